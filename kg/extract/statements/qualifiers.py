"""Slots in, qualifiers out: what a statement says besides its subject and object."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses.roles import case_words
from kg.extract.clauses.subjects import whose
from kg.extract.lexicon import POSTS, SOURCED
from kg.extract.statements.context import Context
from kg.extract.statements.parts import COMPLEMENTS, Part, goes_on_with_phrase, parts
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import Literal, LiteralKind, Mention, MentionKind, Qualifier

# with what intention or right: "denies *knowingly* taking it" does not deny taking it
INTENTIONS = frozenset(
    "accidentally deliberately illegally intentionally knowingly mistakenly secretly unlawfully voluntarily wilfully willfully".split()
)


def further_qualifiers(context: Context, slots: list[Slot]) -> tuple[Qualifier, ...]:
    """The further arguments."""
    return tuple(q for slot in slots for q in _qualifiers(context, slot))


def _qualifiers(context: Context, slot: Slot) -> Iterator[Qualifier]:
    """A slot as qualifiers, one a conjunct; adverbs that say nothing about place or time are left to the predicate's wording."""
    if slot.role == "adverb" and context.tree[slot.head].form.lower() in INTENTIONS:
        value = context.phrase((slot.head,), head=slot.head)
        yield Qualifier(role="manner", value=value, span=value.span)
    if slot.role in {"adverb", SOURCED}:
        return
    if context.tree[slot.head].upos == "PART":
        return  # "because he ordered her *to*"
    role = _circumstance(slot) if slot.role.startswith("advcl") else slot.role
    if role == "iobj":
        role = "to"
    if slot.role == "xcomp":
        role = " ".join(context.tree[i].form.lower() for i in slot.case) or "as"
    if slot.role == "among" and context.tree[slot.head].upos == "PRON":
        return  # "pulled out 14 people, *among them* Reyes"
    for part in parts(context, slot) if not slot.role.startswith("advcl") else _clause_part(context, slot):
        kind = part.value.kind if isinstance(part.value, Literal) else None
        is_time = kind is LiteralKind.TIME and role in {"", "on", "in", "at", "during"}
        bare = "extent" if kind is LiteralKind.QUANTITY else "as"  # "ran *ten kilometres*"
        yield Qualifier(role="time" if is_time else role or bare, value=part.value, span=part.span)


def _circumstance(slot: Slot) -> str:
    """Role of an adverbial clause: its conjunction ("if", "because"), "purpose" for "to …"."""
    mark = slot.role.removeprefix("advcl:")
    return "purpose" if mark in {"to", "in order to"} else mark or "circumstance"


def _clause_part(context: Context, slot: Slot) -> Iterator[Part]:
    yield Part(slot, context.clause_literal(slot.words, head=slot.head), context.span(slot.words), slot.head)


def inner_qualifiers(context: Context, proposition: Proposition, target: Slot) -> tuple[Qualifier, ...]:
    """What the object noun is about: "spokesperson *of the ministry*", "talks *with Russia*", "*Turkish* minister"."""
    if context.tree[target.head].upos != "NOUN" or proposition.clause.copular or target.role.startswith(COMPLEMENTS):
        return ()
    return inner_arguments(context, target.head)


def subject_qualifiers(context: Context, proposition: Proposition, subject: Slot) -> tuple[Qualifier, ...]:
    """Which subject it is, where its node does not tell: "shares *in Lumina*", "detectives *from the agency*", "*whose* shares"."""
    tree = context.tree
    mention = context.mention(subject.head)
    if tree[subject.head].upos != "NOUN" or proposition.clause.copular or mention is None:
        return ()
    told = [q for q in inner_arguments(context, subject.head) if q.role != "of" and not mention.span.overlaps(q.span)]
    owner = tree.child(subject.head, "nmod:poss")
    holder = _holder(context, owner) if owner is not None and tree[owner].lemma.lower() == "whose" else None
    return (*told, *([Qualifier(role="of", value=holder, span=holder.span)] if holder is not None else ()))


def _holder(context: Context, index: int) -> Mention | None:
    noun = whose(context.tree, index)
    return context.mention(noun) if noun is not None else None


def inner_arguments(context: Context, head: int) -> tuple[Qualifier, ...]:
    """What hangs on a noun by a preposition, as possessor, or as the name before it."""
    tree = context.tree
    found = []
    for index in tree.children(head, ("nmod", "compound", "amod")):
        case = case_words(tree, index)
        value = context.mention(index) if tree[index].lemma.lower() != "whose" else _holder(context, index)
        owner = tree[index].deprel == "nmod:poss" and tree[head].lemma.lower() in POSTS  # "the *bank's* chair"
        if value is None or (value.kind is MentionKind.NOMINAL and not case and not owner):
            continue
        role = " ".join(tree[i].form.lower() for i in case) or "of"
        for conjunct in tree.conjuncts(index):
            other = value if conjunct == index else context.mention(conjunct)
            if other is not None and goes_on_with_phrase(context, conjunct):
                found.append(Qualifier(role=role, value=other, span=other.span))
    return tuple(found)
