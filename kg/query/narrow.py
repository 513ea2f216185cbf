"""The rows of a query -> those that a user wants to see: about somebody, of some days, from some source, of some status."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.query.nearest import did_you_mean
from kg.query.results import Result, text_of
from kg.types import Status

if TYPE_CHECKING:
    from kg.query.results import Row

TIMES = ("when", "from", "published", "announced")  # columns with a day, best first
DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
AT_END = re.compile(r", (\d{4}-\d{2}-\d{2})$")  # "Lake Courier, 2024-03-12"
OPEN = ".."


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow:
    """What rows must have; what is None or 0 is not asked for. A row whose day is unknown is of no span of days."""

    about: tuple[str, ...] = ()
    source: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 0

    def __call__(self, result: Result) -> Result:
        """Those rows. Raises UsageError where the query has no column that could tell."""
        named = result
        for name in self.about:
            named = named.about(name)
        rows = named.rows
        if self.source:
            at, wanted = _columns(result, "source", "publisher"), self.source.casefold()
            rows = tuple(row for row in rows if any(wanted in _text(row, i).casefold() for i in at))
        if self.status:
            at, status = _columns(result, "status"), _status(self.status)
            rows = tuple(row for row in rows if any(_text(row, i) == status for i in at))
        if self.since or self.until:
            at = _columns(result, *TIMES, "source")
            rows = tuple(row for row in rows if self._is_of_these_days(row, at))
        return replace(result, rows=rows[: self.limit] if self.limit else rows)

    def _is_of_these_days(self, row: Row, columns: list[int]) -> bool:
        span = next(filter(None, (span_of(_text(row, i)) for i in columns)), None)
        if span is None:
            return False
        first, last = span
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def span_of(text: str) -> tuple[date, date] | None:
    """First and last day of an EDTF date or interval, or of the day behind the name of a source; None where there is none."""
    at_end = AT_END.search(text)
    start, slash, end = (at_end.group(1) if at_end else text).partition("/")
    first, last = _days(start), _days(end if slash else start)
    if first is None and last is None:
        return None
    return (first or (date.min, date.min))[0], (last or (date.max, date.max))[1]


def _days(text: str) -> tuple[date, date] | None:
    match = DAY.fullmatch(text)
    if not match or text == OPEN:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None


def _columns(result: Result, *names: str) -> list[int]:
    """Places of the columns whose names have one of these words, the words in their order."""
    found = [i for name in names for i, variable in enumerate(result.variables) if name in variable.split("_")]
    if not found:
        wanted = "day" if "when" in names else names[0]
        raise UsageError(f"the rows of this query have no {wanted}; its columns are {', '.join(result.variables)}")
    return found


def _status(text: str) -> str:
    known = {status.value.casefold(): status.value for status in Status}
    if text.casefold() not in known:
        raise UsageError(f"“{text}” is no status{did_you_mean(text, known.values()) or '; there are ' + ', '.join(known.values())}")
    return known[text.casefold()]


def _text(row: Row, column: int) -> str:
    term = row[column]
    return text_of(term) if term is not None else ""
