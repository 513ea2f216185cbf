"""Word -> number: weekdays (Monday is 0), months, seasons (first and last month), quarters, holidays that have a day; and words that tell times."""

from __future__ import annotations

from kg.english.tables import words

WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
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
HOLIDAYS = {
    "new year's day": ("january", 1), "new year's eve": ("december", 31), "may day": ("may", 1), "halloween": ("october", 31),
    "christmas eve": ("december", 24), "christmas day": ("december", 25), "boxing day": ("december", 26),
}  # fmt: skip

# as a word is written, in small letters: what is another word as well ("sun", "mar") needs its period
WEEKDAY_FORMS = frozenset(name if name.endswith("day") else f"{name}." for name in WEEKDAYS)
MONTH_FORMS = frozenset(f"{name}." for name in MONTHS if len(name) < 5) | (frozenset(MONTHS) - {"mar", "sep"})
DAY_WORDS = words("today yesterday tomorrow tonight")
TIME_UNITS = words(
    "day week month year decade century weekend quarter morning afternoon evening night midnight noon spring summer autumn fall winter "
    "hour minute second term season"
)
DATE_MODIFIERS = words(
    "last next this past previous coming following same early late earlier later mid that recent current first second third fourth"
)
