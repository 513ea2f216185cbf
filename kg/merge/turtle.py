"""Triples -> the bytes of graph.ttl: the same for the same triples, whatever their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

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
    turtle = write(quads_of(lines), format=RdfFormat.TURTLE, prefixes=prefixes)
    assert turtle is not None  # noqa: S101 - only where an output is given
    *declared, rest = turtle.split(b"\n", len(prefixes))
    return b"\n".join([*sorted(declared, key=_declared(prefixes)), rest])


def _declared(prefixes: Mapping[str, str]) -> Callable[[bytes], int]:
    """Sort key of a prefix line: its place among our prefixes."""
    places = {f"@prefix {prefix}:".encode(): place for place, prefix in enumerate(prefixes)}
    return lambda line: places[line[: line.index(b":") + 1]]
