"""Treebank files -> documents of raw text with the spans of sentences and words, and F1 of other spans against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Range = tuple[int, int]  # half-open character offsets


@dataclass(slots=True)
class RawDocument:
    """`text` with a blank line between paragraphs; `sentences` as ranges; `words` as ranges, parts of multi-word tokens apart."""

    text: str = ""
    sentences: list[Range] = field(default_factory=list)
    words: list[Range] = field(default_factory=list)


def raw_documents(path: Path) -> Iterator[RawDocument]:
    """Documents of a CoNLL-U file, in order."""
    document, gap = RawDocument(), ""
    for comments, rows in blocks(path):
        if any(line.startswith("# newdoc") for line in comments) and document.text:
            yield document
            document, gap = RawDocument(), ""
        if document.text:
            document.text += "\n\n" if any(line.startswith("# newpar") and "block" not in line for line in comments) else gap
        start = len(document.text)
        gap = _add_words(document, rows)
        document.sentences.append((start, len(document.text)))
    if document.text:
        yield document


def blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Comment lines and rows of each sentence."""
    comments, rows = list[str](), list[list[str]]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = [], []


def span_f1(found: Iterable[Range], gold: Iterable[Range]) -> float:
    """F1 of exact ranges, in percent."""
    mine, true = set(found), set(gold)
    return round(200 * len(mine & true) / max(1, len(mine) + len(true)), 2)


def _add_words(document: RawDocument, rows: list[list[str]]) -> str:
    """Append the surface tokens of a sentence; the white space after its last one is returned."""
    space, covered, forms = "", 0, {row[0]: row[1] for row in rows}
    for number, surface, *_, misc in rows:
        first, _, last = number.partition("-")
        if not first.isdigit() or (not last and int(first) <= covered):
            continue
        document.text += space
        parts = [forms[str(i)] for i in range(int(first), int(last or first) + 1)]
        document.words += _parts(surface, parts, len(document.text))
        document.text += surface
        covered = int(last or first)
        space = "" if "SpaceAfter=No" in misc.split("|") else " "
    return space


def _parts(surface: str, parts: list[str], start: int) -> list[Range]:
    """Ranges of the words of one token; where they do not spell it, the last ones get one character each."""
    lengths = [len(part) for part in parts]
    if "".join(parts) != surface:
        lengths = [max(1, len(surface) - len(parts) + 1)] + [1] * (len(parts) - 1)
    ends = [sum(lengths[: i + 1]) for i in range(len(lengths))]
    return [(start + end - length, start + end) for end, length in zip(ends, lengths, strict=True)]
