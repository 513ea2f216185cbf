"""A time expression and the publication date -> the days that it covers: one reading for each wording of English news.

Weekdays: in a past or present clause the latest one up to the publication date, in a future clause the next one after it. Weeks run from
Monday to Sunday, a weekend is Saturday and Sunday. Vague words ("recently", "in years") give nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from kg.english.calendar import HOLIDAYS, MONTHS, QUARTERS, SEASONS, WEEKDAYS
from kg.qualify.periods import (
    COUNT,
    DAY,
    DAY2,
    MONTH,
    MONTH2,
    THIRDS,
    WEEKDAY,
    Resolved,
    count_of,
    month_at,
    part_of,
    quarter,
    season,
    unit_of,
    whole_month,
    years_from,
)
from kg.types import Precision, Span

YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"

DATE_BEHIND = re.compile(rf",? (?:the )?(?:{MONTH} {DAY}|{DAY2}(?: of)? {MONTH2})(?:,? {YEAR})?\b", re.IGNORECASE)


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
    return whole_month(day.year, day.month)


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
        return whole_month(int(match["year"]), number)
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
    return whole_month(year, number)


def _year(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    return years_from(int(match["year"]), 1)


def _decade(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    first, last = THIRDS.get((match["part"] or "").strip("- "), (0, 9))
    return years_from(int(match["year"]) + first, last - first + 1)


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
    day = published + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(match[1], 0))
    return day, day, Precision.DAY


def _overnight(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """The night before publication, or the one after it."""
    if published is None:
        return None
    first = published - timedelta(days=0 if future else 1)
    return first, first + timedelta(days=1), Precision.DAY


def _weekend(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "over *the weekend*": the one of this week where it has begun or is to come."""
    if published is None:
        return None
    return unit_of("weekend", published, 0 if future or published.weekday() >= WEEKDAYS["saturday"] else -1)


