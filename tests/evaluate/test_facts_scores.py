"""A small graph by hand and gold about it in, shares out."""

from typing import Any

import pyoxigraph as ox
import pytest

from kg.evaluate.edges import Edges, read_edges
from kg.evaluate.facts import Share, counts, score_facts
from kg.evaluate.gold import parse_gold

GRAPH = """@prefix kg: <https://w3id.org/newsgraph/ns#> .
@prefix ent: <https://x.example/entity/> .
@prefix rel: <https://x.example/relation/> .
@prefix st: <https://x.example/statement/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ent:Tove_Brandt a kg:Person ; skos:prefLabel "Tove Brandt"@en ; skos:altLabel "Brandt"@en .
ent:Olaf_Rygg a kg:Person ; skos:prefLabel "Olaf Rygg"@en ; skos:altLabel "Rygg"@en .
ent:city_council a kg:Group ; skos:prefLabel "city council"@en .
kg:dismissed a kg:Relation ; rdfs:label "dismissed"@en .
rel:close a kg:Relation ; rdfs:label "close"@en .

st:1 a kg:Statement ; rdf:subject ent:Tove_Brandt ; rdf:predicate kg:dismissed ; rdf:object ent:Olaf_Rygg ;
    kg:status kg:Reported ; kg:time "2024-03-11"^^xsd:date ; kg:reportedBy ent:city_council ; kg:mention <https://x.example/m1> ;
    kg:qualifier <https://x.example/q1> .
<https://x.example/q1> kg:role "as" ; kg:value "harbour master"@en .
<https://x.example/m1> a kg:Mention ; kg:surfacePredicate "dismissed" ; kg:rule "active/subject" ; kg:sentence <https://x.example/s1> .
<https://x.example/s1> nif:anchorOf "Mayor Tove Brandt dismissed harbour master Olaf Rygg on Monday, the city council said."@en .
st:2 a kg:Statement ; rdf:subject ent:city_council ; rdf:predicate rel:close ; rdf:object "old pier"@en ;
    kg:status kg:Planned ; kg:mention <https://x.example/m2> .
<https://x.example/m2> a kg:Mention ; kg:surfacePredicate "close" ; kg:rule "active/control" ; kg:sentence <https://x.example/s2> .
<https://x.example/s2> nif:anchorOf "Share this story"@en .
"""


@pytest.fixture(scope="module")
def edges() -> Edges:
    store = ox.Store()
    store.bulk_load(GRAPH.encode(), format=ox.RdfFormat.TURTLE)
    return read_edges(store)


def fact(s: str, p: str, o: str, **fields: Any) -> dict[str, Any]:
    return {"s": [s], "p": [p], "o": [o], "status": "asserted", "source": [], "time": None, "salience": 1} | fields


def score(edges: Edges, **gold: Any) -> tuple[dict[str, Share], list[str]]:
    misses: list[str] = []
    shares = score_facts(edges, [parse_gold({"doc": "gazette", "facts": []} | gold)], on_miss=misses.append)
    return dict(shares), misses


DISMISSAL = fact("Tove Brandt", "dismiss", "Olaf Rygg", status="reported", source=["council"], time="2024-03-11")


def test_a_found_fact_counts_for_status_speaker_and_time(edges: Edges) -> None:
    shares, misses = score(edges, facts=[DISMISSAL])
    assert [shares[name] for name in ("recall_core", "status", "speaker", "time")] == [Share(1, 1)] * 4
    assert shares["recall"] == shares["strict_recall"] == Share(3, 3)
    assert misses == []


def test_recall_weighs_a_core_fact_three_times_and_a_useful_one_twice(edges: Edges) -> None:
    shares, misses = score(
        edges, facts=[DISMISSAL, fact("Brandt", "praise", "Rygg", salience=2), fact("Brandt", "fear", "Rygg", salience=3)]
    )
    assert shares["recall"] == Share(3, 6)
    assert (shares["recall_core"], shares["recall_useful"], shares["recall_minor"]) == (Share(1, 1), Share(0, 1), Share(0, 1))
    assert misses == [
        "gazette: missed, useful: Brandt | praise | Rygg | asserted",
        "gazette: missed, minor: Brandt | fear | Rygg | asserted",
    ]


@pytest.mark.parametrize(
    "gold",
    [
        pytest.param(fact("Rygg", "be dismissed by", "Brandt"), id="passive with its sides swapped"),
        pytest.param(fact("Brandt", "dismiss as", "harbour master"), id="qualifier"),
        pytest.param(fact("Brandt", "dismiss on", "2024-03-11"), id="time"),
        pytest.param(fact("Mayor Brandt", "dismiss", "Olaf Rygg of Larksund"), id="lenient names"),
    ],
)
def test_a_fact_is_found_in_other_shapes(edges: Edges, gold: dict[str, Any]) -> None:
    assert score(edges, facts=[gold])[0]["recall_core"] == Share(1, 1)


