"""An Oxigraph store and a user's query -> the kind of answer and its bytes; checked first, and stopped at the limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.query.guard import checked, syntax_error
from kg.query.results import Form, json_lines

if TYPE_CHECKING:
    import pyoxigraph

MAX_BYTES = 64 * 2**20  # of one answer: a hundred thousand rows with a sentence in each are a third of it


def answer(store: pyoxigraph.Store, sparql: str, *, prefixes: Mapping[str, str], max_rows: int) -> tuple[Form, bytes]:
    """SPARQL 1.1 JSON results for SELECT and ASK (one row, one boolean), N-Triples for the others. Raises QueryError."""
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
        return Form.ASK, _joined(json_lines(("answer",), [(ox.Literal(bool(found)),)]))
    if isinstance(found, ox.QueryTriples):
        return Form.GRAPH, _joined(f"{triple} .\n" for triple in _first(found, max_rows))
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - there are three kinds
    names = tuple(variable.value for variable in found.variables)
    return Form.SELECT, _joined(json_lines(names, _first(found, max_rows)))


def _first(rows: Iterable[Any], limit: int) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if number == limit:
            raise QueryError(f"stopped: the answer has more than {limit} rows; add a LIMIT or narrower patterns")
        yield row


def _joined(parts: Iterable[str]) -> bytes:
    found, size = [], 0
    for part in parts:
        encoded = part.encode()
        size += len(encoded)
        if size > MAX_BYTES:
            raise QueryError(f"stopped: the answer is larger than {MAX_BYTES // 2**20} MB; ask for fewer rows or shorter values")
        found.append(encoded)
    return b"".join(found)
