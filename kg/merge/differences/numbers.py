"""Quantities of all documents -> pairs that tell of one thing and differ.

Two numbers tell of one thing where they count the same and stand in sentences about the same named things in the same words. Each finds
the one of another article that fits best; only where both choose each other, and the values differ, is that a difference. So a number
that another article repeats is out of the game.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from kg.merge.differences.figures import MONEY, MONEY_NOUNS, VOTE
from kg.merge.differences.kinds import Difference, Kind, days_apart, difference, told_on
from kg.merge.differences.quantities import PEOPLE, Quantity
from kg.merge.differences.tellings import one_time

WINDOW, WHOLE = 16, 60  # neighbours by date in a block of more than WHOLE quantities
ENOUGH = 7  # points from which two numbers tell of one thing; set on three of the four development stories
CROWD = 3  # numbers of one kind told of one thing up to which they may be told of one side of it
SAME_YEAR, SAME_NEWS = 180, 10  # days
STORY = 3  # named things that two articles on one story share
SAME_BALLOT, OF_ONE_KIND = 2, 4  # how many times as large one of two numbers that tell of one thing may be
EQUAL, ROUNDED = Decimal("0.02"), 1000  # "180m" and "179.6 million" are one number; small ones are not rounded
COMMON = frozenset({"%", *MONEY.values(), *MONEY_NOUNS.values(), "day", "people"})  # units of many things: here words must agree, too


Pair = tuple[Quantity, Quantity]


def number_differences(found: Iterable[Quantity]) -> Iterator[Difference]:
    """Differences between articles, each pair of sentences once."""
    line = _lonely(list(found))
    numbers = _Numbers(line)
    by_sentence: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for quantity in line:
        by_sentence[_place(quantity)].append(quantity)
    groups: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for a, b in _mutual(numbers.chosen()):
        groups[_place(a), _place(b)].append((a, b))
    for group in groups.values():
        first, second = max(group, key=lambda p: (numbers.points(*p), _order(p[0])))
        told = [p for p in (*group, *_beside(group, by_sentence)) if not _equal(*p)]
        values = (", ".join(dict.fromkeys(a.text for a, _ in told)), ", ".join(dict.fromkeys(b.text for _, b in told)))
        points = min(9, numbers.points(first, second) - ENOUGH)
        if any(not _equal(*p) for p in group):
            yield difference(_kind(first, second), first.occurrence, second.occurrence, values, points)


def _beside(group: Sequence[Pair], by_sentence: Mapping[tuple[object, ...], Sequence[Quantity]]) -> Iterator[Pair]:
    """Other numbers of two sentences that tell of one thing, where each has one of the kind: the price in another currency, the share."""
    first, second = group[0]
    taken = {q.family for pair in group for q in pair}
    kinds = [Counter(q.family for q in by_sentence[_place(q)]) for q in (first, second)]
    for a in by_sentence[_place(first)]:
        for b in by_sentence[_place(second)]:
            if a.family == b.family and a.family not in taken and kinds[0][a.family] == kinds[1][b.family] == 1 and _one_size(a, b):
                yield a, b


def _place(quantity: Quantity) -> tuple[object, ...]:
    """The sentence of a number."""
    return _order(quantity)[:3]


def _lonely(found: list[Quantity]) -> list[Quantity]:
    """With `alone` set where a document has one number of the kind."""
    counts = Counter((q.occurrence.document.id, q.family) for q in found)
    return [replace(q, alone=counts[q.occurrence.document.id, q.family] == 1) for q in found]


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


@dataclass(frozen=True)
class _Numbers:
    """All numbers, with what is known of them together."""

    found: Sequence[Quantity]

    def chosen(self) -> dict[tuple[int, str], tuple[int, Quantity, Quantity]]:
        """For each quantity and each other article the quantity there that fits best: (number, article) -> points and both."""
        best: dict[tuple[int, str], tuple[int, Quantity, Quantity]] = {}
        for i, j in self._candidates():
            a, b = self.found[i], self.found[j]
            points = self.points(a, b)
            if points >= ENOUGH:
                for n, mine, other in ((i, a, b), (j, b, a)):
                    key = (n, other.occurrence.document.id)
                    if key not in best or (points, _order(other)) > (best[key][0], _order(best[key][2])):
                        best[key] = (points, mine, other)
        return best

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of two articles that share what a block has in common, and of which neither article repeats the other's number."""
        pairs = set()
        for block in self._blocks.values():
            line = sorted(block, key=lambda i: (_order(self.found[i]), i))
            near = (
                combinations(line, 2) if len(line) <= WHOLE else ((a, b) for n, a in enumerate(line) for b in line[n + 1 : n + 1 + WINDOW])
            )
            pairs |= {(min(p), max(p)) for p in near}
        yield from ((i, j) for i, j in sorted(pairs) if self._rivals(self.found[i], self.found[j]))

    @cached_property
    def _blocks(self) -> Mapping[tuple[str, str], list[int]]:
        """Kind of unit and named thing in or before the sentence -> numbers; for a rare unit, the things of the whole article."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, quantity in enumerate(self.found):
            rare = frozenset() if quantity.family in COMMON else quantity.story
            for name in sorted(quantity.about | quantity.near | quantity.who | rare):
                blocks[quantity.family, name].append(i)
        return blocks

    @cached_property
    def _values(self) -> Mapping[tuple[str, str], set[tuple[Decimal, ...]]]:
        """Article and kind of unit -> the numbers there."""
        values: dict[tuple[str, str], set[tuple[Decimal, ...]]] = defaultdict(set)
        for quantity in self.found:
            values[quantity.occurrence.document.id, quantity.family].add(quantity.value)
        return values

    def _rivals(self, a: Quantity, b: Quantity) -> bool:
        one, two = a.occurrence.document.id, b.occurrence.document.id
        repeated = a.value in self._values[two, b.family] or b.value in self._values[one, a.family]
        return one != two and (a.value == b.value or not repeated)

    def _is_crowded(self, a: Quantity, b: Quantity) -> bool:
        """Whether so many numbers of the kind are told of all that both name that each may count something else."""
        names = (a.about | a.near) & (b.about | b.near)
        sizes = [len({self.found[i].value for i in self._blocks[a.family, n]}) for n in names]
        return min(sizes, default=CROWD + 1) > CROWD

    def points(self, a: Quantity, b: Quantity) -> int:
        """How much speaks for two numbers being told of one thing; 0 where something speaks against it."""
        if a.who or b.who:
            return ENOUGH if a.unit == b.unit and a.who & b.who and _of_one_year(a, b) else 0
        if not _one_size(a, b) or not _one_story(a, b) or not _of_one_time(a, b):
            return 0
        alike, ends = _alike(a, b), bool((a.deed.agents & b.deed.agents) | (a.deed.patients & b.deed.patients))
        if alike and not ends and a.deed.agents and b.deed.agents:
            return 0
        same = alike and ends and (a.noun == b.noun or a.family not in COMMON)
        lonely = _are_lonely(a, b)
        if not same and (not (lonely or _are_named(a, b)) or self._is_crowded(a, b)):
            return 0
        told = 2 * alike + 2 * ends + (a.unit == b.unit) + 2 * (a.family not in COMMON) + lonely
        return told + _surroundings(a, b)


def _are_lonely(a: Quantity, b: Quantity) -> bool:
    """Whether each article has one number of the kind, told of what the other names, too, and in like words."""
    names = (a.about | a.near) & (b.about | b.near)
    like = _alike(a, b) or _is_set(a) or len((a.stems & b.stems) - a.noun) > 1
    return a.alone and b.alone and bool(names) and like


def _are_named(a: Quantity, b: Quantity) -> bool:
    """Whether two sentences name two things and count what they call by two words: "artillery shells"."""
    return len(a.about & b.about) > 1 and a.noun == b.noun and len(a.noun) > 1


def _surroundings(a: Quantity, b: Quantity) -> int:
    """Points for what sentences, those before them, and articles have in common."""
    shared = len(a.about & b.about)
    near = len((a.about | a.near) & (b.about | b.near)) - shared
    return 2 * min(2, shared) + min(2, near) + min(4, len(a.stems & b.stems)) + min(2, len(a.story & b.story) // 2)


def _of_one_year(a: Quantity, b: Quantity) -> bool:
    """Whether somebody can be told to be of one age by both articles."""
    dated = a.occurrence.document.published and b.occurrence.document.published
    return bool(dated) and days_apart(a.occurrence, b.occurrence) < SAME_YEAR


def _of_one_time(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers can be of one day; people die again and again, so reports of whom no day is told must be near each other."""
    if not one_time(a.occurrence, b.occurrence):
        return False
    dated = a.occurrence.statement.time and b.occurrence.statement.time
    return bool(dated) or not a.is_harm or days_apart(a.occurrence, b.occurrence) <= SAME_NEWS


