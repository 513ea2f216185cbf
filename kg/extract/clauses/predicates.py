"""Predicate -> its kind: copular or not, passive or not."""

from __future__ import annotations

from kg.english.tree import Node
from kg.english.verbs import BEFALLING, INTRANSITIVE

PARTICIPLES = frozenset({"VBN", "VBD"})


def is_copular(verb: Node) -> bool:
    """Whether a predicate is a noun, adjective or phrase with "be"; a verb with "be" before it ("is to hold talks") is none."""
    return verb.upos != "VERB" and verb.has("cop")


def is_passive(verb: Node) -> bool:
    """Whether a verb is passive: "was dismissed", "got fired", the reduced "shells produced there"."""
    if verb.has("aux:pass"):
        return True
    if verb.lemma in INTRANSITIVE:
        return False  # "was suspended and later resigned"
    if _befell_in_headline(verb):
        return True
    if _governs(verb) or _is_perfect(verb):
        return False
    if verb.has("nsubj:pass", "csubj:pass"):
        return True
    return not verb.has("nsubj") and _is_bare_participle(verb)  # "…, the league alleged" may be tagged as a participle


def _governs(verb: Node) -> bool:
    """Tagged as a participle, but somebody does something to something."""
    return (verb.has("obj") and verb.has("nsubj")) or (verb.deprel == "conj" and verb.has("ccomp"))


def _is_perfect(verb: Node) -> bool:
    """ "have both intensified", whatever the parser calls its subject."""
    auxiliaries = {n.lemma for n in verb.dependents("aux")}
    return "have" in auxiliaries and "be" not in auxiliaries


def _befell_in_headline(verb: Node) -> bool:
    """ "Captain *charged* over fire", "Bank *fined* £48m": a headline drops the auxiliary."""
    if not verb.tree.sentence.headline or verb.lemma not in BEFALLING or verb.xpos not in PARTICIPLES or verb.has("aux"):
        return False
    things = [n for n in verb.dependents("obj", "ccomp", "xcomp") if verb.lemma != "fine" or n.upos not in {"SYM", "NUM"}]
    return not things and verb.base != "acl"


def _is_bare_participle(verb: Node) -> bool:
    """ "shells *produced* there", "measures *discussed* in the meeting" (tagged as a past tense), "was cut and *flushed*"."""
    if verb.xpos == "VBD" and verb.has("obj"):
        return False
    if verb.feature("Voice") == "Pass":
        return True
    if verb.xpos not in PARTICIPLES or verb.has("aux", "obj"):
        return False
    if verb.xpos == "VBD" or verb.head is None:
        return verb.deprel == "acl"
    return is_passive(verb.head) if verb.deprel == "conj" else verb.base in {"acl", "xcomp", "advcl"}
