"""The answer to a query: bytes of a standard result format in, rows of terms out, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple
    Row = tuple[Term | None, ...]


class Form(Enum):
    """What kind of query was answered."""

    SELECT = "select"
    ASK = "ask"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of terms, in the order of `variables`; an unbound variable is None.

    ASK has one row with one boolean under "answer"; CONSTRUCT and DESCRIBE have a row per triple. `hints` say of a query that found
    nothing what it asks for that the graph does not have.
    """

    form: Form
    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    hints: tuple[str, ...] = ()

    @classmethod
    def of(cls, form: Form, payload: bytes) -> Result:
        """Read N-Triples for a graph, SPARQL 1.1 JSON results for the others."""
        import pyoxigraph as ox  # noqa: PLC0415 - `kg --help` needs none

        if form is Form.GRAPH:
            triples = ox.parse(payload, format=ox.RdfFormat.N_TRIPLES)
            return cls(form, ("subject", "predicate", "object"), tuple((q.subject, q.predicate, q.object) for q in triples))
        found = ox.parse_query_results(payload, format=ox.QueryResultsFormat.JSON)
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - what `json_lines` writes
        return cls(form, tuple(v.value for v in found.variables), tuple(tuple(row) for row in found))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found: no row, or no for an answer."""
        return not self.rows or (self.form is Form.ASK and self.dicts()[0]["answer"] == "false")

    def dicts(self) -> list[dict[str, str]]:
        """Rows as plain text by variable, without the unbound."""
        return [{n: text_of(t) for n, t in zip(self.variables, row, strict=True) if t is not None} for row in self.rows]

    def about(self, name: str) -> Result:
        """Only those rows in which some value contains this text, whatever the case."""
        wanted = name.casefold()
        return replace(self, rows=tuple(r for r in self.rows if any(wanted in text_of(t).casefold() for t in r if t is not None)))


def json_lines(variables: tuple[str, ...], rows: Iterable[Iterable[Term | None]]) -> Iterator[str]:
    """SPARQL 1.1 Query Results JSON, one row a line."""
    yield f'{{"head": {json.dumps({"vars": variables})}, "results": {{"bindings": [\n'
    for number, row in enumerate(rows):
        binding = {name: _json_term(value) for name, value in zip(variables, row, strict=True) if value is not None}
        yield (",\n" if number else "") + json.dumps(binding, ensure_ascii=False)
    yield "\n]}}\n"


def text_of(term: Term) -> str:
    """The IRI, or the literal's text."""
    return str(getattr(term, "value", term))


def _json_term(term: Any) -> dict[str, str]:
    import pyoxigraph as ox  # noqa: PLC0415

    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, ox.Literal):
        raise QueryError("cannot answer this query: triple terms are no part of SPARQL 1.1 results")
    literal = {"type": "literal", "value": term.value}
    if term.language:
        return literal | {"xml:lang": term.language}
    return literal if term.datatype.value == f"{vocab.XSD}string" else literal | {"datatype": term.datatype.value}
