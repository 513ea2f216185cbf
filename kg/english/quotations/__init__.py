"""Trees of a document -> Quotations: which words are somebody's own, whose, and which word says so.

Quotation marks of every kind, over sentences and paragraphs; turns of an interview or transcript ("Ruiz: …", "Q: …"); readers' comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.english.quotations.around import Quotation, spoken
from kg.english.quotations.marks import Marked, marked
from kg.english.quotations.turns import TURN, comments, turns
from kg.english.speakers import speaker_of
from kg.english.speech import beside_quotations
from kg.english.tree import Node, Tree

__all__ = ["TURN", "Quotation", "Quotations", "quotations"]

FEWEST_WORDS = 3  # what has fewer is a name or a borrowed word: nobody goes on speaking after it
FARTHEST = 2  # sentences from one quotation to the next that goes on with it


class Quotations:
    """All quotations of a document: those in marks, turns and comments, each kind in text order."""

    def __init__(self, found: Iterable[Quotation]) -> None:
        self.all = tuple(found)
        self._around: dict[Node, tuple[Quotation, ...]] = {}
        for quotation in self.all:
            for word in quotation.words:
                self._around[word] = (*self._around.get(word, ()), quotation)

    def around(self, word: Node) -> tuple[Quotation, ...]:
        """The quotations that a word stands in, innermost first."""
        return self._around.get(word, ())


def quotations(trees: Sequence[Tree]) -> Quotations:
    """The quotations of a document whose sentences these are."""
    marks = list(marked(trees))
    inside = {word: number for number, run in enumerate(marks) for word in run.words}
    found = [spoken(run, trees, inside) for run in marks]
    return Quotations([*_passed_on(found, marks, trees), *turns(trees), *comments(trees)])


def _passed_on(found: Sequence[Quotation], marks: Sequence[Marked], trees: Sequence[Tree]) -> list[Quotation]:
    """Quotations without a speaker of their own: who spoke before in the paragraph goes on, else who speaks after it there; else who spoke
    in the paragraph before, if this one begins with the quotation; else whom the sentence before is about.
    """
    result = list(found)
    for i in (*range(1, len(result)), *range(-len(result), -1)):
        other = result[i - 1] if i > 0 else result[i + 1]
        near = _goes_on(marks[i - 1], marks[i], trees) if i > 0 else _goes_on(marks[i], marks[i + 1], trees)
        if near and result[i].speaker is None and other.speaker is not None and _is_speech(result[i]) and _is_speech(other):
            result[i] = _same_speaker(result[i], other)
    for i, quotation in enumerate(result):
        if quotation.speaker is None and _is_speech(quotation):
            result[i] = _from_before(quotation, marks[i], result[i - 1] if i else None, trees)
    return [quotation for quotation in result if quotation.speaker is not None or _is_speech(quotation)]


def _is_speech(quotation: Quotation) -> bool:
    """Whether it is longer than a name or a borrowed word, which are nobody's where nobody is named for them."""
    return len(quotation.words) >= FEWEST_WORDS


def _goes_on(earlier: Marked, later: Marked, trees: Sequence[Tree]) -> bool:
    """Whether both stand in one paragraph, with at most a sentence between."""
    last, first = earlier.sentences[-1], later.sentences[0]
    return first - last <= FARTHEST and trees[last].sentence.paragraph == trees[first].sentence.paragraph


def _same_speaker(quotation: Quotation, other: Quotation) -> Quotation:
    return replace(quotation, speaker=other.speaker, cue=other.cue, sentence=other.sentence, rule="goes-on")


def _from_before(quotation: Quotation, run: Marked, other: Quotation | None, trees: Sequence[Tree]) -> Quotation:
    """The speaker of the paragraph before, or the subject of the sentence before."""
    number = run.sentences[0]
    paragraph = trees[number].sentence.paragraph
    opens = number == 0 or trees[number - 1].sentence.paragraph != paragraph
    begins = all(n.upos == "PUNCT" for n in run.words[0].tree.nodes[: run.words[0].index - 1])
    if not begins or number == 0:
        return quotation
    if other is not None and other.speaker is not None and opens and trees[other.sentence].sentence.paragraph >= paragraph - 2:
        return _same_speaker(quotation, other)
    told = _teller(trees[number - 1]) if opens else None
    if told is None and not opens:
        root = next((n for n in trees[number - 1].nodes if n.head is None), None)
        subject = root.child("nsubj") if root is not None else None
        told = subject if subject is not None and subject.upos in {"PROPN", "PRON"} else None
    return quotation if told is None else replace(quotation, speaker=told, cue=told, sentence=number - 1, rule="sentence-before")


def _teller(tree: Tree) -> Node | None:
    """Who says something in a sentence."""
    verbs = (n for n in tree.nodes if n.upos == "VERB" and n.lemma.lower() in beside_quotations())
    return next((s for verb in verbs if (s := speaker_of(verb)) is not None), None)
