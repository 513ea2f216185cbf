"""Simple values -> Judgements: what somebody decided about two names, which overrules every feature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.resolve.names import parse_name
from kg.resolve.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody's word that two names mean the same thing, or two things. "Different" overrules "same"."""

    left: str
    right: str
    same: bool


def read_judgements(values: Iterable[Mapping[str, object]]) -> tuple[Judgement, ...]:
    """Judgements from tables with `left`, `right` and `same`. Raises UsageError that says which one is wrong."""
    return tuple(_read(value, number) for number, value in enumerate(values, start=1))


def _read(value: Mapping[str, object], number: int) -> Judgement:
    left, right, same = (value.get(k) for k in ("left", "right", "same"))
    if not (isinstance(left, str) and isinstance(right, str) and isinstance(same, bool) and left.strip() and right.strip()):
        raise UsageError(
            f"judgement {number}: needs two names and a yes or no, as in left = 'KCNA', right = 'Korean Central News Agency', same = true"
        )
    return Judgement(left=left, right=right, same=same)


@dataclass(frozen=True)
class Verdicts:
    """Judgements as keys, for asking about units. A unit that has both names of a judgement is not touched by it."""

    same: frozenset[tuple[str, str]]
    different: frozenset[tuple[str, str]]

    def apart(self, a: Unit, b: Unit) -> bool:
        """Whether the two units were judged to be different things."""
        left, right = unit_keys(a), unit_keys(b)
        return any((x in left and y in right) or (y in left and x in right) for x, y in self.different)

    def together(self, units: Sequence[Unit]) -> list[list[int]]:
        """Groups of units that were judged to be one thing."""
        keys = [unit_keys(u) for u in units]
        return [[i for i, found in enumerate(keys) if x in found or y in found] for x, y in sorted(self.same)]


def verdicts(judgements: Iterable[Judgement]) -> Verdicts:
    """Judgements made ready for asking; a judgement of a name against itself says nothing."""
    found: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for judgement in judgements:
        for person in (False, True):
            left, right = sorted(parse_name(n, person=person).key for n in (judgement.left, judgement.right))
            if left != right:
                found[judgement.same].add((left, right))
    return Verdicts(frozenset(found[True]), frozenset(found[False]))


def unit_keys(unit: Unit) -> frozenset[str]:
    """Keys of all names of a unit; of a noun phrase where it has no name."""
    names = frozenset(n.key for n in (*unit.names, *unit.short))
    return names or frozenset({parse_name(unit.label).key})
