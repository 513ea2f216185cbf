"""`kg query` and `kg serve`: a build and SPARQL in, answers out, on the terminal or over HTTP."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import ConfigFile, Out, configured, data_out, generation, say
from kg.errors import QueryError, UsageError
from kg.query import FORMATS, named_queries, named_query, run_query


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("query")(query)
    app.command("serve")(serve)


def query(  # noqa: PLR0913 - a parameter for each option
    sparql: Annotated[
        str | None, typer.Argument(metavar="SPARQL|FILE|NAME", help="A query, a file with one (- for stdin), or the name of one of ours.")
    ] = None,
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    file_format: Annotated[str, typer.Option("--format", help=f"How to write the answer: {', '.join(FORMATS)}.")] = "table",
    about: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only rows in which some value contains this text; more than one: all of them.")
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="Show the named queries.")] = False,
) -> None:
    """Ask the graph. All our prefixes are bound: kg query 'SELECT ?who ?whom WHERE { ?who kg:dismissed ?whom }'."""
    if show_list:
        _print_named()
        return
    if sparql is None:
        raise UsageError("give a query, a file with one, or the name of one of ours (`kg query --list`)")
    if file_format not in FORMATS:
        raise UsageError(f"no format “{file_format}”; there are {', '.join(FORMATS)}")
    config = configured(config_file, out=out)
    prefixes = config.vocabulary.prefixes
    shown = run_query(generation(config) / "store", _text(sparql), prefixes=prefixes, limits=config.query)
    for name in about or []:
        shown = shown.about(name)
    with data_out() as output:
        FORMATS[file_format](shown, output, prefixes=prefixes)
    if not shown.rows:
        say("no rows")


def serve(
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 for any free one.")] = 8000,
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


def _text(sparql: str) -> str:
    """The query that is meant: what could be one is one, - is standard input, a word is a name or else a file."""
    if len(sparql.split()) > 1 or "{" in sparql:
        return sparql
    if sparql == "-":
        return sys.stdin.read()
    place = Path(sparql)
    if sparql not in {named.name for named in named_queries()} and place.is_file():
        try:
            return place.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{sparql}: cannot read this query ({error})") from error
    return named_query(sparql).text


def _print_named() -> None:
    named = named_queries()
    width = max(len(item.name) for item in named)
    with data_out() as output:
        output.writelines(f"{item.name:{width}}  {item.description}\n" for item in named)
