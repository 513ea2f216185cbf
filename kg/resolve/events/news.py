"""Extractions x Events -> id of an article without a date -> the days on which it may have appeared, by dated articles on the same news.

What an article tells in its first sentences is news when it appears. Where a dated article tells it too, without a time or of the week
before, both appeared within a week of each other; where the day is known, the one without a date within the week after it. Only what
seldom happens to somebody twice counts (kg:seldom: dismissals, not meetings), and what the events already hold for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.resolve.events.classes import Classes
from kg.types import Document, Event, Evidence, Extraction, Inferred, Ontology, Status, Telling

LEAD = 3  # sentences below the headline that tell the news
FRESH = timedelta(days=6)
LONGEST = timedelta(days=31)  # a wider interval says too little
HOLDS = frozenset({Status.ASSERTED, Status.REPORTED})
WHOM = frozenset({"patient", "origin"})  # roles of whom it happens to: "dismissed *Berg*", "replaced *Berg* with Lund"


@dataclass(frozen=True, slots=True)
class _Dated:
    """First and last day on which a dated article may have appeared."""

    document: Document
    first: date
    last: date


def told_by_others(extractions: Iterable[Extraction], events: Iterable[Event], ontology: Ontology) -> dict[str, Inferred]:
    """The days of each article without a date that other articles tell; none where they contradict each other."""
    documents = {e.document.id: e.document for e in extractions}
    dated = {d.id: known for d in documents.values() if (known := _known(d)) is not None}
    found: dict[str, list[Inferred]] = defaultdict(list)
    for event, tellings in _news(events, Classes(ontology)):
        for undated in sorted({t.statement.document for t in tellings if _opens(t)} - dated.keys()):
            found[undated] += [_beside(dated[t.statement.document], t, event) for t in tellings if _is_fresh(t, dated)]
    together = {document: _together(intervals) for document, intervals in sorted(found.items()) if intervals}
    return {document: inferred for document, inferred in together.items() if inferred is not None}


def _known(document: Document) -> _Dated | None:
    """When a document appeared, where it says so or tells it to a week."""
    if document.published is not None:
        return _Dated(document, document.published, document.published)
    inferred = document.inferred
    if inferred is None or inferred.last - inferred.first > FRESH:
        return None
    return _Dated(document, inferred.first, inferred.last)


def _news(events: Iterable[Event], classes: Classes) -> Iterator[tuple[Event, list[Telling]]]:
    """Each event with its tellings, and with those of events that happen to the same one and seldom do."""
    events = list(events)
    alike: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        known = classes.by_name.get(event.event_class)
        if known is not None and (known.seldom or known.once):
            for filler in sorted({f for t in event.tellings for role, f in t.roles if role in WHOM and isinstance(f, str)}):
                alike[classes.family(event.event_class), filler].append(event)
    for group in ([e] for e in events):
        yield group[0], _held(group)
    for _, group in sorted(alike.items()):
        if len(group) > 1:
            yield group[0], _held(group)


def _held(events: Iterable[Event]) -> list[Telling]:
    """What is told as something that happened."""
    return [t for e in events for t in e.tellings if t.tells and t.statement.status in HOLDS and isinstance(t.statement.evidence, Evidence)]


def _opens(telling: Telling) -> bool:
    evidence = telling.statement.evidence
    return isinstance(evidence, Evidence) and evidence.index <= LEAD


def _is_fresh(telling: Telling, dated: Mapping[str, _Dated]) -> bool:
    """Whether a dated article tells it without a time, or as of the week before."""
    known = dated.get(telling.statement.document)
    if known is None:
        return False
    return telling.started is None or known.first - FRESH <= telling.started <= known.last


def _beside(known: _Dated, telling: Telling, event: Event) -> Inferred:
    day = telling.started if telling.started == telling.ended else None
    exact = day is not None and known.document.published is not None
    first, last = (day, day) if exact and day is not None else (known.first - FRESH, known.last)
    when = known.first.isoformat() if known.first == known.last else f"{known.first} to {known.last}"
    where = known.document.title or known.document.source or known.document.id
    return Inferred(first=first, last=last + FRESH, reasons=(f"“{event.name}”, also told by “{where}” ({when})",))


def _together(intervals: list[Inferred]) -> Inferred | None:
    """The days that all of them allow."""
    first, last = max(i.first for i in intervals), min(i.last for i in intervals)
    reasons = tuple(sorted({reason for i in intervals for reason in i.reasons}))
    return replace(intervals[0], first=first, last=last, reasons=reasons) if first <= last <= first + LONGEST else None
