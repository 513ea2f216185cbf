"""Propositions in, statements out: a binary fact between the two main arguments, the others as qualifiers; coordination is spelt out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.english.speech import stating
from kg.extract.clauses.arguments import trim
from kg.extract.lexicon import SOURCED
from kg.extract.nouns.relational import is_member, is_place, relational
from kg.extract.statements.confidence import confidence
from kg.extract.statements.context import Context
from kg.extract.statements.parts import NODES, Part, parts
from kg.extract.statements.propositions import Proposition, Slot
from kg.extract.statements.qualifiers import further_qualifiers, inner_qualifiers, subject_qualifiers
from kg.types import EntityType, Evidence, Literal, Mention, MentionKind, Qualifier, Statement

NAME, VERSION = "clauses", "1"
MAX_PAIRS = 400  # statements of one proposition; a list of 2,000 names must not become its square
EMPTY = frozenset({"be", "have", "do", "seem", "appear", "become", "remain"})  # beside verbs of speech: they say nothing alone
LOOSE = frozenset({"adverbial", "participle", "owner"})  # "without elaborating" is no fact of its own
GERUND_MARKS = frozenset({"of", "with", "for", "from", "against"})  # "suspected *of* selling"
CONJUNCTIONS = frozenset(
    "after although as because before if once since though unless until when where whereas wherever while without despite".split()
)
INSIDE_QUALITY = frozenset({"advmod", "compound", "obl:unmarked", "obl:npmod", "nmod:unmarked"})
LINKING = frozenset(
    """again already also even first hence however instead just later likely meanwhile now only once perhaps possibly probably since soon
    still then therefore thus too yet""".split()
)
DEGREES = frozenset(
    """badly completely critically fatally fully heavily largely mainly mostly nearly partially partly seriously severely slightly
    totally""".split()
)  # how much it happened, and nothing beside it
INFINITE = frozenset({"likelihood", "stance"})  # "declined *to comment*": told is the infinitive
DESCRIBING = frozenset({"apposition", "title", "place", "affiliation"})  # they describe one name, not those coordinated with it


def statements(context: Context, proposition: Proposition) -> Iterator[Statement]:
    """The statements of one proposition, in text order of their arguments; none where an argument is missing."""
    proposition = _with_nodes(context, proposition)
    subject, target, rest = _sides(context, proposition)
    if target is None:
        yield from _unary(
            context, proposition, subject, further_qualifiers(context, rest) + subject_qualifiers(context, proposition, subject)
        )
        return
    described = proposition.clause.rule in DESCRIBING
    subjects = list(_subjects(context, subject, proposition.clause.head, described=described))
    objects = list(parts(context, target, described=described, as_literal=_told_in_words(context, proposition, target)))
    if proposition.clause.rule == "place" and not all(is_place(p.value) for p in (*subjects, *objects)):
        return
    if proposition.clause.rule == "affiliation" and not all(is_member(s.value, o.value) for s in subjects for o in objects):
        return
    qualifiers = further_qualifiers(context, rest) + inner_qualifiers(context, proposition, target)
    qualifiers += subject_qualifiers(context, proposition, subject)
    for left, right in list(product(subjects, objects))[:MAX_PAIRS]:
        itself = described and isinstance(left.value, Mention) and left.value.span.covers(right.span)  # a first name read as a title
        if left.span != right.span and isinstance(left.value, Mention) and not itself:
            whole = _statement(context, proposition, left, right, qualifiers)
            yield whole
            yield from relational(context, proposition.clause, whole, left, right)


def _subjects(context: Context, slot: Slot, predicate: int, *, described: bool = False) -> Iterator[Part]:
    """The conjuncts of a subject; of a noun with a clause of its own those before that: "of *Lund*, who left, and of Berg"."""
    for part in parts(context, slot, is_subject=True, described=described):
        own = predicate in context.tree.subtree(part.head)
        behind = predicate in context.tree.subtree(slot.head) and slot.head < predicate < part.head
        if not behind and (own or not context.tree.is_replaced(part.head)):
            yield part


def _with_nodes(context: Context, proposition: Proposition) -> Proposition:
    """ "was reported *by 22 per cent*": an agent that is no thing of the graph does nothing in it, and stays beside the verb."""
    agent = proposition.agent
    if agent is None or any(isinstance(p.value, Mention) for p in parts(context, agent, is_subject=True)):
        return proposition
    slots = tuple(replace(s, role="by") if s.role == "agent" else s for s in proposition.slots)
    return replace(proposition, agent=None, slots=slots)


def _told_in_words(context: Context, proposition: Proposition, target: Slot) -> frozenset[MentionKind]:
    """Kinds of mention that are no second thing here: a title, "U.S. President"; a noun that says what the subject is."""
    alias = target.role == "as" and proposition.clause.lemma == "know"  # "known *as INDECI*": a name of the same thing
    if proposition.clause.rule == "title" or alias:
        return frozenset({MentionKind.NOMINAL, MentionKind.NAME})
    is_be = proposition.clause.copular and target.head in {proposition.clause.head, *context.tree.conjuncts(proposition.clause.head)}
    return frozenset({MentionKind.NOMINAL}) if is_be or target.role in {"xcomp", "as"} else NODES


def _unary(context: Context, proposition: Proposition, subject: Slot, qualifiers: tuple[Qualifier, ...]) -> Iterator[Statement]:
    """ "Quiroga resigned", "three people were killed": the verb is all that is said; its word stands as object."""
    clause = proposition.clause
    if clause.copular and context.tree[clause.head].upos == "ADJ" and clause.rule not in LOOSE:
        yield from _quality(context, proposition, subject, qualifiers)
        return
    if (
        not proposition.words
        or clause.rule in LOOSE
        or (context.tree[clause.head].upos != "VERB" and clause.rule not in INFINITE)
        or context.tree[clause.head].lemma in stating() | EMPTY
        or any(context.tree[i].upos == "PART" for i in context.tree.children(clause.head, ("xcomp",)))  # "but *decided not to*"
    ):
        return
    verbs = [i for i in proposition.words if context.tree[i].upos == "VERB"] if clause.rule in INFINITE else []
    head = max(verbs, default=clause.head)
    words = (head, *(i for k, i in enumerate(context.tree.particles(head), start=1) if i == head + k))
    span = context.span(words)
    word = Part(Slot(head, "object", (), words), Literal(text=span.of(context.document.text), span=span), span, head)
    for left in _subjects(context, subject, clause.head):
        if isinstance(left.value, Mention):
            yield _statement(context, proposition, left, word, qualifiers)


def _quality(context: Context, proposition: Proposition, subject: Slot, qualifiers: tuple[Qualifier, ...]) -> Iterator[Statement]:
    """ "The talks are *deadlocked*", "children are *iodine deficient*": what somebody or something is like."""
    tree, clause = context.tree, proposition.clause
    plain = replace(proposition, lemma="be", words=tuple(i for i in proposition.words if i != clause.head))
    for head in tree.conjuncts(clause.head):
        own = [head, *(j for i in tree.children(head, INSIDE_QUALITY) if i > max(plain.words, default=0) for j in tree.subtree(i))]
        words = trim(tree, sorted(own))
        if tree[head].upos != "ADJ" or not words:
            continue
        value = Part(Slot(head, "object", (), words), context.phrase(words, head=head), context.span(words), head)
        for left in parts(context, subject, is_subject=True):
            if isinstance(left.value, Mention):
                yield _statement(context, plain, left, value, qualifiers)


def _sides(context: Context, proposition: Proposition) -> tuple[Slot, Slot | None, list[Slot]]:
    """Subject, object and the rest; a passive clause with an agent is turned round."""
    slots = [s for s in proposition.slots if s.role != "agent"]
    if proposition.agent is not None:
        return proposition.agent, proposition.subject, slots
    said = proposition.clause.lemma in stating()
    offered = [s for s in slots if not _is_circumstance(s) and not (s.role == "adverb" and (said or _is_link(context, s)))]
    offered = [s for s in offered if not (s.role == "adverb" and context.tree[s.head].form.lower() in DEGREES)]
    offered = [s for s in offered if context.tree[s.head].upos != "PART"]  # "but decided *not to*"
    offered = [s for s in offered if s.role != "time"]  # "a time when shoppers cut back": they do not cut the time
    target = min(offered, key=lambda s: _object_rank(context, s, before=offered), default=None)
    return proposition.subject, target, [s for s in slots if s is not target]


def _is_link(context: Context, slot: Slot) -> bool:
    """ "*then* we cried": a word that joins sentences, and nothing that the verb says."""
    return not LINKING.isdisjoint({context.tree[slot.head].lemma.lower(), context.tree[slot.head].form.lower()})


def _is_circumstance(slot: Slot) -> bool:
    """ "could pull out *if the report names it*", "is open, *according to Acme*", "will appeal, *calling it a farce*": no argument."""
    marks = set(slot.role.removeprefix("advcl:").split())
    return slot.role == SOURCED or (slot.role.startswith("advcl:") and (not marks or bool(CONJUNCTIONS & marks)))


def _object_rank(context: Context, slot: Slot, *, before: list[Slot]) -> int:
    """Arguments first, then times behind them: "reached *19.4 per cent* in September"; a verb without any says how."""
    mention = context.mention(slot.head)
    is_time = mention is not None and mention.entity_type is EntityType.DATE
    is_second = is_time and any(s.head < slot.head and not s.role.startswith("adv") for s in before)
    return 3 if slot.role == "adverb" else 2 if slot.role.startswith("advcl") else int(is_second)


def _statement(context: Context, proposition: Proposition, left: Part, right: Part, qualifiers: tuple[Qualifier, ...]) -> Statement:
    clause = proposition.clause
    turned = proposition.agent is not None
    words = [*proposition.words, *(() if turned else right.slot.case if right.slot.role != "that" else ())]
    return Statement(
        document=context.document.id,
        subject=left.value,
        predicate=_predicate(context, proposition, right.slot, turned=turned),
        object=right.value,
        surface=" ".join(context.tree[i].form for i in words),
        evidence=Evidence(
            sentence=context.sentence.span,
            subject=left.span,
            predicate=context.span(_contiguous(proposition)),
            object=right.span,
            index=context.index,
            head=clause.head,
        ),
        extractor=f"{NAME}/{VERSION}",
        rule=_rule(proposition),
        qualifiers=tuple(q for q in qualifiers if q.span != right.span),
        confidence=confidence(context.tree, proposition, (left.head, right.head)),
    )


def _contiguous(proposition: Proposition) -> tuple[int, ...]:
    """The predicate's words; those of an apposition have none, so the noun stands for it."""
    return proposition.words or (proposition.clause.head,)


def _predicate(context: Context, proposition: Proposition, slot: Slot, *, turned: bool) -> str:
    """ "preside over"; "be dismissed from" for a passive without agent."""
    lemma = proposition.lemma
    if proposition.clause.passive and not turned:
        head = proposition.clause.head
        particles = [context.tree[i].form.lower() for i in context.tree.particles(head)]
        lemma = " ".join(["be", context.tree[head].form.lower(), *particles])
    if slot.role.startswith("advcl:") and slot.role.removeprefix("advcl:") in GERUND_MARKS:
        return f"{lemma} {slot.role.removeprefix('advcl:')}"
    if (
        turned
        or slot.role in {"object", "that", "iobj", "adverb"}
        or slot.role.startswith("advcl")
        or (slot.role == "xcomp" and not slot.case)
    ):
        return lemma
    preposition = " ".join(context.tree[i].form.lower() for i in slot.case) or (
        "in" if slot.role == "in" and not lemma.endswith(" in") else ""
    )  # "where"
    return f"{lemma} {preposition}".strip()


def _rule(proposition: Proposition) -> str:
    clause = proposition.clause
    kind = "copula" if clause.copular else "passive" if clause.passive else "active"
    return f"{kind}/{clause.rule}"
