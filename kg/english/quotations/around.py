"""Words in quotation marks -> Quotation: who says them, by the words around them in their sentence or the one beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.english.quotations.marks import Marked
from kg.english.reporting import is_according
from kg.english.speakers import speaker_of
from kg.english.speech import beside_quotations, minded, speech_acts
from kg.english.tree import Node, Tree

NEAR = 8  # words between the marks and a verb of speech that the parser hung elsewhere
DASHES = frozenset({"—", "–", "-", "--", "―"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that are not the article's own, marks left out. `speaker` is the head word of who says them, in sentence `sentence`; it is
    None where the text names nobody. `cue` is the word that says so, by the rule of this name.
    """

    words: tuple[Node, ...]
    speaker: Node | None = None
    cue: Node | None = None
    sentence: int = -1
    rule: str = "quotation-marks"


def spoken(run: Marked, trees: Sequence[Tree], inside: Mapping[Node, int]) -> Quotation:
    """The quotation with the speaker that its own surroundings name."""
    around = _Around(run, trees, inside)
    for rule, find in FINDERS:
        found = find(around)
        if found is not None:
            speaker, cue, sentence = found
            return Quotation(tuple(run.words), speaker, cue, sentence, rule)
    return Quotation(tuple(run.words))


Found = tuple[Node | None, Node, int]
"""Who speaks, the word that says so, and the number of the sentence in which both stand."""


@dataclass(frozen=True, slots=True)
class _Around:
    """A quotation and what stands around it."""

    run: Marked
    trees: Sequence[Tree]
    inside: Mapping[Node, int]

    def is_outside(self, word: Node | None) -> bool:
        return word is not None and word not in self.inside

    def by_verb(self, verb: Node, sentence: int) -> Found | None:
        """What a verb of speech outside the marks says of the speaker."""
        if verb.lemma.lower() not in minded_or_beside() or not self.is_outside(verb):
            return None
        speaker = speaker_of(verb)
        return (speaker, verb, sentence) if self.is_outside(speaker) else None

    def tops(self) -> Iterator[tuple[Node, int]]:
        """Words that hang from no other word of the quotation, with the number of their sentence."""
        number = self.inside[self.run.words[0]]
        for word, sentence in zip(self.run.words, self.run.sentences, strict=True):
            if word.head is None or self.inside.get(word.head) != number:
                yield word, sentence


def minded_or_beside() -> frozenset[str]:
    """Verbs that may tell who speaks."""
    return minded() | beside_quotations() | speech_acts().keys()


def _verb_above(around: _Around) -> Found | None:
    """ "Koo *said* the launch was “a clear threat”"."""
    for word, sentence in around.tops():
        for verb in word.ancestors():
            found = around.by_verb(verb, sentence)
            if found is not None:
                return found
    return None


def _verb_beside(around: _Around) -> Found | None:
    """ "“We lost,” Koo *said*"."""
    for word, sentence in around.tops():
        for verb in (
            v for above in (word, word.head) if above is not None for v in above.dependents("parataxis", "ccomp", "advcl", "discourse")
        ):
            found = around.by_verb(verb, sentence)
            if found is not None:
                return found
    return None


def _verb_near(around: _Around) -> Found | None:
    """ "“We lost,” *said* Koo", with a verb that the parser hung elsewhere: the nearest behind the marks, else before them."""
    last, sentence = around.run.words[-1], around.run.sentences[-1]
    tree = last.tree
    behind = tree.nodes[last.index : last.index + NEAR]
    first = around.run.words[0]
    before = first.tree.nodes[max(0, first.index - 1 - NEAR) : first.index - 1][::-1]
    for verbs, number in ((behind, sentence), (before, around.run.sentences[0])):
        for verb in verbs:
            if verb.upos == "VERB" and verb.lemma.lower() in beside_quotations():
                found = around.by_verb(verb, number)
                if found is not None:
                    return found
    return None


def _after_dash(around: _Around) -> Found | None:
    """ "“We lost.” — *Koo*, minister": in the same sentence, or at the beginning of the next."""
    last, sentence = around.run.words[-1], around.run.sentences[-1]
    rest = [n for n in last.tree.nodes[last.index :] if n is not around.run.closing]
    if not rest and sentence + 1 < len(around.trees):
        sentence += 1
        rest = around.trees[sentence].nodes
    if len(rest) < 2 or rest[0].form not in DASHES:
        return None
    name = top(rest[1], rest[1].index)
    return (name, rest[0], sentence) if name.upos == "PROPN" else None


def _before_colon(around: _Around) -> Found | None:
    """ "*Koo*, of the ministry: “…”", "Koo put it this way: “…”", "*Koo's* words: “…”"."""
    first, sentence = around.run.words[0], around.run.sentences[0]
    before = [n for n in first.tree.nodes[: first.index - 1] if n is not around.run.opening]
    if not before and sentence > 0:
        sentence -= 1
        before = around.trees[sentence].nodes
    if len(before) < 2 or before[-1].form != ":":
        return None
    words = before[:-1]
    owner = next((n for n in words if n.deprel == "nmod:poss"), None)
    subject = next((n for n in words if n.base == "nsubj" and n.upos in {"PROPN", "PRON", "NOUN"}), None)
    named = next((top(n, 1) for n in words if n.upos == "PROPN"), None)
    speaker = subject or owner or named
    return (speaker, before[-1], sentence) if around.is_outside(speaker) else None


def _according(around: _Around) -> Found | None:
    """ "“a great danger”, *according to* Koo"."""
    first, sentence = around.run.words[0], around.run.sentences[0]
    noun = next((n for n in first.tree.nodes if n.upos in {"NOUN", "PROPN"} and is_according(n)), None)
    return (noun, noun, sentence) if noun is not None and around.is_outside(noun) else None


FINDERS: tuple[tuple[str, Callable[[_Around], Found | None]], ...] = (
    ("verb-above", _verb_above),
    ("verb-beside", _verb_beside),
    ("before-colon", _before_colon),
    ("after-dash", _after_dash),
    ("according-to", _according),
    ("verb-near", _verb_near),
)


def top(word: Node, first: int) -> Node:
    """The head of the phrase that a word belongs to, as far as it lies behind the word numbered `first`."""
    while word.head is not None and word.head.index >= first and word.head.upos in {"PROPN", "NOUN"}:
        word = word.head
    return word
