"""Occurrences -> triples: grouped into statements, rolled up, and written layer by layer as the graph contract says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg import vocab
from kg.merge.differences import difference_triples, differences
from kg.merge.events import Told, event_triples, time_triples
from kg.merge.labels import Labels
from kg.merge.mentions import mention_layer
from kg.merge.occurrences import Occurrence, occurrences
from kg.merge.rollup import Vote, roll_up_confidence, roll_up_status
from kg.merge.sources import article_entities, article_triples
from kg.merge.terms import TYPE, Amount, Term, bounds, decimal, kg, number, string, time, words
from kg.merge.turtle import order
from kg.types import Entity, EntityType, Event, Extraction, Linker, Ontology, Relation, Statement, Status
from kg.vocab import Vocabulary

TRUSTED = frozenset({Status.ASSERTED, Status.REPORTED})
Fact = tuple[NamedNode, NamedNode, Term]


def _ignore(statement: Statement, reason: str) -> None:
    """Statements that can not be written are left out."""


def _unheard(iri: str) -> None:
    """Nobody asks which statements were judged wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What a graph is written by: relations and IRIs, which statuses make a plain edge, whether subjects, predicates and objects are nodes
    with their words, and who hears of statements that cannot be written, with the reason. `wrong` are IRIs of statements that somebody
    judged wrong: they are left out, `on_wrong` hears of those that would be there.
    """

    ontology: Ontology
    vocabulary: Vocabulary
    trust: frozenset[Status] = TRUSTED
    phrases: bool = True
    on_drop: Callable[[Statement, str], None] = _ignore
    wrong: Collection[str] = ()
    on_wrong: Callable[[str], None] = _unheard


def merge(extractions: Iterable[Extraction], linker: Linker, events: Iterable[Event] = (), *, contract: Contract) -> Iterator[Triple]:
    """All triples of the graph, sorted and unique.

    supportCount and denyCount count mentions that affirm and that deny. A statement without time joins the only one with the same
    subject, predicate and object that has one, a coarser time the only finer one within it; else it stays a statement of its own.
    """
    yield from order(layers(extractions, linker, events, contract=contract))


def layers(extractions: Iterable[Extraction], linker: Linker, events: Iterable[Event] = (), *, contract: Contract) -> Iterator[Triple]:
    """The triples of `merge` layer by layer: those of one node mostly together, some more than once."""
    ontology, vocabulary = contract.ontology, contract.vocabulary
    extractions = list({e.document.id: e for e in extractions}.values())
    found = list(occurrences(extractions, linker, vocabulary, on_drop=contract.on_drop))
    if contract.wrong:
        found = list(_believed(found, contract))
    entities = {e.id: e for o in found for e in o.entities}
    entities |= {e.id: e for x in extractions for _, e in article_entities(x.document, linker)}
    groups, events = list(_statements(found)), list(events)
    told = _told(groups, vocabulary)
    labels = Labels(linker.entity_of, {r.name: r for r in ontology.relations})
    for fact, members in groups:
        yield from _statement_triples(fact, members, vocabulary, contract.trust, labels)
    yield from event_triples(events, told, labels, vocabulary)
    yield from difference_triples(differences(extractions, found, events, linker, ontology), told, vocabulary)
    yield from mention_layer(_surest(found), vocabulary, phrases=contract.phrases)
    for extraction in extractions:
        yield from article_triples(extraction.document, linker, vocabulary)
    for entity in entities.values():
        yield from _entity_triples(entity, vocabulary)
        if entity.stands_for in entities:
            country = NamedNode(vocabulary.entity(entity.stands_for))
            yield Triple(NamedNode(vocabulary.entity(entity.id)), kg("standsFor"), country)
    yield from _relation_triples(found, ontology)


def _believed(found: Sequence[Occurrence], contract: Contract) -> Iterator[Occurrence]:
    """Without the occurrences of statements that were judged wrong."""
    gone: set[Occurrence] = set()
    for (fact, when), members in _statements(found):
        iri = _node(fact, when, contract.vocabulary).value
        if iri in contract.wrong:
            gone.update(members)
            contract.on_wrong(iri)
    yield from (occurrence for occurrence in found if occurrence not in gone)


def _surest(found: Iterable[Occurrence]) -> Iterable[Occurrence]:
    """One occurrence for each mention: what is found twice alike counts once, with the higher confidence."""
    return {o.node.value: o for o in sorted(found, key=_confidence)}.values()


def _confidence(occurrence: Occurrence) -> float:
    return occurrence.statement.confidence


# ------------------------------------------------------------------------------------------------ grouping


def _statements(found: Iterable[Occurrence]) -> Iterator[tuple[tuple[Fact, str], list[Occurrence]]]:
    """Occurrences of each statement: those of one fact at one time."""
    facts: dict[Fact, list[Occurrence]] = defaultdict(list)
    for occurrence in found:
        facts[occurrence.subject, occurrence.predicate, occurrence.object].append(occurrence)
    for fact, members in facts.items():
        hosts = _hosts({o.time for o in members})
        by_time: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in members:
            by_time[hosts[occurrence.time]].append(occurrence)
        for when, group in by_time.items():
            yield (fact, when), group


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


def _told(groups: Iterable[tuple[tuple[Fact, str], list[Occurrence]]], vocabulary: Vocabulary) -> dict[Statement, Told]:
    """Each statement of a document with its node and the node's votes."""
    told: dict[Statement, Told] = {}
    for (fact, when), members in groups:
        node, votes = _node(fact, when, vocabulary), tuple(_votes(members).values())
        told |= {o.statement: Told(node, votes, o) for o in members}
    return told


