"""The bytes of a .txt file -> its article, or the articles of an export of a news database; front matter is read if there is any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.read.article import article
from kg.read.formats.texts.exports import exported
from kg.read.formats.texts.frontmatter import head_and_body
from kg.read.problems import problem
from kg.types import Document, OnProblem

ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
BULLET = re.compile(r"[-*•]|\d{1,6}[.)]")


class PlainReader:
    """Reads plain text."""

    suffixes: tuple[str, ...] = (".txt", ".text", ".urls")

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the article of one file, or those of an export."""
        head = head_and_body(content, source=source, on_problem=on_problem)
        if head is None:
            return
        known, body = head
        if _is_list_of_addresses(body):
            advice = f"save the pages (for instance `wget --adjust-extension --input-file={source}`) and give their folder"
            on_problem(problem(source, "no-text", "this is a list of addresses, and nothing is fetched from the network", advice=advice))
            return
        found = exported(body, source=source, on_problem=on_problem)
        if found is not None:
            yield from found
            return
        document = article(body, known, source=source, on_problem=on_problem)
        if document:
            yield document


def _is_list_of_addresses(text: str) -> bool:
    """Whether a text has nothing but addresses, and the bullets or numbers of a list."""
    parts = [part for part in text.split() if not BULLET.fullmatch(part)]
    return bool(parts) and all(ADDRESS.fullmatch(part) for part in parts)
