"""Treebank files -> how well raw text is divided into words and sentences (span F1 as in the CoNLL 2018 shared task).

    python benchmarks/segmentation.py FILE.conllu... [--genre news] [--errors 40]

The raw text is rebuilt from the words and SpaceAfter=No: paragraphs (`# newpar`) are divided by a blank line, as kg's readers do.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kg.annotate import JointAnnotator
from kg.types import Document

Spans = set[tuple[int, ...]]


def documents(path: Path, genre: str | None) -> Iterator[tuple[str, Spans, Spans]]:
    """Text, word spans and sentence spans of each document of a treebank (of one GUM genre if asked for)."""
    for part in re.split(r"(?m)^(?=# newdoc)", path.read_text(encoding="utf-8")):
        if part.strip() and (genre is None or re.match(rf"# newdoc id = \w+?_{genre}_", part)):
            yield _document(part)


def _document(part: str) -> tuple[str, Spans, Spans]:
    text, words, sents = "", set(), set()
    for block in part.strip().split("\n\n"):
        if not any(line[:1].isdigit() for line in block.splitlines()):
            continue
        if text:
            text = text.rstrip(" ") + "\n\n" if re.search(r"(?m)^# newpar(?!_)", block) else text
        start = len(text)
        text = _add_words(block, text, words)
        sents.add((start, len(text.rstrip(" "))))
    return text, words, sents


def _add_words(block: str, text: str, words: Spans) -> str:
    inside = 0
    whole: tuple[int, int] = (0, 0)
    forms: list[str] = []
    for line in block.splitlines():
        if not line[:1].isdigit():
            continue
        number, form, *_, misc = line.split("\t")
        if "." in number:
            continue
        if "-" in number:
            first, last = map(int, number.split("-"))
            inside = last - first + 1
            whole, forms = (len(text), len(text) + len(form)), []
        elif inside:
            inside -= 1
            forms.append(form)
            if not inside:
                words |= _parts(forms, whole)
            continue
        else:
            words.add((len(text), len(text) + len(form)))
        text += form + ("" if "SpaceAfter=No" in misc else " ")
    return text


def _parts(forms: list[str], whole: tuple[int, int]) -> Spans:
    """Spans of the words of a multi-word token; where they do not add up to it, numbered copies that nothing can match."""
    if sum(map(len, forms)) != whole[1] - whole[0]:
        return {(*whole, k) for k in range(len(forms))}
    ends = [whole[0] + sum(map(len, forms[:k])) for k in range(len(forms) + 1)]
    return set(pairwise(ends))


def f1(gold: int, found: int, right: int) -> str:
    """Precision, recall and F1 in percent."""
    return f"P {100 * right / max(1, found):.2f}  R {100 * right / max(1, gold):.2f}  F1 {200 * right / max(1, gold + found):.2f}"


def main() -> None:
    """Print one line per file and measure, and the commonest errors if asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--genre")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    annotator = JointAnnotator()
    for path in options.files:
        counts: Counter[str] = Counter()
        errors: Counter[str] = Counter()
        breaks: list[str] = []
        for text, words, sents in documents(path, options.genre):
            pieces = annotator.sentences(Document(text=text))
            found_words: Spans = {(w.start, w.end) for p in pieces for w in p.words}
            found_sents: Spans = {(p.words[0].start, p.words[-1].end) for p in pieces}
            counts.update(gw=len(words), fw=len(found_words), rw=len(words & found_words))
            counts.update(gs=len(sents), fs=len(found_sents), rs=len(sents & found_sents))
            errors.update("missed " + text[a:b] for a, b, *_ in words - found_words)
            for a, b in sorted(sents ^ found_sents):
                kind = "missed" if (a, b) in sents else "wrong "
                breaks.append(f"{kind} {text[a : a + 50]!r} … {text[max(a, b - 50) : b]!r} | {text[b : b + 25]!r}")
        print(f"{path.name}  words {f1(counts['gw'], counts['fw'], counts['rw'])}", end="  ")
        print(f"sentences {f1(counts['gs'], counts['fs'], counts['rs'])}")
        if options.errors:
            print(*(f"  {n:4} {form!r}" for form, n in errors.most_common(options.errors)), sep="\n")
            print(*(f"  {b}" for b in breaks[: options.errors * 2]), sep="\n")


if __name__ == "__main__":
    main()
