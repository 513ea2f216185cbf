"""Tree -> Tree: who speaks, where the parser took a verb of speech and its subject behind what is said for something else."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.parse.arcs import Arcs, rehung
from kg.english.calendar import WEEKDAY_FORMS
from kg.english.nouns.classes import noun_class
from kg.english.speech import stating
from kg.english.tree import SUBJECTS, Node, Tree
from kg.types import EntityType

SPEAKERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
MISREAD = frozenset({"acl", "advcl", "appos", "fixed"})  # what a clause of who speaks is taken for
NOMINAL = frozenset({"NOUN", "PROPN"})
BEGINS = NOMINAL | {"DET", "ADJ", "NUM"}
WITHIN_PHRASE = BEGINS | {"ADP", "PART", "AUX", "ADV"}


def inverted_speaker(tree: Tree) -> Tree:
    """ "Kim presided over it, *reported the agency*": behind what is said and a verb of speech stands who speaks, not who is told."""
    arcs: Arcs = {}
    for verb in tree.nodes:
        noun = verb.child("iobj", "obj")
        if noun is None or verb.lemma not in stating() or verb.has(*SUBJECTS) or not _may_speak(noun):
            continue
        beside = verb.is_a("parataxis", "advcl") and not verb.has("mark") and verb.head is not None and verb.head < verb
        said = beside or any(c < verb for c in verb.dependents("ccomp"))
        if said and verb.is_finite and noun.left_edge is verb.after and verb.before is not None and verb.before.upos == "PUNCT":
            arcs |= {noun: (verb, "nsubj")} | ({verb: (verb.head, "parataxis")} if beside else {})
    return rehung(tree, arcs)


def _may_speak(noun: Node) -> bool:
    """ "reports *the agency*", not "reports progress"."""
    return noun.upos == "PROPN" or (noun.upos == "NOUN" and (noun.deprel == "iobj" or noun_class(noun.lemma) in SPEAKERS))


def final_speaker(tree: Tree) -> Tree:
    """ "It shut two plants, *the ministry announced on Monday*.": a noun and a verb of speech behind the last comma say what is before."""
    root = next((n for n in tree.nodes if n.head is None), None)
    last = _behind_last_comma(tree)
    if root is None or not last or not root < last[0]:
        return tree
    verb = next((n for n in last if n.lemma in stating() and n.upos == "VERB"), None)
    if verb is None or verb.base not in MISREAD or not _says_no_more([n for n in last if verb < n]):
        return tree
    noun = _head_of_phrase([n for n in last if n < verb])
    return rehung(tree, {noun: (verb, "nsubj"), verb: (root, "parataxis")} if noun else {})


def _behind_last_comma(tree: Tree) -> list[Node]:
    comma = next((n for n in reversed(tree.nodes) if n.form == ","), None)
    return [n for n in tree.nodes if comma < n and n.upos != "PUNCT"] if comma is not None else []


def _head_of_phrase(words: Sequence[Node]) -> Node | None:
    """The noun of "a court in Lima has", whatever the parser made of it; None where the words are no such phrase."""
    if not words or words[0].upos not in BEGINS or any(n.upos not in WITHIN_PHRASE for n in words):
        return None
    return next((n for n, follows in zip(words, (*words[1:], None), strict=True) if n.upos in NOMINAL and _ends_nouns(follows)), None)


def _ends_nouns(following: Node | None) -> bool:
    return following is None or following.upos not in NOMINAL | {"PART"}


def _says_no_more(behind: Sequence[Node]) -> bool:
    """Whether behind a verb of speech stands at most when, where or how it was said."""
    if any(n.is_finite or n.upos == "SCONJ" for n in behind):
        return False
    first = behind[0] if behind else None
    return first is None or first.form in WEEKDAY_FORMS or (first.upos in {"ADP", "ADV"} and first.low not in {"by", "as"})
