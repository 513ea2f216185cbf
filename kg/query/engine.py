"""An Oxigraph store and a user's query -> the kind of answer and its bytes; checked first, and stopped at the limits."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.query.guard import checked, syntax_error
from kg.query.results import Form

if TYPE_CHECKING:
    import pyoxigraph

MAX_BYTES = 64 * 2**20  # of one answer: a hundred thousand rows with a sentence in each are a third of it


def answer(store: pyoxigraph.Store, sparql: str, *, prefixes: Mapping[str, str], max_rows: int) -> tuple[Form, bytes]:
    """SPARQL 1.1 TSV results for SELECT and ASK (one row, one boolean), N-Triples for the others. Raises QueryError."""
    text = checked(sparql, prefixes=prefixes)
    try:
        return _answer(store.query(text, prefixes=dict(prefixes)), max_rows)
    except SyntaxError as error:
        raise syntax_error(text, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"cannot answer this query: {error}") from error


def _answer(found: object, max_rows: int) -> tuple[Form, bytes]:
    import pyoxigraph as ox  # noqa: PLC0415 - `kg --help` needs none

    if isinstance(found, ox.QueryBoolean):
        return Form.ASK, f"?answer\n{str(bool(found)).lower()}\n".encode()
    if isinstance(found, ox.QueryTriples):
        lines = Lines(max_rows)
        found.serialize(lines, format=ox.RdfFormat.N_TRIPLES)
        return Form.GRAPH, lines.getvalue()
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - there are three kinds
    lines = Lines(max_rows, head=1)
    found.serialize(lines, format=ox.QueryResultsFormat.TSV)
    return Form.SELECT, lines.getvalue()


class Lines(BytesIO):
    """A file in memory that Oxigraph writes to, row by row, until there are too many or they are too large: then a QueryError stops it.

    Both formats have one line for each row: a line break inside a text is escaped. Rows need not become Python objects here.
    """

    def __init__(self, limit: int, *, head: int = 0) -> None:
        super().__init__()
        self._limit, self._rows = limit, -head

    def write(self, part: Any, /) -> int:
        """Take the next bytes."""
        self._rows += part.count(b"\n")
        if self._rows > self._limit:
            raise QueryError(f"stopped: the answer has more than {self._limit} rows; add a LIMIT or narrower patterns")
        if self.tell() > MAX_BYTES:
            raise QueryError(f"stopped: the answer is larger than {MAX_BYTES // 2**20} MB; ask for fewer rows or shorter values")
        return super().write(part)
