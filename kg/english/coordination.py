"""Noun -> which of the words coordinated with it, or named behind it, it stands for."""

from __future__ import annotations

from kg.english.nouns.classes import is_role
from kg.english.nouns.measures import COUPLES
from kg.english.tree import Node

CONTRAST = frozenset({"not", "rather", "instead", "never"})


def is_replaced(noun: Node) -> bool:
    """ "not by *Lund* but by Berg": what is named only to say that it is another."""
    return noun.has("advmod", lemma={"not"}) and any(n.has("cc", lemma={"but"}) for n in noun.dependents("conj"))


def goes_on_with_phrase(noun: Node) -> bool:
    """Whether a conjunct goes on with the phrase: no clause ("on leave, *and his deputy had no password*"), no contrast ("*not Orlov*")."""
    contrast = any(n.lemma.lower() in CONTRAST for c in noun.dependents("cc", "advmod") for n in c.subtree())
    return not contrast and noun.child("nsubj", "cop") is None


def members(noun: Node) -> list[Node]:
    """ "Two officials, *Yaw Boateng and Christiana Lamptey*, pleaded guilty": those whom a plural goes on to name."""
    if noun.xpos != "NNS" and noun.lemma.lower() not in COUPLES:
        return []
    lists = [n.conjuncts for n in noun.dependents("appos")]
    return next((names for names in lists if len(names) > 1 and all(n.upos == "PROPN" for n in names)), [])


def stray_conjuncts(noun: Node) -> list[Node]:
    """Nouns coordinated with a name that go on with its description: "Ri, a vice chairman of the board *and a former minister*"."""
    described = noun.child("appos")
    if described is None or noun.upos != "PROPN":
        return []
    single = described.has("det")  # "an astronomer *and retired driver*": one noun without article describes, too
    later = [n for n in noun.dependents("conj") if n > described]
    return [n for n in later if is_role(n.lemma) or (n.xpos == "NN" and (single or n.has("det")))]
