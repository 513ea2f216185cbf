"""A Document, its path and what the user says -> the Document with what is only known from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from kg.read.dates import parse_date
from kg.types import Document, Metadata, Reading

# "2023-08-10-dismissal.txt", "20230810_a.html", "2023_08_10"
DATED = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<mark>[-_. ]?)(?P<month>\d{2})(?P=mark)(?P<day>\d{2})(?!\d)")


def completed(document: Document, place: str, reading: Reading) -> Document:
    """What the user knows of this path wins over the file; the date of a file name and what holds for all articles fill what is open."""
    known = _known(place, reading)
    published = known.published or document.published or next(_dates(place), None) or reading.published
    return replace(
        document,
        published=published,
        publisher=known.publisher or document.publisher or reading.publisher,
        authors=known.authors or document.authors,
        url=known.url or document.url,
        language=known.language or document.language,
    )


def _known(place: str, reading: Reading) -> Metadata:
    """What the user knows of a path, the first pattern that fits before the others."""
    found = Metadata()
    for pattern, metadata in reading.articles:
        if place and PurePosixPath(place).match(pattern):
            found = found.or_else(metadata)
    return found


def _dates(place: str) -> Iterator[date]:
    """Days that the file's name or a folder's begins with, the nearest first."""
    for part in reversed(PurePosixPath(place).parts):
        match = DATED.match(part)
        day = parse_date(f"{match['year']}-{match['month']}-{match['day']}") if match else None
        if day:
            yield day
