"""A network -> degree, PageRank, communities and shortest paths. All measures are deterministic and need no SciPy."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.types import Status

if TYPE_CHECKING:
    import networkx

CONNECTING = frozenset(status.value for status in Status) - {Status.NEGATED.value, Status.DENIED.value}
"""Statuses that connect two entities; a negated or denied statement says that something does not."""

DAMPING, TOLERANCE, MAX_ROUNDS = 0.85, 1e-10, 200
ALMOST = 0.8  # of the letters of a name that a suggestion shares
SUGGESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured of one entity. `community` counts from 0, the largest first."""

    iri: str
    label: str
    entity_class: str
    degree: int
    support: int
    pagerank: float
    community: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One edge of a path, walked from `source` to `target`; `forward` is False where the statement points the other way."""

    source: str
    relation: str
    target: str
    statement: str
    status: str
    forward: bool


def annotate(network: networkx.MultiDiGraph[str]) -> None:
    """Put degree, PageRank and community on the nodes of a network."""
    ranks, degrees = pagerank(network), dict(network.degree())
    groups = {iri: number for number, members in enumerate(communities(network)) for iri in members}
    for iri, node in network.nodes.items():
        node.update(degree=degrees[iri], pagerank=ranks[iri], community=groups[iri])


def measures(graph: networkx.MultiDiGraph[str]) -> tuple[Measure, ...]:
    """All entities, the most central first."""
    names = ("label", "entity_class", "degree", "support", "pagerank", "community")
    found = [Measure(iri=iri, **{name: node[name] for name in names}) for iri, node in graph.nodes.items()]
    return tuple(sorted(found, key=lambda m: (-m.pagerank, -m.degree, m.iri)))


def communities(graph: networkx.MultiDiGraph[str], *, seed: int = 1) -> tuple[tuple[str, ...], ...]:
    """Louvain communities of the connecting statements, the largest first, members sorted by IRI."""
    from networkx.algorithms.community import louvain_communities  # noqa: PLC0415 - heavy

    found = [tuple(sorted(members)) for members in louvain_communities(_undirected(graph, CONNECTING), weight="weight", seed=seed)]
    return tuple(sorted(found, key=lambda members: (-len(members), members)))


def path(graph: networkx.MultiDiGraph[str], *, source: str, target: str, statuses: Collection[str] = CONNECTING) -> tuple[Step, ...]:
    """A shortest chain of statements between two names or IRIs, whatever way they point; empty where there is none."""
    import networkx  # noqa: PLC0415 - heavy

    try:
        nodes = networkx.shortest_path(_undirected(graph, statuses), find(graph, source), find(graph, target))
    except networkx.NetworkXNoPath:
        return ()
    return tuple(_step(graph, a, b, statuses) for a, b in pairwise(nodes))


def find(graph: networkx.MultiDiGraph[str], name: str) -> str:
    """IRI of the entity with this IRI, name or alias, case aside; the best connected one where several share it."""
    if name in graph:
        return name
    wanted = name.casefold()
    for spelled in (_labels, _names):
        found = [iri for iri in graph if wanted in spelled(graph, iri)]
        if found:
            return min(found, key=lambda iri: (-graph.nodes[iri]["degree"], iri))
    raise UsageError(f"no entity is called {name!r} in this graph{_hint(graph, wanted)}")


def pagerank(graph: networkx.MultiDiGraph[str]) -> dict[str, float]:
    """PageRank over the connecting statements, walked both ways, by power iteration (networkx's own needs SciPy).

    Both ways because a statement's subject matters as much as its object: who dismisses everybody would rank last.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    size = len(graph)
    if not size:
        return {}
    index = {iri: number for number, iri in enumerate(sorted(graph))}
    edges = [(index[s], index[o]) for s, o, edge in graph.edges(data=True) if edge["status"] in CONNECTING]
    sources, targets = np.array(edges + [(o, s) for s, o in edges], dtype=np.int64).reshape(-1, 2).T
    out = np.bincount(sources, minlength=size)
    ranks = np.full(size, 1 / size)
    for _ in range(MAX_ROUNDS):
        flow = np.bincount(targets, weights=ranks[sources] / out[sources], minlength=size)
        last, ranks = ranks, (1 - DAMPING) / size + DAMPING * (flow + ranks[out == 0].sum() / size)
        if np.abs(ranks - last).sum() < TOLERANCE * size:
            break
    return {iri: float(ranks[number]) for iri, number in index.items()}


def _undirected(graph: networkx.MultiDiGraph[str], statuses: Collection[str]) -> networkx.Graph[str]:
    """One edge per connected pair, weighted by the number of statements; nodes and edges in a fixed order."""
    import networkx  # noqa: PLC0415 - heavy

    plain: networkx.Graph[str] = networkx.Graph()
    plain.add_nodes_from(sorted(graph))
    pairs = sorted((min(s, o), max(s, o)) for s, o, edge in graph.edges(data=True) if edge["status"] in statuses and s != o)
    for s, o in pairs:
        plain.add_edge(s, o, weight=plain.get_edge_data(s, o, {"weight": 0})["weight"] + 1)
    return plain


def _step(graph: networkx.MultiDiGraph[str], source: str, target: str, statuses: Collection[str]) -> Step:
    """The surest statement between two neighbours."""
    forward = [(True, edge) for edge in (graph.get_edge_data(source, target) or {}).values()]
    backward = [(False, edge) for edge in (graph.get_edge_data(target, source) or {}).values()]
    usable = [(way, edge) for way, edge in forward + backward if edge["status"] in statuses]
    way, edge = min(usable, key=lambda pair: (-pair[1]["support"], -pair[1]["confidence"], pair[1]["iri"]))
    return Step(source=source, relation=edge["label"], target=target, statement=edge["iri"], status=edge["status"], forward=way)


def _labels(graph: networkx.MultiDiGraph[str], iri: str) -> set[str]:
    return {graph.nodes[iri]["label"].casefold()}


def _names(graph: networkx.MultiDiGraph[str], iri: str) -> set[str]:
    return {alias.casefold() for alias in graph.nodes[iri]["aliases"]}


def _hint(graph: networkx.MultiDiGraph[str], wanted: str) -> str:
    """Names that contain what was asked for, the best connected first, or else those that are written almost like it."""
    named = sorted((iri for iri in graph if wanted in graph.nodes[iri]["label"].casefold()), key=lambda i: (-graph.nodes[i]["degree"], i))
    by_name = {name: iri for iri in sorted(graph, reverse=True) for name in _labels(graph, iri) | _names(graph, iri)}
    close = named or [by_name[name] for name in get_close_matches(wanted, sorted(by_name), cutoff=ALMOST)]
    names = ", ".join(dict.fromkeys(graph.nodes[iri]["label"] for iri in close[:SUGGESTIONS]))
    return f"; did you mean {names}?" if names else ""
