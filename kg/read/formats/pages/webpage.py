"""The bytes of an .html file -> its one article: text by trafilatura, date by htmldate, neither of which may use the network.

What the page says of itself wins (`kg.read.web.head`), what surrounds the article is taken out before trafilatura looks at it
(`kg.read.web.prune`), and a page that is no article, or only the beginning of one, is a problem (`kg.read.web.kind`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.read.article import article
from kg.read.dates import parse_date
from kg.read.formats.texts.decode import text_of
from kg.read.metadata import metadata, strings
from kg.read.page.patterns import STAMP
from kg.read.page.signature import byline
from kg.read.problems import problem
from kg.read.web.head import Head, head_of
from kg.read.web.kind import fault_of
from kg.read.web.outlet import publisher_of, title_of
from kg.read.web.people import persons
from kg.read.web.prune import measured, pruned
from kg.types import Document, Metadata, OnProblem, Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TAGS = 200_000  # trafilatura takes some 5 s for twice as many; the biggest news pages have 10,000
LONGER = 1.5  # times the text that was found: then JSON-LD or the unpruned page has the article and what was found is a part
MIN_BODY = 400  # characters of a text in JSON-LD that is more than a summary
LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
BODY = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
TAG = re.compile(r"<[^<>]{0,500}>")
PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "dc.date"),
    *("dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date", "article.published", "cxenseparse:recs:publishtime"),
)
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author_name", "twitter:data1")
# The latest date is fixed, for the default is today; the extensive search would guess from any date in the text.
DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "readability")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was understood: what it says of itself, what trafilatura finds besides, the text, and links to other stories."""

    source: str
    head: Head
    guess: Mapping[str, Any]
    text: str
    linked_headings: int


class WebPageReader:
    """Reads web pages that were saved as files. Unless forced, what looks like no article, or like the start of one, is a problem."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def __init__(self, reading: Reading | None = None) -> None:
        self.force = reading is not None and reading.force

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the article of one page."""
        text = text_of(content, source=source, on_problem=on_problem)
        page = understood(text, source=source, on_problem=on_problem) if text is not None else None
        if page is None:
            return
        fault = None if self.force else fault_of(page.head, page.text, page_text=page.source, linked_headings=page.linked_headings)
        if fault:
            on_problem(problem(source, fault.code, fault.reason, advice="leave it out, or give --force"))
            return
        document = _document(page, Metadata(), source=source, on_problem=on_problem)
        if document:
            yield document


def page_article(page: str, known: Metadata, *, source: str, on_problem: OnProblem, location: str = "") -> Document | None:
    """The article of a page or of a part of one; what is `known` already wins over what the page says of itself."""
    seen = understood(page, source=source, on_problem=on_problem, location=location)
    return _document(seen, known, source=source, on_problem=on_problem, location=location) if seen else None


def understood(page: str, *, source: str, on_problem: OnProblem, location: str = "") -> Page | None:
    """What is on a page; None, with a problem, where there is no text or too much of everything."""
    if page.count("<") > MAX_TAGS:
        reason = f"the page has more than {MAX_TAGS:,} tags"
        on_problem(problem(source, "too-many-tags", reason, advice="give the article without the rest of the page", location=location))
        return None
    tree = _parsed(page if BODY.search(page) else f"<html><body><article>{page}</article></body></html>")
    head = head_of(tree) if tree is not None else Head()
    headings = measured(tree)[tree].linked_headings if tree is not None else 0
    guess = _guessed(tree) if tree is not None else {}
    text = _fullest(_text(tree) if tree is not None else "", head)
    if not text.strip():
        reason = "no article was found on the page"
        on_problem(problem(source, "no-text", reason, advice="give its text as .txt with a title and a date", location=location))
        return None
    return Page(page, head, guess, text, headings)


def _document(page: Page, known: Metadata, *, source: str, on_problem: OnProblem, location: str = "") -> Document | None:
    fields = _said(page)
    itself = replace(metadata(fields, source=source, on_problem=on_problem, location=location), authors=_authors(page))
    return article(page.text.replace("\n", "\n\n"), known.or_else(itself), source=source, on_problem=on_problem, location=location)


