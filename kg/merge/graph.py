"""Extractions, a Linker and Events -> the graph: what each document alone says, and layer by layer what they say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pyoxigraph import NamedNode, Triple

from kg import vocab
from kg.merge.alone import Alone, Part, part_of
from kg.merge.contract import Contract
from kg.merge.differences import difference_triples, differences
from kg.merge.events import event_triples
from kg.merge.labels import Labels
from kg.merge.occurrences import Occurrence, occurrences
from kg.merge.sources import article_entities, article_triples
from kg.merge.statements import Group, TellingNodes, groups_of, statement_triples
from kg.merge.terms import TYPE, kg, words
from kg.types import Entity, EntityType, Event, Extraction, Linker, Ontology, Relation
from kg.vocab import Vocabulary


class Found:
    """What is found in all documents, and what of the graph is made of it: that of one document alone, and the rest."""

    def __init__(self, extractions: Iterable[Extraction], linker: Linker, events: Iterable[Event], contract: Contract) -> None:
        self._contract, self._linker, self._events = contract, linker, list(events)
        self._extractions = {e.document.id: e for e in extractions}
        found = list(occurrences(self._extractions.values(), linker, contract.vocabulary, on_drop=contract.on_drop))
        self._occurrences = list(self._believed(found)) if contract.wrong else found
        self._groups = list(groups_of(self._occurrences, contract.vocabulary))
        makers: dict[NamedNode, str] = {}  # the document that makes a statement, "" where several do
        for group in self._groups:
            for document in group.documents:
                makers[group.node] = document if makers.get(group.node, document) == document else ""
        self._makers = makers
        self._labels = Labels(linker.entity_of, {r.name: r for r in contract.ontology.relations})

    def parts(self) -> Iterator[Part]:
        """What each document alone says, in their order."""
        own: dict[str, list[Group]] = defaultdict(list)
        for group in self._groups:
            if maker := self._makers[group.node]:
                own[maker].append(group)
        for document, found in groupby(self._occurrences, key=lambda o: o.document.id):
            one = Alone(self._extractions[document], tuple(found), own[document])
            yield part_of(one, self._contract, self._labels)

    def layers(self) -> Iterator[Triple]:
        """All other triples, layer by layer: those of one node mostly together, some more than once."""
        ontology, vocabulary = self._contract.ontology, self._contract.vocabulary
        told = TellingNodes(self._groups)
        for group in self._groups:
            if not self._makers[group.node]:
                yield from statement_triples(group, vocabulary, self._contract.trust, self._labels)
        extractions = list(self._extractions.values())
        entities = {e.id: e for o in self._occurrences for e in o.entities}
        yield from event_triples(self._events, told, self._labels, vocabulary, named=entities)
        apart = differences(extractions, self._occurrences, self._events, self._linker, ontology)
        yield from difference_triples(apart, told, vocabulary)
        for extraction in extractions:
            entities |= {e.id: e for _, e in article_entities(extraction.document, self._linker)}
            yield from article_triples(extraction.document, self._linker, vocabulary)
        for entity in entities.values():
            yield from _entity_triples(entity, vocabulary)
            if entity.stands_for in entities:
                country = NamedNode(vocabulary.entity(entity.stands_for))
                yield Triple(NamedNode(vocabulary.entity(entity.id)), kg("standsFor"), country)
        yield from _relation_triples(self._occurrences, ontology)

    def _believed(self, found: Sequence[Occurrence]) -> Iterator[Occurrence]:
        """Without the occurrences of statements that were judged wrong."""
        gone: set[Occurrence] = set()
        for group in groups_of(found, self._contract.vocabulary):
            iri = group.node.value
            if iri in self._contract.wrong:
                gone.update(group.members)
                self._contract.on_wrong(iri)
        yield from (occurrence for occurrence in found if occurrence not in gone)


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
