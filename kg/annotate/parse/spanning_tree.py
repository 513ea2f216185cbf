"""Arc scores -> heads: for each sentence the single-root tree of highest score."""

from __future__ import annotations

from typing import Any

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
    """Best head of each node (scores [dependent, head], node 0 the root, which gets head 0), in time quadratic in the nodes (Tarjan 1977).

    From each node one goes from head to head until the root's tree is met, or the own way: that circle becomes one node, in the place of
    its first one, and the way goes on from there. Later each circle is broken where the arc that was chosen for it enters.
    """
    graph = _Contracted(scores)
    for start in range(1, len(scores)):
        way: list[int] = []
        at = graph.outermost(start)
        while at not in graph.done:
            way.append(at)
            at = graph.choose(at)
            if at in way:
                circle = way[way.index(at) :]
                del way[-len(circle) :]
                at = graph.contract(circle)
        graph.done.update(way)
    return graph.heads()


class _Contracted:
    """The nodes that are left of a graph; of nodes that became one, the number of the new one is beyond those of all before."""

    def __init__(self, scores: NDArray[np.float64]) -> None:
        size = len(scores)
        self._size = size
        self._scores = scores.copy()
        arcs: NDArray[np.int64] = np.indices(scores.shape)
        self._dependent, self._head = arcs  # the arc of the first graph that an arc between these nodes is
        self._row = list(range(size))  # node -> its row and column
        self._node = list(range(size))  # row -> the node that has it now
        self._inside = list(range(size))  # node -> the node that it has become a part of, itself where it is outermost
        self._arcs: list[tuple[int, int]] = [(0, 0)] * size  # node -> dependent and head of the arc chosen for it
        self._own = [0.0] * size  # node -> the score of that arc
        self.done = {0}

    def outermost(self, node: int) -> int:
        """The node that a node is a part of now."""
        while self._inside[node] != node:
            node = self._inside[node]
        return node

    def choose(self, node: int) -> int:
        """Choose the best arc into a node, and give its head."""
        row = self._row[node]
        column = int(self._scores[row].argmax())
        self._own[node] = float(self._scores[row, column])
        self._arcs[node] = (int(self._dependent[row, column]), int(self._head[row, column]))
        return self._node[column]

    def contract(self, circle: list[int]) -> int:
        """Make one node of a circle, and give it. An arc into it counts by what it is better than the arc that it takes the place of."""
        rows = [self._row[node] for node in circle]
        own = np.array([self._own[node] for node in circle])
        keep = rows[0]
        entering = self._scores[rows] - own[:, None]
        self._keep((keep, slice(None)), entering, (rows, slice(None)), axis=0)
        self._keep((slice(None), keep), self._scores[:, rows], (slice(None), rows), axis=1)
        self._scores[keep, rows] = -np.inf
        self._scores[:, rows[1:]] = -np.inf
        new = len(self._row)
        self._row.append(keep)
        self._node[keep] = new
        self._inside.append(new)
        self._arcs.append((0, 0))
        self._own.append(0.0)
        for node in circle:
            self._inside[node] = new
        return new

    def _keep(self, place: Any, found: NDArray[np.float64], among: Any, *, axis: int) -> None:
        """Put the best of several rows or columns in a place, with the arcs that they are."""
        best = np.expand_dims(found.argmax(axis), axis)
        for kept, values in ((self._scores, found), (self._dependent, self._dependent[among]), (self._head, self._head[among])):
            kept[place] = np.take_along_axis(values, best, axis).squeeze(axis)

    def heads(self) -> NDArray[np.int64]:
        """The head of each node of the first graph: the last circle is broken first."""
        for node in range(len(self._row) - 1, self._size - 1, -1):
            part = self._arcs[node][0]
            while self._inside[part] != node:
                part = self._inside[part]
            self._arcs[part] = self._arcs[node]
        return np.array([head for _, head in self._arcs[: self._size]], dtype=np.int64)
