"""A time expression, its preposition and the publication date in, an interval out. What cannot be resolved stays unknown (None).

Weekdays: in a past or present clause the latest one up to the publication date, in a future clause the next one after it. Weeks run from
Monday to Sunday, a weekend is Saturday and Sunday. Vague words ("recently", "in years") give nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from kg.types import Interval, Precision

WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
MONTHS = {
    name: number
    for number, name in enumerate("january february march april may june july august september october november december".split(), 1)
}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
    "few": 3,
    "several": 3,
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH2, DAY2 = MONTH.replace("<month>", "<month2>"), DAY.replace("<day>", "<day2>")
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
WEEKDAY = r"(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")"
COUNT = r"(?P<count>\d+|" + "|".join(NUMBERS) + r")"

Resolved = tuple[date, date, Precision]


def resolve_time(text: str, *, role: str, published: date | None, future: bool | None) -> Interval | None:
    """The interval that `text` names after the preposition `role` ("since", "by", …); `future` is the tense of its clause, None if none."""
    plain = re.sub(r"\s+", " ", text.lower().replace("’", "'")).strip(" ,.")
    future = False if role == "since" else future
    whole = _range(plain, published, future)
    found = whole or _resolve(plain, published, future)
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
    if role == "after":
        return Interval(start=end, end=None, precision=precision)
    return Interval(start=start, end=end, precision=precision)


def _range(text: str, published: date | None, future: bool | None) -> Resolved | None:
    """ "from 2013 to 2017", "between May and July", "1950-53", "June 3-5"."""
    days = re.fullmatch(rf"{MONTH} (\d{{1,2}}) ?[-–] ?(\d{{1,2}})(?:,? {YEAR})?", text)
    if days:
        first = _day(days["month"], days[2], days["year"], published, future)
        last = _day(days["month"], days[3], days["year"], published, future)
        return (first, last, Precision.DAY) if first and last and first <= last else None
    years = re.fullmatch(r"((?:1[5-9]|20)\d\d) ?[-–] ?((?:1[5-9]|20)?\d\d)", text)
    if years:
        last_year = int(years[2]) if len(years[2]) == 4 else int(years[1][:2] + years[2])
        return (date(int(years[1]), 1, 1), date(last_year, 12, 31), Precision.YEAR) if last_year >= int(years[1]) else None
    parts = re.fullmatch(r"(?:from |between )?(.+?) (?:to|until|and|through|till) (.+)", text)
    if not parts:
        return None
    left, right = (_resolve(p, published, future) for p in parts.groups())
    return (left[0], right[1], right[2]) if left and right and left[0] <= right[1] else None


def _resolve(text: str, published: date | None, future: bool | None) -> Resolved | None:
    for pattern, reading in READINGS:
        match = re.fullmatch(pattern, text)
        if match:
            try:
                return reading(match, published, future)
            except (ValueError, OverflowError):  # 31 June, year 0, a million years ago: no date
                return None
    return None


# ------------------------------------------------------------------------------------------------ readings


def _absolute_day(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    day = _day(match["month"], match["day"], match["year"], published, future)
    return (day, day, Precision.DAY) if day else None


def _day_of_year(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "9 August last year", "August 9 this year"."""
    if published is None:
        return None
    year = published.year + {"last": -1, "next": 1}.get(match["which"], 0)
    day = date(year, MONTHS[(match["month"] or match["month2"]).rstrip(".")], int(match["day"] or match["day2"]))
    return day, day, Precision.DAY


def _day(month: str, day: str, year: str | None, published: date | None, future: bool | None) -> date | None:
    """A day without a year is the one nearest to publication, on the side that the tense says where there is one."""
    number = MONTHS[month.rstrip(".")]
    if year:
        return date(int(year), number, int(day))
    if published is None:
        return None
    candidates = [date(published.year + k, number, int(day)) for k in (-1, 0, 1)]
    sides = {True: [c for c in candidates if c >= published], False: [c for c in candidates if c <= published + timedelta(days=1)]}
    return min(sides[future] if future is not None else candidates, key=lambda c: abs((c - published).days))


