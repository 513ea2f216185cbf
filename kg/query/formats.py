"""A Result in; a table for people, or JSON, CSV, TSV, XML or Turtle for programs out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from kg.errors import UsageError
from kg.query.results import Form, Result, json_lines, text_of

if TYPE_CHECKING:
    from pyoxigraph import QueryResultsFormat, RdfFormat

NARROW = 16  # characters
PLAIN_WIDTH = 120  # columns of a table that goes to a file or pipe


def rows_as(result: Result, file_format: QueryResultsFormat) -> bytes:
    """SPARQL 1.1 results of SELECT and ASK; a graph has the columns subject, predicate and object."""
    import pyoxigraph as ox  # noqa: PLC0415 - `kg --help` needs none

    if result.form is Form.ASK:
        answer = ox.parse_query_results(f'{{"head": {{}}, "boolean": {text_of(_only(result))}}}', format=ox.QueryResultsFormat.JSON)
        return answer.serialize(format=file_format) or b""
    lines = "".join(json_lines(result.variables, result.rows))
    if file_format == ox.QueryResultsFormat.JSON:
        return lines.encode()
    return ox.parse_query_results(lines, format=ox.QueryResultsFormat.JSON).serialize(format=file_format) or b""


def graph_as(result: Result, file_format: RdfFormat, *, prefixes: Mapping[str, str]) -> bytes:
    """The triples of a CONSTRUCT or DESCRIBE."""
    import pyoxigraph as ox  # noqa: PLC0415

    rows: Any = result.rows
    return ox.serialize((ox.Triple(*row) for row in rows), format=file_format, prefixes=dict(prefixes)) or b""


def write_table(result: Result, out: TextIO, *, prefixes: Mapping[str, str]) -> None:
    """A table as wide as the terminal, plain where `out` is none."""
    from rich import box  # noqa: PLC0415 - `kg --help` needs none
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    rows = [[_printable(_short(term, prefixes)) if term is not None else "" for term in row] for row in result.rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, cells in zip(result.variables, zip(*rows, strict=True) if rows else result.variables, strict=True):
        # a narrow column keeps its width, so that the lines of long ones are long
        table.add_column(Text(name.replace("_", " ")), overflow="fold", no_wrap=max(map(len, cells)) <= NARROW)
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=out, highlight=False, width=None if out.isatty() else PLAIN_WIDTH).print(table)


def _write_json(result: Result, out: TextIO, *, prefixes: Mapping[str, str]) -> None:
    import pyoxigraph as ox  # noqa: PLC0415

    out.write(rows_as(result, ox.QueryResultsFormat.JSON).decode())


def _write_csv(result: Result, out: TextIO, *, prefixes: Mapping[str, str]) -> None:
    import pyoxigraph as ox  # noqa: PLC0415

    out.write(rows_as(result, ox.QueryResultsFormat.CSV).decode())


def _write_turtle(result: Result, out: TextIO, *, prefixes: Mapping[str, str]) -> None:
    import pyoxigraph as ox  # noqa: PLC0415

    if result.form is not Form.GRAPH:
        raise UsageError("--format ttl is for CONSTRUCT and DESCRIBE; this query gives rows, so use table, json or csv")
    out.write(graph_as(result, ox.RdfFormat.TURTLE, prefixes=prefixes).decode())


FORMATS: Mapping[str, Callable[..., None]] = {"table": write_table, "json": _write_json, "csv": _write_csv, "ttl": _write_turtle}


def _only(result: Result) -> Any:
    return result.rows[0][0]


def _short(term: Any, prefixes: Mapping[str, str]) -> str:
    """A literal's text, or an IRI shortened by the longest prefix that fits."""
    text = text_of(term)
    if not str(term).startswith("<"):
        return text
    fitting = [(len(iri), f"{name}:{text[len(iri) :]}") for name, iri in prefixes.items() if text.startswith(iri)]
    return max(fitting)[1] if fitting else text


def _printable(text: str) -> str:
    """Text that can neither steer a terminal nor turn its reading direction."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf"} else c for c in text)
