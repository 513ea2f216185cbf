"""`kg remove` and `kg watch`: a build and what is to change in it -> the build as it is then."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from kg.build.into import build_into, remove_from
from kg.build.report import count_of
from kg.build.watch import settled_changes
from kg.cli.common import ConfigFile, Out, configured, say, tell
from kg.config import Config
from kg.errors import KgError, UsageError
from kg.pipeline import Corpus


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("remove")(remove)
    app.command("watch")(watch)


def remove(
    names: Annotated[list[str], typer.Argument(metavar="DOC|FILE…", help="Ids or IRIs of articles, files, or folders of files.")],
    *,
    out: Out = None,
    config_file: ConfigFile = None,
) -> None:
    """Take articles out of a build again: what rests on them alone goes, all else keeps its other sources.

    The files stay where they are; one that lies in a folder which is built again comes back.
    """
    removal = remove_from(names, configured(config_file, out=out))
    for article in removal.removed:
        there = "; its file is still there" if Path(article.document.source).is_file() else ""
        say(f"removed {article.document.id} {article.document.source}{there}")
    say(_figures(removal.graph.corpus))


def watch(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Articles, or folders of articles.")],
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    interval: Annotated[float, typer.Option(min=0.05, help="Seconds between two looks.")] = 2.0,
    page: Annotated[
        bool | None,
        typer.Option(
            "--page/--no-page", help="Make the page each time, or leave it to `kg view` [default: each time].", show_default=False
        ),
    ] = None,
) -> None:
    """Build, and build again whenever articles come, change or go, until Ctrl-C. Only what is new is worked on."""
    config = configured(config_file, out=out, page=page)
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}; check the spelling")
    say("watching; Ctrl-C ends this")
    try:
        for _ in settled_changes(paths, out=config.out, wait=lambda: time.sleep(interval)):
            _build(paths, config)
    except KeyboardInterrupt:
        say("")


def _build(paths: list[Path], config: Config) -> None:
    """One build of what is there; what is wrong with it now may be mended by the next change."""
    try:
        corpus = build_into([path for path in paths if path.exists()], config).corpus
    except KgError as error:
        say(f"kg: {error}")
        return
    tell(corpus.problems)
    say(f"{time.strftime('%H:%M:%S')} {_figures(corpus)}")


def _figures(corpus: Corpus) -> str:
    articles, found = count_of(len(corpus.extractions), "article"), count_of(sum(dict(corpus.statuses).values()), "statement")
    return f"{articles}, {found} about {count_of(len(corpus.entities), 'entity', 'entities')}; `kg diff` says what has changed"
