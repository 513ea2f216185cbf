"""From triples to the network: what becomes a node, an edge, a fact, a source."""

from pathlib import Path

import networkx
import pyoxigraph
import pytest
from factories import store_of, story

from kg.analyse import load_network, load_part, triples_of

ENTITY = "https://w3id.org/newsgraph/entity/"
STATEMENT = "https://w3id.org/newsgraph/statement/"
ARTICLE = "https://w3id.org/newsgraph/article/"


def edge(network: networkx.MultiDiGraph, source: str, target: str, statement: str) -> dict:
    return network.edges[ENTITY + source, ENTITY + target, STATEMENT + statement]


def test_an_entity_has_its_name_aliases_and_class(network: networkx.MultiDiGraph) -> None:
    node = network.nodes[ENTITY + "Kim_Jong-un"]
    assert (node["label"], node["aliases"], node["entity_class"]) == ("Kim Jong-un", ("Kim", "Kim Jong Un"), "Person")


def test_an_entity_of_unknown_class_is_other(network: networkx.MultiDiGraph) -> None:
    assert network.nodes[ENTITY + "Uniforms"]["entity_class"] == "Other"


@pytest.mark.parametrize(
    ("source", "target", "statement", "status"),
    [
        ("Kim_Jong-un", "Pak_Su-il", "s1", "Reported"),
        ("North_Korea", "Russia", "s2", "Disputed"),
        ("North_Korea", "Russia", "s3", "Denied"),
        ("Kaesong", "Uniforms", "s4", "Claimed"),
        ("Kim_Jong-un", "Russia", "s5", "Planned"),
        ("Kim_Jong-un", "North_Korea", "s6", "Asserted"),
        ("Kaesong", "Russia", "s7", "Negated"),
        ("Ri_Yong-gil", "Pak_Su-il", "s8", "Possible"),
    ],
)
def test_a_statement_of_any_status_is_an_edge(
    network: networkx.MultiDiGraph, source: str, target: str, statement: str, status: str
) -> None:
    assert edge(network, source, target, statement)["status"] == status


def test_there_are_no_other_edges(network: networkx.MultiDiGraph) -> None:
    assert network.number_of_edges() == 8


def test_an_edge_has_its_relation_counts_and_time(network: networkx.MultiDiGraph) -> None:
    found = edge(network, "Kim_Jong-un", "Pak_Su-il", "s1")
    wanted = {"label": "dismissed", "confidence": 0.93, "support": 2, "denials": 0, "time": "2023-08-09"}
    assert {name: found[name] for name in wanted} == wanted


def test_a_relation_without_label_is_named_by_its_iri(network: networkx.MultiDiGraph) -> None:
    assert edge(network, "Kaesong", "Russia", "s7")["label"] == "belong to"


def test_an_edge_names_who_reports_and_who_denies(network: networkx.MultiDiGraph) -> None:
    reported, disputed = edge(network, "Kim_Jong-un", "Pak_Su-il", "s1"), edge(network, "North_Korea", "Russia", "s2")
    assert [r["label"] for r in reported["reported_by"]] == ["KCNA"]
    assert [r["label"] for r in disputed["denied_by"]] == ["North Korea"]


def test_qualifiers_are_entities_or_text(network: networkx.MultiDiGraph) -> None:
    found = edge(network, "Kim_Jong-un", "Pak_Su-il", "s1")["qualifiers"]
    assert [(q["role"], q["label"], q["iri"]) for q in found] == [
        ("as", "army chief", None),
        ("with", "Ri Yong-gil", ENTITY + "Ri_Yong-gil"),
    ]


def test_mentions_come_by_the_date_of_their_article(network: networkx.MultiDiGraph) -> None:
    found = edge(network, "Kim_Jong-un", "Pak_Su-il", "s1")["mentions"]
    assert [m["article"] for m in found] == [ARTICLE + "a1", ARTICLE + "a2"]


def test_the_parts_of_a_mention_are_counted_from_its_sentence(network: networkx.MultiDiGraph) -> None:
    later = edge(network, "Kim_Jong-un", "Pak_Su-il", "s1")["mentions"][1]
    parts = [later["sentence"][begin:end] for begin, end in (later["subject"], later["predicate"], later["object"])]
    assert parts == ["Kim", "dismissed", "Pak"]


def test_a_mention_says_who_speaks_and_what_it_amounts_to(network: networkx.MultiDiGraph) -> None:
    found = {m["status"]: m for m in edge(network, "North_Korea", "Russia", "s2")["mentions"]}["Denied"]
    assert ([s["label"] for s in found["speakers"]], found["acts"], found["polarity"]) == (["North Korea"], ("deny",), "Negative")


def test_a_mention_without_spans_has_no_stretches(network: networkx.MultiDiGraph) -> None:
    found = edge(network, "Kaesong", "Uniforms", "s4")["mentions"][0]
    assert (found["subject"], found["predicate"], found["object"]) == (None, None, None)


