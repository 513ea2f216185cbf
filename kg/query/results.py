"""Bytes of a standard result format -> rows of terms, and back: the answer to a query."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from html import escape
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.errors import PluginError, QueryError
from kg.vocab import Vocabulary

if TYPE_CHECKING:
    import pandas
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple
    Row = tuple[Term | None, ...]
SHOWN = 20  # rows of a result that a shell or a notebook shows of itself
READ: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("integer", "int", "long", "nonNegativeInteger", "short"), int),
    **dict.fromkeys(("decimal", "double", "float"), float),
    "boolean": lambda text: text in {"true", "1"},
    "date": date.fromisoformat,
}


class Form(Enum):
    """What kind of query was answered."""

    SELECT = "select"
    ASK = "ask"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True, repr=False)
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
        """Read N-Triples for a graph, SPARQL 1.1 TSV results for the others: what `kg.query.engine.answer` gives."""
        import pyoxigraph as ox  # noqa: PLC0415 - `kg --help` needs none

        if form is Form.GRAPH:
            triples = ox.parse(payload, format=ox.RdfFormat.N_TRIPLES)
            return cls(form, ("subject", "predicate", "object"), tuple((q.subject, q.predicate, q.object) for q in triples))
        found = ox.parse_query_results(payload, format=ox.QueryResultsFormat.TSV)
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - TSV has no others
        return cls(form, tuple(v.value for v in found.variables), tuple(tuple(row) for row in found))

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """Whether something was found; of an ASK, its answer."""
        return not self.is_empty

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Rows by variable as Python values: numbers, dates and truth values as such, all else as text, None where unbound."""
        return (dict(zip(self.variables, map(value_of, row), strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        shown = ", ".join(self.variables)
        return f"Result({len(self)} {'row' if len(self) == 1 else 'rows'}: {shown})"

    def __str__(self) -> str:
        """The first rows as a table."""
        from io import StringIO  # noqa: PLC0415

        from kg.query.formats import write_table  # noqa: PLC0415 - heavy, and it imports this module

        out = StringIO()
        write_table(replace(self, rows=self.rows[:SHOWN]), out, prefixes=Vocabulary().prefixes)
        more = f"… and {len(self) - SHOWN} more\n" if len(self) > SHOWN else ""
        return f"{out.getvalue()}{more}".rstrip("\n")

    def _repr_html_(self) -> str:
        """The first rows as a table for notebooks; what the graph does not have below an empty one."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.variables)
        rows = ("".join(f"<td>{escape(text_of(t)) if t is not None else ''}</td>" for t in row) for row in self.rows[:SHOWN])
        body = "".join(f"<tr>{cells}</tr>" for cells in rows)
        size = f"{len(self)} rows" + (f", {SHOWN} shown" if len(self) > SHOWN else "")
        told = "".join(f"<p>{escape(hint)}</p>" for hint in self.hints)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{size}</p>{told}"

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with a column for each variable. Needs pandas: the extra `pandas`."""
        try:
            import pandas as pd  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise PluginError("a data frame needs pandas; pip install 'newsgraph[pandas]'") from error
        return pd.DataFrame(list(self), columns=list(self.variables))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found: no row, or no for an answer."""
        return not self.rows or (self.form is Form.ASK and self.dicts()[0]["answer"] == "false")

    def dicts(self) -> list[dict[str, str]]:
        """Rows as plain text by variable, without the unbound."""
        return [{n: text_of(t) for n, t in zip(self.variables, row, strict=True) if t is not None} for row in self.rows]

    def about(self, name: str) -> Result:
        """Only those rows in which some value has these words, or words that begin so, whatever the case: "Kin" is not in "speaking"."""
        wanted = re.compile(rf"(?<![^\W_]){re.escape(name.casefold())}")  # of an IRI "_" parts the words
        return replace(self, rows=tuple(r for r in self.rows if any(wanted.search(text_of(t).casefold()) for t in r if t is not None)))


def value_of(term: Term | None) -> Any:
    """A term as a Python value: a number, a day, a truth value, else its text; None for None."""
    if term is None:
        return None
    datatype = getattr(getattr(term, "datatype", None), "value", "")
    read = READ.get(datatype.removeprefix(vocab.XSD)) if datatype.startswith(vocab.XSD) else None
    try:
        return read(text_of(term)) if read else text_of(term)
    except ValueError:  # "2023" marked as a day, for instance: what is no value stays text
        return text_of(term)


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
