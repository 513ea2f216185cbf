"""The edges of a build and gold -> shares of what is right, each miss told by name.

Precision is not among them: gold is a sample of what a text states, so a statement that is not in it may well be true.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.evaluate.edges import Edge, Edges
from kg.evaluate.gold import Fact, Falsehood, Gold, Names
from kg.evaluate.names import matches, words
from kg.evaluate.predicates import Way, intends, refuses, ways

OnMiss = Callable[[str], None]
SALIENCE = {1: "core", 2: "useful", 3: "minor"}
MEASURES = (
    *("recall", *(f"recall_{name}" for name in SALIENCE.values()), "strict_recall", "status", "speaker", "time"),
    *("not_forbidden", "merged", "kept_apart", "types", "no_furniture"),
)
PLAIN = frozenset({"Asserted", "Reported"})
SOFT = frozenset({"Planned", "Possible", "Claimed"})
DENIED = frozenset({"Negated", "Denied", "Disputed"})
EXCUSED = {True: DENIED | SOFT | {"Reported"}, False: DENIED, None: DENIED | SOFT}  # a falsehood with these is none, by only_if_asserted
NEAR_CLASSES = tuple(  # people draw these lines in different places; the graph has no vehicles and awards of their own
    frozenset(pair.split())
    for pair in (
        "Organization Group",
        "Facility Place",
        "Facility Organization",
        "Work Product",
        "Vehicle Product",
        "Award Work",
        "Award Event",
    )
)
CLASSES = frozenset({"Person", "Organization", "Place", "Facility", "Event", "Work", "Product", "Group", "Concept"})
WIDER = 31  # times: a month is said for a day, a year for a fortnight, but not a year for a day
QUOTED_PART = 4  # times: furniture within a sentence four times its length is the sentence's own matter


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many are right; both are points where what is counted has weights."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """Right over all; None where there is nothing to count."""
        return self.right / self.of if self.of else None


Shares = Mapping[str, Share]


def score_facts(edges: Edges, gold: Iterable[Gold], *, on_miss: OnMiss = lambda line: None) -> Shares:
    """All MEASURES, summed over all gold. Recall counts a core fact three times, a useful one twice."""
    total: dict[str, Share] = dict.fromkeys(MEASURES, Share())
    for part in gold:
        tally = _Tally(total, part.name, on_miss)
        for fact in part.facts:
            _score_fact(fact, edges.edges, tally)
        for falsehood in part.falsehoods:
            wrong = _asserted(falsehood, edges.edges)
            tally.count("not_forbidden", not wrong, f"forbidden: {wrong} ({falsehood.why})")
        for quoted in part.furniture:
            tally.count("no_furniture", not _is_quoted(quoted, edges.edges), f"furniture: {quoted}")
        _score_names(part, edges, tally)
    return total


def counts(edges: Edges) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Statements by status, and by rule that found them (one that two rules found counts for both), most frequent first."""
    statements = {e.statement: e for e in edges.edges}.values()
    by_status = Counter(e.status for e in statements)
    by_rule = Counter(rule for e in statements for rule in e.rules)
    return tuple(dict(sorted(c.items(), key=lambda item: (-item[1], item[0]))) for c in (by_status, by_rule))  # type: ignore[return-value]  # a pair


@dataclass(frozen=True, slots=True)
class _Tally:
    total: dict[str, Share]
    document: str
    on_miss: OnMiss

    def count(self, measure: str, is_right: bool, miss: str = "", *, weight: int = 1) -> None:
        self.total[measure] += Share(weight if is_right else 0, weight)
        if miss and not is_right:
            self.on_miss(f"{self.document}: {miss}")


def _score_fact(fact: Fact, edges: Iterable[Edge], tally: _Tally) -> None:
    found = [e for e in edges if _says(e, fact, lenient=True)]
    weight = 4 - fact.salience
    tally.count("recall", bool(found), f"missed, {SALIENCE[fact.salience]}: {fact.label}", weight=weight)
    tally.count(f"recall_{SALIENCE[fact.salience]}", bool(found))
    tally.count("strict_recall", any(_says(e, fact, lenient=False) for e in found), weight=weight)
    if not found:
        return
    statuses = "/".join(sorted({e.status for e in found}))
    tally.count("status", any(_has_status(e, fact.status) for e in found), f"status {statuses}: {fact.label}")
    if fact.speakers:
        is_named = any(matches(fact.speakers, e.speakers, lenient=True) for e in found)
        tally.count("speaker", is_named, f"speaker is not {fact.speakers[0]}: {fact.label}")
    if fact.time:
        is_then = any(_is_then(fact.time, time) for e in found for time in e.times)
        tally.count("time", is_then, f"time is not {fact.time}: {fact.label}")


