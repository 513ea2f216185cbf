"""Triples -> the text of graph.ttl: the same for the same triples, whatever their order."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from pyoxigraph import RdfFormat, Triple
from pyoxigraph import serialize as write

from kg.merge.runs import quads_of, sorted_lines
from kg.vocab import Vocabulary

SMALL = 2**23  # bytes of a text that stays in memory


class Turtle:
    """A graph as Turtle. It may be larger than memory, so it waits on disk where it is not small, and is read as a stream."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=SMALL)  # noqa: SIM115 - open as long as the graph is there
        weakref.finalize(self, self._file.close)

    def __bytes__(self) -> bytes:
        """The whole text."""
        return self.opened().read()

    def opened(self) -> IO[bytes]:
        """The text from its beginning; for one reader at a time."""
        self._file.seek(0)
        return self._file

    def write(self, text: bytes) -> int:
        """Put more behind it."""
        return self._file.write(text)


def order(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Unique triples by subject, type first, then by predicate and object."""
    return (quad.triple for quad in quads_of(sorted_lines(triples)))


def serialize(triples: Iterable[Triple], vocabulary: Vocabulary) -> bytes:
    """Turtle with our prefixes, in our order; Oxigraph promises none."""
    return bytes(serialize_lines(sorted_lines(triples), vocabulary))


def serialize_lines(lines: Iterable[bytes], vocabulary: Vocabulary) -> Turtle:
    """Turtle of what `sorted_lines` gives."""
    prefixes, turtle = vocabulary.prefixes, Turtle()
    ordered: Any = _Ordered(turtle, len(prefixes), _declared(prefixes))  # all that is asked of a file here
    write(quads_of(lines), ordered, format=RdfFormat.TURTLE, prefixes=prefixes)
    return turtle


class _Ordered:
    """What is written, with its first lines, which declare prefixes, in our order."""

    def __init__(self, turtle: Turtle, declarations: int, place: Callable[[bytes], int]) -> None:
        self._turtle, self._declarations, self._place = turtle, declarations, place
        self._waiting: bytes | None = b""

    def write(self, text: Any) -> int:
        """Keep the declarations until all are there."""
        if self._waiting is None:
            return self._turtle.write(text)
        self._waiting += bytes(text)
        *declared, rest = self._waiting.split(b"\n", self._declarations)
        if len(declared) == self._declarations:
            self._waiting = None
            self._turtle.write(b"\n".join([*sorted(declared, key=self._place), rest]))
        return len(text)

    def flush(self) -> None:
        """Nothing waits once the declarations are there."""


def _declared(prefixes: Mapping[str, str]) -> Callable[[bytes], int]:
    """Sort key of a prefix line: its place among our prefixes."""
    places = {f"@prefix {prefix}:".encode(): place for place, prefix in enumerate(prefixes)}
    return lambda line: places[line[: line.index(b":") + 1]]
