"""Arc scores -> heads: for each sentence the single-root tree of highest score."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ROOT_PRICE = 1e5  # taken off every arc from the root: the best tree then uses one such arc only


def trees(log_probs: NDArray[np.float64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Heads [batch, words] for log probabilities [batch, words, heads] (head 0 = root); words past a sentence's length get head 0."""
    heads = np.asarray(log_probs.argmax(-1), dtype=np.int64)
    real = np.arange(heads.shape[1])[None, :] < lengths[:, None]
    heads[~real] = 0
    for row in np.flatnonzero(~_are_trees(heads, real)):
        n = int(lengths[row])
        heads[row, :n] = maximum_spanning_tree(log_probs[row, :n, : n + 1])
    return heads


def maximum_spanning_tree(log_probs: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads [words] of the best single-root tree for log probabilities [words, words + 1] (Chu and Liu 1965, Edmonds 1967)."""
    n = len(log_probs)
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[1:] = log_probs
    scores[1:, 0] -= ROOT_PRICE
    np.fill_diagonal(scores, -np.inf)
    heads: NDArray[np.int64] = _arborescence(scores)[1:]
    return heads


def _are_trees(heads: NDArray[np.int64], real: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each row has one root and no circle: after enough jumps from head to head every word is at 0."""
    jumps = np.concatenate([np.zeros((len(heads), 1), dtype=np.int64), heads], axis=1)
    for _ in range(max(1, int(heads.shape[1]).bit_length())):
        jumps = np.take_along_axis(jumps, jumps, axis=1)
    result: NDArray[np.bool_] = (((heads == 0) & real).sum(1) == 1) & (jumps == 0).all(1)
    return result


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Best head of each node (scores [dependent, head], node 0 the root, which gets head 0); circles are contracted one at a time."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    circle = _circle(heads)
    if not circle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[circle] = True
    rest = np.flatnonzero(~inside)  # holds the root, at place 0
    loop = np.array(circle)
    own = scores[loop, heads[loop]]
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, loop)]  # arcs from the circle to the rest
    smaller[:-1, -1] = leaving.max(1)
    entering = scores[np.ix_(loop, rest)] - own[:, None]  # arcs into the circle, which break it at one node
    smaller[-1, :-1] = entering.max(0)
    best = _arborescence(smaller)
    result = heads.copy()
    for place, node in enumerate(rest[1:], start=1):
        result[node] = rest[best[place]] if best[place] < len(rest) else loop[leaving[place].argmax()]
    source = best[-1]
    broken = loop[entering[:, source].argmax()]
    result[broken] = rest[source]
    return result


def _circle(heads: NDArray[np.int64]) -> list[int]:
    """The nodes of some circle, empty if there is none."""
    state = [0] * len(heads)  # 0 unseen, else the walk that saw it
    state[0] = -1
    for start in range(1, len(heads)):
        at = start
        while not state[at]:
            state[at] = start
            at = int(heads[at])
        if state[at] == start:
            loop = [at]
            while (at := int(heads[at])) != loop[0]:
                loop.append(at)
            return loop
    return []
