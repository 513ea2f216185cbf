"""A noun for a kind of thing -> the nouns that take up such a thing later; a word in a name -> the kind;
the exact class of a kind: data/kinds.tsv, data/name_kinds.tsv, data/subclasses.tsv."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.english.tables import rows, words
from kg.types import EntityType

BROAD = words("agency body business company firm group institution organisation organization")
"""What any body may be called."""
SHOWN = words("album book documentary exhibition film game movie novel opera painting picture play series show song")
"""Works that have a title."""


@cache
def wider() -> MappingProxyType[str, frozenset[str]]:
    """Noun -> wider nouns and roles; not itself."""
    return MappingProxyType({noun: frozenset(others.split()) for noun, others in rows("kinds")})


@cache
def in_names() -> MappingProxyType[str, str]:
    """Word in a name -> noun for what the bearer is: "shipbuilding" -> "builder"."""
    return MappingProxyType({row[0]: row[1] for row in rows("name_kinds")})


@cache
def _subclasses() -> MappingProxyType[tuple[EntityType, str], str]:
    return MappingProxyType({(EntityType[above], noun): name for name, above, nouns in rows("subclasses") for noun in nouns.split()})


def subclass(entity_type: EntityType, noun: str) -> str | None:
    """The exact class of a thing of some class that is called so: "Vehicle" of a Product that is a ferry."""
    return _subclasses().get((entity_type, noun))
