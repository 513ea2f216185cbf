"""A GUM file -> its documents with their gold chains: words, text, and the chain of each mention by the place of its head."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.annotate.words.sentences import Piece
from kg.annotate.words.tokens import Word

Place = tuple[int, int]
BRACKET = re.compile(r"\(([^()]*)\)|\(([^()]*)|([^()]+)\)")


def documents(path: Path, genre: str | None) -> Iterator[tuple[str, list[Piece], str, dict[Place, str]]]:
    """Id, words by sentence, text, and head place -> gold chain of each document."""
    for part in re.split(r"(?m)^(?=# newdoc)", path.read_text(encoding="utf-8")):
        found = re.match(r"# newdoc id = (\S+)", part)
        if found and (genre is None or f"_{genre}_" in found.group(1)):
            yield found.group(1), *_document(part)


def _document(part: str) -> tuple[list[Piece], str, dict[Place, str]]:
    text, paragraph, pieces = "", -1, []
    gold: dict[Place, str] = {}
    for block in part.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if re.match(r"\d+\t", line)]
        if not rows:
            continue
        if re.search(r"(?m)^# newpar(?!_)", block) or paragraph < 0:
            paragraph += 1
        words = []
        for row in rows:
            words.append(Word(len(text), len(text) + len(row[1])))
            text += row[1] + " "
        for first, last, group in _mentions(rows):
            heads = [i for i in range(first, last + 1) if not first <= int(rows[i][6]) - 1 <= last]
            gold.setdefault((len(pieces), heads[0]), group)
        pieces.append(Piece(paragraph, tuple(words)))
    return pieces, text, gold


def _mentions(rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    """First and last position and group of mentions that close in their sentence, longest first."""
    found, open_ = [], defaultdict(list)
    for i, row in enumerate(rows):
        tags = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
        for whole, start, end in BRACKET.findall(tags.group(1)) if tags else ():
            if whole:
                found.append((i, i, whole.split("-")[0]))
            elif start:
                open_[start.split("-")[0]].append(i)
            elif open_.get(end):
                found.append((open_[end].pop(), i, end))
    yield from sorted(found, key=lambda f: f[0] - f[1])
