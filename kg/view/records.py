"""The page's tables in, node and edge records, options (pyvis) and pre-computed places out, as vis-network reads them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.view.layout import Box, Place, extended, positions

if TYPE_CHECKING:
    import networkx

STAGES = (150, 600)  # entities drawn at first, and after "show more"; then all. 150 keep their labels legible on a laptop screen,
# 600 take 2 s to lay out (the cost is quadratic)
NODE_LABEL, EDGE_LABEL = 30, 26  # characters before the ellipsis; the panel has the full text
LETTER, LINE = 6.9, 15.0  # width of a letter and height of a line at the 12 px that labels are drawn in
SMALLEST, LARGEST = 8.0, 30.0  # radius of a node
HUB_ROOM = 14.0  # more room around an entity with many statements, for their lines and its name
FAN = 0.2  # bend between neighbouring statements of the same two entities
HIDE_EDGES_ON_DRAG = 600  # edges; above, vis-network drops frames while the picture is moved

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


def records(entities: Sequence[dict[str, Any]], facts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """`nodes`, `edges` and `options` as pyvis makes them, one layout per stage of the drawing ("show more"), and dashes by status."""
    from pyvis.network import Network  # noqa: PLC0415 - heavy: pyvis imports IPython

    edges = [(k, fact) for k, fact in enumerate(facts) if fact["o"] >= 0]
    degrees = _degrees(len(entities), edges)
    layouts = _layouts(entities, edges, degrees)
    network: Any = Network(directed=True)  # type: ignore[no-untyped-call]  # pyvis has no types
    network.toggle_physics(status=False)
    network.set_edge_smooth("continuous")
    network.options.interaction.hideEdgesOnDrag = len(edges) > HIDE_EDGES_ON_DRAG
    for k, entity in enumerate(entities):
        x, y = next((layout[k] for layout in layouts if k < len(layout)), (0, 0))
        shape = SHAPES.get(entity["cls"], "text")
        network.add_node(k, label=cut(entity["name"], NODE_LABEL), shape=shape, group=entity["cls"], size=_radius(degrees[k]), x=x, y=y)
    for k, options in _edges(edges):
        network.add_edge(facts[k]["s"], facts[k]["o"], id=k, **options)
    options = json.loads(network.options.to_json())
    return {"nodes": network.nodes, "edges": network.edges, "options": options, "layouts": layouts, "dashes": DASHES}


def cut(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis, never longer than the limit."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _degrees(size: int, edges: Sequence[tuple[int, dict[str, Any]]]) -> list[int]:
    degrees = [0] * size
    for _, fact in edges:
        degrees[fact["s"]] += 1
        degrees[fact["o"]] += 1
    return degrees


def _layouts(entities: Sequence[dict[str, Any]], edges: Sequence[tuple[int, dict[str, Any]]], degrees: Sequence[int]) -> list[list[Place]]:
    """Places of the first entities of each stage; the unconnected come last in the ranking and are in none."""
    connected = sum(1 for degree in degrees if degree)
    pairs = [(fact["s"], fact["o"]) for _, fact in edges if fact["s"] != fact["o"]]
    found = [_layout(entities, pairs, degrees, size) for size in STAGES if size < connected]
    if found and connected > STAGES[-1]:
        placed = extended(_plain(pairs, connected), dict(enumerate(found[-1])), cell=2 * LARGEST)
        return [*found, [placed[k] for k in range(connected)]]
    return [*found, _layout(entities, pairs, degrees, connected)]


def _layout(entities: Sequence[dict[str, Any]], pairs: Sequence[tuple[int, int]], degrees: Sequence[int], size: int) -> list[Place]:
    crowded = size > STAGES[0]  # only some labels can be shown then, so they need no room
    boxes = {k: _box("" if crowded else entities[k]["name"], degrees[k]) for k in range(size)}
    places = positions(_plain(pairs, size), boxes)
    return [places[k] for k in range(size)]


def _plain(pairs: Sequence[tuple[int, int]], size: int) -> networkx.Graph[int]:
    import networkx  # noqa: PLC0415 - heavy

    plain: networkx.Graph[int] = networkx.Graph()
    plain.add_nodes_from(range(size))
    plain.add_edges_from((s, o) for s, o in pairs if s < size and o < size)
    return plain


def _box(name: str, degree: int) -> Box:
    room = 2 * _radius(degree) + HUB_ROOM * math.sqrt(max(degree - 2, 0))
    return max(room + 16, LETTER * len(cut(name, NODE_LABEL)) + 14), room + LINE + 20


def _radius(degree: int) -> float:
    return round(min(LARGEST, SMALLEST + 3.4 * math.sqrt(max(degree - 1, 0))), 1)


def _edges(edges: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Options of each edge; statements of the same two entities fan out so that each can be seen and clicked."""
    pairs: dict[tuple[int, int], list[int]] = {}
    for k, fact in edges:
        pairs.setdefault((min(fact["s"], fact["o"]), max(fact["s"], fact["o"])), []).append(k)
    bends = {k: index - (len(members) - 1) / 2 for members in pairs.values() for index, k in enumerate(members)}
    for k, fact in edges:
        members = pairs[min(fact["s"], fact["o"]), max(fact["s"], fact["o"])]
        bend = bends[k] * min(FAN, 1.2 / len(members)) * (1 if fact["s"] < fact["o"] else -1)
        label = fact["rel"] if fact["status"] in {"Asserted", "Reported"} else f"{fact['rel']} · {fact['status'].lower()}"
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
