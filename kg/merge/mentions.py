"""One Occurrence in, its mention out: where the text says it, how, who says so, and the sentence and spans it points at."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.merge.occurrences import Occurrence, spans_of
from kg.merge.rollup import grain
from kg.merge.sources import nif, span_node, span_triples
from kg.merge.terms import TYPE, decimal, kg, string
from kg.types import Field
from kg.vocab import Vocabulary


def mention_node(occurrence: Occurrence, vocabulary: Vocabulary) -> NamedNode:
    """The node of one occurrence, by all that sets it apart; what two extractors find alike stays two mentions."""
    statement = occurrence.statement
    evidence = statement.evidence
    place = [evidence.name] if isinstance(evidence, Field) else [f"{s.start},{s.end}" for _, s in spans_of(evidence)]
    said = [f"{a.act.value} {a.span.start},{a.span.end}" for a in statement.attribution]
    facts = [occurrence.subject.value, occurrence.predicate.value, str(occurrence.object), occurrence.time]
    how = [statement.polarity.value, statement.certainty.value, statement.surface, statement.extractor, statement.rule]
    speakers = [s.value for s in occurrence.speakers]
    return NamedNode(vocabulary.mention(occurrence.document.id, *place, *facts, *how, "said", *said, "by", *speakers))


def mention_triples(occurrence: Occurrence, vocabulary: Vocabulary) -> Iterator[Triple]:
    """The mention with its sentence and spans."""
    statement, document = occurrence.statement, occurrence.document
    node = mention_node(occurrence, vocabulary)
    yield Triple(node, TYPE, kg("Mention"))
    yield Triple(node, nif("referenceContext"), NamedNode(vocabulary.article(document.id)))
    yield Triple(node, kg("polarity"), kg(statement.polarity.value))
    yield Triple(node, kg("certainty"), kg(statement.certainty.value))
    yield Triple(node, kg("mentionStatus"), kg(statement.status.value))
    yield Triple(node, kg("surfacePredicate"), string(statement.surface))
    yield Triple(node, kg("extractor"), string(statement.extractor))
    yield Triple(node, kg("rule"), string(statement.rule))
    yield Triple(node, kg("confidence"), decimal(grain(statement.confidence)))
    for speaker in occurrence.speakers:
        yield Triple(node, kg("attributedTo"), speaker)
    for attribution in statement.attribution:
        yield Triple(node, kg("speechAct"), string(attribution.act.value))
    if occurrence.time:
        yield Triple(node, kg("statedTime"), string(occurrence.time))
    if isinstance(statement.evidence, Field):
        yield Triple(node, kg("field"), string(statement.evidence.name))
    for name, span in spans_of(statement.evidence):
        yield Triple(node, kg(name), span_node(document, span, vocabulary))
        yield from span_triples(document, span, "Sentence" if name == "sentence" else "Phrase", vocabulary)
