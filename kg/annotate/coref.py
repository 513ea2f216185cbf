"""Mentions of one document in, chains out."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.tagged import Tagged
from kg.types import Chain, Mention


def chains(found: Sequence[Mention], tagged: Sequence[Tagged]) -> tuple[Chain, ...]:
    """First version: every mention alone."""
    return tuple(
        Chain(name=m.text, entity_type=m.entity_type, mentions=(m,), reasons=("first",))
        for m in sorted(found, key=lambda m: (m.span, m.head))
    )
