"""The Python interface: what one tries first works, and what it gives can be looked at, counted and iterated."""

from datetime import date
from pathlib import Path

import pandas as pd
import pyoxigraph as ox
import pytest
from sample_articles import write_articles

import kg
from kg.errors import StoreError, UsageError
from kg.query import Form, Result
from kg.query.facts import events
from kg.vocab import Vocabulary

TEXT = "Mayor Tove Brandt dismissed harbour master Olaf Rygg on Monday. Brandt appointed Selma Vik as his successor."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module")
def graph(folder: Path) -> kg.KnowledgeGraph:
    return kg.build(folder)


@pytest.fixture(scope="module")
def saved(graph: kg.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> kg.SavedGraph:
    out = tmp_path_factory.mktemp("saved") / "output"
    graph.save(out)
    return kg.open(out)


# ------------------------------------------------------------------------------------------------ what goes in


def test_one_path_as_text_is_one_path(folder: Path) -> None:
    assert len(kg.build(str(folder / "gazette.txt")).corpus.extractions) == 1


def test_texts_are_articles_with_the_date_and_publisher_that_are_given() -> None:
    built = kg.build(texts=[TEXT, "Selma Vik inspected ferries on Friday."], date="2024-03-12", publisher="Harbour Gazette")
    documents = [extraction.document for extraction in built.corpus.extractions]
    assert len(documents) == 2
    assert {(d.published, d.publisher) for d in documents} == {(date(2024, 3, 12), "Harbour Gazette")}


def test_one_text_is_one_article() -> None:
    assert len(kg.build(texts=TEXT).corpus.extractions) == 1


def test_what_a_record_says_wins_over_what_holds_for_all() -> None:
    built = kg.build(records=[{"Text": TEXT, "publishedAt": "2024-03-12", "outlet": "Lake Wire"}], date=date(2020, 1, 1), publisher="X")
    (document,) = (extraction.document for extraction in built.corpus.extractions)
    assert (document.published, document.publisher) == (date(2024, 3, 12), "Lake Wire")


def test_rows_of_a_data_frame_are_records_without_their_empty_cells() -> None:
    frame = pd.DataFrame([{"text": TEXT, "date": "2024-03-12"}, {"text": "Vik met Jon Aas in Larksund.", "date": None}])
    documents = {extraction.document.published for extraction in kg.build(records=frame).corpus.extractions}
    assert documents == {date(2024, 3, 12), None}


def test_a_date_that_is_none_is_told() -> None:
    with pytest.raises(UsageError, match="a date like 2023-08-10 is needed, not 'yesterday'"):
        kg.build(texts=TEXT, date="yesterday")


# ------------------------------------------------------------------------------------------------ what comes out


def test_a_graph_is_shown_in_one_line(graph: kg.KnowledgeGraph, saved: kg.SavedGraph) -> None:
    assert repr(graph).startswith("KnowledgeGraph(4 articles, ")
    assert repr(graph).removeprefix("KnowledgeGraph") == repr(saved).removeprefix("SavedGraph")
    shown = graph._repr_html_()
    assert shown.startswith(f"<p>{graph!r}</p><iframe")
    assert 'sandbox="allow-scripts allow-downloads allow-modals"' in shown
    assert "<script" not in shown


def test_the_name_of_a_query_is_a_query(graph: kg.KnowledgeGraph) -> None:
    found = graph.query("who-dismissed-whom")
    assert {(row["who"], row["whom"]) for row in found} == {("Tove Brandt", "Olaf Rygg")}


def test_a_saved_graph_answers_like_the_one_that_was_built(graph: kg.KnowledgeGraph, saved: kg.SavedGraph) -> None:
    assert list(saved.query("who-dismissed-whom")) == list(graph.query("who-dismissed-whom"))
    assert list(saved.entities) == list(graph.entities)


def test_opening_what_is_no_build_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no build here; make one with `kg build"):
        kg.open(tmp_path)


def test_entities_are_counted_and_the_most_spoken_of_stands_first(graph: kg.KnowledgeGraph) -> None:
    first = next(iter(graph.entities))
    assert len(graph.entities) == len(graph.corpus.entities)
    assert first["statements"] == max(row["statements"] for row in graph.entities)
    assert {"name": "Olaf Rygg", "type": "Person"}.items() <= next(r for r in graph.entities if r["name"] == "Olaf Rygg").items()


def test_about_gives_the_sentences_on_somebody(graph: kg.KnowledgeGraph) -> None:
    found = graph.about("olaf rygg")
    assert found
    assert all(row["source"] for row in found)
    assert any("Rygg" in row["sentence"] and row["relation"] == "dismissed" for row in found)


def test_about_somebody_unknown_offers_the_nearest(graph: kg.KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="nothing in this graph is called “Olaf Rigg”; did you mean Olaf Rygg"):
        graph.about("Olaf Rigg")


def test_between_gives_the_sentences_that_join_two(graph: kg.KnowledgeGraph) -> None:
    found = graph.between("Tove Brandt", "Olaf Rygg")
    assert {row["relation"] for row in found} >= {"dismissed"}
    assert len(found) < len(graph.about("Tove Brandt"))


def test_a_query_that_finds_nothing_hints_at_what_may_be_meant(graph: kg.KnowledgeGraph) -> None:
    found = graph.query("SELECT ?a { ?a kg:dismised ?b }")
    assert not found
    assert found.hints == ("nothing in this graph is kg:dismised; did you mean kg:dismissed?",)


# ------------------------------------------------------------------------------------------------ results


@pytest.fixture
def result(graph: kg.KnowledgeGraph) -> Result:
    return graph.query("SELECT ?x ?day ?open WHERE { VALUES (?x ?day) { (3 '2024-03-12'^^xsd:date) ('<b>' '2024'^^xsd:date) } }")


def test_a_result_has_a_length_and_rows_of_python_values(result: Result) -> None:
    assert len(result) == 2
    assert list(result) == [{"x": 3, "day": date(2024, 3, 12), "open": None}, {"x": "<b>", "day": "2024", "open": None}]


def test_a_result_is_shown_in_one_line_and_printed_as_a_table(result: Result) -> None:
    assert repr(result) == "Result(2 rows: x, day, open)"
    assert str(result).splitlines()[0].split() == ["x", "day", "open"]
    assert len(str(result).splitlines()) == 4


def test_a_notebook_shows_a_table_that_no_text_can_break_out_of(result: Result) -> None:
    assert "<th>day</th>" in result._repr_html_()
    assert "<td>&lt;b&gt;</td>" in result._repr_html_()


def test_a_long_result_shows_its_first_rows(graph: kg.KnowledgeGraph) -> None:
    found = graph.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 30")
    assert str(found).endswith("… and 10 more")
    assert found._repr_html_().count("<tr>") == 21


def test_a_result_becomes_a_data_frame(result: Result) -> None:
    frame = result.to_pandas()
    assert list(frame.columns) == ["x", "day", "open"]
    assert len(frame) == 2


@pytest.mark.parametrize(("ask", "answer"), [("ASK { ?a kg:dismissed ?b }", True), ("ASK { ?a kg:dismissed ?a }", False)])
def test_an_answer_is_true_or_false(graph: kg.KnowledgeGraph, ask: str, answer: bool) -> None:
    found = graph.query(ask)
    assert found.form is Form.ASK
    assert bool(found) is answer
    assert list(found) == [{"answer": answer}]


# ------------------------------------------------------------------------------------------------ events


EVENTS = """
ev:s a kg:Event, kg:Meeting ; skos:prefLabel "summit in Larksund"@en ; kg:status kg:Planned ; kg:participant ent:Vik ; kg:agent ent:Aas ;
    kg:place ent:Larksund ; kg:timeStart "2024-03-18"^^xsd:date ; kg:timeEnd "2024-03-19"^^xsd:date ; kg:describedBy st:1 .
ent:Vik skos:prefLabel "Selma Vik"@en . ent:Aas skos:prefLabel "Jon Aas"@en . ent:Larksund skos:prefLabel "Larksund"@en .
st:1 prov:wasDerivedFrom art:1, art:2 .
"""


def test_events_have_their_days_place_and_participants() -> None:
    store = ox.Store()
    prefixes = {**Vocabulary().prefixes, "ev": "https://w3id.org/newsgraph/event/"}
    store.load(("".join(f"@prefix {n}: <{i}> .\n" for n, i in prefixes.items()) + EVENTS).encode(), format=ox.RdfFormat.TURTLE)
    (event,) = events(store)
    assert event["event"] == "summit in Larksund"
    assert (event["type"], event["status"], event["from"], event["to"]) == ("Meeting", "Planned", "2024-03-18", "2024-03-19")
    assert (event["place"], event["participants"], event["articles"]) == ("Larksund", "Jon Aas; Selma Vik", 2)


def test_a_graph_without_events_has_none(graph: kg.KnowledgeGraph) -> None:
    assert all(row["event"] for row in graph.events)
