"""Open extractions and gold -> scores: CaRB (lenient token overlap) and BenchIE (exact wordings), written from their descriptions.

CaRB: Bhardwaj, Aggarwal, Mausam, "CaRB: a crowdsourced benchmark for open IE", EMNLP 2019. BenchIE: Gashteovski et al., "BenchIE: a
framework for multi-faceted fact-based open information extraction evaluation", ACL 2022. Files are in the benchmarks' own formats.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

SAYING = frozenset({"said", "told", "added", "adds", "says"})  # CaRB reads these in either order of speaker and content


@dataclass(frozen=True, slots=True)
class Extraction:
    """One open tuple: predicate, then arguments; all as space-separated tokens."""

    predicate: str
    arguments: tuple[str, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 at the best threshold; `auc` is the area under the precision-recall curve (None where not defined)."""

    precision: float
    recall: float
    threshold: float = 0.0
    auc: float | None = None

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _f1(self.precision, self.recall)


def score_carb(gold: Mapping[str, Sequence[Extraction]], predicted: Mapping[str, Sequence[Extraction]]) -> Score:
    """CaRB's public score: binary lenient match, one prediction per gold tuple for precision, the best prediction for recall."""
    tables = [_Table(rows, list(predicted.get(sentence, ()))) for sentence, rows in gold.items()]
    thresholds = sorted({e.confidence for rows in predicted.values() for e in rows})
    curve = [(*_at(tables, threshold), threshold) for threshold in thresholds]
    if not curve:
        return Score(0.0, 0.0, auc=0.0)
    best = max(curve, key=lambda point: (_f1(point[0], point[1]), point[2]))
    return Score(best[0], best[1], best[2], _area([(recall, precision) for precision, recall, _ in curve]))


def matched_precision(gold: Mapping[str, Sequence[Extraction]], predicted: Mapping[str, Sequence[Extraction]]) -> list[tuple[float, float]]:
    """Confidence of each prediction about a sentence of the gold, and its precision by CaRB: 0 where it is matched to no gold tuple."""
    found = []
    for sentence, rows in gold.items():
        table = _Table(rows, list(predicted.get(sentence, ())))
        right = table.matched(range(len(table.confidences)))
        found += [(confidence, right.get(c, 0.0)) for c, confidence in enumerate(table.confidences)]
    return found


def best_precision(gold: Sequence[Extraction], predicted: Extraction) -> float:
    """Lenient precision of a tuple against the gold tuple of its sentence that it fits best."""
    return max((_lenient(g, predicted)[0] for g in gold), default=0.0)


class _Table:
    """Precision and recall of each gold tuple against each prediction of one sentence, computed once for all thresholds."""

    def __init__(self, gold: Sequence[Extraction], predicted: Sequence[Extraction]) -> None:
        self.confidences = [p.confidence for p in predicted]
        self.cells = [[_lenient(g, p) for p in predicted] for g in gold]

    def at(self, threshold: float) -> tuple[float, int, float, int]:
        """Sum of matched precision, number of predictions, sum of best recall, number of gold tuples."""
        columns = [c for c, confidence in enumerate(self.confidences) if confidence >= threshold]
        recall = sum(max((row[c][1] for c in columns), default=0.0) for row in self.cells)
        return sum(self.matched(columns).values()), len(columns), recall, len(self.cells)

    def matched(self, columns: Iterable[int]) -> dict[int, float]:
        """Precision of each of these predictions that is matched, one to one, best first."""
        pairs = sorted((-self.cells[r][c][0], r, c) for r in range(len(self.cells)) for c in columns)
        rows: set[int] = set()
        found: dict[int, float] = {}
        for negative, r, c in pairs:
            if r not in rows and c not in found:
                rows.add(r)
                found[c] = -negative
        return found


def _at(tables: Iterable[_Table], threshold: float) -> tuple[float, float]:
    sums = [sum(part) for part in zip(*(t.at(threshold) for t in tables), strict=True)]
    return (sums[0] / sums[1] if sums[1] else 0.0), (sums[2] / sums[3] if sums[3] else 0.0)


