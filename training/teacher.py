"""A frozen network's opinion of a batch as further targets: news without trees gets soft ones, treebanks a second opinion beside the gold.

The student sees the batch with words hidden and with dropout, its teacher sees all of it (Xie et al. 2020, "noisy student").
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor

from training.encode import IGNORED, Batch, Labels
from training.network import Joint, Scores, device, masked_arcs

TAUGHT = {
    "upos": 0.3,
    "xpos": 0.3,
}  # tag layers that the teacher gives opinions on, with their weights in the loss; arcs and relations count 1
BESIDE_GOLD = 0.3  # weight of a word's soft targets where it has gold ones as well


def load(path: Path, labels: Labels) -> Joint:
    """A checkpoint's averaged weights as a frozen network; ValueError where its labels are not `labels`."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    if any(saved["labels"][layer] != labels[layer] for layer in ("rel", *TAUGHT)):
        raise ValueError(f"{path}: a teacher must have the labels of its student")
    net = Joint({layer: len(names) for layer, names in saved["labels"].items()})
    net.load_state_dict(saved["average"])
    return net.eval().requires_grad_(False).to(device())


def soft_loss(net: Joint, scores: Scores, teacher: Joint, batch: Batch) -> Tensor:
    """Cross-entropy of the student's scores of a batch with the teacher's, a mean over words."""
    place = device()
    ids, mask, first, shape = (torch.from_numpy(a).to(place) for a in (batch.ids, batch.mask, batch.first, batch.shape))
    real = torch.from_numpy(batch.real).to(place)
    gold = torch.from_numpy(batch.labels["rel"]).to(place)[real] != IGNORED
    with torch.no_grad():
        opinion = teacher(ids, mask.bool(), first, shape)
        arcs = masked_arcs(opinion.arc.float(), first)
        heads = arcs.argmax(-1)
        relations = teacher.relations(opinion, heads)
    pairs = [(1.0, arcs, masked_arcs(scores.arc.float(), first)), (1.0, relations, net.relations(scores, heads))]
    pairs += [(weight, opinion.tags[layer], scores.tags[layer]) for layer, weight in TAUGHT.items()]
    each = sum(
        weight * F.cross_entropy(ours[real].float(), theirs[real].float().softmax(-1), reduction="none") for weight, theirs, ours in pairs
    )
    return (each * torch.where(gold, BESIDE_GOLD, 1.0)).mean()
