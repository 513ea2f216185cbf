import itertools

import numpy as np
import pytest

from training.decode import is_tree, tree


def _best_by_force(arc: np.ndarray) -> float:
    words = len(arc)
    logs = arc - np.log(np.exp(arc).sum(-1, keepdims=True))
    trees = (h for h in itertools.product(range(words + 1), repeat=words) if is_tree(list(h)))
    return max(float(logs[np.arange(words), list(h)].sum()) for h in trees)


@pytest.mark.parametrize("seed", range(25))
def test_the_decoded_tree_is_the_best_of_all_trees_with_one_root(seed: int) -> None:
    rng = np.random.default_rng(seed)
    arc = rng.normal(size=(4, 5)).astype(np.float32) * 2
    arc[np.arange(4), np.arange(1, 5)] = -1e4
    heads = tree(arc)
    logs = arc - np.log(np.exp(arc).sum(-1, keepdims=True))
    assert is_tree(heads)
    assert float(logs[np.arange(4), heads].sum()) == pytest.approx(_best_by_force(arc), abs=1e-3)


@pytest.mark.parametrize(
    ("heads", "good"),
    [([0], True), ([2, 0], True), ([0, 0], False), ([2, 1], False), ([2, 3, 1, 0], False)],
    ids=["one word", "chain", "two roots", "no root", "a cycle beside the root"],
)
def test_trees_have_one_root_and_no_cycle(heads: list[int], good: bool) -> None:
    assert is_tree(heads) is good


def test_long_sentences_of_cycles_are_repaired() -> None:
    size = 60
    arc = np.full((size, size + 1), -5.0, np.float32)
    for word in range(0, size, 2):  # pairs that point at each other
        arc[word, word + 2] = arc[word + 1, word + 1] = 4.0
    arc[7, 0] = 0.0
    heads = tree(arc)
    assert is_tree(heads)
    assert heads[7] == 0
