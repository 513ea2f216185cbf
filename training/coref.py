"""GUM's coreference in, the weights of the antecedent scorer (kg/annotate/chains/score/scorer.py) out.

    python -m training.coref --data DATA [--model kg/annotate/model] [--seed 1] [--epochs 8]

`--model` is the folder of a network: its trees, names and mentions on GUM's words are what the scorer learns from, coref.npz is written
there, and its sha256 into model.json. Features are computed by the code that serves at run time. A mention is trained to give its
probability to the earlier mentions of its gold chain, or to none if there is none among its candidates.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kg.annotate.chains.coref import prepare
from kg.annotate.chains.score.candidates import candidate_pairs
from kg.annotate.chains.score.pairs import CROSSES, FEATURES
from kg.annotate.chains.score.scorer import FILE, column_offsets
from kg.annotate.chains.score.traits import COLUMNS
from kg.annotate.joint import MODEL, parsed_trees
from kg.annotate.mentions.find import mentions
from kg.annotate.parse.network import Network
from kg.types import Document
from training.chains import documents
from training.corpora import check_trainable

HIDDEN = (64, 32)
RATE, DECAY, DROPOUT = 2e-3, 0.1, 0.3  # more epochs or less decay learn GUM train by heart: the loss on GUM dev rises after the seventh
VALUES = sum(COLUMNS.values())


@dataclass(frozen=True, slots=True)
class Example:
    """One document: `columns` [mentions, COLUMNS]; `later`, `earlier`, `crosses`, `features` of its pairs; `right` [pairs]."""

    columns: Tensor
    later: Tensor
    earlier: Tensor
    crosses: Tensor
    features: Tensor
    right: Tensor


class Ranker(nn.Module):
    """The network of kg.annotate.chains.score.scorer; its first layer is a sum of rows, one for each value of a mention or a pair."""

    def __init__(self) -> None:
        super().__init__()
        wide, narrow = HIDDEN
        self.later = nn.Parameter(torch.randn(VALUES, wide) * 0.05)
        self.earlier = nn.Parameter(torch.randn(VALUES, wide) * 0.05)
        self.cross = nn.Parameter(torch.randn(sum(CROSSES.values()), wide) * 0.05)
        self.feature = nn.Parameter(torch.randn(len(FEATURES), wide) * 0.1)
        self.hidden = nn.Parameter(torch.cat([torch.randn(wide, narrow) / wide**0.5, torch.zeros(1, narrow)]))
        self.score = nn.Parameter(torch.randn(narrow) / narrow**0.5)
        self.alone = nn.Parameter(torch.randn(VALUES, narrow) * 0.05)
        self.alone_score = nn.Parameter(torch.randn(narrow) / narrow**0.5)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Example) -> tuple[Tensor, Tensor]:
        """Scores of the pairs [pairs] and of taking up none [mentions]."""
        first = self.later[x.columns].sum(1)[x.later] + self.earlier[x.columns].sum(1)[x.earlier]
        first = first + x.features @ self.feature + self.cross[x.crosses].sum(1)
        second = torch.relu(self.drop(torch.relu(first)) @ self.hidden[:-1] + self.hidden[-1])
        return self.drop(second) @ self.score, self.drop(torch.relu(self.alone[x.columns].sum(1))) @ self.alone_score


def loss(pair_scores: Tensor, alone: Tensor, x: Example) -> Tensor:
    """Mean over the mentions with candidates of minus the log probability of a right choice."""
    asked = x.later.unique()
    total = _sums(pair_scores, alone, x.later)
    right = _sums(pair_scores.masked_fill(~x.right, -1e4), torch.where(_has_right(x, alone), -1e4, alone), x.later)
    return (total - right)[asked].mean()


def _has_right(x: Example, alone: Tensor) -> Tensor:
    found = torch.zeros(len(alone), dtype=torch.bool)
    found[x.later[x.right]] = True
    return found


def _sums(pair_scores: Tensor, alone: Tensor, later: Tensor) -> Tensor:
    """Log of the summed exponentials of each mention's scores."""
    best = alone.detach().clone().scatter_reduce(0, later, pair_scores.detach(), "amax")
    total = (alone - best).exp().index_add(0, later, (pair_scores - best[later]).exp())
    return total.log() + best


def examples(path: Path, network: Network) -> Iterator[Example]:
    """One per document of a GUM file."""
    for _, pieces, text, gold in documents(path, None):
        document = Document(text=text)
        trees = parsed_trees(network, document, pieces)
        found = [m for number, t in enumerate(trees) for m in mentions(t, document=document.id, text=text, number=number)]
        ready = prepare(found, trees, text)
        pairs = candidate_pairs(ready.known, asked=ready.open)
        groups = np.array([chain_of(gold.get((r.mention.sentence, r.node.index - 1)), r.order) for r in ready.known.refs])
        right = groups[pairs.later] == groups[pairs.earlier]
        arrays = (ready.known.table + column_offsets(), pairs.later, pairs.earlier, pairs.crosses)
        yield Example(*map(torch.from_numpy, (*arrays, pairs.features, right)))


def chain_of(group: str | None, order: int) -> str:
    """Name of a mention's gold chain; one that the gold does not have is a chain of its own."""
    return f"-{order}" if group is None else group


def train(found: list[Example], *, epochs: int, seed: int) -> Ranker:
    """Adam with a rate that falls to zero, one document a step."""
    torch.manual_seed(seed)
    order = random.Random(seed)  # noqa: S311 - no secret
    ranker = Ranker()
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, total_iters=epochs * len(found))
    for epoch in range(epochs):
        order.shuffle(found)
        total = 0.0
        for x in found:
            optimizer.zero_grad()
            value = loss(*ranker(x), x)
            value.backward()
            optimizer.step()
            schedule.step()
            total += value.item()
        print(f"epoch {epoch + 1}: loss {total / len(found):.4f}", flush=True)
    return ranker.eval()


def save(ranker: Ranker, folder: Path) -> None:
    """Write the weights, and their sha256 into the folder's model.json."""
    weights = {name: value.detach().numpy().astype(np.float16) for name, value in ranker.named_parameters()}
    np.savez_compressed(folder / FILE, **weights)
    card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    card["files"][FILE] = hashlib.sha256((folder / FILE).read_bytes()).hexdigest()
    (folder / "model.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Train and write coref.npz."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args()
    torch.set_num_threads(1)
    path = check_trainable(options.data / "ud" / "gum-train.conllu")
    found = list(examples(path, Network(options.model, threads=1)))
    print(f"{len(found)} documents, {sum(len(x.right) for x in found)} pairs, {sum(int(x.right.sum()) for x in found)} right")
    save(train(found, epochs=options.epochs, seed=options.seed), options.model)


if __name__ == "__main__":
    main()
