"""A pronoun or noun phrase, and an earlier mention of its sentence -> what grammar says of the two."""

from __future__ import annotations

from kg.annotate.chains.references import Reference
from kg.english.coordination import several
from kg.english.nouns.classes import is_actor, is_role
from kg.english.pronouns import FIRST_PERSON, REFLEXIVES, SECOND_PERSON
from kg.english.speech import minded
from kg.english.tree import Node

CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})
LOOSE = frozenset({"vocative", "dislocated", "parataxis", "appos"})  # no arguments of the verb
OBJECTS = frozenset({"obj", "iobj"})
EMBEDDED = frozenset({"ccomp", "acl", "acl:relcl", "obj", "xcomp", "conj"})
CLAUSES = frozenset({"csubj", "ccomp", "xcomp", "advcl", "acl"})


def is_barred(known: Reference, ref: Reference) -> bool:
    """Whether grammar keeps two mentions of a sentence apart: arguments of one verb, and a phrase and its own possessor."""
    one, two = known.node, ref.node
    if known.mention.sentence != ref.mention.sentence:
        return False
    if not ref.is_pronoun:  # "Judge Park sentenced the former banker": two people
        core = one.deprel in CORE and two.deprel in CORE
        return core and one.head is two.head and two.head is not None and two.head.upos == "VERB"
    if known.mention.span.covers(ref.mention.span) or two.head is one:
        return True
    if _is_replaced(one, two) or _is_described(one, two) or _is_controller(one, two):
        return True
    free = two.deprel == "nmod:poss" or two.low in REFLEXIVES | FIRST_PERSON | SECOND_PERSON or one.deprel in LOOSE
    return not free and two.head is not None and one.head is two.head


def _is_controller(one: Node, two: Node) -> bool:
    """ "*Norway* sued to stop *it*": who sues is who stops, and nobody stops himself."""
    verb = two.head
    if two.deprel not in OBJECTS or two.low in REFLEXIVES:
        return False
    while verb is not None and verb.deprel in {"xcomp", "advcl"} and subject_of(verb) is None:
        above = verb.head
        if above is None or not verb.has("mark", form={"to"}) or any(_can_act(c) for c in above.children if c.deprel in OBJECTS):
            return False  # "told the guards to help *him*"; "sold *dollars* to support it" lets nobody else support it
        verb = above
    return one.head is verb and one.deprel == "nsubj" and verb is not two.head


def subject_of(verb: Node) -> Node | None:
    """First subject of a verb."""
    return next((c for c in verb.children if c.base == "nsubj"), None)


def _can_act(node: Node) -> bool:
    return node.upos in {"PROPN", "PRON"} or is_actor(node.lemma.lower())


def _is_described(one: Node, two: Node) -> bool:
    """ "the *documents* that created *them*": what a clause describes is its subject already."""
    clause = two.head
    if clause is None or clause.deprel != "acl:relcl" or clause.head is not one:
        return False
    return any(c.base == "nsubj" and c.low in {"who", "which", "that"} for c in clause.children)


def _is_replaced(one: Node, two: Node) -> bool:
    """ "Etim appointed *Danladi* to replace *him*": nobody replaces himself."""
    verb = two.head
    if verb is None or two.deprel != "obj" or verb.lemma not in {"replace", "succeed"} or verb.deprel not in {"xcomp", "advcl"}:
        return False
    return one.head is verb.head and one.deprel == "obj"


def is_dummy(ref: Reference) -> bool:
    """ "it is time to go", "it was damning that …": a subject that stands for a clause to come."""
    above = ref.node.head
    if not ref.subject or ref.node.low != "it" or above is None:
        return False
    return above.has("cop") and any(c.deprel in CLAUSES and c.index > above.index for c in above.children)


def is_acting(ref: Reference) -> bool:
    """Whether a mention stands for somebody who acts: the subject of a verb of speech, the owner of a role ("its chairman")."""
    above = ref.node.head
    if above is None:
        return False
    return above.lemma in minded() if ref.subject else ref.node.deprel == "nmod:poss" and is_role(above.lemma)


def says_it(known: Reference, ref: Reference) -> bool:
    """Whether one is the subject of what is said of the other: "*Pyongyang* denied accusations that *it* had sold arms"."""
    if not (ref.subject and known.subject):
        return False
    node, verb = ref.node.head, known.node.head
    while node is not None and node is not verb:
        if node.deprel not in EMBEDDED:
            return False
        node = node.head
    return node is verb and ref.node.head is not verb


def stands_for_several(ref: Reference) -> bool:
    """ "*Oslo and Rome* hold *their* exercise": no one thing."""
    return bool(several(ref.node))
