"""What an assistant may ask of a build over the Model Context Protocol: read-only, each answer with its sentences and sources."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from factories import save, store_of, story

import kg
from kg.build.assistant import MAX_ROWS, assistant_server, tools
from kg.config import Config
from kg.store import open_store


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.SavedGraph:
    folder = save(tmp_path_factory.mktemp("build"), *story())
    open_store(folder / "store", writable=True).replace(quad.triple for quad in store_of(*story()))
    return kg.SavedGraph(place=folder, config=Config())


def call(graph: kg.SavedGraph, tool: str, **arguments: Any) -> dict[str, Any]:
    return {function.__name__: function for function in tools(graph)}[tool](**arguments)


def test_about_answers_with_sentences_and_sources(graph: kg.SavedGraph) -> None:
    rows = call(graph, "about", name="Pak Su-il")["rows"]
    assert {"dismissed"} <= {row["relation"] for row in rows}
    assert all(row["sentence"] and row["source"] for row in rows)


def test_somebody_unknown_is_an_answer_with_the_nearest(graph: kg.SavedGraph) -> None:
    assert "did you mean Pak Su" in call(graph, "about", name="Pak Suill")["error"]


def test_between_and_search_find_what_joins_two(graph: kg.SavedGraph) -> None:
    assert call(graph, "between", one="Kim Jong-un", other="Pak Su-il")["found"] > 0
    assert call(graph, "search", words="shells")["found"] > 0


def test_a_query_is_guarded_as_on_the_command_line(graph: kg.SavedGraph) -> None:
    assert call(graph, "sparql", query="SELECT ?a { ?a kg:dismissed ?b }")["found"] == 1
    assert call(graph, "sparql", query="who-dismissed-whom")["rows"]
    assert "not allowed" in call(graph, "sparql", query="SELECT * { SERVICE <http://x> { ?s ?p ?o } }")["error"]
    assert "not allowed" in call(graph, "sparql", query="DROP ALL")["error"]


def test_no_answer_is_longer_than_the_limit(graph: kg.SavedGraph) -> None:
    answer = call(graph, "sparql", query="SELECT * { ?s ?p ?o }", limit=100_000)
    assert len(answer["rows"]) == MAX_ROWS < answer["found"]


def test_the_server_offers_each_tool_with_what_it_does(graph: kg.SavedGraph) -> None:
    offered = asyncio.run(assistant_server(graph).list_tools())
    assert {tool.name for tool in offered} == {function.__name__ for function in tools(graph)}
    assert all(tool.description for tool in offered)


def test_the_server_answers_a_call(graph: kg.SavedGraph) -> None:
    result = asyncio.run(assistant_server(graph).call_tool("queries", {}))
    assert "who-dismissed-whom" in json.dumps(result, default=str)


def test_the_page_names_every_tool(graph: kg.SavedGraph) -> None:
    page = (Path(__file__).parent.parent / "docs" / "assistants.md").read_text(encoding="utf-8")
    assert [f.__name__ for f in tools(graph) if f"| `{f.__name__}` |" not in page] == []
