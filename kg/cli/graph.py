"""`kg view`, `kg analyse` and `kg export`: the graph of a build -> a page, measures or a file of another format."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.build.asking import TITLE, page_of
from kg.cli.common import ConfigFile, Out, configured, data_out, day_of, generation, say
from kg.config import Config
from kg.errors import UsageError
from kg.query import FORMATS, Form, Result
from kg.query.nearest import did_you_mean
from kg.store import RDF_FORMATS, explained, open_store, replace_file, write_file
from kg.store.disk import DiskStore

if TYPE_CHECKING:
    import networkx

NETWORK_FORMATS = ("gexf", "graphml")
STREAMS = ("ftm", "quickstatements")
FOLDERS = ("csv", "neo4j", "obsidian")
PACK = "pack"
EXPORTS = (*NETWORK_FORMATS, *RDF_FORMATS, *STREAMS, *FOLDERS, PACK)
TABLES = ("table", "json", "csv")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("view")(view)
    app.command("analyse")(analyse)
    app.command("export")(export)


def view(  # noqa: PLR0913 - one parameter for each option
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    title: Annotated[str, typer.Option(help="Heading of the page.")] = TITLE,
    about: Annotated[str, typer.Option(metavar="NAME", help="Only what is around this entity: a smaller page.")] = "",
    depth: Annotated[int, typer.Option(min=1, max=9, help="How many steps around it.")] = 2,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Only what was published since this day.")] = None,
    source: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only what this publisher says; can be repeated.")] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Rebuild the page of a build, of all of it or of a part: DIR/graph.html."""
    from kg.analyse import Wanted, part  # noqa: PLC0415 - heavy
    from kg.view import render  # noqa: PLC0415 - heavy

    config = configured(config_file, out=out)
    wanted = Wanted(about=about, depth=depth, since=day_of(since), sources=tuple(source or ()))
    whole = wanted.is_everything()
    found = page_of(_store(config).engine, title=title) if whole else render(part(_network(config), wanted), title=title)
    replace_file(config.out, "graph.html", found.encode())
    page = config.out / "graph.html"
    say(f"Look at it: {page}")
    if show and not webbrowser.open(page.resolve().as_uri()):
        say("kg: no browser could be started; open the file by hand")


def analyse(
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    top: Annotated[int, typer.Option(min=1, help="How many entities to show.")] = 20,
    path: Annotated[tuple[str, str] | None, typer.Option(metavar="NAME NAME", help="Show how two entities are connected instead.")] = None,
    file_format: Annotated[str, typer.Option("--format", help=f"How to write it: {', '.join(TABLES)}.")] = "table",
) -> None:
    """Show the most central entities with their measures, or a shortest chain of statements between two."""
    from kg.analyse import measures  # noqa: PLC0415 - heavy

    if file_format not in TABLES:
        raise UsageError(f"no format “{file_format}”; there are {', '.join(TABLES)}")
    network = _network(configured(config_file, out=out))
    if path:
        header: tuple[str, ...] = ("subject", "relation", "object", "status")
        rows = _steps(network, *path)
    else:
        header = ("entity", "type", "degree", "mentions", "pagerank", "community")
        found = measures(network)[:top]
        rows = [(m.label, m.entity_class, str(m.degree), str(m.support), f"{m.pagerank:.4f}", str(m.community)) for m in found]
    with data_out() as output:
        FORMATS[file_format](_result(header, rows), output, prefixes={})


