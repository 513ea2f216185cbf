"""The bytes of a PDF -> its article, by pdfplumber: columns in reading order, hyphens joined, headers and footers left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from kg.errors import KgError
from kg.read.article import article
from kg.read.formats.files.columns import Block, Word, blocks_of, lines_of
from kg.read.formats.files.inside import Inside
from kg.read.formats.texts.exports import exported
from kg.read.page.clean import inline
from kg.read.problems import problem
from kg.read.web.people import persons
from kg.types import Document, Metadata, OnProblem

MAX_PAGES = 300
MARGIN = 0.09  # of the height of a page, at its top and its bottom, where headers and footers stand
MIN_WORDS = 20  # of a document that is no scan
MAX_TITLE = 30  # words
LARGER = 1.15  # times the size of the text: letters of a headline
PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
FILE_NAME = re.compile(r"\.\w{2,4}$|^microsoft word\b|^untitled\b", re.IGNORECASE)


class PdfReader:
    """Reads the text that is in a PDF; a scan has none. Needs the extra `pdf`."""

    suffixes: tuple[str, ...] = (".pdf",)

    def __init__(self, opener: Inside) -> None:
        self.opener = opener

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield its article, or the articles of an export of a news database."""
        import pdfplumber  # noqa: PLC0415 - an extra

        try:
            with pdfplumber.open(io.BytesIO(content)) as pdf:
                pages = [self._words(page) for page in pdf.pages[:MAX_PAGES]]
                said, count = str(pdf.metadata.get("Title") or ""), len(pdf.pages)
                author = str(pdf.metadata.get("Author") or "")
        except KgError:
            raise
        except Exception as error:  # the library raises many kinds on damaged files
            locked = "Password" in f"{type(error).__name__}{error!r}"
            reason = "it is encrypted" if locked else f"this is no PDF, or a damaged one ({type(error).__name__})"
            on_problem(problem(source, "binary", reason, advice="save it again, or give its text"))
            return
        if count > MAX_PAGES:
            on_problem(problem(source, "too-long", f"it has {count} pages, {MAX_PAGES} were read", advice="split it into articles"))
        blocks = blocks_of([_without_margins(page, repeated) for repeated in [_repeated(pages)] for page in pages])
        if sum(len(block.text.split()) for block in blocks) < MIN_WORDS:
            on_problem(problem(source, "no-text", "there is no text in it, it may be a scan", advice="run OCR over it, or give its text"))
            return
        title, body = _headline(blocks, inline(said))
        text = "\n\n".join(block.text for block in body)
        found = exported(text, source=source, on_problem=on_problem)
        if found is not None:
            yield from found
            return
        document = article(text, Metadata(title=title, authors=persons([author])), source=source, on_problem=on_problem)
        if document:
            yield document

    def _words(self, page: Any) -> list[Word]:
        """The words of a page, with their places as shares of it, so that margins are told whatever the paper."""
        self.opener.budget.check_time()
        words = page.extract_words(extra_attrs=["size"])
        height = float(page.height) or 1.0
        page.close()  # or the caches of all pages are held
        return [
            Word(str(w["text"]), float(w["x0"]), float(w["x1"]), float(w["top"]), float(w["bottom"]), float(w["size"]))
            for w in words
            if 0 <= float(w["top"]) <= height
        ]


def _margin_lines(page: Sequence[Word]) -> Iterator[list[Word]]:
    """Lines that stand at the upper or lower end of what is on a page."""
    if not page:
        return
    top, bottom = min(w.top for w in page), max(w.bottom for w in page)
    for line in lines_of(page):
        if line[0].bottom < top + MARGIN * (bottom - top) or line[0].top > bottom - MARGIN * (bottom - top):
            yield line


def _repeated(pages: Sequence[Sequence[Word]]) -> set[str]:
    """What headers and footers of several pages have in common, whatever their numbers."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _margin_lines(page)})
    return {key for key, count in counts.items() if count > 1}


def _without_margins(page: Sequence[Word], repeated: set[str]) -> list[Word]:
    gone = {word for line in _margin_lines(page) if _key(line) in repeated or PAGE_NUMBER.fullmatch(_text(line)) for word in line}
    return [word for word in page if word not in gone]


def _headline(blocks: Sequence[Block], said: str) -> tuple[str | None, Sequence[Block]]:
    """The first block in large letters near the beginning, or what the file says; and the other blocks."""
    usual = median(block.size for block in blocks for _ in block.text.split())
    large = [b for b in blocks[:10] if b.size > LARGER * usual and 3 <= len(b.text.split()) <= MAX_TITLE]
    if large:
        title = max(large, key=lambda block: block.size)
        return title.text, [block for block in blocks if block is not title]
    return (said if said and not FILE_NAME.search(said) else None), blocks


def _key(line: Sequence[Word]) -> str:
    return re.sub(r"\d+", "0", _text(line))


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)
