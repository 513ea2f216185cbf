"""Word -> whether it is one in the names of bodies, places and things, or a noun for a body: views of data/bodies.tsv."""

from __future__ import annotations

from types import MappingProxyType

from kg.english.tables import rows, words
from kg.types import EntityType

_TABLE = [(word, kind, frozenset(uses.split(","))) for word, kind, uses in rows("bodies")]


def _used(use: str) -> frozenset[str]:
    return frozenset(word for word, _, uses in _TABLE if use in uses)


NAME_CLASSES = MappingProxyType({word: EntityType[kind] for word, kind, _ in _TABLE if kind != "-"})
"""Head word of a name, small -> class: the last word, or the one before "of" and "for"."""
LEGAL_FORMS = _used("legal")
LEFT_OUT = _used("short")
"""Words that a short name of a firm leaves out: "Delmar" of Delmar AS."""
NO_SURNAMES = _used("unperson")
HEAD_FIRST = _used("first")
ORGANS = _used("organ")
"""A state's own bodies: the nation before one is no part of its name."""
PUBLIC = _used("public")
STATE_BODIES = _used("state")
FIRMS = _used("firm")
GENERIC_ORGANIZATIONS = _used("generic")
GENERIC_PLACES = _used("territory")
COLLECTIVES = _used("many")
COMMON = _used("common")
"""Words that set no name apart from others of its kind: "Foreign Ministry", "Parliament"."""
VESSELS = words(
    "ferry ship vessel lifeboat trawler tanker yacht frigate destroyer submarine warship boat liner freighter tug icebreaker cruiser tugboat"
)
SHIP_PREFIXES = frozenset({"MV", "MS", "MT", "SS", "HMS", "USS", "RMS", "INS", "USNS", "FV", "RV"})
OF_STATES = words("capital border president minister premier embassy ambassador currency")
"""What only a country has."""
OF_FIRMS = words("ceo cfo chairman chairwoman co-founder founder headquarters shareholder subsidiary")
"""What only a body has."""
WORLD_BODIES = frozenset(spelling for name, others in rows("world_bodies") for spelling in (name, *others.split("|")))
CURRENCIES = words("rs rs. usd eur gbp us$ hk$ a$ c$ rm kr chf dm cfa")
