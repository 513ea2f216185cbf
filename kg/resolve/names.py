"""The text of a name in, a Name out: its words without case, accents, titles and company suffixes, and the key that equal names share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that NFKD does not take apart (Unicode Character Database: they have no decomposition).
LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n", "ə": "e"}
)
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻʹ`´′", "'"))

ARTICLES = frozenset({"the", "a", "an"})
SMALL_WORDS = frozenset(
    "of the for and in on at to de del de' la las le les los du des der die das den van von et y e i und di da do dos".split()
)
# Arabic article and its assimilated spellings: "al-Assad", "el-Sisi", "as-Sadr", "ash-Shabaab".
ARABIC_ARTICLES = frozenset("al el ul ar as ash at az an ad".split())
COMPANY_SUFFIXES = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc ag sa nv bv ab as asa oy oyj aps gmbh kg kgaa se spa srl "
    "sarl sas pty bhd kk pjsc ojsc jsc ooo pt tbk".split()
)
# Words before a person's name that are no part of it.
TITLES = frozenset(
    "mr mister mrs ms miss mx sir lord lady dame dr prof professor president premier prime minister chancellor secretary senator sen "
    "representative rep congressman congresswoman governor gov mayor judge justice king queen prince princess emperor sultan sheikh sheik "
    "emir pope cardinal archbishop bishop ayatollah rabbi imam general gen lieutenant lt colonel col major maj captain capt sergeant sgt "
    "admiral adm commander marshal brigadier vice deputy acting former comrade rev reverend father sister ambassador chairman "
    "chairwoman spokesman spokeswoman spokesperson foreign defence defense finance interior leader director".split()
)
# Without one of these a number of titles stays meaningless as support: everybody is "Mr" or "Dr".
EMPTY_TITLES = frozenset("mr mister mrs ms miss mx sir lord lady dame dr prof professor rev reverend".split())
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


def fold(text: str) -> str:
    """Lower-case text without accents: "Kılıçarslan" -> "kilicarslan"."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def initials(name: Name) -> frozenset[str]:
    """Acronyms the name may have: first letters with and without small words, hyphenated words as one or as several."""
    found = set()
    for words in (name.words, name.parts):
        found.add("".join(w[0] for w in words))
        found.add("".join(w[0] for w in words if w not in SMALL_WORDS))
    return frozenset(i for i in found if len(i) > 1)


def has_title(text: str) -> bool:
    """Whether a person's name is written with a title in front."""
    words = WORD.findall(_clean(text))
    return len(words) > 1 and words[0] in TITLES


def content_words(name: Name) -> tuple[str, ...]:
    """The words without small ones."""
    return tuple(w for w in name.words if w not in SMALL_WORDS)


def is_part_of(short: Name, long: Name) -> bool:
    """Whether all words of the shorter name stand in the longer one, or it is its acronym."""
    if short.key == long.key or len(short.words) >= len(long.words):
        return False
    return set(short.words) <= set(long.words) or (short.is_acronym and short.key in initials(long))


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
    while len(groups) > 1 and groups[0][0] in TITLES:
        groups = groups[1:]
    return [g for i, g in enumerate(groups) if not (0 < i < len(groups) - 1 and len(g) == 1 and g[0] in ARABIC_ARTICLES)]


def _without_suffixes(groups: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    while len(groups) > 1 and len(groups[-1]) == 1 and groups[-1][0] in COMPANY_SUFFIXES | {"and"}:
        groups = groups[:-1]
    return groups
