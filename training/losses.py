"""A batch -> the losses of the network's tasks, and what each weighs."""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor

from training.corpora import LAYERS
from training.encode import IGNORED, Batch
from training.network import Joint, device, masked_arcs
from training.teacher import Teacher, soft_loss

WEIGHTS = {
    "upos": 0.3,
    "xpos": 0.3,
    "ner": 1.0,
    "name": 1.5,
    "misc": 0.3,
    "date": 0.3,
    "etype": 0.5,
    "fact": 0.5,
    "event": 0.3,
    "link": 0.3,
}  # of the losses; other layers 0.1
CORPUS_WEIGHTS = {"gmb": 0.5, "wnut": 0.5, "btc": 0.5}  # of a word's names in corpora that are noisy or far from news; others 1


def losses(net: Joint, batch: Batch, teacher: Teacher | None, whole: Batch | None, *, half: bool) -> dict[str, Tensor]:
    """Layer (and "arc", "soft") -> mean cross-entropy over the words that count; layers without any are left out.

    `whole` is the batch without hidden words, in the teacher's word pieces.
    """
    place = device()
    ids, mask, first, shape, heads = (torch.from_numpy(a).to(place) for a in (batch.ids, batch.mask, batch.first, batch.shape, batch.heads))
    labels = {layer: torch.from_numpy(a).to(place) for layer, a in batch.labels.items() if (a != IGNORED).any()}
    with torch.autocast(place.type, dtype=torch.bfloat16, enabled=half):
        scores = net(ids, mask.bool(), first, shape)
        relations = net.relations(scores, heads)
        relation = torch.from_numpy(batch.labels["rel"]).to(place)
        soft = {"soft": soft_loss(net, scores, teacher, whole, gold=relation)} if teacher and whole else {}
    sure = torch.tensor([[CORPUS_WEIGHTS.get(corpus, 1.0)] for corpus in batch.corpora], device=place)
    found = soft | {
        layer: _weighted(scores.tags[layer].float(), gold, sure if layer in ("ner", "name") else torch.ones_like(sure))
        for layer, gold in labels.items()
        if layer != "rel"
    }
    if "rel" in labels:
        known = labels["rel"] != IGNORED
        found["arc"] = F.cross_entropy(masked_arcs(scores.arc.float(), first)[known], heads[known])
        found["rel"] = F.cross_entropy(relations.float()[known], labels["rel"][known])
    return found


def _weighted(scores: Tensor, gold: Tensor, weights: Tensor) -> Tensor:
    """Mean cross-entropy of words with a label; `weights` [batch, 1] are those of their sentences."""
    known = gold != IGNORED
    weight = weights.expand_as(gold)[known]
    return (F.cross_entropy(scores[known], gold[known], reduction="none") * weight).sum() / weight.sum()


def total(parts: Mapping[str, Tensor]) -> Tensor:
    """The weighted sum of losses."""
    return torch.stack([WEIGHTS.get(name, 0.1 if name in LAYERS and name != "rel" else 1.0) * value for name, value in parts.items()]).sum()
