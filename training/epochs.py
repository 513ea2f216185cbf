"""Training sentences and a seed -> what one epoch sees: augmented variants, a part of the silver corpus, hidden words."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.augment import augmented
from training.corpora import Sentence
from training.encode import Batch

# sentences an epoch sees of corpora with names alone; the next ones of a fixed order each time, and all of them where there are fewer
NAMES_AN_EPOCH = {"wnut": 2000, "btc": 2500, "wikigold": 1841, "politics": 400, "knowledgenet": 1500}
MASK_PIECE = 103  # [MASK] in the vocabulary of MiniLM


def epoch_sentences(sentences: dict[str, list[Sentence]], epoch: int, *, seed: int, silver: int, plain: bool = False) -> list[Sentence]:
    """All treebank sentences and the next `silver` ones of the silver corpus, augmented by seed, epoch and place unless `plain`."""
    shares = {"gmb": silver} | {corpus: size for corpus, size in NAMES_AN_EPOCH.items() if corpus in sentences}
    chosen = [s for corpus, size in shares.items() for s in _next(sentences[corpus], epoch, size, rng=generator(seed, corpus))]
    together = [*sentences["ewt"], *sentences["gum"], *chosen]
    return together if plain else [augmented(s, seed=f"{seed} {epoch} {i}") for i, s in enumerate(together)]


def _next(sentences: Sequence[Sentence], epoch: int, size: int, *, rng: random.Random) -> list[Sentence]:
    """The next `size` sentences of a shuffled order that begins anew at its end."""
    order = list(range(len(sentences)))
    rng.shuffle(order)
    return [sentences[order[i % len(order)]] for i in range(epoch * size, (epoch + 1) * size)] if order else []


def generator(seed: int, *purpose: object) -> random.Random:
    """Random numbers for one purpose, which depend on nothing else."""
    return random.Random(" ".join(map(str, (seed, *purpose))))  # noqa: S311 (nothing secret)


def masked_words(batch: Batch, share: float, *, seed: int, piece: int = MASK_PIECE) -> NDArray[np.int64]:
    """Piece ids with this share of the words hidden, each with all its pieces exchanged for `piece`."""
    if not share:
        return batch.ids
    hidden = (np.random.default_rng(seed).random(batch.first.shape) < share) & batch.real
    change = np.zeros_like(batch.ids)  # +1 where a hidden word begins, -1 where the next that is not hidden does, summed up
    rows = np.broadcast_to(np.arange(len(batch.ids))[:, None], batch.first.shape)
    change[rows[batch.real], batch.first[batch.real]] = np.diff(hidden.astype(np.int64), axis=1, prepend=0)[batch.real]
    within = np.cumsum(change, axis=1) > 0
    last = batch.mask.sum(1) - 1
    within[np.arange(len(last)), last] = False
    return np.where(within & (batch.mask > 0), piece, batch.ids)
