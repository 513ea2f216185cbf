"""A word of a sentence and a time beside it -> whose time it is: that of what is told, of the report, or of a day to come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.english.reporting import is_according
from kg.english.tree import NOUNS, Node
from kg.english.verbs import GRANTING, LEADING
from kg.qualify.moments import joined
from kg.qualify.tenses import (
    ARRANGED,
    ARRANGED_FOR,
    PRESENT,
    STATES,
    is_meanwhile,
    is_result,
    is_set_for,
    is_where,
)
from kg.types import (
    Argument,
    Interval,
    Literal,
    LiteralKind,
)

ENDS = frozenset({"until", "till", "through"})


def is_time(value: Argument) -> bool:
    """Whether an argument is a phrase of time."""
    return isinstance(value, Literal) and value.kind is LiteralKind.TIME


def is_of_source(node: Node, value: Argument) -> bool:
    """ "urged it, according to state media *Thursday*": the day of the report, not of what it tells."""
    phrase = node.tree.top_of(value.span) if isinstance(value, Literal) else None
    before = phrase.left_edge.before if phrase is not None else None
    return before is not None and is_according(before)


def to_come(node: Node, role: str, ahead: bool | None) -> bool | None:
    """ "*gave* it *until June*": a June to come."""
    return True if (role in ENDS and node.lemma in GRANTING) or is_set_for(node, role) else ahead


def is_arranged(node: Node, role: str) -> bool:
    """ "*set* the hearing *for* Friday": it was not set on Friday."""
    return role in ARRANGED_FOR and node.lemma in ARRANGED


def lasts(node: Node) -> bool:
    """ "*has been fighting* for years", "*has led* it for ten": up to now; "has been banned for two years" tells no beginning."""
    perfect = any(c.xpos in PRESENT and c.lemma == "have" for c in node.dependents("aux"))
    return perfect and (node.xpos == "VBG" or node.has("cop") or node.lemma in STATES | LEADING)


def main_of(clause: Node) -> Node | None:
    """The word above it; of "paid a visit to the Gulf, *where he inspected* the fleet" the verb above the noun."""
    head = clause.head
    return head.head if is_where(clause) and head is not None and head.upos in NOUNS else head


def goes_on(clause: Node) -> bool:
    """Whether a clause goes on with what the one above tells, or tells what came of it."""
    return is_where(clause) or clause.is_a("conj", "xcomp") or is_result(clause) or is_meanwhile(clause)


def narrowest(found: Sequence[Interval]) -> Interval | None:
    """Of several times two that make one, else the first with both ends, "signed until 2027 *in May*", else the first."""
    whole = next((both for i, j in pairwise(found) if (both := joined(i, j)) is not None), None)
    if whole is not None:
        return whole
    closed = next((i for i in found if i.start is not None and i.end is not None), None)
    return closed or next(iter(found), None)
