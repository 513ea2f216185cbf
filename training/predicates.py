"""UDS-IH2 and PropBank over EWT -> columns `fact` (did it happen?) and `event` (is this word a predicate?) of EWT's sentences."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

UNSURE = 0.5  # labels -3..3 between -UNSURE and UNSURE; about 7 % of them
LIGHT = ".LV"  # ending of the roleset of a light verb: in "gave a speech" the noun tells the event
PARTS = {"V": "V", "N": "N", "J": "J"}  # first letter of a tag -> label of a predicate
Rows = Sequence[Sequence[str]]


def factuality(path: Path) -> dict[str, list[dict[int, float]]]:
    """Words of a sentence, joined by spaces -> for each sentence of these words: place of a predicate (from 0) -> mean label, -3..3."""
    found: dict[str, list[dict[int, float]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        found.setdefault(entry["text"], []).append({target["span1"][0]: float(target["label"]) for target in entry["targets"]})
    return found


def fact_column(words: Sequence[str], known: dict[str, list[dict[int, float]]]) -> tuple[str, ...] | None:
    """happened, not or unsure at predicates and "?" elsewhere; None for a sentence without any. Equal sentences are used up in order."""
    waiting = known.get(" ".join(words))
    if not waiting:
        return None
    labels = waiting.pop(0) if len(waiting) > 1 else waiting[0]
    return tuple(_fact(labels[i]) if i in labels else "?" for i in range(len(words)))


def propbank(path: Path) -> dict[str, list[list[tuple[str, str]]]]:
    """Document of EWT -> its sentences: tag and roleset ("-" for none) of each word, traces left out."""
    with tarfile.open(path) as archive:
        members = [m for m in archive if m.name.endswith(".gold_skel") and "/ewt/" in m.name]
        return {_document(m.name): list(_sentences(_text(archive, m))) for m in members}


def event_column(identifier: str, rows: Rows, known: Mapping[str, list[list[tuple[str, str]]]]) -> tuple[str, ...] | None:
    """V, N or J at predicates and "_" elsewhere; None where the sentence is not there or is divided into other words."""
    document, _, number = identifier.rpartition("-")
    sentences = known.get(document, [])
    place = int(number) - 1 if number.isdigit() else len(sentences)
    theirs = sentences[place] if place < len(sentences) else []
    same = sum(tag == row[4] for (tag, _), row in zip(theirs, rows, strict=False))
    if len(theirs) != len(rows) or same < 0.8 * len(rows):
        return None
    return tuple(_event(row[4], roleset) for (_, roleset), row in zip(theirs, rows, strict=True))


def _fact(label: float) -> str:
    return "unsure" if abs(label) < UNSURE else "happened" if label > 0 else "not"


def _event(xpos: str, roleset: str) -> str:
    return "_" if roleset == "-" or roleset.endswith(LIGHT) else PARTS.get(xpos[:1], "_")


def _document(name: str) -> str:
    """'…/ewt/weblog/00/NAME.xml.gold_skel' -> 'weblog-NAME', as in EWT's sent_id."""
    parts = name.partition("/ewt/")[2].split("/")
    return f"{parts[0]}-{parts[-1].removesuffix('.gold_skel').removesuffix('.xml')}"


def _text(archive: tarfile.TarFile, member: Any) -> str:
    file = archive.extractfile(member)
    return file.read().decode() if file else ""


def _sentences(text: str) -> Iterator[list[tuple[str, str]]]:
    for block in text.split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows:
            yield [(row[4], row[7]) for row in rows if row[4] != "-NONE-"]
