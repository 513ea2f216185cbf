"""Judgements, from a configuration or a file made for version control -> what somebody decided about names and statements.

The file has one judgement a line with tabs between its cells, sorted: `same` or `different` and two names, which overrules all features,
or `wrong`, the id of a statement and its words, which nobody but a reader needs. Lines that begin with # are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.resolve.names import parse_name
from kg.resolve.units import Unit

WORDS = {"same": True, "different": False}
WRONG = "wrong"
STATEMENT = re.compile(r"[0-9a-f]{16}")  # the id of a statement, with which its IRI ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody's word that two names mean the same thing, or two things. "Different" overrules "same"."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Somebody's word that no sentence says what a statement says; `statement` is its id, `sentence` its words."""

    statement: str
    sentence: str


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


# ------------------------------------------------------------------------------------------------ the file


def judgements_of(path: Path) -> tuple[Judgement, ...]:
    """The judgements on names in a file; none where there is no file.

    Raises UsageError that names the line that is no judgement or contradicts another.
    """
    told = {judgement: where for judgement, where in _lines(path).items() if isinstance(judgement, Judgement)}
    _check(told)
    return tuple(told)


def judged_wrong(path: Path) -> tuple[Wrong, ...]:
    """The statements that the file calls wrong. Raises UsageError as `judgements_of` does."""
    return tuple(judgement for judgement in _lines(path) if isinstance(judgement, Wrong))


def _lines(path: Path) -> dict[Judgement | Wrong, str]:
    """Each judgement of a file with the place of its line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    except UnicodeDecodeError as error:
        place = error.object[: error.start].count(b"\n") + 1
        raise UsageError(f"{path}, line {place}: byte {error.start} is no UTF-8; save the judgements as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot read these judgements ({error.strerror or error}); check the path") from error
    told: dict[Judgement | Wrong, str] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            told.setdefault(_of_line(line, f"{path}, line {number}"), f"{path}, line {number}")
    return told


def with_judgement(path: Path, new: Judgement | Wrong) -> str:
    """What the file says with one more judgement: comments first, then all judgements in order. Raises UsageError for a contradiction."""
    known = dict.fromkeys([*_lines(path), new])
    _check({j: f"{path}: {j.left!r} and {j.right!r}" for j in known if isinstance(j, Judgement)})
    comments = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.startswith("#")] if path.exists() else []
    lines = sorted(_line(judgement) for judgement in known)
    return "".join(f"{line}\n" for line in [*comments, *dict.fromkeys(lines)])


def _line(judgement: Judgement | Wrong) -> str:
    if isinstance(judgement, Wrong):
        return "\t".join((WRONG, judgement.statement, " ".join(judgement.sentence.split())))
    return "\t".join(("same" if judgement.same else "different", *sorted((judgement.left, judgement.right))))


def _of_line(line: str, where: str) -> Judgement | Wrong:
    word, *names = (cell.strip() for cell in line.split("\t"))
    if word == WRONG and names and STATEMENT.fullmatch(names[0]):
        return Wrong(statement=names[0], sentence=" ".join(names[1:]))
    if word not in WORDS or len(names) != 2 or not all(names):
        asked = "write same or different and two names, or wrong and the id of a statement, with tabs between"
        raise UsageError(f"{where}: no judgement in {line[:60]!r}; {asked}")
    if not all(any(c.isalnum() for c in name) for name in names):
        raise UsageError(f"{where}: no name in {line[:60]!r}: it has no letter")
    if parse_name(names[0]).key == parse_name(names[1]).key:
        raise UsageError(f"{where}: {names[0]!r} and {names[1]!r} are one name, of which nothing can be judged")
    return Judgement(left=names[0], right=names[1], same=WORDS[word])


def _check(told: Mapping[Judgement, str]) -> None:
    """Raise UsageError where two names are judged different that others say are the same, be it by a third name."""
    groups: dict[str, set[str]] = {}
    for judgement in (j for j in told if j.same):
        left, right = _keys(judgement)
        joined = groups.get(left, {left}) | groups.get(right, {right})
        groups |= dict.fromkeys(joined, joined)
    for judgement, where in told.items():
        left, right = _keys(judgement)
        if not judgement.same and right in groups.get(left, ()):
            others = [w for j, w in told.items() if j.same and not groups[left].isdisjoint(_keys(j))]
            raise UsageError(f"{where}: {judgement.left!r} and {judgement.right!r} are different here and the same by {', '.join(others)}")


def _keys(judgement: Judgement) -> tuple[str, str]:
    return parse_name(judgement.left).key, parse_name(judgement.right).key


# ------------------------------------------------------------------------------------------------ asking


@dataclass(frozen=True)
class Verdicts:
    """Judgements as keys, for asking about units. A unit that has both names of a judgement is not touched by it."""

    same: frozenset[tuple[str, str]]
    different: frozenset[tuple[str, str]]

    def apart(self, a: Unit, b: Unit) -> bool:
        """Whether the two units were judged to be different things."""
        left, right = unit_keys(a), unit_keys(b)
        return any((x in left and y in right) or (y in left and x in right) for x, y in self.different)

    def together(self, units: Sequence[Unit]) -> Iterator[list[int]]:
        """Groups of units that were judged to be one thing."""
        keys = [unit_keys(u) for u in units]
        for x, y in sorted(self.same):
            yield [i for i, found in enumerate(keys) if x in found or y in found]


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
