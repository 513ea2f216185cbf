"""A row of the named query `disagreements` in, what the page shows of it out: what is told differently, in what, and the two sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.view.text import plain

DIFFERS_IN = {
    "number": "how many",
    "time": "when",
    "place": "where",
    "agent": "who",
    "denial": "whether",
    "version": "what",
    "update": "told again later",
    "outcome": "what came of it",
}
SIDES = ("one", "other")

Telling = tuple[str, str, str]
"""Subject, relation and object of a statement in words."""


def difference(row: Mapping[str, str], told: Mapping[str, Telling], facts: Mapping[str, int], sentences: dict[str, int]) -> dict[str, Any]:
    """Each side is what it says, its source, its fact and its sentence.

    `told` has the words and `facts` the number of each statement of the page, by IRIs; a side without a fact there has number -1.
    `sentences` has the number of each sentence of the page, and gets those that it has not.
    """
    return {
        "what": plain(_shared(row, *(told.get(row[f"{side}_statement"]) for side in SIDES))),
        "about": DIFFERS_IN.get(row["about"], plain(row["about"])),
        "sides": [
            [
                row[f"{side}_says"],
                plain(row[f"{side}_source"]),
                facts.get(row[f"{side}_statement"], -1),
                sentences.setdefault(row[f"{side}_sentence"], len(sentences)),
            ]
            for side in SIDES
        ],
    }


def _shared(row: Mapping[str, str], one: Telling | None, other: Telling | None) -> str:
    """What both sides say, or subject, relation and object as far as they are the same."""
    if row["one_says"] == row["other_says"]:
        return row["one_says"]
    shared = [word for word, same in zip(one, other, strict=True) if word == same] if one and other else []
    return " ".join(filter(None, shared)) if len(shared) > 1 else row["subject"]
