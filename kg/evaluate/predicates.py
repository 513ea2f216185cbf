"""Two predicates -> how one says the other: the same way round, with subject and object swapped, as a bare "be", or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from kg.evaluate.names import words

Lemmas = tuple[frozenset[str], ...]

AUXILIARIES = frozenset("be do will would shall should can could may might must ought".split()) | frozenset(
    "again already also just later now soon still yet".split()
)
ROLE_NOUNS = frozenset("job office position post rank role title".split())  # "have role" is "holds position"
ROLE_VERBS = frozenset("have hold be as in".split())
AMOUNTS = frozenset("climb cut decline decrease differ drop fall gain grow increase lower raise reduce rise shrink".split())  # by how much
REFUSING = frozenset("avoid cease decline deny fail forget lack neglect refuse reject".split())
INTENDING = frozenset(  # what is done under them is not done yet
    """advise agree aim ask attempt call consider demand expect hope intend invite mean offer order plan pledge prepare promise propose
    request require schedule seek swear tell threaten try urge vow want wish""".split()
)
MUTUAL = tuple(tuple(phrase.split()) for phrase in ("marry", "meet", "meet with", "negotiate with", "speak with", "talk with"))


class Way(Enum):
    """How a predicate says what a gold predicate says."""

    SAME = "same"
    SWAPPED = "swapped"
    BE = "be"


@dataclass(frozen=True, slots=True)
class Reading:
    """A predicate's content words, each as all lemmas it may be a form of; whether it is a passive with its agent ("be hired by")."""

    lemmas: Lemmas
    has_agent: bool

    @property
    def head(self) -> frozenset[str]:
        """The first word's lemmas, none where there is no word."""
        return self.lemmas[0] if self.lemmas else frozenset()


@lru_cache(maxsize=200_000)
def ways(gold: tuple[str, ...], found: tuple[str, ...], *, exact: bool = False, factual: bool = False) -> frozenset[Way]:
    """The ways in which some of these predicates says some gold predicate.

    `exact`: word for word. `factual`: the gold fact happened, so that "refuse to attend" is not "attend".
    """
    if _vocabulary(gold).isdisjoint(_vocabulary(found)):  # nearly always, and then the rest need not be looked at
        return frozenset()
    return frozenset(way for g in gold for f in found for way in _ways(g, f, exact, factual))


def intends(predicate: str) -> bool:
    """Whether it says of itself that nothing has happened yet: "plan to visit"."""
    return not reading(predicate).head.isdisjoint(INTENDING)


def refuses(predicate: str) -> bool:
    """Whether it says of itself that nothing happens: "refuse to answer"."""
    return not reading(predicate).head.isdisjoint(REFUSING)


@lru_cache(maxsize=20_000)
def _vocabulary(predicates: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(lemmas for predicate in predicates for lemmas in reading(predicate).lemmas))


@lru_cache(maxsize=100_000)
def _ways(gold: str, found: str, exact: bool, factual: bool) -> tuple[Way, ...]:
    ours, theirs = reading(gold), reading(found)
    if not _agree(ours.lemmas, theirs.lemmas, exact=exact, factual=factual):
        return ()
    be = ({"be"},)
    if _equal(ours.lemmas, be) and _equal(theirs.lemmas, be):
        return (Way.BE,)
    way = Way.SAME if ours.has_agent == theirs.has_agent else Way.SWAPPED
    is_mutual = not exact and any(_equal(ours.lemmas, tuple({w} for w in pair)) for pair in MUTUAL)
    return (Way.SAME, Way.SWAPPED) if is_mutual else (way,)


def _agree(gold: Lemmas, found: Lemmas, *, exact: bool, factual: bool) -> bool:
    """Equal; or a bare verb and the same with a preposition; or all gold words among more, unless those undo it."""
    if not gold or not found:
        return False
    if exact or _equal(gold, found):
        return _equal(gold, found)
    if 1 in (len(gold), len(found)) and _meet(gold[0], found[0]):
        return True
    undone = factual and not found[0].isdisjoint(REFUSING | INTENDING) and not any(_meet(found[0], g) for g in gold)
    return all(any(_meet(g, f) for f in found) for g in gold) and not undone


def _equal(left: Iterable[Iterable[str]], right: Iterable[Iterable[str]]) -> bool:
    left, right = tuple(left), tuple(right)
    return len(left) == len(right) and all(map(_meet, left, right))


def _meet(left: Iterable[str], right: Iterable[str]) -> bool:
    return not frozenset(left).isdisjoint(right)


@lru_cache(maxsize=100_000)
def reading(predicate: str) -> Reading:
    """Words without auxiliaries: "will be replaced by" is replace with an agent, "be" alone stays "be"."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", predicate).replace("_", " ")
    forms = [_lemmas(word) for word in words(spaced)]
    raw = words(spaced)
    if len(forms) > 1 and "have" in forms[0] and _is_participle(raw[1]):
        forms, raw = forms[1:], raw[1:]
    has_agent = _names_agent(raw, forms)
    if has_agent:
        forms = forms[:-1]
    if any(not f.isdisjoint(ROLE_NOUNS) for f in forms) and all(not f.isdisjoint(ROLE_NOUNS | ROLE_VERBS) for f in forms):
        return Reading((frozenset({"role"}),), has_agent)
    last = len(forms) - 1
    content = tuple(f for i, f in enumerate(forms) if f.isdisjoint(AUXILIARIES) and ("to" not in f or i == last))
    return Reading(content or tuple(forms[:1]), has_agent)


def _names_agent(raw: tuple[str, ...], forms: list[frozenset[str]]) -> bool:
    """Whether a passive ends in "by": neither "vote by" nor "be cut by"."""
    if not raw or raw[-1] != "by":
        return False
    is_passive = any("be" in form or _is_participle(word) for word, form in zip(raw[:-1], forms, strict=False))
    return is_passive and any(f.isdisjoint(AUXILIARIES) for f in forms[:-1]) and all(f.isdisjoint(AMOUNTS) for f in forms)


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or (any(lemma != word for lemma in _lemmas(word)) and not word.endswith(("s", "ing")))


@lru_cache(maxsize=50_000)
def _lemmas(word: str) -> frozenset[str]:
    """The word and all it may be a form of as a verb or noun: "found" is found or find."""
    from lemminflect import getLemma  # noqa: PLC0415 - its tables take a while to load

    found = [getLemma(word, upos, lemmatize_oov=False) for upos in ("VERB", "NOUN")]  # type: ignore[no-untyped-call]  # ships no types
    return frozenset({word, *(str(lemma) for lemmas in found for lemma in lemmas)})
