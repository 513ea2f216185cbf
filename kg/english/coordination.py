"""Noun -> which of the words coordinated with it, or named behind it, it stands for."""

from __future__ import annotations

from kg.english.nouns.classes import is_role
from kg.english.nouns.measures import COUPLES
from kg.english.tree import Node

CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "root"})
CONTRAST = frozenset({"not", "rather", "instead", "never"})


def is_replaced(noun: Node) -> bool:
    """ "not by *Lund* but by Berg": what is named only to say that it is another."""
    return noun.has("advmod", lemma={"not"}) and any(n.has("cc", lemma={"but"}) for n in noun.dependents("conj"))


def goes_on_with_phrase(noun: Node) -> bool:
    """Whether a conjunct goes on with the phrase: no clause ("on leave, *and his deputy had no password*"), no contrast ("*not Orlov*")."""
    contrast = any(n.lemma.lower() in CONTRAST for c in noun.dependents("cc", "advmod") for n in c.subtree())
    return not contrast and noun.child("nsubj", "cop") is None


def members(noun: Node) -> list[Node]:
    """ "Two officials, *Yaw Boateng and Christiana Lamptey*, pleaded guilty": those whom a plural goes on to name, and those whom "they" are."""
    if noun.low == "they":
        joined = several(noun)
        return joined if all(n.upos == "PROPN" for n in joined) else []
    if noun.xpos != "NNS" and noun.lemma.lower() not in COUPLES:
        return []
    lists = [n.conjuncts for n in noun.dependents("appos")]
    return next((names for names in lists if len(names) > 1 and all(n.upos == "PROPN" for n in names)), [])


def several(pronoun: Node) -> list[Node]:
    """ "*Oslo and Rome* hold *their* exercise", "said *they* had met": those joined in a subject before it, no one thing together."""
    if pronoun.low not in {"their", "they"}:
        return []
    for above in pronoun.ancestors():
        subject = next((c for c in above.children if c.base == "nsubj"), None)
        if subject is not None and subject is not pronoun:
            joined = any(c.deprel == "conj" and c.upos in {"NOUN", "PROPN"} for c in subject.children)
            return subject.conjuncts if joined and subject < pronoun else []
        if above.deprel in CLAUSES and not (pronoun.deprel.startswith("nsubj") and above is pronoun.head):
            return []
    return []


def stray_conjuncts(noun: Node) -> list[Node]:
    """Nouns coordinated with a name that go on with its description: "Ri, a vice chairman of the board *and a former minister*"."""
    described = noun.child("appos")
    if described is None or noun.upos != "PROPN":
        return []
    single = described.has("det")  # "an astronomer *and retired driver*": one noun without article describes, too
    later = [n for n in noun.dependents("conj") if n > described]
    return [n for n in later if is_role(n.lemma) or (n.xpos == "NN" and (single or n.has("det")))]
