"""All occurrences and events -> the triples of their differences: nodes that name the two statements, their words, and a rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from pyoxigraph import NamedNode, Triple

from kg.merge.differences.deeds import Deed, deeds, stand_in
from kg.merge.differences.facts import (
    departures,
    event_denials,
    happened,
    outcomes,
    rival_events,
    withdrawals,
)
from kg.merge.differences.kinds import Difference, told_on
from kg.merge.differences.numbers import number_differences
from kg.merge.differences.quantities import quantities
from kg.merge.differences.tellings import cancellations, threats, told_differently
from kg.merge.events import Told
from kg.merge.occurrences import Occurrence
from kg.merge.terms import TYPE, kg, number, string, words
from kg.types import Event, Extraction, Linker, Ontology, Statement
from kg.vocab import Vocabulary


def differences(
    extractions: Sequence[Extraction], found: Sequence[Occurrence], events: Iterable[Event], linker: Linker, ontology: Ontology
) -> list[Difference]:
    """All differences, each pair of tellings once, the most telling first."""
    found = sorted(found, key=_place)
    named = _named(extractions, linker)
    line = deeds(found, linker, named)
    by_document: dict[str, list[Deed]] = defaultdict(list)
    for deed in line:
        by_document[deed.occurrence.document.id].append(deed)
    numbers = chain.from_iterable(quantities(x, by_document[x.document.id], linker) for x in extractions)
    told = happened(events, line)
    types = {e.id: e.entity_type for e in linker.entities if e.id in named}
    every = chain(
        told_differently(line),
        cancellations(line),
        threats(line),
        event_denials(told),
        number_differences(numbers),
        rival_events(told, ontology, types),
        outcomes(told),
        departures(told, found),
        withdrawals(told, found),
    )
    best: dict[tuple[object, ...], Difference] = {}
    for one in sorted(every, key=lambda d: (-d.rank, _place(d.left), _place(d.right), d.left_value)):
        best.setdefault((_sentence(one.left), _sentence(one.right)), one)
    return list({_values(one): one for one in reversed(best.values())}.values())[::-1]


def _values(one: Difference) -> tuple[object, ...]:
    """What differs: two prices that twenty articles tell are one difference."""
    values = sorted({one.left_value.lower(), one.right_value.lower()})
    return (one.kind, *values) if values != [""] else (one.kind, _sentence(one.left), _sentence(one.right))


def _named(extractions: Iterable[Extraction], linker: Linker) -> frozenset[str]:
    """Ids of all that has a name."""
    return frozenset(
        i
        for x in extractions
        for c in x.chains
        if c.is_named
        for m in c.mentions[:1]
        for e in (linker.entity_of(m),)
        for i in (e.id, stand_in(e))
    )


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
