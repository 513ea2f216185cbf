"""Lines -> the same, each once and in order, in memory that has a bound: what is over it waits on disk in sorted runs.

Triples are lines of N-Triples with marks. The order is that of the lines as bytes, but for rdf:type, which stands first of a node's
lines, as readers of Turtle expect it.
"""

from __future__ import annotations

import heapq
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

from pyoxigraph import Quad, RdfFormat, Triple, parse
from pyoxigraph import serialize as write

from kg.vocab import RDF

RUN = 2**24  # bytes of memory that lines may take before they wait on disk
STEP, OBJECT = 100, 100  # lines that are taken at a time, and the bytes that one takes besides its own
BATCH = 10_000  # triples that are turned into lines at a time
TYPE = f"<{RDF}type> ".encode()
END = b"\x01"  # stands for the end of a subject and is before every character of an IRI, so that nodes are in the order of their IRIs
FIRST = END + b"! "  # the same before rdf:type: no term begins with "!", and "!" is before all that terms begin with


class Runs:
    """Lines that wait to be read in order. What waits on disk is freed where the block ends."""

    def __init__(self, *, run: int = RUN) -> None:
        self._run = run
        self._waiting: set[bytes] = set()
        self._size = 0
        self._files: list[IO[bytes]] = []

    def __enter__(self) -> Runs:
        return self

    def __exit__(self, *error: object) -> None:
        for file in self._files:
            file.close()

    def add(self, lines: Iterable[bytes]) -> None:
        """Take lines, each with its end."""
        coming = iter(lines)
        while some := list(islice(coming, STEP)):
            self._waiting.update(some)
            self._size += sum(map(len, some)) + OBJECT * len(some)
            if self._size >= self._run:
                self._files.append(TemporaryFile())  # noqa: SIM115 - closed where the block ends
                self._files[-1].writelines(sorted(self._waiting))
                self._files[-1].seek(0)
                self._waiting, self._size = set(), 0

    def in_order(self) -> Iterator[bytes]:
        """All of them, each once."""
        before = b""
        for line in heapq.merge(*self._files, sorted(self._waiting)) if self._files else sorted(self._waiting):
            if line != before:
                yield line
            before = line


def sorted_lines(triples: Iterable[Triple], *, run: int = RUN) -> Iterator[bytes]:
    """The lines of triples in order, with marks that `quads_of` knows."""
    with Runs(run=run) as runs:
        runs.add(lines_of(triples))
        yield from runs.in_order()


def lines_of(triples: Iterable[Triple]) -> Iterator[bytes]:
    """A line for each triple, with marks, so that their bytes are in the order wanted."""
    coming = iter(triples)
    while text := write(islice(coming, BATCH), format=RdfFormat.N_TRIPLES):
        for line in io.BytesIO(text):
            subject, _, rest = line.partition(b"> ")
            yield subject + (FIRST + rest[len(TYPE) :] if rest.startswith(TYPE) else END + rest)


def quads_of(lines: Iterable[bytes]) -> Iterable[Quad]:
    """The triples of marked lines, in their order, as the parser gives them: in the default graph."""
    return parse(b"".join(map(_unmarked, lines)), format=RdfFormat.N_TRIPLES)


def _unmarked(line: bytes) -> bytes:
    subject, _, rest = line.partition(END)
    return subject + b"> " + (TYPE + rest[2:] if rest.startswith(FIRST[1:]) else rest)
