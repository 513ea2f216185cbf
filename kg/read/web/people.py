"""Names that a page gives for its authors -> those that can be persons, each once and written as in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.read.dates import MONTHS
from kg.read.metadata import names
from kg.read.page.signature import in_prose_case, is_capital
from kg.read.page.words import NO_PERSON, NO_PLACE, PARTICLES, ROLES, is_agency, is_paper

MAX_LINE = 1_000  # characters of one line of authors
MAX_PARTS = 5  # words of a name
# What stands behind a name on its line: a role, an outlet, an address.
BEHIND = re.compile(r"\s*(?:[|•·/–—@(\[]|\s-\s|https?:|\bfor\b|\bin\b|\bof\b|\bat\b).*", re.IGNORECASE)
MARKUP = re.compile(r"<[^<>]{0,200}>|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
WRITTEN_BY = re.compile(r"(?:written |reported |story |words )?by\b[\s:]*", re.IGNORECASE)


def persons(given: Iterable[str], *, outlets: Iterable[str] = ()) -> tuple[str, ...]:
    """Each person once, in order. `outlets` are names of the site and its makers, which are no persons."""
    not_these = {_key(outlet) for outlet in outlets}
    found: dict[str, str] = {}
    for value in (name[:MAX_LINE] for name in given):
        for name in names([WRITTEN_BY.sub("", MARKUP.sub(" ", value).strip(), count=1)]):
            bare = in_prose_case(" ".join(BEHIND.sub("", name).split()).strip(" ,;.-"))
            if is_person(bare) and _key(bare) not in not_these:
                found.setdefault(_key(bare), bare)
    return tuple(_longest(found))


def is_person(name: str) -> bool:
    """Whether a name is written like a person's: two words or more with capitals, none of them a role, a desk, a month or an outlet."""
    parts = name.split()
    if not 2 <= len(parts) <= MAX_PARTS or any(c.isdigit() for c in name) or is_agency(name) or is_paper(name):
        return False
    words = {part.strip(".,'’").lower() for part in parts}
    if words & NO_PERSON or words & ROLES or words & NO_PLACE or any(word[:3] in MONTHS and word in MONTH_NAMES for word in words):
        return False
    return all(is_capital(part) or part.lower() in PARTICLES or "'" in part for part in parts) and is_capital(parts[-1])


MONTH_NAMES = frozenset("january february march april june july august september october november december".split())


def _longest(found: dict[str, str]) -> Iterator[str]:
    """Without a name that is the beginning of another: "Ana Ruiz" beside "Ana Ruiz Reuters" is the person."""
    for key, name in found.items():
        if not any(key != other and key.startswith(f"{other} ") for other in found):
            yield name


def _key(name: str) -> str:
    """Letters of a name, whatever their case, hyphens and stops."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))
