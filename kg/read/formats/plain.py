"""The bytes of a .txt file in, its one article out; front matter between `---` lines is read if there is any."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.article import article
from kg.read.formats.frontmatter import head_and_body
from kg.types import Document, OnProblem


class PlainReader:
    """Reads plain text."""

    suffixes: tuple[str, ...] = (".txt", ".text")

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the article of one file."""
        head = head_and_body(content, source=source, on_problem=on_problem)
        if head is None:
            return
        known, body = head
        document = article(body, known, source=source, on_problem=on_problem)
        if document:
            yield document
