"""The bytes of an RSS or Atom feed -> an article for each entry, by feedparser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.read.formats.records.record import record_article
from kg.read.problems import problem
from kg.types import Document, OnProblem


class FeedReader:
    """Reads saved feeds. An entry has its text in full or only a summary, as its outlet likes. Needs the extra `feeds`."""

    suffixes: tuple[str, ...] = (".rss", ".atom", ".rdf", ".xml")

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the entries in their order."""
        from feedparser.api import parse as parse_feed  # noqa: PLC0415 - an extra

        parse: Any = parse_feed
        feed = parse(content, sanitize_html=False, resolve_relative_uris=False)
        if not feed.entries:
            reason = "this is no feed of RSS or Atom, or one without entries"
            on_problem(problem(source, "no-text", reason, advice="give articles as text, .html or a feed"))
            return
        for number, entry in enumerate(feed.entries, start=1):
            record = {**_entry(entry), "publisher": feed.feed.get("title"), "language": feed.feed.get("language")}
            document = record_article(record, source=source, on_problem=on_problem, location=f"entry {number}")
            if document:
                yield document


def _entry(entry: Any) -> dict[str, object]:
    texts = [part.get("value", "") for part in entry.get("content", ())]
    authors = [author.get("name") for author in entry.get("authors", ()) if author.get("name")]
    return {
        "html": max([*texts, entry.get("summary", "")], key=len),
        "title": entry.get("title"),
        "url": entry.get("link"),
        "date": _day(entry),
        "authors": authors,
    }


def _day(entry: Any) -> str | None:
    """The day as feedparser reads it, in universal time."""
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else None
