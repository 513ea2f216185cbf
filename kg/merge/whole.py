"""Extractions and a Linker -> the whole graph as Turtle, with what a report tells of it: counted while the triples go by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import gettempdir

from kg import vocab
from kg.errors import StoreError
from kg.merge.graph import Contract, layers
from kg.merge.runs import END, sorted_lines
from kg.merge.turtle import Turtle, serialize_lines
from kg.types import Event, Extraction, Linker

STATUS = re.compile(re.escape(f"<{vocab.kg('status')}> <{vocab.KG}".encode()) + rb"(\w+)> \.$")
NAMED = re.compile(rb"<([^\x01]*)" + END + re.escape(f"<{vocab.SKOS}prefLabel> ".encode()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A graph as Turtle, the number of its triples, the IRIs of what has a name in it, and how many statements have each status."""

    turtle: Turtle
    size: int
    named: frozenset[str]
    statuses: Counter[str]


def merged(extractions: Iterable[Extraction], linker: Linker, events: Iterable[Event] = (), *, contract: Contract) -> Merged:
    """What `merge` gives, as one stream from the triples to the text: they are never all held at once.

    Raises StoreError where the disk does not take what waits there.
    """
    vocabulary = contract.vocabulary
    tally = _Tally(f"<{vocabulary.prefixes['st']}".encode())
    try:
        turtle = serialize_lines(tally.over(sorted_lines(layers(extractions, linker, events, contract=contract))), vocabulary)
    except OSError as error:  # the only files here are temporary ones
        message = f"{gettempdir()}: cannot write here ({error.strerror or error}); free the place, or name another in TMPDIR"
        raise StoreError(message) from error
    return Merged(turtle=turtle, size=tally.size, named=frozenset(tally.named), statuses=tally.statuses)


class _Tally:
    """Counts lines as they go by; `statement` is what the lines of statements begin with."""

    def __init__(self, statement: bytes) -> None:
        self.statement = statement
        self.size, self.named, self.statuses = 0, set[str](), Counter[str]()

    def over(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The same lines, counted."""
        for line in lines:
            self.size += 1
            if found := NAMED.match(line):
                self.named.add(found[1].decode())
            elif line.startswith(self.statement) and (found := STATUS.search(line)):
                self.statuses[found[1].decode()] += 1
            yield line
