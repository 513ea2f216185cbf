"""Propositions of a sentence -> open tuples in its own words: in full (n-ary) or minimal (binary).

Both renderings read the same propositions as the graph does; they differ in how much of an argument they keep. Each tuple is a Statement
whose arguments are literals, so that qualification applies to it as to any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from kg.english.prepositions import case_words
from kg.english.tree import Node, span_of
from kg.extract.clauses.arguments import Words, core_words, full_words, trim
from kg.extract.statements.binary import NAME, VERSION
from kg.extract.statements.confidence import confidence
from kg.extract.statements.context import Context
from kg.extract.statements.parts import conjunct_words
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import AnnotatedDocument, Construction, Evidence, Literal, Qualifier, Statement

# told without a predicate word of the sentence: for the graph only
NOT_SAID = frozenset(
    {Construction.EVENT_NOUN, Construction.LIGHT_VERB, Construction.POSSESSOR, Construction.STANCE, Construction.AFFILIATION}
    | {Construction.NOUN_PHRASE, Construction.LIFESPAN}
)
UNCERTAIN = frozenset({Construction.TITLE, Construction.OWNER})  # right in less than 0.4 of cases on CaRB dev
# an "is" that the sentence leaves out: in the full rendering only
IMPLICIT = frozenset({Construction.APPOSITION, Construction.TITLE, Construction.PLACE})
WHOLE = ("that", "advcl")  # clauses are never divided


def full_statements(annotated: AnnotatedDocument) -> Iterator[Statement]:
    """One n-ary tuple a proposition; its further arguments are qualifiers that begin with their preposition."""
    from kg.extract import contexts, sentence_propositions  # noqa: PLC0415 - the package imports this module's siblings

    for context in contexts(annotated):
        for proposition in sentence_propositions(context):
            if in_full_rendering(proposition):
                yield from full_tuples(context, proposition)


def in_full_rendering(proposition: Proposition) -> bool:
    """Whether the full rendering has this proposition."""
    return proposition.clause.construction not in NOT_SAID | UNCERTAIN


def minimal_statements(annotated: AnnotatedDocument) -> Iterator[Statement]:
    """Binary tuples with short arguments: one for each argument of a proposition and each conjunct."""
    from kg.extract import contexts, sentence_propositions  # noqa: PLC0415

    for context in contexts(annotated):
        for proposition in sentence_propositions(context):
            if proposition.clause.construction not in NOT_SAID | IMPLICIT:
                yield from _minimal(context, proposition)


# ------------------------------------------------------------------------------------------------ full


def full_tuples(context: Context, proposition: Proposition) -> Iterator[Statement]:
    """Adverbial clauses and loose adverbs are left out beside another argument: they have propositions of their own, or say little."""
    adverbs = [s for s in proposition.slots if s.role == "adverb" and _stands_inside(proposition, s)]
    slots = [s for s in proposition.slots if s not in adverbs]
    slots = [s for k, s in enumerate(slots) if k == 0 or not s.role.startswith(("adverb", "advcl"))]
    first = next(iter(slots or adverbs), None)
    if first is None:
        return
    predicate = [*sorted({*proposition.words, *(s.head for s in adverbs if s is not first)}), *first.case]
    rest = [tuple(sorted({*s.case, *s.words})) for s in slots[1:]]
    for words in _divided(first):
        yield _tuple(context, proposition, (proposition.subject.words, predicate, words), rest)


def _divided(slot: Slot) -> list[Words]:
    """Each conjunct in full: "met *Biden* and *Kishida*" is two facts; clauses stay whole."""
    conjuncts = slot.head.conjuncts
    if len(conjuncts) == 1 or slot.role.startswith(WHOLE):
        return [slot.words]
    return [w for n in conjuncts if (w := conjunct_words(slot, n))] or [slot.words]


def _stands_inside(proposition: Proposition, slot: Slot) -> bool:
    """One-word adverbs before the verb belong to the predicate: "has *sharply* improved"."""
    alone = slot.words == (slot.head,) and slot.head.xpos != "WRB"
    return alone and (slot.head < proposition.clause.head or proposition.clause.is_copular)


# ------------------------------------------------------------------------------------------------ minimal


def _minimal(context: Context, proposition: Proposition) -> Iterator[Statement]:
    """For each argument the tuple that ends in it, and for "minister of Australia" also the one that ends in Australia."""
    slots = [s for s in proposition.slots if s.role != "adverb"]
    target = next((s for s in slots if s.role == "object"), None)
    for slot in slots:
        said = slot.role == "that"
        before = () if said or target is None or slot is target else _core(target.head, target.case)
        words = [*proposition.words, *before, *(() if said else slot.case)]
        for subject, value in product(_short(proposition.subject), _short(slot)):
            yield _tuple(context, proposition, (subject, words, value))
            for inner, more in _inside(slot, value):
                yield _tuple(context, proposition, (subject, [*words, *inner], more))


def _inside(slot: Slot, value: Words) -> Iterator[tuple[Words, Words]]:
    """A noun argument divided at the prepositions of what modifies it: (its words up to the preposition, the rest)."""
    if slot.role.startswith(WHOLE):
        return
    head = next((n for n in value if n.head not in value), value[0])
    for node in head.dependents("nmod"):
        case = case_words(node)
        if case and head < case[0] and set(case) <= set(value):
            inner = tuple(n for n in value if not case[-1] < n)
            for conjunct in node.conjuncts:
                yield inner, _core(conjunct, case_words(conjunct))


def _short(slot: Slot) -> list[Words]:
    """Each conjunct of an argument without relative clauses; clauses whole."""
    if slot.role.startswith(WHOLE):
        return [slot.words]
    return [w for n in slot.head.conjuncts if (w := _core(n, case_words(n)))] or [slot.words]


def _core(head: Node, case: Words) -> Words:
    own = set(full_words(head, case=case))
    return tuple(n for n in core_words(head, case=case) if n in own)


# ------------------------------------------------------------------------------------------------ tuples


def _tuple(context: Context, proposition: Proposition, parts: tuple[Words, Sequence[Node], Words], rest: Iterable[Words] = ()) -> Statement:
    """The statement of subject, predicate and object words, and further arguments."""
    clause = proposition.clause
    subject, predicate, target = parts
    surface = " ".join(n.form for n in predicate) or ("is" if proposition.lemma.startswith("be") else "has")
    left, right = _literal(subject), _literal(target)
    return Statement(
        document=context.document.id,
        subject=left,
        predicate=surface,
        object=right,
        surface=surface,
        evidence=Evidence(
            sentence=context.sentence.span,
            subject=left.span,
            predicate=span_of(predicate or [clause.head]),
            object=right.span,
            index=context.index,
            head=clause.head.index,
        ),
        extractor=f"{NAME}/{VERSION}",
        rule=clause.construction.value,
        qualifiers=tuple(Qualifier(role="", value=v, span=v.span) for words in rest if (v := _literal(words))),
        confidence=confidence(proposition, (proposition.subject.head,)),
    )


def _literal(words: Words) -> Literal:
    kept = trim(words) or words
    return Literal(text=" ".join(n.form for n in kept), span=span_of(kept))
