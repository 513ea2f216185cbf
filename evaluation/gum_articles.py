"""A GUM file in CoNLL-U in, its documents as text files that `kg build` reads out, so that gold facts about them can be scored.

    python evaluation/gum_articles.py gum-dev.conllu FOLDER GUM_news_iodine GUM_bio_byron …

A text is its `# text` lines, a paragraph begins at `# newpar`, a turn of a conversation with the name of who speaks. The front matter has
the title, and for news and interviews the day of writing; other genres tell of no day near it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

DATED = ("news", "interview")


def documents(text: str) -> Iterator[tuple[str, str]]:
    """Name and front matter with text of each document."""
    for part in re.split(r"(?m)^(?=# newdoc id)", text):
        found = re.match(r"# newdoc id = (\S+)", part)
        if found:
            yield found[1], f"{_front_matter(found[1], part)}\n{_text(part)}"


def _front_matter(name: str, part: str) -> str:
    title = re.search(r"(?m)^# meta::title = (.*)", part)
    day = re.search(r"(?m)^# meta::dateCreated = (\d{4}-\d\d-\d\d)", part)
    lines = [f"title: {_quoted(title[1])}"] if title else []
    lines += [f"date: {day[1]}"] if day and name.split("_")[1] in DATED else []
    return "\n".join(["---", *lines, "---", ""])


def _quoted(title: str) -> str:
    return '"' + title.replace("\\", "").replace('"', "'") + '"'


def _text(part: str) -> str:
    paragraphs: list[list[str]] = []
    speaker = ""
    for block in part.strip().split("\n\n"):
        said = re.search(r"(?m)^# text = (.*)", block)
        if said is None:
            continue
        turn = re.search(r"(?m)^# speaker = (\S+)", block)
        now = _spaced(turn[1]) if turn else ""
        if not paragraphs or re.search(r"(?m)^# newpar(?!_)", block) or now != speaker:
            paragraphs.append([])
        prefix = f"{now}: " if now and now != speaker else ""
        paragraphs[-1].append(prefix + said[1])
        speaker = now
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs) + "\n"


def _spaced(speaker: str) -> str:
    """ "MarioJLucero" as "Mario J. Lucero"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])", ". ", speaker))


def main() -> None:
    """Write one file for each named document, all of them if none is named."""
    source, folder, *names = sys.argv[1:]
    for name, content in documents(Path(source).read_text(encoding="utf-8")):
        if not names or name in names:
            Path(folder).mkdir(parents=True, exist_ok=True)
            (Path(folder) / f"{name}.txt").write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
