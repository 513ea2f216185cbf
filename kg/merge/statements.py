"""Occurrences -> statements: those of one fact at one time together, rolled up, and written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg import vocab
from kg.merge.events import Told, time_triples
from kg.merge.labels import Labels
from kg.merge.occurrences import Occurrence
from kg.merge.rollup import Vote, roll_up_confidence, roll_up_status
from kg.merge.terms import TYPE, Amount, Term, bounds, decimal, kg, number, string, time, words
from kg.types import Statement, Status
from kg.vocab import Vocabulary

Fact = tuple[NamedNode, NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Group:
    """A statement of the graph: its node, a fact, its time ("" without one), and the occurrences that make it."""

    node: NamedNode
    fact: Fact
    when: str
    members: Sequence[Occurrence]

    @property
    def documents(self) -> frozenset[str]:
        """Ids of the documents that make it."""
        return frozenset(o.document.id for o in self.members)

    @property
    def votes(self) -> dict[NamedNode, Vote]:
        """The vote of each mention; of what is found twice alike, the surest."""
        return {o.node: o.vote for o in sorted(self.members, key=confidence)}


def confidence(occurrence: Occurrence) -> float:
    """How sure its extractor is."""
    return occurrence.statement.confidence


# ------------------------------------------------------------------------------------------------ grouping


def groups_of(found: Iterable[Occurrence], vocabulary: Vocabulary) -> Iterator[Group]:
    """The statements of some occurrences. One without time joins the only one with the same subject, predicate and object that has one, a
    coarser time the only finer one within it; else it stays a statement of its own.
    """
    facts: dict[Fact, list[Occurrence]] = defaultdict(list)
    for occurrence in found:
        facts[occurrence.subject, occurrence.predicate, occurrence.object].append(occurrence)
    for fact, members in facts.items():
        hosts = _hosts({o.time for o in members})
        by_time: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in members:
            by_time[hosts[occurrence.time]].append(occurrence)
        for when, group in by_time.items():
            stated = time(when) if when else None
            yield Group(NamedNode(statement_iri(vocabulary, *fact, stated.value if stated else "")), fact, when, group)


def _hosts(times: set[str]) -> dict[str, str]:
    """For each time of a fact the time of the statement it belongs to: the only finest one within it, else itself."""
    hosts = {}
    for when in times:
        inner = [t for t in times if t != when and _within(t, when)]
        finest = [t for t in inner if not any(u != t and _within(u, t) for u in inner)]
        hosts[when] = finest[0] if len(finest) == 1 else when
    return hosts


def _within(inner: str, outer: str) -> bool:
    """Whether a time lies within another; everything lies within no time, nothing within an open one: a state is no day in it."""
    if not inner or ".." in outer:
        return False
    if not outer:
        return True
    a, b = bounds(inner), bounds(outer)
    return a is not None and b is not None and a != b and b[0] <= a[0] and a[1] <= b[1]


class TellingNodes(Mapping[Statement, Told]):
    """Each statement of a document with its node and the node's votes, looked up where something asks."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = {o.statement: (o, group) for group in groups for o in group.members}

    def __getitem__(self, statement: Statement) -> Told:
        """Raises KeyError for one that is not in the graph."""
        occurrence, group = self._groups[statement]
        return Told(group.node, tuple(group.votes.values()), occurrence)

    def __contains__(self, statement: object) -> bool:
        return statement in self._groups

    def __iter__(self) -> Iterator[Statement]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)


# ------------------------------------------------------------------------------------------------ layers


def statement_triples(group: Group, vocabulary: Vocabulary, trust: Collection[Status], labels: Labels) -> Iterator[Triple]:
    """All that the graph says of a statement, and the plain edge where its status is trusted.

    supportCount and denyCount count mentions that affirm and that deny.
    """
    (subject, predicate, target), when, members = group.fact, group.when, group.members
    stated = time(when) if when else None
    node, votes = group.node, group.votes
    status = roll_up_status(votes.values())
    denials = sum(v.denies for v in votes.values())
    if status in trust:
        yield Triple(subject, predicate, target)
    for kind in (kg("Statement"), NamedNode(f"{vocab.RDF}Statement")):
        yield Triple(node, TYPE, kind)
    yield Triple(node, NamedNode(f"{vocab.RDF}subject"), subject)
    yield Triple(node, NamedNode(f"{vocab.RDF}predicate"), predicate)
    yield Triple(node, NamedNode(f"{vocab.RDF}object"), target)
    yield Triple(node, NamedNode(f"{vocab.RDFS}label"), words(labels.statement(members, status)))
    yield Triple(node, kg("status"), kg(status.value))
    yield Triple(node, kg("confidence"), decimal(roll_up_confidence(votes.values())))
    yield Triple(node, kg("supportCount"), number(len(votes) - denials))
    yield Triple(node, kg("denyCount"), number(denials))
    if stated:
        yield Triple(node, kg("time"), stated)
    yield from time_triples(node, when)
    for mention in votes:
        yield Triple(node, kg("mention"), mention)
    for occurrence in members:
        yield Triple(node, NamedNode(f"{vocab.PROV}wasDerivedFrom"), NamedNode(vocabulary.article(occurrence.document.id)))
        for speaker in occurrence.speakers:
            yield Triple(node, kg("deniedBy" if occurrence.vote.denies else "reportedBy"), speaker)
        for named in occurrence.mentions:
            yield Triple(node, kg("mentions"), named)
        for role, value, amount in occurrence.qualifiers:
            yield from _qualifier_triples(node, role, value, amount, vocabulary)
    yield from _amount_triples(node, [o.amount for o in members if o.amount])


def statement_iri(vocabulary: Vocabulary, subject: NamedNode, predicate: NamedNode, target: Term, when: str) -> str:
    """IRI of a statement by its content; `when` is the lexical form of kg:time, "" without one."""
    return vocabulary.statement(subject.value, predicate.value, str(target), when)


def _qualifier_triples(node: NamedNode, role: str, value: Term, amount: Amount | None, vocabulary: Vocabulary) -> Iterator[Triple]:
    qualifier = NamedNode(vocabulary.qualifier(role, str(value)))
    yield Triple(node, kg("qualifier"), qualifier)
    yield Triple(qualifier, kg("role"), string(role))
    yield Triple(qualifier, kg("value"), value)
    yield from _amount_triples(qualifier, [amount] if amount else [])


def _amount_triples(node: NamedNode, amounts: Sequence[Amount]) -> Iterator[Triple]:
    """Number and unit of a quantity; equal words come to equal amounts, but should they not, one is chosen."""
    if amounts:
        chosen = min(amounts, key=lambda a: (a.number.value, a.unit or ""))
        yield Triple(node, kg("objectValue"), chosen.number)
        if chosen.unit:
            yield Triple(node, kg("objectUnit"), string(chosen.unit))
