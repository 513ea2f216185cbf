"""All occurrences and events -> the triples of their differences: nodes that name the two statements, their words, and a rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from pyoxigraph import NamedNode, Triple

from kg.merge.differences.facts import (
    cancellations,
    denials,
    departures,
    event_denials,
    happened,
    opposites,
    outcomes,
    rival_events,
    withdrawals,
)
from kg.merge.differences.kinds import Difference, told_on
from kg.merge.differences.numbers import number_differences
from kg.merge.differences.quantities import quantities
from kg.merge.events import Told
from kg.merge.occurrences import Occurrence
from kg.merge.terms import TYPE, kg, number, string, words
from kg.types import Event, Extraction, Linker, Ontology, Statement
from kg.vocab import Vocabulary


def differences(
    extractions: Iterable[Extraction], found: Sequence[Occurrence], events: Iterable[Event], linker: Linker, ontology: Ontology
) -> list[Difference]:
    """All differences, each pair of tellings once, the most telling first."""
    found = sorted(found, key=_place)
    by_document: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in found:
        by_document[occurrence.document.id].append(occurrence)
    numbers = chain.from_iterable(quantities(x, by_document[x.document.id], linker) for x in extractions)
    told = happened(events, found)
    types = {e.id: e.entity_type for e in linker.entities}
    every = chain(
        denials(found),
        event_denials(told),
        number_differences(numbers),
        rival_events(told, ontology, types),
        outcomes(told),
        departures(told, found),
        withdrawals(told, found),
        cancellations(found),
        opposites(found),
    )
    best: dict[tuple[object, ...], Difference] = {}
    for one in sorted(every, key=lambda d: (-d.rank, _place(d.left), _place(d.right), d.left_value)):
        best.setdefault((_sentence(one.left), _sentence(one.right)), one)
    return list(best.values())


def difference_triples(found: Iterable[Difference], told: Mapping[Statement, Told], vocabulary: Vocabulary) -> Iterator[Triple]:
    """A node for each difference between two statements that the graph has."""
    for one in found:
        sides = [told.get(o.statement) for o in (one.left, one.right)]
        if not all(sides):
            continue
        marks = [o.node for o in (one.left, one.right)]
        node = NamedNode(vocabulary.difference(one.kind.value, *(m.value for m in marks)))
        yield Triple(node, TYPE, kg("Difference"))
        yield Triple(node, kg("differenceKind"), string(one.kind.value))
        yield Triple(node, kg("rank"), number(one.rank))
        ends = zip(("one", "other"), sides, marks, (one.left_value, one.right_value), strict=True)
        for name, side, mark, value in ends:
            if side:
                yield Triple(node, kg(f"{name}Statement"), side.node)
                yield Triple(node, kg(f"{name}Mention"), mark)
            if value:
                yield Triple(node, kg(f"{name}Value"), words(value))


def _place(occurrence: Occurrence) -> tuple[object, ...]:
    statement = occurrence.statement
    fact = (occurrence.subject.value, occurrence.predicate.value, str(occurrence.object))
    return (*_sentence(occurrence), *fact, statement.rule, statement.surface)


def _sentence(occurrence: Occurrence) -> tuple[object, ...]:
    span = getattr(occurrence.statement.evidence, "sentence", None)
    return (*told_on(occurrence), span.start if span else -1)