def _is_set(quantity: Quantity) -> bool:
    """Whether it counts the members of a body or a crowd: people, or votes."""
    return quantity.unit == VOTE or quantity.unit in PEOPLE


def _one_size(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers can be of one thing: in one ballot about as many vote, and no error makes a count so much larger."""
    one, two = sorted((sum(a.value), sum(b.value)))
    return two <= one * (SAME_BALLOT if a.unit == VOTE else OF_ONE_KIND)


def _one_story(a: Quantity, b: Quantity) -> bool:
    """Whether their articles name enough of the same things to tell one story."""
    fewer = min(len(a.story), len(b.story))
    return len(a.story & b.story) >= min(STORY, max(1, fewer // STORY))


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether their statements have one predicate or relation."""
    one, two = a.occurrence.statement, b.occurrence.statement
    return one.predicate == two.predicate or (one.relation is not None and one.relation == two.relation)


def _equal(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers, as they are told, can both be right."""
    if len(a.value) != len(b.value):
        return False
    if len(a.value) == 1 and a.least <= b.most and b.least <= a.most:
        return True
    return all(abs(x - y) <= (EQUAL * max(abs(x), abs(y)) if max(x, y) >= ROUNDED else 0) for x, y in zip(a.value, b.value, strict=True))


def _kind(a: Quantity, b: Quantity) -> Kind:
    """A count of people that has grown in a later report is an update, and so is a price or share told days later; else they disagree."""
    earlier, later = sorted((a, b), key=lambda q: told_on(q.occurrence))
    apart = days_apart(a.occurrence, b.occurrence)
    grown = later.value > earlier.value and later.unit in PEOPLE
    return Kind.UPDATE if apart >= 1 and grown else Kind.NUMBER
