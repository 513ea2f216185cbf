"""Trees of highest score."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from numpy.typing import NDArray

from kg.annotate.parse.spanning_tree import maximum_spanning_tree, trees


def is_tree(heads: list[int]) -> bool:
    """One root, and every word reaches it."""
    for start in range(1, len(heads) + 1):
        at = start
        for _ in heads:
            at = heads[at - 1] if at else 0
        if at:
            return False
    return heads.count(0) == 1


def best_by_trying_all(scores: NDArray[np.float64]) -> float:
    n = len(scores)
    candidates = (h for h in itertools.product(range(n + 1), repeat=n) if is_tree(list(h)))
    return max(sum(scores[d, h] for d, h in enumerate(heads)) for heads in candidates)


@pytest.mark.parametrize("seed", range(25))
def test_no_tree_scores_higher(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(1 + seed % 5, 2 + seed % 5)) * 3
    heads = maximum_spanning_tree(scores).tolist()
    assert is_tree(heads)
    assert sum(scores[d, h] for d, h in enumerate(heads)) == pytest.approx(best_by_trying_all(scores))


def test_a_greedy_tree_is_kept_and_padding_gets_no_head() -> None:
    scores = np.full((2, 3, 4), -9.0)
    for row, heads in enumerate(([0, 1, 2], [2, 0])):
        for word, head in enumerate(heads):
            scores[row, word, head] = 0.0
    assert trees(scores, np.array([3, 2])).tolist() == [[0, 1, 2], [2, 0, 0]]


def test_a_circle_is_broken_where_it_costs_least() -> None:
    probabilities = np.array([[[0.1, 0.0, 0.8, 0.1], [0.2, 0.7, 0.0, 0.1], [0.6, 0.2, 0.2, 0.0]]])  # words 1 and 2 want each other
    assert trees(np.log(probabilities + 1e-9), np.array([3])).tolist() == [[2, 3, 0]]


def test_only_the_better_of_two_roots_stays() -> None:
    probabilities = np.array([[[0.9, 0.0, 0.1], [0.6, 0.4, 0.0]]])
    assert trees(np.log(probabilities + 1e-9), np.array([2])).tolist() == [[0, 1]]


def test_a_sentence_of_400_words_in_one_circle_is_a_tree_after_all() -> None:
    n = 400
    scores = np.full((1, n, n + 1), -20.0)
    scores[0, np.arange(n), (np.arange(n) + 1) % n + 1] = 0.0
    assert is_tree(trees(scores, np.array([n]))[0].tolist())


def test_circles_inside_circles_take_no_more_time_than_one() -> None:
    n = 400
    order = np.maximum.outer(np.arange(n), np.arange(n)).astype(float)
    scores = np.full((n, n + 1), -9.0 * n)
    scores[:, 1:] = -order - np.eye(n) * 9.0 * n  # words 1 and 2 want each other, then those two and word 3, and so on
    started = time.process_time()
    assert is_tree(maximum_spanning_tree(scores).tolist())
    assert time.process_time() - started < 1.0
