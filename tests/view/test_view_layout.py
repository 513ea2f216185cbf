"""Places of nodes: repeatable, apart, compact."""

import networkx
import pytest

from kg.view import layout
from kg.view.layout import extended

GRAPHS = {
    "one node": networkx.empty_graph(1),
    "a pair": networkx.path_graph(2),
    "a star": networkx.star_graph(25),
    "a ring": networkx.cycle_graph(30),
    "many pairs": networkx.disjoint_union_all([networkx.path_graph(2)] * 20),
    "a tree and some dust": networkx.disjoint_union(networkx.balanced_tree(3, 3), networkx.empty_graph(5)),
    "a clique": networkx.complete_graph(15),
}


def positions(graph: networkx.Graph, sizes: dict[int, tuple[float, float]]) -> dict[int, tuple[int, int]]:
    return layout.positions(graph, sizes, [0] * len(graph))[0]


def boxes(graph: networkx.Graph) -> dict[int, tuple[float, float]]:
    return {node: (60.0 + 15 * (node % 5), 40.0) for node in graph}


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS.keys())
def test_no_two_boxes_overlap(graph: networkx.Graph) -> None:
    places, sizes = positions(graph, boxes(graph)), boxes(graph)
    clashes = [
        (a, b)
        for a in graph
        for b in graph
        if a < b
        and abs(places[a][0] - places[b][0]) < (sizes[a][0] + sizes[b][0]) / 2 - 3
        and abs(places[a][1] - places[b][1]) < (sizes[a][1] + sizes[b][1]) / 2 - 3
    ]
    assert clashes == []


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS.keys())
def test_the_order_of_edges_changes_nothing(graph: networkx.Graph) -> None:
    turned = networkx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a) for a, b in reversed(list(graph.edges)))
    assert positions(graph, boxes(graph)) == positions(turned, boxes(graph))


def test_the_picture_is_centred_and_wider_than_high() -> None:
    graph = GRAPHS["many pairs"]
    xs, ys = zip(*positions(graph, boxes(graph)).values(), strict=True)
    assert abs(min(xs) + max(xs)) <= 1
    assert abs(min(ys) + max(ys)) <= 1
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_no_nodes_have_no_places() -> None:
    assert positions(networkx.Graph(), {}) == {}


def test_nodes_added_to_a_picture_get_free_places_near_their_neighbour() -> None:
    graph = networkx.path_graph(10)
    before = positions(graph, boxes(graph))
    graph.add_edges_from((0, leaf) for leaf in range(10, 16))
    places = extended(graph, before, cell=60)
    assert {node: places[node] for node in before} == before
    assert len(set(places.values())) == 16
    assert max(abs(places[leaf][axis] - places[0][axis]) for leaf in range(10, 16) for axis in (0, 1)) <= 3 * 60


def test_islands_stand_below_the_rest_those_of_one_article_together() -> None:
    graph = networkx.disjoint_union_all([networkx.path_graph(8), *[networkx.path_graph(2)] * 6])
    homes = [0] * 8 + [2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1]
    places, captions = layout.positions(graph, boxes(graph), homes)
    assert [home for home, *_ in captions] == [1, 2]
    assert max(places[k][1] for k in range(8)) < min(top for _, _, top, _ in captions)
    for home, left, top, width in captions:
        assert {k for k in range(8, 20) if left <= places[k][0] <= left + width and places[k][1] > top} >= {
            k for k in range(8, 20) if homes[k] == home
        }
