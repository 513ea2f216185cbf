"""Units -> clusters of units that tell of one event: a union-find that joins the surest pairs first and refuses every conflict.

Pairs come from blocks of one family of classes and one filler, so nothing is compared with everything: in a large block, only with
its neighbours by time. The result depends on the set of units alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations

from kg.resolve.events.classes import EVENT, Classes
from kg.resolve.events.units import Days, Unit, filled, key_of
from kg.types import EntityType

WINDOW = 12  # neighbours by time that a unit of a large block is compared with
WHOLE = 24  # units of a block up to which all pairs are compared
NEAR = timedelta(days=31)  # between reports of one event of which not both give its day
TIES = ("participant", "agent", "patient", "recipient", "destination", "origin")  # roles whose fillers tell of which event it is


@dataclass(frozen=True)
class World:
    """What comparing needs to know of entities: their class, whether they have a name, which lies in which, which acts for which.

    `heads` are the nouns of those without a name, each in its document: the villages of two articles are two.
    """

    classes: Classes
    types: Mapping[str, EntityType]
    named: frozenset[str]
    within: Mapping[str, frozenset[str]]
    acts_for: Mapping[str, str] = field(default_factory=dict)  # capital -> the country that it stands for
    heads: Mapping[str, str] = field(default_factory=dict)
    apart: Callable[[Unit, Unit], bool] | None = None  # whether somebody judged two units to be different

    def keys(self, fillers: Iterable[str]) -> set[str]:
        """What two tellings can share: a country for its capital, the noun of what has no name."""
        fillers = list(fillers)
        return {self.acts_for.get(f, f) for f in fillers} | {self.heads[f] for f in fillers if f in self.heads}

    def one_place(self, a: str, b: str) -> bool:
        """Whether one place may be the other, or lie in it; a place without a name may be any."""
        inside = b in self.within.get(a, ()) or a in self.within.get(b, ())
        return a == b or inside or not self.named.issuperset((a, b)) or self.types.get(a) is not self.types.get(b)


@dataclass
class Cluster:
    """What is known of one event so far."""

    event_class: str
    roles: dict[str, set[str]]
    days: Days | None
    seen: Days | None  # first and last day on which it is reported or happens
    members: list[int] = field(default_factory=list)


@dataclass
class Clusters:
    """Clusters of unit numbers; the smallest number stands for its cluster."""

    units: Sequence[Unit]
    world: World
    reasons: dict[int, str] = field(default_factory=dict)
    _parent: list[int] = field(init=False)
    _known: dict[int, Cluster] = field(init=False)

    def __post_init__(self) -> None:
        self._parent = list(range(len(self.units)))
        self._known = {i: _alone(u, i) for i, u in enumerate(self.units)}

    def find(self, i: int) -> int:
        """Number of the cluster that holds unit `i`."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def of(self, i: int) -> Cluster:
        """The cluster of unit `i`."""
        return self._known[self.find(i)]

    def roots(self) -> list[int]:
        """One unit of each cluster, ascending."""
        return sorted(self._known)

    def join(self, i: int, j: int, reason: str, *, firm: bool = False) -> bool:
        """Make two clusters one unless they conflict; `firm` joins what is known to be one thing whatever is said of it."""
        left, right = sorted((self.find(i), self.find(j)))
        if left == right:
            return True
        if not firm and not self.agree(left, right):
            return False
        self._parent[right] = left
        self._known[left] = _union(self._known[left], self._known.pop(right), self.world.classes)
        self.reasons.setdefault(max(i, j), reason)
        return True

    def agree(self, i: int, j: int) -> bool:
        """Whether nothing that is known of two events speaks against their being one."""
        a, b = self.of(i), self.of(j)
        return (
            self.world.classes.narrower(a.event_class, b.event_class) is not None
            and _same_days(a, b, once=self._once(a, b))
            and all(self._same_fillers(role, a, b) for role in a.roles.keys() & b.roles.keys())
            and not self._judged_apart(a, b)
        )

    def _judged_apart(self, a: Cluster, b: Cluster) -> bool:
        apart = self.world.apart
        return apart is not None and any(apart(self.units[x], self.units[y]) for x in a.members for y in b.members)

    def _once(self, a: Cluster, b: Cluster) -> bool:
        known = self.world.classes.by_name
        return any(known[c.event_class].once for c in (a, b) if c.event_class in known)

    def _same_fillers(self, role: str, a: Cluster, b: Cluster) -> bool:
        """Whether one filler of a role can be the other: things with names must be the same, places may lie in each other."""
        left, right = ({self.world.acts_for.get(f, f) for f in c.roles[role]} for c in (a, b))
        if role in ("place", "destination", "origin"):
            return any(self.world.one_place(x, y) for x in left for y in right)
        if role == "participant":
            return _one_party(self._named(left), self._named(right))
        if role in ("topic", "amount", "instrument"):
            return True
        return self._one_of(left, right)

    def _one_of(self, left: set[str], right: set[str]) -> bool:
        """Whether two sets of fillers share one, or none that could be compared: a person is no rival of a body, nor a name of words."""
        if left & right:
            return True
        words = ({f for f in s if f.startswith("=")} for s in (left, right))
        a, b = self._named(left), self._named(right)
        rivals = any(self.world.types.get(x) is self.world.types.get(y) for x in a for y in b)
        return not rivals and (bool(a or b) or not all(words))

    def _named(self, fillers: set[str]) -> set[str]:
        return fillers & self.world.named

    def share(self, i: int, j: int) -> tuple[int, list[str]]:
        """How much two events have in common, in points, and what: fillers of roles that tell events apart count double."""
        a, b = self.of(i), self.of(j)
        core = self.world.classes.by_name[a.event_class].core if a.event_class in self.world.classes.by_name else ()
        points, common = 0, []
        for role in sorted(a.roles.keys() & b.roles.keys()):
            shared = sorted(self.world.keys(a.roles[role]) & self.world.keys(b.roles[role]))
            for filler in [f for f in shared if not f.startswith("=")] or shared:
                points += (2 if role in core and not filler.startswith("=") else 1) if role != "topic" else 0
                common.append(filler.partition(" ")[0])
        if a.days and b.days:
            points += 1
        return points, common


