"""Triples in, the bytes of graph.ttl out: the same for the same triples, whatever their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pyoxigraph import NamedNode, RdfFormat, Triple
from pyoxigraph import serialize as write

from kg.vocab import RDF, Vocabulary

TYPE = f"{RDF}type"


def order(triples: Iterable[Triple]) -> list[Triple]:
    """Unique triples by subject, type first, then by predicate and object."""
    return sorted(set(triples), key=_key)


def serialize(triples: Iterable[Triple], vocabulary: Vocabulary) -> bytes:
    """Turtle with our prefixes, in our order; Oxigraph promises none."""
    prefixes = vocabulary.prefixes
    turtle = write(order(triples), format=RdfFormat.TURTLE, prefixes=prefixes)
    assert turtle is not None  # noqa: S101 - only where an output is given
    lines = turtle.split(b"\n")
    return b"\n".join([*sorted(lines[: len(prefixes)], key=_declared(prefixes)), *lines[len(prefixes) :]])


def _declared(prefixes: Mapping[str, str]) -> Callable[[bytes], int]:
    """Sort key of a prefix line: its place among our prefixes."""
    places = {f"@prefix {prefix}:".encode(): place for place, prefix in enumerate(prefixes)}
    return lambda line: places[line[: line.index(b":") + 1]]


def _key(triple: Triple) -> tuple[str, bool, str, str]:
    subject, predicate = triple.subject, triple.predicate.value
    name = subject.value if isinstance(subject, NamedNode) else str(subject)
    return (name, predicate != TYPE, predicate, str(triple.object))