def test_a_statement_with_a_literal_is_a_fact_of_its_subject(network: networkx.MultiDiGraph) -> None:
    texts = {f["label"]: (f["value"], f["kind"]) for iri in ("Kim_Jong-un", "Pak_Su-il") for f in network.nodes[ENTITY + iri]["facts"]}
    assert texts == {"stated": ("the army must be ready", "string"), "be born on": ("1950-02-01", "date")}


def test_a_statement_about_an_article_is_no_edge_and_no_fact(network: networkx.MultiDiGraph) -> None:
    author = network.nodes[ENTITY + "Hana_Yoo"]
    assert (author["degree"], author["support"], author["facts"]) == (0, 0, ())


def test_sources_are_listed_with_what_is_known(network: networkx.MultiDiGraph) -> None:
    assert network.graph["articles"][ARTICLE + "a1"] == {
        "iri": ARTICLE + "a1",
        "title": "Army chief replaced",
        "publisher": "Korea Monitor",
        "date": "2023-08-10",
        "inferred": "",
        "url": "https://news.example/a1",
        "authors": ("Hana Yoo",),
    }


def test_degree_and_support_count_statements_and_sentences(network: networkx.MultiDiGraph) -> None:
    node = network.nodes[ENTITY + "Kim_Jong-un"]
    assert (node["degree"], node["support"]) == (3, 5)


def test_an_entity_that_nobody_named_is_a_node_all_the_same(store: pyoxigraph.Store) -> None:
    name = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    for quad in list(store.quads_for_pattern(pyoxigraph.NamedNode(ENTITY + "Kaesong"), name, None)):
        store.remove(quad)
    assert load_network(store).nodes[ENTITY + "Kaesong"]["label"] == "Kaesong"


def test_the_order_of_triples_changes_nothing(store: pyoxigraph.Store) -> None:
    turned = pyoxigraph.Store()
    for quad in reversed(list(store)):
        turned.add(quad)
    one, other = load_network(store), load_network(turned)
    assert (list(one.nodes(data=True)), list(one.edges(keys=True, data=True))) == (
        list(other.nodes(data=True)),
        list(other.edges(keys=True, data=True)),
    )


def test_an_empty_store_is_an_empty_network() -> None:
    network = load_network(pyoxigraph.Store())
    assert (len(network), network.graph["articles"]) == (0, {})


def test_a_network_is_the_same_from_turtle_and_from_a_store(store: pyoxigraph.Store, tmp_path: Path) -> None:
    turtle = tmp_path / "graph.ttl"
    store.dump(str(turtle), format=pyoxigraph.RdfFormat.TURTLE, from_graph=pyoxigraph.DefaultGraph())
    one, other = load_network(store), load_network(store, triples=triples_of(turtle))
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    assert one.graph == other.graph


def test_a_compact_graph_marks_the_words_all_the_same() -> None:
    whole, compact = (load_network(store_of(*story(), phrases=phrases)) for phrases in (True, False))
    assert any(mention["subject"] for _, _, record in whole.edges(data=True) for mention in record["mentions"])
    assert list(whole.edges(keys=True, data=True)) == list(compact.edges(keys=True, data=True))


def test_what_a_part_keeps_is_as_in_the_whole(store: pyoxigraph.Store) -> None:
    whole = load_network(store)
    part = load_part(store, entities=4, facts=1_000)
    assert 0 < len(part.edges) < len(whole.edges)
    records = {key: record for _, _, key, record in whole.edges(keys=True, data=True)}
    assert all(record == records[key] for _, _, key, record in part.edges(keys=True, data=True))
    facts = {fact["iri"]: fact for node in whole.nodes.values() for fact in node["facts"]}
    assert all(fact == facts[fact["iri"]] for node in part.nodes.values() for fact in node["facts"])
    assert part.graph["whole"]["entities"] == len(whole)
    assert part.graph["articles"] == whole.graph["articles"]


def test_a_part_is_about_the_best_connected(store: pyoxigraph.Store) -> None:
    whole = load_network(store)
    part = load_part(store, entities=3, facts=1_000)
    ends = {end for source, target, _ in part.edges for end in (source, target)}
    degrees = sorted((degree for _, degree in whole.degree()), reverse=True)
    assert len(ends) <= 3
    assert all(whole.degree(end) >= degrees[2] for end in ends)


def test_a_part_has_no_more_facts_than_asked_for(store: pyoxigraph.Store) -> None:
    whole, part = load_network(store), load_part(store, entities=1_000, facts=4)
    told = [record for _, _, record in part.edges(data=True) if record["kind"] != "role"]
    facts = [fact for node in part.nodes.values() for fact in node["facts"]]
    assert len(told) + len(facts) == 4
    statements = sum(record["kind"] != "role" for _, _, record in whole.edges(data=True))
    assert part.graph["whole"]["facts"] == statements + sum(len(node["facts"]) for node in whole.nodes.values())


def test_a_graph_that_fits_is_its_own_part(store: pyoxigraph.Store) -> None:
    whole, part = load_network(store), load_part(store, entities=1_000, facts=1_000)
    assert (dict(whole.nodes(data=True)), whole.graph) == (dict(part.nodes(data=True)), part.graph)
