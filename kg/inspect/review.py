"""The folder of a build -> the pairs of its names that a person should judge, each with a sentence of either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.inspect.saved import open_build
from kg.records import read_jsonl
from kg.resolve import Judgement, in_doubt
from kg.types import Entity

AROUND = 70  # characters before and after a name that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names that may mean one thing, what speaks for it, and where the texts have them."""

    left: str
    right: str
    reason: str
    score: float
    contexts: tuple[str, ...]


def pairs_in_doubt(build: Path, judgements: Sequence[Judgement], *, limit: int) -> list[Pair]:
    """The most telling pairs first. Raises StoreError where the build is damaged."""
    saved = open_build(build)
    texts = {iri.rpartition("/")[2]: text for iri, text in saved.texts.items()}
    return [
        Pair(
            left=doubt.left.name,
            right=doubt.right.name,
            reason=doubt.reason,
            score=doubt.score,
            contexts=tuple(_context(texts, entity) for entity in (doubt.left, doubt.right)),
        )
        for doubt in in_doubt(read_jsonl(build / "entities.jsonl", Entity), judgements)[:limit]
    ]


def _context(texts: Mapping[str, str], entity: Entity) -> str:
    """The name where the first article has it, with what stands around it."""
    for link in entity.links:
        text = texts.get(link.document, "")
        start = text.find(link.name)
        if start >= 0:
            around = text[max(0, start - AROUND) : start + len(link.name) + AROUND]
            return f"{entity.name}: … {' '.join(around.split())} …"
    return f"{entity.name}: metadata"
