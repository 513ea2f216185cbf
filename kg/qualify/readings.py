"""A time expression and the publication date -> the days that it covers: one reading for each wording of English news.

Weekdays: in a past or present clause the latest one up to the publication date, in a future clause the next one after it. Weeks run from
Monday to Sunday, a weekend is Saturday and Sunday. Vague words ("recently", "in years") give nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from kg.english.calendar import MONTHS, NUMBERS, QUARTERS, SEASONS, WEEKDAYS
from kg.types import Precision, Span

MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH2, DAY2 = MONTH.replace("<month>", "<month2>"), DAY.replace("<day>", "<day2>")
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
WEEKDAY = r"(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")"
COUNT = r"(?P<count>\d+|" + "|".join(NUMBERS) + r")"

DATE_BEHIND = re.compile(rf",? (?:the )?(?:{MONTH} {DAY}|{DAY2}(?: of)? {MONTH2})(?:,? {YEAR})?\b", re.IGNORECASE)

Resolved = tuple[date, date, Precision]


def words_of(span: Span, text: str) -> str:
    """The words of a time expression, of a weekday with the date right behind it: "Wednesday", of "Wednesday, 9 August 2023"."""
    behind = DATE_BEHIND.match(text, span.end) if span.of(text).lower() in WEEKDAYS else None
    return text[span.start : behind.end()] if behind else span.of(text)


def read(text: str, published: date | None, future: bool | None) -> Resolved | None:
    """First day, last day and precision of what `text`, in small letters, names; `future` is the tense of its clause."""
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
    """ "August 9, 2023"; with a weekday the year in which it is one, and of a year in which it is none only the month is known."""
    weekday = WEEKDAYS.get(match["weekday"] or "")
    day = day_of(match["month"], match["day"], match["year"], published, future, weekday=weekday)
    if day is None or weekday in {None, day.weekday()}:
        return (day, day, Precision.DAY) if day else None
    return _whole_month(day.year, day.month)


def _day_of_year(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "9 August last year", "August 9 this year"."""
    if published is None:
        return None
    year = published.year + {"last": -1, "next": 1}.get(match["which"], 0)
    day = date(year, MONTHS[(match["month"] or match["month2"]).rstrip(".")], int(match["day"] or match["day2"]))
    return day, day, Precision.DAY


def day_of(  # noqa: PLR0913 - what a text may say of a day, and what its clause says
    month: str, day: str, year: str | None, published: date | None, future: bool | None, *, weekday: int | None = None
) -> date | None:
    """A day without a year is the one nearest to publication, on the side that the tense says where there is one, and on that weekday."""
    number = MONTHS[month.rstrip(".")]
    if year:
        return date(int(year), number, int(day))
    if published is None:
        return None
    years = (published.year + k for k in (-1, 0, 1))
    candidates = [date(y, number, int(day)) for y in years if int(day) <= monthrange(y, number)[1]]
    sides = {True: [c for c in candidates if c >= published], False: [c for c in candidates if c <= published + timedelta(days=1)]}
    near = sides[future] if future is not None else candidates
    fitting = [c for c in near if c.weekday() == weekday] or near
    return min(fitting, key=lambda c: abs((c - published).days), default=None)


