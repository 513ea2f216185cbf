"""Lines of a page that are no prose -> the day of its publication."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from kg.read.dates import parse_date
from kg.read.page.patterns import STAMP

BEHIND_NAMES = re.compile(r"[,|•·/–—]|\s-\s|(?<=\s)(?=\d)|\s(?=(?:first )?(?:published|posted|updated)\b)", re.IGNORECASE)
BEHIND_DAY = re.compile(r"\s+[|•·/–—]\s+")  # "Published Jul 27, 2023 • Last updated Jul 28, 2023"
UPDATED = re.compile(r"\W*(?:last )?(?:updated?|modified)\b", re.IGNORECASE)  # says nothing of when it first appeared
ZONES = timedelta(days=1)  # between the days of one publication in two places


def published(above: Collection[str], dropped: Iterable[tuple[str, str]]) -> date | None:
    """The day that a page names for its publication: behind a byline, on a line that says so, or alone `above` the first sentence.

    `dropped` are the lines that are no prose, each behind the rule that dropped it.
    Days that stand alone are no such thing where several do, as in a chronology. Where a byline and a line above the text name two days
    of publication, neither is known to be it.
    """
    dropped = list(dropped)
    alone = [line for rule, line in dropped if rule == "date line" and not _says_so(line)]
    single = [line for line in alone if line in above] if len({*map(_stamp, alone)}) == 1 else []
    said = [line for rule, line in dropped if rule == "date line" and _says_so(line)]
    behind = [line[mark.end() :] for rule, line in dropped if rule == "byline" for mark in BEHIND_NAMES.finditer(line)]
    above_text = [*behind, *(line for line in said if line in above)]
    named = sorted(filter(None, (_stamp(line) for line in above_text if not UPDATED.match(line))))
    if named and named[-1] - named[0] > ZONES:
        return None
    return next(filter(None, map(_stamp, [*behind, *said, *single])), None)


def _says_so(line: str) -> bool:
    return STAMP.match(line) is not None


def _stamp(line: str) -> date | None:
    day = STAMP.sub("", line, count=1).strip(" :*_|•·")  # "– Jul 28, 2023" is the day of the video above it
    return parse_date(day) or parse_date(BEHIND_DAY.split(day, maxsplit=1)[0])
