from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch, which kg does not")

from training.corpora import Sentence  # noqa: E402
from training.evaluate import load_tokenizer  # noqa: E402
from training.links import Links, linked_texts  # noqa: E402
from training.network import WIDTH  # noqa: E402
from training.prepare import Material, Plan, epochs  # noqa: E402

MODEL = Path("kg/annotate/model")


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return load_tokenizer(MODEL / "tokenizer.json")


def test_epochs_made_ahead_are_those_made_when_needed(tokenizer: Any) -> None:
    def some(corpus: str, count: int) -> list[Sentence]:
        return [
            Sentence(corpus=corpus, words=("Port", str(n), "opened", "."), columns={"upos": ("PROPN", "NUM", "VERB", "PUNCT")})
            for n in range(count)
        ]

    sentences = {"ewt": some("ewt", 9), "gum": some("gum", 4), "gmb": some("gmb", 20)}
    material = Material(sentences, {}, {"upos": ["PROPN", "NUM", "VERB", "PUNCT"]}, tokenizer, "minilm")
    plan = Plan(seed=3, silver=5, limit=40)
    alone, ahead = ([[b.ids for b, _ in made] for made in epochs(material, plan, start=1, end=4, workers=w)] for w in (0, 2))
    assert len(alone) == len(ahead) == 3
    assert all(np.array_equal(a, b) for one, other in zip(alone, ahead, strict=True) for a, b in zip(one, other, strict=True))


def test_short_texts_stand_in_one_batch_with_their_places_moved(tokenizer: Any, tmp_path: Path) -> None:
    text = {
        "sentences": [["Ana", "left", "."], ["She", "won", "."]],
        "own": torch.tensor([[0, 0], [1, 0]], dtype=torch.int16),
        "above": torch.tensor([[0, 1], [-1, -1]], dtype=torch.int16),
        "later": torch.tensor([1], dtype=torch.int16),
        "earlier": torch.tensor([0], dtype=torch.int16),
        **{name: torch.tensor([True]) for name in ("right", "valid")},
        **{name: torch.tensor([False, True]) for name in ("asked", "alone")},
    }
    torch.save([text, text], tmp_path / "links.pt")
    x = next(linked_texts(tmp_path / "links.pt", tokenizer=tokenizer, seed=1))
    width = x.batch.first.shape[1]
    assert (x.own.tolist(), x.above.tolist()) == ([0, width, 2 * width, 3 * width], [1, -1, 2 * width + 1, -1])
    assert (x.later.tolist(), x.earlier.tolist()) == ([1, 3], [0, 2])
    pairs, alone = Links()(torch.zeros(4, width, WIDTH), x)
    assert (pairs.shape, alone.shape) == ((2,), (4,))
