"""Noun that only describes -> the word for what it describes: of "*Acme* is a firm based in Oslo" it is Acme that is based there."""

from __future__ import annotations

from kg.english.tree import NOMINALS, SUBJECTS, Node


def described_by(noun: Node) -> Node | None:
    """The subject of what somebody is ("Lund is *a lawyer* who …"), or the name before an apposition ("Lund, *a lawyer* who …").

    None of a noun that stands for itself.
    """
    if noun.upos != "NOUN" or noun.has("nmod:poss", lemma={"whose"}):
        return None
    if noun.has("cop"):
        return _subject(noun)
    named = noun.head if noun.deprel == "appos" else None
    return named if named is not None and named.upos == "PROPN" and named < noun else None


def _subject(noun: Node) -> Node | None:
    """The subject of "is a lawyer"; "there is" and "it is … who" have none, and who is no lawyer did not do what the lawyer did."""
    if noun.has("expl") or noun.has("advmod", lemma={"not", "never"}) or noun.has("det", form={"no", "the", "one"}):
        return None
    found = [n for n in noun.children if n.deprel in SUBJECTS and n < noun]
    subject = found[-1] if found else None
    return (
        subject
        if subject is not None and subject.upos in NOMINALS and subject.low not in {"it", "this", "that", "there", "who", "which"}
        else None
    )
