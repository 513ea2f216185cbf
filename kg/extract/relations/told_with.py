"""Typed statement -> what its words tell besides: the place around a place, the share of a stake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.english.tree import Tree
from kg.extract.nouns.descriptions import place
from kg.extract.nouns.relational import is_place
from kg.types import Evidence, Literal, LiteralKind, Mention, MentionKind, Qualifier, Span, Statement

STAKE = re.compile(r"\b(?:holding|interest|share|stake)s?\b")
PERCENT = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?: ?%| per ?cent)")


def further_out(statement: Statement, tree: Tree) -> Iterator[Statement]:
    """Who was born in "Oslo, *Norway*" was born in Norway."""
    evidence, named = statement.evidence, statement.object
    node = tree.top_of(named.span) if isinstance(named, Mention) and named.kind is MentionKind.NAME else None
    for proposition in place(node) if node is not None else ():
        around = proposition.slots[0].head.mention
        if around is not None and is_place(around) and isinstance(evidence, Evidence):
            wider = replace(statement, object=around, evidence=replace(evidence, object=around.span))
            yield wider
            yield from further_out(wider, tree)


def share(statement: Statement) -> list[Qualifier]:
    """ "bought a *15 per cent* stake in Acme": how much of it."""
    phrase = statement.object
    found = PERCENT.search(phrase.text) if isinstance(phrase, Literal) else None
    if not isinstance(phrase, Literal) or found is None or STAKE.search(phrase.text) is None:
        return []
    span = Span(phrase.span.start + found.start(), phrase.span.start + found.end())
    value = Literal(text=found[0], span=span, kind=LiteralKind.QUANTITY, value=found[1].replace(",", ""), unit="%")
    return [Qualifier(role="share", value=value, span=span)]
