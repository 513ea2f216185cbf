"""Occurrences -> their mentions: where the text says it, how, who says so, and the sentence and spans it points at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.merge.occurrences import Occurrence, spans_of
from kg.merge.sources import nif, span_node, span_triples
from kg.merge.terms import TYPE, decimal, kg, string
from kg.types import Field, Span
from kg.vocab import Vocabulary


def mention_layer(found: Iterable[Occurrence], vocabulary: Vocabulary, *, phrases: bool) -> Iterator[Triple]:
    """All mentions, each stretch of text once: the statements of one sentence share it. Without `phrases` only sentences are quoted."""
    written: set[tuple[str, Span, str]] = set()
    for occurrence in found:
        yield from _mention_triples(occurrence, vocabulary)
        for name, span in spans_of(occurrence.statement.evidence):
            kind = "Sentence" if name == "sentence" else "Phrase"
            place = (occurrence.document.id, span, kind)
            if place not in written and (phrases or kind == "Sentence"):
                written.add(place)
                yield from span_triples(occurrence.document, span, kind, vocabulary)


def _mention_triples(occurrence: Occurrence, vocabulary: Vocabulary) -> Iterator[Triple]:
    """The mention, pointing at its sentence and spans."""
    statement, document, node = occurrence.statement, occurrence.document, occurrence.node
    yield Triple(node, TYPE, kg("Mention"))
    yield Triple(node, nif("referenceContext"), NamedNode(vocabulary.article(document.id)))
    yield Triple(node, kg("polarity"), kg(statement.polarity.value))
    yield Triple(node, kg("certainty"), kg(statement.certainty.value))
    yield Triple(node, kg("mentionStatus"), kg(occurrence.vote.status.value))
    yield Triple(node, kg("surfacePredicate"), string(statement.surface))
    yield Triple(node, kg("extractor"), string(statement.extractor))
    yield Triple(node, kg("rule"), string(statement.rule))
    yield Triple(node, kg("confidence"), decimal(occurrence.vote.confidence))
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
