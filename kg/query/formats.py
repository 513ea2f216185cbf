"""A Result -> a table for people, or JSON, CSV, TSV, XML or Turtle for programs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TextIO

from kg.errors import UsageError
from kg.query.results import Form, Result, json_lines, text_of

if TYPE_CHECKING:
    from pyoxigraph import QueryResultsFormat, RdfFormat

GAP = 3  # columns between two columns of a table
LONG_WORD = 14  # characters; a longer word is broken where room is short
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

    console = Console(file=out, highlight=False, width=None if out.isatty() else PLAIN_WIDTH)
    header = [name.replace("_", " ") for name in result.variables]
    rows = [[_printable(_short(term, prefixes)) if term is not None else "" for term in row] for row in result.rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    widths = _widths([header, *rows], console.width - GAP * (len(header) - 1))
    for name, width in zip(header, widths, strict=True):
        table.add_column(Text(name), width=width, overflow="fold")
    console.print(table)
    out.writelines(line for row in rows for line in _lines_of(row, widths))  # rich takes a minute for fifty thousand rows


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


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths of the columns of a table that share that much room.

    A column never gets more than its longest cell needs, nor less than its longest word up to LONG_WORD; those that cannot have all
    share by the square root of what they need, so that a sentence gets more room than a name, and not all of it.
    """
    from rich.cells import cell_len  # noqa: PLC0415 - `kg --help` needs none

    columns = [list(column) for column in zip(*rows, strict=True)]
    needs = [max(map(cell_len, column)) for column in columns]
    words = [min(LONG_WORD, max(cell_len(word) for cell in column for word in [*cell.split(), ""])) for column in columns]
    widths = [0] * len(needs)
    waiting = sorted(range(len(needs)), key=lambda i: needs[i])
    while waiting:
        share = room / sum(needs[i] ** 0.5 for i in waiting)
        column = waiting.pop(0)
        widths[column] = max(1, words[column], min(needs[column], int(share * needs[column] ** 0.5)))
        room -= widths[column]
    for _ in range(-room):  # where even the words of all have no room
        widths[widths.index(max(widths))] -= 1
    return [max(1, width) for width in widths]


def _lines_of(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines of one row, each cell folded within its column."""
    for parts in zip_longest(*(_folded(cell, width) for cell, width in zip(row, widths, strict=True)), fillvalue=""):
        yield (" " * GAP).join(f"{part}{' ' * (width - _cells(part))}" for part, width in zip(parts, widths, strict=True)) + "\n"


def _folded(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns, broken between words, and within a word that has no room in a line."""
    lines, room = [""], width
    for word in text.split():
        long, gap = _cells(word), 1 if lines[-1] else 0
        if long + gap <= room:
            lines[-1] += f"{' ' * gap}{word}"
            room -= long + gap
            continue
        *whole, last = [word] if long <= width else _chopped(word, width)
        lines += [*whole, last]
        room = width - _cells(last)
    return [line for line in lines if line] or [""]


def _chopped(word: str, width: int) -> list[str]:
    from rich.cells import chop_cells  # noqa: PLC0415 - `kg --help` needs none

    return chop_cells(word, width)


def _cells(text: str) -> int:
    """Columns that a text takes on a terminal: wide signs take two."""
    from rich.cells import cell_len  # noqa: PLC0415 - `kg --help` needs none

    return len(text) if text.isascii() else cell_len(text)


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
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf"} else c for c in text)
