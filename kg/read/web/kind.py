"""What a page says of itself, its links and the text that was found on it -> why it is no article, or only the start of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from kg.read.web.head import Head

MANY_HEADINGS = 8  # linked headings of other stories, which a home page has and an article's own page seldom
MIN_WORDS = 120  # of an article with so many links beside it
MIN_PARAGRAPH = 12  # words of a paragraph of prose; teasers are shorter
CUT_SHARE = 0.5  # of the words that the page itself gives for its article
CUT_WORDS = 150  # a text that long is worth reading though its end is behind a wall
SURE_WALL = (
    r"(?:to (?:continue|keep) reading|subscribe (?:now )?to (?:read|continue|unlock)"
    r"|to read (?:the (?:full|whole|rest of the|rest of this)|this) (?:story|article)|(?:log|sign) in to (?:read|continue)"
    r"|this (?:article|content|story) is (?:only )?(?:for|available to) (?:\w+ )?(?:subscribers|members)|unlock this article)"
)
WALL_BELOW = re.compile(SURE_WALL, re.IGNORECASE)
WALL = re.compile(rf"{SURE_WALL}|already a subscriber|register to read", re.IGNORECASE)
# What servers and their guards say in place of an article.
NOTICE = re.compile(
    r"(?:error\W*)?(?:40[0-9]|50[0-9])\b.{0,40}|(?:the )?(?:page|article|file|story)? ?(?:is )?(?:not found|unavailable)"
    r"|access (?:to this page )?(?:has been )?(?:denied|blocked)|forbidden|just a moment|one moment,? please|attention required"
    r"|are you (?:a )?(?:robot|human)|(?:please )?verify (?:that )?you are (?:a )?human|security check|checking your browser"
    r"|subscribe to read|(?:log|sign) in(?: or register)?|(?:service )?temporarily unavailable|too many requests",
    re.IGNORECASE,
)
WALL_WITHIN = 1_500  # characters of the page behind its last paragraph in which the wall stands


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a page is not read: the code of a problem, and the reason in words."""

    code: str
    reason: str


def fault_of(head: Head, text: str, *, page_text: str, linked_headings: int) -> Fault | None:
    """Why a page should not be read as an article; None where nothing speaks against it."""
    if len(text.split()) < MIN_WORDS and any(_is_notice(title) for title in (head.title, *head.headings)):
        return Fault("no-article", "this is the notice of a server in place of a page")
    paragraphs = [line.split() for line in text.split("\n") if line.strip()]
    words = sum(map(len, paragraphs))
    if _is_list(head, paragraphs, linked_headings):
        return Fault("no-article", "this is a home page or a list of articles")
    declared = next((int(count) for count in head.said("wordCount") if str(count).isdigit()), 0)
    if words < CUT_WORDS and declared * CUT_SHARE > words:
        return Fault("cut-short", f"it holds {words} of the {declared} words that the page gives for its article")
    is_walled = any(str(value).casefold() in {"false", "http://schema.org/false"} for value in _access(head))
    is_cut = is_walled or text.rstrip().endswith(("…", "..."))
    if words < CUT_WORDS and (WALL.search(page_text) if is_cut else _is_walled_below(text, page_text)):
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


def _is_notice(title: str) -> bool:
    """Whether a title, or what stands before the name of the site, is such a notice."""
    first = re.split(r"\s[|–—:·-]\s|…|\.\.\.|!", title, maxsplit=1)[0]
    return NOTICE.fullmatch(first.strip(" .")) is not None


def _is_walled_below(text: str, page_text: str) -> bool:
    """Whether the page asks for a subscription right below the last sentences that it has of its article."""
    for paragraph in [line for line in text.split("\n") if len(line.split()) >= MIN_PARAGRAPH][::-1][:1]:
        page = unescape(page_text)
        begin = page.rfind(paragraph[:40])
        end = begin + len(paragraph)
        return begin >= 0 and WALL_BELOW.search(page, end, end + WALL_WITHIN) is not None
    return False


def _access(head: Head) -> list[object]:
    return [article["isAccessibleForFree"] for article in head.articles if "isAccessibleForFree" in article]
