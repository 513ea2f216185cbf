"""Sentences of a corpus -> a folder of articles, for whatever is to be measured on more than the samples.

    python benchmarks/articles.py gmb-train.iob2 FOLDER [--count 300]

The file has one word a line (number, word, tag, …), a blank line after each sentence, as the Groningen Meaning Bank in IOB2. Its
sentences stand in the order of its documents, so runs of 25 are as near to articles as it gets: names recur in them as in news.
Each gets an outlet and a date in front matter, so that what asks for sources and times has something to find.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

SENTENCES = 25  # in an article
OUTLETS = 12
FIRST_DAY = date(2008, 1, 1)
BEFORE = re.compile(r" (?=[.,;:!?%)\]]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)|(?<=[(\[$]) ")


def sentences(corpus: Path) -> Iterator[str]:
    """The sentences of a file as running text."""
    for block in corpus.read_text(encoding="utf-8").split("\n\n"):
        words = [line.split("\t")[1] for line in block.splitlines() if line[:1].isdigit()]
        if words:
            yield _running(" ".join(words))


def articles(corpus: Path) -> Iterator[str]:
    """Texts of articles with front matter."""
    lines = sentences(corpus)
    number = 0
    while run := list(islice(lines, SENTENCES)):
        day = FIRST_DAY + timedelta(days=number // 4)
        yield f"---\npublisher: Outlet {number % OUTLETS + 1}\ndate: {day.isoformat()}\n---\n\n" + "\n\n".join(run) + "\n"
        number += 1


def write_articles(corpus: Path, folder: Path, count: int) -> list[Path]:
    """Write so many articles, or as many as the corpus has."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, text in enumerate(islice(articles(corpus), count)):
        paths.append(folder / f"{number:06}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def _running(text: str) -> str:
    """Words with spaces between them as they are printed: no space before a comma, quotation marks in pairs."""
    text = BEFORE.sub("", text.replace("``", '"').replace("''", '"'))
    parts = text.split('"')
    return '"'.join(part.strip(" ") if place % 2 else part for place, part in enumerate(parts))


def main() -> None:
    """Write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    options = parser.parse_args()
    print(f"{len(write_articles(options.corpus, options.folder, options.count))} articles in {options.folder}")


if __name__ == "__main__":
    main()
