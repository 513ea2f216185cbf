"""What a source says about its article, under whatever names and in whatever shape -> clean title, date, names and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.read.dates import parse_date
from kg.read.page.clean import inline
from kg.read.problems import problem, quoted
from kg.types import Metadata, OnProblem

# Names of a field, best first, in lower case and without anything but letters: publishedAt, date_published, "Publication date".
TITLE = ("title", "headline")
URL = ("url", "link", "canonicalurl", "permalink", "sourceurl")
PUBLISHED = (
    *("published", "publishedat", "datepublished", "publisheddate", "publicationdate", "publishdate", "datepublish", "pubdate"),
    *("publicationtime", "publishedtime", "date"),
)
PUBLISHER = ("publisher", "outlet", "publication", "newspaper", "sitename", "sourcename", "site", "source", "agency")
AUTHORS = ("authors", "author", "byline", "creator", "writer")
LANGUAGE = ("language", "lang", "inlanguage", "locale")

ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)
LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r"\s*;\s*|\s*,\s+(?:and|&)\s+|\s+(?:and|&)\s+|\s*,\s+(?!(?:Jr|Sr|II|III|PhD|MD)\b)")
BY = re.compile(r"by\s+", re.IGNORECASE)
MAX_NAME = 200  # characters; what is longer is no name of a person or an outlet


def metadata(record: Mapping[str, object], *, source: str, on_problem: OnProblem, location: str = "") -> Metadata:
    """The known fields of `record`, cleaned. A date or address that cannot be used is a problem and stays unknown."""
    values = {plain_key(key): strings(value) for key, value in record.items()}
    day, address = _first(values, PUBLISHED), _first(values, URL)
    published = parse_date(day) if day else None
    if day and not published:
        reason = f"the date {quoted(day)} is incomplete, malformed or can be read in two ways"
        on_problem(problem(source, "date", reason, advice="left unknown, write it as 2023-08-10", location=location))
    if address and not ADDRESS.fullmatch(address):
        reason = f"the address {quoted(address)} is no http address"
        on_problem(problem(source, "url", reason, advice="left unknown, give a full http or https address", location=location))
        address = None
    language = LANGUAGE_TAG.fullmatch(_first(values, LANGUAGE) or "")
    return Metadata(
        title=_first(values, TITLE),
        url=address,
        published=published,
        publisher=next((name for name in _all(values, PUBLISHER) if len(name) <= MAX_NAME and not ADDRESS.match(name)), None),
        authors=names(next((values[key] for key in AUTHORS if values.get(key)), ())),
        language=language.group(1).lower() if language else None,
    )


def plain_key(key: str) -> str:
    """A field's name in lower case letters only: publishedAt, "Published at" and published_at are one."""
    return re.sub(r"[^a-z]", "", key.lower())


def strings(value: object) -> list[str]:
    """The texts of a value that may be a text, a number, an object with a name, or a list of these; each on one line, none empty."""
    if isinstance(value, Mapping):
        return strings(next((value[key] for key in ("name", "title", "url", "@id") if value.get(key)), None))
    if isinstance(value, list | tuple):
        return [text for item in value if not isinstance(item, list | tuple) for text in strings(item)]
    if value is None or isinstance(value, bool):
        return []
    text = inline(str(value))
    return [text] if text else []


def names(values: Iterable[str]) -> tuple[str, ...]:
    """Each person once, in order: "By Ana Ruiz and Bo Lee" is two. "Kim, Sarah" stays one, for nobody can tell who is meant."""
    found: list[str] = []
    for value in values:
        parts = [part.strip(" ,;") for part in BETWEEN_NAMES.split(BY.sub("", value, count=1) if BY.match(value) else value)]
        whole = "," in value and len(parts) == 2 and all(" " not in part for part in parts)
        found += [value] if whole else [part for part in parts if part and len(part) <= MAX_NAME]
    return tuple(dict.fromkeys(found))


def _first(values: Mapping[str, list[str]], keys: Iterable[str]) -> str | None:
    return next(_all(values, keys), None)


def _all(values: Mapping[str, list[str]], keys: Iterable[str]) -> Iterator[str]:
    return (text for key in keys for text in values.get(key, ()))
