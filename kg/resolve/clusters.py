"""A Corpus -> clusters of units that only grow: a union-find that refuses to join what must stay two, and remembers why it joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.resolve.features import Finding, compatible, contradict
from kg.resolve.surroundings import Around, around
from kg.resolve.units import Corpus, Unit

Signature = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two units that may be one. `firm`: equal or listed names, which only an impossible type can refuse; else all pairs of names count.
    `one_way`: the reason is the left one's only.
    """

    left: int
    right: int
    score: float
    finding: Finding
    around: str = ""
    firm: bool = False
    judged: bool = False
    one_way: bool = False


@dataclass
class Clusters:
    """Clusters of unit numbers. The smallest number stands for its cluster, so the order of joining never shows in the result."""

    corpus: Corpus
    apart: Callable[[Unit, Unit], bool]  # whether somebody judged two units to be different
    _parent: list[int] = field(init=False)
    _members: dict[int, list[int]] = field(init=False)
    _faces: dict[int, dict[Signature, int]] = field(init=False)
    _around: dict[int, Around] = field(init=False, default_factory=dict)
    reasons: dict[int, tuple[float, str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        size = len(self.corpus.units)
        self._parent = list(range(size))
        self._members = {i: [i] for i in range(size)}
        self._faces = {i: {_signature(unit): i} for i, unit in enumerate(self.corpus.units)}

    def find(self, i: int) -> int:
        """Number of the cluster that holds unit `i`."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def members(self, i: int) -> list[int]:
        """All units of the cluster of unit `i`, ascending."""
        return sorted(self._members[self.find(i)])

    def faces(self, i: int) -> list[int]:
        """One unit for each different way in which the cluster of `i` is named, ascending."""
        return sorted(self._faces[self.find(i)].values())

    def around(self, i: int) -> Around:
        """What surrounds the cluster of `i`."""
        root = self.find(i)
        if root not in self._around:
            self._around[root] = around(self.corpus, self._members[root])
        return self._around[root]

    def roots(self) -> list[int]:
        """One unit of each cluster, ascending."""
        return sorted(self._members)

    def join_all(self, proposals: Iterable[Proposal]) -> None:
        """Join as proposed, the best first; a proposal that conflicts with what is joined already is dropped."""
        for proposal in sorted(proposals, key=lambda p: (-p.score, min(p.left, p.right), max(p.left, p.right), p.finding.reason)):
            self.join(proposal)

    def join(self, proposal: Proposal) -> bool:
        """Join two clusters unless they conflict. Keeps the best reason of each unit."""
        left, right = self.find(proposal.left), self.find(proposal.right)
        if left != right:
            if self._conflict(left, right, proposal):
                return False
            self._unite(min(left, right), max(left, right))
        self._remember(proposal.left, proposal.right, proposal)
        if not proposal.one_way:
            self._remember(proposal.right, proposal.left, proposal)
        return True

    def _remember(self, i: int, other: int, proposal: Proposal) -> None:
        reason = "; ".join(r for r in (proposal.finding.told_of(self.corpus.units[other]), proposal.around) if r)
        self.reasons[i] = max(self.reasons.get(i, (0.0, "")), (proposal.score, reason))

    def _unite(self, keep: int, drop: int) -> None:
        self._parent[drop] = keep
        known = self._around.pop(keep, None), self._around.pop(drop, None)
        if known[0] and known[1]:  # else it is made of all members where it is asked for
            self._around[keep] = known[0].with_(known[1])
        self._members[keep] += self._members.pop(drop)
        faces = self._faces.pop(drop)
        for signature, unit in faces.items():
            kept = self._faces[keep].get(signature, unit)
            self._faces[keep][signature] = min(kept, unit)

    def _conflict(self, left: int, right: int, proposal: Proposal) -> bool:
        units = self.corpus.units
        pairs = [(units[i], units[j]) for i in self._faces[left].values() for j in self._faces[right].values()]
        if any(self.apart(a, b) for a, b in pairs):
            return True
        if proposal.judged:
            return False
        if proposal.firm:
            return any(not compatible(a, b) for a, b in pairs)
        return any(contradict(a, b) for a, b in pairs)


def _signature(unit: Unit) -> Signature:
    """What conflicts depend on; units that are equal in it need to be looked at once."""
    names = tuple(n.key for n in (*unit.names, *unit.short))
    return (unit.entity_type, names, unit.gender, unit.owner, bool(unit.titles), unit.label if not names else "")
