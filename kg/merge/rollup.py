"""The mentions of one statement -> its status, confidence and counts. `kg verify` computes them again from the graph with these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.types import Status

STRENGTH = (Status.ASSERTED, Status.REPORTED, Status.CLAIMED, Status.PLANNED, Status.POSSIBLE)
DENIALS = frozenset({Status.NEGATED, Status.DENIED})
MOST = Decimal("0.99")  # no number of articles makes anything certain
GRAIN = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Vote:
    """What one mention adds: its article, what it amounts to and how sure the extractor is."""

    article: str
    status: Status
    confidence: Decimal

    @property
    def denies(self) -> bool:
        """Whether the mention says that the statement does not hold."""
        return self.status in DENIALS


def roll_up_status(votes: Iterable[Vote]) -> Status:
    """Disputed if some mentions affirm and some deny; else the strongest status; of denials Denied if somebody denies it."""
    found = {v.status for v in votes}
    denials = found & DENIALS
    affirming = [s for s in STRENGTH if s in found]
    if denials and affirming:
        return Status.DISPUTED
    if affirming:
        return affirming[0]
    return Status.DENIED if Status.DENIED in denials else Status.NEGATED


def roll_up_confidence(votes: Iterable[Vote]) -> Decimal:
    """Noisy-or over articles of the surest mention in each, at most 0.99; denying mentions count only where nothing affirms."""
    votes = list(votes)
    side = [v for v in votes if not v.denies] or votes
    by_article: dict[str, Decimal] = {}
    for vote in side:
        by_article[vote.article] = max(by_article.get(vote.article, Decimal(0)), vote.confidence)
    doubt = Decimal(1)
    for confidence in sorted(by_article.values()):
        doubt *= 1 - confidence
    return min(MOST, 1 - doubt).quantize(GRAIN)


def grain(confidence: float) -> Decimal:
    """An extractor's confidence as the graph writes it: four decimals, never quite 0 or 1, as no extractor is certain."""
    return min(1 - GRAIN, max(GRAIN, Decimal(str(round(confidence, 6))).quantize(GRAIN)))
