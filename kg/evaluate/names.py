"""Two names -> whether they are one wording or name one thing; numbers and dates are compared in one spelling.

Strict: the same words without case, accents, articles and possessive endings. Lenient: one also may contain the other, or share most words
with it, as long as the word the gold name is about is among them and no other number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DETERMINERS = frozenset("a an the this that his her its their".split())
PREPOSITIONS = frozenset(
    "about after against and as at before between by during for from in into of on or over to under with".split()
) | set("$€£¥%")
PRONOUNS = frozenset("i me my you your he him she her it we us our they them who whom which what this that these those there one".split())
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
CARDINALS = {word: n for n, word in enumerate(SMALL.split()) if n > 1} | {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
POWERS = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_POWERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", "`": "'"})
LONG_MONTHS = (
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?"
)
MONTH = rf"(?P<month>{LONG_MONTHS.replace(' ', '|')})"
DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
DATE = re.compile(rf"(?:\b{DAY.format('before')} (?:of )?)?\b{MONTH}\b\.?(?: {DAY.format('after')}\b(?!,\d))?(?:,? (?P<year>\d{{4}})\b)?")
ISO_DATE = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?(?![\d-])")
TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+\d*(?:'[^\W\d_]+)*|[$€£¥%]")
CONTAINED_MORE = 8  # words: a phrase much longer than the name in it is about something else, unless it ends in it
ALIKE = 0.7  # share of common words from which two names are one; both chosen so that an independent scorer agrees on twelve articles


@lru_cache(maxsize=200_000)
def matches(gold: tuple[str, ...], names: tuple[str, ...], *, lenient: bool) -> bool:
    """Whether some of these names is some of the gold names."""
    return any(_is_same(g, n, lenient) for g in gold for n in names)


@lru_cache(maxsize=200_000)
def _is_same(gold: str, name: str, lenient: bool) -> bool:
    wanted, found = words(gold), words(name)
    if not wanted or not found:
        return False
    return wanted == found or (lenient and _is_near(gold, name))


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """A name's words in one spelling, without determiners.

    >>> words("Gen. Pak's US$ 1.5bn order of Aug. 9, 2023")
    ('gen', 'pak', 'us', '$', '1500000000', 'order', 'of', '2023', 'm08', 'd09')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\b([a-z])\. ?(?=[a-z]\.)", r"\1", plain)  # U. S. and U.S. are us
    plain = re.sub(r"\b([a-z]{1,2}) ?& ?([a-z])\b", r"\1\2", plain).replace("&", " and ")
    plain = re.sub(r"\bper ?cent\b", "%", re.sub(r"'s\b", "", plain))
    return tuple(_numbers(TOKEN.findall(_dates(plain))))


def _dates(text: str) -> str:
    """ "9 August 2023" and "2023-08-09" as "2023 m08 d09", without what is not said."""

    def spelled(found: re.Match[str]) -> str:
        day = found["after"] or found["before"]
        return f" {found['year'] or ''} m{MONTHS.index(found['month'][:3]) + 1:02} {f'd{int(day):02}' if day else ''} "

    text = ISO_DATE.sub(lambda m: f" {m[1]} m{m[2]} {f'd{m[3]}' if m[3] else ''} ", text)
    return DATE.sub(spelled, text)


def _numbers(tokens: list[str]) -> list[str]:
    """Without determiners; "ten", "10" and "10.0" as one, "$1.5bn" and "$1,500 million" as one."""
    found: list[str] = []
    is_money = not {"$", "€", "£", "¥"}.isdisjoint(tokens)
    for place, word in enumerate(tokens):
        factor = POWERS.get(word) or (SHORT_POWERS.get(word) if is_money or len(word) == 2 else None)  # "5 m" may be metres
        if factor and found and found[-1][0].isdecimal():
            found[-1] = _decimal(float(found[-1]) * factor)
        elif word in CARDINALS:
            found.append(str(CARDINALS[word]))
        elif word[0].isdecimal():
            found.append(_decimal(float(word.replace(",", ""))))
        elif word not in DETERMINERS or (word == "a" and place == len(tokens) - 1):  # "hepatitis A"
            found.append(word.replace("'", ""))
    return found


def _decimal(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _is_near(gold: str, name: str) -> bool:
    wanted, found = _content(gold), _content(name)
    if not wanted or found <= PRONOUNS:
        return False
    if wanted <= found:
        return bool(wanted & _unowned(name)) and (len(found) <= len(wanted) + CONTAINED_MORE or _head(name) in wanted)
    ours, theirs = ({w for w in side if any(map(str.isdecimal, w))} for side in (wanted, found))
    if ours and theirs and not (ours <= theirs or theirs <= ours):
        return False
    if found <= wanted:
        return found == theirs or (_head(gold) in found and 2 * len(found) >= len(wanted))
    return _head(gold) in found and 2 * len(wanted & found) >= ALIKE * (len(wanted) + len(found))


@lru_cache(maxsize=100_000)
def _content(name: str) -> frozenset[str]:
    return frozenset(words(name)) - PREPOSITIONS


@lru_cache(maxsize=100_000)
def _head(name: str) -> str:
    """The word a name is about: roughly the last one before its first preposition or comma."""
    found = words(name.partition(",")[0])
    end = next((i for i, word in enumerate(found) if i and word in PREPOSITIONS), len(found))
    return found[end - 1] if found else ""


@lru_cache(maxsize=100_000)
def _unowned(name: str) -> frozenset[str]:
    """Content words behind the last possessor: "Kim's sister" is about a sister."""
    owners = list(re.finditer(r"(?:'s|s') +(?=\S)", name.translate(LETTERS)))
    return _content(name[owners[-1].end() :] if owners else name)
