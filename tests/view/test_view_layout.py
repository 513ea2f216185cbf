"""Places of nodes: repeatable, apart, compact."""

import networkx
import pytest

from kg.view.layout import extended, positions

GRAPHS = {
    "one node": networkx.empty_graph(1),
    "a pair": networkx.path_graph(2),
    "a star": networkx.star_graph(25),
    "a ring": networkx.cycle_graph(30),
    "many pairs": networkx.disjoint_union_all([networkx.path_graph(2)] * 20),
    "a tree and some dust": networkx.disjoint_union(networkx.balanced_tree(3, 3), networkx.empty_graph(5)),
    "a clique": networkx.complete_graph(15),
}


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
