"""Corpora with names -> texts in which the family of each name is known: a person, a body, a place, or something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.annotate.words.sentences import Piece
from kg.annotate.words.tokens import Word
from training.corpora import Sentence, development_sentences, training_sentences
from training.entities import spans

# Sentences that are read as one text: GUM and GMB have articles, KnowledgeNet passages, the others sentences from here and there.
TOGETHER = {"gum": 25, "gmb": 10, "wikigold": 10, "ewt": 10, "knowledgenet": 1, "politics": 1}
MOST = {"gmb": 6_000, "ewt": 4_000, "knowledgenet": 2_500}  # sentences of those that have more than are needed


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text whose words are known, and its names: first and last character -> the label of entities.py."""

    corpus: str
    text: str
    pieces: tuple[Piece, ...]
    names: dict[tuple[int, int], str]


def texts(data: Path, *, dev: bool) -> Iterator[NamedText]:
    """The texts of all corpora, of their development parts or of those to learn from."""
    found = development_sentences(data) if dev else training_sentences(data)
    for corpus, size in TOGETHER.items():
        known = [s for s in found.get(corpus, ()) if "name" in s.columns]
        step = max(1, len(known) // MOST.get(corpus, len(known) + 1))
        for start in range(0, len(known), size * step):
            yield _text(corpus, known[start : start + size])


def _text(corpus: str, sentences: Sequence[Sentence]) -> NamedText:
    text, pieces, names = "", list[Piece](), dict[tuple[int, int], str]()
    for number, sentence in enumerate(sentences):
        words = list[Word]()
        for form in sentence.words:
            words.append(Word(len(text), len(text) + len(form)))
            text += form + " "
        pieces.append(Piece(number, tuple(words)))
        for first, last, label in spans(sentence.columns["name"]):
            names[words[first].start, words[last].end] = label
    return NamedText(corpus, text, tuple(pieces), names)