def _holiday(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "on *New Year's Eve*", "last *Christmas*"."""
    month, number = HOLIDAYS[match["holiday"]]
    day = day_of(month, str(number), match["year"], published, {"last ": False, "next ": True}.get(match["which"], future))
    return (day, day, Precision.DAY) if day else None


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


def _named_quarter(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    return _latest(lambda year: quarter(year, QUARTERS[match["which"]]), published, future)


def _named_season(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    if match["year"]:
        return season(match["season"], int(match["year"]))
    return _latest(lambda year: season(match["season"], year), published, future)


def _latest(of_year: Callable[[int], Resolved], published: date | None, future: bool | None) -> Resolved | None:
    """What a year has once: that of this year, of the year before if it has not begun and the clause is in the past."""
    if published is None:
        return None
    found = of_year(published.year)
    return of_year(published.year - 1) if future is False and found[0] > published else found


def _ago(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "three days ago", "two weeks later" counts from publication only with "ago" or "from now"."""
    if published is None:
        return None
    count = count_of(match["count"])
    step = count if match["way"] == "from now" else -count
    unit = {"centuries": "century"}.get(match["unit"], match["unit"].rstrip("s"))
    if unit in {"day", "week"}:
        day = published + timedelta(days=step * (7 if unit == "week" else 1))
        return (day, day, Precision.DAY) if unit == "day" else unit_of("week", day, 0)
    return unit_of(unit, published, step)


def _last_night(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    return (published - timedelta(days=1), published - timedelta(days=1), Precision.DAY) if published else None


def _to_month(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "three months to March", "the year to June 2023", "the quarter to September": periods that end with a month."""
    last = _month(match, published, False)
    if last is None:
        return None
    length = {"year": 12, "quarter": 3, "half": 6}.get(match["unit"]) or count_of(match["count"])
    first = month_at(last[1].year * 12 + last[1].month - length)
    return first[0], last[1], Precision.MONTH


def _stretch(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "the next 12 months", "the past two years": from or up to the day of publication."""
    if published is None:
        return None
    days = {"day": 1, "week": 7, "month": 30.4375, "year": 365.25, "decade": 3652.5}[match["unit"].rstrip("s")] * count_of(match["count"])
    other = published + timedelta(days=round(days) * (1 if match["which"] in {"next", "coming"} else -1))
    first, last = sorted((published, other))
    return first, last, Precision.MONTH if days > 60 else Precision.DAY


def _part(match: re.Match[str], published: date | None, future: bool | None) -> Resolved | None:
    """ "the *end* of 2025", "*January* of last year", "*Tuesday* last week", "the *early hours* of Sunday"."""
    whole = match["whole"]
    if whole in BARE:
        whole = f"this {whole}"
    if whole.startswith(COUNTED_ON):
        return None  # from another time of the text
    found = read(whole, published, True if whole.startswith("this ") else future)
    return part_of(match["part"], found) if found else None


BARE = frozenset({"week", "month", "quarter", "year"})
COUNTED_ON = ("that ", "same ", "following ", "previous ")
WHICH = r"(?P<which>last|next|this|this past|this coming)"
UNIT = r"(?P<unit>week|weekend|month|quarter|year|spring|summer|autumn|fall|winter)"
DAYTIME = r"(?: (?:morning|afternoon|evening|night))?"
HOUR = r"(?:(?:\d{1,2}(?:[.:]\d\d)? ?)?(?:[ap]\.?m\.?|noon|midnight|dawn|dusk|gmt|(?:early |late )?(?:morning )?hours),?(?: on)? )"
OF_YEAR = r"(?:this|last|next) year|(?:1[5-9]|20)\d\d"
Reading = Callable[[re.Match[str], date | None, bool | None], Resolved | None]
PART = r"(?P<part>earlier |later |early |late )?"
READINGS: tuple[tuple[str, Reading], ...] = (
    (r"\d{4}-\d\d-\d\d", _iso),
    (rf"(?:{WEEKDAY},? )?(?:the )?{MONTH} {DAY}(?:,? {YEAR})?", _absolute_day),
    (rf"(?:{WEEKDAY},? )?(?:the )?{DAY} (?:of )?{MONTH}(?:,? {YEAR})?", _absolute_day),
    (rf"(?:early |late |mid-? ?)?(?P<which>last |next |this )?{MONTH}(?:,? (?:of )?{YEAR})?", _month),
    (rf"(?:the |fiscal )?(?:year |early |late |mid-? ?)?{YEAR}", _year),
    (r"(?:the )?(?P<part>early |mid-? ?|late )?(?P<year>(?:1[5-9]|20)\d0)'?s", _decade),
    (r"(?:the )?(?P<part>early |mid-? ?|late )?(?P<number>\d{1,2})(?:st|nd|rd|th)[- ]century", _century),
    (rf"(?:on )?{HOUR}?(?:late |early |earlier |later )?(?:{WHICH} )?{WEEKDAY}{DAYTIME}", _weekday),
    (rf"(?:earlier |later )?(today|yesterday|tomorrow|tonight){DAYTIME}", _today),
    (r"overnight", _overnight),
    (r"(?P<part>)(?P<which>this) (?:morning|afternoon|evening)(?P<unit>)", lambda m, p, f: (p, p, Precision.DAY) if p else None),
    (rf"{PART}(?:the )?(?P<which>this|last|next|past|previous|coming|following) {UNIT}", _relative),
    (r"(?:the )?weekend", _weekend),
    (rf"(?P<which>last |this |next )?(?P<holiday>{'|'.join(HOLIDAYS)})(?:,? (?:of )?{YEAR})?", _holiday),
    (rf"(?:the )?(?P<which>{'|'.join(QUARTERS)}) quarter", _named_quarter),
    (rf"(?:the )?(?P<season>{'|'.join(SEASONS)})(?: of)? ?{YEAR}?", _named_season),
    (r"late last night|last night", _last_night),
    (
        rf"(?:the )?(?:{COUNT} )?(?P<unit>months|quarter|year|half) (?:up to|to|through|ended|ending)(?: on| in)? (?:the end of )?(?:\d+ )?"
        rf"{MONTH}(?: \d{{1,2}})?(?:,? {YEAR})?",
        _to_month,
    ),
    (rf"(?:the )?(?P<which>next|coming|past|last|previous) {COUNT} (?P<unit>days?|weeks?|months?|years?|decades?)", _stretch),
    (
        rf"(?:about |some |nearly |almost |around |over )?{COUNT} (?P<unit>days?|weeks?|months?|years?|decades?|century|centuries) "
        r"(?P<way>ago|from now|earlier)",
        _ago,
    ),
    (r"(?:the )?(?P<part>.+?) of (?:the )?(?P<whole>.+)", _part),
    (rf"(?P<whole>{OF_YEAR})'s (?P<part>.+)", _part),
    (rf"(?P<part>.+) (?P<whole>{OF_YEAR}|(?:this|last|next) week)", _part),
)  # fmt: skip
