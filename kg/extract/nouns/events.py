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
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import Construction, Voice

BETWEEN = frozenset({"between", "among"})
DURING = frozenset({"in", "at", "during", "for"})


def event(noun: Node) -> Iterator[Proposition]:
    """ "*Kim's dismissal of Pak*", "*a visit by Shoigu to Pyongyang*", "made *a visit to Moscow*": a noun that tells what a verb tells."""
    told = event_nouns().get(noun.lemma.lower())
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
    """The verb whose subject takes part: "*made* a visit", "in a call, Lund and Berg *agreed*"."""
    verb = noun.head
    if verb is None:
        return None
    light = noun.deprel in {"obj", "nsubj:pass"} and verb.lemma.lower() in verbs.LIGHT and not verbs.particles(verb)
    mutual = noun.deprel == "obl" and told.verb in verbs.RECIPROCAL and _mark(noun) in DURING and not is_passive(verb)
    if not mutual:
        return verb if light else None
    subject = find_subject(verb)[0]
    others = any(_mark(n) == "with" for n in noun.dependents("nmod"))  # "flew to Oslo *for* talks *with Berg*"
    return verb if subject is not None and (others or subject.has("conj")) else None


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