def _lenient(gold: Extraction, predicted: Extraction) -> tuple[float, float]:
    straight = _overlap(_binary(gold), _binary(predicted))
    if not any(word in gold.predicate for word in SAYING):
        return straight
    predicate, subject, rest = _binary(predicted)
    return max(straight, _overlap(_binary(gold), (predicate, rest, subject)), key=lambda s: _f1(*s))


def _binary(extraction: Extraction) -> tuple[list[str], list[str], list[str]]:
    """Predicate, first argument, all further arguments as one."""
    first, *rest = extraction.arguments or ("",)
    return extraction.predicate.split(), first.split(), " ".join(rest).split()


def _overlap(gold: tuple[list[str], ...], predicted: tuple[list[str], ...]) -> tuple[float, float]:
    """Token precision and recall over all parts; nothing without a common predicate word."""
    shared = [_shared(g, p) for g, p in zip(gold, predicted, strict=True)]
    if not shared[0]:
        return 0.0, 0.0
    return sum(shared) / sum(map(len, predicted)), sum(shared) / sum(map(len, gold))


def _shared(gold: Sequence[str], predicted: Sequence[str]) -> int:
    left = list(predicted)
    count = 0
    for word in gold:
        if word in left:
            left.remove(word)
            count += 1
    return count


def _area(points: Iterable[tuple[float, float]]) -> float:
    """Area under (recall, precision) points, from precision 1 at recall 0, by trapezoids."""
    curve = [(0.0, 1.0), *sorted(points)]
    return sum((x2 - x1) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in pairwise(curve))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read_carb(text: str) -> dict[str, list[Extraction]]:
    """Gold or predictions as tab-separated lines: sentence, predicate, arguments."""
    found: dict[str, list[Extraction]] = defaultdict(list)
    for line in text.splitlines():
        if line.strip():
            sentence, predicate, *arguments = line.split("\t")
            found[sentence.strip()].append(Extraction(predicate, tuple(a for a in arguments if a.strip())))
    return dict(found)


# ------------------------------------------------------------------------------------------------ BenchIE

Fact = frozenset[tuple[str, str, str]]


def score_benchie(gold: Mapping[int, Sequence[Fact]], predicted: Mapping[int, Iterable[tuple[str, str, str]]]) -> Score:
    """A prediction is right if it equals some wording of some fact; a fact is found if some prediction equals one of its wordings."""
    right = made = hit = facts = 0
    for sentence, clusters in gold.items():
        triples = {tuple(_plain(slot) for slot in triple) for triple in predicted.get(sentence, ())}
        wordings = frozenset().union(*clusters)
        right += len(triples & wordings)
        made += len(triples)
        hit += sum(1 for cluster in clusters if cluster & triples)
        facts += len(clusters)
    return Score(right / made if made else 0.0, hit / facts if facts else 0.0)


def read_benchie(text: str) -> tuple[dict[int, str], dict[int, list[Fact]]]:
    """Sentences by number, and their facts: each the set of its wordings with every choice of the optional words in brackets."""
    sentences: dict[int, str] = {}
    facts: dict[int, list[set[tuple[str, str, str]]]] = {}
    current = 0
    for line in text.splitlines():
        head = re.match(r"sent_id:(\d+)\t(.*)", line)
        if head:
            current = int(head[1])
            sentences[current], facts[current] = head[2], []
        elif re.match(r"\d+--> *Cluster", line):
            facts[current].append(set())
        elif " --> " in line:
            slots = [_wordings(slot) for slot in re.sub(r" *<--.*", "", line).split(" --> ")[:3]]
            facts[current][-1] |= set(product(*slots))  # type: ignore[arg-type]  # three slots by construction
    return sentences, {number: [frozenset(c) for c in clusters if c] for number, clusters in facts.items()}


def _wordings(slot: str) -> list[str]:
    """'[the] Prime Minister [of Australia]' -> its four wordings."""
    parts = re.split(r"(\[[^\]]*\])", slot)
    choices = [("", part[1:-1]) if part.startswith("[") else (part,) for part in parts if part]
    return sorted({_plain(" ".join(choice)) for choice in product(*choices)})


def _plain(slot: str) -> str:
    return " ".join(slot.lower().split())
