"""Sentences -> numbers: word pieces, letter shapes, label indices; batches of similar length; padded arrays."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.corpora import LAYERS, Sentence

LONGEST = 200  # word pieces; 0.1 % of the training sentences are longer and left out
IGNORED = -100  # label of padding and of words that do not count for a layer
Labels = dict[str, list[str]]
Array = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """One sentence in numbers; `first` are the places of the first piece of each word."""

    corpus: str
    ids: list[int]
    first: list[int]
    shape: list[int]
    heads: tuple[int, ...] | None
    labels: dict[str, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Padded arrays: ids, mask [batch, pieces]; first, shape, heads, real, labels [batch, words]."""

    ids: Array
    mask: Array
    first: Array
    shape: Array
    heads: Array
    real: NDArray[np.bool_]
    labels: dict[str, Array]
    corpora: tuple[str, ...] = ()


def letter_shape(word: str) -> int:
    """Letter-shape class 0..8 of a word, for an encoder that does not see case. kg/annotate computes the same."""
    letters = any(c.isalpha() for c in word)
    rules = (
        (1, word.isdigit()),
        (2, any(c.isdigit() for c in word)),
        (3, word.isupper() and len(word) > 1),
        (4, word.isupper()),
        (5, word[:1].isupper() and word[1:].islower()),
        (6, word[:1].isupper()),
        (7, not letters),
        (8, "-" in word),
    )
    return next((number for number, holds in rules if holds), 0)


def label_lists(sentences: Iterable[Sentence], *, start: Labels) -> Labels:
    """Layer -> its labels: those of `start` in their order, then new ones as they come."""
    lists = {layer: dict.fromkeys(start.get(layer, [])) for layer in LAYERS}
    for sentence in sentences:
        for layer, labels in sentence.columns.items():
            lists[layer].update(dict.fromkeys(label for label in labels if label != "?"))
    return {layer: list(labels) for layer, labels in lists.items()}


def encode(sentences: Sequence[Sentence], labels: Labels, *, tokenizer: Any, longest: int | None = LONGEST) -> list[Encoded]:
    """Encoded sentences in the same order; those of more than `longest` pieces are left out. Unknown labels do not count."""
    places = {layer: {label: i for i, label in enumerate(names)} for layer, names in labels.items()}
    pieces = tokenizer.encode_batch([list(s.words) for s in sentences], is_pretokenized=True)
    return [_encoded(s, p, places) for s, p in zip(sentences, pieces, strict=True) if longest is None or len(p.ids) <= longest]


def batches(encoded: Sequence[Encoded], *, limit: int, rng: random.Random | None = None) -> list[list[int]]:
    """Indices of sentences of similar length, at most `limit` padded pieces a batch; shuffled where `rng` is given."""
    noise = [rng.random() * 6 if rng else 0.0 for _ in encoded]
    order = sorted(range(len(encoded)), key=lambda i: (len(encoded[i].ids) + noise[i], i))
    found, current, longest = list[list[int]](), list[int](), 0
    for i in order:
        longest = max(longest, len(encoded[i].ids))
        if current and longest * (len(current) + 1) > limit:
            found.append(current)
            current, longest = [], len(encoded[i].ids)
        current.append(i)
    if current:
        found.append(current)
    if rng:
        rng.shuffle(found)
    return found


def collate(chosen: Sequence[Encoded]) -> Batch:
    """One padded batch."""
    size, width, length = len(chosen), max(len(e.ids) for e in chosen), max(len(e.first) for e in chosen)
    ids, mask = np.zeros((size, width), np.int64), np.zeros((size, width), np.int64)
    first, shape, heads = (np.zeros((size, length), np.int64) for _ in range(3))
    labels = {layer: np.full((size, length), IGNORED) for layer in LAYERS}
    for row, sentence in enumerate(chosen):
        words = len(sentence.first)
        ids[row, : len(sentence.ids)], mask[row, : len(sentence.ids)] = sentence.ids, 1
        first[row, :words], shape[row, :words] = sentence.first, sentence.shape
        if sentence.heads:
            heads[row, :words] = sentence.heads
        for layer, numbers in sentence.labels.items():
            labels[layer][row, :words] = numbers
    return Batch(
        ids=ids, mask=mask, first=first, shape=shape, heads=heads, real=first > 0, labels=labels, corpora=tuple(e.corpus for e in chosen)
    )


def in_batches(encoded: Sequence[Encoded], *, limit: int) -> Iterator[tuple[list[int], Batch]]:
    """Indices and arrays of all sentences, for evaluation."""
    for indices in batches(encoded, limit=limit):
        yield indices, collate([encoded[i] for i in indices])


def _encoded(sentence: Sentence, pieces: Any, places: dict[str, dict[str, int]]) -> Encoded:
    first = [0] * len(sentence.words)
    for place, word in reversed(list(enumerate(pieces.word_ids))):
        if word is not None:
            first[word] = place
    return Encoded(
        corpus=sentence.corpus,
        ids=pieces.ids,
        first=first,
        shape=[letter_shape(word) for word in sentence.words],
        heads=sentence.heads,
        labels={layer: [places.get(layer, {}).get(label, IGNORED) for label in labels] for layer, labels in sentence.columns.items()},
    )
