import random

import pytest

from training.corpora import Sentence
from training.encode import IGNORED, Encoded, batches, collate, label_lists, letter_shape


@pytest.mark.parametrize(
    ("word", "shape"),
    [("the", 0), ("42", 1), ("3rd", 2), ("NATO", 3), ("A", 4), ("Kim", 5), ("McAdam", 6), ("...", 7), ("e-mail", 8)],
)
def test_each_letter_shape_has_its_number(word: str, shape: int) -> None:
    assert letter_shape(word) == shape


def test_known_labels_keep_their_places() -> None:
    sentences = [Sentence(corpus="gmb", words=("a", "b", "c"), columns={"ner": ("B-PER", "?", "O")})]
    assert label_lists(sentences, start={"ner": ["O", "B-LOC"]})["ner"] == ["O", "B-LOC", "B-PER"]


def _encoded(pieces: int) -> Encoded:
    return Encoded(corpus="gmb", ids=[1] * pieces, first=[1, 2], shape=[5, 0], heads=None, labels={"ner": [3, IGNORED]})


@pytest.mark.parametrize("rng", [None, random.Random(1)], ids=["in order", "shuffled"])  # noqa: S311
def test_every_sentence_is_in_one_batch_within_the_limit(rng: random.Random | None) -> None:
    encoded = [_encoded(n) for n in (5, 40, 7, 7, 12, 3, 30, 90)]
    found = batches(encoded, limit=60, rng=rng)
    assert sorted(i for batch in found for i in batch) == list(range(8))
    assert all(len(b) == 1 or max(len(encoded[i].ids) for i in b) * len(b) <= 60 for b in found)


def test_padding_and_open_labels_do_not_count() -> None:
    batch = collate([_encoded(4), _encoded(6)])
    assert batch.ids.shape == (2, 6)
    assert batch.mask.sum(1).tolist() == [4, 6]
    assert batch.labels["ner"].tolist() == [[3, IGNORED], [3, IGNORED]]
    assert (batch.labels["rel"] == IGNORED).all()
    assert batch.real.all()
