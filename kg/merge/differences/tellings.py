"""Deeds -> where two sources tell one deed differently: one denies it, one tells its opposite, or what was planned has been done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from kg.english.nouns.event_nouns import event_nouns
from kg.english.tables import rows
from kg.english.telling import CANCELLING, VAGUE
from kg.merge.differences.deeds import BLOCK, Deed, pairs
from kg.merge.differences.kinds import Difference, Kind, days_apart, difference, told_on
from kg.merge.occurrences import Occurrence
from kg.merge.rollup import DENIALS
from kg.types import Status

TOLD = frozenset({Status.ASSERTED, Status.REPORTED, Status.CLAIMED})
HAPPENED = frozenset({Status.ASSERTED, Status.REPORTED})
OPEN = frozenset({Status.PLANNED, Status.POSSIBLE})
THEN = "then"  # mark of a pair of verbs of which one follows the other


def told_differently(found: Sequence[Deed]) -> Iterator[Difference]:
    """Each deed of two sources once, by the pair of sentences that says most plainly what differs."""
    best: dict[tuple[object, ...], Difference] = {}
    for a, b in pairs(found, _verbs):
        one = _difference(a, b)
        if one:
            ends = tuple(sorted((a.agents & b.agents) | (a.patients & b.patients)))
            key = (one.kind, *sorted({a.verb, b.verb}), *ends, *sorted({a.what, b.what}), a.occurrence.object == b.occurrence.object)
            best[key] = min(one, best.get(key, one), key=_plainest)
    yield from best.values()


def _verbs(deed: Deed) -> Iterator[str]:
    """The verb, and each pair of opposites that it is one of."""
    yield deed.verb
    yield from ("/".join(sorted(pair)) for pair in _opposites() if deed.verb in pair)


def _plainest(one: Difference) -> tuple[object, ...]:
    return (one.left.document.id == one.right.document.id, told_on(one.left), told_on(one.right), one.left.statement.surface)


def _difference(a: Deed, b: Deed) -> Difference | None:
    if source(a.occurrence) == source(b.occurrence) or not one_time(a.occurrence, b.occurrence):
        return None
    apart = a.occurrence.document.id != b.occurrence.document.id
    if not apart and a.sentence == b.sentence:
        return None
    if a.verb == b.verb:
        return _other_status(a, b) if _one_fact(a, b) or (apart and a.verb not in VAGUE and a.is_of(b)) else None
    exclusion = _opposites().get(frozenset({a.verb, b.verb}))
    return _opposed(a, b, exclusion) if exclusion is not None and a.is_of(b) else None


def _one_fact(a: Deed, b: Deed) -> bool:
    left, right = a.occurrence, b.occurrence
    return (left.subject, left.predicate, left.object) == (right.subject, right.predicate, right.object)


def _other_status(a: Deed, b: Deed) -> Difference | None:
    """One affirms what the other denies, or tells as done what the other tells as planned."""
    no, yes = sorted((a.occurrence, b.occurrence), key=lambda o: o.statement.status not in DENIALS)
    if no.statement.status in DENIALS and yes.statement.status in TOLD:
        doer = (a if a.occurrence is no else b).agents
        same = doer & a.agents & b.agents if doer else a.occurrence.predicate == b.occurrence.predicate
        return denial(yes, no) if same else None
    plan, done = sorted((a.occurrence, b.occurrence), key=lambda o: o.statement.status not in OPEN)
    if plan.statement.status in OPEN and done.statement.status in HAPPENED | {Status.NEGATED} and days_apart(plan, done):
        return difference(Kind.OUTCOME, plan, done) if told_on(plan) < told_on(done) else None
    return None


def denial(yes: Occurrence, no: Occurrence) -> Difference:
    """A denial, or news of what had not yet come about."""
    return difference(Kind.UPDATE if _has_come_true(no, yes) else Kind.DENIAL, yes, no)


def _has_come_true(no: Occurrence, yes: Occurrence) -> bool:
    """Whether an earlier article says of something that it has not happened, and a later one that it has: "has not resigned"."""
    later = bool(days_apart(no, yes)) and told_on(no) < told_on(yes)
    before = yes.statement.time and yes.statement.time.end and no.document.published and yes.statement.time.end < no.document.published
    return later and no.statement.status is Status.NEGATED and not before


def _opposed(a: Deed, b: Deed, exclusion: str) -> Difference | None:
    one, two = a.occurrence, b.occurrence
    statuses = {one.statement.status, two.statement.status}
    if statuses & DENIALS or one.document.id == two.document.id:
        return None
    first, second = sorted((one, two), key=told_on)
    if first.statement.status in OPEN and second.statement.status in HAPPENED:
        return difference(Kind.OUTCOME, one, two)
    if statuses & OPEN:
        return None
    if exclusion == THEN and not (one.document.published and two.document.published):
        return None
    return difference(Kind.UPDATE if exclusion == THEN and days_apart(one, two) else Kind.VERSION, one, two)


@cache
def _opposites() -> dict[frozenset[str], str]:
    """Pair of verbs -> "then" where one usually follows the other, else ""."""
    return {frozenset({a, b}): mark for a, b, mark in rows("opposites")}


def source(occurrence: Occurrence) -> tuple[object, ...]:
    """Who tells it: an article, or somebody in it."""
    return (occurrence.document.id, *occurrence.speakers)


def one_time(a: Occurrence, b: Occurrence) -> bool:
    """Whether the times of two tellings, where both are told, overlap."""
    one, two = a.statement.time, b.statement.time
    if not one or not two:
        return True
    return not (one.end and two.start and one.end < two.start) and not (two.end and one.start and two.end < one.start)


# ------------------------------------------------------------------------------------------------ what has become of a plan


def cancellations(found: Sequence[Deed]) -> Iterator[Difference]:
    """A plan of one article that is called off in another: both name the same two things, or one doer, and what it is a plan for."""
    plans: dict[str, list[Deed]] = defaultdict(list)
    for deed in found:
        if deed.occurrence.statement.status in OPEN and deed.occurrence.statement.relation != "stated":
            for thing in sorted(deed.things):
                plans[thing].append(deed)
    for off in (d for d in found if _phrasal(d) in CANCELLING and d.what in event_nouns() and d.occurrence.statement.status in TOLD):
        document = off.occurrence.document.id
        near = {id(p): p for thing in sorted(off.things) for p in plans[thing][:BLOCK] if p.occurrence.document.id != document}
        fitting = [(points, p.occurrence) for p in near.values() if (points := _called_off(p, off))]
        if fitting:
            yield difference(Kind.OUTCOME, min(fitting, key=lambda f: (-f[0], told_on(f[1]), f[1].statement.surface))[1], off.occurrence)


def _phrasal(deed: Deed) -> str:
    """The verb with the words behind it: "be called off" -> "call off"."""
    return " ".join([deed.verb, *deed.occurrence.statement.predicate.removeprefix("be ").split()[1:]])


def _called_off(plan: Deed, off: Deed) -> int:
    """How much speaks for a plan being the one that is called off."""
    shared = len(plan.things & off.things)
    statement = plan.occurrence.statement
    said = {w[:5] for w in (*statement.predicate.split(), *(statement.relation or "").split())}
    words = len((plan.words | said) & off.words)
    return shared + words if shared > 1 or (plan.agents & off.agents and words) else 0


def threats(found: Sequence[Deed]) -> Iterator[Difference]:
    """What somebody may do to a thing by one article, and what he has done to it by a later one: would revoke, has suspended a licence."""
    for a, b in pairs(found, lambda d: [d.what] if d.what else []):
        first, second = sorted((a, b), key=lambda d: told_on(d.occurrence))
        one, two = first.occurrence, second.occurrence
        alike = a.agents & b.agents and a.words == b.words and len(a.words) > 1 and a.is_of(b) and a.verb != b.verb
        if alike and days_apart(one, two) and one.statement.status in OPEN and two.statement.status in HAPPENED:
            yield difference(Kind.OUTCOME, one, two)
