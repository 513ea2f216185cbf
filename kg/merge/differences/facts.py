"""Statements and events -> what their tellings differ in: whether it is so, when, by whom and where, and what has become of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import combinations

from kg.english.telling import INTENDING
from kg.merge.differences.deeds import BLOCK, Deed
from kg.merge.differences.kinds import Difference, Kind, difference, told_on
from kg.merge.differences.tellings import HAPPENED, OPEN, TOLD, denial, source
from kg.merge.occurrences import Occurrence
from kg.merge.rollup import DENIALS
from kg.merge.terms import Bounds
from kg.types import EntityType, Event, EventClass, Field, Ontology, Status

NEAR = timedelta(days=31)  # between two days on which one event can be told to have happened
STATES = frozenset({"holdsPosition", "leads", "postedTo", "speaksFor", "worksFor"})
LEAVING = frozenset({"Resignation", "Dismissal"})


@dataclass(frozen=True)
class Happened:
    """One event with the occurrences of its tellings, and who fills its roles."""

    event: Event
    deeds: tuple[Deed, ...]

    @cached_property
    def told(self) -> tuple[Occurrence, ...]:
        """Its statements."""
        return tuple(d.occurrence for d in self.deeds)

    @cached_property
    def roles(self) -> Mapping[str, frozenset[str]]:
        """Role -> entities in it."""
        found: dict[str, set[str]] = defaultdict(set)
        for telling in self.event.tellings:
            for role, filler in telling.roles:
                if isinstance(filler, str):
                    found[role].add(filler)
        return {role: frozenset(ids) for role, ids in found.items()}

    @cached_property
    def days(self) -> Bounds | None:
        """First and last day, by the first telling that knows them."""
        return next(((t.started, t.ended) for t in self.event.tellings if t.started and t.ended), None)

    def first(self, statuses: frozenset[Status]) -> Occurrence | None:
        """The first occurrence with one of these statuses."""
        return next((o for o in sorted(self.told, key=told_on) if o.statement.status in statuses), None)


def happened(events: Iterable[Event], found: Iterable[Deed]) -> list[Happened]:
    """Events of which something is told, with what tells them."""
    by_statement = {d.occurrence.statement: d for d in found}
    pairs = ((e, tuple(by_statement[t.statement] for t in e.tellings if t.tells and t.statement in by_statement)) for e in events)
    return [Happened(event, told) for event, told in pairs if told]


# ------------------------------------------------------------------------------------------------ whether it is so


def event_denials(events: Iterable[Happened]) -> Iterator[Difference]:
    """An event that one source affirms and another denies: of the same doer, and by the same verb or relation."""
    for one in events:
        about = {t.statement: t.about for t in one.event.tellings}
        line = sorted(one.deeds, key=lambda d: told_on(d.occurrence))
        yes = [d for d in line if d.occurrence.statement.status in TOLD]
        no = [d for d in line if d.occurrence.statement.status in DENIALS and not about[d.occurrence.statement]]
        pair = next(((a, b) for a in yes for b in no if _denies(a, b)), None) if len(yes) * len(no) < BLOCK**2 else None
        if pair:
            yield denial(pair[0].occurrence, pair[1].occurrence)


def _denies(yes: Deed, no: Deed) -> bool:
    left, right = yes.occurrence.statement, no.occurrence.statement
    alike = yes.verb == no.verb or (left.relation is not None and left.relation == right.relation)
    return alike and not (no.agents and not yes.agents & no.agents) and source(yes.occurrence) != source(no.occurrence)


# ------------------------------------------------------------------------------------------------ when, by whom, where


def rival_events(events: Sequence[Happened], ontology: Ontology, types: Mapping[str, EntityType]) -> Iterator[Difference]:
    """Two events of one class that happen to the same thing, on other days, by another agent or in another place: one, told differently.

    Only of classes of which two in a month are not to be expected (kg:seldom): a person is dismissed once, but met often.
    """
    classes = {c.name: c for c in ontology.events}
    groups: dict[tuple[str, str], list[Happened]] = defaultdict(list)
    for one in events:
        known = classes.get(one.event.event_class)
        if known and (known.seldom or known.once) and one.first(TOLD):
            for patient in sorted(one.roles.get("patient", ())):
                groups[one.event.event_class, patient].append(one)
    for (name, _), members in groups.items():
        for a, b in combinations(members[:BLOCK], 2):
            yield from _rivals(a, b, classes[name], types)


def _rivals(a: Happened, b: Happened, known: EventClass, types: Mapping[str, EntityType]) -> Iterator[Difference]:
    one, two = a.first(TOLD), b.first(TOLD)
    if one is None or two is None or one.document.id == two.document.id:
        return
    apart = _days_apart(a, b)
    if apart is None:
        yield from _other_parts(a, b, one, two, types)
    elif known.once or apart <= NEAR:
        dated = [next((o for o in e.told if o.time and o.statement.status in TOLD), None) for e in (a, b)]
        if dated[0] and dated[1]:
            yield difference(Kind.TIME, dated[0], dated[1], (dated[0].time, dated[1].time))


def _days_apart(a: Happened, b: Happened) -> timedelta | None:
    """How long after the one the other was, None where they may have been on one day."""
    if not a.days or not b.days:
        return None
    apart = max(a.days[0], b.days[0]) - min(a.days[1], b.days[1])
    return apart if a.days[1] < b.days[0] or b.days[1] < a.days[0] else None


def _other_parts(a: Happened, b: Happened, one: Occurrence, two: Occurrence, types: Mapping[str, EntityType]) -> Iterator[Difference]:
    """Another agent or place, of the same class."""
    for role, kind in (("agent", Kind.AGENT), ("place", Kind.PLACE)):
        left, right = a.roles.get(role, frozenset()), b.roles.get(role, frozenset())
        if left and right and not left & right and all(x in types and types.get(x) is types.get(y) for x in left for y in right):
            yield difference(kind, one, two)


# ------------------------------------------------------------------------------------------------ what has become of it


def outcomes(events: Iterable[Happened]) -> Iterator[Difference]:
    """What one article expects and a later one tells as done."""
    for one in events:
        plan = one.first(OPEN)
        done = next((d.occurrence for d in sorted(one.deeds, key=_told_on) if _is_done(d)), None)
        if plan and done and told_on(plan)[0] < told_on(done)[0]:
            yield difference(Kind.OUTCOME, plan, done)


def _told_on(deed: Deed) -> tuple[str, str]:
    return told_on(deed.occurrence)


def _is_done(deed: Deed) -> bool:
    """Whether it has happened; that it "was set for Thursday" does not say so."""
    return deed.occurrence.statement.status in HAPPENED and deed.verb not in INTENDING


def departures(events: Iterable[Happened], found: Sequence[Occurrence]) -> Iterator[Difference]:
    """A post that one article gives somebody who has left it in a later one."""
    holding: dict[str, list[Occurrence]] = defaultdict(list)
    called: dict[tuple[str, str], set[str]] = defaultdict(set)  # document and entity -> the subjects that it is there
    for occurrence in found:
        if occurrence.entities:
            called[occurrence.document.id, occurrence.entities[0].id].add(occurrence.subject.value)
        if occurrence.statement.relation in STATES and occurrence.statement.status in HAPPENED:
            holding[occurrence.subject.value].append(occurrence)
    for one in events:
        left = one.first(HAPPENED) if one.event.event_class in LEAVING else None
        who = {e.id for e in left.entities} & one.roles.get("patient", frozenset()) if left else frozenset()
        subjects = {s for w in who for s in called[left.document.id, w]} if left else set()
        held = [o for s in sorted(subjects) for o in holding[s] if left and told_on(o)[0] < told_on(left)[0]]
        if left and held:
            yield difference(Kind.UPDATE, max(held, key=lambda o: (len(_stems(o) & _stems(left)), told_on(o))), left)


def withdrawals(events: Iterable[Happened], found: Iterable[Occurrence]) -> Iterator[Difference]:
    """Who is to take part in an event by one article, and has withdrawn from it by a later one."""
    named = {e.event.id: e for e in events if e.event.is_entity}
    for occurrence in (o for o in found if o.statement.relation == "withdrewFrom" and o.statement.status in TOLD):
        who, what = (e.id for e in occurrence.entities[:2]) if len(occurrence.entities) > 1 else ("", "")
        event = named.get(what)
        tellings = event.event.tellings if event else ()
        mine = {t.statement for t in tellings if ("participant", who) in t.roles}
        joined = [o for o in (event.told if event else ()) if o.statement in mine and told_on(o)[0] < told_on(occurrence)[0]]
        if joined:
            yield difference(Kind.UPDATE, min(joined, key=told_on), occurrence)


def _stems(occurrence: Occurrence) -> frozenset[str]:
    statement = occurrence.statement
    words = [*statement.predicate.split(), *(statement.relation or "").split(), *_object_words(occurrence)]
    return frozenset(w.lower()[:5] for w in words if len(w) > 3)


def _object_words(occurrence: Occurrence) -> list[str]:
    value = occurrence.statement.object
    return (value.value if isinstance(value, Field) else value.text).split()
