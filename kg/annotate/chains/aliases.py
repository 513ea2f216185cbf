"""Two names -> whether they may be one thing's: spellings, surnames, short forms, acronyms. Pure functions, no context."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.english.letters import fold, initials
from kg.english.nouns.bodies import LEFT_OUT, NAME_CLASSES

PARTICLES = frozenset("al el bin ibn ben abu de del della di da dos du la le van von der den ter y e".split(" "))
MIN_ACRONYM = 2
MAX_ACRONYM = 8
MIN_DISTINCTIVE = 3  # letters


def same_spelling(one: Sequence[str], other: Sequence[str]) -> bool:
    """Equal but for case, accents, dots, hyphens and spaces: "Kim Jong-un", "KIM JONG UN"."""
    return "".join(w for w in one if w != "the") == "".join(w for w in other if w != "the") != ""


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Two full names of one person: equal, or one has a middle name or initial more ("Joseph R Biden", "Joseph Biden")."""
    if same_spelling(one, other):
        return True
    short, long = sorted((list(one), list(other)), key=len)
    return (
        2 <= len(short) < len(long)
        and short[0] == long[0]
        and short[-1] == long[-1]
        and all(len(w) == 1 or w in PARTICLES for w in long[1:-1] if w not in short)
    )


def surname_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `short` is the surname in `full`, be it last ("Biden") or first ("Kim" of Kim Jong-un); particles may be left out."""
    if not short or len(short) >= len(full):
        return False
    bare = [w for w in short if w not in PARTICLES]
    rest = [w for w in full if w not in PARTICLES]
    if not bare or len(bare) >= len(rest):
        return False
    return rest[-len(bare) :] == bare or (len(bare) == 1 and rest[0] == bare[0])


def first_name_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a single word is the first word of a full name and not its last."""
    return len(short) == 1 and len(full) > 1 and short[0] == full[0] != full[-1]


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, small, without accents, dots and hyphens: "Omar al-Rashid" -> omar, al, rashid; "U.S." -> us."""
    joined = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", fold(text))
    return tuple(w for w in re.split(r"[^\w]+", re.sub(r"['’]s\b", "", joined)) if w)


def acronyms(text: str) -> tuple[str, ...]:
    """What a name may be shortened to, small: the initials of its big words and of all its words."""
    words = [w for w in fold(text).replace("-", " ").split() if w[0].isalnum()]
    found = initials(words) if len(words) >= MIN_ACRONYM else ()
    return tuple(dict.fromkeys(i for i in found if MIN_ACRONYM <= len(i) <= MAX_ACRONYM))


def acronym_of(short: str, full: str) -> bool:
    """Whether `short` is made of the initials of `full`: KCNA, I.A.R., BCR (Banco Central de Rivera), US (United States)."""
    letters = short.replace(".", "")
    known = fold(letters) in name_words(full)  # "U.S." is no acronym of U.S. Senate
    return letters.isupper() and letters.isalnum() and not known and fold(letters) in acronyms(full)


def may_be_acronym_of(short: str, full: str) -> bool:
    """Whether `short` is a word of capitals, of two letters with the first letter of `full`: enough where it stands in brackets after the name.
    The name may be translated: French News Agency (AFP)."""
    letters = short.replace(".", "")
    fits = len(letters) > MIN_ACRONYM or fold(full)[:1] == fold(letters)[:1]
    return MIN_ACRONYM <= len(letters) <= MAX_ACRONYM and letters.isupper() and letters.isalpha() and fits


def first_word_of_body(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `short` is the distinctive first word of an organisation's name: "Acme" of Acme Ports Group."""
    return len(short) == 1 and len(full) > 1 and full[0] == short[0] and len(short[0]) > MIN_DISTINCTIVE and short[0] not in NAME_CLASSES


def short_body_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `short` is an organisation's name without its generic words: "Andino" of Banco Andino, "Delmar" of Delmar AS."""
    if not short or len(short) >= len(full) or all(w in NAME_CLASSES for w in short):
        return False
    starts = [i for i in range(len(full) - len(short) + 1) if list(full[i : i + len(short)]) == list(short)]
    if not starts:
        return False
    rest = [w for i, w in enumerate(full) if not starts[0] <= i < starts[0] + len(short)]
    return all(w in NAME_CLASSES or w in LEFT_OUT for w in rest)


def ends_in(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a body's name of two words begins with what it is and ends in what it is called: "Andino" of Banco Andino."""
    return len(short) == 1 and len(full) == 2 and full[1] == short[0] and full[0] in NAME_CLASSES


def without_middle(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `short` is a name without words in its middle: "Ellis Festival" of Ellis Film Festival."""
    if not 2 <= len(short) < len(full) or short[0] != full[0] or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def head_word(words: Sequence[str]) -> str:
    """The word that says what a body is: the one before "of" or "for", else the last."""
    cut = next((i for i, w in enumerate(words) if i and w in ("of", "for")), len(words))
    return words[cut - 1]


def half_country(short: Sequence[str], full: Sequence[str]) -> bool:
    """ "the North" of North Korea; the caller checks the article."""
    return len(short) == 1 and len(full) == 2 and short[0] in ("north", "south", "east", "west") and full[0] == short[0]
