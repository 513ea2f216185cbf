"""The named queries say what they promise, and say the same on both engines."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError
from kg.query import NamedQuery, answer, named_queries, named_query
from kg.query.results import Result
from kg.vocab import Vocabulary

GRAPH = Path(__file__).parent / "graph.ttl"
EVENTS = Path(__file__).parent / "events.ttl"
PREFIXES = Vocabulary().prefixes
NAMES = [query.name for query in named_queries()]


@pytest.fixture(scope="module")
def oxigraph() -> ox.Store:
    store = ox.Store()
    store.load(path=str(GRAPH), format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def story() -> ox.Store:
    """The same with events."""
    store = ox.Store()
    for file in (GRAPH, EVENTS):
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def rdf() -> rdflib.Graph:
    return rdflib.Graph().parse(GRAPH).parse(EVENTS)


def rows(store: ox.Store, name: str) -> list[tuple[str, ...]]:
    """Rows as text; what is not bound is the empty text."""
    result = Result.of(*answer(store, named_query(name).text, prefixes=PREFIXES, max_rows=1000))
    return [tuple(row.get(v, "") for v in result.variables) for row in result.dicts()]


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_rows(name: str, story: ox.Store, rdf: rdflib.Graph) -> None:
    found = rdf.query(named_query(name).text, initNs=PREFIXES)
    assert found.vars is not None
    expected = sorted(tuple("" if t is None else str(t) for t in row) for row in found)  # type: ignore[union-attr]
    assert expected, "a query that finds nothing here is not tested"
    assert without_number_style(rows(story, name)) == without_number_style(expected)


def without_number_style(table: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return sorted(tuple(cell.removesuffix(".0") for cell in row) for row in table)


@pytest.mark.parametrize("query", named_queries(), ids=NAMES)
def test_each_query_says_what_it_answers_and_orders_its_rows(query: NamedQuery) -> None:
    assert query.text.startswith("# ")
    assert 20 < len(query.description) < 120
    assert "ORDER BY" in query.text


def test_each_report_of_a_dismissal_has_its_own_status(oxigraph: ox.Store) -> None:
    kim, pak = "Kim Jong-un", "Pak Su-il"
    assert rows(oxigraph, "who-dismissed-whom") == [
        (kim, pak, "Asserted", "2023-08-10", "Letter from the border", "Kim removed the general on Thursday."),
        (kim, pak, "Reported", "2023-08-09", "The Daily, 2023-08-10", "Kim dismissed Pak Su-il, KCNA said."),
        (kim, pak, "Denied", "2023-08-09", "Wire, 2023-08-11", "The ministry denied that Kim had dismissed Pak."),
    ]


def test_who_met_whom(oxigraph: ox.Store) -> None:
    assert rows(oxigraph, "who-met-whom") == [
        ("Kim Jong-un", "met", "Sergei Shoigu", "Possible", "", "Letter from the border", "Kim may have met Shoigu."),
        ("Kim Jong-un", "met", "Sergei Shoigu", "Asserted", "", "The Daily, 2023-08-10", "Kim met Shoigu in July."),
        ("Kim Jong-un", "met", "Sergei Shoigu", "Asserted", "", "Wire, 2023-08-11", "Shoigu was received by Kim."),
    ]


def test_who_said_what(oxigraph: ox.Store) -> None:
    assert rows(oxigraph, "who-said-what") == [("Kim Jong-un", "The Daily, 2023-08-10", "the army must be ready")]


def test_single_source_leaves_out_what_two_report_and_what_is_no_fact(oxigraph: ox.Store) -> None:
    assert rows(oxigraph, "single-source") == [
        ("the flood", "killed", "15 people", "Letter from the border", "1"),
        ("the flood", "killed", "12 people", "Wire", "1"),
    ]


def test_a_plan_has_the_day_that_its_own_sentence_names(oxigraph: ox.Store) -> None:
    dayless, row = rows(oxigraph, "planned")
    assert dayless[2:] == ("the parade", "", "", "The Daily, 2023-08-10", "Kim plans a parade.")
    assert row[:5] == ("Kim Jong-un", "organized", "the parade", "2023-09-09", "KCNA")


def test_disagreements_begin_with_the_most_telling_and_show_both_sides(story: ox.Store) -> None:
    disputed = "It is disputed whether Kim Jong-un dismissed Pak Su-il"
    first, second = rows(story, "disagreements")
    kcna, ministry = "KCNA, in The Daily, 2023-08-10", "Unification Ministry, in Wire, 2023-08-11"
    assert first[:6] == ("denial", "Kim Jong-un", disputed, disputed, kcna, ministry)
    assert first[6:] == ("Kim dismissed Pak Su-il, KCNA said.", "The ministry denied that Kim had dismissed Pak.")
    assert second[:6] == ("time", "Kim Jong-un", "2023-08-09", "2023-08-10", kcna, "Letter from the border")


def test_events_have_a_row_for_each_role_and_source(story: ox.Store) -> None:
    found = rows(story, "events")
    name, says = "dismissal of Pak Su-il by Kim Jong-un", "It is disputed whether Kim Jong-un dismissed Pak Su-il"
    assert [row[2:4] for row in found] == [("agent", "Kim Jong-un")] * 2 + [("patient", "Pak Su-il")] * 2
    assert {(*row[:2], *row[4:8]) for row in found} == {(name, "Dismissal", "Pyongyang", "2023-08-09", "Disputed", says)}


def test_posts_have_who_held_them(story: ox.Store) -> None:
    (row,) = rows(story, "posts")
    assert row[:5] == ("Pak Su-il", "holds position", "army chief", "", "")
    assert row[5] == "Asserted"


def test_about_a_thing_is_what_has_it_in_any_place(story: ox.Store) -> None:
    found = {(row[1], row[2]) for row in rows(story, "about") if row[0] == "Pyongyang"}
    assert found == {
        ("in", "It is disputed whether Kim Jong-un dismissed Pak Su-il"),
        ("mentioned", "Kim Jong-un met Sergei Shoigu"),
        ("object", "KCNA is in Pyongyang"),
    }


def test_between_two_things_are_statements_and_events_of_both(story: ox.Store) -> None:
    found = {(row[2], row[3]) for row in rows(story, "between") if {row[0], row[1]} == {"Kim Jong-un", "Pak Su-il"}}
    event = "dismissal of Pak Su-il by Kim Jong-un"
    assert found == {("dismissed", "Reported"), ("dismissed", "Denied"), ("dismissed", "Asserted"), (event, "Reported"), (event, "Denied")}


def test_where_is_what_happened_and_what_stands_there(story: ox.Store) -> None:
    found = {row[:3] for row in rows(story, "where")}
    assert found == {("Pyongyang", "dismissal of Pak Su-il by Kim Jong-un", "place"), ("Pyongyang", "KCNA", "located in")}


def test_the_network_has_statements_and_roles_as_edges(story: ox.Store) -> None:
    found = rows(story, "network")
    assert ("Kim Jong-un", "dismissed", "Pak Su-il", "Disputed", "2") in found
    assert ("dismissal of Pak Su-il by Kim Jong-un", "patient", "Pak Su-il", "Disputed", "2") in found


def test_denials_name_who_denies(oxigraph: ox.Store) -> None:
    (row,) = rows(oxigraph, "denials")
    assert row[:5] == ("Kim Jong-un", "dismissed", "Pak Su-il", "Unification Ministry", "Disputed")


def test_evidence_has_every_mention_with_a_sentence(oxigraph: ox.Store) -> None:
    assert len(rows(oxigraph, "evidence")) == 12


def test_entities_are_ranked_by_their_statements(oxigraph: ox.Store) -> None:
    assert rows(oxigraph, "entities")[:2] == [("Kim Jong-un", "Person", "6", "3"), ("Pak Su-il", "Person", "3", "3")]


def test_highlights_cite_only_what_says_so(oxigraph: ox.Store) -> None:
    first, *rest = rows(oxigraph, "highlights")
    assert first == ("Kim Jong-un", "met", "Sergei Shoigu", "Asserted", "2", "Wire, 2023-08-11", "Shoigu was received by Kim.")
    assert "Planned" not in {row[3] for row in rest}


def test_the_timeline_is_in_order_and_cites_only_who_names_the_day(oxigraph: ox.Store) -> None:
    assert [(row[0], row[2], *row[4:]) for row in rows(oxigraph, "timeline")] == [
        ("2023-08-09", "dismissed", "Reported", "The Daily, 2023-08-10"),
        ("2023-08-09", "dismissed", "Denied", "Wire, 2023-08-11"),
        ("2023-08-10", "dismissed", "Asserted", "Letter from the border"),
        ("2023-09-09", "organized", "Planned", "Wire, 2023-08-11"),
    ]


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(QueryError, match="no query is named “who-knows”; there are about, between, denials, disagreements"):
        named_query("who-knows")
