"""The bytes of a .md file -> its one article: headings, emphasis, links, lists and quotations become plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from kg.read.article import article, within_limit
from kg.read.formats.texts.frontmatter import head_and_body
from kg.read.page.clean import LINE_BREAK
from kg.types import Document, OnProblem

FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
DEFINITION = re.compile(r"\s{0,3}\[[^\]]{1,200}\]:\s*\S+")
RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
UNDERLINE = re.compile(r"\s{0,3}(?P<mark>=+|-+)\s*$")
HEADING = re.compile(r"\s{0,3}(?P<level>#{1,6})\s+(?P<text>.*?)\s*#*\s*$")
ITEM = re.compile(r"\s*(?:[-*+]|(?P<number>\d{1,3})[.)])\s+(?=\S)")
QUOTE = re.compile(r"^\s{0,3}>\s?")
TARGET = r"\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"
IMAGE = re.compile(rf"!\[[^\[\]]{{0,500}}\](?:{TARGET}|\[[^\[\]]{{0,200}}\])")
LINK = re.compile(rf"\[(?P<text>[^\[\]]{{0,500}})\](?:{TARGET}|\[[^\[\]]{{0,200}}\])")
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
AUTOLINK = re.compile(r"<(?P<address>(?:https?://|mailto:)[^<>\s]+)>")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
# Marks of emphasis and code stand at the edge of a word; inside one (snake_case, 2*3) they are letters.
OPENING = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<![\w_])_{1,3}(?=\w|[\"“'(])|(?<![\w`])`{1,2}(?=\S)|(?<!~)~~(?=\S)")
CLOSING = re.compile(r"(?<=[^\s*])\*{1,3}(?![\w*])|(?<=[^\s_])_{1,3}(?![\w_])|(?<=[^\s`])`{1,2}(?![\w`])|(?<=[^\s~])~~(?!~)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
PRIVATE = 0xE000  # an escaped character waits in the private use area until the marks around it are gone
HIDDEN = re.compile(r"[\ue021-\ue07e]")


class MarkdownReader:
    """Reads Markdown; the first heading of the first level is the headline if the front matter names none."""

    suffixes: tuple[str, ...] = (".md", ".markdown")

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the article of one file."""
        head = head_and_body(content, source=source, on_problem=on_problem)
        if head is None:
            return
        known, body = head
        title, plain = plain_text(within_limit(body, source=source, on_problem=on_problem))
        document = article(plain, replace(known, title=known.title or title), source=source, on_problem=on_problem)
        if document:
            yield document


def plain_text(markdown: str) -> tuple[str | None, str]:
    """The first-level heading, if any, and the text: a blank line between paragraphs, each on one line, without marks or addresses.

    Images, comments, rules, and lines that are nothing but a link are left out. Tables stay as they are.
    """
    lines = _without_comments(LINE_BREAK.sub("\n", markdown)).split("\n")
    blocks = _Blocks()
    for line in lines:
        blocks.add(QUOTE.sub("", line, count=1))
    return blocks.title, "\n\n".join(filter(None, (_inline(" ".join(block)) for block in blocks.found)))


class _Blocks:
    """Lines -> paragraphs, each a list of lines, and the first heading of the first level."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.found: list[list[str]] = [[]]
        self.in_list = False

    def add(self, line: str) -> None:
        """Take one line, without the marks of a quotation."""
        heading, underline, item = HEADING.match(line), UNDERLINE.match(line), ITEM.match(line)
        if underline and self.found[-1]:
            self._head(" ".join(self.found[-1]), first=underline["mark"][0] == "=")
            self.found.append([])
        elif _ends_paragraph(line):
            self.found.append([])
        elif heading:
            self._head(heading["text"], first=heading["level"] == "#")
            self.found += [[heading["text"]], []]
        elif item and self._begins(item):
            self.found.append([line[item.end() :]])
        else:
            self.found[-1].append(line.strip())
        self.in_list = bool(self.found[-1]) and (item is not None or self.in_list)

    def _head(self, text: str, *, first: bool) -> None:
        if first and not self.title:
            self.title = _inline(text)

    def _begins(self, item: re.Match[str]) -> bool:
        """ "1990. It is safe." goes on with the line before."""
        return item["number"] in {None, "1"} or self.in_list or not self.found[-1]


def _ends_paragraph(line: str) -> bool:
    return not line.strip() or bool(RULE.match(line) or FENCE.match(line) or DEFINITION.match(line)) or _is_link_alone(line)


def _without_comments(text: str) -> str:
    """`text` without <!-- … -->; a comment that is not closed stays."""
    kept, start = [], 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept.append(text[start:begin])
        start = end + 3
    return "".join([*kept, text[start:]])


def _is_link_alone(line: str) -> bool:
    """Whether nothing is left of `line` without its links and images; a sentence may be a link as a whole and stays."""
    rest = LINK.sub("", IMAGE.sub("", ITEM.sub("", line, count=1)))
    texts = [found["text"] for found in LINK.finditer(line)]
    return rest != line and not rest.strip(" |·•,*_-") and not any(text.rstrip("*_ ").endswith((".", "!", "?")) for text in texts)


def _inline(text: str) -> str:
    text = ESCAPED.sub(lambda m: chr(PRIVATE + ord(m.group(1))), text)
    text = FOOTNOTE.sub("", LINK.sub(r"\g<text>", IMAGE.sub("", text)))
    text = unescape(TAG.sub("", AUTOLINK.sub(r"\g<address>", text)))
    for mark in (OPENING, CLOSING):
        text = mark.sub("", text)
    return HIDDEN.sub(lambda m: chr(ord(m.group()) - PRIVATE), text).strip().removesuffix("\\")
