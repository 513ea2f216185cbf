"""Slots -> qualifiers: what a statement says besides its subject and object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.english.adverbs import INTENTIONS
from kg.english.coordination import goes_on_with_phrase
from kg.english.nouns.classes import is_role
from kg.english.nouns.countries import nationality
from kg.english.nouns.posts import HEADS_OF_STATE, STATE_OFFICES
from kg.english.prepositions import SOURCED, case_name, case_words
from kg.english.tree import Node
from kg.extract.clauses.subjects import whose
from kg.extract.statements.context import Context
from kg.extract.statements.parts import clause_part, parts
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import EntityType, Field, Literal, LiteralKind, Mention, MentionKind, Qualifier

CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})
PLACED = frozenset({"in", "at", "near", "outside"})
PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
TIMED = frozenset({"", "on", "in", "at", "during", "around"})  # roles of times


def further_qualifiers(context: Context, slots: Iterable[Slot]) -> Iterator[Qualifier]:
    """Slots as qualifiers, one a conjunct; adverbs that say nothing about place or time are left to the predicate's wording."""
    for slot in slots:
        if slot.role == "adverb" and slot.head.low in INTENTIONS:
            value = context.phrase((slot.head,), head=slot.head)
            yield Qualifier(role="manner", value=value, span=value.span)
        elif not _says_nothing(slot):
            yield from _qualifiers(context, slot)


def inner_qualifiers(context: Context, proposition: Proposition, target: Slot) -> Iterator[Qualifier]:
    """What the object noun is about: "spokesperson *of the ministry*", "talks *with Russia*", "*Turkish* minister"."""
    if target.head.upos == "NOUN" and not proposition.clause.is_copular and not target.is_clause:
        yield from inner_arguments(target.head, context.document.id)


def subject_qualifiers(context: Context, proposition: Proposition, subject: Node) -> Iterator[Qualifier]:
    """Which subject it is, where its node does not tell: "shares *in Lumina*", "detectives *from the agency*", "*whose* shares"."""
    mention = subject.mention
    if subject.upos != "NOUN" or proposition.clause.is_copular or mention is None:
        return
    told = inner_arguments(subject, context.document.id)
    yield from (q for q in told if q.role != "of" and isinstance(q.value, Mention) and not mention.span.overlaps(q.span))
    owner = subject.child("nmod:poss")
    holder = named(owner, context.document.id) if owner is not None and owner.lemma.lower() == "whose" else None
    if isinstance(holder, Mention):
        yield Qualifier(role="of", value=holder, span=holder.span)


def spoken_of(target: Slot, document: str) -> Iterator[Qualifier]:
    """ "Lund said *Acme* had left *Peru*": the names that stand in the main part of what is said are what it is about."""
    if target.role != "that":
        return
    for node in target.words:
        value = named(node, document)
        is_name = isinstance(value, Field) or (isinstance(value, Mention) and value.kind is MentionKind.NAME)
        if value is None or not is_name or value.entity_type is EntityType.DATE:
            continue
        between = (n for n in node.ancestors() if n is not target.head and target.head in n.ancestors())
        if not any(n.base in CLAUSES for n in (node, *between)):
            yield Qualifier(role="about", value=value, span=value.span if isinstance(value, Mention) else node.span)


def inner_arguments(noun: Node, document: str) -> Iterator[Qualifier]:
    """What hangs on a noun by a preposition, as possessor, or as the name or the adjective of a country before it."""
    for node in (*noun.dependents("nmod", "compound", "amod"), *_behind_amount(noun)):
        case = case_words(node)
        value = named(node, document)
        owner = node.deprel == "nmod:poss" and is_role(noun.lemma)  # "the *bank's* chair"
        if value is None or (isinstance(value, Mention) and value.kind is MentionKind.NOMINAL and not case and not owner):
            continue
        for conjunct in node.conjuncts:
            other = value if conjunct is node else named(conjunct, document)
            if other is not None and goes_on_with_phrase(conjunct):
                yield Qualifier(
                    role=case_name(case) or relation_of(noun, node),
                    value=other,
                    span=other.span if isinstance(other, Mention) else conjunct.span,
                )


def _behind_amount(noun: Node) -> list[Node]:
    """ "a loan of 50 million crowns *to Delta Rail*": what hangs on how much it is."""
    amounts = [n for n in noun.dependents("nmod") if n.has("nummod") and case_name(case_words(n)) == "of"]
    return [n for amount in amounts for n in amount.dependents("nmod") if amount < n and case_name(case_words(n)) != "of"]


def named(node: Node, document: str) -> Mention | Field | None:
    """What a word refers to: "whose" to the noun before its clause, "Norwegian" to Norway."""
    noun = whose(node) if node.lemma.lower() == "whose" else node
    if noun is None or noun.mention is not None:
        return noun.mention if noun is not None else None
    country = nationality(noun) if noun.upos in {"ADJ", "PROPN"} else None
    return Field(document=document, name="country", value=country, entity_type=EntityType.PLACE) if country is not None else None


def relation_of(noun: Node, node: Node) -> str:
    """How a name or adjective before a noun belongs to it: the "Norwegian king" is of Norway, a minister for it, a singer from it."""
    lemma = noun.lemma.lower()
    if node.deprel != "amod" or node.mention is not None or not is_role(lemma) or lemma in HEADS_OF_STATE:
        return "of"
    return "of" if lemma in STATE_OFFICES else "from"


def _says_nothing(slot: Slot) -> bool:
    """ "because he ordered her *to*"."""
    return slot.role in {"adverb", SOURCED} or slot.head.upos == "PART"


def _qualifiers(context: Context, slot: Slot) -> Iterator[Qualifier]:
    role = _role(slot)
    for part in [clause_part(context, slot)] if slot.role.startswith("advcl") else parts(context, slot):
        kind = part.value.kind if isinstance(part.value, Literal) else None
        is_time = kind is LiteralKind.TIME and role in TIMED
        bare = "extent" if kind is LiteralKind.QUANTITY else "as"  # "ran *ten kilometres*"
        yield Qualifier(role="time" if is_time else role or bare, value=part.value, span=part.span)
        if not slot.is_clause:
            yield from _places(part.head)


def _places(noun: Node) -> Iterator[Qualifier]:
    """ "met at the summit *in Turin*", "landed at an airport *near Oslo*": where a circumstance is, the event is."""
    for node in noun.dependents("nmod"):
        role = case_name(case_words(node))
        mention = node.mention
        if role in PLACED and mention is not None and mention.kind is MentionKind.NAME and mention.entity_type in PLACES:
            yield Qualifier(role=role, value=mention, span=mention.span)


def _role(slot: Slot) -> str:
    """The slot's role; of an adverbial clause its conjunction ("if", "because"), "purpose" for "to …"."""
    if slot.role.startswith("advcl"):
        mark = slot.role.removeprefix("advcl:")
        return "purpose" if mark in {"to", "in order to"} else mark or "circumstance"
    if slot.role == "xcomp":
        return case_name(slot.case) or "as"
    return "to" if slot.role == "iobj" else slot.role
