"""Quantities of all documents -> pairs that tell of one thing and differ.

Two numbers tell of one thing where they count the same and stand in sentences about the same named things in the same words. Each finds
the one of another article that fits best; only where both choose each other, and the values differ, is that a difference. So a number
that another article repeats is out of the game.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from kg.merge.differences.kinds import Difference, Kind, days_apart, difference, told_on
from kg.merge.differences.quantities import MONEY, MONEY_NOUNS, PEOPLE, Quantity

WINDOW, WHOLE = 16, 60  # neighbours by date in a block of more than WHOLE quantities
ENOUGH = 7  # points from which two numbers tell of one thing; set on three of the four development stories
EQUAL, ROUNDED = Decimal("0.02"), 1000  # "180m" and "179.6 million" are one number; small ones are not rounded
COMMON = frozenset({"%", *MONEY.values(), *MONEY_NOUNS.values(), "day", "people"})  # units of many things: here words must agree, too


def number_differences(found: Iterable[Quantity]) -> Iterator[Difference]:
    """Differences between articles, each pair once."""
    pairs = [(a, b) for a, b in _mutual(_chosen(_lonely(list(found)))) if not _equal(a, b)]
    by_sentence: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for a, b in pairs:
        by_sentence[_place(a), _place(b)].append((a, b))
    for group in by_sentence.values():
        first, second = max(group, key=lambda p: (_points(*p), _order(p[0])))
        values = (", ".join(dict.fromkeys(a.text for a, _ in group)), ", ".join(dict.fromkeys(b.text for _, b in group)))
        points = min(9, _points(first, second) - ENOUGH)
        yield difference(_kind(first, second), first.occurrence, second.occurrence, values, points)


def _place(quantity: Quantity) -> tuple[object, ...]:
    """The sentence of a number."""
    return _order(quantity)[:3]


Pair = tuple[Quantity, Quantity]


def _lonely(found: list[Quantity]) -> list[Quantity]:
    """With `alone` set where a document has one number of the kind."""
    counts = Counter((q.occurrence.document.id, q.family) for q in found)
    return [replace(q, alone=counts[q.occurrence.document.id, q.family] == 1) for q in found]


def _chosen(found: list[Quantity]) -> dict[tuple[int, str], tuple[int, Quantity, Quantity]]:
    """For each quantity and each other article the quantity there that fits best: (number, article) -> points and both."""
    best: dict[tuple[int, str], tuple[int, Quantity, Quantity]] = {}
    for i, j in _candidates(found):
        a, b = found[i], found[j]
        points = _points(a, b)
        if points >= ENOUGH:
            for n, mine, other in ((i, a, b), (j, b, a)):
                key = (n, other.occurrence.document.id)
                if key not in best or (points, _order(other)) > (best[key][0], _order(best[key][2])):
                    best[key] = (points, mine, other)
    return best


def _mutual(chosen: dict[tuple[int, str], tuple[int, Quantity, Quantity]]) -> Iterator[Pair]:
    picks = {(_order(mine), other.occurrence.document.id): (mine, other) for _, mine, other in chosen.values()}
    for (place, _), (mine, other) in sorted(picks.items()):
        back = picks.get((_order(other), mine.occurrence.document.id))
        if back and _order(back[1]) == place and place < _order(other):
            yield mine, other


def _order(quantity: Quantity) -> tuple[object, ...]:
    statement = quantity.occurrence.statement
    evidence = statement.evidence
    start = getattr(getattr(evidence, "sentence", None), "start", -1)
    return (*told_on(quantity.occurrence), start, quantity.unit, quantity.text)


def _candidates(found: list[Quantity]) -> Iterator[tuple[int, int]]:
    """Pairs of two articles with one kind of unit and one named thing in or before both sentences; for a rare unit, in both articles."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, quantity in enumerate(found):
        rare = frozenset() if quantity.family in COMMON else quantity.story
        for name in sorted(quantity.about | quantity.near | quantity.who | rare):
            blocks[quantity.family, name].append(i)
    pairs = set()
    for block in blocks.values():
        line = sorted(block, key=lambda i: (_order(found[i]), i))
        near = combinations(line, 2) if len(line) <= WHOLE else ((a, b) for n, a in enumerate(line) for b in line[n + 1 : n + 1 + WINDOW])
        pairs |= {(min(p), max(p)) for p in near if found[p[0]].occurrence.document.id != found[p[1]].occurrence.document.id}
    yield from sorted(pairs)


def _points(a: Quantity, b: Quantity) -> int:
    """How much speaks for two numbers being told of one thing; 0 where something speaks against it."""
    if a.who or b.who:
        return ENOUGH if a.unit == b.unit and a.who & b.who else 0
    shared = len(a.about & b.about)
    near = len((a.about | a.near) & (b.about | b.near)) - shared
    words = len(a.stems & b.stems)
    alike, ends = _alike(a, b), _ends(a) & _ends(b)
    if not (shared or near or words > 1) or (alike and not ends and _ends(a) and _ends(b)):
        return 0
    if a.family in COMMON and words < 2 and not ends and not (a.alone and b.alone):
        return 0
    told = 2 * min(2, shared) + min(2, near) + min(4, words) + 2 * alike + 2 * bool(ends)
    unit = (a.unit == b.unit) + 2 * (a.family not in COMMON) + (a.alone and b.alone)
    return told + unit + min(2, len(a.story & b.story) // 2)


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether their statements have one predicate or relation."""
    one, two = a.occurrence.statement, b.occurrence.statement
    return one.predicate == two.predicate or (one.relation is not None and one.relation == two.relation)


def _ends(quantity: Quantity) -> frozenset[str]:
    """Named things that are subject or object of its statement."""
    return frozenset(e.id for e in quantity.occurrence.entities[:2]) & quantity.about


def _equal(a: Quantity, b: Quantity) -> bool:
    if len(a.value) != len(b.value):
        return False
    return all(abs(x - y) <= (EQUAL * max(abs(x), abs(y)) if max(x, y) >= ROUNDED else 0) for x, y in zip(a.value, b.value, strict=True))


def _kind(a: Quantity, b: Quantity) -> Kind:
    """A count of people that has grown in a later report is an update, and so is a price or share told days later; else they disagree."""
    earlier, later = sorted((a, b), key=lambda q: told_on(q.occurrence))
    apart = days_apart(a.occurrence, b.occurrence)
    grown = later.value > earlier.value and later.unit in PEOPLE
    return Kind.UPDATE if apart >= 1 and grown else Kind.NUMBER
