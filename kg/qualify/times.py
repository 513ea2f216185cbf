"""A time expression, its preposition and the publication date -> an interval. What cannot be resolved stays unknown (None)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from kg.qualify.periods import COUNT, MONTH, Resolved
from kg.qualify.readings import YEAR, day_of, read
from kg.types import Interval, Precision

AHEAD = rf"{COUNT} (?:days?|weeks?|months?|years?)"
LASTING = "for, up to now"  # the role of "three years" in "has led it for three years"
CLOCK = re.compile(r"noon|midnight|dawn|dusk|sunset|sunrise")  # "before *dawn* Tuesday": on that day


def resolve_time(text: str, *, role: str, published: date | None, future: bool | None) -> Interval | None:
    """The interval that `text` names after the preposition `role` ("since", "by", …); `future` is the tense of its clause, None if none.
    What is no day of the calendar ("June 30-31", the week before year 1) is None.
    """
    try:
        return _resolved(text, role, published, future)
    except (ValueError, OverflowError):
        return None


def _resolved(text: str, role: str, published: date | None, future: bool | None) -> Interval | None:
    plain, role = _put_plainly(re.sub(r"\s+", " ", text.lower().replace("’", "'")).strip(" ,.").removesuffix("'s"), role)
    future = False if role == "since" else future
    whole = _range(plain, published, future)
    found = whole or read(plain, published, future)
    if found is None and role in {"in", "within", "time"} and future and re.fullmatch(AHEAD, plain):
        found = read(f"{plain} from now", published, future)  # "will open in two weeks"; "was built in two weeks" tells how long it took
    if found is None:
        return None
    start, end, precision = found
    if whole:
        return Interval(start=start, end=end, precision=precision)  # "from" belongs to the range
    if role in {"since", "from"}:
        return Interval(start=start, end=None, precision=precision)
    if role in {"until", "till", "through", "by", "before"}:
        last = start - timedelta(days=1) if role == "before" else end
        return Interval(start=None, end=last, precision=precision)
    if role == "within" and published is not None:
        return Interval(start=min(start, published), end=end, precision=precision)
    if role == "after":
        return Interval(start=end, end=None, precision=precision)
    return Interval(start=start, end=end, precision=precision)


def _put_plainly(text: str, role: str) -> tuple[str, str]:
    """ "three years" up to now is since "three years ago"; "within a week"; "before dawn Tuesday" is that day."""
    if role == LASTING:
        return (f"{text} ago", "since") if re.fullmatch(AHEAD, text) else (text, "for")
    if role == "within" and text in {"day", "week", "month", "year"}:
        return f"1 {text}", role
    return text, "" if CLOCK.match(text) and role in {"before", "after", "until", "by"} else role


def _range(text: str, published: date | None, future: bool | None) -> Resolved | None:
    """ "from 2013 to 2017", "between May and July", "1950-53", "June 3-5"."""
    days = re.fullmatch(rf"{MONTH} (\d{{1,2}}) ?[-–] ?(\d{{1,2}})(?:,? {YEAR})?", text)
    if days:
        first = day_of(days["month"], days[2], days["year"], published, future)
        last = day_of(days["month"], days[3], days["year"], published, future)
        return (first, last, Precision.DAY) if first and last and first <= last else None
    years = re.fullmatch(r"((?:1[5-9]|20)\d\d) ?[-–] ?((?:1[5-9]|20)?\d\d)", text)
    if years:
        last_year = int(years[2]) if len(years[2]) == 4 else int(years[1][:2] + years[2])
        return (date(int(years[1]), 1, 1), date(last_year, 12, 31), Precision.YEAR) if last_year >= int(years[1]) else None
    parts = re.fullmatch(r"(?:from |between )?(.+?) (?:to|until|and|through|till) (.+)", text)
    if not parts:
        return None
    begins, ends = parts.groups()
    year = re.search(rf"\b{YEAR}$", ends)
    if year and re.search(rf"\b{MONTH}\b", begins) and not re.search(rf"\b{YEAR}$", begins):
        begins = f"{begins} {year['year']}"  # "between *March* and May 2010"
    left, right = (read(p, published, future) for p in (begins, ends))
    return (left[0], right[1], right[2]) if left and right and left[0] <= right[1] else None


def resolve_within(text: str, *, role: str, days: Sequence[date], future: bool | None) -> Interval | None:
    """All that `text` may mean if the article appeared on one of these days; None where on some it means nothing."""
    found = [resolve_time(text, role=role, published=day, future=future) for day in days]
    known = [i for i in found if i is not None]
    if not known or len(known) < len(found):
        return None
    starts, ends = [i.start for i in known if i.start is not None], [i.end for i in known if i.end is not None]
    return Interval(start=min(starts, default=None), end=max(ends, default=None), precision=known[0].precision)
