"""Texts in which it is known what mentions take up -> the weights of the antecedent scorer (kg/annotate/chains/score/scorer.py).

    python -m training.coref --data DATA [--model kg/annotate/model] [--earlier FOLDER] [--seed 1] [--epochs 5] …

`--model` is the folder of a network: its trees, names, mentions and states on the texts of training/corefdata.py are what the scorer learns
from, coref.npz is written there, and its sha256 into model.json. Features are computed by the code that serves at run time. A mention is
trained to give its probability to the earlier mentions of its gold chain, or to none if none is among its candidates. With `--earlier`
the likely chains of an earlier model on unread news are learned as well.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kg.annotate.chains.coref import Prepared
from kg.annotate.chains.score.candidates import candidate_pairs
from kg.annotate.chains.score.pairs import CROSSES, FEATURES, Pairs
from kg.annotate.chains.score.scorer import FILE, column_offsets
from kg.annotate.chains.score.traits import COLUMNS, GROUPS, WIDTH
from kg.annotate.joint import MODEL, JointAnnotator
from training.corefdata import Labelled, Reader, gap, gum, knowledgenet, litbank, news
from training.corpora import check_trainable
from training.links import TOGETHER, sums

HIDDEN = (64, 32)
MATCH = 64
RATE, DECAY, DROPOUT = 2e-3, 0.1, 0.3  # GUM train alone is known by heart after seven epochs
THIRD_PERSON = slice(GROUPS.index("he"), GROUPS.index("this"))  # he, she, it and they: one mention of ten
WEIGHT = 4.0  # of them
UNSEEN = 0.85  # share of a vector that is dropped: the states were trained on the same texts (training/links.py)
VALUES = sum(COLUMNS.values())
PASSAGES = 3  # of news that make a step
SOURCES = ("gum", "litbank", "gap", "knowledgenet")
SHIPPED = SOURCES[:3]


@dataclass(frozen=True, slots=True)
class Example:
    """One text: `columns` [mentions, COLUMNS] and `vectors` [mentions, 2 * WIDTH]; `later`, `earlier`, `crosses`, `features` of its pairs.

    `right` and `valid` [pairs]: it is known that a pair is right, or whether it is; `asked`, `alone` [mentions]: what is taken up is known,
    it may be nothing.
    """

    columns: Tensor
    vectors: Tensor
    later: Tensor
    earlier: Tensor
    crosses: Tensor
    features: Tensor
    right: Tensor
    valid: Tensor
    asked: Tensor
    alone: Tensor


class Ranker(nn.Module):
    """The network of kg.annotate.chains.score.scorer; its first layer is a sum of rows, one for each value of a mention or a pair."""

    def __init__(self) -> None:
        super().__init__()
        wide, narrow = HIDDEN
        self.later = nn.Parameter(torch.randn(VALUES, wide) * 0.05)
        self.earlier = nn.Parameter(torch.randn(VALUES, wide) * 0.05)
        self.cross = nn.Parameter(torch.randn(sum(CROSSES.values()), wide) * 0.05)
        self.feature = nn.Parameter(torch.randn(len(FEATURES), wide) * 0.1)
        self.later_meaning = nn.Parameter(torch.randn(2 * WIDTH, wide) * 0.01)
        self.earlier_meaning = nn.Parameter(torch.randn(2 * WIDTH, wide) * 0.01)
        self.later_match = nn.Parameter(torch.randn(2 * WIDTH, MATCH) * 0.03)
        self.earlier_match = nn.Parameter(torch.randn(2 * WIDTH, MATCH) * 0.03)
        self.match = nn.Parameter(torch.randn(MATCH, wide) / MATCH**0.5)
        self.bias = nn.Parameter(torch.zeros(wide))
        self.hidden = nn.Parameter(torch.cat([torch.randn(wide, narrow) / wide**0.5, torch.zeros(1, narrow)]))
        self.score = nn.Parameter(torch.randn(narrow) / narrow**0.5)
        self.alone = nn.Parameter(torch.randn(VALUES, narrow) * 0.05)
        self.alone_meaning = nn.Parameter(torch.randn(2 * WIDTH, narrow) * 0.01)
        self.alone_score = nn.Parameter(torch.randn(narrow) / narrow**0.5)
        self.drop, self.unseen = nn.Dropout(DROPOUT), nn.Dropout(UNSEEN)

    def begin_with(self, path: Path) -> None:
        """Take over the weights of an earlier scorer; what it left at zero stays as it is, to be learned."""
        with np.load(path) as file, torch.no_grad():
            for name, value in self.named_parameters():
                earlier = torch.from_numpy(file[name].astype(np.float32)) if name in file else value
                if earlier.shape == value.shape and bool(earlier.any()):
                    value.copy_(earlier)

    def forward(self, x: Example) -> tuple[Tensor, Tensor]:
        """Scores of the pairs [pairs] and of taking up none [mentions]."""
        vectors = self.unseen(x.vectors.float())
        later = self.later[x.columns].sum(1) + vectors @ self.later_meaning
        earlier = self.earlier[x.columns].sum(1) + vectors @ self.earlier_meaning
        match = (vectors @ self.later_match)[x.later] * (vectors @ self.earlier_match)[x.earlier]
        first = (
            later[x.later] + earlier[x.earlier] + x.features @ self.feature + self.cross[x.crosses].sum(1) + match @ self.match + self.bias
        )
        second = torch.relu(self.drop(torch.relu(first)) @ self.hidden[:-1] + self.hidden[-1])
        none = torch.relu(self.alone[x.columns].sum(1) + vectors @ self.alone_meaning)
        return self.drop(second) @ self.score, self.drop(none) @ self.alone_score


def loss(pair_scores: Tensor, alone: Tensor, x: Example) -> Tensor:
    """Mean over the mentions asked about of minus the log probability of a right choice; he, she, it and they weigh more."""
    total = sums(pair_scores.masked_fill(~x.valid, -1e4), alone, x.later)
    right = sums(pair_scores.masked_fill(~x.right, -1e4), alone.masked_fill(~x.alone, -1e4), x.later)
    weights = torch.ones(len(GROUPS))
    weights[THIRD_PERSON] = WEIGHT
    weight = weights[x.columns[:, 0]][x.asked]  # values of the first column are not shifted
    return ((total - right)[x.asked] * weight).sum() / weight.sum()


# ------------------------------------------------------------------------------------------------ examples


def examples(known: Iterable[Labelled], read: Reader) -> Iterator[Example]:
    """One for each text in which something can be learned."""
    for labelled in known:
        ready = read(labelled.text, labelled.pieces)
        if ready is None:
            continue
        pairs = candidate_pairs(ready.known, asked=ready.open)
        if len(pairs.later) and (found := example(labelled, ready, pairs)) is not None:
            yield found


def example(labelled: Labelled, ready: Prepared, pairs: Pairs) -> Example | None:
    """What can be learned from one text; None where nothing can."""
    refs = ready.known.refs
    marks = [_mark(labelled, (r.node.span.start, r.node.span.end)) for r in refs]
    of_cluster = {c.number: g for c, (_, g) in zip(ready.known.clusters, marks, strict=True) if c is not None and g is not None}
    groups = [g if g is not None or c is None else of_cluster.get(c.number) for c, (_, g) in zip(ready.known.clusters, marks, strict=True)]
    numbers = {group: k for k, group in enumerate(sorted({g for g in groups if g is not None}))}
    group = np.array([-1 - k if g is None else numbers[g] for k, g in enumerate(groups)])
    right = group[pairs.later] == group[pairs.earlier]
    named = np.array([r.is_name for r in refs])
    valid = np.ones(len(right), np.bool_) if labelled.whole else (group >= 0)[pairs.earlier] | named[pairs.earlier]
    asked = np.zeros(len(refs), np.bool_)
    asked[pairs.later] = True
    if not labelled.whole:
        asked &= np.array([span in labelled.asked for span, _ in marks])
    if labelled.wrong:  # of two names none, or one at least is not meant
        wrong = {numbers[g] for g in labelled.wrong if g in numbers}
        right |= valid & ~np.isin(group[pairs.earlier], list(wrong)) & (len(labelled.wrong) > 1)
    has_right = np.zeros(len(refs), np.bool_)
    has_right[pairs.later[right]] = True
    alone = ~has_right if not labelled.wrong else ~has_right | (len(labelled.wrong) > 1)
    asked &= has_right | (labelled.whole or not labelled.asked or len(labelled.wrong) > 1 or len(labelled.asked) > 1)
    if not asked.any():
        return None
    keep = asked[pairs.later]
    arrays = (
        *(ready.known.table + column_offsets(), ready.known.vectors.astype(np.float16), pairs.later[keep], pairs.earlier[keep]),
        *(pairs.crosses[keep], pairs.features[keep], right[keep], valid[keep], asked, alone),
    )
    return Example(*map(torch.from_numpy, arrays))


def _mark(labelled: Labelled, head: tuple[int, int]) -> tuple[tuple[int, int] | None, str | None]:
    """The smallest marked span that holds a head word, and its group."""
    around = [span for span in labelled.spans if span[0] <= head[0] and head[1] <= span[1]]
    if not around:
        return None, None
    span = min(around, key=lambda s: s[1] - s[0])
    return span, labelled.spans[span]


def together(found: Sequence[Example]) -> Example:
    """Several examples as one."""
    offsets = np.cumsum([0, *(len(x.columns) for x in found)]).tolist()
    shifted = {"later", "earlier"}
    parts = {
        f.name: [getattr(x, f.name) + (n if f.name in shifted else 0) for x, n in zip(found, offsets, strict=False)]
        for f in fields(Example)
    }
    parts |= {f: [getattr(x, f) for x in found] for f in ("right", "valid", "asked", "alone", "vectors")}
    return Example(**{name: torch.cat(values) for name, values in parts.items()})


def train(found: tuple[list[Example], list[Example]], *, epochs: int, rate: float, seed: int, start: Path | None = None) -> Ranker:
    """Adam with a rate that falls to zero; a step is a document, or some passages with a known pronoun each."""
    whole, single = found
    torch.manual_seed(seed)
    order = random.Random(seed)  # noqa: S311 - no secret
    ranker = Ranker()
    if start is not None:
        ranker.begin_with(start)
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=rate, weight_decay=DECAY)
    steps = epochs * (len(whole) + -(-len(single) // TOGETHER))
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, total_iters=steps)
    for epoch in range(epochs):
        order.shuffle(single)
        batches = [*whole, *(together(single[k : k + TOGETHER]) for k in range(0, len(single), TOGETHER))]
        order.shuffle(batches)
        total = 0.0
        for x in batches:
            optimizer.zero_grad()
            value = loss(*ranker(x), x)
            value.backward()
            optimizer.step()
            schedule.step()
            total += value.item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.4f}", flush=True)
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
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--sources", nargs="+", choices=SOURCES, default=SHIPPED)
    parser.add_argument("--earlier", type=Path, help="folder of the model whose chains on news are learned")
    parser.add_argument("--passages", type=int, default=1000, help="of news")
    parser.add_argument("--start", type=Path, help="weights of an earlier scorer (coref.npz) to begin with")
    options = parser.parse_args()
    torch.set_num_threads(1)
    read = Reader(options.model)
    whole, single = (list(examples(known, read)) for known in texts(options.data, options.sources))
    if options.earlier:
        path = check_trainable(options.data / "ner" / "gmb-train.iob2")
        found = list(examples(news(path, JointAnnotator(threads=1, folder=options.earlier), passages=options.passages), read))
        whole += [together(found[k : k + PASSAGES]) for k in range(0, len(found), PASSAGES)]
    print(f"{len(whole)} documents and {len(single)} passages, {sum(int(x.asked.sum()) for x in (*whole, *single))} known mentions")
    save(train((whole, single), epochs=options.epochs, rate=options.rate, seed=options.seed, start=options.start), options.model)


def texts(data: Path, sources: Sequence[str]) -> tuple[Iterator[Labelled], Iterator[Labelled]]:
    """Texts with known chains, and passages with one known pronoun."""
    whole = {
        "gum": lambda: gum(check_trainable(data / "ud" / "gum-train.conllu")),
        "litbank": lambda: litbank(data / "coref" / "litbank.tar.xz"),
    }
    single = {
        "gap": lambda: gap(data / "coref" / "gap-validation.tsv"),
        "knowledgenet": lambda: knowledgenet(data / "relations" / "knowledgenet.json"),
    }
    return _chained(whole, sources), _chained(single, sources)


def _chained(makers: Mapping[str, Callable[[], Iterator[Labelled]]], sources: Sequence[str]) -> Iterator[Labelled]:
    return chain.from_iterable(make() for name, make in makers.items() if name in sources)


if __name__ == "__main__":
    main()