@pytest.mark.parametrize(
    "gold",
    [
        pytest.param(fact("Rygg", "dismiss", "Brandt"), id="reversed"),
        pytest.param(fact("Brandt", "appoint", "Rygg"), id="another predicate"),
        pytest.param(fact("Brandt", "dismiss", "Selma Vik"), id="another object"),
    ],
)
def test_what_is_not_said_is_not_found(edges: Edges, gold: dict[str, Any]) -> None:
    assert score(edges, facts=[gold])[0]["recall_core"] == Share(0, 1)


def test_strict_recall_asks_for_a_name_of_the_node(edges: Edges) -> None:
    shares, _ = score(edges, facts=[fact("Mayor Brandt", "dismiss", "Rygg")])
    assert (shares["recall"], shares["strict_recall"]) == (Share(3, 3), Share(0, 3))


def test_a_wrong_status_speaker_and_time_are_told(edges: Edges) -> None:
    wrong = DISMISSAL | {"status": "negated", "source": ["Jon Aas"], "time": "2024-03-10"}
    shares, misses = score(edges, facts=[wrong])
    assert [shares[name] for name in ("status", "speaker", "time")] == [Share(0, 1)] * 3
    assert [miss.split(": ")[1] for miss in misses] == ["status Reported", "speaker is not Jon Aas", "time is not 2024-03-10"]


@pytest.mark.parametrize(
    ("gold", "right"),
    [("2024-03-11", 1), ("2024-03", 1), ("2024-03-05/2024-03-11", 1), ("2024", 1), ("2024-03-12", 0), ("2023", 0), ("soon", 0)],
)
def test_a_time_may_lie_within_the_wanted_one(edges: Edges, gold: str, right: int) -> None:
    assert score(edges, facts=[DISMISSAL | {"time": gold}])[0]["time"] == Share(right, 1)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param(fact("Brandt", "dismiss", "Rygg"), 0, id="reported is asserted enough"),
        pytest.param(fact("Brandt", "dismiss", "Rygg", only_if_asserted=True), 1, id="but not a bare assertion"),
        pytest.param(fact("city council", "close", "old pier"), 1, id="a plan is excused"),
        pytest.param(fact("city council", "close", "old pier", only_if_asserted=False), 0, id="unless it is wrong as anything"),
        pytest.param(fact("Rygg", "dismiss", "Brandt"), 1, id="not said"),
        pytest.param(fact("Brandt", "dismiss", "Olaf"), 1, id="compared strictly"),
    ],
)
def test_falsehoods_are_told(edges: Edges, wrong: dict[str, Any], right: int) -> None:
    shares, misses = score(edges, forbidden=[wrong | {"why": "made up"}])
    assert shares["not_forbidden"] == Share(right, 1)
    assert len(misses) == 1 - right


def test_names_of_one_thing_belong_on_one_node(edges: Edges) -> None:
    shares, misses = score(edges, same=[["Tove Brandt", "Brandt"], ["Brandt", "Rygg"], ["Brandt", "Selma Vik"]])
    assert shares["merged"] == Share(1, 2)
    assert misses == ["gazette: not merged: Brandt / Rygg"]


def test_names_of_two_things_belong_on_two_nodes(edges: Edges) -> None:
    shares, misses = score(edges, different=[["Brandt", "Rygg"], ["Tove Brandt", "Brandt"], ["Brandt", "Selma Vik"]])
    assert shares["kept_apart"] == Share(1, 2)
    assert misses == ["gazette: wrongly merged: Tove Brandt / Brandt"]


def test_types_may_be_near(edges: Edges) -> None:
    shares, misses = score(edges, types={"Brandt": "Person", "city council": "Organization", "Rygg": "Place", "Selma Vik": "Person"})
    assert shares["types"] == Share(2, 3)
    assert misses == ["gazette: Rygg is no Place"]


def test_furniture_counts_where_it_fills_a_sentence(edges: Edges) -> None:
    shares, misses = score(edges, boilerplate=["Share this story", "Monday", "Sponsored content"])
    assert shares["no_furniture"] == Share(2, 3)
    assert misses == ["gazette: furniture: Share this story"]


def test_nothing_to_count_has_no_value() -> None:
    assert Share().value is None
    assert Share(1, 2).value == 0.5


def test_statements_are_counted_by_status_and_rule(edges: Edges) -> None:
    assert counts(edges) == ({"Planned": 1, "Reported": 1}, {"active/control": 1, "active/subject": 1})
