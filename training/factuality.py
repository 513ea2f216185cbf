"""UDS-IH2 over EWT -> the weights of the factuality classifier, and how reliable each rule is beside it (kg/qualify/factuality).

    python -m training.factuality --data DATA [--out kg/qualify/factuality]

Features are computed by the code that serves at run time, on EWT's own trees. Logistic regression, each label weighted by how sure people
were; of L2 penalties 0.5, 1 and 2 the figures on a fold left out differ by 0.002. rules.tsv counts, on five folds left out in turn, how
often what a rule doubts and the classifier puts above LIFTING did happen.
"""

from __future__ import annotations

import argparse
import json
import math
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from kg.english.tree import Tree
from kg.qualify.factuality import LIFTING
from kg.qualify.factuality.features import Signs, features
from kg.types import Sentence, Span, Token
from training.corpora import check_trainable, read_conllu

FOLDS = 5
PENALTY = 1.0
FEWEST = 4  # predicates that have a feature which is kept
SURE = 1.5  # labels nearer to 0 are not counted as right or wrong
SMALLEST = 0.01  # weights nearer to 0 are left out


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicate: the label people gave it (-3..3), its features, and the text of its sentence."""

    label: float
    features: frozenset[str]
    text: str

    @property
    def doubt(self) -> str:
        """The rule that doubts it with the certainty it leaves, "" where none does or it is negated."""
        if "negations=1" in self.features:
            return ""
        return next((name.removeprefix("doubt=") for name in self.features if name.startswith("doubt=")), "")


def predicates(data: Path, part: str) -> Iterator[Judged]:
    """All predicates of one part that stand in a sentence of the treebank."""
    trees = {" ".join(row[1] for row in rows): Tree(_sentence(rows)) for _, rows in read_conllu(data / "ud" / f"ewt-{part}.conllu")}
    for line in (data / "factuality" / f"uds-ih2-{part}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        tree = trees.get(record["text"])
        for target in record["targets"] if tree is not None else ():
            node = tree.node(target["span1"][0] + 1)
            names = frozenset(name for name, _ in features(node, Signs.of(node)))
            yield Judged(float(target["label"]), names, record["text"])


def fit(known: Sequence[Judged]) -> dict[str, float]:
    """Feature -> weight."""
    counts = Counter(name for j in known for name in j.features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    place = {name: i for i, name in enumerate(names)}
    rows = [[place[name] for name in sorted(j.features) if name in place] for j in known]
    happened = torch.tensor([float(j.label > 0) for j in known])
    sureness = torch.tensor([min(1.0, abs(j.label) / 2) for j in known])
    flat = torch.tensor([i for row in rows for i in row])
    offsets = torch.tensor([0, *(len(row) for row in rows[:-1])]).cumsum(0)
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=80, history_size=20)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights[:, None], offsets, mode="sum")[:, 0]
        wrong = torch.nn.functional.binary_cross_entropy_with_logits(scores, happened, reduction="none")
        total = (wrong * sureness).sum() + PENALTY * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return dict(zip(names, weights.detach().tolist(), strict=True))


def probability(judged: Judged, weights: Mapping[str, float]) -> float:
    """That it happened."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in judged.features)))


def left_out(known: Sequence[Judged]) -> Iterator[tuple[Judged, float]]:
    """Each predicate with its probability by weights learned from the other folds; a sentence is in one fold."""
    folds = [[j for j in known if zlib.crc32(j.text.encode()) % FOLDS == k] for k in range(FOLDS)]
    for k, fold in enumerate(folds):
        weights = fit([j for other in range(FOLDS) if other != k for j in folds[other]])
        yield from ((j, probability(j, weights)) for j in fold)


def reliability(found: Sequence[tuple[Judged, float]]) -> Iterator[list[str]]:
    """Rule and certainty; what it doubts, how much of that happened; how much is above LIFTING, how much of that happened."""
    doubted = [(j.doubt, j.label > 0, p > LIFTING) for j, p in found if abs(j.label) >= SURE and j.doubt]
    for rule in sorted({rule for rule, _, _ in doubted}):
        own = [(happened, lifted) for name, happened, lifted in doubted if name == rule]
        counts = (len(own), sum(h for h, _ in own), sum(up for _, up in own), sum(h and up for h, up in own))
        yield [rule, *map(str, counts)]


def figures(found: Sequence[tuple[Judged, float]]) -> str:
    """Agreement, and F1 of what did not happen."""
    sure = [(j.label > 0, p >= 0.5) for j, p in found if abs(j.label) >= SURE]
    agreed = sum(gold == guess for gold, guess in sure) / len(sure)
    hits = sum(not gold and not guess for gold, guess in sure)
    f1 = 2 * hits / (sum(not gold for gold, _ in sure) + sum(not guess for _, guess in sure))
    return f"{len(sure)} predicates: agreement {agreed:.3f}, F1 of what did not happen {f1:.3f}"


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("kg/qualify/factuality"))
    options = parser.parse_args()
    torch.manual_seed(0)
    for name in ("ud/ewt-train.conllu", "factuality/uds-ih2-train.jsonl"):
        check_trainable(options.data / name)
    known = list(predicates(options.data, "train"))
    found = list(left_out(known))
    weights = fit(known)
    print("folds left out:", figures(found))
    print("dev:", figures([(j, probability(j, weights)) for j in predicates(options.data, "dev")]))
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= SMALLEST}
    _write(options.out / "weights.tsv", ["feature", "weight"], ([name, f"{weight:.2f}"] for name, weight in kept.items()))
    head = ["rule|certainty", "doubted", "of these happened", "of these above LIFTING", "of these happened"]
    _write(options.out / "rules.tsv", head, reliability(found))


def _write(path: Path, head: Sequence[str], rows: Iterator[list[str]]) -> None:
    lines = ["# " + "\t".join(head), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sentence(rows: Sequence[Sequence[str]]) -> Sentence:
    tokens, start = [], 0
    for number, row in enumerate(rows, 1):
        span = Span(start, start + len(row[1]))
        start = span.end + 1
        tokens.append(Token(index=number, span=span, form=row[1], lemma=row[2], upos=row[3], xpos=row[4], head=int(row[6]), deprel=row[7]))
    return Sentence(span=Span(0, start - 1), tokens=tuple(tokens))


if __name__ == "__main__":
    main()
