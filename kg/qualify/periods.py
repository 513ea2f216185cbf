"""A year, month, week, quarter or season, and a part of one -> its days: "the third *quarter* of 2023", "the *beginning* of March"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from kg.english.calendar import MONTHS, NUMBERS, QUARTERS, SEASONS, WEEKDAYS
from kg.types import Precision

Resolved = tuple[date, date, Precision]
"""First day, last day and grain."""

MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH2, DAY2 = MONTH.replace("<month>", "<month2>"), DAY.replace("<day>", "<day2>")
WEEKDAY = r"(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")"
COUNT = r"(?P<count>\d+|" + "|".join(NUMBERS) + r")"
SIZES = {"day": 1, "week": 7}  # unit -> days
THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}  # years of a decade
EDGES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}


def unit_of(unit: str, day: date, step: int) -> Resolved | None:
    """The whole day, week, weekend, month, quarter, year or season, `step` units from the one that holds `day`; of decades and centuries
    the year that lies so far from it."""
    if unit == "day":
        day += timedelta(days=step)
        return day, day, Precision.DAY
    if unit in {"week", "weekend"}:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        if unit == "weekend":
            return monday + timedelta(days=5), monday + timedelta(days=6), Precision.DAY
        return monday, monday + timedelta(days=6), Precision.WEEK
    if unit == "month":
        return month_at(day.year * 12 + day.month - 1 + step)
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + step
        return quarter(quarters // 4, quarters % 4 + 1)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is not None:
        return years_from(day.year + step * years, 1)
    return season(unit, day.year - (unit == "winter" and day.month <= SEASONS[unit][1]) + step) if unit in SEASONS else None


def month_at(months: int) -> Resolved:
    """The month with this number, counted from January of year 0."""
    return whole_month(months // 12, months % 12 + 1)


def whole_month(year: int, month: int) -> Resolved:
    """From its first to its last day."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH


def years_from(first: int, count: int) -> Resolved:
    """So many years."""
    return date(first, 1, 1), date(first + count - 1, 12, 31), Precision.YEAR


def quarter(year: int, number: int) -> Resolved:
    """The first is January to March."""
    first = 3 * number - 2
    return date(year, first, 1), whole_month(year, first + 2)[1], Precision.QUARTER


def season(name: str, year: int) -> Resolved:
    """Of the northern half of the earth; a winter begins in December of its year."""
    first, last = SEASONS[name]
    return date(year, first, 1), whole_month(year + 1 if last < first else year, last)[1], Precision.MONTH


def count_of(text: str) -> int:
    """The number that a word or figure says."""
    return int(text) if text.isdigit() else NUMBERS[text]


# ------------------------------------------------------------------------------------------------ parts


def part_of(part: str, whole: Resolved) -> Resolved | None:
    """The days that `part`, in small letters, names of a longer time; None where it is no part of one, or of none of this length.
    ValueError where the calendar has no such day."""
    for pattern, find in PARTS:
        match = re.fullmatch(pattern, part)
        if match:
            return find(match, whole)
    return None


def _is_year(whole: Resolved) -> bool:
    return whole[2] is Precision.YEAR and whole[0].year == whole[1].year


def _day(match: re.Match[str], whole: Resolved) -> Resolved | None:
    if not _is_year(whole):
        return None
    day = date(whole[0].year, MONTHS[match["month"] or match["month2"]], int(match["day"] or match["day2"]))
    return day, day, Precision.DAY


def _month(match: re.Match[str], whole: Resolved) -> Resolved | None:
    return whole_month(whole[0].year, MONTHS[match["month"]]) if _is_year(whole) else None


def _quarter(match: re.Match[str], whole: Resolved) -> Resolved | None:
    return quarter(whole[0].year, QUARTERS[match["which"]]) if _is_year(whole) else None


def _season(match: re.Match[str], whole: Resolved) -> Resolved | None:
    return season(match["season"], whole[0].year) if _is_year(whole) else None


