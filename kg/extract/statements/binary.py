"""Proposition -> statements: a binary fact between the two main arguments, the others as qualifiers; coordination is spelt out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, product

from kg.english import verbs
from kg.english.coordination import is_replaced
from kg.english.nouns.classes import is_role
from kg.english.nouns.posts import NO_POSTS
from kg.english.prepositions import GERUND_MARKS, PREPOSITIONS, case_name, case_words, genitive
from kg.english.tree import SUBJECTS, Node, span_of
from kg.extract.clauses.arguments import core_words, trim
from kg.extract.nouns.described import described_by
from kg.extract.nouns.relational import is_member, is_place, relational
from kg.extract.statements.confidence import confidence
from kg.extract.statements.context import Context
from kg.extract.statements.parts import NODES, Part, parts, subject_parts
from kg.extract.statements.propositions import Proposition, Slot
from kg.extract.statements.qualifiers import further_qualifiers, inner_qualifiers, spoken_of, subject_qualifiers
from kg.extract.statements.sides import LOOSE, WORDLESS, is_infinite, mutual, says_something, sides
from kg.types import Construction, Evidence, Literal, Mention, MentionKind, Qualifier, Statement

NAME, VERSION = "clauses", "1"
MAX_PAIRS = 400  # statements of one proposition; a list of 2,000 names must not become its square

NOUNS_OF_VERBS = frozenset({Construction.EVENT_NOUN, Construction.LIGHT_VERB, Construction.LIFESPAN})
# they describe one name, not those coordinated with it
DESCRIBING = frozenset(
    {
        Construction.APPOSITION,
        Construction.TITLE,
        Construction.PLACE,
        Construction.AFFILIATION,
        Construction.NOUN_PHRASE,
        Construction.LIFESPAN,
    }
)
ALONE = "alone"  # role of a verb's own word where the verb says it all
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
INSIDE_QUALITY = ("advmod", "compound", "obl:unmarked", "obl:npmod", "nmod:unmarked")


def statements(context: Context, proposition: Proposition) -> Iterator[Statement]:
    """The statements of one proposition, in text order of their arguments; none where an argument is missing."""
    proposition = _of_described(_with_nodes(context, proposition))
    subject, target, rest = mutual(proposition) or sides(proposition)
    beside = tuple(further_qualifiers(context, rest))
    if target is not None and _lacks_subject(target):
        return
    if target is None:
        yield from _unary(context, proposition, subject, (*beside, *subject_qualifiers(context, proposition, subject.head)))
        return
    described = proposition.clause.construction in DESCRIBING
    subjects = list(_subjects(context, subject, proposition.clause.head, described=described))
    objects = list(parts(context, target, described=described, as_literal=_told_in_words(proposition, target)))
    if not _joins(proposition.clause.construction, subjects, objects):
        return
    inner = (*inner_qualifiers(context, proposition, target), *spoken_of(target, context.document.id))
    qualifiers = (*beside, *inner, *subject_qualifiers(context, proposition, subject.head))
    for left, right in islice(product(subjects, objects), MAX_PAIRS):
        itself = described and _is_part_of_name(left, right)
        # "Lund and Berg met": Lund met Berg, and that is all
        alike = target.head is subject.head and proposition.clause.lemma in verbs.RECIPROCAL
        twice = alike and right.span.start <= left.span.start
        if left.span != right.span and isinstance(left.value, Mention) and not itself and not twice:
            whole = _statement(context, proposition, left, right, qualifiers)
            related = list(relational(proposition.clause, whole, left, right))
            if not related or _says_more(right.head):
                yield whole
            yield from related


def _lacks_subject(target: Slot) -> bool:
    """ "the man who police say *was the bomber*": it is told of the man; what police say is no sentence without him."""
    inside = any(n in target.words for n in target.head.dependents("expl", *SUBJECTS))
    return target.role == "that" and target.words[0].xpos in FINITE and not inside


def _says_more(noun: Node) -> bool:
    """Whether a description says more than whose it is: "her *brother*", "the port's *operator*" do not, posts and "*largest* owner" do."""
    lemma = noun.lemma.lower()
    return lemma not in NO_POSTS and (is_role(lemma) or noun.has("amod", "nummod", "acl", "compound"))


def _is_part_of_name(left: Part, right: Part) -> bool:
    """ "*Ann* Lund", a first name read as a title; "*U.S.* officials" are told apart from the U.S."""
    inside = isinstance(left.value, Mention) and left.value.span.covers(right.span)
    return inside and isinstance(left.value, Mention) and left.value.kind is not MentionKind.NOMINAL


def _joins(construction: Construction, subjects: Iterable[Part], objects: Iterable[Part]) -> bool:
    """Whether the arguments are of the kinds that the construction speaks of."""
    if construction is Construction.PLACE:
        return all(is_place(p.value) for p in (*subjects, *objects))
    if construction is Construction.AFFILIATION:
        return all(is_member(s.value, o.value) for s in subjects for o in objects)
    return True


def _subjects(context: Context, slot: Slot, predicate: Node, *, described: bool = False) -> Iterator[Part]:
    """The conjuncts of a subject; of a noun with a clause of its own those before that: "of *Lund*, who left, and of Berg"."""
    for part in subject_parts(context, slot, described=described):
        own = part.head in (predicate, *predicate.ancestors())
        behind = slot.head < predicate < part.head and slot.head in predicate.ancestors()
        if not behind and (own or not is_replaced(part.head)):
            yield part


def _with_nodes(context: Context, proposition: Proposition) -> Proposition:
    """ "was reported *by 22 per cent*": an agent that is no thing of the graph does nothing in it, and stays beside the verb."""
    agent = proposition.agent
    if agent is None or any(isinstance(p.value, Mention) for p in subject_parts(context, agent)):
        return proposition
    slots = tuple(replace(s, role="by") if s.role == "agent" else s for s in proposition.slots)
    return replace(proposition, agent=None, slots=slots)


def _of_described(proposition: Proposition) -> Proposition:
    """ "*Acme* is a firm based in Oslo", "Lund, *a lawyer*, the son of a judge": what hangs on a description is said of the described."""
    noun, clause = proposition.subject.head, proposition.clause
    hangs = clause.construction is Construction.APPOSITION or (clause.head.base == "acl" and noun in clause.head.ancestors())
    thing = described_by(noun) if hangs and proposition.agent is None else None
    if thing is None or any(thing in slot.words for slot in proposition.slots):
        return proposition
    words = core_words(thing, case=(*case_words(thing), *genitive(thing)))
    return replace(proposition, subject=Slot(thing, "subject", (), words or (thing,)))


def _told_in_words(proposition: Proposition, target: Slot) -> frozenset[MentionKind]:
    """Kinds of mention that are no second thing here: a title, "U.S. President"; a noun that says what the subject is."""
    clause = proposition.clause
    alias = target.role == "as" and clause.lemma == "know"  # "known *as INDECI*": a name of the same thing
    if clause.construction is Construction.TITLE or alias:
        return frozenset({MentionKind.NOMINAL, MentionKind.NAME})
    is_be = clause.is_copular and target.head in clause.head.conjuncts
    return frozenset({MentionKind.NOMINAL}) if is_be or target.role in {"xcomp", "as"} else NODES


# ------------------------------------------------------------------------------------------------ without an object


def _unary(context: Context, proposition: Proposition, subject: Slot, qualifiers: tuple[Qualifier, ...]) -> Iterator[Statement]:
    """ "Lund resigned", "three people were killed": the verb is all that is said; its word stands as object."""
    clause = proposition.clause
    if clause.is_copular and clause.head.upos == "ADJ" and clause.construction not in LOOSE:
        yield from _quality(context, proposition, subject, qualifiers)
    elif says_something(proposition):
        head = max((n for n in proposition.words if n.upos == "VERB"), default=clause.head) if is_infinite(proposition) else clause.head
        behind = (n for k, n in enumerate(verbs.particles(head), start=1) if n.index == head.index + k)
        word = replace(_literal_part(context, head, (head, *behind)), slot=Slot(head, ALONE, (), (head, *behind)))
        for left in _subjects(context, subject, clause.head):
            if isinstance(left.value, Mention):
                yield _statement(context, proposition, left, word, qualifiers)


def _quality(context: Context, proposition: Proposition, subject: Slot, qualifiers: tuple[Qualifier, ...]) -> Iterator[Statement]:
    """ "The talks are *deadlocked*", "children are *iodine deficient*": what somebody or something is like."""
    head = proposition.clause.head
    plain = replace(proposition, lemma="be", words=tuple(n for n in proposition.words if n is not head))
    for quality in head.conjuncts:
        inside = [n for n in quality.dependents(*INSIDE_QUALITY) if not plain.words or plain.words[-1] < n]
        words = trim(sorted([quality, *(n for branch in inside for n in branch.subtree())]))
        if quality.upos != "ADJ" or not words:
            continue
        value = _literal_part(context, quality, words)
        for left in subject_parts(context, subject):
            if isinstance(left.value, Mention):
                yield _statement(context, plain, left, value, qualifiers)


def _literal_part(context: Context, head: Node, words: tuple[Node, ...]) -> Part:
    span = span_of(words)
    text = span.of(context.document.text)
    value = context.phrase(words, head=head) if head.upos == "ADJ" else Literal(text=text, span=span)
    return Part(Slot(head, "object", (), words), value, span, head)


# ------------------------------------------------------------------------------------------------ one statement


def _statement(context: Context, proposition: Proposition, left: Part, right: Part, qualifiers: tuple[Qualifier, ...]) -> Statement:
    clause = proposition.clause
    turned = proposition.agent is not None
    role = "object" if turned else _role(proposition, right.slot)
    words = [*proposition.words, *(() if turned or right.slot.role == "that" else right.slot.case)]
    return Statement(
        document=context.document.id,
        subject=left.value,
        predicate=proposition.lemma if turned else f"{_verb(proposition)} {'' if role in WORDLESS else role}".strip(),
        object=right.value,
        surface=" ".join(n.form for n in words),
        evidence=Evidence(
            sentence=context.sentence.span,
            subject=left.span,
            predicate=span_of(proposition.words or [clause.head]),  # an apposition has no word for it: the noun stands for it
            object=right.span,
            index=context.index,
            head=clause.head.index,
        ),
        extractor=f"{NAME}/{VERSION}",
        role=role,
        rule=f"{clause.voice.value}/{clause.construction.value}",
        voice=clause.voice,
        construction=clause.construction,
        qualifiers=tuple(q for q in qualifiers if q.span != right.span and q.value != right.value),
        confidence=confidence(proposition, (left.head, right.head)),
    )


def _verb(proposition: Proposition) -> str:
    """The predicate without preposition: "preside"; "be dismissed" for a passive without agent."""
    if not proposition.clause.is_passive:
        return proposition.lemma
    if proposition.clause.construction in NOUNS_OF_VERBS:
        return f"be {proposition.lemma}"
    head = proposition.clause.head
    return " ".join(["be", head.low, *(n.low for n in verbs.particles(head))])


def _role(proposition: Proposition, slot: Slot) -> str:
    """What a slot is to the predicate: its preposition where it has one."""
    if slot.role.startswith("advcl"):
        mark = slot.role.removeprefix("advcl:")
        return mark if mark in GERUND_MARKS else "that"
    if slot.role == ALONE:
        return ""
    if slot.role in WORDLESS - {""}:
        return slot.role
    said = slot.role in PREPOSITIONS and slot.role != proposition.lemma.rpartition(" ")[2]  # "the town *where* he lives": in
    return case_name(slot.case) or (slot.role if said else "object")
