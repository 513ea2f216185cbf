"""The bytes of an .html file in, its one article out: text by trafilatura, date by htmldate, neither of which may use the network."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from kg.read.article import article
from kg.read.formats.decode import text_of
from kg.read.metadata import metadata
from kg.read.problems import problem
from kg.types import Document, Metadata, OnProblem

MAX_TAGS = 200_000  # trafilatura takes some 5 s for twice as many; the biggest news pages have 10,000
LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
BODY = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# The latest date is fixed, for the default is today; the extensive search would guess from any date in the text.
DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "readability")


class WebPageReader:
    """Reads web pages that were saved as files."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the article of one page."""
        page = text_of(content, source=source, on_problem=on_problem)
        if page is None:
            return
        document = page_article(page, Metadata(), source=source, on_problem=on_problem)
        if document:
            yield document


def page_article(page: str, known: Metadata, *, source: str, on_problem: OnProblem, location: str = "") -> Document | None:
    """The article of a page or of a part of one; what is `known` already wins over what the page says of itself."""
    if page.count("<") > MAX_TAGS:
        reason = f"the page has more than {MAX_TAGS:,} tags"
        on_problem(problem(source, "too-many-tags", reason, advice="give the article without the rest of the page", location=location))
        return None
    found = _extracted(page if BODY.search(page) else f"<html><body><article>{page}</article></body></html>")
    if found is None or not (found.text or "").strip():
        reason = "no article was found on the page"
        on_problem(problem(source, "no-text", reason, advice="give its text as .txt with a title and a date", location=location))
        return None
    itself = metadata(_fields(found, page), source=source, on_problem=on_problem, location=location)
    text = found.text.replace("\n", "\n\n")
    return article(text, known.or_else(itself), source=source, on_problem=on_problem, location=location)


def _extracted(page: str) -> Any:
    """What trafilatura makes of the page: an object with text and metadata, or None."""
    import trafilatura  # noqa: PLC0415 (heavy)

    for name in TALKATIVE:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())  # or Python prints their warnings; problems are reported by us
    try:
        return trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dict(DATES)
        )
    except Exception:  # whatever a hostile page breaks in the libraries, the other articles go on
        logging.getLogger(__name__).debug("trafilatura failed", exc_info=True)
        return None


def _fields(found: Any, page: str) -> dict[str, object]:
    """Metadata under our names. A site name that was only taken from the address is left out: it is no publisher's name."""
    site = found.sitename
    if site and HOST.fullmatch(site) and not re.search(rf"[\"']{re.escape(site)}[\"']", page):
        site = None
    language = LANGUAGE.search(page[:10_000])
    return {
        "title": found.title,
        "url": found.url,
        "published": found.date,
        "publisher": site,
        "authors": found.author,
        "language": language.group(1) if language else None,
    }
