"""A name that is unknown and the names there are -> those that may be meant, the likeliest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MANY = 3  # suggestions; more are a list to read
LETTERS_PER_SLIP = 4  # "dismised" may have two wrong letters, "body" one: a longer distance is another word
MIN_WORD = 3  # letters of a word by which alone a name is found


def nearest(name: str, known: Iterable[str], *, many: int = MANY) -> list[str]:
    """Known names that are written almost like `name`, or that have all of its words; case, accents and punctuation do not count."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when something is not found

    wanted = plain(name)
    allowed = max(1, len(wanted) // LETTERS_PER_SLIP)
    found: dict[str, tuple[int, int, str]] = {}
    for other in known:
        letters = plain(other)
        distance = OSA.distance(wanted, letters, score_cutoff=allowed)
        if wanted and distance <= allowed:
            found[other] = (0, distance, other)
        elif _has_words_of(letters, wanted):
            found[other] = (1, len(letters), other)
    return sorted(found, key=lambda other: found[other])[:many]


def plain(name: str) -> str:
    """Lower-case words of a name without accents and punctuation: "Pak_Su-il" and "Pak Su Il" are one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """ "; did you mean kg:dismissed?", or nothing where no known name is near."""
    near = nearest(name, known)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _has_words_of(letters: str, wanted: str) -> bool:
    words = wanted.split()
    return any(len(word) >= MIN_WORD for word in words) and set(words) <= set(letters.split())
