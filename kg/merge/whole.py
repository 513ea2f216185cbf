"""Extractions, a Linker and Events -> the whole graph as Turtle, with what a report tells of it."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import gettempdir

from pyoxigraph import RdfFormat, Triple, parse

from kg.errors import StoreError
from kg.merge.contract import Contract
from kg.merge.graph import Found
from kg.merge.runs import Runs, lines_of
from kg.merge.tally import Tally
from kg.merge.turtle import Turtle, nodes_of, turtle_of
from kg.types import Event, Extraction, Linker


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A graph as Turtle, the number of its triples, the IRIs of what has a name in it, and how many statements have each status."""

    turtle: Turtle
    size: int
    named: frozenset[str]
    statuses: Counter[str]


def merge(extractions: Iterable[Extraction], linker: Linker, events: Iterable[Event] = (), *, contract: Contract) -> Iterator[Triple]:
    """All triples of the graph, sorted and unique."""
    turtle = merged(extractions, linker, events, contract=contract).turtle
    return (quad.triple for quad in parse(bytes(turtle), format=RdfFormat.TURTLE))


def merged(extractions: Iterable[Extraction], linker: Linker, events: Iterable[Event] = (), *, contract: Contract) -> Merged:
    """The graph as a stream from the triples to the text: they are never all held at once.

    Raises StoreError where the disk does not take what waits there.
    """
    vocabulary = contract.vocabulary
    tally, found = Tally(vocabulary), Found(extractions, linker, events, contract)
    try:
        with Runs() as own, Runs() as others:
            for part in found.parts():
                own.add(part.nodes)
                others.add(part.others)
                tally.add(part.size, part.statuses)
            others.add(lines_of(found.layers()))
            nodes = nodes_of(tally.over(others.in_order()), vocabulary)
            turtle = turtle_of(heapq.merge(nodes, own.in_order()), vocabulary)
    except OSError as error:  # the only files here are temporary ones
        message = f"{gettempdir()}: cannot write here ({error.strerror or error}); free the place, or name another in TMPDIR"
        raise StoreError(message) from error
    return Merged(turtle=turtle, size=tally.size, named=frozenset(tally.named), statuses=tally.statuses)
