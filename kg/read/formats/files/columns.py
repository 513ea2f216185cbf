"""Words with their places on a page -> paragraphs in reading order: columns by cutting the page along its white space.

A page is cut from top to bottom where a gutter runs through it, else from left to right at its widest gap, and so on in each part
(Nagy and Seth's XY-cut), so a headline over two columns comes before both and the left column before the right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.read.page.clean import ends_sentence

MIN_GUTTER = 9.0  # points of white between two columns; between words of justified text there are fewer
MIN_GAP = 1.3  # line heights of white at which a page is cut from left to right
NEW_PARAGRAPH = 1.45  # times the usual distance of lines
INDENT = 0.7  # of the size of the letters
SAME_LINE = 0.5  # of the size of the letters; words that stand less apart are on one line
MAX_DEPTH = 60
HYPHENS = "-\u2010\u00ad"


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points, from the left and the top of its page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and the size of its letters."""

    text: str
    size: float


def blocks_of(pages: Sequence[Sequence[Word]]) -> list[Block]:
    """The paragraphs of all pages; one that goes on in the next column or on the next page is one."""
    known = Counter(word.text.strip(".,;:!?\"'”’").lower() for page in pages for word in page)
    found: list[Block] = []
    for page in pages:
        for part in _parts(list(page), 0):
            for block in _paragraphs(part, known):
                if found and _goes_on(found[-1], block):
                    found[-1] = Block(_joined([found[-1].text, block.text], known), block.size)
                else:
                    found.append(block)
    return found


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words by line, from the top, each line from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.left)):
        if lines and abs(word.bottom - lines[-1][0].bottom) < SAME_LINE * max(word.size, 1.0):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.left) for line in lines]


def _parts(words: list[Word], depth: int) -> Iterator[list[Word]]:
    """Stretches of a page without a cut, in reading order."""
    if not words:
        return
    cut = None if depth > MAX_DEPTH else _gutter(words) or _gap(words)
    if cut is None:
        yield words
        return
    for part in cut:
        yield from _parts(part, depth + 1)


def _gutter(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The two sides of the widest stretch of white from top to bottom, where each has several lines."""
    ordered = sorted(words, key=lambda w: w.left)
    best, place, reach = 0.0, 0.0, ordered[0].right
    for word in ordered[1:]:
        if word.left - reach > best:
            best, place = word.left - reach, (word.left + reach) / 2
        reach = max(reach, word.right)
    if best < MIN_GUTTER:
        return None
    sides = [w for w in words if w.right <= place], [w for w in words if w.left >= place]
    return sides if min(len(lines_of(side)) for side in sides) > 2 else None


def _gap(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """What is above and below the widest stretch of white from left to right, where some part has columns to be found."""
    ordered = sorted(words, key=lambda w: w.top)
    height = median(w.bottom - w.top for w in words)
    best, place, reach = 0.0, 0.0, ordered[0].bottom
    for word in ordered[1:]:
        if word.top - reach > best:
            best, place = word.top - reach, (word.top + reach) / 2
        reach = max(reach, word.bottom)
    if best < MIN_GAP * height:
        return _change_of_size(words)
    return [w for w in words if w.top < place], [w for w in words if w.top >= place]


def _change_of_size(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """A headline and what stands close below it: the first line whose letters are of another size than those before."""
    lines = lines_of(words)
    for above, below in pairwise(lines):
        sizes = [median(w.size for w in line) for line in (above, below)]
        if max(sizes) > 1.2 * min(sizes):
            place = below[0].bottom
            head = [w for line in lines if line[0].bottom < place for w in line]
            return head, [w for line in lines if line[0].bottom >= place for w in line]
    return None


def _paragraphs(words: Sequence[Word], known: Counter[str]) -> Iterator[Block]:
    lines = lines_of(words)
    steps = [below[0].bottom - above[0].bottom for above, below in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    left = min(line[0].left for line in lines)
    group: list[list[Word]] = []
    for line in lines:
        if group and _begins(line, group, usual, left):
            yield _block(group, known)
            group = []
        group.append(line)
    if group:
        yield _block(group, known)


def _begins(line: Sequence[Word], group: Sequence[Sequence[Word]], usual: float, left: float) -> bool:
    """Whether a line is the first of a paragraph: by its distance, its indentation, or the size of its letters."""
    before = group[-1]
    size = line[0].size
    if line[0].bottom - before[0].bottom > NEW_PARAGRAPH * usual or abs(size - before[0].size) > 0.15 * size:
        return True
    return line[0].left - left > INDENT * size >= before[0].left - left


def _block(lines: Sequence[Sequence[Word]], known: Counter[str]) -> Block:
    text = _joined([" ".join(word.text for word in line) for line in lines], known)
    return Block(text, median(word.size for line in lines for word in line))


def _joined(lines: Sequence[str], known: Counter[str]) -> str:
    """Lines as one; a word that was divided at the end of a line is one again, unless it is written with its hyphen elsewhere."""
    text = ""
    for line in lines:
        if text and text[-1] in HYPHENS and text[-2:-1].isalpha() and line[:1].islower():
            first, second = re.split(r"\s", text)[-1], re.split(r"\s", line, maxsplit=1)[0].strip(".,;:!?\"'”’")
            keeps = known[f"{first[:-1]}-{second}".lower()] > 0 and known[f"{first[:-1]}{second}".lower()] == 0
            text = f"{text if keeps else text[:-1]}{line}"
        else:
            text = f"{text} {line}" if text else line
    return text


def _goes_on(before: Block, after: Block) -> bool:
    return after.text[:1].islower() and not ends_sentence(before.text) and abs(before.size - after.size) < 0.15 * before.size
