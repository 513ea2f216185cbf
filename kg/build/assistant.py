"""A finished build -> a server of the Model Context Protocol: what an assistant may ask of a graph, each answer with its sentences.

Everything is read-only. SPARQL runs as on the command line: checked, in a process of its own, within the limits of the configuration.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.build.graph import SavedGraph
from kg.errors import KgError, PluginError
from kg.query import Result, named_queries, named_query, run_query

if TYPE_CHECKING:
    from mcp.server import MCPServer

MAX_ROWS = 50  # of one answer; an assistant that needs more asks again, more narrowly
INSTRUCTIONS = (
    "A knowledge graph of news articles. Every row says who states it: quote its sentence and name its source and date. A status other than"
    " Asserted or Reported (Claimed, Planned, Possible, Negated, Denied, Disputed) means that the articles do not say it is so."
)
Answer = dict[str, Any]


def assistant_server(graph: SavedGraph) -> MCPServer:
    """The server with its tools, ready to run. Raises PluginError where the extra is missing."""
    try:
        from mcp.server import MCPServer  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise PluginError("a server for assistants needs the extra “mcp”; pip install 'newsgraph[mcp]'") from error
    server: MCPServer = MCPServer("kg", instructions=INSTRUCTIONS, log_level="ERROR")
    for tool in tools(graph):
        server.add_tool(tool)
    return server


def tools(graph: SavedGraph) -> list[Callable[..., Answer]]:
    """What an assistant may call; the docstring of each is what it is told about it."""

    def search(words: str, limit: int = 20) -> Answer:
        """Find sentences, names and facts by their words; "words in quotation marks" stand together."""
        return answered(lambda: graph.search(words, limit=min(limit, MAX_ROWS)))

    def about(name: str, limit: int = MAX_ROWS) -> Answer:
        """Everything that is stated about a person, body, place or thing, each with its sentence, speaker, source and date."""
        return answered(lambda: graph.about(name), limit)

    def between(one: str, other: str, limit: int = MAX_ROWS) -> Answer:
        """The statements in which two entities both take part, each with its sentence, source and date."""
        return answered(lambda: graph.between(one, other), limit)

    def events(limit: int = MAX_ROWS) -> Answer:
        """Events in order of time, with status, place and participants."""
        return answered(lambda: graph.events, limit)

    def entities(limit: int = MAX_ROWS) -> Answer:
        """Who and what the articles are about, the most spoken of first."""
        return answered(lambda: graph.entities, limit)

    def sparql(query: str, limit: int = MAX_ROWS) -> Answer:
        """Answer a SPARQL query (the prefixes kg, ent, rel, st, art, rdf, rdfs, skos, prov, nif and schema are bound), or one of the
        ready queries by its name; `queries` lists them.
        """
        return answered(lambda: _queried(graph, query), limit)

    def queries() -> Answer:
        """The names of the ready queries, and what each answers."""
        return {"queries": {query.name: query.description for query in named_queries()}}

    return [search, about, between, events, entities, sparql, queries]


def answered(ask: Callable[[], Result], limit: int = MAX_ROWS) -> Answer:
    """The first rows as text, how many there are, and what may be meant where there is none; an expected error as one line."""
    try:
        found = ask()
    except KgError as error:
        return {"error": str(error)}
    rows = found.dicts()[: max(0, min(limit, MAX_ROWS))]
    return {"rows": rows, "found": len(found)} | ({"hints": list(found.hints)} if found.hints else {})


def _queried(graph: SavedGraph, query: str) -> Result:
    text = named_query(query).text if len(query.split()) == 1 and "{" not in query else query
    return run_query(graph.folder / "store", text, prefixes=graph.config.vocabulary.prefixes, limits=graph.config.query)
