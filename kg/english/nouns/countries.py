"""A name or adjective of a country, or of its capital -> the country: views of data/countries.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.english.tables import rows
from kg.english.tree import Node

REGIONS = frozenset({"African", "Central", "Latin", "Native", "North", "South"})  # before "American" they are no country's


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


def nationality(word: Node) -> str | None:
    """The country whose adjective a word is: "Norwegian"; "Latin American" and "Central American" are of none."""
    region = word.before is not None and word.before.form in REGIONS and word.form not in country_names()
    return None if region else adjectives().get(word.form)
