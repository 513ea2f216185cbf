"""Fits the weights of kg/extract/statements/confidence.py and prints them: python benchmarks/confidence.py CARB_DEV.tsv

Logistic regression with fractional targets (the lenient precision of each tuple against its best gold tuple) and L2 = 5; five-fold
figures by sentence are printed to stderr, so that nobody mistakes the fit for the truth.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.annotate import JointAnnotator
from kg.evaluate.openie import Extraction, best_precision, read_carb, score_carb
from kg.extract import contexts, sentence_propositions
from kg.extract.statements.confidence import features
from kg.extract.statements.render import full_tuples, in_full_rendering

L2 = 5.0
FOLDS = 5


def main() -> None:
    """Annotate, extract, fit, print."""
    gold = read_carb(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rows, targets, owners, tuples = examples(gold)
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array(targets)
    folds = np.array([zlib.crc32(s.encode()) % FOLDS for s in owners])
    unseen = np.zeros(len(y))
    for fold in range(FOLDS):
        unseen[folds == fold] = probability(x[folds == fold], fit(x[folds != fold], y[folds != fold]))
    predicted: dict[str, list[Extraction]] = {}
    for sentence, found, p in zip(owners, tuples, unseen, strict=True):
        predicted.setdefault(sentence, []).append(Extraction(found.predicate, found.arguments, round(float(p), 4)))
    score = score_carb(gold, predicted)
    print(f"five-fold: F1 {score.f1:.4f}, AUC {score.auc:.4f}", file=sys.stderr)
    for low in np.arange(0, 1, 0.1):
        inside = (unseen >= low) & (unseen < low + 0.1)
        if inside.any():
            print(f"  {low:.1f}-{low + 0.1:.1f}: {inside.sum():5d} tuples, precision {y[inside].mean():.3f}", file=sys.stderr)
    print("WEIGHTS: Mapping[str, float] = {")
    for name, weight in zip(names, fit(x, y), strict=True):
        print(f'    "{name}": {weight:.3f},')
    print("}")


def examples(gold: dict[str, list[Extraction]]) -> tuple[list[dict[str, float]], list[float], list[str], list[Extraction]]:
    """Features, target, sentence and tuple of each full rendering."""
    annotate = JointAnnotator()
    rows, targets, owners, tuples = [], [], [], []
    for sentence, answers in gold.items():
        for context in contexts(annotate.annotate_tokenized(sentence)):
            for proposition in filter(in_full_rendering, sentence_propositions(context)):
                values = features(proposition, (proposition.subject.head,))
                for statement in full_tuples(context, proposition):
                    arguments = (statement.subject.text, statement.object.text, *(q.value.text for q in statement.qualifiers))
                    found = Extraction(statement.surface, arguments)
                    rows.append(values)
                    targets.append(best_precision(answers, found))
                    owners.append(sentence)
                    tuples.append(found)
    return rows, targets, owners, tuples


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = probability(x, weights)
        hessian = (x.T * (p * (1 - p))) @ x + L2 * np.eye(len(weights))
        weights -= np.linalg.solve(hessian, x.T @ (p - y) + L2 * weights)
    return weights


def probability(x: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic function of the weighted features."""
    return 1 / (1 + np.exp(-x @ weights))


if __name__ == "__main__":
    main()
