"""One sentence's propositions in, open tuples in the sentence's own words out: in full (n-ary) or minimal (binary).

Both renderings read the same propositions as the graph does; they differ in how much of an argument they keep. Each tuple is a Statement
whose arguments are literals, so that qualification applies to it as to any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from kg.english.tree import Tree
from kg.extract.clauses.arguments import core_words, full_words, trim
from kg.extract.clauses.roles import case_words
from kg.extract.statements.binary import NAME, VERSION
from kg.extract.statements.confidence import confidence
from kg.extract.statements.context import Context
from kg.extract.statements.parts import conjunct_words
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import AnnotatedDocument, Evidence, Literal, Qualifier, Statement

Words = tuple[int, ...]
NOT_SAID = frozenset(
    {"event noun", "light verb", "possessor", "stance", "affiliation"}
)  # told without a predicate word of the sentence: for the graph only
UNCERTAIN = frozenset({"title", "owner"})  # right in less than 0.4 of cases on CaRB dev
IMPLICIT = frozenset({"apposition", "title", "place"})  # an "is" that the sentence leaves out: in the full rendering only


def full_statements(annotated: AnnotatedDocument) -> Iterator[Statement]:
    """One n-ary tuple a proposition; its further arguments are qualifiers that begin with their preposition."""
    from kg.extract import contexts, sentence_propositions  # noqa: PLC0415 - the package imports this module's siblings

    for context in contexts(annotated):
        for proposition in sentence_propositions(context):
            if in_full_rendering(proposition):
                yield from full_tuples(context, proposition)


def in_full_rendering(proposition: Proposition) -> bool:
    """Whether the full rendering has this proposition."""
    return proposition.clause.rule not in NOT_SAID | UNCERTAIN


def minimal_statements(annotated: AnnotatedDocument) -> Iterator[Statement]:
    """Binary tuples with short arguments: one for each argument of a proposition and each conjunct."""
    from kg.extract import contexts, sentence_propositions  # noqa: PLC0415

    for context in contexts(annotated):
        for proposition in sentence_propositions(context):
            if proposition.clause.rule not in NOT_SAID | IMPLICIT:
                yield from _minimal(context, proposition)


# ------------------------------------------------------------------------------------------------ full


def full_tuples(context: Context, proposition: Proposition) -> Iterator[Statement]:
    """Adverbial clauses and loose adverbs are left out beside another argument: they have propositions of their own, or say little."""
    tree = context.tree
    adverbs = [s for s in proposition.slots if s.role == "adverb" and _stands_inside(tree, proposition, s)]
    slots = [s for s in proposition.slots if s not in adverbs]
    slots = [s for k, s in enumerate(slots) if k == 0 or not s.role.startswith(("adverb", "advcl"))]
    if not slots and not adverbs:
        return
    first = slots[0] if slots else adverbs[0]
    predicate = [*sorted({*proposition.words, *(s.head for s in adverbs if s is not first)}), *first.case]
    rest = [tuple(sorted({*s.case, *s.words})) for s in slots[1:]]
    for words in _parted(tree, first):
        yield _tuple(context, proposition, (proposition.subject.words, predicate, words), rest)


def _parted(tree: Tree, slot: Slot) -> list[Words]:
    """Each conjunct in full: "met *Biden* and *Kishida*" is two facts; clauses stay whole."""
    conjuncts = tree.conjuncts(slot.head)
    if len(conjuncts) == 1 or slot.role.startswith(("that", "advcl")):
        return [slot.words]
    return [w for i in conjuncts if (w := conjunct_words(tree, slot, i))] or [slot.words]


def _stands_inside(tree: Tree, proposition: Proposition, slot: Slot) -> bool:
    """One-word adverbs before the verb belong to the predicate: "has *sharply* improved"."""
    return (
        slot.words == (slot.head,) and tree[slot.head].xpos != "WRB" and (slot.head < proposition.clause.head or proposition.clause.copular)
    )


# ------------------------------------------------------------------------------------------------ minimal


def _minimal(context: Context, proposition: Proposition) -> Iterator[Statement]:
    """For each argument the tuple that ends in it, and for "minister of Australia" also the one that ends in Australia."""
    tree = context.tree
    slots = [s for s in proposition.slots if s.role != "adverb"]
    target = next((s for s in slots if s.role == "object"), None)
    for slot in slots:
        before = _core(tree, target.head, target.case) if target is not None and slot is not target and slot.role != "that" else ()
        words = [*proposition.words, *before, *(slot.case if slot.role != "that" else ())]
        for subject, value in product(_conjunct_words(tree, proposition.subject), _conjunct_words(tree, slot)):
            yield _tuple(context, proposition, (subject, words, value))
            for inner, more in _inside(tree, slot, value):
                yield _tuple(context, proposition, (subject, [*words, *inner], more))


def _inside(tree: Tree, slot: Slot, value: Words) -> Iterator[tuple[Words, Words]]:
    """A noun argument divided at the prepositions of what modifies it: (its words up to the preposition, the rest)."""
    if slot.role.startswith(("that", "advcl")):
        return
    head = next((i for i in value if tree[i].head not in value), value[0])
    for index in tree.children(head, ("nmod",)):
        case = case_words(tree, index)
        if case and case[0] > head and set(case) <= set(value):
            for conjunct in tree.conjuncts(index):
                rest = _core(tree, conjunct, case_words(tree, conjunct))
                yield tuple(i for i in value if i <= case[-1]), rest


def _conjunct_words(tree: Tree, slot: Slot) -> list[Words]:
    """Each conjunct of an argument without relative clauses; clauses whole."""
    if slot.role.startswith(("that", "advcl")):
        return [slot.words]
    conjuncts = tree.conjuncts(slot.head)
    return [w for i in conjuncts if (w := _core(tree, i, case_words(tree, i)))] or [slot.words]


def _core(tree: Tree, head: int, case: Words) -> Words:
    own = set(full_words(tree, head, case=case))
    return tuple(i for i in core_words(tree, head, case=case) if i in own)


# ------------------------------------------------------------------------------------------------ tuples


def _tuple(context: Context, proposition: Proposition, parts: tuple[Words, list[int], Words], rest: Iterable[Words] = ()) -> Statement:
    """The statement of subject, predicate and object words, and further arguments."""
    tree = context.tree
    subject, predicate, target = parts
    surface = " ".join(tree[i].form for i in predicate) or ("is" if proposition.lemma.startswith("be") else "has")
    left, right = _literal(context, subject), _literal(context, target)
    return Statement(
        document=context.document.id,
        subject=left,
        predicate=surface,
        object=right,
        surface=surface,
        evidence=Evidence(
            sentence=context.sentence.span,
            subject=left.span,
            predicate=context.span(predicate or (proposition.clause.head,)),
            object=right.span,
            index=context.index,
            head=proposition.clause.head,
        ),
        extractor=f"{NAME}/{VERSION}",
        rule=proposition.clause.rule,
        qualifiers=tuple(Qualifier(role="", value=v, span=v.span) for words in rest if (v := _literal(context, words))),
        confidence=confidence(context.tree, proposition, (proposition.subject.head,)),
    )


def _literal(context: Context, words: Words) -> Literal:
    kept = trim(context.tree, list(words)) or words
    return Literal(text=" ".join(context.tree[i].form for i in kept), span=context.span(kept))
