"""Proposition -> the probability that it is right: a logistic model over what the parse and the clause look like.

Weights are fitted by `python benchmarks/confidence.py` on CaRB dev, against the lenient precision of each full rendering; how well the
probabilities hold is in docs/evaluation.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.english.tree import Node
from kg.extract.statements.propositions import Proposition

WEIGHTS: Mapping[str, float] = {
    "always": 0.053,
    "arcs": 0.178,
    "arguments": -0.053,
    "object words": -0.199,
    "other words": -0.142,
    "predicate words": 0.404,
    "pronoun subject": -0.196,
    "relation acl": -0.283,
    "relation advcl": -0.122,
    "relation appos": 0.268,
    "relation ccomp": -0.422,
    "relation compound": 0.121,
    "relation conj": 0.166,
    "relation csubj": 0.007,
    "relation flat": 0.025,
    "relation iobj": 0.024,
    "relation nmod": -0.273,
    "relation nsubj": 0.068,
    "relation obj": 0.072,
    "relation obl": -0.274,
    "relation parataxis": 0.087,
    "relation root": 0.495,
    "relation xcomp": 0.092,
    "rule adverbial": -0.145,
    "rule apposition": -0.134,
    "rule conjunct": 0.448,
    "rule control": 0.139,
    "rule existential": -0.365,
    "rule headline": -0.074,
    "rule participle": -0.195,
    "rule place": 0.117,
    "rule subject": 0.262,
    "sentence": -0.456,
    "subject words": -0.642,
    "verb": 0.500,
    "worst arc": 0.145,
}
LOWEST, HIGHEST = 0.02, 0.99


def confidence(proposition: Proposition, heads: tuple[Node, ...]) -> float:
    """Probability in LOWEST..HIGHEST, four decimals; `heads` are the words whose arcs it rests on."""
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in features(proposition, heads).items())
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + math.exp(-score)))), 4)


def features(proposition: Proposition, heads: tuple[Node, ...]) -> dict[str, float]:
    """Named values of about 0 to 1."""
    clause = proposition.clause
    first, rest = proposition.slots[:1], proposition.slots[1:]
    arcs = [n.token.arc for n in sorted({clause.head, *heads, *(s.head for s in first)})]
    return {
        "always": 1.0,
        "arcs": math.exp(sum(math.log(max(a, 1e-3)) for a in arcs) / len(arcs)),
        "worst arc": min(arcs),
        "sentence": min(len(clause.head.tree), 60) / 60,
        "subject words": min(len(proposition.subject.words), 20) / 20,
        "object words": min(sum(len(s.words) for s in first), 30) / 30,
        "other words": min(sum(len(s.words) for s in rest), 30) / 30,
        "arguments": min(len(proposition.slots), 5) / 5,
        "predicate words": min(len(proposition.words), 6) / 6,
        "pronoun subject": float(clause.subject.upos == "PRON"),
        "verb": float(clause.head.upos == "VERB"),
        f"relation {clause.head.base}": 1.0,
        f"rule {clause.construction.value}": 1.0,
    }
