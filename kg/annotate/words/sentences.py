"""A document's text -> sentences of words, with exact offsets. Blank lines are hard boundaries, other newlines white space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.annotate.words.tokens import MAY_END, NEVER_LAST, Word, is_abbreviation, words
from kg.types import Span

CHUNK = re.compile(r"\S+")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
ENDERS = re.compile(r"[.!?…。！？]+|\.{2,}")
OUTLINE = re.compile(r"\d{1,2}(\.\d{1,2})*")
EMOTICON = re.compile(r"[:;=8][-']?[)(\]DPp]+|\^_+\^")
CLOSERS = frozenset("\"'”’»)]}") | {"''", "’’"}
OPENERS = frozenset("\"'“‘«([{") | {"``", "‘‘"}
ZONES = frozenset("EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT BST CET CEST UTC IST KST JST".split())
# Words that begin a sentence after an abbreviation that may also stand inside one ("U.S. The"; "U.S. President" is no boundary).
STARTERS = frozenset(
    "a an the this that these those he she it they we i you his her its their our my your there here who what when where why how which "
    "in on at by for from with as if but and or nor so yet after before since while although though because until under over about "
    "according earlier later last next meanwhile however also still now then instead despite during both some many most several few all "
    "each no not one two three more other another such is are was were will would could can may".split()
)
SPEECH = frozenset("said says asked asks added adds told tells replied replies wrote writes shouted exclaimed cried".split())


class Piece(NamedTuple):
    """One sentence: its paragraph's number and its words."""

    paragraph: int
    words: tuple[Word, ...]


def sentences(text: str, *, headline: Span | None = None) -> Iterator[Piece]:
    """Sentences in text order. The headline, where one is given, is a paragraph and at least a sentence of its own."""
    for number, (start, end) in enumerate(_paragraphs(text, headline)):
        found = _words_of(text, start, end)
        for first, last in _sentences(text, found):
            yield Piece(number, tuple(found[first:last]))


def tokenized(line: str) -> tuple[Word, ...]:
    """The words of a line in which white space alone divides words."""
    return tuple(Word(m.start(), m.end()) for m in CHUNK.finditer(line))


def _paragraphs(text: str, headline: Span | None) -> Iterator[tuple[int, int]]:
    cuts = {0, len(text), *((headline.start, headline.end) if headline else ())}
    edges = sorted(cuts | {m.end() for m in BLANK_LINE.finditer(text)})
    for start, end in pairwise(edges):
        if not text[start:end].isspace() and start < end:
            yield start, end


def _words_of(text: str, start: int, end: int) -> list[Word]:
    found: list[Word] = []
    for match in CHUNK.finditer(text, start, end):
        at = match.start()
        rest = text[match.end() : match.end() + 3].lstrip()
        found += [Word(at + w.start, at + w.end, w.joined) for w in words(match.group(), before_digit=rest[:1].isdigit())]
    return found


# ------------------------------------------------------------------------------------------------ sentences


def _sentences(text: str, found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words."""
    start = i = 0
    forms = [text[w.start : w.end] for w in found]
    while i < len(found):
        end = _end_at(forms, found, i, start)
        if end:
            yield start, end
            start = i = end
        else:
            i += 1
    if start < len(found):
        yield start, len(found)


def _end_at(forms: Sequence[str], found: Sequence[Word], i: int, start: int) -> int:
    """Where the sentence ends if word `i` ends it (closing quotes and brackets included), else 0."""
    abbreviated = is_abbreviation(forms[i])
    if not abbreviated and not ENDERS.fullmatch(forms[i]):
        return 0
    after = _after_closers(forms, found, i + 1)
    if after >= len(forms) or found[after].start == found[after - 1].end:
        return len(forms) if after >= len(forms) else 0
    closed = after > i + 1
    if abbreviated and not closed:
        return after if _ends_after_abbreviation(forms, i, after) else 0
    return after if _begins(forms, i, after, start=start, closed=closed) else 0


def _after_closers(forms: Sequence[str], found: Sequence[Word], after: int) -> int:
    """Past closing quotes and brackets, then past an emoticon or references such as "[7]"."""
    while after < len(forms) and forms[after] in CLOSERS and found[after].start == found[after - 1].end and not _opens(forms, found, after):
        after += 1
    while after + 2 < len(forms) and forms[after] == "[" and forms[after + 1].isdigit() and forms[after + 2] == "]":
        after += 3
    return after + 1 if after < len(forms) and EMOTICON.fullmatch(forms[after]) else after


def _opens(forms: Sequence[str], found: Sequence[Word], i: int) -> bool:
    """Whether an ambiguous straight quote opens a quotation rather than closes one: a word follows it without white space."""
    return forms[i] in "\"'" and i + 1 < len(forms) and found[i + 1].start == found[i].end and forms[i + 1][:1].isalnum()


def _ends_after_abbreviation(forms: Sequence[str], i: int, after: int) -> bool:
    low = forms[i].lower().rstrip(".")
    following = forms[after]
    if low in NEVER_LAST or (len(low) == 1 and low.isalpha() and following.lower() not in STARTERS):
        return False
    if following in OPENERS and after + 1 < len(forms):
        following = forms[after + 1]
        if not following[:1].isupper():
            return False
        return low in MAY_END and following.lower() in STARTERS
    if low in ("a.m", "p.m"):
        return following[:1].isupper() and following not in ZONES and following.lower() not in WEEKDAYS
    return (
        following[:1].isupper()
        and following.lower() in STARTERS
        and not (following == "I" and after + 1 < len(forms) and forms[after + 1] == ".")
    )


WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday tomorrow today eastern pacific central local".split())


def _begins(forms: Sequence[str], i: int, after: int, *, start: int, closed: bool) -> bool:
    """Whether a new sentence begins at `after`, an ender standing at `i`."""
    following = forms[after]
    if forms[i] == "." and i == start + 1 and OUTLINE.fullmatch(forms[start]):
        return False  # "1. First point"
    if following[:1].islower():
        return False
    if following in ",;:-–—" or following == "--":
        return False
    if closed and forms[i][0] in "!?" and _is_speech_tag(forms, after):
        return False
    if ENDERS.fullmatch(forms[i]) and len(forms[i]) > 1 and forms[i][0] in ".…":
        return following[:1].isupper() or following in OPENERS
    return True


def _is_speech_tag(forms: Sequence[str], at: int) -> bool:
    """Whether `Koo asked.` or `he said, ...` follows a quoted question or exclamation."""
    return any(f.lower() in SPEECH for f in forms[at : at + 4])
