"""The bytes of a web archive -> the articles of the pages in it, by warcio."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.read.formats.files.inside import Inside
from kg.read.formats.pages.webpage import WebPageReader
from kg.read.problems import problem
from kg.types import Document, OnProblem, Reading


class WarcReader:
    """Reads pages out of what crawlers keep: each answer that is a page, with its address. Needs the extra `warc`."""

    suffixes: tuple[str, ...] = (".warc", ".warc.gz")

    def __init__(self, opener: Inside, reading: Reading) -> None:
        self.opener = opener
        self.page = WebPageReader(reading)

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the articles in the order of the archive. `Document.source` has the address, too."""
        from warcio import archiveiterator  # noqa: PLC0415 - an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

        records: Any = archiveiterator.ArchiveIterator
        try:
            for record in records(io.BytesIO(content)):
                self.opener.budget.check_time()
                if _is_page(record):
                    yield from self._article(record, source, on_problem)
        except (ArchiveLoadFailed, ValueError, EOFError, OSError) as error:
            on_problem(problem(source, "binary", f"this web archive is damaged ({error})", advice="what stands before the damage was read"))

    def _article(self, record: Any, source: str, on_problem: OnProblem) -> Iterator[Document]:
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        page = record.content_stream().read(self.opener.budget.room)
        self.opener.budget.unpack(len(page))
        for document in self.page(page, source=f"{source}, {address}", on_problem=on_problem):
            yield document if document.url or not address.startswith("http") else replace(document, url=address)


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type not in {"response", "resource"}:
        return False
    if headers is None:
        return str(record.rec_headers.get_header("Content-Type") or "").startswith("text/html")
    return headers.get_statuscode() == "200" and "html" in (headers.get_header("Content-Type") or "")