def _half(match: re.Match[str], whole: Resolved) -> Resolved | None:
    """Of a year, decade or century."""
    start, end, precision = whole
    first = match["which"] == "first"
    if _is_year(whole):
        return (start, date(start.year, 6, 30), Precision.MONTH) if first else (date(start.year, 7, 1), end, Precision.MONTH)
    half = (end.year - start.year + 1) // 2
    return years_from(start.year + (0 if first else half), half) if precision is Precision.YEAR else None


def _weekday(match: re.Match[str], whole: Resolved) -> Resolved | None:
    day = whole[0] + timedelta(days=WEEKDAYS[match["weekday"]])
    return (day, day, Precision.DAY) if whole[2] is Precision.WEEK else None


def _counted(match: re.Match[str], whole: Resolved) -> Resolved | None:
    """ "the *first nine months* of 2023", "the *last three days* of May"."""
    count, unit = count_of(match["count"]), match["unit"].rstrip("s")
    start, end, _ = whole
    if unit in SIZES:
        days = timedelta(days=count * SIZES[unit] - 1)
        found = (start, start + days) if match["which"] == "first" else (end - days, end)
        precision = Precision.DAY
    else:
        first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
        edges = (first, first + count - 1) if match["which"] == "first" else (last - count + 1, last)
        found = (month_at(edges[0])[0], month_at(edges[1])[1])
        precision = Precision.MONTH
    return (*found, precision) if start <= found[0] and found[1] <= end else None


def _ordinal(match: re.Match[str], whole: Resolved) -> Resolved | None:
    """ "the *first week* of March", "the *last weekend* of the month": its seven days, or the Saturday and Sunday."""
    start, end, precision = whole
    if precision is not Precision.MONTH:
        return None
    number = QUARTERS[match["which"]] - 1
    first = end - timedelta(days=6) if match["which"] == "last" else start + timedelta(days=7 * number)
    if match["unit"] == "weekend":
        saturday = first + timedelta(days=(5 - first.weekday()) % 7)
        return saturday, saturday + timedelta(days=1), Precision.DAY
    return first, first + timedelta(days=6), Precision.DAY


def _edge(match: re.Match[str], whole: Resolved) -> Resolved | None:
    """ "the *end* of 2025": its first or last month; of a decade some years of it; of a shorter time all of it."""
    start, end, precision = whole
    edge = EDGES[match["edge"]]
    if precision is Precision.YEAR and end.year - start.year == 9:
        first, last = THIRDS[edge]
        return years_from(start.year + first, last - first + 1)
    if precision not in {Precision.YEAR, Precision.QUARTER} or edge == "mid":
        return whole
    day = start if edge == "early" else end if precision is not Precision.YEAR else date(end.year, 12, 31)
    return whole_month(day.year, day.month)


def _hours(match: re.Match[str], whole: Resolved) -> Resolved | None:
    return whole if whole[2] is Precision.DAY and whole[0] == whole[1] else None


PARTS: tuple[tuple[str, Callable[[re.Match[str], Resolved], Resolved | None]], ...] = (
    (rf"{DAY} {MONTH}|{MONTH2} {DAY2}", _day),
    (rf"(?:early |late |mid-? ?)?{MONTH}", _month),
    (rf"(?P<which>{'|'.join(QUARTERS)}) quarter", _quarter),
    (rf"(?P<season>{'|'.join(SEASONS)})", _season),
    (r"(?P<which>first|second|latter|last) half", _half),
    (rf"(?:late |early )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?", _weekday),
    (rf"(?P<which>first|last) {COUNT} (?P<unit>days|weeks|months)", _counted),
    (rf"(?P<which>{'|'.join(QUARTERS)}) (?P<unit>week|weekend)", _ordinal),
    (rf"(?:very )?(?P<edge>{'|'.join(EDGES)})", _edge),
    (r"(?:early |late |small )?(?:morning hours|hours|morning|afternoon|evening|night)", _hours),
)
