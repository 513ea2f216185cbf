"""Two units -> what their names say for one thing: each feature is one pure function with a score and a readable reason.

Together with what surroundings.py finds the score must reach ENOUGH.
Scores were tuned on the twelve development articles (four stories, three outlets each) and on made-up pairs of the kinds in the tests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.resolve.known import known_name
from kg.resolve.names import Name, content_words, parse_name
from kg.resolve.spelling import Likeness, align, grades, likeness
from kg.resolve.units import Unit
from kg.types import EntityType

ENOUGH = 1.0
DIRECTIONS = frozenset("north south east west northern southern eastern western new old upper lower first second third".split())


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature found. A reason that ends in "of" or "for" wants the other's name behind it."""

    score: float
    reason: str

    def told_of(self, other: Unit) -> str:
        """The reason as it reads for one of the two."""
        return f"{self.reason} {other.label}" if self.reason.endswith((" of", " for")) else self.reason


NameFeature = Callable[[Unit, Unit], Finding | None]


# ------------------------------------------------------------------------------------------------ names


def same_name(a: Unit, b: Unit) -> Finding | None:
    """A full name of both is equal but for case, accents, hyphens, titles and company suffixes."""
    shared = {n.key for n in a.names} & {n.key for n in b.names}
    if not shared:
        return None
    return Finding(0.6 if a.is_weak and b.is_weak else 1.0, "same name")


def listed_name(a: Unit, b: Unit) -> Finding | None:
    """The table of countries, cities and world bodies lists both (Türkiye, Turkey)."""
    left = {known_name(n.key, a.entity_type) for n in (*a.names, *a.short)} - {None}
    right = {known_name(n.key, b.entity_type) for n in (*b.names, *b.short)} - {None}
    return Finding(1.0, f"listed as a name of {min(map(str, left & right))}") if left & right else None


def same_words(a: Unit, b: Unit) -> Finding | None:
    """The same words in another order: "Ministry of Defence", "Defence Ministry"."""
    for x, y in _pairs(a, b):
        left, right = content_words(x), content_words(y)
        if len(left) > 1 and left != right and sorted(left) == sorted(right):
            weak = a.is_weak or b.is_weak or a.is_person
            return Finding(0.6 if weak else 0.9, "reordered words of")
    return None


def spelling(a: Unit, b: Unit) -> Finding | None:
    """Two people's names word by word: equal, or spelled differently but read alike."""
    best: Finding | None = None
    for x, y in _people(a, b):
        pairs = align(x, y)
        worst = grades(pairs) if pairs else []
        if not worst or worst[0] < Likeness.LOOSE or x.numbers != y.numbers:
            continue
        loose = worst.count(Likeness.LOOSE)
        score = 0.85 if not loose else 0.7 if loose < len(worst) else 0.6
        found = Finding(score, "other spelling of")
        best = max((f for f in (best, found) if f), key=lambda f: (f.score, f.reason))
    return best


def fuller_name(a: Unit, b: Unit) -> Finding | None:
    """One of two people has middle names more: "Joseph R. Biden", "Joseph Biden"."""
    for x, y in _people(a, b):
        if len(x.words) == len(y.words) or x.numbers != y.numbers:
            continue
        ends = sorted((likeness(x.words[0], y.words[0]), likeness(x.words[-1], y.words[-1])))
        if ends[0] >= Likeness.SOUND:
            return Finding(0.7, "with or without middle names of")
        if ends[0] is Likeness.SHORT and ends[1] >= Likeness.SOUND and likeness(x.words[-1], y.words[-1]) >= Likeness.SOUND:
            return Finding(0.5, "short form or middle names of")
    return None


def short_given_name(a: Unit, b: Unit) -> Finding | None:
    """Same surname, and the given name is cut, a nickname or an initial: "Benja" for "Benjamina"."""
    for x, y in _people(a, b):
        pairs = align(x, y)
        if not pairs or x.numbers != y.numbers:
            continue
        found = [likeness(p, q) for p, q in pairs]
        if found[0] is Likeness.SHORT and min(found[1:]) >= Likeness.SOUND:
            return Finding(0.6, "longer or shorter form of")
    return None


