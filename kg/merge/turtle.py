"""Triples in, the bytes of graph.ttl out: the same for the same triples, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, RdfFormat, Triple
from pyoxigraph import serialize as write

from kg.vocab import RDF, Vocabulary

TYPE = f"{RDF}type"


def order(triples: Iterable[Triple]) -> list[Triple]:
    """Unique triples by subject, type first, then by predicate and object."""
    return sorted(set(triples), key=_key)


def serialize(triples: Iterable[Triple], vocabulary: Vocabulary) -> bytes:
    """Turtle with our prefixes."""
    turtle = write(order(triples), format=RdfFormat.TURTLE, prefixes=vocabulary.prefixes)
    assert turtle is not None  # noqa: S101 - only where an output is given
    return turtle


def _key(triple: Triple) -> tuple[str, bool, str, str]:
    subject, predicate = triple.subject, triple.predicate.value
    name = subject.value if isinstance(subject, NamedNode) else str(subject)
    return (name, predicate != TYPE, predicate, str(triple.object))
