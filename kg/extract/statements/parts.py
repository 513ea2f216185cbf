"""A slot in, the arguments of the graph out that it stands for: coordination is spelt out, a plural becomes those whom it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.english.tree import Tree
from kg.extract.clauses.arguments import full_words, trim
from kg.extract.clauses.roles import case_words
from kg.extract.statements.context import Context
from kg.extract.statements.propositions import Slot, stray_conjuncts
from kg.types import Argument, Mention, MentionKind, Span

NODES: frozenset[MentionKind] = frozenset()
CONTRAST = frozenset({"not", "rather", "instead", "never"})
COUPLES = frozenset({"couple", "pair", "duo", "trio"})
COMPLEMENTS = ("that", "xcomp", "advcl")


@dataclass(frozen=True, slots=True)
class Part:
    """One conjunct of a slot, as an argument of the graph."""

    slot: Slot
    value: Argument
    span: Span
    head: int


def parts(
    context: Context,
    slot: Slot,
    *,
    is_subject: bool = False,
    described: bool = False,
    as_literal: frozenset[MentionKind] = NODES,
) -> Iterator[Part]:
    """The conjuncts of a slot, each as mention or literal, and in place of a plural those whom it goes on to name; no mention of the kinds
    `as_literal`. Where something is only `described`, the subject is one name."""
    if slot.role.startswith((*COMPLEMENTS, "adverb")) and not _is_nominal_complement(context, slot):
        yield Part(slot, context.clause_literal(slot.words, head=slot.head), context.span(slot.words), slot.head)
        return
    stray = stray_conjuncts(context.tree, slot.head)
    if (
        described and not is_subject
    ):  # "the captain, Yusuf, and two sailors": the sailors are beside the captain, they do not describe Yusuf
        name = context.tree.child(slot.head, "appos")
        stray += [i for i in context.tree.children(slot.head, ("conj",)) if name is not None and slot.head < name < i]
    spread = not (described and is_subject)
    members = _members(context.tree, slot.head) if not described else []
    conjuncts = members or [
        i for i in context.tree.conjuncts(slot.head) if i == slot.head or (spread and i not in stray and goes_on_with_phrase(context, i))
    ]
    whole = context.mention(slot.head)
    for index in conjuncts:
        if not is_subject and context.tree.is_replaced(index):
            continue
        if context.tree[index].xpos in {"WP", "WDT"} and not (slot.role == "object" and _tells(context.tree, slot.words)):
            continue  # "what he said" names nothing; "what remained of the roof" does
        if index != slot.head and whole is not None and whole.span.covers(context.tree[index].span):
            continue  # "between October and January"
        whole_slot = index == slot.head and len(context.tree.conjuncts(index)) == 1
        words = slot.words if whole_slot else conjunct_words(context.tree, slot, index)
        if words:
            value = context.argument(index, words, is_subject=is_subject)
            if isinstance(value, Mention) and value.kind in as_literal:
                value = context.phrase(words, head=index)
            yield Part(slot, value, context.span(words), index)


def _tells(tree: Tree, words: tuple[int, ...]) -> bool:
    return any(tree[i].upos in {"NOUN", "PROPN"} for i in words)


def _members(tree: Tree, index: int) -> list[int]:
    """ "Two officials, *Yaw Boateng and Christiana Lamptey*, pleaded guilty": those whom a plural goes on to name."""
    many = tree[index].xpos == "NNS" or tree[index].lemma.lower() in COUPLES
    lists = [tree.conjuncts(i) for i in tree.children(index, ("appos",))] if many else []
    return next((names for names in lists if len(names) > 1 and all(tree[i].upos == "PROPN" for i in names)), [])


def goes_on_with_phrase(context: Context, index: int) -> bool:
    """Whether a conjunct goes on with the phrase: no clause ("on leave, *and his deputy had no password*"), no contrast ("*not Orlov*")."""
    tree = context.tree
    contrast = any(tree[j].lemma.lower() in CONTRAST for i in tree.children(index, ("cc", "advmod")) for j in tree.subtree(i))
    return not contrast and tree.child(index, "nsubj", "nsubj:pass", "cop") is None


def _is_nominal_complement(context: Context, slot: Slot) -> bool:
    return slot.role == "xcomp" and context.tree[slot.head].upos in {"NOUN", "PROPN", "ADJ"}


def conjunct_words(tree: Tree, slot: Slot, index: int) -> tuple[int, ...]:
    """Words of one conjunct: not those of the others, nor its own preposition or conjunction."""
    others = {j for i in tree.conjuncts(slot.head) if i != index for j in tree.subtree(i)} if index == slot.head else set()
    case = slot.case if index == slot.head else case_words(tree, index)
    others |= {j for i in tree.children(index, ("cc",)) for j in tree.subtree(i)}
    kept = [i for i in full_words(tree, index, case=case) if i not in others]
    return trim(tree, kept)
