"""Triples -> the text of graph.ttl: the same for the same triples, whatever their order."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from pyoxigraph import RdfFormat, Triple
from pyoxigraph import serialize as write

from kg.merge.runs import END, quads_of, sorted_lines
from kg.vocab import Vocabulary

SMALL = 2**23  # bytes of a text that stays in memory
BATCH = 10_000  # lines that become Turtle at a time
NODE_END = b" .\n"  # of all lines only the last of a node ends so
BREAK = b"\0"  # stands for the end of a line within a node; what a text has of it is escaped


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

    def write(self, texts: Iterable[bytes]) -> None:
        """Put more behind it."""
        self._file.writelines(texts)


def serialize(triples: Iterable[Triple], vocabulary: Vocabulary) -> bytes:
    """Turtle with our prefixes, in our order; Oxigraph promises none."""
    return bytes(turtle_of(nodes_of(sorted_lines(triples), vocabulary), vocabulary))


def turtle_of(nodes: Iterable[bytes], vocabulary: Vocabulary) -> Turtle:
    """Turtle of what `nodes_of` gives."""
    turtle = Turtle()
    turtle.write(f"@prefix {prefix}: <{namespace}> .\n".encode() for prefix, namespace in vocabulary.prefixes.items())
    turtle.write(node.partition(END)[2][:-1].replace(BREAK, b"\n") + NODE_END for node in nodes)
    return turtle


def nodes_of(lines: Iterable[bytes], vocabulary: Vocabulary) -> Iterator[bytes]:
    """Marked lines of triples in order -> a line for each node, in order: its IRI, a mark, and what Turtle says of it."""
    prefixes = vocabulary.prefixes
    for part in _whole_nodes(lines):
        subjects = dict.fromkeys(line.partition(END)[0] for line in part)
        text = write(quads_of(part), format=RdfFormat.TURTLE, prefixes=prefixes) or b""
        for subject, node in zip(subjects, text.split(NODE_END)[len(prefixes) : -1], strict=True):
            yield b"".join((subject, END, node.replace(b"\n", BREAK), b"\n"))


def _whole_nodes(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The lines in parts, those of one node together."""
    part: list[bytes] = []
    subject = b""
    for line in lines:
        if len(part) >= BATCH and line.partition(END)[0] != subject:
            yield part
            part = []
        part.append(line)
        if len(part) >= BATCH:
            subject = line.partition(END)[0]
    if part:
        yield part