def _month(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    number = MONTHS[match["month"].rstrip(".")]
    if match["year"]:
        return _whole_month(int(match["year"]), number)
    if published is None:
        return None
    year = published.year
    distance = number - published.month
    if distance < (0 if future else -6 if future is None else -12):
        year += 1
    elif distance > (12 if future else 6 if future is None else 0):
        year -= 1
    which = (match.groupdict().get("which") or "").strip()
    if which == "next":
        year = published.year + (number <= published.month)
    elif which == "last":
        year = published.year - (number >= published.month)
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


def _century(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "the late 16th century"; of what was before the first one nothing is known."""
    last = 100 * int(match["number"])
    first, end = {"early": (99, 66), "mid": (66, 33), "late": (33, 0)}.get((match["part"] or "").strip("- "), (99, 0))
    return date(last - first, 1, 1), date(last - end, 12, 31), Precision.YEAR


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
    if match["which"] == "following" and future is False:
        return None  # "heard her and signed her *the following week*": after the week told of, not after today
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(match["which"], 0)
    found = unit_of(match["unit"], published, step)
    part = (match.groupdict().get("part") or "").strip()
    if step == 0 and found:
        start, end, precision = found
        if part.startswith("earlier") or (not future and part == ""):
            return start, min(end, published), Precision.DAY if part.startswith("earlier") else precision
        if part.startswith("later"):
            return published, end, Precision.DAY
    return found


def unit_of(unit: str, published: date, step: int) -> Resolved | None:
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


def _quarter_of(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "the third quarter of last year", "this year's third quarter"."""
    if published is None:
        return None
    return _quarter(published.year + {"last": -1, "next": 1}.get(match["whose"], 0), QUARTERS[match["which"]])


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
    count = _count(match["count"])
    step = count if match["way"] == "from now" else -count
    unit = match["unit"].rstrip("s")
    if unit in {"day", "week"}:
        day = published + timedelta(days=step * (7 if unit == "week" else 1))
        return (day, day, Precision.DAY) if unit == "day" else unit_of("week", day, 0)
    return unit_of(unit, published, step)


def _last_night(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    return (published - timedelta(days=1), published - timedelta(days=1), Precision.DAY) if published else None


def _end_of(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "the end of 2025", "the end of June", "the end of next year": its last month, of a month itself."""
    whole = read(match["whole"].replace("the year", "this year").replace("the month", "this month"), published, True)
    if whole is None or whole[2] not in (Precision.YEAR, Precision.MONTH, Precision.QUARTER):
        return None
    last = date(whole[1].year, 12, 31) if whole[2] is Precision.YEAR else whole[1]
    return _whole_month(last.year, last.month)


def _half(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "the first half of 2025", "the second half of next year"."""
    whole = read(match["whole"].replace("the year", "this year"), published, True)
    if whole is None or whole[2] is not Precision.YEAR:
        return None
    year = whole[0].year
    return (
        (date(year, 1, 1), date(year, 6, 30), Precision.MONTH)
        if match["which"] == "first"
        else (date(year, 7, 1), date(year, 12, 31), Precision.MONTH)
    )


def _to_month(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "three months to March", "the year to June 2023", "the quarter to September": periods that end with a month."""
    last = _month(match, published, False)
    if last is None:
        return None
    length = {"year": 12, "quarter": 3, "half": 6}.get(match["unit"]) or _count(match["count"])
    months = last[1].year * 12 + last[1].month - length
    return date(months // 12, months % 12 + 1, 1), last[1], Precision.MONTH


def _stretch(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "the next 12 months", "the past two years": from or up to the day of publication."""
    if published is None:
        return None
    count = _count(match["count"])
    days = {"day": 1, "week": 7, "month": 30.4375, "year": 365.25, "decade": 3652.5}[match["unit"].rstrip("s")] * count
    other = published + timedelta(days=round(days) * (1 if match["which"] in {"next", "coming"} else -1))
    first, last = sorted((published, other))
    return first, last, Precision.MONTH if days > 60 else Precision.DAY


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


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
    (r"(?:the )?(?P<part>early |mid-? ?|late )?(?P<number>\d{1,2})(?:st|nd|rd|th)[- ]century", _century),
    (rf"(?:on )?(?:late |early |earlier |later )?(?:{WHICH} )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?", _weekday),
    (r"(today|yesterday|tomorrow|tonight|overnight)(?: (?:morning|afternoon|evening|night))?", _today),
    (r"(?P<part>)(?P<which>this) (?:morning|afternoon|evening)(?P<unit>)", lambda m, p, f: (p, p, Precision.DAY) if p else None),
    (rf"{PART}(?:the )?(?P<which>this|last|next|past|previous|coming|following) {UNIT}", _relative),
    (rf"(?:the )?(?P<which>{'|'.join(QUARTERS)}) quarter(?: of {YEAR})?", _named_quarter),
    (rf"(?:the )?(?P<which>{'|'.join(QUARTERS)}) quarter of (?P<whose>this|last|next|the) year", _quarter_of),
    (rf"(?P<whose>this|last|next) year's (?P<which>{'|'.join(QUARTERS)}) quarter", _quarter_of),
    (rf"(?:the )?(?P<season>{'|'.join(SEASONS)})(?: of)? ?{YEAR}?", _named_season),
    (r"late last night|last night", _last_night),
    (r"(?:the )?(?:very )?end of (?P<whole>.+)", _end_of),
    (r"(?:the )?(?P<which>first|second) half of (?P<whole>.+)", _half),
    (rf"(?:the )?(?:{COUNT} )?(?P<unit>months|quarter|year|half) (?:up )?to (?:the end of )?{MONTH}(?: {YEAR})?", _to_month),
    (rf"(?:the )?(?P<which>next|coming|past|last|previous) {COUNT} (?P<unit>days?|weeks?|months?|years?|decades?)", _stretch),
    (rf"(?:about |some |nearly |over )?{COUNT} (?P<unit>days?|weeks?|months?|years?) (?P<way>ago|from now|earlier)", _ago),
)  # fmt: skip
