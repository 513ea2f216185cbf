"""Events and the votes of their statements -> event nodes: class, status, roles, days, and what describes them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from kg import vocab
from kg.merge.labels import Labels
from kg.merge.occurrences import Occurrence
from kg.merge.rollup import STRENGTH, Vote, roll_up_confidence, roll_up_status
from kg.merge.terms import TYPE, Term, bounds, day, decimal, kg, literal, time, words
from kg.types import Event, Literal, Statement, Status, Telling
from kg.vocab import Vocabulary

UNTOLD = Decimal("0.5")  # the confidence of an event of which nothing tells that it takes place


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of one document in the graph: its node, all votes of that node, and itself."""

    node: NamedNode
    votes: tuple[Vote, ...]
    occurrence: Occurrence


def event_node(event: Event, vocabulary: Vocabulary) -> NamedNode:
    """The entity that names the event, or a node of its own."""
    return NamedNode(vocabulary.entity(event.id) if event.is_entity else vocabulary.event(event.id))


def event_triples(
    events: Iterable[Event], told: Mapping[Statement, Told], labels: Labels, vocabulary: Vocabulary, *, named: Container[str]
) -> Iterator[Triple]:
    """All event nodes. An event of which no statement could be written is none. `named` are the ids of entities that have their name."""
    for event in events:
        tellings = [(t, told[t.statement]) for t in event.tellings if t.statement in told]
        if tellings:
            yield from _one(event, tellings, labels, vocabulary)
            if event.id not in named:  # no entity, or one whose own statements were all left out
                node = event_node(event, vocabulary)
                yield Triple(node, NamedNode(f"{vocab.SKOS}prefLabel"), words(event.name))
                yield from (Triple(node, NamedNode(f"{vocab.SKOS}altLabel"), words(alias)) for alias in event.aliases)


def _one(event: Event, tellings: Sequence[tuple[Telling, Told]], labels: Labels, vocabulary: Vocabulary) -> Iterator[Triple]:
    node = event_node(event, vocabulary)
    status, confidence = event_status((t.about, told.votes) for t, told in tellings if t.tells)
    for name in {"Event", event.event_class}:
        yield Triple(node, TYPE, kg(name))
    yield Triple(node, kg("status"), kg(status.value))
    yield Triple(node, kg("confidence"), decimal(confidence))
    for telling, one in tellings:
        if telling.tells:
            yield Triple(node, kg("describedBy"), one.node)
        yield Triple(node, NamedNode(f"{vocab.PROV}wasDerivedFrom"), NamedNode(vocabulary.article(one.occurrence.document.id)))
    trusted = [(t, one) for t, one in tellings if _counts(t, status)]
    for telling, one in trusted:
        for role, filler in telling.roles:
            value = _term(filler, one, vocabulary)
            if value != node:
                yield Triple(node, kg(role), value)
        for speaker in one.occurrence.speakers:
            yield Triple(node, kg("reportedBy"), speaker)
    when = _edtf(trusted)
    yield from time_triples(node, when, write_edtf=True)
    yield Triple(node, NamedNode(f"{vocab.RDFS}label"), words(_label(event, tellings, status, when, labels)))


def _label(event: Event, tellings: Sequence[tuple[Telling, Told]], status: Status, when: str, labels: Labels) -> str:
    direct = [one for t, one in tellings if t.tells and not t.about and t.statement.status is status]
    return labels.event(event.name, [labels.statement([one.occurrence], status) for one in direct], status, when)


def event_status(tellings: Iterable[tuple[bool, Iterable[Vote]]]) -> tuple[Status, Decimal]:
    """Status and confidence by the votes of all statements; what denies something about the event does not deny the event.

    Where nothing else is known ("he did not attend the summit", "they oppose the sale"), it is possible.
    """
    counted = [vote for about, found in tellings for vote in found if not (about and vote.denies)]
    return (roll_up_status(counted), roll_up_confidence(counted)) if counted else (Status.POSSIBLE, UNTOLD)


def _counts(telling: Telling, status: Status) -> bool:
    """Whether a telling may say who took part: only one that is as sure as the event itself, so that no plan adds to what happened."""
    said = telling.statement.status
    if said not in STRENGTH:
        return not telling.about and status not in STRENGTH
    return status not in STRENGTH or _rank(said) <= _rank(status)


def _rank(status: Status) -> int:
    return max(1, STRENGTH.index(status))  # asserted and reported are alike here


def _term(filler: str | Literal, told: Told, vocabulary: Vocabulary) -> Term:
    return NamedNode(vocabulary.entity(filler)) if isinstance(filler, str) else literal(filler, told.occurrence.document.language)


def _edtf(tellings: Iterable[tuple[Telling, Told]]) -> str:
    """The days that all tellings allow; where they allow none, those of the first."""
    tellings = list(tellings)
    days = sorted((t.started, t.ended) for t, _ in tellings if t.started and t.ended)
    if not days:
        return ""
    start, end = max(s for s, _ in days), min(e for _, e in days)
    if start > end:
        start, end = days[0]
    said = [t.statement.time.edtf for t, _ in tellings if t.statement.time and bounds(t.statement.time.edtf) == (start, end)]
    if said:
        return min(said, key=lambda edtf: (len(edtf), edtf))
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def time_triples(node: NamedNode, edtf: str, *, write_edtf: bool = False) -> Iterator[Triple]:
    """First and last day of a time as xsd:date, for FILTER; an open end has none."""
    stated = time(edtf) if edtf else None
    if stated is None:
        return
    if write_edtf:
        yield Triple(node, kg("time"), stated)
    for name, when in zip(("timeStart", "timeEnd"), day(edtf), strict=True):
        if when:
            yield Triple(node, kg(name), when)
