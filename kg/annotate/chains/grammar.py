"""A pronoun or noun phrase, an earlier mention and their sentence in, what grammar says of the two out."""

from __future__ import annotations

from kg.annotate.chains.references import Reference
from kg.annotate.lexicon import FIRST_PERSON, REFLEXIVES, SECOND_PERSON, is_actor, is_role
from kg.annotate.parse.tagged import Tagged
from kg.english.speech import minded
from kg.types import MentionKind

CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})


def is_barred(known: Reference, ref: Reference, t: Tagged) -> bool:
    """Whether grammar keeps two mentions of a sentence apart: arguments of one verb, and a phrase and its own possessor."""
    if known.mention.sentence != ref.mention.sentence:
        return False
    if ref.mention.kind is not MentionKind.PRONOUN:  # "Judge Park sentenced the former banker": two people
        core = t.tokens[known.at].deprel in CORE and t.tokens[ref.at].deprel in CORE
        return core and t.parent(known.at) == t.parent(ref.at) and t.tokens[t.parent(ref.at)].upos == "VERB"
    if known.mention.span.covers(ref.mention.span) or t.parent(ref.at) == known.at:
        return True
    if _is_replaced(known, ref, t) or _is_described(known, ref, t) or _is_controller(known, ref, t):
        return True
    free = t.tokens[ref.at].deprel == "nmod:poss" or ref.mention.text.lower() in REFLEXIVES | FIRST_PERSON | SECOND_PERSON
    free = free or t.tokens[known.at].deprel in ("vocative", "dislocated", "parataxis", "appos")  # no argument of the verb
    return not free and t.parent(known.at) == t.parent(ref.at) and t.parent(ref.at) >= 0


def _is_controller(known: Reference, ref: Reference, t: Tagged) -> bool:
    """ "*Norway* sued to stop *it*": who sues is who stops, and nobody stops himself."""
    verb = t.parent(ref.at)
    if t.tokens[ref.at].deprel not in ("obj", "iobj") or ref.mention.text.lower() in REFLEXIVES:
        return False
    while (
        verb >= 0
        and t.tokens[verb].deprel in ("xcomp", "advcl")
        and not any(t.tokens[c].deprel.startswith("nsubj") for c in t.children[verb])
    ):
        to = any(t.tokens[c].form.lower() == "to" and t.tokens[c].deprel == "mark" for c in t.children[verb])
        above = t.parent(verb)
        if not to or any(_can_act(t, c) for c in t.children[above] if t.tokens[c].deprel in ("obj", "iobj")):
            return False  # "told the guards to help *him*"; "sold *dollars* to support it" lets nobody else support it
        verb = above
    return t.parent(known.at) == verb and t.tokens[known.at].deprel == "nsubj" and verb != t.parent(ref.at)


def _can_act(t: Tagged, at: int) -> bool:
    token = t.tokens[at]
    return token.upos in ("PROPN", "PRON") or is_actor(token.lemma.lower())


def _is_described(known: Reference, ref: Reference, t: Tagged) -> bool:
    """ "the *documents* that created *them*": what a clause describes is its subject already."""
    clause = t.parent(ref.at)
    subjects = [c for c in t.children[clause] if t.tokens[c].deprel.startswith("nsubj")] if clause >= 0 else []
    relative = any(t.tokens[c].form.lower() in ("who", "which", "that") for c in subjects)
    return relative and t.tokens[clause].deprel == "acl:relcl" and t.parent(clause) == known.at


def _is_replaced(known: Reference, ref: Reference, t: Tagged) -> bool:
    """ "Etim appointed *Danladi* to replace *him*": nobody replaces himself."""
    verb = t.parent(ref.at)
    if (
        t.tokens[ref.at].deprel != "obj"
        or t.tokens[verb].lemma not in ("replace", "succeed")
        or t.tokens[verb].deprel not in ("xcomp", "advcl")
    ):
        return False
    return t.parent(known.at) == t.parent(verb) and t.tokens[known.at].deprel == "obj"


def is_dummy(ref: Reference, t: Tagged) -> bool:
    """ "it is time to go", "it was damning that …": a subject that stands for a clause to come."""
    parent = t.parent(ref.at)
    if not ref.subject or ref.mention.text.lower() != "it" or parent < 0:
        return False
    children = t.children[parent]
    clause = any(t.tokens[c].deprel in ("csubj", "ccomp", "xcomp", "advcl", "acl") and c > parent for c in children)
    return clause and any(t.tokens[c].deprel == "cop" for c in children)


def is_acting(ref: Reference, t: Tagged) -> bool:
    """Whether a mention stands for somebody who acts: the subject of a verb of speech, the owner of a role ("its chairman")."""
    parent = t.parent(ref.at)
    if parent < 0:
        return False
    if ref.subject:
        return t.tokens[parent].lemma in minded()
    return t.tokens[ref.at].deprel == "nmod:poss" and is_role(t.tokens[parent].lemma)


def says_it(known: Reference, ref: Reference, t: Tagged) -> bool:
    """Whether one is the subject of what is said of the other: "*Pyongyang* denied accusations that *it* had sold arms"."""
    at, verb = t.parent(ref.at), t.parent(known.at)
    while ref.subject and known.subject and at >= 0 and at != verb:
        if t.tokens[at].deprel not in ("ccomp", "acl", "obj", "xcomp", "conj"):
            return False
        at = t.parent(at)
    return ref.subject and known.subject and at == verb and t.parent(ref.at) != verb


def stands_for_several(ref: Reference, t: Tagged) -> bool:
    """ "*Seoul and Washington* hold *their* exercise": those joined in the subject of its clause, who are no one thing together."""
    if ref.mention.text.lower() != "their":
        return False
    at = t.parent(ref.at)
    while at >= 0:
        subject = next((c for c in t.children[at] if t.tokens[c].deprel.startswith("nsubj")), -1)
        if subject >= 0:
            joined = [c for c in t.children[subject] if t.tokens[c].deprel == "conj" and t.tokens[c].upos in ("NOUN", "PROPN")]
            return subject < ref.at and bool(joined)
        if t.tokens[at].deprel in ("acl", "acl:relcl", "advcl", "ccomp", "root"):
            return False
        at = t.parent(at)
    return False
