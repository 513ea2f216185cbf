"""What a language model answered -> Proposals: any text in, the well-formed proposals in it out, each once and in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields

MOST = 200  # proposals of one answer; a page of news says less
LONGEST = 2000  # characters of one string


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """That `subject` `predicate` `object`, and the words of the article that say so."""

    subject: str
    predicate: str
    object: str
    quote: str


KEYS = tuple(field.name for field in fields(Proposal))


def proposals_of(answer: str) -> tuple[Proposal, ...]:
    """The proposals in the first JSON of the answer that has any, whatever stands around it. What is malformed is left out."""
    for value in _values(answer):
        rows = value.get("statements") if isinstance(value, dict) else value
        found = [proposal for row in rows if (proposal := _proposal(row))] if isinstance(rows, list) else []
        if found:
            return tuple(dict.fromkeys(found))[:MOST]
    return ()


def _values(answer: str) -> Iterator[object]:
    """The JSON objects and lists of a text: models put them between words and marks of code."""
    decoder, start = json.JSONDecoder(), 0
    while (start := min((k for k in (answer.find("{", start), answer.find("[", start)) if k >= 0), default=-1)) >= 0:
        try:
            value, end = decoder.raw_decode(answer, start)
        except (ValueError, RecursionError):
            start += 1
            continue
        yield value
        start = end


def _proposal(row: object) -> Proposal | None:
    values = {key: row.get(key) for key in KEYS} if isinstance(row, dict) else {}
    texts = {key: " ".join(value.split()) for key, value in values.items() if isinstance(value, str) and len(value) <= LONGEST}
    return Proposal(**texts) if len(texts) == len(KEYS) and all(texts.values()) else None
