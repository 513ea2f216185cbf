"""Confidences with what became of them -> a reliability table: in each tenth, what was promised and what was observed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions with a confidence from `start` up to the next bin: how many, their mean confidence and mean precision."""

    start: float
    size: int
    predicted: float
    observed: float


def reliability(outcomes: Iterable[tuple[float, float]]) -> tuple[Bin, ...]:
    """The bins that have predictions, of pairs (confidence, precision) in 0..1."""
    members: list[list[tuple[float, float]]] = [[] for _ in range(BINS)]
    for confidence, precision in outcomes:
        members[min(int(confidence * BINS), BINS - 1)].append((confidence, precision))
    return tuple(
        Bin(place / BINS, len(pairs), sum(c for c, _ in pairs) / len(pairs), sum(p for _, p in pairs) / len(pairs))
        for place, pairs in enumerate(members)
        if pairs
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Mean distance of promise and observation, weighted by size (expected calibration error, Naeini et al., AAAI 2015)."""
    whole = sum(b.size for b in bins)
    return sum(b.size * abs(b.predicted - b.observed) for b in bins) / whole if whole else 0.0
