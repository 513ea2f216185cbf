"""Events, what phrases name, times and differences of a graph, as the network has them; and parts of a network."""

from datetime import date
from pathlib import Path

import networkx
import pyoxigraph
import pytest

from kg.analyse import Wanted, load_network, part
from kg.errors import UsageError
from kg.query import answer, named_query
from kg.query.results import Result
from kg.vocab import Vocabulary

BASE = "https://w3id.org/newsgraph/"
EVENT = BASE + "event/e1"


@pytest.fixture
def store() -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.load(path=str(Path(__file__).parent / "events.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    return found


@pytest.fixture
def network(store: pyoxigraph.Store) -> networkx.MultiDiGraph:
    return load_network(store)


def test_an_event_has_its_sentence_status_times_and_statements(network: networkx.MultiDiGraph) -> None:
    event = network.graph["events"][EVENT]
    assert (event["sentence"], event["status"], event["start"], event["end"], event["statements"]) == (
        "Lund and Orlov plan to meet in Oslo",
        "Planned",
        "2023-08-18",
        "2023-08-18",
        (BASE + "statement/s1",),
    )


def test_the_more_telling_role_of_the_same_thing_is_kept(network: networkx.MultiDiGraph) -> None:
    roles = [(role["role"], role["label"]) for role in network.graph["events"][EVENT]["roles"]]
    assert roles == [("agent", "Lund"), ("amount", "two days"), ("participant", "Orlov"), ("place", "Oslo")]


def test_an_event_is_a_node_joined_to_what_takes_part(network: networkx.MultiDiGraph) -> None:
    assert network.nodes[EVENT]["entity_class"] == "Event"
    joined = {(edge["label"], target.rpartition("/")[2]) for _, target, edge in network.out_edges(EVENT, data=True)}
    assert joined == {("agent", "Lund"), ("participant", "Orlov"), ("place", "Oslo")}


def test_a_statement_keeps_the_sentence_that_the_graph_has_and_what_its_phrase_names(network: networkx.MultiDiGraph) -> None:
    [fact] = network.nodes[BASE + "entity/Orlov"]["facts"]
    assert fact["sentence"] == "Orlov said that Oslo is cold"
    assert [named["label"] for named in fact["named"]] == ["Oslo"]


def test_a_statement_without_a_sentence_gets_one_with_its_status(network: networkx.MultiDiGraph) -> None:
    edges = network.get_edge_data(BASE + "entity/Lund", BASE + "entity/Orlov")
    assert [edge["sentence"] for edge in edges.values()] == ["Lund is to meet Orlov"]


def test_a_capital_knows_what_it_stands_for(network: networkx.MultiDiGraph) -> None:
    assert network.nodes[BASE + "entity/Oslo"]["stands_for"] == (BASE + "entity/Norway",)


def test_differences_are_the_rows_of_the_named_query(store: pyoxigraph.Store, network: networkx.MultiDiGraph) -> None:
    rows = Result.of(*answer(store, named_query("disagreements").text, prefixes=Vocabulary().prefixes, max_rows=100)).dicts()
    listed = [(d["subject"], d["about"], d["one_says"], d["other_says"]) for d in network.graph["disagreements"]]
    assert listed == [(r["about"], r["kind"], r["one_says"], r["other_says"]) for r in rows]
    assert len(listed) == 1


def test_a_difference_knows_its_statements(network: networkx.MultiDiGraph) -> None:
    [difference] = network.graph["disagreements"]
    assert (difference["one_statement"], difference["other_statement"]) == (BASE + "statement/s3",) * 2


# ---------------------------------------------------------------------------------------------------- parts


def names(network: networkx.MultiDiGraph) -> set[str]:
    return {node["label"] for node in network.nodes.values()}


def test_nothing_asked_for_is_everything(network: networkx.MultiDiGraph) -> None:
    assert part(network, Wanted()) is network


def test_what_is_about_something_is_so_many_steps_away(network: networkx.MultiDiGraph) -> None:
    assert names(part(network, Wanted(about="Norway", depth=1))) == {"Norway", "Orlov"}
    assert "Lund" in names(part(network, Wanted(about="Norway", depth=2)))


@pytest.mark.parametrize(
    ("wanted", "articles", "events"),
    [(Wanted(since=date(2023, 8, 11)), {"Talks ahead"}, 0), (Wanted(sources=("gazette",)), {"Leaders to meet", "Talks ahead"}, 1)],
    ids=["since", "source"],
)
def test_a_part_keeps_what_its_articles_say(network: networkx.MultiDiGraph, wanted: Wanted, articles: set[str], events: int) -> None:
    small = part(network, wanted)
    assert {article["title"] for article in small.graph["articles"].values()} >= articles & {"Talks ahead", "Leaders to meet"}
    assert len(small.graph["events"]) == events


def test_an_unknown_source_is_refused_with_those_there_are(network: networkx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match=r"no source is called 'Herald'; there are Gazette, Talks ahead"):
        part(network, Wanted(sources=("Herald",)))


def test_an_unknown_name_is_refused(network: networkx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match="no entity is called 'Nobody'"):
        part(network, Wanted(about="Nobody"))
