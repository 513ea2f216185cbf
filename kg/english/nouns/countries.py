"""A name or adjective of a country, or of its capital -> the country: views of data/countries.tsv."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.english.tables import rows
from kg.english.tree import Node

PARTS_OF_THE_WORLD = frozenset("African Central East Eastern Latin Native North Northern South Southern West Western".split())
"""Before an adjective they make it no country's: "Latin American", "East African"."""


@dataclass(frozen=True, slots=True)
class Country:
    """`names` begins with the one that newspapers print; `capital` is "" where it stands for nobody else."""

    code: str
    names: tuple[str, ...]
    capital: str
    adjectives: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All of them, by name."""
    return tuple(
        Country(code, (name, *_parts(others)), "" if capital == "-" else capital, _parts(adjectives))
        for code, name, capital, adjectives, others in rows("countries")
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell != "-" else ()


@cache
def country_names() -> frozenset[str]:
    """All names of countries, as newspapers write them."""
    return frozenset(name for country in countries() for name in country.names)


@cache
def capitals() -> MappingProxyType[str, str]:
    """Capital -> name of its country."""
    return MappingProxyType({c.capital: c.names[0] for c in countries() if c.capital})


@cache
def adjectives() -> MappingProxyType[str, str]:
    """Adjective -> name of its country; one that two countries have ("Congolese") leads to neither."""
    found: dict[str, set[str]] = {}
    for country in countries():
        for adjective in country.adjectives:
            found.setdefault(adjective, set()).add(country.names[0])
    return MappingProxyType({adjective: names.pop() for adjective, names in found.items() if len(names) == 1})


def in_either_form(words: Collection[str]) -> frozenset[str]:
    """The names and adjectives, small, of the countries of which one of some small words is a name or an adjective."""
    return frozenset().union(*(_forms()[word] for word in words if word in _forms()))


@cache
def _forms() -> MappingProxyType[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for country in countries():
        forms = frozenset(form.lower() for form in (*country.names, *country.adjectives))
        found |= {form: found.get(form, frozenset()) | forms for form in forms}
    return MappingProxyType(found)


def nationality(word: Node) -> str | None:
    """The country whose adjective a word is or ends: "Norwegian", "Norwegians", "North Korean"; a "Latin American" is of none."""
    form = word.form.removesuffix("s") if word.xpos in {"NNS", "NNPS"} else word.form
    before = word.before.form if word.before is not None else ""
    whole = adjectives().get(f"{before} {form}")
    return whole if whole is not None or before in PARTS_OF_THE_WORLD else adjectives().get(form)
