"""Relative clause -> what the noun before it is in it, where that is not the subject."""

from __future__ import annotations

from typing import NamedTuple

from kg.english.tree import RELATIVE_CLAUSES, Node
from kg.extract.clauses.subjects import antecedent_of, is_relative_pronoun, own


class Gap(NamedTuple):
    """The role's name, the noun and the words of the preposition."""

    role: str
    noun: Node
    case: tuple[Node, ...] = ()


def relative_gap(verb: Node, *, subject: Node | None) -> Gap | None:
    """What the noun before a relative clause is in that clause, if not its subject."""
    if verb.deprel not in RELATIVE_CLAUSES or verb.base == "advcl":
        return None
    noun = antecedent_of(verb)
    if noun is None or subject is noun or _has_whose(subject):
        return None
    pronoun = next((n for n in verb.children if is_relative_pronoun(n)), None)
    if pronoun is not None:
        return _of_pronoun(verb, pronoun, noun)
    return _unmarked(verb, noun)


def _has_whose(subject: Node | None) -> bool:
    """ "Aleksa, *whose government* collapsed"."""
    return subject is not None and any(n.lemma.lower() == "whose" for n in subject.subtree())


def _of_pronoun(verb: Node, pronoun: Node, noun: Node) -> Gap | None:
    """ "the town *that* he left", "the man *for whom* he works", "the year *when* he left", "the town *where* he lives"."""
    if pronoun.deprel == "obj":
        said = verb.child("ccomp")  # "which lawyers say breaches it": of the inner clause
        return Gap("object", noun) if said is None or own(said) is not None else None
    if pronoun.lemma.lower() == "when":
        return Gap("time", noun)
    if pronoun.base == "obl":
        case = tuple(pronoun.dependents("case"))
        return Gap(" ".join(n.low for n in case), noun, case)
    return Gap("in", noun) if pronoun.lemma.lower() == "where" else None


def _unmarked(verb: Node, noun: Node) -> Gap | None:
    """ "the shells the factory made" (object), "the town he lives in" (oblique of the stranded preposition)."""
    stranded = [n for n in verb.children if n.upos == "ADP" and n.deprel not in {"compound:prt", "mark"} and not n.children]
    if stranded:
        return Gap(stranded[-1].low, noun, (stranded[-1],))
    bare = verb.upos == "VERB" and verb.child("obj", "ccomp", "cop", "xcomp") is None
    return Gap("object", noun) if bare else None
