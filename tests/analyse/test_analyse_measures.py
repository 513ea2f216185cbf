"""Centrality, communities and paths of a network."""

import networkx
import pytest

from kg.analyse import communities, find, measures, path
from kg.analyse.measures import annotate
from kg.errors import UsageError

ENTITY = "https://w3id.org/newsgraph/entity/"


def test_measures_list_the_most_central_entity_first(network: networkx.MultiDiGraph) -> None:
    found = measures(network)
    assert [m.pagerank for m in found] == sorted((m.pagerank for m in found), reverse=True)
    assert found[0].label == "Kim Jong-un"


def test_pagerank_sums_to_one(network: networkx.MultiDiGraph) -> None:
    assert sum(m.pagerank for m in measures(network)) == pytest.approx(1)


def test_pagerank_agrees_with_the_definition_on_a_star() -> None:
    star = graph_of(("a", "hub"), ("hub", "b"), ("c", "hub"))
    rank = {m.iri: m.pagerank for m in measures(annotated(star))}
    leaf = rank["a"]
    assert leaf == pytest.approx(0.15 / 4 + 0.85 * rank["hub"] / 3)
    assert rank["hub"] == pytest.approx(0.15 / 4 + 0.85 * 3 * leaf)


def test_a_denied_statement_adds_nothing_to_pagerank() -> None:
    plain, denied = graph_of(("a", "b")), graph_of(("a", "b"))
    denied.add_edge("b", "a", key="no", **statement("Denied"))
    assert {m.iri: m.pagerank for m in measures(annotated(denied))} == {m.iri: m.pagerank for m in measures(annotated(plain))}


def test_communities_are_the_dense_parts_the_largest_first() -> None:
    triangle, pair = [("a", "b"), ("b", "c"), ("c", "a")], [("x", "y")]
    assert communities(graph_of(*pair, *triangle)) == (("a", "b", "c"), ("x", "y"))


def test_communities_do_not_depend_on_the_order_of_edges() -> None:
    edges = [(f"n{k}", f"n{(k * 7 + 3) % 40}") for k in range(40)] + [(f"n{k}", f"n{(k + 1) % 40}") for k in range(40)]
    assert communities(graph_of(*edges)) == communities(graph_of(*reversed(edges)))


@pytest.mark.parametrize("name", ["Kim Jong-un", "kim jong-un", "Kim Jong Un", ENTITY + "Kim_Jong-un"])
def test_an_entity_is_found_by_name_alias_or_iri(network: networkx.MultiDiGraph, name: str) -> None:
    assert find(network, name) == ENTITY + "Kim_Jong-un"


def test_an_unknown_name_is_refused_with_names_that_are_close(network: networkx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match=r"no entity is called 'Jong'.*did you mean Kim Jong-un\?"):
        find(network, "Jong")
    with pytest.raises(UsageError, match=r"did you mean Kim Jong-un\?"):
        find(network, "Kim Jung-un")


def test_a_path_is_walked_against_statements_too(network: networkx.MultiDiGraph) -> None:
    steps = path(network, source="Pak", target="Russia")
    assert [(s.relation, s.forward) for s in steps] == [("dismissed", False), ("visit", True)]


def test_a_path_does_not_use_what_is_denied(network: networkx.MultiDiGraph) -> None:
    assert path(network, source="Kaesong", target="Russia") == ()


def test_a_path_uses_denied_statements_when_asked(network: networkx.MultiDiGraph) -> None:
    assert [s.statement[-2:] for s in path(network, source="Kaesong", target="Russia", statuses={"Negated"})] == ["s7"]


def test_an_entity_is_no_step_from_itself(network: networkx.MultiDiGraph) -> None:
    assert path(network, source="Russia", target="Russia") == ()


def statement(status: str) -> dict:
    return {"iri": "x", "label": "knows", "status": status, "support": 1, "confidence": 1.0}


def graph_of(*edges: tuple[str, str]) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    for k, (source, target) in enumerate(edges):
        graph.add_edge(source, target, key=str(k), **statement("Asserted"))
    return graph


def annotated(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    for iri, node in graph.nodes.items():
        node.update(label=iri, entity_class="Other", support=1)
    annotate(graph)
    return graph
