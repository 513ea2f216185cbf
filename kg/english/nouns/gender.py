"""Words used of somebody -> "m", "f" or "": pronouns, titles and nouns first, else a first name."""

from __future__ import annotations

from collections.abc import Iterable

from kg.english.nouns.first_names import first_names, only_first_names
from kg.english.nouns.titles import FEMALE, MALE
from kg.english.pronouns import HE, SHE

MEN, WOMEN = HE | MALE, SHE | FEMALE


def gender_of_words(words: Iterable[str]) -> str:
    """What most of some words in small letters say; "" where as many say the one as the other."""
    told = [(w in MEN) - (w in WOMEN) for w in words]
    return "m" if sum(told) > 0 else "f" if sum(told) < 0 else ""


def gender_of_name(words: tuple[str, ...]) -> str:
    """What the first word of a name (small, without accents) says; one that stands alone may be a family name."""
    tells = len(words) > 1 or not only_first_names().isdisjoint(words)
    return first_names().get(words[0], "") if tells else ""
