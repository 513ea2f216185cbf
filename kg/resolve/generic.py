"""A name -> whether it has common words only ("Foreign Ministry") and means another body in each country, and whose it is."""

from __future__ import annotations

import re

from kg.english.letters import SMALL_WORDS, fold
from kg.english.nouns.bodies import COMMON
from kg.resolve.names import Name

OWNER = re.compile(
    r"(?:(?P<owner>[A-Z][\w.\-]*(?: (?:of )?[A-Z][\w.\-]*){0,3})['’]s?"  # South Korea's
    r"|(?P<people>(?:(?:North|South) )?[A-Z]\w+(?:ish|ese|ean|ian|an|ch|ic|i)))\s+(?:[a-z]+\s+)?$"  # British
)
LOOK_BACK = 60  # characters before a name in which its owner is looked for
STEM = 5  # letters of an owner's last word that are compared, so that a country and its people agree (Britain, British need 4)


def is_generic(name: Name) -> bool:
    """Whether no word of the name sets it apart from its kind."""
    return all(w in COMMON or w in SMALL_WORDS for w in name.words)


def owner_before(text: str, start: int) -> str:
    """Whose the thing named at `start` is, by the words before it: "South Korea's" or "British" as a short stem; "" where nothing says."""
    match = OWNER.search(text[max(0, start - LOOK_BACK) : start])
    if not match:
        return ""
    words = fold(match["owner"] or match["people"]).replace(".", "").split()
    return " ".join([*words[-2:-1], words[-1][:STEM]])
