"""The bytes of an .mhtml file (a page saved with all its parts) -> the article of its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy

from kg.read.formats.pages.webpage import WebPageReader
from kg.read.problems import problem
from kg.types import Document, OnProblem, Reading


class MhtmlReader:
    """Reads pages that a browser saved as one file."""

    suffixes: tuple[str, ...] = (".mhtml", ".mht")

    def __init__(self, reading: Reading) -> None:
        self.page = WebPageReader(reading)

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the article of the first page in it."""
        saved = message_from_bytes(content, policy=policy.default)
        parts = [part for part in saved.walk() if part.get_content_type() == "text/html"]
        page = parts[0].get_payload(decode=True) if parts else None
        if not isinstance(page, bytes):
            on_problem(problem(source, "no-text", "there is no page in this file", advice="save the page again, as one file or as .html"))
            return
        address = str(parts[0].get("content-location") or saved.get("snapshot-content-location") or "")
        for document in self.page(page, source=source, on_problem=on_problem):
            yield document if document.url or not address.startswith("http") else replace(document, url=address)
