"""Two tellings -> what their difference is: its kind, the two, and how telling it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kg.merge.occurrences import Occurrence


class Kind(Enum):
    """What two tellings differ in."""

    NUMBER = "number"
    TIME = "time"
    PLACE = "place"
    AGENT = "agent"
    DENIAL = "denial"
    VERSION = "version"
    UPDATE = "update"
    OUTCOME = "outcome"


# the most telling first: a denial sets two sources against each other, an update is no quarrel
WEIGHT = {
    Kind.DENIAL: 90,
    Kind.NUMBER: 80,
    Kind.VERSION: 75,
    Kind.TIME: 70,
    Kind.AGENT: 65,
    Kind.PLACE: 60,
    Kind.OUTCOME: 40,
    Kind.UPDATE: 30,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two tellings that differ; `left` is the earlier one. `left_value` and `right_value` are the words that differ, "" where all do."""

    kind: Kind
    left: Occurrence
    right: Occurrence
    left_value: str = ""
    right_value: str = ""
    points: int = 0

    @property
    def rank(self) -> int:
        """How telling it is; more is more."""
        return WEIGHT[self.kind] + min(self.points, 9)


def difference(kind: Kind, a: Occurrence, b: Occurrence, values: tuple[str, str] = ("", ""), points: int = 0) -> Difference:
    """With the earlier article on the left."""
    if told_on(b) < told_on(a):
        a, b, values = b, a, (values[1], values[0])
    return Difference(kind=kind, left=a, right=b, left_value=values[0], right_value=values[1], points=points)


def told_on(occurrence: Occurrence) -> tuple[str, str]:
    """When and where an occurrence stands, for sorting: the day of its article, then the article."""
    published = occurrence.document.published
    return (published.isoformat() if published else date.max.isoformat(), occurrence.document.id)


def days_apart(a: Occurrence, b: Occurrence) -> int:
    """Days between two articles; 0 where one has no date."""
    one, two = a.document.published, b.document.published
    return abs((one - two).days) if one and two else 0
