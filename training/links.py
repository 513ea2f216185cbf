"""What mentions take up, as one more task of the network: its states learn what a scorer of links can use (training/coref.py).

The states of a text's words give each mention a vector; a mention is trained to prefer the earlier mentions of its chain, or none. The
layer that compares them is left behind with the checkpoint: `training.coref` fits the scorer that is shipped.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.corpora import Sentence
from training.encode import Batch, collate, encode
from training.network import WIDTH, Joint, device

MATCH = 128
RANGES = 12  # of distances, in mentions, each twice as long as the last
TOGETHER = 24  # passages with one known pronoun that make a step
LONGEST = 24000  # padded word pieces a step
SHORT = 40  # mentions of a passage that is read together with others


@dataclass(frozen=True, slots=True)
class Linked:
    """Texts as one batch: `own`, `above` [mentions] are places in batch.first, flattened, of the head and of what it hangs from (-1: none).

    The rest is as in training.coref.Example.
    """

    batch: Batch
    own: Tensor
    above: Tensor
    later: Tensor
    earlier: Tensor
    right: Tensor
    valid: Tensor
    asked: Tensor
    alone: Tensor


class Links(nn.Module):
    """States of a text's words -> scores of its pairs of mentions and of taking up none."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.later, self.earlier, self.none = nn.Linear(2 * width, MATCH), nn.Linear(2 * width, MATCH), nn.Linear(2 * width, 1)
        self.distance, self.drop = nn.Embedding(RANGES, 1), nn.Dropout(0.3)

    def forward(self, states: Tensor, x: Linked) -> tuple[Tensor, Tensor]:
        """Scores [pairs] and [mentions]; states [sentences, words, width]."""
        flat = torch.cat([states.flatten(0, 1), states.new_zeros(1, states.shape[-1])])
        vectors = self.drop(torch.cat([flat[x.own], flat[x.above]], -1))
        match = (self.later(vectors)[x.later] * self.earlier(vectors)[x.earlier]).sum(-1) / MATCH**0.5
        ranges = (x.later - x.earlier).clamp_min(1).log2().long().clamp_max(RANGES - 1)
        return match + self.distance(ranges)[:, 0], self.none(vectors)[:, 0]


def link_loss(net: Joint, links: Links, x: Linked) -> Tensor:
    """Mean over the mentions asked about of minus the log probability of a right choice."""
    ids, mask, first, shape = (torch.from_numpy(a).to(device()) for a in (x.batch.ids, x.batch.mask, x.batch.first, x.batch.shape))
    states = net(ids, mask.bool(), first, shape).states
    pairs, alone = (scores.float() for scores in links(states, x))
    total = sums(pairs.masked_fill(~x.valid, -1e4), alone, x.later)
    right = sums(pairs.masked_fill(~x.right, -1e4), alone.masked_fill(~x.alone, -1e4), x.later)
    return (total - right)[x.asked].mean()


def sums(pairs: Tensor, alone: Tensor, later: Tensor) -> Tensor:
    """Log of the summed exponentials of each mention's scores."""
    best = alone.detach().clone().scatter_reduce(0, later, pairs.detach(), "amax")
    total = (alone - best).exp().index_add(0, later, (pairs - best[later]).exp())
    return total.clamp_min(1e-30).log() + best


def linked_texts(path: Path, *, tokenizer: Any, seed: int) -> Iterator[Linked]:
    """Without end: the texts of a file of training.linkdata in a shuffled order, short ones together."""
    texts: list[dict[str, Any]] = torch.load(path, weights_only=True)
    whole = [[t] for t in texts if len(t["own"]) > SHORT]
    short = [t for t in texts if len(t["own"]) <= SHORT]
    order = random.Random(seed)  # noqa: S311 (nothing secret)
    while True:
        order.shuffle(short)
        groups = [*whole, *(short[i : i + TOGETHER] for i in range(0, len(short), TOGETHER))]
        order.shuffle(groups)
        yield from filter(None, (_together(group, tokenizer) for group in groups))


def _together(texts: Sequence[dict[str, Any]], tokenizer: Any) -> Linked | None:
    """One batch; None where it would be too large."""
    sentences = [Sentence(corpus="links", words=tuple(words)) for text in texts for words in text["sentences"]]
    encoded = encode(sentences, {}, tokenizer=tokenizer, longest=None)
    if len(encoded) * max(len(e.ids) for e in encoded) > LONGEST:
        return None
    batch = collate(encoded)
    width, rows, mentions = batch.first.shape[1], 0, 0
    parts: dict[str, list[Tensor]] = {}
    for text in texts:
        for name in ("own", "above"):
            place = text[name].long()
            flat = torch.where(place[:, 0] >= 0, (place[:, 0] + rows) * width + place[:, 1], -1)
            parts.setdefault(name, []).append(flat)
        for name in ("later", "earlier"):
            parts.setdefault(name, []).append(text[name].long() + mentions)
        for name in ("right", "valid", "asked", "alone"):
            parts.setdefault(name, []).append(text[name])
        rows, mentions = rows + len(text["sentences"]), mentions + len(text["own"])
    return Linked(batch, **{name: torch.cat(values).to(device()) for name, values in parts.items()})
