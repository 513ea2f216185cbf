"""Word -> number: weekdays (Monday is 0), months, seasons (first and last month), quarters, and the counts that go with them."""

from __future__ import annotations

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
