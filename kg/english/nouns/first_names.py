"""First name -> whose it is nearly everywhere (data/first_names.tsv), its short forms, and spellings of family names: our own lists."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.english.tables import rows

# Spellings that no letter rule covers: Korean family names (Revised Romanization, McCune-Reischauer and what people use).
FAMILIES = (
    ("lee", "yi", "ri", "rhee", "li"), ("park", "pak", "bak"), ("choi", "choe"), ("jung", "jeong", "chung", "chong"), ("kang", "gang"),
    ("cho", "jo"), ("yoon", "yun"), ("shin", "sin"), ("seo", "suh"), ("noh", "roh", "no", "ro"), ("moon", "mun"), ("koo", "gu", "ku"),
    ("ahn", "an"), ("im", "lim", "rim"), ("ryu", "yoo", "yu", "ryoo"), ("kwon", "gwon"), ("baek", "paek", "baik", "paik"),
    ("byun", "byeon", "pyon"), ("joo", "ju", "chu"), ("chang", "jang"), ("oh", "o"), ("kim", "gim"), ("min", "minn"), ("hur", "heo", "huh"),
)  # fmt: skip
# English short forms that are not the beginning of the full form.
NICKNAMES = (
    ("bill", "william"), ("bob", "robert"), ("dick", "richard"), ("jim", "james"), ("joe", "joseph"), ("jack", "john"), ("ted", "edward"),
    ("mike", "michael"), ("tony", "anthony"), ("liz", "elizabeth"), ("beth", "elizabeth"), ("kate", "katherine"), ("peggy", "margaret"),
    ("bernie", "bernard"), ("chuck", "charles"), ("hank", "henry"), ("andy", "andrew"), ("steve", "steven"), ("steve", "stephen"),
    ("tom", "thomas"), ("ed", "edward"), ("sasha", "alexander"), ("dan", "daniel"), ("dave", "david"), ("ron", "ronald"),
    ("don", "donald"), ("tim", "timothy"), ("ken", "kenneth"), ("ben", "benjamin"), ("sam", "samuel"), ("matt", "matthew"),
    ("rob", "robert"), ("ray", "raymond"), ("nick", "nicholas"), ("larry", "lawrence"), ("jerry", "gerald"), ("jeff", "jeffrey"),
    ("greg", "gregory"), ("max", "maximilian"),
)  # fmt: skip


@cache
def first_names() -> MappingProxyType[str, str]:
    """First name (small, without accents) -> "m" or "f", for names that are one of the two nearly everywhere."""
    return MappingProxyType({name: sex for sex, _, names in rows("first_names") for name in names.split()})


@cache
def usual_first_names() -> frozenset[str]:
    """Those of our own list, which firms and places are hardly called: "Delmar" and "Delta" are first names of the census as well."""
    return frozenset(name for _, mark, names in rows("first_names") if "own" in mark for name in names.split())


@cache
def only_first_names() -> frozenset[str]:
    """Those of them that are no family names."""
    return frozenset(name for _, mark, names in rows("first_names") if "family" not in mark for name in names.split())
