"""Words that matter where two texts tell of one thing: views of data/telling.tsv."""

from __future__ import annotations

from types import MappingProxyType

from kg.english.tables import rows


def _used(use: str) -> tuple[str, ...]:
    return tuple(word for word, own, _ in rows("telling") if own == use)


CANCELLING = frozenset(_used("cancels"))
INTENDING = frozenset(_used("intends"))
VAGUE = frozenset(_used("vague"))
PART_BEFORE = _used("part-before")
PART_BEHIND = _used("part-behind")
UNCOUNTED = _used("uncounted")
PARTIES = MappingProxyType({word: int(value) for word, use, value in rows("telling") if use == "parties"})
