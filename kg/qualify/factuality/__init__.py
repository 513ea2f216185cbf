"""Predicate -> Judgement: how likely it is that what it tells happened, learned from people's judgements, and the word that weighs most.

A linear classifier over the predicate's tree and the rules' findings (training/factuality.py). The rules carry the reasons; where both
disagree a statement takes the weaker status, unless the rule that weakens it is often wrong and the classifier mostly right about it:
rules.tsv has for each rule what was counted on five folds of the training data, and the thresholds were chosen there.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.english.tree import Node
from kg.qualify.factuality.features import features
from kg.qualify.modals import Doubt

HAPPENED = 0.5  # what is less likely did not happen
LIFTING = 0.6  # what is more likely did, if only an unreliable rule says otherwise
WRONG = 0.2  # a rule is unreliable if this share of what it doubts did happen
RIGHT = 0.75  # and the classifier overrules it if this share of what it puts above LIFTING there did
FEWEST = 8  # predicates of which that share must be known


@dataclass(frozen=True, slots=True)
class Judgement:
    """`probability` that it happened; `word` is what speaks most for that, or against it."""

    probability: float
    word: Node

    @property
    def happened(self) -> bool:
        """Whether it rather did."""
        return self.probability >= HAPPENED

    def overrules(self, doubt: Doubt, node: Node) -> bool:
        """Whether it is surer of a predicate than a rule that is often wrong; an infinitive stays what its governor makes of it."""
        return node.is_finite and self.probability > LIFTING and f"{doubt.rule}|{doubt.certainty.value}" in unreliable()


def judged(node: Node) -> Judgement:
    """What the classifier makes of a predicate."""
    known = weights()
    found = {name: word for name, word in features(node) if name in known}
    score = sum(known[name] for name in sorted(found))
    sign = 1 if score >= 0 else -1
    word = max(found, key=lambda name: (sign * known[name], name), default=None)
    return Judgement(round(1 / (1 + math.exp(-score)), 4), found[word] if word is not None else node)


@cache
def weights() -> dict[str, float]:
    """Feature -> weight, positive for what happened."""
    return {name: float(weight) for name, weight in _rows("weights.tsv")}


@cache
def unreliable() -> frozenset[str]:
    """Rules, each with the certainty that it leaves, that the classifier overrules."""
    return frozenset(name for name, *counts in _rows("rules.tsv") if _is_overruled(*map(int, counts)))


def _is_overruled(doubted: int, happened: int, lifted: int, right: int) -> bool:
    return lifted >= FEWEST and happened >= WRONG * doubted and right >= RIGHT * lifted


def _rows(name: str) -> list[list[str]]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
