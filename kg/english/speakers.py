"""Verb of speech -> Node: the head word of who speaks."""

from __future__ import annotations

from kg.english.tree import SUBJECTS, Node

SHARING = frozenset({"conj", "xcomp", "advcl"})  # clauses that may have the subject of the clause above
QUOTING = frozenset({"cite", "quote"})  # "as saying"
NAMING = frozenset({"NOUN", "PROPN"})


def speaker_of(verb: Node) -> Node | None:
    """Agent of a passive, subject of the verb or of the verb it depends on or goes on with, a noun that the parser hung elsewhere."""
    agent = verb.child("obl:agent") or _quoted(verb)
    if agent is not None:
        return agent
    clause = _clause_with_subject(verb)
    if clause is None:
        return _inverted(verb) or _noun_before(verb)
    subject = clause.child(*SUBJECTS)
    if subject is None:
        return clause.head  # "amid the *ministry* confirming that"
    if subject.deprel == "nsubj:pass":
        return None
    return clause.head if subject.xpos in {"WP", "WDT"} and clause.deprel == "acl:relcl" else subject


def _quoted(verb: Node) -> Node | None:
    """ "the paper quoted *Lund* as saying", "*Lund* was quoted as saying"."""
    return verb.head.child("obj", "nsubj:pass") if verb.head is not None and is_quoted_as(verb, verb.head) else None


def is_quoted_as(verb: Node, quoting: Node) -> bool:
    """ "*quoted* Lund as *saying*"."""
    return quoting.lemma in QUOTING and verb.has("mark", "case", lemma={"as"})


def _clause_with_subject(verb: Node) -> Node | None:
    """The nearest clause, from the verb's own upwards, that has a subject or describes it."""
    clause: Node | None = verb
    while clause is not None:
        describes = clause.deprel == "acl" and clause.xpos == "VBG" and clause.head is not None and clause.head.upos in NAMING
        if describes or clause.child(*SUBJECTS) is not None:
            return clause
        clause = clause.head if clause.deprel in SHARING else None
    return None


def _inverted(verb: Node) -> Node | None:
    """ "Kim presided over it, *reported the agency*"."""
    noun = next((c for c in verb.dependents("obj", "obl", "nmod", "dep") if c.index > verb.index and c.upos in NAMING), None)
    said_before = any(c.index < verb.index for c in verb.dependents("ccomp"))
    return noun if noun is not None and said_before and not noun.has("case") else None


def _noun_before(verb: Node) -> Node | None:
    """The noun right before a verb whose subject the parser hung elsewhere: "…, the Korean Central News *Agency* (KCNA) reported"."""
    if verb.deprel != "parataxis" or verb.xpos not in {"VBD", "VBZ", "VBP"}:
        return None
    noun = verb.before
    if noun is not None and noun.form == ")":
        while noun is not None and noun.form != "(":
            noun = noun.before
        noun = noun.before if noun is not None else None
    if noun is None or noun.upos not in {*NAMING, "PRON"}:
        return None
    while noun.deprel in {"compound", "flat"} and noun.head is not None and noun.head.index < verb.index:
        noun = noun.head
    return noun