def export(  # noqa: PLR0913 - one parameter for each option
    name: Annotated[str | None, typer.Argument(metavar="[FORMAT]", help="The same as --format.")] = None,
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    file_format: Annotated[str | None, typer.Option("--format", help=f"What to write: {', '.join(EXPORTS)}.")] = None,
    to: Annotated[
        Path | None, typer.Option(metavar="PATH", help=f"File to write [default: stdout]; the folder for {', '.join(FOLDERS)}.")
    ] = None,
    put: Annotated[str | None, typer.Option(metavar="URL", help="Make it the default graph of a SPARQL endpoint instead.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="pack: only what was published since this day.")] = None,
    corroborated: Annotated[bool, typer.Option("--corroborated", help="pack: only what two independent sources say.")] = False,
    redact: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="pack: black out this entity under all its names; can be repeated.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what --put would send.")] = False,
) -> None:
    """Give the graph away: graphml and gexf for network tools; jsonld, nt and rdf12 for RDF tools; ftm for Aleph; quickstatements for
    Wikidata; csv, neo4j and obsidian, which are folders; --put for other stores; pack, one HTML file of claim, evidence and source for an
    editor or lawyer.
    """
    file_format = file_format or name
    config = configured(config_file, out=out)
    if put:
        if not put.startswith(("http://", "https://")):
            raise UsageError(f"{put}: an address that begins with http:// or https:// is needed")
        store = _store(config)
        if dry_run:
            say(f"{len(store)} triples would replace the default graph at {put}")
            return
        open_store(put).replace(quad.triple for quad in store.engine)
        say(f"The graph is at {put}")
        return
    if file_format is None:
        raise UsageError(f"say which format: --format {'|'.join(EXPORTS)}")
    if file_format not in EXPORTS:
        raise UsageError(f"no format “{file_format}”{did_you_mean(file_format, EXPORTS) or '; there are ' + ', '.join(EXPORTS)}")
    if file_format in FOLDERS:
        _write_folder(config, file_format, to)
        return
    if file_format == PACK:
        content = _pack(config, since, corroborated=corroborated, redact=redact or [])
    else:
        content = _exported(config, file_format)
    if to:
        write_file(to, content)
        say(f"Written: {to}")
        return
    with data_out() as output:
        output.buffer.write(content)


def _write_folder(config: Config, file_format: str, to: Path | None) -> None:
    """The files of a format that has several, into a folder that is empty or new, so that nothing of somebody else is replaced."""
    from kg.analyse import FOLDERS as WRITERS  # noqa: PLC0415 - heavy

    if to is None:
        raise UsageError(f"--format {file_format} is a folder of files; say where: --to DIR")
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise UsageError(f"{to}: this is there already; name a new folder, or empty it")
    files = WRITERS[file_format](_network(config))
    for name, content in files.items():
        place = to / name
        with explained(place):
            place.parent.mkdir(parents=True, exist_ok=True)
        write_file(place, content)
    say(f"Written: {len(files)} files in {to}")


def _pack(config: Config, since: str | None, *, corroborated: bool, redact: Sequence[str]) -> bytes:
    from kg.analyse import Wanted, part  # noqa: PLC0415 - heavy
    from kg.view import pack  # noqa: PLC0415 - heavy

    network = part(_network(config), Wanted(since=day_of(since)))
    return pack(network, title=TITLE, corroborated=corroborated, redact=redact).encode()


def _exported(config: Config, file_format: str) -> bytes:
    if file_format in NETWORK_FORMATS:
        from kg.analyse import export as export_network  # noqa: PLC0415 - heavy

        return export_network(_network(config), file_format)
    if file_format in STREAMS:
        from kg.analyse import ONE_FILE  # noqa: PLC0415 - heavy

        return next(iter(ONE_FILE[file_format](_network(config)).values()))
    store = _store(config)
    return RDF_FORMATS[file_format]((quad.triple for quad in store.engine), config.vocabulary.prefixes)


def _steps(network: networkx.MultiDiGraph[str], source: str, target: str) -> list[tuple[str, ...]]:
    from kg.analyse import path as find_path  # noqa: PLC0415 - heavy

    steps = find_path(network, source=source, target=target)
    if not steps:
        say(f"no statements connect {source} and {target}")
    labels = {iri: node["label"] for iri, node in network.nodes.items()}
    ends = [(step.source, step.target) if step.forward else (step.target, step.source) for step in steps]
    return [(labels[a], step.relation, labels[b], step.status) for (a, b), step in zip(ends, steps, strict=True)]


def _result(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Result:
    from pyoxigraph import Literal  # noqa: PLC0415

    return Result(Form.SELECT, header, tuple(tuple(Literal(cell) for cell in row) for row in rows))


def _network(config: Config) -> networkx.MultiDiGraph[str]:
    from kg.analyse import load_network  # noqa: PLC0415 - heavy

    return load_network(_store(config).engine)


def _store(config: Config) -> DiskStore:
    return DiskStore(generation(config) / "store")
