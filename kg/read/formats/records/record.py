"""A record of one article -> its Document: a text or HTML, and what is known about it, under whatever usual names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.read.article import article
from kg.read.formats.pages.webpage import page_article
from kg.read.metadata import metadata, plain_key
from kg.read.problems import problem
from kg.types import Document, OnProblem

TEXT = ("text", "body", "content", "articlebody", "maintext", "fulltext", "article", "story")
HTML = ("html", "contenthtml", "bodyhtml", "rawhtml")
MARKUP = re.compile(r"</(?:p|div|span|a|strong|em|b|i|h[1-6]|li)>|<(?:br|p)\s*/?>", re.IGNORECASE)


def record_article(record: Mapping[str, object], *, source: str, on_problem: OnProblem, location: str = "") -> Document | None:
    """The article of a record; None, with a problem, where it has no text."""
    named = {str(key): value for key, value in record.items()}
    text, html = _text(named, TEXT), _text(named, HTML)
    if not text and not html:
        reason = "the article has no text"
        on_problem(problem(source, "no-text", reason, advice=f"give it as {', '.join(TEXT[:3])} or html", location=location))
        return None
    about = {key: value for key, value in named.items() if plain_key(key) not in {*TEXT, *HTML}}
    known = metadata(about, source=source, on_problem=on_problem, location=location)
    if not text or MARKUP.search(text):
        return page_article(text or html, known, source=source, on_problem=on_problem, location=location)
    return article(text, known, source=source, on_problem=on_problem, location=location)


def _text(record: Mapping[str, object], names: Sequence[str]) -> str:
    """The first text, or list of paragraphs, under one of the names; empty if there is none."""
    found = {plain_key(key): value for key, value in record.items()}
    for value in (found.get(name) for name in names):
        parts = value if isinstance(value, list) else [value]
        text = "\n\n".join(part for part in parts if isinstance(part, str))
        if text.strip():
            return text
    return ""
