"""An event of the graph -> its record: what it says, its status and time, and what takes part in which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg import vocab
from kg.analyse.records import EventRecord, QualifierRecord, StatementRecord
from kg.analyse.triples import Triples, local_name

if TYPE_CHECKING:
    import networkx
    import pyoxigraph

DESCRIBED = vocab.kg("describedBy")
NAME, LABEL = f"{vocab.SKOS}prefLabel", f"{vocab.RDFS}label"
ABOUT = frozenset(
    vocab.kg(name)
    for name in ("describedBy", "status", "confidence", "time", "timeStart", "timeEnd", "standsFor", "supportCount", "denyCount", "mention")
)
"""Terms of kg that an event has beside its roles."""


def event(graph: pyoxigraph.Store, triples: Triples, iri: str) -> EventRecord:
    """What is known of the event with this IRI; a role is any other term of kg that it has."""
    name = triples.value(iri, NAME)
    return EventRecord(
        iri=iri,
        sentence=triples.value(iri, LABEL) or name,
        status=local_name(triples.value(iri, vocab.kg("status"), vocab.kg("Asserted"))),
        confidence=float(triples.value(iri, vocab.kg("confidence"), "1")),
        time=triples.value(iri, vocab.kg("time")),
        start=triples.value(iri, vocab.kg("timeStart")),
        end=triples.value(iri, vocab.kg("timeEnd")),
        roles=_roles(graph, triples, iri),
        statements=tuple(triples.values(iri, DESCRIBED)),
    )


def role_edges(events: Mapping[str, EventRecord], network: networkx.MultiDiGraph[str]) -> Iterator[tuple[str, str, str, StatementRecord]]:
    """An edge from each event to each entity of the network that takes part in it, named by the role."""
    for iri, record in events.items():
        for role in record["roles"]:
            if role["iri"] is not None and role["iri"] in network:
                yield iri, role["iri"], f"{iri} {role['role']} {role['iri']}", _role_edge(record, role)


def _roles(graph: pyoxigraph.Store, triples: Triples, iri: str) -> tuple[QualifierRecord, ...]:
    """Roles by name and value; "participant" is dropped where the same thing has a more telling role."""
    import pyoxigraph  # noqa: PLC0415 - imported where used, so that `kg --help` stays fast

    found: dict[tuple[str, str], QualifierRecord] = {}
    for quad in graph.quads_for_pattern(pyoxigraph.NamedNode(iri), None, None, pyoxigraph.DefaultGraph()):
        term, value = quad.predicate.value, quad.object
        if term.startswith(vocab.KG) and term not in ABOUT and not isinstance(value, pyoxigraph.BlankNode | pyoxigraph.Triple):
            known = value.value if isinstance(value, pyoxigraph.NamedNode) else None
            label = (triples.value(known, NAME) or local_name(known).replace("_", " ")) if known else value.value
            found[local_name(term), value.value] = QualifierRecord(role=local_name(term), label=label, iri=known)
    told = {value for role, value in found if role != "participant"}
    return tuple(found[role, value] for role, value in sorted(found) if role != "participant" or value not in told)


def _role_edge(record: EventRecord, role: QualifierRecord) -> StatementRecord:
    return StatementRecord(
        iri=record["iri"],
        relation=vocab.kg(role["role"]),
        label=role["role"],
        value="",
        kind="role",
        status=record["status"],
        confidence=record["confidence"],
        support=len(record["statements"]),
        denials=0,
        time=record["time"],
        start=record["start"],
        end=record["end"],
        sentence=record["sentence"],
        named=(),
        reported_by=(),
        denied_by=(),
        qualifiers=(),
        mentions=(),
    )