def _says(edge: Edge, fact: Fact, *, lenient: bool) -> bool:
    found = ways(fact.predicates, edge.predicates, factual=fact.status in {"asserted", "reported"})

    def joins(subject: Names, target: Names, objects: Names) -> bool:
        return matches(fact.subjects, subject, lenient=lenient) and matches(objects, target, lenient=lenient)

    straight, swapped = (edge.subject, edge.object), (edge.object, edge.subject)
    return (
        (Way.SAME in found and joins(*straight, fact.objects))
        or (Way.SWAPPED in found and joins(*swapped, fact.objects))
        or (Way.BE in found and (joins(*straight, fact.be_objects) or joins(*swapped, fact.be_objects)))
    )


def _asserted(falsehood: Falsehood, edges: Iterable[Edge]) -> str:
    """The first edge that says it word for word without excuse; empty where none does."""
    for edge in edges:
        found = ways(falsehood.predicates, edge.exact, exact=True) if edge.status not in EXCUSED[falsehood.only_if_asserted] else ()
        for subject, target, needed in ((edge.subject, edge.object, {Way.SAME, Way.BE}), (edge.object, edge.subject, {Way.SWAPPED})):
            if (
                needed & set(found)
                and matches(falsehood.subjects, subject, lenient=False)
                and matches(falsehood.objects, target, lenient=False)
            ):
                return " | ".join((edge.subject[0], edge.exact[0], edge.object[0], edge.status))
    return ""


def _has_status(edge: Edge, wanted: str) -> bool:
    """Whether a statement stands as the gold says; a predicate that says so itself ("plan to visit") may be asserted."""
    status = edge.status
    if wanted == "negated":
        return status in DENIED or (status in PLAIN and any(map(refuses, edge.predicates)))
    if wanted in {"planned", "possible"}:
        return status in SOFT | {"Reported"} or (status == "Asserted" and any(map(intends, edge.predicates)))
    if wanted == "reported":
        return status in {"Reported", "Claimed"} or (status == "Asserted" and bool(edge.speakers))
    return status in PLAIN


def _is_then(wanted: str, found: str) -> bool:
    """Whether a time lies in the wanted one, or around it and not much wider."""
    gold, time = _days(wanted), _days(found)
    if gold is None or time is None:
        return False
    inside = gold[0] <= time[0] and time[1] <= gold[1]
    around = time[0] <= gold[0] and gold[1] <= time[1] and time[1] - time[0] < WIDER * (gold[1] - gold[0] + 1)
    return inside or around


@lru_cache(maxsize=10_000)
def _days(time: str) -> tuple[int, int] | None:
    """First and last day of "2023", "2023-08", "2023-08-09", "first/last" with an open end taken as the other; None for anything else."""
    spans = [span for part in time.split("/") if (span := _day_span(part)) is not None]
    return (spans[0][0], spans[-1][1]) if spans else None


def _day_span(text: str) -> tuple[int, int] | None:
    parts = text[:10].split("-")
    try:
        year, month, day = (int(parts[i]) if i < len(parts) else 0 for i in range(3))
        last = month or 12
        return (
            date(year, month or 1, day or 1).toordinal(),
            date(year, last, day or monthrange(year, last)[1]).toordinal(),
        )
    except ValueError:
        return None


def _is_quoted(furniture: str, edges: Iterable[Edge]) -> bool:
    """Whether a statement's sentence is mostly this furniture."""
    wanted = " ".join(words(furniture))
    quotes = {" ".join(words(quote)) for e in edges for quote in e.quotes}
    return bool(wanted) and any(f" {wanted} " in f" {quote} " and len(quote) < QUOTED_PART * len(wanted) for quote in quotes)


def _score_names(gold: Gold, edges: Edges, tally: _Tally) -> None:
    """Names that the graph does not have are skipped."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for place, node in enumerate(edges.nodes):
        for name in node.names:
            holders[words(name)].add(place)

    def known(name: str) -> set[int]:
        return holders.get(words(name), set())

    for group in gold.same:
        nodes = [known(name) for name in {words(name): name for name in group}.values() if known(name)]
        if len(nodes) > 1:
            tally.count("merged", bool(set.intersection(*nodes)), f"not merged: {' / '.join(group)}")
    for left, right in gold.different:
        if known(left) and known(right) and words(left) != words(right):
            tally.count("kept_apart", not known(left) & known(right), f"wrongly merged: {left} / {right}")
    for name, wanted in gold.types:
        found = [kinds for i in sorted(known(name)) if (kinds := edges.nodes[i].classes & CLASSES)]
        if found:
            near = frozenset({wanted}).union(*(pair for pair in NEAR_CLASSES if wanted in pair))
            tally.count("types", any(near & kinds for kinds in found), f"{name} is no {wanted}")
