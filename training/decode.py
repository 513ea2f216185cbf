"""Scores of one sentence -> its tree with a single root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
ROOTS_TRIED = 4  # candidates for the root, best first; more changed no tree of the EWT and GUM dev sets


def tree(arc: Scores) -> list[int]:
    """Heads (1-based, 0 the root) of the best tree with one root, for arc scores [words, words + 1]."""
    logs = arc - _log_sum(arc)
    words = len(arc)
    heads = arc.argmax(-1).tolist()
    if is_tree(heads):
        return list(heads)
    best, best_score = list(range(words)), -np.inf  # a chain, in case every candidate has no tree
    for root in np.argsort(-logs[:, 0], kind="stable")[:ROOTS_TRIED]:
        found = _rooted(logs, int(root))
        score = float(logs[np.arange(words), found].sum())
        if score > best_score:
            best, best_score = found, score
    return best


def is_tree(heads: list[int]) -> bool:
    """Whether every word reaches the root, on which one word hangs."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        seen, word = set[int](), start
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


def _log_sum(arc: Scores) -> Scores:
    top = arc.max(-1, keepdims=True)
    total: Scores = top + np.log(np.exp(arc - top).sum(-1, keepdims=True))
    return total


def _rooted(logs: Scores, root: int) -> list[int]:
    """Best heads where word `root` (0-based) alone hangs on the root: Chu-Liu/Edmonds over words with `root` as its root."""
    words = len(logs)
    scores = np.full((words, words), -np.inf)
    scores[:, :] = logs[:, 1:]
    np.fill_diagonal(scores, -np.inf)
    heads = _arborescence(scores, root)
    return [0 if i == root else head + 1 for i, head in enumerate(heads)]


def _arborescence(scores: NDArray[np.float64], root: int) -> list[int]:
    """Maximum spanning arborescence of scores [dependent, head]; the root's own head is meaningless."""
    size = len(scores)
    heads = scores.argmax(-1)
    heads[root] = root
    cycle = np.array(_cycle(heads.tolist(), root), np.int64)
    if not len(cycle):
        return [int(h) for h in heads]
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    own = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outer)] - own[:, None]
    leaving = scores[np.ix_(outer, cycle)]
    merged = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    merged[:-1, :-1] = scores[np.ix_(outer, outer)]
    merged[-1, :-1], merged[:-1, -1] = entering.max(0), leaving.max(1)
    small = _arborescence(merged, int(np.flatnonzero(outer == root)[0]))
    for i, head in enumerate(small[:-1]):
        heads[outer[i]] = cycle[int(leaving[i].argmax())] if head == len(outer) else outer[head]
    entry = small[-1]
    heads[cycle[int(entering[:, entry].argmax())]] = outer[entry]
    return [int(h) for h in heads]


def _cycle(heads: list[int], root: int) -> list[int]:
    """Words of one cycle that does not hold the root, or nothing."""
    colour = [0] * len(heads)
    colour[root] = -1
    for start in range(len(heads)):
        word, path = start, list[int]()
        while colour[word] == 0:
            colour[word] = start + 1
            path.append(word)
            word = heads[word]
        if colour[word] == start + 1:
            return path[path.index(word) :]
    return []