def _parsed(page: str) -> HtmlElement | None:
    from lxml import html  # noqa: PLC0415 (heavy)
    from lxml.etree import LxmlError  # noqa: PLC0415

    parse: Any = html.document_fromstring
    try:
        tree: HtmlElement = parse(DECLARATION.sub("", page).replace("\0", ""))
        return tree
    except (LxmlError, ValueError, AssertionError):
        return None


def _text(tree: HtmlElement) -> str:
    """The text of the page without what surrounds its article; where that leaves none, of the whole page. The tree is used up."""
    whole = deepcopy(tree)
    return _trafilatura(pruned(tree)) or _trafilatura(whole)


def _trafilatura(tree: HtmlElement) -> str:
    import trafilatura  # noqa: PLC0415 (heavy)

    _silence()
    try:
        found: Any = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    except Exception:  # whatever a hostile page breaks in the library, the other articles go on
        logging.getLogger(__name__).debug("trafilatura failed", exc_info=True)
        return ""
    return (found.text or "") if found is not None else ""


def _guessed(tree: HtmlElement) -> Mapping[str, Any]:
    """What trafilatura and htmldate find of title, date, author and site on the whole page: a date may stand among the share buttons."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 (heavy)

    _silence()
    try:
        found: Any = extract_metadata(deepcopy(tree), date_config=dict(DATES))
        return {name: getattr(found, name) for name in ("title", "date", "author", "sitename", "url")}
    except Exception:  # as above
        logging.getLogger(__name__).debug("trafilatura failed", exc_info=True)
        return {}


def _silence() -> None:
    """Python prints the warnings of libraries that nobody listens to; problems are reported by us."""
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _fullest(text: str, head: Head) -> str:
    """The text that was found, or the text that JSON-LD gives for the article where that is much longer."""
    body = TAG.sub("\n", head.body) if "<" in head.body else head.body
    body = "\n".join(" ".join(line.split()) for line in body.split("\n") if line.strip())
    if len(body) < MIN_BODY:
        return text
    is_longer = len(body) > LONGER * len(text)
    is_laid_out = "\n" not in text.strip() and "".join(text.split()) == "".join(body.split())  # taken from there, without its lines
    return body if is_longer or is_laid_out else text


def _said(page: Page) -> dict[str, object]:
    """What the page says of its article but for its authors, each thing from the best place that says it."""
    head, guess = page.head, page.guess
    language = LANGUAGE.search(page.source[:10_000])
    return {
        "title": title_of(head, guess=guess.get("title")),
        "url": next((a for a in (head.canonical, head.meta.get("og:url"), guess.get("url")) if a and a.startswith("http")), None),
        "published": _published(head, guess.get("date")),
        "publisher": publisher_of(head, guess=guess.get("sitename")),
        "language": head.language or (language.group(1) if language else None),
    }


def _published(head: Head, guess: str | None) -> str | None:
    """The first day that the page names for its publication, as it is written there."""
    said = [*(str(value) for value in head.said("datePublished")), *(head.meta[name] for name in PUBLISHED if name in head.meta)]
    return next((day for day in said if parse_date(day)), guess or STAMP.sub("", head.stamped, count=1).strip(" :|*_") or None)


def _authors(page: Page) -> tuple[str, ...]:
    """Persons that JSON-LD names, or else those of the meta elements, or else what trafilatura finds."""
    head, guess = page.head, page.guess
    outlets = [name for name in (publisher_of(head), *head.organizations, guess.get("sitename")) if name]
    said = [name for value in head.said("author") for name in _author_names(value)]
    named = ([head.meta[name]] for name in AUTHORS if name in head.meta and not head.meta[name].startswith("http"))
    found = (persons(given, outlets=outlets) for given in (said, *named, [guess.get("author") or ""], _signatures(head.signed)))
    return next(filter(None, found), ())


def _signatures(line: str) -> list[str]:
    return list(byline(line) or ())


def _author_names(value: Any) -> Iterator[str]:
    """Names of the authors of JSON-LD that are not called organisations."""
    for author in value if isinstance(value, list) else [value]:
        if not (isinstance(author, dict) and "Organization" in str(author.get("@type"))):
            yield from strings(author)
