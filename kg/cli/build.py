"""`kg build`: articles -> a folder with the graph, its page and its store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.build.into import build_into
from kg.build.progress import shown_progress
from kg.build.report import summary, unread
from kg.cli.common import ConfigFile, Out, configured, data_out, generation, tell
from kg.cli.read import Date, Force, Publisher, TextColumn, with_options
from kg.errors import UsageError
from kg.pipeline import Make
from kg.store.disk import DiskStore

ENGINES = ("local", "spark")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build")(build)


def build(  # noqa: PLR0913 - a parameter for each option
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Articles, or folders of articles.")],
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    processes: Annotated[int | None, typer.Option(help="Processes that read articles [default: 1].")] = None,
    threads: Annotated[int | None, typer.Option(help="Threads of the language model in each process [default: 2].")] = None,
    annotator: Annotated[str | None, typer.Option(metavar="NAME", help="Which annotator plug-in [default: joint].")] = None,
    extractor: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only these extractor plug-ins; may be repeated.")] = None,
    ontology: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Relations of your own (Turtle); may be repeated.")] = None,
    kb: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Entities that you know (CSV, JSON lines, SKOS); may be repeated.")
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="What the IRIs of entities and articles start with.")] = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help="How much is written: full or compact [default: full].")] = None,
    page: Annotated[
        bool | None,
        typer.Option("--page/--no-page", help="Make the page now, or leave it to `kg view` [default: now].", show_default=False),
    ] = None,
    date: Date = None,
    publisher: Publisher = None,
    text_column: TextColumn = None,
    force: Force = False,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="Who reads the articles: this machine (local), or a cluster (spark).")
    ] = "local",
    master: Annotated[
        str | None, typer.Option(metavar="URL", help="Spark's master, like spark://host:7077 [default: this machine].")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when anything was skipped.")] = False,
) -> None:
    """Build a graph from articles: DIR/graph.html to look at, DIR/graph.ttl, DIR/store to query, and JSON lines of each stage.

    Exit codes: 0 built; 1 built, but something was skipped (--strict); 2 one of the PATHs gave nothing, or nothing could be built.
    """
    config = configured(
        config_file,
        out=out,
        processes=processes,
        threads=threads,
        annotator=annotator,
        extractors=extractor,
        ontology=ontology,
        base=base,
        kb=kb,
        profile=profile,
        page=page,
    )
    config = with_options(config, date=date, publisher=publisher, force=force, text_column=text_column)
    with shown_progress() as on_progress:
        graph = build_into(paths, config, make=_engine(engine, master), on_progress=on_progress)
    tell(graph.corpus.problems)
    with data_out() as output:
        output.writelines(f"{line}\n" for line in summary(graph.corpus, config, store=DiskStore(generation(config) / "store").engine))
    if unread(paths, graph.corpus):
        raise typer.Exit(2)
    if strict and graph.corpus.problems:
        raise typer.Exit(1)


def _engine(name: str, master: str | None) -> Make | None:
    """What works on the documents, if not this process."""
    if name not in ENGINES:
        raise UsageError(f"no engine “{name}”; there are {', '.join(ENGINES)}")
    if name == "local":
        return None
    from kg.build.spark import HERE, on_spark  # noqa: PLC0415 - an extra

    return on_spark(master or HERE)
