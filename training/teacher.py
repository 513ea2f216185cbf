"""A frozen network's opinion of a batch as further targets: news without trees gets soft ones, treebanks a second opinion beside the gold.

The student sees the batch with words hidden and with dropout, its teacher sees all of it (Xie et al. 2020, "noisy student"). A teacher
with another encoder reads the same words in word pieces of its own, and its names and predicates are learned as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor

from training.build import saved_joint
from training.corpora import Sentence
from training.encode import IGNORED, LONGEST, Batch, Encoded, Labels, encode
from training.network import Joint, Scores, device, masked_arcs

# tag layers that the teacher gives opinions on, with their weights in the loss; arcs and relations count 1
TAUGHT = {"upos": 0.3, "xpos": 0.3}
TAUGHT_BY_LARGER = TAUGHT | {"name": 1.0, "etype": 0.5, "fact": 0.5, "event": 0.3}
BESIDE_GOLD = 0.3  # weight of a word's soft targets where it has gold ones as well


@dataclass(frozen=True, slots=True)
class Teacher:
    """A frozen network."""

    net: Joint
    layers: Mapping[str, float] = field(default_factory=lambda: TAUGHT)


def load(path: Path, labels: Labels, *, own_tokenizer: bool) -> Teacher:
    """The network of a checkpoint or export as a teacher; ValueError where its labels are not `labels`."""
    net, own, encoder = saved_joint(path)
    layers = TAUGHT if encoder == "minilm" else TAUGHT_BY_LARGER
    if any(own[layer] != labels[layer] for layer in ("rel", *layers)):
        raise ValueError(f"{path}: a teacher must have the labels of its student")
    if encoder != "minilm" and not own_tokenizer:
        raise ValueError(f"{path}: a teacher with the encoder {encoder} needs its own tokenizer (--teacher-tokenizer)")
    return Teacher(net.eval().requires_grad_(False).to(device()), layers)


def read_by_both(sentences: Sequence[Sentence], labels: Labels, *, tokenizer: Any, teachers: Any) -> tuple[list[Encoded], list[Encoded]]:
    """The sentences in the word pieces of both; the teacher may have its own tokenizer. What is too long for either is left out."""
    mine = encode(sentences, labels, tokenizer=tokenizer, longest=None)
    theirs = encode(sentences, {}, tokenizer=teachers, longest=None) if teachers else mine
    fitting = [i for i in range(len(mine)) if max(len(mine[i].ids), len(theirs[i].ids)) <= LONGEST]
    return [mine[i] for i in fitting], [theirs[i] for i in fitting]


def soft_loss(net: Joint, scores: Scores, teacher: Teacher, batch: Batch, *, gold: Tensor) -> Tensor:
    """Cross-entropy of the student's scores with the teacher's of `batch`, a mean over words.

    `gold` [batch, words] are the relations, IGNORED where a sentence has no tree.
    """
    place = device()
    ids, mask, first, shape = (torch.from_numpy(a).to(place) for a in (batch.ids, batch.mask, batch.first, batch.shape))
    real = torch.from_numpy(batch.real).to(place)
    with torch.no_grad():
        opinion = teacher.net(ids, mask.bool(), first, shape)
        arcs = masked_arcs(opinion.arc.float(), first)
        heads = arcs.argmax(-1)
        relations = teacher.net.relations(opinion, heads)
    pairs = [(1.0, arcs, masked_arcs(scores.arc.float(), first)), (1.0, relations, net.relations(scores, heads))]
    pairs += [(weight, opinion.tags[layer], scores.tags[layer]) for layer, weight in teacher.layers.items()]
    each = sum(
        weight * F.cross_entropy(ours[real].float(), theirs[real].float().softmax(-1), reduction="none") for weight, theirs, ours in pairs
    )
    return (each * torch.where(gold[real] != IGNORED, BESIDE_GOLD, 1.0)).mean()
