"""What a build leaves in its folder, and what a Python user holds in their hands."""

import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from sample_articles import ARTICLES, write_articles

import kg
from kg.build.report import summary
from kg.config import Config
from kg.errors import QueryError, StoreError
from kg.records import read_jsonl
from kg.types import Document, Entity, Statement

DISMISSED = "SELECT ?who ?whom WHERE { ?a kg:dismissed ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.KnowledgeGraph:
    return kg.build([write_articles(tmp_path_factory.mktemp("articles"))], config=Config())


@pytest.fixture(scope="module")
def out(graph: kg.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "output"
    graph.save(folder)
    return folder


def test_two_outlets_that_spell_a_name_differently_report_one_fact(graph: kg.KnowledgeGraph) -> None:
    assert graph.query(DISMISSED).dicts() == [{"who": "Tove Brandt", "whom": "Olaf Rygg"}]
    sources = graph.query("SELECT DISTINCT ?a WHERE { ?st rdf:predicate kg:dismissed ; prov:wasDerivedFrom ?a }")
    assert len(sources.rows) == 2


def test_rdflib_and_oxigraph_hold_the_same_graph(graph: kg.KnowledgeGraph) -> None:
    assert isomorphic(graph.rdf, rdflib.Graph().parse(data=graph.turtle(), format="turtle"))
    assert len(graph.rdf) == len(graph.store) == len(graph.corpus.triples)
    assert [str(row[0]) for row in graph.rdf.query("SELECT ?n WHERE { ent:Olaf_Rygg skos:prefLabel ?n }")] == ["Olaf Rygg"]  # type: ignore[index]


def test_the_network_has_the_fact_as_an_edge(graph: kg.KnowledgeGraph) -> None:
    network = graph.networkx()
    ends = {iri.rpartition("/")[2]: iri for iri in network}
    assert "dismissed" in {edge["label"] for edge in network.get_edge_data(ends["Tove_Brandt"], ends["Olaf_Rygg"]).values()}


def test_the_page_is_html_with_the_title(graph: kg.KnowledgeGraph) -> None:
    assert "<title>Port &amp; ferries" in graph.html(title="Port & ferries")


def test_a_query_in_python_is_guarded_as_on_the_command_line(graph: kg.KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        graph.query("SELECT * { SERVICE <http://x> { ?s ?p ?o } }")


def test_every_file_is_there_and_says_the_same(graph: kg.KnowledgeGraph, out: Path) -> None:
    assert (out / "graph.ttl").read_bytes() == graph.turtle()
    assert (out / "graph.html").read_text(encoding="utf-8") == graph.html()
    assert len(ox.Store.read_only(str(out / "store"))) == len(graph.corpus.triples)


def test_the_json_lines_are_read_back_as_they_were(graph: kg.KnowledgeGraph, out: Path) -> None:
    documents = tuple(replace(e.document, source="", dropped=()) for e in graph.corpus.extractions)
    assert tuple(read_jsonl(out / "documents.jsonl", Document)) == documents
    assert tuple(read_jsonl(out / "entities.jsonl", Entity)) == graph.corpus.entities
    statements = tuple(s for e in graph.corpus.extractions for s in e.statements)
    assert tuple(read_jsonl(out / "statements.jsonl", Statement)) == statements


def test_a_line_of_statements_shows_its_sentence_and_status(out: Path) -> None:
    records = [json.loads(line) for line in (out / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
    (denied,) = [r for r in records if r["relation"] == "met" and r["status"] == "Negated"]
    assert denied["sentence"] == "Brandt did not meet Jon Aas, her office said."


def test_the_report_counts_what_is_in_the_graph(graph: kg.KnowledgeGraph, out: Path) -> None:
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert (report["documents"], report["problem_counts"], report["problems"]) == (4, {}, [])
    assert sorted(Path(source).name.partition(",")[0] for source in report["articles"].values()) == sorted(ARTICLES)
    (counted,) = graph.query("SELECT (COUNT(?st) AS ?n) WHERE { ?st a kg:Statement }").dicts()
    assert sum(report["statements"].values()) == int(counted["n"])
    assert report["triples"] == len(graph.corpus.triples)


def test_a_store_with_fewer_triples_than_were_written_is_no_build(
    graph: kg.KnowledgeGraph, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (out / "graph.ttl").resolve()
    monkeypatch.setattr("kg.store.disk.DiskStore.__len__", lambda _: 3)
    with pytest.raises(StoreError, match="triples were written but 3 are there"):
        graph.save(out)
    assert (out / "graph.ttl").resolve() == before


def test_a_base_of_ones_own_is_in_every_iri_of_ours(tmp_path: Path) -> None:
    graph = kg.build([write_articles(tmp_path)], config=Config(base="https://example.org/news/"))
    assert graph.query(DISMISSED).dicts() == [{"who": "Tove Brandt", "whom": "Olaf Rygg"}]
    assert b"w3id.org/newsgraph/entity" not in graph.turtle()
    assert "https://example.org/news/entity/Olaf_Rygg" in graph.query("SELECT ?e WHERE { ?e a kg:Person }").about("Rygg").dicts()[0]["e"]


def test_a_judgement_of_the_user_keeps_two_names_apart(tmp_path: Path) -> None:
    graph = kg.build([write_articles(tmp_path)], config=Config(different=(("Tove Brandt", "Brandt"),)))
    names = graph.query("SELECT ?n WHERE { ?e a kg:Person ; skos:prefLabel ?n }").about("Brandt").dicts()
    assert {row["n"] for row in names} == {"Tove Brandt", "Brandt"}


def test_trust_decides_what_becomes_a_plain_edge(tmp_path: Path) -> None:
    plans = "SELECT ?o WHERE { ?s kg:closed ?o }"
    folder = write_articles(tmp_path)
    assert kg.build([folder], config=Config()).query(plans).dicts() == []
    assert len(kg.build([folder], config=Config(trust=tuple(kg.config.Status))).query(plans).rows) == 1


def test_entities_are_those_of_the_graph(graph: kg.KnowledgeGraph) -> None:
    (counted,) = graph.query(
        "SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e skos:prefLabel ?name FILTER(!STRSTARTS(STR(?e), STR(ev:))) }"
    ).dicts()
    assert len(graph.corpus.entities) == int(counted["n"])


def test_a_statement_judged_wrong_is_left_out_and_the_build_says_so(tmp_path: Path, graph: kg.KnowledgeGraph) -> None:
    query = "SELECT ?st WHERE { ?st rdf:predicate kg:dismissed }"
    marks = {row["st"].rpartition("/")[2] for row in graph.query(query).dicts()}
    assert marks
    judgements = tmp_path / "judgements.tsv"
    lines = [f"wrong\t{mark}\tKim dismissed Pak\n" for mark in (*sorted(marks), "0123456789abcdef")]
    judgements.write_text("".join(lines), encoding="utf-8")
    config = Config(judgements=judgements)
    left = kg.build([write_articles(tmp_path)], config=config)
    assert not left.query(query).dicts()
    assert {one.statement for one in left.corpus.wrong} == marks
    [stale] = [problem for problem in left.corpus.problems if problem.code == "judges-nothing"]
    assert "0123456789abcdef (“Kim dismissed Pak”)" in stale.message
    told = list(summary(left.corpus, config, store=left.store))
    assert f"{len(marks)} statement{'s' * (len(marks) > 1)} left out, judged wrong in {judgements}" in told
