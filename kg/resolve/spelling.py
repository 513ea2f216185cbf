"""Two words or names of people -> how well one can be the other's spelling in another romanisation.

Newspapers write one foreign name in many ways: Dzhukov, Djukov; Suh Min-ho, Seo Minho; al-Rashid, el-Rachid. A word is rewritten
letter by letter to what it sounds like; then consonants must agree, vowels may vary. Kim Jong Un and Kim Jong Il differ in a consonant.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

from kg.english.nouns.first_names import FAMILIES, NICKNAMES
from kg.resolve.names import Name

# Letter groups that newspapers use for one sound, longest first: Cyrillic (English, French and German press), Arabic, Korean, Turkish.
# Compiled by us from general knowledge, not a published romanisation table. Upper case stands for one sound of several spellings.
SOUNDS = (
    ("tsch", "C"), ("shch", "S"), ("dsch", "J"), ("tch", "C"), ("tsh", "C"), ("dzh", "J"), ("sch", "S"), ("dj", "J"), ("zh", "J"),
    ("ch", "C"), ("sh", "S"), ("kh", "H"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("rh", "r"), ("ck", "k"), ("tz", "ts"),
    ("q", "k"), ("x", "ks"), ("w", "v"), ("y", "i"),
)  # fmt: skip
VOWELS = "aeiou"
MIN_LOOSE = 4  # letters; below, two words with the same consonants are too often different (Son, San)
MIN_SHORT_FORM = 4  # letters of a given name that is cut ("Benja" for "Benjamina")


class Likeness(IntEnum):
    """How two words of a name relate, from strangers to equals."""

    NONE = 0
    SHORT = 1  # an initial, a nickname or the beginning of the other
    LOOSE = 2  # same consonants, other vowels
    SOUND = 3  # spelled differently, read the same
    SAME = 4


@lru_cache(maxsize=100_000)
def likeness(left: str, right: str) -> Likeness:
    """Compare two folded words; symmetric."""
    if left == right:
        return Likeness.SAME
    if sound(left) == sound(right) or any(left in family and right in family for family in FAMILIES):
        return Likeness.SOUND
    if min(len(left), len(right)) >= MIN_LOOSE and any(_same_consonants(a, b) for a in _readings(left) for b in _readings(right)):
        return Likeness.LOOSE
    return Likeness.SHORT if _is_short_form(left, right) or _is_short_form(right, left) else Likeness.NONE


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """What a folded word sounds like, roughly: 'dzhukov' and 'djukoff' -> 'Jukov'."""
    word = re.sub(r"^abd[ue]?l(?=\w{3})", "abd", word)
    word = re.sub(r"(?<=[bcfghklmnprstvz])j(?=[aeiou])", "i", word)  # Stetsjura; "dj" is another sound
    for letters, one in SOUNDS:
        word = word.replace(letters, one)
    word = re.sub(r"c(?![ei])", "k", word).replace("j", "J")
    word = re.sub(r"(.)\1+", r"\1", word)
    word = re.sub(r"(?<=[aeiou])h(?![aeiou])", "", word)  # Suh, Fatimah, Ahmed
    return re.sub(r"(?<=[oe])f$", "v", word)


def align(left: Name, right: Name) -> list[tuple[str, str]] | None:
    """Words side by side, those of the longer name joined where the other writes one ("Jong Un", "Jongun"); None where that fails."""
    if len(left.words) > len(right.words):
        turned = align(right, left)
        return [(b, a) for a, b in turned] if turned else None
    best: list[tuple[str, str]] | None = None
    for joined in joinings(right.words, len(left.words)):
        pairs = list(zip(left.words, joined, strict=True))
        if best is None or grades(pairs) > grades(best):
            best = pairs
    return best if best and min(grades(best)) > Likeness.NONE else None


def grades(pairs: list[tuple[str, str]]) -> list[Likeness]:
    """Likeness of each pair of words, the worst first."""
    return sorted(likeness(a, b) for a, b in pairs)


def joinings(words: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    """All ways to join neighbouring words into `size` words."""
    if len(words) > MAX_WORDS:
        return [words] if len(words) == size else []
    cuts = combinations(range(1, len(words)), size - 1)
    return [tuple("".join(words[a:b]) for a, b in zip((0, *cut), (*cut, len(words)), strict=True)) for cut in cuts]


MAX_WORDS = 8  # of a person's name; longer ones are compared word by word, so that no article can make this slow


def consonants(word: str) -> str:
    """The consonants of what a word sounds like, those that romanisations confuse made one; for grouping only, "h" is silent here."""
    return re.sub(r"[aeiouh]", "", sound(word)).translate(CONFUSED)


CONFUSED = str.maketrans("gH", "kk")


def _readings(word: str) -> frozenset[str]:
    """Sounds of the word, also with Ukrainian "h" read as "g" (Oleh, Oleg) and a German "J" in front read as "Y" (Julia, Yulia)."""
    with_g = re.sub(r"(?<![cskgptdzr])h", "g", word)
    return frozenset(sound(w) for w in (word, with_g, re.sub(r"^j(?=[aou])", "y", word)))


def _same_consonants(a: str, b: str) -> bool:
    """Same consonants and as many syllables (one more or less in a long word).

    A final "a" that only one has sets a woman's name apart (Petrov, Petrova; Mario, Maria).
    """
    if _skeleton(a) != _skeleton(b) or a.endswith("a") != b.endswith("a"):
        return False
    return abs(_syllables(a) - _syllables(b)) <= (len(_skeleton(a)) >= MIN_LONG)


MIN_LONG = 6  # consonants and initial vowel of a word that may differ by a syllable (Alexander, Aleksandr)


def _skeleton(word: str) -> str:
    return ("*" if word[:1] in VOWELS else "") + re.sub(r"[aeiou]", "", word).translate(CONFUSED)


def _syllables(word: str) -> int:
    return len(re.findall(r"[aeiou]+", word))


def _is_short_form(short: str, full: str) -> bool:
    if (short, full) in NICKNAMES:
        return True
    return full.startswith(short) and (len(short) == 1 or (len(short) >= MIN_SHORT_FORM and len(full) - len(short) > 2))
