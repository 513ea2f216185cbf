"""Triples -> the bytes of graph.ttl: the same for the same triples, whatever their order."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import RdfFormat, Triple
from pyoxigraph import serialize as write

from kg.merge.runs import quads_of, sorted_lines
from kg.vocab import Vocabulary


def order(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Unique triples by subject, type first, then by predicate and object."""
    return (quad.triple for quad in quads_of(sorted_lines(triples)))


def serialize(triples: Iterable[Triple], vocabulary: Vocabulary) -> bytes:
    """Turtle with our prefixes, in our order; Oxigraph promises none."""
    return serialize_lines(sorted_lines(triples), vocabulary)


def serialize_lines(lines: Iterable[bytes], vocabulary: Vocabulary) -> bytes:
    """Turtle of what `sorted_lines` gives."""
    prefixes = vocabulary.prefixes
    turtle = _Turtle(len(prefixes), _declared(prefixes))
    write(quads_of(lines), turtle, format=RdfFormat.TURTLE, prefixes=prefixes)
    return turtle.getvalue()


class _Turtle(io.BytesIO):
    """What is written, with its first lines, which declare prefixes, in our order; a graph is large, so it is never copied as a whole."""

    def __init__(self, declarations: int, place: Callable[[bytes], int]) -> None:
        super().__init__()
        self._declarations, self._place = declarations, place
        self._waiting: bytes | None = b""

    def write(self, text: Any) -> int:
        """Keep the declarations until all are there."""
        if self._waiting is None:
            return super().write(text)
        self._waiting += bytes(text)
        *declared, rest = self._waiting.split(b"\n", self._declarations)
        if len(declared) == self._declarations:
            self._waiting = None
            super().write(b"\n".join([*sorted(declared, key=self._place), rest]))
        return len(text)


def _declared(prefixes: Mapping[str, str]) -> Callable[[bytes], int]:
    """Sort key of a prefix line: its place among our prefixes."""
    places = {f"@prefix {prefix}:".encode(): place for place, prefix in enumerate(prefixes)}
    return lambda line: places[line[: line.index(b":") + 1]]
