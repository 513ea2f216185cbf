import numpy as np
import pytest

from training.corpora import Sentence
from training.encode import Batch
from training.epochs import MASK_PIECE, NAMES_AN_EPOCH, epoch_sentences, masked_words


def _corpora() -> dict[str, list[Sentence]]:
    return {
        "ewt": [Sentence(corpus="ewt", words=("e", str(i))) for i in range(3)],
        "gum": [],
        "gmb": [Sentence(corpus="gmb", words=("g", str(i))) for i in range(10)],
    }


def test_every_epoch_has_the_treebanks_and_the_next_part_of_the_silver_corpus() -> None:
    epochs = [epoch_sentences(_corpora(), n, seed=1, silver=5, plain=True) for n in range(2)]
    assert [[s.corpus for s in epoch] for epoch in epochs] == [["ewt"] * 3 + ["gmb"] * 5] * 2
    assert {s.words for epoch in epochs for s in epoch[3:]} == {("g", str(i)) for i in range(10)}


def test_an_epoch_has_no_more_of_a_corpus_with_names_alone_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NAMES_AN_EPOCH, "btc", 2)
    corpora = _corpora() | {"btc": [Sentence(corpus="btc", words=("t", str(i))) for i in range(4)]}
    epochs = [epoch_sentences(corpora, n, seed=1, silver=0, plain=True)[3:] for n in range(2)]
    assert {s.words for epoch in epochs for s in epoch} == {s.words for s in corpora["btc"]}


def test_an_epoch_follows_from_its_seed() -> None:
    assert epoch_sentences(_corpora(), 4, seed=7, silver=5) == epoch_sentences(_corpora(), 4, seed=7, silver=5)


def _batch() -> Batch:
    ids = np.array([[101, 11, 12, 13, 102, 0], [101, 21, 22, 23, 24, 102]])
    first = np.array([[1, 3, 0], [1, 2, 4]])
    zeros = np.zeros_like(first)
    return Batch(ids=ids, mask=(ids > 0).astype(np.int64), first=first, shape=zeros, heads=zeros, real=first > 0, labels={})


def test_hidden_words_lose_all_their_pieces_and_nothing_else_changes() -> None:
    assert masked_words(_batch(), 1.0, seed=1).tolist() == [
        [101, MASK_PIECE, MASK_PIECE, MASK_PIECE, 102, 0],
        [101, MASK_PIECE, MASK_PIECE, MASK_PIECE, MASK_PIECE, 102],
    ]


def test_a_word_is_hidden_as_a_whole() -> None:
    for seed in range(50):
        hidden = masked_words(_batch(), 0.4, seed=seed) == MASK_PIECE
        assert hidden[0, 1] == hidden[0, 2]
        assert hidden[1, 2] == hidden[1, 3]
        assert not hidden[:, 0].any()


def test_nothing_is_hidden_where_no_share_is_asked_for() -> None:
    assert (masked_words(_batch(), 0.0, seed=1) == _batch().ids).all()
