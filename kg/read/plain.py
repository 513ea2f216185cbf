"""The bytes of a .txt file in, its one article out; front matter between `---` lines is read if there is any."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.article import article
from kg.read.decode import text_of
from kg.read.frontmatter import front_matter
from kg.read.metadata import metadata
from kg.types import Document, OnProblem


class PlainReader:
    """Reads plain text."""

    suffixes: tuple[str, ...] = (".txt", ".text")

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the article of one file."""
        text = text_of(content, source=source, on_problem=on_problem)
        if text is None:
            return
        fields, body = front_matter(text, source=source, on_problem=on_problem)
        known = metadata(fields, source=source, on_problem=on_problem)
        document = article(body, known, source=source, on_problem=on_problem)
        if document:
            yield document
