"""Triples -> an rdflib graph that answers SPARQL. For small graphs and for code that works with rdflib."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Triple

    from kg.store.protocol import Answer


class MemoryStore:
    """An rdflib graph. Trust it with our own queries only: rdflib reads files and calls hosts that a query names."""

    def __init__(self) -> None:
        import rdflib  # noqa: PLC0415 - heavy

        self.graph: rdflib.Graph = rdflib.Graph()

    def replace(self, triples: Iterable[Triple]) -> None:
        """Make these triples the whole content."""
        from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415

        self.load(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")

    def load(self, turtle: bytes) -> None:
        """Make the triples of a Turtle text the whole content."""
        from pyoxigraph import RdfFormat, parse, serialize  # noqa: PLC0415

        # rdflib reads N-Triples several times as fast as Turtle, and Oxigraph turns the one into the other
        lines = serialize(parse(turtle, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES)
        self.graph.remove((None, None, None))
        self.graph.parse(data=lines, format="nt")

    def query(self, sparql: str, *, prefixes: Mapping[str, str]) -> Answer:
        """Answer by rdflib, given in pyoxigraph's types."""
        from pyparsing import ParseException  # noqa: PLC0415

        try:
            result = self.graph.query(sparql, initNs=dict(prefixes))
        except ParseException as error:
            raise QueryError(f"line {error.lineno}, column {error.column}: {error.msg}; correct the query there") from error
        return _as_oxigraph(result)

    def __len__(self) -> int:
        """How many triples there are."""
        return len(self.graph)


def _as_oxigraph(result: rdflib.query.Result) -> Answer:
    from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse_query_results  # noqa: PLC0415

    if result.type in {"SELECT", "ASK"}:
        data = result.serialize(format="json")
        assert data is not None  # noqa: S101 - rdflib gives None only where it wrote to a destination
        return parse_query_results(data, format=QueryResultsFormat.JSON)
    store = Store()
    store.load(result.serialize(format="nt") or b"", format=RdfFormat.N_TRIPLES)
    answer: Answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    return answer
