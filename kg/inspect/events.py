"""A saved build -> what holds of its events: the checks of `kg verify`, and why some statements tell of one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.inspect.saved import CONTEXT, DERIVED, OBJECT, SUBJECT, TYPE, SavedBuild
from kg.merge.events import event_status
from kg.merge.rollup import Vote
from kg.types import Entity, Status
from kg.vocab import KG, kg

Nodes = Iterator[tuple[str, str]]
DESCRIBED = kg("describedBy")
OWN = ("status", "confidence", "describedBy", "time", "timeStart", "timeEnd", "reportedBy", "standsFor", "mentions")
EVENT_TERMS = (
    *("describedBy", "timeStart", "timeEnd", "mentions", "standsFor", "participant", "agent", "patient", "recipient", "instrument"),
    *("topic", "place", "origin", "destination", "amount", "differenceKind", "rank"),
    *(f"{side}{what}" for side in ("one", "other") for what in ("Statement", "Mention", "Value")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingExplanation:
    """A name under which one article tells of the event, and why it is this event."""

    name: str
    reason: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventExplanation:
    """An event with its roles as pairs of role and name, every telling that made it, and the IRIs of the statements that describe it."""

    iri: str
    name: str
    classes: tuple[str, ...]
    status: str
    confidence: str
    time: str
    roles: tuple[tuple[str, str], ...]
    tellings: tuple[TellingExplanation, ...]
    statements: tuple[str, ...]


def explain_event(saved: SavedBuild, iri: str, events: Iterable[Entity]) -> EventExplanation | None:
    """What is known of an event's IRI; None where it is no event's."""
    statements = saved.values(iri, DESCRIBED)
    if not saved.values(iri, kg("status")) or kg("Event") not in saved.values(iri, TYPE):
        return None
    links = [k for e in events if iri in (saved.vocabulary.event(e.id), saved.vocabulary.entity(e.id)) for k in e.links]
    roles = [
        (str(t.predicate).strip("<>").removeprefix(KG), saved.label(t.object.value) if str(t.object).startswith("<") else t.object.value)
        for t in saved.triples(iri)
        if str(t.predicate).startswith(f"<{KG}") and str(t.predicate).strip("<>").removeprefix(KG) not in OWN and hasattr(t.object, "value")
    ]
    return EventExplanation(
        iri=iri,
        name=saved.label(iri),
        classes=tuple(sorted(c.removeprefix(KG) for c in saved.values(iri, TYPE) if c.startswith(KG) and c != kg("Event"))),
        status=saved.value(iri, kg("status")).removeprefix(KG),
        confidence=saved.value(iri, kg("confidence")),
        time=saved.value(iri, kg("time")),
        roles=tuple(sorted(roles)),
        tellings=tuple(TellingExplanation(name=k.name, reason=k.reason, article=saved.vocabulary.article(k.document)) for k in links),
        statements=tuple(statements),
    )


# ------------------------------------------------------------------------------------------------ checks: each docstring is its message


def events_without_statement(saved: SavedBuild) -> Nodes:
    """An event is described by what is no statement, or names other articles than its statements do."""
    for event in _events(saved):
        statements = saved.values(event, DESCRIBED)
        articles = {a for s in statements for a in saved.values(s, DERIVED)}
        if not all(saved.values(s, SUBJECT) for s in statements) or (statements and not articles & set(saved.values(event, DERIVED))):
            yield event, ""


def event_statuses_that_differ(saved: SavedBuild) -> Nodes:
    """The status or confidence of an event does not follow from its statements."""
    for event in _events(saved):
        told = [(_is_about(saved, s, event), _votes(saved, s)) for s in saved.values(event, DESCRIBED)]
        if not told or any(votes for _, votes in told):
            status, confidence = event_status(told)
            written = saved.value(event, kg("status")).removeprefix(KG), _decimal(saved.value(event, kg("confidence")))
            if written != (status.value, confidence):
                yield event, f"{written[0]} {written[1]}, should be {status.value} {confidence}"


EVENT_CHECKS: Mapping[str, Callable[[SavedBuild], Nodes]] = {
    "event-without-statement": events_without_statement,
    "event-status-differs": event_statuses_that_differ,
}


def _events(saved: SavedBuild) -> list[str]:
    return sorted(e for e in saved.instances(kg("Event")) if saved.values(e, kg("status")))


def _is_about(saved: SavedBuild, statement: str, event: str) -> bool:
    """Whether the event is an argument of the statement."""
    values = [*saved.values(statement, SUBJECT), *saved.values(statement, OBJECT)]
    values += [v for q in saved.values(statement, kg("qualifier")) for v in saved.values(q, kg("value"))]
    return event in values


def _votes(saved: SavedBuild, statement: str) -> list[Vote]:
    found = []
    for mention in saved.values(statement, kg("mention")):
        status = saved.value(mention, kg("mentionStatus")).removeprefix(KG)
        if status in {s.value for s in Status}:
            found.append(Vote(saved.value(mention, CONTEXT), Status(status), _decimal(saved.value(mention, kg("confidence")))))
    return found


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text or "0")
    except InvalidOperation:
        return Decimal(0)
