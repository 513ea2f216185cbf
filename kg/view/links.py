"""The page's tables -> which two entities each fact and event joins: the one definition of what is beside what in the picture."""

from __future__ import annotations

from collections import Counter
from typing import Any


def linked_pairs(found: dict[str, Any]) -> list[tuple[int, int]]:
    """Each pair once, smaller number first, sorted: subject and object, subject and what a phrase names, event and participant."""
    pairs: set[tuple[int, int]] = set()
    for fact in found["facts"]:
        others = [fact["o"], *fact["named"], *(value for _, _, value in fact["quals"])]
        pairs.update(_pair(fact["s"], other) for other in others if other >= 0)
    for event in found["events"]:
        pairs.update(_pair(event["e"], other) for _, _, other in event["roles"] if other >= 0)
    for k, entity in enumerate(found["entities"]):
        pairs.update(_pair(k, other) for other in entity["stands"])
    return sorted(pair for pair in pairs if pair[0] != pair[1])


def home_articles(found: dict[str, Any]) -> list[int]:
    """For each entity the article that most of its facts are from, the first of several; the number of articles where there is none."""
    counts: list[Counter[int]] = [Counter() for _ in found["entities"]]
    for fact in found["facts"]:
        for article in {mention["art"] for mention in fact["mentions"]}:
            for end in {fact["s"], fact["o"], *fact["named"]} - {-1}:
                counts[end][article] += 1
    nowhere = len(found["articles"])
    return [min(count, key=lambda article: (-count[article], article)) if count else nowhere for count in counts]


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one <= other else (other, one)
