"""Decoded text and what the source says about it -> one clean Document: what every built-in reader ends with."""

from __future__ import annotations

import re

from kg.read.page.clean import MAX_LINES, MAX_TEXT, cut, normalise, paragraphs
from kg.read.page.furniture import furniture
from kg.read.page.layout import key, lay_out
from kg.read.page.signature import byline
from kg.read.problems import problem
from kg.types import Document, Metadata, OnProblem, Span

SITE = re.compile(r"\s+[|–—•·:-]\s+")  # between a headline and the name of the site in the title of a page


def article(text: str, known: Metadata, *, source: str, on_problem: OnProblem, location: str = "") -> Document | None:
    """The Document of one article; None, with a problem, where nothing but page furniture is left.

    What `known` says wins over what a byline or dateline in the text says.
    """
    text = within_limit(text, source=source, on_problem=on_problem, location=location)
    parts = paragraphs(_normal(text, source=source, on_problem=on_problem, location=location), stands_alone=_stands_alone)
    page = lay_out(parts, title=_headline(known), authors=known.authors)
    if not any(map(str.isalpha, "".join(page.body))):
        reason = "it holds no prose, only page furniture" if parts else "it holds no text"
        on_problem(problem(source, "no-text", reason, advice="give the text of the article", location=location))
        return None
    return Document(
        text="\n\n".join([*([page.title] if page.title else []), *page.body]),
        title=page.title,
        headline=Span(0, len(page.title)) if page.title else None,
        url=known.url,
        published=known.published or page.dated or page.published,
        publisher=known.publisher or page.agency,
        authors=page.authors,
        dateline=page.dateline,
        language=known.language or "en",
        source=f"{source}, {location}" if location else source,
        dropped=page.dropped,
    )


def within_limit(text: str, *, source: str, on_problem: OnProblem, location: str = "") -> str:
    """`text`, or, with a problem, as many of its paragraphs as an article may have."""
    kept = cut(text)
    if kept != text:
        reason = f"the text has more than {MAX_TEXT:,} characters or {MAX_LINES:,} lines and was cut at a paragraph"
        on_problem(problem(source, "too-long", reason, advice="split it into articles", location=location))
    return kept


def _normal(text: str, *, source: str, on_problem: OnProblem, location: str) -> str:
    """`text` with its characters in order; what had to be done for it is reported."""
    clean, removed, repaired = normalise(text)
    if repaired:
        reason = "letters had been decoded wrongly before (mojibake) and were repaired"
        on_problem(problem(source, "encoding", reason, advice="check its accents and quotation marks", location=location))
    if removed:
        reason = f"{removed} control or invisible characters, or marks beyond 30 on one letter, were removed"
        on_problem(problem(source, "control-characters", reason, advice="check the file if letters are missing", location=location))
    return clean


def _stands_alone(line: str) -> bool:
    """Whether a line cannot be part of a wrapped paragraph; a mere number can ("Sept." / "9.")."""
    return any(map(str.isalpha, line)) and (furniture(line) is not None or byline(line) is not None)


def _headline(known: Metadata) -> str | None:
    """The title, if it has words, without the name of the site after or before it: "Dam is safe | The Courier"."""
    if known.title is None or not key(known.title):
        return None
    pieces = SITE.split(known.title)
    site = key(known.publisher or "")
    if len(pieces) > 1 and site and site in {key(pieces[0]), key(pieces[-1])}:
        start, end = (0, known.title.rfind(pieces[-1])) if key(pieces[-1]) == site else (len(pieces[0]), len(known.title))
        return known.title[start:end].strip(" |–—•·:-")
    return known.title