def _month(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    number = MONTHS[match["month"].rstrip(".")]
    if match["year"]:
        return _whole_month(int(match["year"]), number)
    if published is None:
        return None
    year = published.year
    if future and number < published.month:
        year += 1
    elif not future and number > published.month:
        year -= 1
    part = match.groupdict().get("which")
    year += {"next": 1 if number <= published.month and future is False else 0, "last": 0}.get(part or "", 0)
    return _whole_month(year, number)


def _whole_month(year: int, month: int) -> Resolved:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH


def _year(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _decade(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    year = int(match["year"])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((match["part"] or "").strip("- "), (0, 9))
    return date(year + first, 1, 1), date(year + last, 12, 31), Precision.YEAR


def _iso(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    day = date.fromisoformat(match[0])
    return day, day, Precision.DAY


def _weekday(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    if published is None:
        return None
    wanted, which = WEEKDAYS[match["weekday"]], match.groupdict().get("which")
    back = (published.weekday() - wanted) % 7
    monday = published - timedelta(days=published.weekday())
    if which == "next" or (future and which != "last"):
        day = published + timedelta(days=(wanted - published.weekday()) % 7 or 7)
        day = day if which != "next" else max(day, monday + timedelta(days=7 + wanted)) if wanted >= published.weekday() else day
    elif which == "last":
        day = published - timedelta(days=back or 7)
    else:
        day = published - timedelta(days=back)
    return day, day, Precision.DAY


def _today(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    if published is None:
        return None
    shift = {"yesterday": -1, "tomorrow": 1, "overnight": 0}.get(match[1], 0)
    day = published + timedelta(days=shift)
    return day, day, Precision.DAY


def _relative(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "last month", "earlier this week", "next year", "the previous quarter"."""
    if published is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(match["which"], 0)
    found = _unit(match["unit"], published, step)
    part = (match.groupdict().get("part") or "").strip()
    if step == 0 and found:
        start, end, precision = found
        if part.startswith("earlier") or (not future and part == ""):
            return start, min(end, published), Precision.DAY if part.startswith("earlier") else precision
        if part.startswith("later"):
            return published, end, Precision.DAY
    return found


def _unit(unit: str, published: date, step: int) -> Resolved | None:
    """The whole day, week, weekend, month, quarter, year, season, `step` units from the one that holds the publication date."""
    if unit == "day":
        day = published + timedelta(days=step)
        return day, day, Precision.DAY
    if unit in {"week", "weekend"}:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        if unit == "weekend":
            saturday = monday + timedelta(days=5)
            return saturday, saturday + timedelta(days=1), Precision.DAY
        return monday, monday + timedelta(days=6), Precision.WEEK
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _whole_month(months // 12, months % 12 + 1)
    if unit == "quarter":
        quarters = published.year * 4 + (published.month - 1) // 3 + step
        return _quarter(quarters // 4, quarters % 4 + 1)
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31), Precision.YEAR
    if unit in SEASONS:
        return _season(unit, published.year + step)
    return None


def _quarter(year: int, quarter: int) -> Resolved:
    first = 3 * quarter - 2
    return date(year, first, 1), date(year, first + 2, monthrange(year, first + 2)[1]), Precision.QUARTER


def _named_quarter(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    year = int(match["year"]) if match["year"] else published.year if published else None
    return _not_ahead(_quarter(year, QUARTERS[match["which"]]), match, published, future) if year else None


def _season(name: str, year: int) -> Resolved:
    first, last = SEASONS[name]
    end = year + 1 if last < first else year
    return date(year, first, 1), date(end, last, monthrange(end, last)[1]), Precision.MONTH


def _named_season(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    year = int(match["year"]) if match["year"] else published.year if published else None
    return _not_ahead(_season(match["season"], year), match, published, future) if year else None


def _not_ahead(found: Resolved, match: re.Match[str], published: date | None, future: bool | None) -> Resolved:
    """The same of the year before, if it has not begun and the clause is in the past."""
    start, end, precision = found
    if match["year"] or future is not False or published is None or start <= published:
        return found
    return start.replace(year=start.year - 1), end.replace(year=end.year - 1), precision


def _ago(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "three days ago", "two weeks later" counts from publication only with "ago" or "from now"."""
    if published is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else NUMBERS[match["count"]]
    step = count if match["way"] == "from now" else -count
    unit = match["unit"].rstrip("s")
    if unit in {"day", "week"}:
        day = published + timedelta(days=step * (7 if unit == "week" else 1))
        return (day, day, Precision.DAY) if unit == "day" else _unit("week", day, 0)
    return _unit(unit, published, step)


WHICH = r"(?P<which>last|next|this|this past|this coming)"
UNIT = r"(?P<unit>week|weekend|month|quarter|year|spring|summer|autumn|fall|winter)"
Reading = Callable[[re.Match[str], date | None, bool | None], Resolved | None]
PART = r"(?P<part>earlier |later |early |late )?"
READINGS: tuple[tuple[str, Reading], ...] = (
    (r"\d{4}-\d\d-\d\d", _iso),
    (rf"(?:{WEEKDAY},? )?(?:the )?{MONTH} {DAY}(?:,? {YEAR})?", _absolute_day),
    (rf"(?:{WEEKDAY},? )?(?:the )?{DAY} (?:of )?{MONTH}(?:,? {YEAR})?", _absolute_day),
    (rf"(?:{DAY} {MONTH}|{MONTH2} {DAY2}) (?P<which>last|this|next) year", _day_of_year),
    (rf"(?:early |late |mid-? ?)?(?P<which>last |next |this )?{MONTH}(?:,? (?:of )?{YEAR})?", _month),
    (rf"(?:the year |early |late |mid-? ?)?{YEAR}", _year),
    (r"(?:the )?(?P<part>early |mid-? ?|late )?(?P<year>(?:1[5-9]|20)\d0)'?s", _decade),
    (rf"(?:on )?(?:late |early )?(?:{WHICH} )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?", _weekday),
    (r"(today|yesterday|tomorrow|tonight|overnight)(?: (?:morning|afternoon|evening|night))?", _today),
    (r"(?P<part>)(?P<which>this) (?:morning|afternoon|evening)(?P<unit>)", lambda m, p, f: (p, p, Precision.DAY) if p else None),
    (rf"{PART}(?:the )?(?P<which>this|last|next|past|previous|coming|following) {UNIT}", _relative),
    (rf"(?:the )?(?P<which>{'|'.join(QUARTERS)}) quarter(?: of {YEAR})?", _named_quarter),
    (rf"(?:the )?(?P<season>{'|'.join(SEASONS)})(?: of)? ?{YEAR}?", _named_season),
    (rf"(?:about |some |nearly |over )?{COUNT} (?P<unit>days?|weeks?|months?|years?) (?P<way>ago|from now|earlier)", _ago),
)  # fmt: skip
