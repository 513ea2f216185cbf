"""A plain networkx graph and the room each node needs -> a fixed place for every node: compact, landscape, nothing overlapping.

Each connected component is laid out by ForceAtlas2 with a fixed seed, turned so that it lies flat, spread until no two boxes overlap,
and the components are set beside each other in rows, the large ones first; below them come the islands, row by row as the articles they
are from. The cost grows with the square of the nodes, so nodes can also
be added to a picture that has been laid out: each goes to a free place beside its neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.float64]  # one row (x, y) a node; sizes have the same form

Place = tuple[int, int]
Box = tuple[float, float]
"""Width and height that a node and its label take, in page units."""
Caption = tuple[int, int, int, int]
"""What a block of islands belongs to, its upper left corner and its width."""

SEED = 7
LANDSCAPE, WIDE = 1.45, 2.1  # width : height of a component, as the usual canvas beside the story, and of blocks of islands
GAP, NARROW = 70.0, 18.0  # between components, between islands
ISLAND = 5  # nodes; a component that is no larger stands in the rows of its article
NAMED = 1.5  # more width for islands: their names keep their size when the picture is drawn small
CAPTION, CAPTION_WIDTH = 56.0, 240.0  # room that a caption above a block of islands needs
ROUNDS, SPREAD_ROUNDS = 400, 150


def positions(
    graph: networkx.Graph[int], boxes: Mapping[int, Box], homes: Sequence[int], *, rounds: int = ROUNDS
) -> tuple[dict[int, Place], list[Caption]]:
    """Place of each node, in whole page units, the middle of the picture at (0, 0); and a caption above each block of islands.

    `homes` has for each node the number of what it belongs to; islands with the same one stand together. `rounds` is how long a large
    component is let settle.
    """
    parts = _components(graph)
    large = [part for part in parts if len(part) > ISLAND] or parts
    islands = [part for part in parts if len(part) <= ISLAND] if large is not parts else []
    blocks = [_block([(part, _component(graph, part, boxes, rounds)) for part in large], boxes, gap=GAP)]
    by_home = sorted({homes[part[0]] for part in islands})
    for home in by_home:
        some = [(part, _component(graph, part, boxes, rounds)) for part in islands if homes[part[0]] == home]
        blocks.append(_block(some, {k: (width * NAMED, height) for k, (width, height) in boxes.items()}, gap=NARROW))
    return _stacked(blocks, by_home)


def extended(graph: networkx.Graph[int], placed: Mapping[int, Place], *, cell: float) -> dict[int, Place]:
    """The places of a picture and, for the other nodes in their order, the free cell nearest to the middle of their neighbours."""
    taken = {(round(x / cell), round(y / cell)) for x, y in placed.values()}
    found = dict(placed)
    for node in sorted(set(graph) - set(placed)):
        near = [found[n] for n in sorted(graph[node]) if n in found]
        x, y = (round(sum(place[axis] for place in near) / max(len(near), 1) / cell) for axis in (0, 1))
        home = next(spot for spot in _spiral(x, y) if spot not in taken)
        taken.add(home)
        found[node] = (round(home[0] * cell), round(home[1] * cell))
    return found


def _components(graph: networkx.Graph[int]) -> list[list[int]]:
    """Connected components, the largest first."""
    import networkx  # noqa: PLC0415 - heavy

    parts = [sorted(part) for part in networkx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part))


def _component(graph: networkx.Graph[int], nodes: list[int], boxes: Mapping[int, Box], rounds: int) -> Places:
    import networkx  # noqa: PLC0415 - heavy
    import numpy as np  # noqa: PLC0415 - heavy

    sizes = np.array([boxes[node] for node in nodes], dtype=float)
    if len(nodes) == 1:
        return np.zeros((1, 2), dtype=np.float64)
    if len(nodes) == 2:  # read from left to right, a line long enough for what it says
        beside: Places = np.array([[-0.5, 0.0], [0.5, 0.0]]) * (sizes[:, 0].sum() / 2 + GAP)
        return beside
    if len(nodes) <= ISLAND:
        return _spread(_around(graph, nodes, sizes), sizes)
    part: networkx.Graph[int] = networkx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.subgraph(nodes).edges))
    found = networkx.forceatlas2_layout(part, max_iter=rounds, scaling_ratio=3.0, gravity=1.5, seed=SEED)
    return _spread(_flat(np.array([found[node] for node in nodes]), sizes), sizes)


def _around(graph: networkx.Graph[int], nodes: list[int], sizes: Places) -> Places:
    """The best connected node in the middle and the others around it: thousands of islands need no forces."""
    import numpy as np  # noqa: PLC0415 - heavy

    hub = max(range(len(nodes)), key=lambda k: (graph.degree(nodes[k]), -k))
    turns = np.linspace(0, 2 * np.pi, len(nodes) - 1, endpoint=False)
    ring: Places = np.stack([np.cos(turns) * sizes[:, 0].mean(), np.sin(turns) * 1.6 * sizes[:, 1].mean()], axis=1)
    return np.insert(ring, hub, 0.0, axis=0)


def _flat(places: Places, sizes: Places) -> Places:
    """Turn the longest extent to the horizontal and scale to the area that the boxes need."""
    import numpy as np  # noqa: PLC0415 - heavy

    places = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(places, full_matrices=False)
    places = places @ (axes * np.where(axes.sum(axis=1) < 0, -1, 1)[:, None]).T  # the sign of an axis is arbitrary: fix it
    extent = np.maximum(places.max(axis=0) - places.min(axis=0), 1e-9)
    height = math.sqrt((sizes[:, 0] * sizes[:, 1]).sum() * 1.8 / LANDSCAPE)
    flat: Places = places / extent * np.array([height * LANDSCAPE, height])
    return flat


def _spread(places: Places, sizes: Places) -> Places:
    """Push overlapping boxes apart, each pair along the way that needs the shorter push."""
    import numpy as np  # noqa: PLC0415 - heavy

    places, half, rows = places.copy(), sizes / 2, np.arange(len(places))
    for _ in range(SPREAD_ROUNDS):
        near = np.abs(places[:, None, 0] - places[None, :, 0]) < half[:, None, 0] + half[None, :, 0]
        first, second = np.nonzero(near & (rows[:, None] < rows[None]))
        apart = places[second] - places[first]
        overlap = half[first] + half[second] - np.abs(apart)
        hit = overlap[:, 1] > 0
        if not hit.any():
            break
        first, second, apart, overlap = first[hit], second[hit], apart[hit], overlap[hit]
        across = overlap[:, 0] < overlap[:, 1]
        push = np.where(np.stack([across, ~across], axis=1), overlap * np.where(apart < 0, -1.0, 1.0), 0.0)
        moves = np.maximum(np.bincount(np.concatenate([first, second]), minlength=len(places)), 1)
        for axis in (0, 1):
            shift = np.bincount(second, push[:, axis], len(places)) - np.bincount(first, push[:, axis], len(places))
            places[:, axis] += shift / moves * 0.55
    return places


@dataclass(frozen=True, slots=True)
class _Block:
    """Components set in rows; places count from the upper left corner."""

    placed: dict[int, tuple[float, float]]
    width: float
    height: float


def _block(parts: Sequence[tuple[list[int], Places]], boxes: Mapping[int, Box], *, gap: float) -> _Block:
    """Components from left to right in rows of one width."""
    frames = [_frame(nodes, places, boxes) for nodes, places in parts]
    area = sum((right - left + gap) * (bottom - top + gap) for left, top, right, bottom in frames)
    width = max([math.sqrt(area * LANDSCAPE), *(right - left for left, _, right, _ in frames)], default=0.0)
    placed: dict[int, tuple[float, float]] = {}
    height = 0.0
    for row, middle, tall in _fill([(right - left, bottom - top) for left, top, right, bottom in frames], width, gap=gap):
        start = 0.0
        for k in row:
            (nodes, places), (left, top, right, bottom) = parts[k], frames[k]
            shift = (start - left, middle - (top + bottom) / 2)
            placed.update({node: (float(x) + shift[0], float(y) + shift[1]) for node, (x, y) in zip(nodes, places, strict=True)})
            start += right - left + gap
        height = middle + tall / 2
    return _Block(placed, width, height)


def _stacked(blocks: Sequence[_Block], homes: Sequence[int]) -> tuple[dict[int, Place], list[Caption]]:
    """The first block on top, below it the others, each under its caption, in rows as wide as the whole."""
    main, *others = blocks
    sizes = [(max(block.width, CAPTION_WIDTH), block.height + CAPTION) for block in others]
    area = sum((width + GAP) * (height + GAP) for width, height in [(main.width, main.height), *sizes])
    width = max([math.sqrt(area * WIDE), main.width, *(size[0] for size in sizes)])
    placed = {node: (x + (width - main.width) / 2, y) for node, (x, y) in main.placed.items()}
    captions: list[tuple[int, float, float, float]] = []
    for row, middle, tall in _fill(sizes, width, gap=GAP / 2):
        start, top = 0.0, main.height + GAP + middle - tall / 2
        for k in row:
            captions.append((homes[k], start, top + CAPTION / 4, sizes[k][0]))
            placed.update({node: (x + start, y + top + CAPTION) for node, (x, y) in others[k].placed.items()})
            start += sizes[k][0] + GAP / 2
    return _centred(placed, captions)


def _fill(sizes: Sequence[Box], width: float, *, gap: float) -> Iterator[tuple[list[int], float, float]]:
    """Rows of numbers of what has these sizes, each with the place of its middle line and its height."""
    row: list[int] = []
    used, below = 0.0, 0.0
    for k, (wide, _) in enumerate([*sizes, (math.inf, 0.0)]):
        if row and used + wide > width:
            height = max(sizes[j][1] for j in row)
            yield row, below + height / 2, height
            row, used, below = [], 0.0, below + height + gap
        row.append(k)
        used += wide + gap


def _frame(nodes: list[int], places: Places, boxes: Mapping[int, Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a component with its labels."""
    half = [(boxes[node][0] / 2, boxes[node][1] / 2) for node in nodes]
    xs, ys = places[:, 0], places[:, 1]
    return (
        min(float(x) - w for x, (w, _) in zip(xs, half, strict=True)),
        min(float(y) - h for y, (_, h) in zip(ys, half, strict=True)),
        max(float(x) + w for x, (w, _) in zip(xs, half, strict=True)),
        max(float(y) + h for y, (_, h) in zip(ys, half, strict=True)),
    )


def _spiral(x: int, y: int) -> Iterator[tuple[int, int]]:
    """Grid cells by growing square rings around a cell."""
    yield x, y
    ring = 0
    while True:
        ring += 1
        for step in range(-ring, ring + 1):
            yield from ((x + step, y - ring), (x + step, y + ring), (x - ring, y + step), (x + ring, y + step))


def _centred(
    placed: Mapping[int, tuple[float, float]], captions: Sequence[tuple[int, float, float, float]]
) -> tuple[dict[int, Place], list[Caption]]:
    if not placed:
        return {}, []
    xs, ys = [x for x, _ in placed.values()], [y for _, y in placed.values()]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    moved = {node: (round(x - middle[0]), round(y - middle[1])) for node, (x, y) in sorted(placed.items())}
    return moved, [(home, round(x - middle[0]), round(y - middle[1]), round(width)) for home, x, y, width in captions]
