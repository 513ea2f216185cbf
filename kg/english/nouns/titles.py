"""Word before a name -> title, kinship or gender: views of data/titles.tsv."""

from __future__ import annotations

from types import MappingProxyType

from kg.english.tables import rows, words

_TABLE = [(word, frozenset(uses.split(",")), gender, full) for word, uses, gender, full in rows("titles")]


def _used(*uses: str) -> frozenset[str]:
    return frozenset(word for word, own, _, _ in _TABLE if not own.isdisjoint(uses))


ADDRESS = _used("address")
"""Forms of address, which say nothing of an office: "Mr"."""
HONORIFICS = _used("address", "honorific")
TITLES = _used("address", "honorific", "title") - {"mx"}
"""Words that stand before a person's name and are no part of it. Roles written small ("spokesman Lund") come from the nouns."""
TITLE_PARTS = _used("part") - {"former"}
RULERS = _used("ruler")
GENERAL_OFFICES = _used("office")
KIN = _used("kin") - words("stepfather stepson dad stepdaughter stepmother mom mum")
FAMILY = (KIN - {"child", "parent", "partner"}) | {"boyfriend", "fiancé", "girlfriend", "stepdaughter", "stepson"}  # of people alone
CAPACITIES = words(
    "ally bidder buyer client competitor customer donor employer founder investor landlord maker member observer opponent owner partner "
    "predecessor publisher rival seller shareholder sponsor successor supporter"
)  # what a body is as well as a person: "the owner, Velstra Group"
SHORT_TITLES = MappingProxyType({word: full for word, _, _, full in _TABLE if full != "-" and not word.endswith(".")})
MALE = frozenset(word for word, _, gender, _ in _TABLE if gender == "m")
FEMALE = frozenset(word for word, _, gender, _ in _TABLE if gender == "f")
ABBREVIATED = words("gen lt col maj capt sgt adm cdr cmdr mr mrs ms dr prof sen rep gov rev")
"""Titles by their abbreviation, which are no part of a name whatever the tagger says."""
INCIDENTAL = words("former ousted outgoing late then sacked dismissed fired jailed embattled retired disgraced exiled longtime")
"""What is said of the bearer of an office without naming another office."""
LEADING = words(
    "boss ceo cfo chair chairman chairperson chairwoman chief commissioner convener convenor coordinator director executive founder co-founder "
    "governor head leader manager officer owner partner president principal representative secretary spokesman spokesperson spokeswoman "
    "superintendent vice-president"
)
"""Roles in which a person speaks for the body; a lawyer, a professor or a nurse says "we" of others."""
