"""A frozen network's opinion of a batch as further targets: news without trees gets soft ones, treebanks a second opinion beside the gold.

The student sees the batch with words hidden and with dropout, its teacher sees all of it (Xie et al. 2020, "noisy student").
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor

from training.encode import IGNORED, Batch, Labels
from training.network import Joint, Scores, device, masked_arcs
from training.restore import from_export

TAUGHT = {
    "upos": 0.3,
    "xpos": 0.3,
}  # tag layers that the teacher gives opinions on, with their weights in the loss; arcs and relations count 1
BESIDE_GOLD = 0.3  # weight of a word's soft targets where it has gold ones as well


def load(path: Path, labels: Labels) -> Joint:
    """A checkpoint's averaged weights, or those of an export, as a frozen network; ValueError where its labels are not `labels`."""
    weights, own = _weights(path)
    if any(own[layer] != labels[layer] for layer in ("rel", *TAUGHT)):
        raise ValueError(f"{path}: a teacher must have the labels of its student")
    net = Joint({layer: len(names) for layer, names in own.items()})
    net.load_state_dict(weights)
    return net.eval().requires_grad_(False).to(device())


def _weights(path: Path) -> tuple[dict[str, Tensor], Labels]:
    if path.suffix == ".onnx":
        return from_export(path), json.loads((path.parent / "model.json").read_text(encoding="utf-8"))["labels"]
    saved = torch.load(path, map_location="cpu", weights_only=True)
    return saved["average"], saved["labels"]


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
