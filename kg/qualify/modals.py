"""Predicate -> doubts of its own: modals, adverbs, modifiers and infinitives, with the word and the name of the rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.english.modality import ACHIEVING, LIKELY, MODALS, MODIFIERS
from kg.english.speech import speech_acts
from kg.english.tree import Node
from kg.qualify.polarity import first_conjunct, polarity
from kg.types import Certainty, Polarity

DISCLOSING = frozenset(
    """accept agree answer comment confirm disclose discuss elaborate exclude give hear identify name provide reply respond reveal rule say
    specify""".split()
)
DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
TAKING = frozenset({"take", "need", "spend"})  # with a time: "*took* an hour to put it out", and did
PENALTIES = frozenset({"year", "month", "life", "jail", "prison", "sentence", "fine", "penalty", "imprisonment"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """`word` makes its predicate no more certain than `certainty`, by the rule of this name."""

    certainty: Certainty
    rule: str
    word: Node


def own_doubts(node: Node) -> list[Doubt]:
    """Modals and adverbs of the predicate itself, "is to", a headline's "to visit", modifiers of an event noun."""
    return [*_modals(node), *_modifiers(node), *_to_come(node), *_penalty(node), *_under_way(node), *_against(node)]


def _modals(node: Node) -> Iterator[Doubt]:
    for word in _auxiliaries(node):
        lemma = word.lemma.lower()
        if word.xpos == "MD" and not _will_not_tell(node, lemma):
            sure = MODALS.get(word.low, MODALS.get(lemma))
            if sure is not None:
                yield Doubt(sure, "modal", word)


def _will_not_tell(node: Node, modal: str) -> bool:
    """ "The bank *would not comment*": it was asked, and did not."""
    told = modal == "would" and node.lemma in DISCLOSING and node.is_a("root", "conj")
    return told and polarity(node) is Polarity.NEGATIVE


def _auxiliaries(node: Node) -> list[Node]:
    """Its own, or those of the first conjunct where it has neither auxiliary nor subject nor tense: "will go and *inspect*"."""
    own = node.dependents("aux")
    first = node.head
    if node.deprel != "conj" or first is None or node.has("nsubj"):
        return own
    passive = node.xpos == first.xpos == "VBN" and not node.has("aux:pass")  # "will be restored and *displayed*"
    bare = all(c.xpos == "VB" for c in own) if own else node.xpos == "VB" or passive  # "will step down and *be replaced*"
    return [*own, *_auxiliaries(first)] if bare else own


def _modifiers(node: Node) -> Iterator[Doubt]:
    """ "*possibly*", "a *planned* visit"."""
    for adverb in node.dependents("advmod"):
        if adverb.lemma.lower() in LIKELY:
            yield Doubt(Certainty.POSSIBLE, "adverb", adverb)
    for adjective in node.dependents("amod"):
        sure = MODIFIERS.get(adjective.lemma.lower(), MODIFIERS.get(adjective.low))
        if sure is not None:
            yield Doubt(sure, "modifier", adjective)


def _to_come(node: Node) -> Iterator[Doubt]:
    """ "Yoon to visit Moscow" in a headline, "He is to hold talks", "had been *due* to start", "to celebrate it" as a purpose."""
    own = any(c.lemma in {"to", "due"} for c in node.dependents("mark"))
    verb = node if own else first_conjunct(node)
    marks = {c.lemma.lower(): c for c in verb.dependents("mark", "case")}
    if "due" in marks:
        yield Doubt(Certainty.PLANNED, "due-to", marks["due"])
        return
    to = next((c for c in verb.dependents("mark") if c.lemma == "to"), None)
    bare = verb.xpos == "VB" or any(c.xpos == "VB" for c in verb.dependents("aux"))  # "to *have* built"
    is_to = any(c.xpos in {"VBZ", "VBP"} for c in verb.dependents("aux", "cop"))  # "which *is to* be debated"
    if to is not None and bare and (is_to or verb.is_a("root", "advcl", "ccomp", "parataxis", "dep")) and not _is_reached(verb):
        yield Doubt(Certainty.PLANNED, "is-to" if is_to else "purpose", to)


def _is_reached(verb: Node) -> bool:
    """ "took an hour *to find* it", "arrived *only to find* it closed": it came about, and is no purpose."""
    governor = verb.head
    if governor is None or verb.base != "advcl":
        return False
    timed = governor.lemma in TAKING and any(c.lemma in DURATIONS for c in governor.dependents("obj"))
    return timed or verb.has("advmod", lemma={"only"})


def _penalty(node: Node) -> Iterator[Doubt]:
    """ "faces up to 20 years in prison"."""
    if node.lemma == "face" and any(c.lemma in PENALTIES for c in node.dependents("obj")):
        yield Doubt(Certainty.POSSIBLE, "penalty", node)


def _under_way(node: Node) -> Iterator[Doubt]:
    """ "is *winning* the vote": it has not won yet."""
    if node.lemma in ACHIEVING and node.xpos == "VBG" and node.has("aux", lemma={"be"}):
        yield Doubt(Certainty.POSSIBLE, "under-way", node)


def _against(node: Node) -> Iterator[Doubt]:
    """ "warned tourists *against* travel"."""
    mark = next((c for c in node.dependents("case", "mark") if c.low == "against"), None)
    if mark is not None and node.head is not None and node.head.lemma in speech_acts():
        yield Doubt(Certainty.POSSIBLE, "against", mark)
