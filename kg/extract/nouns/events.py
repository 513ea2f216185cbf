"""Noun -> the proposition of its verb: "Kim's dismissal of Pak" tells what "Kim dismissed Pak" tells."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import verbs
from kg.english.nouns.event_nouns import EventNoun, event_nouns
from kg.english.prepositions import case_name, case_words, genitive
from kg.english.tree import Node
from kg.extract.clauses.arguments import core_words, full_words
from kg.extract.clauses.find import Clause
from kg.extract.clauses.predicates import is_passive
from kg.extract.clauses.subjects import find_subject
from kg.extract.statements.context import is_mentioned
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import Construction, EntityType, Voice

BETWEEN = frozenset({"between", "among"})
DURING = frozenset({"in", "at", "during", "for"})
VISITS = frozenset({"visit", "tour"})  # verbs whose subject is who acts meanwhile
PEOPLE = frozenset({EntityType.PERSON})


def event(noun: Node) -> Iterator[Proposition]:
    """ "*Kim's dismissal of Pak*", "*a visit by Shoigu to Pyongyang*", "made *a visit to Moscow*": a noun that tells what a verb tells."""
    told = _event_noun(noun)
    if told is None:
        return
    governor = _governor(noun, told)
    marked = _marked(noun, governor)
    things, agents = _sides(told, marked)
    agent = agents[0] if agents else _subject_of(governor, noun)
    head = agent or next(iter(things), None)
    slots = _slots(told, marked, things, head) if head is not None else ()
    if head is not None and slots:
        words = (noun,) if governor is None else tuple(sorted((governor, noun)))
        construction = Construction.EVENT_NOUN if governor is None else Construction.LIGHT_VERB
        voice = Voice.ACTIVE if agent is not None else Voice.PASSIVE
        clause = Clause(governor or noun, construction, voice, told.verb, words, head)
        subject = Slot(head, "subject", (), core_words(head, case=(*case_words(head), *genitive(head))))
        yield Proposition(clause, told.verb, words, subject, slots)


def _event_noun(noun: Node) -> EventNoun | None:
    """By the noun, or by it and the one before it: a "phone *call*" is no call for help."""
    kind = noun.child("compound")
    alone = event_nouns().get(noun.lemma.lower())
    return event_nouns().get(f"{kind.lemma.lower()} {noun.lemma.lower()}", alone) if kind is not None else alone


def _marked(noun: Node, governor: Node | None) -> list[tuple[Node, str]]:
    """The arguments of a noun and its light verb, with the words before them."""
    found = [*noun.dependents("nmod", "obl"), *_further(noun), *(governor.dependents("obl") if governor is not None else ())]
    return [(n, mark) for n in found if n is not noun and (mark := _mark(n))]


def _sides(told: EventNoun, marked: list[tuple[Node, str]]) -> tuple[list[Node], list[Node]]:
    """Those it happens to, and those who do it."""
    either = told.subject & told.object
    things = [n for n, mark in marked if mark in told.object - either] or [n for n, mark in marked if mark in either]
    return things, [n for n, mark in marked if mark in told.subject and n not in things]


def _subject_of(governor: Node | None, noun: Node) -> Node | None:
    return find_subject(governor)[0] if governor is not None and noun.deprel != "nsubj:pass" else None


def _slots(told: EventNoun, marked: list[tuple[Node, str]], things: list[Node], head: Node) -> tuple[Slot, ...]:
    """The arguments but the first, what it happens to before the others."""
    thing = verbs.RECIPROCAL.get(told.verb, "object")
    slots = [_slot(n, thing if n in things else mark) for n, mark in marked if n is not head and mark != "'s"]
    if told.verb in verbs.RECIPROCAL and head.has("conj") and not things:
        slots.append(Slot(head, thing, (), core_words(head)))  # "talks between *Lund and Berg*": with each other
    return tuple(sorted(slots, key=lambda s: (s.role != thing, s.head.index)))


def _governor(noun: Node, told: EventNoun) -> Node | None:
    """The verb whose subject takes part: "*made* a visit", "in a call, Lund and Berg *agreed*", "*fell ill* during a visit to Oslo"."""
    verb = noun.head
    if verb is None:
        return None
    light = noun.deprel in {"obj", "nsubj:pass"} and verb.lemma.lower() in verbs.LIGHT and not verbs.particles(verb)
    roles = DURING if told.verb in verbs.RECIPROCAL else {"during", "on"} if told.verb in VISITS else ()
    if noun.deprel != "obl" or _mark(noun) not in roles or is_passive(verb):
        return verb if light else None
    subject = find_subject(verb)[0]
    others = any(_mark(n) in told.object for n in noun.dependents("nmod"))  # "flew to Oslo *for* talks *with Berg*"
    if told.verb in VISITS:
        others &= _is_person(subject) and not _is_person(verb.child("obj"))  # "arrested Lund during a visit to Oslo": whose visit?
    return verb if subject is not None and (others or subject.has("conj")) else None


def _is_person(node: Node | None) -> bool:
    """Whether a word names or describes a person, or may do so as a pronoun."""
    return node is not None and (node.upos == "PRON" or is_mentioned(node, PEOPLE))


def _further(noun: Node) -> list[Node]:
    """Who does it, where that hangs on what it is done to: "the sale of the mill *by Acme*"."""
    below = [n for argument in noun.dependents("nmod") if argument.upos != "VERB" for n in argument.subtree() if n is not argument]
    return [n for n in below if n.mention is not None and n.has("case", form={"by"}) and n.head is not None and not _tells(n.head)]


def _tells(noun: Node) -> bool:
    return noun.upos == "VERB" or noun.lemma.lower() in event_nouns()


def _mark(node: Node) -> str:
    """The word before an argument of a noun; "'s" for a possessor."""
    return "'s" if node.deprel == "nmod:poss" else case_name(case_words(node))


def _slot(node: Node, role: str) -> Slot:
    case = case_words(node)
    return Slot(node, role, () if role == "object" else case, full_words(node, case=case) or (node,))
