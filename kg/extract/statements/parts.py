"""Slot -> the arguments of the graph that it stands for: coordination is spelt out, a plural becomes those whom it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.english.coordination import goes_on_with_phrase, is_replaced, members, stray_conjuncts
from kg.english.prepositions import case_words
from kg.english.tree import NOUNS, Node, span_of
from kg.extract.clauses.arguments import Words, full_words, outside
from kg.extract.statements.context import Context
from kg.extract.statements.propositions import Slot
from kg.types import Argument, Mention, MentionKind, Span

NODES: frozenset[MentionKind] = frozenset()
QUALITIES = NOUNS | {"ADJ"}


@dataclass(frozen=True, slots=True)
class Part:
    """One conjunct of a slot, as an argument of the graph."""

    slot: Slot
    value: Argument
    span: Span
    head: Node


def parts(context: Context, slot: Slot, *, as_literal: frozenset[MentionKind] = NODES, described: bool = False) -> Iterator[Part]:
    """The conjuncts of an argument, each as mention or literal; no mention of the kinds `as_literal`.

    Where it only describes (`described`), those that are coordinated with the described one are left out.
    """
    nominal = slot.role == "xcomp" and slot.head.upos in QUALITIES
    if (slot.is_clause or slot.role == "adverb") and not nominal:
        yield clause_part(context, slot)
        return
    for head in _conjuncts(slot.head, described=described):
        if not is_replaced(head) and not _is_question_word(slot, head):
            yield from _part(context, slot, head, as_literal=as_literal)


def subject_parts(context: Context, slot: Slot, *, described: bool = False) -> Iterator[Part]:
    """The conjuncts of a subject, each as mention or literal; of one that is only `described` the first."""
    for head in [slot.head] if described else _conjuncts(slot.head):
        if head.xpos not in {"WP", "WDT"}:
            yield from _part(context, slot, head, is_subject=True)


def clause_part(context: Context, slot: Slot) -> Part:
    """A clause word for word."""
    return Part(slot, context.clause_literal(slot.words, head=slot.head), span_of(slot.words), slot.head)


def conjunct_words(slot: Slot, head: Node) -> Words:
    """Words of one conjunct: not those of the others, nor its own preposition or conjunction."""
    others = [n for n in slot.head.conjuncts if n is not head] if head is slot.head else []
    case = slot.case if head is slot.head else case_words(head)
    return outside(full_words(head, case=case), *others, *head.dependents("cc"))


def _part(
    context: Context, slot: Slot, head: Node, *, is_subject: bool = False, as_literal: frozenset[MentionKind] = NODES
) -> Iterator[Part]:
    whole = slot.head.mention
    if head is not slot.head and whole is not None and whole.span.covers(head.span):
        return  # "between October and January"
    alone = head is slot.head and len(head.conjuncts) == 1
    words = slot.words if alone else conjunct_words(slot, head)
    if not words:
        return
    value = context.argument(head, words, is_subject=is_subject)
    if isinstance(value, Mention) and value.kind in as_literal:
        value = context.phrase(words, head=head)
    yield Part(slot, value, span_of(words), head)


def _conjuncts(head: Node, *, described: bool = False) -> list[Node]:
    named = [] if described else members(head)
    if named:
        return named
    stray = stray_conjuncts(head)
    name = head.child("appos") if described else None
    if name is not None:  # "the captain, Yusuf, and two sailors": the sailors are beside the captain, they do not describe Yusuf
        stray += [n for n in head.dependents("conj") if head < name < n]
    return [head, *(n for n in head.dependents("conj") if n not in stray and goes_on_with_phrase(n))]


def _is_question_word(slot: Slot, head: Node) -> bool:
    """ "*what* he said" names nothing; "what remained of the roof" does."""
    tells = slot.role == "object" and any(n.upos in NOUNS for n in slot.words)
    return head.xpos in {"WP", "WDT"} and not tells
