"""Triples -> their N-Triples lines, each once and in order, in memory that has a bound: what is over it waits on disk in sorted runs.

The order is that of the lines as bytes, but for rdf:type, which stands first of a node's lines, as readers of Turtle expect it.
"""

from __future__ import annotations

import heapq
import io
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import IO, Any

from pyoxigraph import Quad, RdfFormat, Triple, parse
from pyoxigraph import serialize as write

from kg.vocab import RDF

RUN = 100_000  # triples that are sorted at a time: some 50 MB
BLOCK = 2**20  # bytes that are read at a time, or a little more
TYPE = f"<{RDF}type> ".encode()
END = b"\x01"  # stands for the end of a subject and is before every character of an IRI, so that nodes are in the order of their IRIs
FIRST = END + b"! "  # the same before rdf:type: no term begins with "!", and "!" is before all that terms begin with


def sorted_lines(triples: Iterable[Triple], *, run: int = RUN) -> Iterator[bytes]:
    """The lines in order, with marks that `quads_of` knows."""
    waiting = iter(triples)
    with ExitStack() as stack:
        runs: list[IO[bytes]] = []
        while lines := _run(waiting, run):
            following = next(waiting, None)
            if following is None and not runs:
                yield from lines
                return
            runs.append(stack.enter_context(TemporaryFile()))
            runs[-1].writelines(lines)
            runs[-1].seek(0)
            waiting = chain([] if following is None else [following], waiting)
        yield from _unique(heapq.merge(*runs))


def quads_of(lines: Iterable[bytes]) -> Iterable[Quad]:
    """The triples of `sorted_lines`, in their order, as the parser gives them: in the default graph."""
    return parse(io.BufferedReader(_Lines(lines), BLOCK), format=RdfFormat.N_TRIPLES)


def _run(triples: Iterator[Triple], size: int) -> list[bytes]:
    """The next triples as sorted lines; none at the end."""
    text = write(islice(triples, size), format=RdfFormat.N_TRIPLES) or b""
    return sorted({_marked(line) for line in io.BytesIO(text)})


def _marked(line: bytes) -> bytes:
    """The line with marks, so that the bytes are in the order wanted."""
    subject, _, rest = line.partition(b"> ")
    return subject + (FIRST + rest[len(TYPE) :] if rest.startswith(TYPE) else END + rest)


def _unmarked(line: bytes) -> bytes:
    subject, _, rest = line.partition(END)
    return subject + b"> " + (TYPE + rest[2:] if rest.startswith(FIRST[1:]) else rest)


def _unique(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for line in lines:
        if line != before:
            yield line
        before = line


class _Lines(io.RawIOBase):
    """Lines as a file, without their marks, for a parser that reads it block by block."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines, self._rest = iter(lines), b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with the next bytes; 0 at the end."""
        if not self._rest:
            self._rest = self._block()
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    def _block(self) -> bytes:
        taken, size = [], 0
        for line in self._lines:
            taken.append(line)
            size += len(line)
            if size >= BLOCK:
                break
        return b"".join(map(_unmarked, taken))
