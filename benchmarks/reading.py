"""Saved pages with their texts and metadata -> how much of them is read rightly: text recall and precision, titles, authors, dates.

    KG_PAGES=pages python benchmarks/reading.py

KG_PAGES is a folder with pages (`NAME.html`) and, for each, `NAME.json` with what is right: "text" (or "text" as a list of paragraphs),
"title", "authors", "date", "publisher"; what is unknown is left out and not counted. Where the folder is missing, nothing is measured.
Text is compared as a bag of words, as benchmarks of extraction do: recall is the share of the right words that were found, precision
the share of the found words that are right, each the mean over pages.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.read import read_paths
from kg.types import Document, Problem, Reading

FOLDER = "KG_PAGES"


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what is right about it."""

    page: Path
    right: dict[str, Any]


def cases(folder: Path) -> Iterator[Case]:
    """Pages with their answers, by name."""
    for page in sorted(folder.rglob("*.html")):
        answer = page.with_suffix(".json")
        if answer.is_file():
            yield Case(page, json.loads(answer.read_text(encoding="utf-8")))


def plain(text: str) -> str:
    """Words in lower case, whatever the punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def overlap(found: str, right: str) -> tuple[float, float]:
    """Recall and precision of a bag of words."""
    have, want = Counter(plain(found).split()), Counter(plain(right).split())
    shared = (have & want).total()
    return shared / max(want.total(), 1), shared / max(have.total(), 1)


def same_names(found: tuple[str, ...], right: list[str]) -> bool:
    """Whether they are the same persons, in whatever order."""
    return {plain(name) for name in found} == {plain(name) for name in right}


CHECKS: dict[str, Callable[[Document, Any], bool]] = {
    "title": lambda document, right: plain(document.title or "") == plain(right),
    "authors": lambda document, right: same_names(document.authors, right),
    "date": lambda document, right: (document.published.isoformat() if document.published else "") == str(right)[:10],
    "publisher": lambda document, right: plain(document.publisher or "") == plain(right),
}


def read(page: Path) -> tuple[Document | None, list[Problem]]:
    """The article of a page, forced, so that each page is scored."""
    problems: list[Problem] = []
    documents = list(read_paths([page], on_problem=problems.append, reading=Reading(force=True)))
    return (documents[0] if documents else None), problems


def body(document: Document) -> str:
    """The text without the headline, which benchmarks keep apart."""
    return document.text[document.headline.end :] if document.headline else document.text


def main() -> None:
    """Measure and print; with --show each page that is not right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="show what is wrong with each page")
    options = parser.parse_args()
    folder = os.environ.get(FOLDER)
    if not folder or not Path(folder).is_dir():
        sys.exit(f"{FOLDER} names no folder of pages; nothing was measured")
    scores: dict[str, list[float]] = {name: [] for name in ("text recall", "text precision", *CHECKS)}
    for case in cases(Path(folder)):
        document, problems = read(case.page)
        wrong = [problem.message for problem in problems]
        text = case.right.get("text")
        if text:
            right = "\n".join(text) if isinstance(text, list) else text
            recall, precision = overlap(body(document), right) if document else (0.0, 0.0)
            scores["text recall"].append(recall)
            scores["text precision"].append(precision)
            wrong += [f"recall {recall:.3f}, precision {precision:.3f}"] if min(recall, precision) < 0.9 else []
        for name, check in CHECKS.items():
            if name in case.right:
                good = document is not None and check(document, case.right[name])
                scores[name].append(float(good))
                wrong += [] if good else [f"{name}: {_found(document, name)!r}, right is {case.right[name]!r}"]
        if options.show and wrong:
            print(f"{case.page.name}: {'; '.join(wrong)}")
    for name, values in scores.items():
        print(f"{name:15} {sum(values) / len(values):.4f} of {len(values)}" if values else f"{name:15} not counted")


def _found(document: Document | None, name: str) -> object:
    return getattr(document, {"date": "published"}.get(name, name), None)


if __name__ == "__main__":
    main()
