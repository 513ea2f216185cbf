"""Words -> the same in small letters without accents, and the acronyms that they may be shortened to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.english.tables import words

# Letters that NFKD does not take apart (Unicode Character Database: they have no decomposition).
LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n", "ə": "e"}
)
SMALL_WORDS = words("of the for and in on at to de del de' la las le les los du des der die das den van von et y e und i di da do dos &")
"""Words inside names that are written small and that acronyms may leave out."""


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower-case text without accents: "Kılıç" -> "kilic"."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def initials(parts: Sequence[str]) -> Iterator[str]:
    """Acronyms of a name whose folded words these are: the first letters of its big words, then of all its words."""
    yield "".join(w[0] for w in parts if w not in SMALL_WORDS)
    yield "".join(w[0] for w in parts)
