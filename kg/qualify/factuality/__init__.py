"""Predicate -> Judgement: how likely it is that what it tells happened, learned from people's judgements, and the word that weighs most.

A linear classifier over the predicate's tree and the rules' findings (training/factuality.py). The rules carry the reasons; where both
disagree a statement takes the weaker status, but for rules about the reach of a condition or question, which the tree tells badly: there
the classifier wins where it was measured to be right. rules.tsv has for each rule what was counted on five folds of the training data. It
never lifts what a word says itself: "did not", "probably", "tried to" stay what they are, whatever people made of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.english.tree import Node
from kg.qualify.factuality.features import Signs, features
from kg.qualify.modals import Doubt
from kg.types import Certainty

RULE = "judged"
UNLIKELY = 0.4  # what is less likely is possible at most; with 0.5 the figures on UDS-IH2 are the same and news has more false doubts
LIFTING = 0.7  # what is more likely did, if only an unreliable rule about reach says otherwise
SMALLEST = 0.001  # a share nearer to 0 or 1 counts as this
OF_REACH = frozenset({"conditioned", "question"})
WRONG = 0.2  # a rule is unreliable if this share of what it doubts did happen
RIGHT = 0.75  # and the classifier overrules it if this share of what it puts above LIFTING there did
FEWEST = 8  # predicates of which that share must be known


@dataclass(frozen=True, slots=True)
class Judgement:
    """`probability` that it happened; `word` is what speaks most for that, or against it."""

    probability: float
    word: Node

    def overrules(self, doubt: Doubt) -> bool:
        """Whether it is surer than a rule that is often wrong."""
        return doubt.rule in OF_REACH and self.probability > LIFTING and f"{doubt.rule}|{doubt.certainty.value}" in unreliable()


def weighed(judgement: Judgement, found: Doubt | None, *, negated: bool) -> tuple[Doubt | None, Judgement | None]:
    """The doubt that is left of what the rules `found`, and the judgement where it made a difference."""
    if not negated and found is None and judgement.probability < UNLIKELY:
        return Doubt(Certainty.POSSIBLE, RULE, judgement.word), judgement
    if not negated and found is not None and judgement.overrules(found):
        return None, judgement
    return found, None


def judged(node: Node, signs: Signs) -> Judgement:
    """What the classifier makes of a predicate around which the rules found these signs."""
    known = weights()
    found = {name: word for name, word in features(node, signs) if name in known}
    score = _with_the_network(sum(known[name] for name in sorted(found)), node.token.happened)
    sign = 1 if score >= 0 else -1
    word = max(found, key=lambda name: (sign * known[name], name), default=None)
    return Judgement(round(1 / (1 + math.exp(-score)), 4), found[word] if word is not None else node)


def _with_the_network(score: float, happened: float | None) -> float:
    """The mean of the scores of the classifier and of the language model, where it has one: it reads the words, the classifier the tree."""
    if happened is None:
        return score
    share = min(max(happened, SMALLEST), 1 - SMALLEST)
    return (score + math.log(share / (1 - share))) / 2


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
