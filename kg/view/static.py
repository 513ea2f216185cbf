"""The page's tables -> the story as plain rows, for readers without JavaScript and for printing the page as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MOST = 400  # rows; a page that must be read without script is not made longer


def static_list(found: dict[str, Any]) -> dict[str, Any]:
    """`rows` (when, sentence, status, sources) in order of time, the undated last, and how many are left out."""
    rows = sorted(_rows(found), key=lambda row: (not row["day"], row["day"], row["sentence"]))
    return {"rows": rows[:MOST], "more": max(len(rows) - MOST, 0)}


def _rows(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    told = {k for event in found["events"] for k in event["facts"]}
    for item in (*found["events"], *(fact for k, fact in enumerate(found["facts"]) if k not in told)):
        yield {
            "day": item["from"],
            "time": item["time"],
            "sentence": item["text"],
            "status": item["status"],
            "sources": _sources(found, item),
        }


def _sources(found: dict[str, Any], item: dict[str, Any]) -> str:
    mentions = [m for k in item["facts"] for m in found["facts"][k]["mentions"]] if "facts" in item else item["mentions"]
    articles = [found["articles"][number] for number in sorted({m["art"] for m in mentions} - {-1})]
    return ", ".join(dict.fromkeys(article["publisher"] or article["title"] for article in articles))
