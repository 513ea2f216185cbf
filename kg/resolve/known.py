"""A name -> the country, city or world body that it is one of several names of, which no rule can tell from the letters."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.english.nouns.countries import countries
from kg.english.tables import rows
from kg.resolve.names import parse_name
from kg.types import EntityType

KINDS = MappingProxyType(
    {
        "country": frozenset({EntityType.PLACE, EntityType.ORGANIZATION, EntityType.GROUP}),
        "city": frozenset({EntityType.PLACE, EntityType.ORGANIZATION, EntityType.FACILITY}),
        "body": frozenset({EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE}),
    }
)


def known_name(key: str, entity_type: EntityType) -> str | None:
    """The name under which the table lists this key, if the type allows it to be meant; an unknown type allows everything."""
    found = _table().get(key)
    return found[0] if found and (entity_type is EntityType.OTHER or entity_type in KINDS[found[1]]) else None


def known_type(key: str, entity_type: EntityType) -> EntityType | None:
    """The class of what the table lists under this key, if the type allows it to be meant."""
    if known_name(key, entity_type) is None:
        return None
    return EntityType.ORGANIZATION if _table()[key][1] == "body" else EntityType.PLACE


def is_country(key: str) -> bool:
    """Whether the table lists the key as a country's name."""
    return _table().get(key, ("", ""))[1] == "country"


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Key of each spelling -> (first spelling of its line, kind)."""
    lines = [("country", country.names) for country in countries()]
    for kind, table in (("city", "cities"), ("body", "world_bodies")):
        lines += [(kind, (name, *others.split("|"))) for name, others in rows(table)]
    return {parse_name(name).key: (names[0], kind) for kind, names in lines for name in names}
