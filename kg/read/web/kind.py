"""What a page says of itself, its links and the text that was found on it -> why it is no article, or only the start of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.read.web.head import Head

MANY_HEADINGS = 8  # linked headings of other stories, which a home page has and an article's own page seldom
MIN_WORDS = 120  # of an article with so many links beside it
MIN_PARAGRAPH = 12  # words of a paragraph of prose; teasers are shorter
CUT_SHARE = 0.5  # of the words that the page itself gives for its article
CUT_WORDS = 150  # a text that long is worth reading though its end is behind a wall
WALL = re.compile(
    r"(?:to (?:continue|keep) reading|subscribe (?:now )?to (?:read|continue|unlock)|already a subscriber|register to read"
    r"|this (?:article|content|story) is (?:only )?(?:for|available to) (?:\w+ )?(?:subscribers|members)|unlock this article)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a page is not read: the code of a problem, and the reason in words."""

    code: str
    reason: str


def fault_of(head: Head, text: str, *, page_text: str, linked_headings: int) -> Fault | None:
    """Why a page should not be read as an article; None where nothing speaks against it."""
    paragraphs = [line.split() for line in text.split("\n") if line.strip()]
    words = sum(map(len, paragraphs))
    if _is_list(head, paragraphs, linked_headings):
        return Fault("no-article", "this is a home page or a list of articles")
    declared = next((int(count) for count in head.said("wordCount") if str(count).isdigit()), 0)
    if words < CUT_WORDS and declared * CUT_SHARE > words:
        return Fault("cut-short", f"it holds {words} of the {declared} words that the page gives for its article")
    is_walled = any(str(value).casefold() in {"false", "http://schema.org/false"} for value in _access(head))
    if words < CUT_WORDS and (is_walled or text.rstrip().endswith(("…", "..."))) and WALL.search(page_text):
        return Fault("cut-short", "it holds only the beginning of an article for subscribers")
    return None


def _is_list(head: Head, paragraphs: list[list[str]], linked_headings: int) -> bool:
    """A page that does not call itself an article, is full of links to others, and has little prose of its own."""
    if head.is_article:
        return False
    prose = sum(len(paragraph) for paragraph in paragraphs if len(paragraph) >= MIN_PARAGRAPH)
    address = head.canonical or head.meta.get("og:url", "")
    is_root = address.startswith("http") and urlsplit(address).path in {"", "/"}
    many = linked_headings >= MANY_HEADINGS
    return (many and prose < MIN_WORDS) or ((is_root or head.is_list) and (many or prose < MIN_WORDS))


def _access(head: Head) -> list[object]:
    return [article["isAccessibleForFree"] for article in head.articles if "isAccessibleForFree" in article]
