"""Statement -> what is made of it: polarity, certainty, speakers, status and time, and the cues that say why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kg.types.annotation import Mention
from kg.types.text import Span


class Polarity(Enum):
    """Whether the statement is affirmed or negated where it stands."""

    POSITIVE = "Positive"
    NEGATIVE = "Negative"


class Certainty(Enum):
    """How a mention presents its content. CONDITIONAL covers hypothetical and counterfactual content, and questions."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "Possible"
    PLANNED = "Planned"
    CONDITIONAL = "Conditional"


class SpeechAct(Enum):
    """What a speaker does with the content: report it, claim it (unproven), deny it, doubt it, demand, promise, threaten, ask."""

    REPORT = "report"
    CLAIM = "claim"
    DENY = "deny"
    DOUBT = "doubt"
    DEMAND = "demand"
    PROMISE = "promise"
    THREATEN = "threaten"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says it, if not the article itself, and how. `speaker` is None where the text names nobody ("reportedly")."""

    speaker: Mention | None
    act: SpeechAct
    span: Span


class Status(Enum):
    """What the graph may do with a statement; only ASSERTED and REPORTED make a plain edge by default."""

    ASSERTED = "Asserted"
    REPORTED = "Reported"
    CLAIMED = "Claimed"
    PLANNED = "Planned"
    POSSIBLE = "Possible"
    NEGATED = "Negated"
    DENIED = "Denied"
    DISPUTED = "Disputed"


class Precision(Enum):
    """Grain of an interval's ends."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """When a statement holds: first and last day, either of which may be open (None), with the grain and the words that say so."""

    start: date | None
    end: date | None
    precision: Precision
    span: Span | None = None

    @property
    def edtf(self) -> str:
        """`2023-08-09`, `2023-08`, `2023`, or `first/last` with `..` for an open end (Extended Date/Time Format, ISO 8601-2)."""
        if self.start and self.start == self.end:
            return self.start.isoformat()
        if self.start and self.end and self.precision is Precision.MONTH and self.start.replace(day=1) == self.end.replace(day=1):
            return self.start.isoformat()[:7]
        if self.start and self.end and self.precision is Precision.YEAR and self.start.year == self.end.year:
            return self.start.isoformat()[:4]
        size = {Precision.MONTH: 7, Precision.YEAR: 4}.get(self.precision, 10)
        first, last = (d.isoformat()[:size] if d else ".." for d in (self.start, self.end))
        return f"{first}/{last}"


class CueKind(Enum):
    """What a cue explains: the status of a statement, its speaker or its time."""

    STATUS = "status"
    SPEAKER = "speaker"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Why a statement has its status, speaker or time: the name of the rule that acted, and the words that it acted on.

    `score` is what a classifier gave, of a cue that is one's: the probability that what is told happened.
    """

    kind: CueKind
    rule: str
    span: Span
    score: float | None = None
