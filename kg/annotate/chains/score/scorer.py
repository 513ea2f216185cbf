"""Candidate pairs -> how likely each earlier mention is what the later one takes up: a small network, run with numpy."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.annotate.chains.score.pairs import CROSSES, FEATURES, Pairs
from kg.annotate.chains.score.traits import COLUMNS, WIDTH, Traits
from kg.annotate.parse.network import checked_card
from kg.errors import ModelError

FILE = "coref.npz"
ALONE = 30_000  # multiplications that no library of linear algebra wakes another thread for
ROWS = {
    "later": sum(COLUMNS.values()),
    "earlier": sum(COLUMNS.values()),
    "cross": sum(CROSSES.values()),
    "feature": len(FEATURES),
    "later_meaning": 2 * WIDTH,  # vectors of the encoder as they add to the first layer
    "earlier_meaning": 2 * WIDTH,
    "later_match": 2 * WIDTH,  # and as they are multiplied with each other
    "earlier_match": 2 * WIDTH,
}
ARRAYS = (*ROWS, "match", "bias", "hidden", "score", "alone", "alone_meaning", "alone_score")


class Scorer:
    """The weights of `folder`/coref.npz, made by training/coref.py. Raises ModelError if they are missing or of another version."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE
        checked_card(folder, [FILE])
        try:
            with np.load(path) as file:
                self._weights = {name: file[name].astype(np.float32) for name in ARRAYS}
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path} cannot be read ({error}): install kg again") from error
        wrong = [name for name, count in ROWS.items() if len(self._weights[name]) != count]
        if wrong:
            raise ModelError(f"{path} is of another version ({', '.join(wrong)}): install the model that belongs to this version of kg")

    def probabilities(self, known: Traits, pairs: Pairs) -> NDArray[np.float64]:
        """For each pair the probability that the later one takes up the earlier one; over the pairs of a mention they sum to 1 at most."""
        w = self._weights
        if not len(pairs.later):
            return np.zeros(0)
        columns = known.table + column_offsets()
        later = w["later"][columns].sum(1) + _product(known.vectors, w["later_meaning"])
        earlier = w["earlier"][columns].sum(1) + _product(known.vectors, w["earlier_meaning"])
        first = later[pairs.later] + earlier[pairs.earlier] + _product(pairs.features, w["feature"]) + w["bias"]
        for column in pairs.crosses.T:
            first += w["cross"][column]
        match = _product(known.vectors, w["later_match"])[pairs.later] * _product(known.vectors, w["earlier_match"])[pairs.earlier]
        first += _product(match, w["match"])
        second = np.maximum(_product(np.maximum(first, 0), w["hidden"][:-1]) + w["hidden"][-1], 0)
        scores = _product(second, w["score"]).astype(np.float64)
        none = np.maximum(w["alone"][columns].sum(1) + _product(known.vectors, w["alone_meaning"]), 0)
        return _shares(scores, _product(none, w["alone_score"]).astype(np.float64), pairs.later)


@cache
def shipped_scorer() -> Scorer:
    """The one that ships with kg, for trees that come from elsewhere."""
    return Scorer(Path(__file__).parents[2] / "model")


def column_offsets() -> NDArray[np.int64]:
    """Where the values of each column of `Traits.table` begin among all values."""
    offsets: NDArray[np.int64] = np.cumsum([0, *COLUMNS.values()])[:-1]
    return offsets


def _product(rows: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Matrix product in blocks so small that no threads are woken for them: they would spin for longer than the work takes."""
    block = max(1, ALONE // weights.size)
    return np.concatenate([rows[i : i + block] @ weights for i in range(0, len(rows), block)])


def _shares(scores: NDArray[np.float64], alone: NDArray[np.float64], later: NDArray[np.int64]) -> NDArray[np.float64]:
    """Softmax over the candidates of each mention and the score for taking up none."""
    best = alone.copy()
    np.maximum.at(best, later, scores)
    raised = np.exp(scores - best[later])
    total = np.exp(alone - best)
    np.add.at(total, later, raised)
    shares: NDArray[np.float64] = np.round(raised / total[later], 4)  # rounded: the last digits may depend on the machine
    return shares