def _alone(unit: Unit, i: int) -> Cluster:
    roles: dict[str, set[str]] = defaultdict(set)
    for role, filler in unit.roles:
        roles[role].add(key_of(filler))
    report = (unit.published, unit.published) if unit.published else None
    return Cluster(unit.event_class, dict(roles), unit.days, unit.days or report, [i])


def _union(a: Cluster, b: Cluster, classes: Classes) -> Cluster:
    days = (max(a.days[0], b.days[0]), min(a.days[1], b.days[1])) if a.days and b.days else a.days or b.days
    if days and days[0] > days[1]:  # only where what is known to be one thing is told of different days
        days = a.days
    seen = (min(a.seen[0], b.seen[0]), max(a.seen[1], b.seen[1])) if a.seen and b.seen else a.seen or b.seen
    roles = {role: a.roles.get(role, set()) | b.roles.get(role, set()) for role in a.roles.keys() | b.roles.keys()}
    known = [c for c in (a.event_class, b.event_class) if c != EVENT] or [EVENT]
    event_class = classes.narrower(known[0], known[-1]) or known[0]
    return Cluster(event_class, roles, days, seen, sorted(a.members + b.members))


def _same_days(a: Cluster, b: Cluster, *, once: bool) -> bool:
    """Whether two events can be on one day; where a day is missing, they must be reported about the same time."""
    if a.days and b.days:
        return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
    if once or a.seen is None or b.seen is None:
        return True
    return max(a.seen[1], b.seen[1]) - min(a.seen[0], b.seen[0]) <= NEAR


def _one_party(left: set[str], right: set[str]) -> bool:
    """Whether those who meet can be the same company: one is part of the other, or most of them are in both."""
    shared = left & right
    return not left or not right or left <= right or right <= left or 2 * len(shared) > min(len(left), len(right)) >= 2


# ------------------------------------------------------------------------------------------------ pairs


def pairs(units: Sequence[Unit], world: World) -> Iterator[tuple[int, int]]:
    """Pairs that may tell of one event, each once: units of a family that share somebody or something."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        family = world.classes.family(unit.event_class)
        for filler in sorted(world.keys(key_of(f) for role, f in unit.roles if role in TIES)):
            blocks[family, filler].append(i)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        found.update(_within(block, units))
    yield from sorted(found)


def _within(block: list[int], units: Sequence[Unit]) -> Iterable[tuple[int, int]]:
    if len(block) <= WHOLE:
        return combinations(block, 2)
    line = sorted(block, key=lambda i: (_order(units[i]), i))
    return (tuple(sorted((line[n], other))) for n in range(len(line)) for other in line[n + 1 : n + 1 + WINDOW])  # type: ignore[misc]


def _order(unit: Unit) -> tuple[object, ...]:
    day = unit.days[0] if unit.days else unit.published
    return (str(day or ""), filled(unit.roles))
