"""The page's tables -> node and edge records, options (pyvis) and pre-computed stages of the picture."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from kg.view.links import linked_pairs
from kg.view.stages import NODE_LABEL, radius, stages

EDGE_LABEL = 34  # characters before the ellipsis; the panel has the full text
FAN = 0.2  # bend between neighbouring statements of the same two entities

SHAPES = {
    "Person": "dot",
    "Organization": "square",
    "Place": "hexagon",
    "Facility": "triangle",
    "Event": "star",
    "Work": "box",
    "Product": "diamond",
    "Group": "ellipse",
    "Concept": "triangleDown",
}
DASHES: dict[str, list[int] | bool] = {
    "Claimed": [10, 4, 2, 4],
    "Planned": [2, 5],
    "Possible": [2, 5],
    "Negated": [9, 6],
    "Denied": [9, 6],
    "Disputed": [9, 6],
}


def records(found: dict[str, Any]) -> dict[str, Any]:
    """`nodes`, `edges` and `options` as pyvis makes them, the stages of the picture, and dashes by status."""
    from pyvis.network import Network  # noqa: PLC0415 - heavy: pyvis imports IPython

    entities, facts, relations = found["entities"], found["facts"], found["relations"]
    degrees = _degrees(len(entities), linked_pairs(found))
    network: Any = Network(directed=True)  # type: ignore[no-untyped-call]  # pyvis has no types
    network.toggle_physics(status=False)
    network.set_edge_smooth("continuous")
    for k, entity in enumerate(entities):
        shape = SHAPES.get(entity["cls"], "text")
        network.add_node(k, label=cut(entity["name"], NODE_LABEL), shape=shape, group=entity["cls"], size=radius(degrees[k]))
    for k, options in _edges(facts, relations):
        network.add_edge(facts[k]["s"], facts[k]["o"], id=k, **options)
    options = json.loads(network.options.to_json())
    return {"nodes": network.nodes, "edges": network.edges, "options": options, "stages": stages(found, degrees), "dashes": DASHES}


def cut(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis, never longer than the limit."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _degrees(size: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    degrees = [0] * size
    for source, target in pairs:
        degrees[source] += 1
        degrees[target] += 1
    return degrees


def _edges(facts: Sequence[dict[str, Any]], relations: Sequence[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Options of each edge; statements of the same two entities fan out so that each can be seen and clicked."""
    edges = [(k, fact) for k, fact in enumerate(facts) if fact["o"] >= 0]
    pairs: dict[tuple[int, int], list[int]] = {}
    for k, fact in edges:
        pairs.setdefault((min(fact["s"], fact["o"]), max(fact["s"], fact["o"])), []).append(k)
    bends = {k: index - (len(members) - 1) / 2 for members in pairs.values() for index, k in enumerate(members)}
    for k, fact in edges:
        members = pairs[min(fact["s"], fact["o"]), max(fact["s"], fact["o"])]
        bend = bends[k] * min(FAN, 1.2 / len(members)) * (1 if fact["s"] < fact["o"] else -1)
        words = relations[fact["r"]]["label"]
        label = words if fact["status"] in {"Asserted", "Reported"} else f"{words} · {fact['status'].lower()}"
        yield (
            k,
            {
                "label": cut(label, EDGE_LABEL),
                "dashes": DASHES.get(fact["status"], False),
                "smooth": {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": round(abs(bend), 3)}
                if bend
                else False,
                "width": round(1.2 + 0.5 * math.log2(max(len(fact["mentions"]), 1)), 2),
            },
        )
