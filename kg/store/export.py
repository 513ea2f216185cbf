"""Triples -> the bytes of another RDF format; the same triples give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg import vocab

if TYPE_CHECKING:
    from pyoxigraph import Triple

REIFICATION = tuple(f"{vocab.RDF}{name}" for name in ("subject", "predicate", "object"))
Prefixes = Mapping[str, str]


def ntriples(triples: Iterable[Triple], prefixes: Prefixes) -> bytes:
    """N-Triples, one line a triple, sorted as text."""
    return "".join(sorted(f"{triple} .\n" for triple in triples)).encode()


def jsonld(triples: Iterable[Triple], prefixes: Prefixes) -> bytes:
    """JSON-LD in expanded form, which needs no context."""
    from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415 - `kg --help` needs none

    return (serialize(sorted(triples, key=str), format=RdfFormat.JSON_LD) or b"") + b"\n"


def rdf12(triples: Iterable[Triple], prefixes: Prefixes) -> bytes:
    """Turtle of RDF 1.2: each statement reifies a triple term where RDF 1.1 has rdf:subject, rdf:predicate and rdf:object."""
    from pyoxigraph import NamedNode, RdfFormat, Triple, serialize  # noqa: PLC0415

    plain: list[Triple] = []
    parts: dict[str, dict[str, Any]] = {}
    for triple in triples:
        if triple.predicate.value in REIFICATION:
            parts.setdefault(str(triple.subject), {"": triple.subject})[triple.predicate.value] = triple.object
        elif triple.object != NamedNode(f"{vocab.RDF}Statement"):
            plain.append(triple)
    reifies = NamedNode(f"{vocab.RDF}reifies")
    terms = [Triple(found[""], reifies, Triple(*(found[part] for part in REIFICATION))) for found in parts.values()]
    return serialize(sorted([*plain, *terms], key=str), format=RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""


RDF_FORMATS: Mapping[str, Callable[[Iterable[Triple], Prefixes], bytes]] = {"jsonld": jsonld, "nt": ntriples, "rdf12": rdf12}
