"""Decoded text -> paragraphs: no control characters, NFC, plain spaces, soft-wrapped lines joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

MAX_TEXT = 1_000_000  # characters of one article
MAX_LINES = 20_000  # of one article; each is looked at by all rules, which takes a millisecond
MAX_PASSES = 5  # of repairing and tidying; real text needs two, the second to see that nothing is left
MAX_WRAP = 120  # a text whose characters stand mostly in longer lines is not hard-wrapped
MIN_WRAP = 40  # nobody wraps prose narrower
WRAP_SLACK = 0.75  # of the widest line; greedy wrapping breaks later than this, lists of headlines earlier (tuned on the dev articles)

LINE_BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Tab and newline stay. Gone are C0, C1, soft hyphen, bidirectional and zero-width controls, surrogates, noncharacters, tags.
UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
# Marks above and below letters, of which no writing has more than a few on one. Sorting many takes time quadratic in their number, and
# Unicode's own format for streams has 30 at most (UAX 15, 13).
MARK = (
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
HEAP = re.compile(f"({MARK}{{30}}){MARK}+")
SPACE = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
BLANK_LINES = re.compile(r"\n\s*\n")
SPACES = re.compile(r" +")
SENTENCE_END = re.compile(r"[.!?…][\"'’”»)\]]*(?:\s?\[\d{1,3}\])*$")  # a footnote mark may follow


def tidy(text: str) -> tuple[str, int]:
    """`text` with one kind of line break and of space, without unwanted characters, in NFC; and how many characters were removed."""
    text = LINE_BREAK.sub("\n", text)
    kept = HEAP.sub(r"\1", UNWANTED.sub("", text))
    return unicodedata.normalize("NFC", SPACE.sub(" ", kept)), len(text) - len(kept)


def normalise(text: str) -> tuple[str, int, bool]:
    """`text` repaired and tidied until neither finds anything; how many characters were removed; whether mojibake was repaired."""
    removed, repaired = 0, False
    for _ in range(MAX_PASSES):
        sound = repair(text)
        clean, count = tidy(sound)
        removed, repaired = removed + count, repaired or sound != text
        if clean == text:
            break
        text = clean
    return text, removed, repaired


def repair(text: str) -> str:
    """`text` with mojibake ("â€™" for "’") put right, line by line, only where it is plainly broken."""
    if text.isascii():
        return text
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 (heavy)
    from ftfy.badness import is_bad  # noqa: PLC0415

    config = TextFixerConfig(restore_byte_a0=False, replace_lossy_sequences=False)
    return "\n".join(fix_encoding(line, config) if is_bad(line) else line for line in text.split("\n"))


def inline(text: str) -> str:
    """`text` repaired and tidied onto one line: what titles, names and other metadata go through."""
    return SPACES.sub(" ", normalise(text)[0].replace("\n", " ")).strip()


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing quotes and brackets aside."""
    return SENTENCE_END.search(text[-100:]) is not None


def paragraphs(text: str, *, stands_alone: Callable[[str], bool]) -> list[str]:
    """Paragraphs of tidied text in order. Lines are joined only where the text is hard-wrapped; runs of spaces are kept.

    `stands_alone` says of a line that it is never part of a paragraph of prose.
    """
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in re.split(r"\n\s*\n", text)]
    width = _wrap_width(blocks)
    return [paragraph for block in blocks for paragraph in _unwrapped(block, width, stands_alone)]


def cut(text: str, *, limit: int = MAX_TEXT) -> str:
    """The leading lines of `text`, MAX_LINES at most, that fit into `limit` characters by whole paragraphs, else by lines or words."""
    if text.count("\n") > MAX_LINES:
        text = BLANK_LINES.sub("\n\n", text)
        text = "\n".join(text.split("\n", MAX_LINES)[:MAX_LINES])
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    return next((kept for end in ("\n\n", "\n", " ") if (kept := head.rpartition(end)[0].rstrip())), text[:limit])


def _wrap_width(blocks: Sequence[Sequence[str]]) -> int:
    """Column at which the text is hard-wrapped, 0 where it is not: where lines are long, or most of them end a sentence."""
    lines = [line for block in blocks for line in block]
    inner = [line for block in blocks for line in block[:-1]]
    short = [len(line) for line in lines if len(line) <= MAX_WRAP]
    width = max(short, default=0)
    if 2 * sum(short) < sum(len(line) for line in lines) or 2 * sum(map(ends_sentence, inner)) > len(inner):
        return 0
    return width if width >= MIN_WRAP else 0


def _unwrapped(block: Sequence[str], width: int, stands_alone: Callable[[str], bool]) -> list[str]:
    """The paragraphs of one block: a line goes on where its successor's first word would not have fitted on it."""
    joined: list[str] = []
    previous = ""
    for line in block:
        full = width and len(previous) + 1 + len(line.split(" ", 1)[0]) > WRAP_SLACK * width
        if previous and full and not _is_break(previous, line, stands_alone):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        previous = line
    return joined


def _is_break(line: str, following: str, stands_alone: Callable[[str], bool]) -> bool:
    """Whether page furniture begins or ends between two lines."""
    return not following[0].islower() and (stands_alone(line) or stands_alone(following))