def _node(fact: Fact, when: str, vocabulary: Vocabulary) -> NamedNode:
    stated = time(when) if when else None
    return NamedNode(statement_iri(vocabulary, *fact, stated.value if stated else ""))


def _votes(members: Iterable[Occurrence]) -> dict[NamedNode, Vote]:
    """The vote of each mention; of what is found twice alike, the surest."""
    return {o.node: o.vote for o in sorted(members, key=_confidence)}


# ------------------------------------------------------------------------------------------------ layers


def _statement_triples(
    fact_time: tuple[Fact, str], members: Sequence[Occurrence], vocabulary: Vocabulary, trust: frozenset[Status], labels: Labels
) -> Iterator[Triple]:
    (subject, predicate, target), when = fact_time
    stated = time(when) if when else None
    node = _node(fact_time[0], when, vocabulary)
    votes = _votes(members)
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


def _entity_triples(entity: Entity, vocabulary: Vocabulary) -> Iterator[Triple]:
    node = NamedNode(vocabulary.entity(entity.id))
    known = entity.entity_type not in (EntityType.OTHER, EntityType.DATE)
    yield Triple(node, TYPE, kg(entity.entity_type.value if known else "Entity"))
    if entity.subclass:
        yield Triple(node, TYPE, kg(entity.subclass))
    yield Triple(node, NamedNode(f"{vocab.SKOS}prefLabel"), words(entity.name))
    for alias in entity.aliases:
        yield Triple(node, NamedNode(f"{vocab.SKOS}altLabel"), words(alias))
    for iri in entity.same_as:
        yield Triple(node, NamedNode(f"{vocab.SCHEMA}sameAs"), NamedNode(iri))


def _infinitive(relation: Relation) -> str:
    """The label with the infinitive of its verb, if a pattern has it: "sue" of "sued", "vote for" of "voted for"."""
    first, *rest = relation.label.split()
    verbs = [words[1] for words in (p.split() for p in relation.patterns) if len(words) > 1 and words[1].isalpha()]
    return next((" ".join([v, *rest]) for v in verbs if v != first and first in _forms(v)), "")


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    return (f"{verb}s", f"{stem}ed", f"{stem}es", f"{verb}{verb[-1]}ed", f"{verb.removesuffix('y')}ied")


def _relation_triples(found: Iterable[Occurrence], ontology: Ontology) -> Iterator[Triple]:
    """Each relation in use with one label: the ontology's, or the open predicate's words; beside the former "sue" for "sued"."""
    verbs = {vocab.kg(r.name): verb for r in ontology.relations if (verb := _infinitive(r))}
    labels = {vocab.kg(r.name): r.label for r in ontology.relations}
    used: dict[NamedNode, str] = {}
    for occurrence in found:
        statement = occurrence.statement
        label = labels.get(occurrence.predicate.value) or statement.relation or statement.predicate
        used[occurrence.predicate] = min(label, used.get(occurrence.predicate, label))
    for relation, label in used.items():
        yield Triple(relation, TYPE, kg("Relation"))
        yield Triple(relation, NamedNode(f"{vocab.RDFS}label"), words(label))
        if relation.value in verbs:
            yield Triple(relation, NamedNode(f"{vocab.SKOS}altLabel"), words(verbs[relation.value]))
