"""The page's tables -> the stages of the picture: first what matters most, then everything, in groups that open where it is much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.view.layout import Box, Place, extended, positions
from kg.view.links import home_articles, linked_pairs

if TYPE_CHECKING:
    import networkx

FIRST = 150  # entities drawn at first; their labels stay legible on a laptop screen
FOLD_FROM = 60  # entities; below, leaves need not fold into their neighbour
WHOLE = 400  # entities laid out as one picture; above, the second stage is of groups (a layout's cost is quadratic)
NODE_LABEL = 30  # characters before the ellipsis
LETTER, LINE = 6.9, 15.0  # width of a letter and height of a line at the 12 px that labels are drawn in
SMALLEST, LARGEST = 8.0, 30.0  # radius of a node
HUB_ROOM = 14.0  # more room around an entity with many neighbours, for their lines and its name
SMALL_GROUP = 12  # members; a smaller community is no group of its own
APART = 150  # members of a group of what belongs to no community
FULL_LAYOUT = 260  # members of a group that are laid out by force, the others beside their neighbours
GROUP_ROUNDS = 70  # rounds of a group's layout; there are many groups, and names are not read in all of them at once
MARGIN = 40.0  # between a group's outermost member and its rim

Stage = dict[str, Any]


def radius(degree: int) -> float:
    """Radius of the node of an entity with so many neighbours."""
    return round(min(LARGEST, SMALLEST + 3.4 * math.sqrt(max(degree - 1, 0))), 1)


def stages(found: dict[str, Any], degrees: Sequence[int]) -> list[Stage]:
    """Each with the numbers of its entities and their places, captions of the rows of islands, and groups where it has them."""
    graph = _graph(found)
    homes = home_articles(found)
    first = _first(found, graph)
    boxes = {k: _box(found["entities"][k]["name"], degrees[k]) for k in graph}
    opening = _stage(graph.subgraph(first), boxes, homes)
    if len(first) == len(graph):
        return [opening]
    if len(graph) <= WHOLE:
        return [opening, _stage(graph, boxes, homes)]
    return [opening, _grouped(found, graph, degrees, homes)]


def _graph(found: dict[str, Any]) -> networkx.Graph[int]:
    """Whatever has a fact, and what is beside it."""
    import networkx  # noqa: PLC0415 - heavy

    graph: networkx.Graph[int] = networkx.Graph()
    pairs = linked_pairs(found)
    graph.add_nodes_from(sorted({fact["s"] for fact in found["facts"]} | {end for pair in pairs for end in pair}))
    graph.add_edges_from(pairs)
    return graph


def _first(found: dict[str, Any], graph: networkx.Graph[int]) -> list[int]:
    """The most important entities without the leaves, which fold into their neighbour; people are no leaves."""
    if len(graph) <= FOLD_FROM:
        return sorted(graph)
    leaves = {k for k in graph if graph.degree(k) == 1 and found["entities"][k]["cls"] != "Person"}
    leaves -= {k for k in leaves if set(graph[k]) <= leaves}  # of a pair apart from the rest both ends are leaves
    return [k for k in sorted(graph) if k not in leaves][:FIRST]


def _stage(graph: networkx.Graph[int], boxes: Mapping[int, Box], homes: Sequence[int]) -> Stage:
    placed, captions = positions(graph, boxes, homes)
    return {"nodes": list(placed), "places": list(placed.values()), "captions": captions, "groups": []}


def _grouped(found: dict[str, Any], graph: networkx.Graph[int], degrees: Sequence[int], homes: Sequence[int]) -> Stage:
    """All entities, those of a community inside a circle of their own, the circles beside the ones they have most to do with."""
    import networkx  # noqa: PLC0415 - heavy

    together, apart = _communities(found, graph, homes)
    members = [*together, *apart]
    inner = [_inside(graph.subgraph(group), degrees, homes) for group in members]
    sizes = [max(math.hypot(x, y) for x, y in places.values()) + MARGIN for places in inner]
    circle = {k: number for number, group in enumerate(members) for k in group}
    between: networkx.Graph[int] = networkx.Graph()
    between.add_nodes_from(range(len(members)))
    between.add_edges_from(sorted((circle[a], circle[b]) for a, b in graph.edges if circle[a] != circle[b]))
    centres, _ = positions(between, {k: (2 * r + MARGIN, 2 * r + MARGIN) for k, r in enumerate(sizes)}, [0] * len(members))
    placed = {k: (x + centres[number][0], y + centres[number][1]) for number, places in enumerate(inner) for k, (x, y) in places.items()}
    groups = [
        {
            "name": _name(found, group, is_apart=k >= len(together)),
            "apart": k >= len(together),
            "nodes": group,
            "x": centres[k][0],
            "y": centres[k][1],
            "r": round(sizes[k]),
        }
        for k, group in enumerate(members)
    ]
    return {"nodes": sorted(placed), "places": [placed[k] for k in sorted(placed)], "captions": [], "groups": groups}


def _communities(found: dict[str, Any], graph: networkx.Graph[int], homes: Sequence[int]) -> tuple[list[list[int]], list[list[int]]]:
    """Members of each group by rank: communities of some size with what only their phrases name, the largest first; and, of what is
    apart from them all, what articles one after the other tell.
    """
    by_number: dict[int, list[int]] = {}
    for k in sorted(graph):
        by_number.setdefault(found["entities"][k]["group"], []).append(k)
    place = {k: number for number, group in by_number.items() if len(group) >= SMALL_GROUP for k in group}
    for _ in range(2):  # what is beside a member, and what is beside that
        joined = {k: Counter(place[other] for other in graph[k] if other in place) for k in graph if k not in place}
        place |= {k: min(beside, key=lambda number: (-beside[number], number)) for k, beside in joined.items() if beside}
    groups: dict[int, list[int]] = {}
    for k in sorted(place):
        groups.setdefault(place[k], []).append(k)
    apart = sorted((k for k in graph if k not in place), key=lambda k: (homes[k], k))
    rest = [sorted(apart[start : start + APART]) for start in range(0, len(apart), APART)]
    return sorted(groups.values(), key=lambda group: (-len(group), group)), rest


def _inside(graph: networkx.Graph[int], degrees: Sequence[int], homes: Sequence[int]) -> dict[int, Place]:
    """Places in a group, its middle at (0, 0); names need no room, since only some can be shown."""
    core = sorted(graph, key=lambda k: (-graph.degree(k), k))[:FULL_LAYOUT] if _is_tangled(graph) else sorted(graph)
    boxes = {k: _box("", degrees[k]) for k in core}
    placed, _ = positions(graph.subgraph(core), boxes, homes, rounds=GROUP_ROUNDS)
    return extended(graph, placed, cell=2 * LARGEST)


def _is_tangled(graph: networkx.Graph[int]) -> bool:
    import networkx  # noqa: PLC0415 - heavy

    return max(len(part) for part in networkx.connected_components(graph)) > FULL_LAYOUT


def _name(found: dict[str, Any], group: Sequence[int], *, is_apart: bool) -> str:
    """The two most important members, those with names of their own first; the rest is a number."""
    if is_apart:
        return "Apart from the rest"
    labels = sorted((found["entities"][k]["name"][:NODE_LABEL] for k in group), key=lambda label: not label[:1].isupper())
    names = " · ".join(labels[:2])
    return f"{names} +{len(group) - 2}" if len(group) > 2 else names


def _box(name: str, degree: int) -> Box:
    room = 2 * radius(degree) + HUB_ROOM * math.sqrt(max(degree - 2, 0))
    return max(room + 16, LETTER * min(len(name), NODE_LABEL) + 14), room + LINE + 20
