"""`kg query`, `kg search`, `kg serve` and `kg mcp`: a build and SPARQL -> answers, on the terminal or over HTTP."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import ConfigFile, Out, configured, data_out, day_of, generation, say
from kg.errors import QueryError, UsageError
from kg.query import FORMATS, named_queries, named_query, run_query
from kg.query.narrow import Narrow

QUERY_FILES = {".rq", ".sparql", ".txt"}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("query")(query)
    app.command("search")(search)
    app.command("serve")(serve)
    app.command("mcp")(mcp)


def query(  # noqa: PLR0913 - a parameter for each option
    sparql: Annotated[
        str | None, typer.Argument(metavar="SPARQL|FILE|NAME", help="A query, a file with one (- for stdin), or the name of one of ours.")
    ] = None,
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    file_format: Annotated[str, typer.Option("--format", help=f"How to write the answer: {', '.join(FORMATS)}.")] = "table",
    about: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only rows in which some value has these words; more than one: all of them.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Only rows of this day or later, like 2023-08-10.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Only rows of this day or earlier.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Only rows whose source contains this text.")] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="Only rows of this status, like Asserted or Denied.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows; 0 for all.")] = 0,
    show_list: Annotated[bool, typer.Option("--list", help="Show the named queries.")] = False,
) -> None:
    """Ask the graph. All our prefixes are bound: kg query 'SELECT ?who ?whom WHERE { ?who kg:dismissed ?whom }'."""
    if show_list:
        _print_named()
        return
    if sparql is None or not sparql.strip():
        raise UsageError("give a query, a file with one, or the name of one of ours (`kg query --list`)")
    if file_format not in FORMATS:
        raise UsageError(f"no format “{file_format}”; there are {', '.join(FORMATS)}")
    days = {"since": day_of(since), "until": day_of(until)}
    if days["since"] and days["until"] and days["since"] > days["until"]:
        raise UsageError(f"--since {since} is after --until {until}; no day is between them")
    config = configured(config_file, out=out)
    prefixes = config.vocabulary.prefixes
    named = sparql in {query.name for query in named_queries()}
    result = run_query(generation(config) / "store", _text(sparql), prefixes=prefixes, limits=config.query)
    shown = Narrow(about=tuple(about or ()), source=source, status=status, limit=limit, **days)(result)
    with data_out() as output:
        FORMATS[file_format](shown, output, prefixes=prefixes)
    if not shown.rows:
        say("no rows")
    for hint in () if named else shown.hints:
        say(hint)
    if not shown.rows and result.rows:
        asked = _asked(about=" and ".join(about or ()) or None, since=since, until=until, source=source, status=status)
        say(f"{len(result.rows)} without {asked}")


def serve(
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 for any free one.")] = 8000,
) -> None:
    """Serve the page at / and a read-only SPARQL 1.1 endpoint at /sparql, on this machine only, until Ctrl-C."""
    from kg.query.server import make_server  # noqa: PLC0415 - http.server takes as long to load as all of `kg --help`

    config = configured(config_file, out=out)
    generation(config)
    with make_server(config.out, port=port, prefixes=config.vocabulary.prefixes, limits=config.query) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        say(f"{address}/ is the page, {address}/sparql answers SPARQL; Ctrl-C ends this")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("")


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help='Words, or "words that stand together" in quotation marks.')],
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    file_format: Annotated[str, typer.Option("--format", help="How to write what is found: table, json, csv.")] = "table",
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 20,
) -> None:
    """Find sentences, names and facts by their words, the likeliest first."""
    from kg.query.search import search as search_words  # noqa: PLC0415 - only this command needs an index
    from kg.store.disk import DiskStore  # noqa: PLC0415

    if file_format not in FORMATS or file_format == "ttl":
        raise UsageError(f"no format “{file_format}”; there are table, json, csv")
    config = configured(config_file, out=out)
    folder = generation(config)
    asked = " ".join(f'"{word}"' if " " in word else word for word in words)
    found = search_words(DiskStore(folder / "store").engine, asked, folder=folder, limit=limit)
    with data_out() as output:
        FORMATS[file_format](found, output, prefixes=config.vocabulary.prefixes)
    for hint in found.hints:
        say(hint)


def mcp(*, out: Out = None, config_file: ConfigFile = None) -> None:
    """Serve a build to assistants over the Model Context Protocol, on standard input and output: search, about, between, events, SPARQL,
    each answer with its sentences and sources. Read-only. Needs the extra `mcp`.
    """
    from kg.build.assistant import assistant_server  # noqa: PLC0415 - an extra
    from kg.build.graph import open_graph  # noqa: PLC0415

    config = configured(config_file, out=out)
    assistant_server(open_graph(config.out, config=config)).run("stdio")


def _asked(**options: str | None) -> str:
    return " ".join(f"--{name} {value}" for name, value in options.items() if value)


def _text(sparql: str) -> str:
    """The query that is meant: what could be one is one, - is standard input, a word is a name or else a file."""
    if len(sparql.split()) > 1 or "{" in sparql:
        return sparql
    if sparql == "-":
        return sys.stdin.read()
    place = Path(sparql)
    if sparql not in {named.name for named in named_queries()} and (place.is_file() or place.suffix in QUERY_FILES or place.name != sparql):
        try:
            return place.read_text(encoding="utf-8")
        except OSError as error:
            raise QueryError(f"{sparql}: cannot read this query ({error.strerror}); check the path") from error
        except UnicodeDecodeError as error:
            raise QueryError(f"{sparql}: cannot read this query ({error}); save it as UTF-8") from error
    return named_query(sparql).text


def _print_named() -> None:
    named = named_queries()
    width = max(len(item.name) for item in named)
    with data_out() as output:
        output.writelines(f"{item.name:{width}}  {item.description}\n" for item in named)
