"""Common noun -> the class of what it stands for: data/nouns.tsv, with agent nouns recognised by their ending."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.english.nouns.bodies import GENERIC_ORGANIZATIONS
from kg.english.nouns.titles import TITLES
from kg.english.tables import rows, words
from kg.types import EntityType

AGENT_ENDINGS = ("man", "woman", "person", "ist", "ologist", "ian", "keeper", "fighter", "worker")
SHORTEST_AGENT = 6  # letters
ACTORS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
# What a person may be called after being named; offices are not among them, for another may hold the office.
EPITHETS = words(
    "man woman boy girl teenager child pensioner widow widower runner athlete swimmer cyclist player striker goalkeeper footballer boxer champion "
    "singer actor actress author writer poet novelist artist painter musician composer trader farmer driver fisherman nurse teacher student "
    "victim suspect defendant accused businessman businesswoman billionaire entrepreneur activist dissident journalist blogger"
)


@cache
def noun_classes() -> MappingProxyType[str, EntityType]:
    """Noun lemma -> class."""
    return MappingProxyType({lemma: EntityType[kind] for lemma, kind, _ in rows("nouns")})


def noun_class(lemma: str) -> EntityType | None:
    """Class of what a common noun stands for, None where unknown."""
    known = noun_classes().get(lemma)
    if known is None and lemma.endswith(AGENT_ENDINGS) and len(lemma) >= SHORTEST_AGENT:
        return EntityType.PERSON
    return known


def is_role(word: str) -> bool:
    """Whether a word (any case) names what a person is: a title, an office, a trade."""
    word = word.lower()
    return word in TITLES or noun_class(word) is EntityType.PERSON


def is_actor(lemma: str) -> bool:
    """Whether a common noun stands for people or a body, which can say and be told things."""
    return is_role(lemma) or noun_class(lemma) in ACTORS or lemma in GENERIC_ORGANIZATIONS
