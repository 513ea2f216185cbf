"""The page's tables and records -> the value of its data island: rows without their keys, and nothing that can be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.view.tables import tail

Row = dict[str, Any]
NODE_KEYS = ("label", "shape", "size", "group")
IRIS = ("entities", "facts")


def packed(found: dict[str, Any], drawn: dict[str, Any]) -> dict[str, Any]:
    """Tables with `keys` once and `rows` as lists; an IRI is "" where it is its table's `base` and the id."""
    bases = {name: _base(found[name]) for name in IRIS}
    ways: dict[str, int] = {}
    facts = [{**fact, "mentions": [_mention(mention, ways) for mention in fact["mentions"]]} for fact in found["facts"]]
    tables = {name: [_short(row, bases[name]) for row in rows] for name, rows in (("entities", found["entities"]), ("facts", facts))}
    return {
        **{name: value for name, value in found.items() if name not in tables},
        **{name: {"base": bases[name], **_table(rows)} for name, rows in tables.items()},
        "ways": list(ways),
        "nodes": _table([{key: node[key] for key in NODE_KEYS} for node in drawn["nodes"]]),
        "edges": [[edge["id"], edge["width"], _bend(edge["smooth"])] for edge in drawn["edges"]],
        **{name: drawn[name] for name in ("options", "stages", "dashes")},
    }


def _table(rows: Sequence[Row]) -> dict[str, Any]:
    keys = list(rows[0]) if rows else []
    return {"keys": keys, "rows": [[row[key] for key in keys] for row in rows]}


def _mention(mention: Row, ways: dict[str, int]) -> list[Any]:
    """Values in the order of a mention's keys; how it was found is the number of a way, since few ways find all."""
    return [ways.setdefault(value, len(ways)) if key == "how" else value for key, value in mention.items()]


def _base(rows: Sequence[Row]) -> str:
    """What stands before the id in the first IRI that ends in its id."""
    return next((row["iri"].removesuffix(row["id"]) for row in rows if row["iri"].endswith(row["id"]) and tail(row["iri"])), "")


def _short(row: Row, base: str) -> Row:
    return {**row, "iri": "" if base and row["iri"] == base + row["id"] else row["iri"]}


def _bend(smooth: Any) -> float:
    """How far an edge bends, to the right of its way where positive."""
    if not smooth:
        return 0
    return float(smooth["roundness"]) * (1 if smooth["type"] == "curvedCW" else -1)
