"""Sentences by rule -> the same words with their sentence boundaries corrected: a small convolutional network over the words.

The network sees 31 words to either side. It reads windows of a fixed length that overlap by as many, so that memory stays bounded and a
window gives the same answer as the whole document. It has the last word only where it is sure; where a paragraph begins, a sentence begins
whatever it says, and the headline is left to the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kg.annotate.parse.network import shape
from kg.annotate.parse.wordpieces import CACHED_WORDS
from kg.annotate.words.sentences import CLOSERS, Piece
from kg.annotate.words.tokens import Word
from kg.errors import ModelError
from kg.types import Span

FILE = "segment.onnx"
WINDOW, REACH = 512, 31  # words of a window; words to either side that the network sees
BATCH = 16  # windows
SURE = 2.0  # log-odds; 0.3 gains 0.8 on the development part of EWT (mails, forums) and loses 0.3 on that of GUM
NONE, SPACE, NEWLINE, PARAGRAPH = range(4)  # white space before a word
FEATURES = ("first piece", "last piece", "shape", "length", "space", "rule", "nesting", "from start", "to end", "paragraph")
SIZES = {"shape": 9, "length": 8, "space": 4, "rule": 2, "nesting": 4, "from start": 8, "to end": 8, "paragraph": 12}  # numbers of values
OPENING, CLOSING = frozenset("([{“«"), frozenset(")]}”»")
TERMINATORS = frozenset(".!?…") | CLOSERS
BUCKETS = np.array([1, 2, 3, 5, 9, 17, 33])  # distances in words
CAPITALS = np.array([0.2, 0.5, 0.8])  # shares of a paragraph's words that begin with a capital

Encode = Callable[[str], Sequence[int]]
Kind = Callable[[str], tuple[int, ...]]
Array = NDArray[np.int64]


class Boundaries:
    """The network in `folder`, whose files were checked; `encode` gives a word's sub-words. Raises ModelError for another version's."""

    def __init__(self, folder: Path, *, encode: Encode) -> None:
        options = onnxruntime.SessionOptions()  # type: ignore[attr-defined]  # the package exports it at run time only
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(  # type: ignore[attr-defined]
            str(folder / FILE), options, providers=["CPUExecutionProvider"]
        )
        if self._session.get_inputs()[0].shape[-1] != len(FEATURES):
            raise ModelError(f"{folder / FILE} reads other features: install the model that belongs to this version of kg")
        self._kind = lru_cache(maxsize=CACHED_WORDS)(partial(kind, encode=encode))

    def __call__(self, text: str, pieces: Sequence[Piece], *, headline: Span | None = None) -> list[Piece]:
        """The words of `pieces` in sentences that begin where the network is sure of it, and else where they did."""
        if not pieces:
            return []
        found = features(text, pieces, kind=self._kind)
        words = [word for piece in pieces for word in piece.words]
        scores, rule = self.scores(found), found[:, FEATURES.index("rule")] == 1
        kept = (np.abs(scores) < SURE) | _fixed(words, headline)
        begins = np.where(kept, rule, scores > 0) | (found[:, FEATURES.index("space")] == PARAGRAPH)
        paragraphs = np.repeat([p.paragraph for p in pieces], [len(p.words) for p in pieces]).tolist()
        edges = [*np.flatnonzero(begins).tolist(), len(words)]
        return [Piece(paragraphs[start], tuple(words[start:end])) for start, end in pairwise(edges)]

    def scores(self, found: Array) -> NDArray[np.float32]:
        """Log-odds [words] that a sentence begins with each word."""
        step = WINDOW - 2 * REACH
        starts = range(0, max(1, len(found) - 2 * REACH), step)
        windows = [found[start : start + WINDOW] for start in starts]
        whole = len(windows) - 1  # all but the last have the same length
        parts = [self._run(np.stack(windows[at : min(at + BATCH, whole)])) for at in range(0, whole, BATCH)]
        rows = [row for part in [*parts, self._run(windows[-1][None])] for row in part]
        return np.concatenate([row[REACH if i else 0 : len(row) - REACH if i < whole else None] for i, row in enumerate(rows)])

    def _run(self, batch: Array) -> NDArray[np.float32]:
        (scores,) = self._session.run(None, {"features": batch})
        return np.asarray(scores, np.float32)


def features(text: str, pieces: Sequence[Piece], *, kind: Kind) -> Array:
    """[words, features] in the order of FEATURES, of all words of a document; `kind` is the function below for some tokenizer."""
    words = [word for piece in pieces for word in piece.words]
    kinds = np.array([kind(text[word.start : word.end]) for word in words])
    sizes = np.array([len(piece.words) for piece in pieces])
    numbers = np.repeat(np.array([piece.paragraph for piece in pieces]), sizes)
    first = np.r_[True, numbers[1:] != numbers[:-1]]  # of a paragraph
    rule = np.zeros(len(words), np.int64)
    rule[np.cumsum(sizes) - sizes] = 1
    starts = np.flatnonzero(first)
    index = np.cumsum(first) - 1  # of the word's paragraph
    lengths = np.diff(np.r_[starts, len(words)])
    place = np.arange(len(words)) - starts[index]
    columns = (
        *kinds[:, :4].T,
        _space(text, words, first),
        rule,
        _nesting(kinds[:, 4], kinds[:, 5], starts[index]),
        np.searchsorted(BUCKETS, place, side="right"),
        np.searchsorted(BUCKETS, lengths[index] - 1 - place, side="right"),
        _paragraph(kinds[:, 6], kinds[:, 7], starts, lengths)[index],
    )
    return np.stack(columns, axis=1).astype(np.int64)


def kind(form: str, *, encode: Encode) -> tuple[int, ...]:
    """What follows from the form alone: sub-words, shape, length, bracket (+1, -1), straight quote, terminator (1, colon 2), capital."""
    ids = encode(form)
    bracket = (form in OPENING or form in ("``", "‘‘")) - (form in CLOSING or form in ("''", "’’"))
    ending = 2 if form == ":" else int(form[-1] in TERMINATORS)
    return (ids[0], ids[-1], shape(form), min(len(form), 8) - 1, bracket, int(form == '"'), ending, int(form[0].isupper()))


def _fixed(words: Sequence[Word], headline: Span | None) -> NDArray[np.bool_]:
    """Words within the headline, and those that continue a multi-word token."""
    start, end = (headline.start, headline.end) if headline is not None else (0, 0)
    return np.array([word.joined or start <= word.start < end for word in words])


def _space(text: str, words: Sequence[Word], first: NDArray[np.bool_]) -> Array:
    """What stands before each word."""
    starts, ends = np.array([word.start for word in words]), np.array([word.end for word in words])
    newlines = np.array([m.start() for m in re.finditer("\n", text)])
    broken = np.diff(np.searchsorted(newlines, starts), prepend=0) > 0
    gap = starts > np.r_[0, ends[:-1]]
    return np.select([first, broken, gap], [PARAGRAPH, NEWLINE, SPACE], NONE)


def _nesting(brackets: Array, quotes: Array, start: Array) -> Array:
    """Before each word, counted from its paragraph's start: 1 inside a bracket or curly quote, 2 after an odd number of straight quotes."""
    depth, count = np.cumsum(brackets) - brackets, np.cumsum(quotes) - quotes
    return np.asarray((depth > depth[start]) + 2 * ((count - count[start]) % 2), np.int64)


def _paragraph(endings: Array, capitals: Array, starts: Array, lengths: Array) -> Array:
    """Of each paragraph: how its last word ends, and its share of capitals."""
    share = np.add.reduceat(capitals, starts) / lengths
    return np.asarray(endings[starts + lengths - 1] * 4 + np.searchsorted(CAPITALS, share, side="right"), np.int64)
