"""A noun for a kind of thing -> the nouns that take up such a thing later; a word in a name -> the kind: data/kinds.tsv, data/name_kinds.tsv."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.english.tables import rows, words

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
    return MappingProxyType({word: noun for word, noun in rows("name_kinds")})  # noqa: C416 - rows are of any length
