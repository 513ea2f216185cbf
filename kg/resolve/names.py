"""The text of a name -> a Name: its words without case, accents, titles and company suffixes, and the key that equal names share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.english.letters import SMALL_WORDS, fold, initials
from kg.english.nouns.bodies import LEGAL_FORMS
from kg.english.nouns.titles import HONORIFICS, TITLE_PARTS, TITLES

APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻʹ`´′", "'"))

ARTICLES = frozenset({"the", "a", "an"})
# Arabic article and its assimilated spellings: "al-Assad", "el-Sisi", "as-Sadr", "ash-Shabaab".
ARABIC_ARTICLES = frozenset("al el ul ar as ash at az an ad".split())
BEFORE_NAMES = frozenset(t.rstrip(".") for t in TITLES | TITLE_PARTS | HONORIFICS | {"former"})
GENERATIONS = frozenset({"jr", "sr", "junior", "senior"})
ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z0-9]+s?")


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a name. `words` are folded, hyphenated parts joined ("Jong-un" is one word), `parts` are not joined.

    Equal names have the same `key`: all words in one. `numbers` are digits, Roman numerals and "Jr": names that differ in them name
    different things (Hwasong-17, Hwasong-18). `is_acronym`: written like one ("KCNA", "I.A.R."), as is a place name in capitals.
    """

    text: str
    words: tuple[str, ...]
    parts: tuple[str, ...]
    key: str
    numbers: frozenset[str]
    is_acronym: bool


@lru_cache(maxsize=100_000)
def parse_name(text: str, *, person: bool = False) -> Name:
    """Read one name. `person` drops titles in front and Arabic articles, otherwise company suffixes are dropped."""
    groups = _join_initials([_split(word, person=person) for word in WORD.findall(_clean(text))])
    if groups and groups[0] == ("the",) and len(groups) > 1:
        groups = groups[1:]
    groups = _without_titles(groups) if person else _without_suffixes(groups)
    groups = groups or [(fold(text),)]  # a name of signs only
    words, parts = tuple("".join(g) for g in groups), tuple(p for g in groups for p in g)
    return Name(text, words, parts, "".join(words), _numbers(parts), _is_acronym(text, words))


def acronyms(name: Name) -> frozenset[str]:
    """Acronyms the name may have: first letters with and without small words, hyphenated words as one or as several."""
    return frozenset(i for words in (name.words, name.parts) for i in initials(words) if len(i) > 1)


@lru_cache(maxsize=100_000)
def has_title(text: str) -> bool:
    """Whether a person's name is written with a title in front."""
    words = WORD.findall(_clean(text))
    return len(words) > 1 and words[0] in BEFORE_NAMES


def content_words(name: Name) -> tuple[str, ...]:
    """The words without small ones."""
    return tuple(w for w in name.words if w not in SMALL_WORDS)


def is_part_of(short: Name, long: Name) -> bool:
    """Whether all words of the shorter name stand in the longer one, or it is its acronym."""
    if short.key == long.key or len(short.words) >= len(long.words):
        return False
    return set(short.words) <= set(long.words) or (short.is_acronym and short.key in acronyms(long))


def _clean(text: str) -> str:
    """Folded text with "and" for "&", without possessive endings, apostrophes and the periods of initials."""
    text = fold(unicodedata.normalize("NFKC", text).translate(APOSTROPHES)).replace("&", " and ")
    text = re.sub(r"[‐‑–—]", "-", text)
    text = re.sub(r"(?<=\w)'s\b|'", "", text)
    text = re.sub(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?", lambda m: m[0].replace(".", ""), text)
    return re.sub(r"(?<!\d)\.|\.(?!\d)", " ", text)


def _split(word: str, *, person: bool) -> tuple[str, ...]:
    """The parts of a hyphenated word, without a person's Arabic article: "al-Assad" -> ("assad",)."""
    parts = tuple(word.split("-"))
    return parts[1:] if person and len(parts) > 1 and parts[0] in ARABIC_ARTICLES else parts


def _join_initials(groups: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Letters that stand alone side by side are one word: "U. S." -> "us"."""
    joined: list[tuple[str, ...]] = []
    open_run = False
    for group in groups:
        single = len(group) == 1 and len(group[0]) == 1 and group[0].isalpha()
        if single and open_run:
            joined[-1] = (joined[-1][0] + group[0],)
        else:
            joined.append(group)
        open_run = single
    return joined


def _numbers(parts: tuple[str, ...]) -> frozenset[str]:
    marks = (p for p in parts[1:] if p in GENERATIONS or ROMAN.fullmatch(p))
    return frozenset([*re.findall(r"\d+", " ".join(parts)), *marks])


def _is_acronym(text: str, words: tuple[str, ...]) -> bool:
    return len(words) == 1 and 2 <= len(words[0]) <= 6 and bool(ACRONYM.fullmatch(re.sub(r"[.\s]", "", text)))


def _without_titles(groups: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without titles in front and without Arabic articles between words ("Al" in front may be a given name)."""
    while len(groups) > 1 and groups[0][0] in BEFORE_NAMES:
        groups = groups[1:]
    return [g for i, g in enumerate(groups) if not (0 < i < len(groups) - 1 and len(g) == 1 and g[0] in ARABIC_ARTICLES)]


def _without_suffixes(groups: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    while len(groups) > 1 and len(groups[-1]) == 1 and groups[-1][0] in LEGAL_FORMS | {"and"}:
        groups = groups[:-1]
    return groups
