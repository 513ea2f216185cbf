"""What a source writes as a date -> a `date`; None for what is no date, is incomplete or can be read in two ways."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
CLOCK = r"(?:[\sT,|·•/\-–—]*(?:at\s+)?\d{1,2}[:.h]\d{2}.{0,40})?"  # a time of day, and its zone, may follow and says nothing
HOUR = r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?,?\s+)?"  # or stand before it: "14:02 July 28, 2023"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[12]\d{3})"
AROUND_DAY = " :*_|•·–—-"  # what a line may put around its date
FORMS = tuple(
    re.compile(rf"{HOUR}{WEEKDAY}{form}{CLOCK}", re.IGNORECASE)
    for form in (
        rf"{YEAR}-(?P<number>\d{{1,2}})-(?P<day>\d{{1,2}})",  # 2023-08-10, 2023-08-10T12:00:00Z
        rf"{YEAR}(?P<number>\d{{2}})(?P<day>\d{{2}})",  # 20230810
        rf"{YEAR}\s?[./]\s?(?P<number>\d{{1,2}})\s?[./]\s?(?P<day>\d{{1,2}})\.?",  # 2023/08/10, 2023. 8. 10.
        rf"{DAY}(?:\s+of)?[\s\-]+{MONTH},?[\s\-]+{YEAR}",  # 10 August 2023, Thu, 10 Aug 2023 12:00:00 GMT
        rf"{MONTH}\s+{DAY},?\s+{YEAR}",  # Aug. 10, 2023
        r"(?P<first>\d{1,2})[./\-](?P<second>\d{1,2})[./\-](?P<year>[12]\d{3})",  # 13/08/2023; 08/10/2023 can be read in two ways
    )
)


def parse_date(text: str) -> date | None:
    """The day that `text` names in full, whatever the time of day after it."""
    text = " ".join(text.split())
    for form in FORMS:
        match = form.fullmatch(text)
        if match:
            return _day(match.groupdict())
    return None


def _day(part: dict[str, str]) -> date | None:
    year = int(part["year"])
    if "first" in part:
        first, second = int(part["first"]), int(part["second"])
        readings = {_valid(year, second, first), _valid(year, first, second)} - {None}
        return readings.pop() if len(readings) == 1 else None
    month = int(part["number"]) if "number" in part else MONTHS.index(part["month"][:3].lower()) + 1
    return _valid(year, month, int(part["day"]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
