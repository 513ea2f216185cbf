"""What a run reads, and its epochs as padded batches, made by other processes ahead of the step that needs them.

A GPU takes a step in a few hundredths of a second, a processor minutes to change, split and pad the sentences of an epoch; each epoch
follows from the seed and its number, so that any process may make it.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.pool import AsyncResult, Pool
from typing import Any

from training.corpora import Sentence
from training.encode import Batch, Labels, batches, collate
from training.epochs import epoch_sentences, generator
from training.teacher import read_by_both

Step = tuple[Batch, Batch | None]  # the student's batch, and the teacher's where it reads one of its own


@dataclass(frozen=True, slots=True)
class Material:
    """What a run reads: training and development sentences by corpus, label lists, the tokenizer; the teacher's where it has its own."""

    sentences: dict[str, list[Sentence]]
    development: dict[str, list[Sentence]]
    labels: Labels
    tokenizer: Any
    encoder: str
    teacher_tokenizer: Any = None

    @property
    def mask_piece(self) -> int:
        """The word piece that hides others; encoders name it differently."""
        return int(self.tokenizer.token_to_id("[MASK]") or self.tokenizer.token_to_id("<mask>"))


@dataclass(frozen=True, slots=True)
class Plan:
    """Which sentences an epoch has and how they are batched; `limit` is in padded word pieces."""

    seed: int
    silver: int
    limit: int
    plain: bool = False


def steps(material: Material, plan: Plan, epoch: int) -> list[Step]:
    """The batches of one epoch in their order."""
    chosen = epoch_sentences(material.sentences, epoch, seed=plan.seed, silver=plan.silver, plain=plan.plain)
    encoded, taught = read_by_both(chosen, material.labels, tokenizer=material.tokenizer, teachers=material.teacher_tokenizer)
    order = batches(encoded, limit=plan.limit, rng=generator(plan.seed, "batches", epoch))
    own = material.teacher_tokenizer is not None
    return [(collate([encoded[i] for i in some]), collate([taught[i] for i in some]) if own else None) for some in order]


def epochs(material: Material, plan: Plan, *, start: int, end: int, workers: int) -> Iterator[list[Step]]:
    """The batches of the epochs from `start` to `end` - 1; so many processes make the next ones meanwhile (0: each when it is needed)."""
    if not workers:
        yield from (steps(material, plan, epoch) for epoch in range(start, end))
        return
    _Forked.material = material  # inherited by the processes, not sent to them
    with multiprocessing.get_context("fork").Pool(workers) as pool:  # which ends its processes at once
        waiting = [_next(pool, plan, epoch) for epoch in range(start, min(end, start + workers))]
        for epoch in range(start, end):
            made = waiting.pop(0).get()
            if epoch + workers < end:
                waiting.append(_next(pool, plan, epoch + workers))
            yield made


class _Forked:
    """What a process has from the one that it was forked from."""

    material: Material


def _next(pool: Pool, plan: Plan, epoch: int) -> AsyncResult[list[Step]]:
    return pool.apply_async(_steps, (plan, epoch))


def _steps(plan: Plan, epoch: int) -> list[Step]:
    return steps(_Forked.material, plan, epoch)