def fewer_words(a: Unit, b: Unit) -> Finding | None:
    """A body's or event's name with words left out in its middle: "Ellis festival", "Ellis Film Festival"."""
    for x, y in _others(a, b):
        short, long = sorted((content_words(x), content_words(y)), key=len)
        dropped = set(long) - set(short)
        if not 2 <= len(short) < len(long) or not set(short) <= set(long) or dropped & DIRECTIONS or x.numbers != y.numbers:
            continue
        if short[0] == long[0] and short[-1] == long[-1] and not a.is_weak and not b.is_weak:
            return Finding(0.65, f"with or without {' '.join(sorted(dropped))} the name of")
    return None


def same_acronym(a: Unit, b: Unit) -> Finding | None:
    """Both have the same acronym beside a full name, in two languages or wordings."""
    left, right = ({n.key for n in u.short if n.is_acronym and len(n.key) > 2} for u in (a, b))
    shared = left & right
    return Finding(0.6, f"same acronym {min(shared).upper()}") if shared and not a.is_person and not b.is_person else None


NAME_FEATURES: tuple[NameFeature, ...] = (
    same_name, listed_name, same_words, spelling, fuller_name, short_given_name, fewer_words, same_acronym,
)  # fmt: skip


# ------------------------------------------------------------------------------------------------ together

ONE_WORD = (parse_name("-"),)  # stands for the name of what has none


def name_finding(a: Unit, b: Unit) -> Finding | None:
    """The strongest feature of the two names, if types and numbers allow them to be one."""
    if not compatible(a, b):
        return None
    found = [f for feature in NAME_FEATURES if (f := feature(a, b))]
    return max(found, key=lambda f: (f.score, f.reason)) if found else None


def compatible(a: Unit, b: Unit) -> bool:
    """Whether type and owner allow two units to be one thing at all.

    A person and a company may share a surname, so one word is never enough; a full name that only one document takes for no person is
    rather a mistake of the tagger, unless it is written like a company.
    """
    if a.owner and b.owner and a.owner != b.owner:
        return False
    if EntityType.OTHER in (a.entity_type, b.entity_type) or a.is_person == b.is_person:
        return True
    person, other = (a, b) if a.is_person else (b, a)
    if other.entity_type is EntityType.PRODUCT:
        return False  # a ship and the woman it is named after
    if a.document == b.document or min(len(n.words) for u in (a, b) for n in u.names[:1] or ONE_WORD) == 1:
        return False
    return not (person.is_sure_person and other.is_sure_body)


def contradict(a: Unit, b: Unit) -> bool:
    """Whether two units can not be one: incompatible, other numbers, two people of other names or of other sex."""
    if not compatible(a, b) or not _numbers_agree(a, b):
        return True
    if not (a.is_person and b.is_person) or {n.key for n in a.names} & {n.key for n in b.names}:
        return False
    if {a.gender, b.gender} == {"m", "f"}:
        return True
    return bool(_people(a, b)) and name_finding(a, b) is None


def _numbers_agree(a: Unit, b: Unit) -> bool:
    return any(not x.numbers or not y.numbers or x.numbers == y.numbers for x in a.names for y in b.names)


def _pairs(a: Unit, b: Unit) -> list[tuple[Name, Name]]:
    return [(x, y) for x in a.names for y in b.names]


def _people(a: Unit, b: Unit) -> list[tuple[Name, Name]]:
    """Pairs of different full names of two people, each of two words or more."""
    if not (a.is_person and b.is_person):
        return []
    return [(x, y) for x, y in _pairs(a, b) if min(len(x.words), len(y.words)) > 1 and x.key != y.key]


def _others(a: Unit, b: Unit) -> list[tuple[Name, Name]]:
    """Pairs of names of two things of one type that are no people."""
    return _pairs(a, b) if a.entity_type is b.entity_type and not a.is_person else []
