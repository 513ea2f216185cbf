"""A graph and SHACL shapes -> findings: one for each node that breaks a shape."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.inspect.shapes import NotCoveredError, checks
from kg.vocab import SH

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with one node: a stable code, the node's IRI, one clear line."""

    code: str
    node: str
    message: str


def validate(graph: Path | bytes, *, shapes: Path) -> list[Finding]:
    """Check a Turtle graph against a file of SHACL shapes; findings sorted, none if it conforms.

    Shapes of the kind that ours are take a second for a million triples; those that use more of SHACL go to pySHACL, which takes a
    minute for 300,000. Raises StoreError where one of the two is no readable Turtle.
    """
    try:
        wanted = checks(_store(shapes))
    except NotCoveredError:
        return by_pyshacl(graph, shapes=shapes)
    store = _store(graph)
    found: set[Finding] = set()
    for check in wanted:
        found.update(Finding(check.code, _name(row["this"]), check.message) for row in store.query(check.query))  # type: ignore[union-attr]  # a SELECT
    return sorted(found)


def by_pyshacl(graph: Path | bytes, *, shapes: Path) -> list[Finding]:
    """The same by pySHACL, which knows all of SHACL."""
    from pyshacl import validate as check  # noqa: PLC0415 - half a second to import

    _, report, _ = check(_graph(graph), shacl_graph=_graph(shapes), inference="none", advanced=False, meta_shacl=False)
    return sorted(_findings(report))


def _name(node: object) -> str:
    return str(getattr(node, "value", node))


def _store(source: Path | bytes) -> Store:
    from pyoxigraph import RdfFormat, Store  # noqa: PLC0415 - `kg --help` needs none

    name, content = _content(source)
    store = Store()
    try:
        store.bulk_load(content, format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise StoreError(f"{name}: not valid Turtle ({error})") from error
    return store


def _graph(source: Path | bytes) -> Graph:
    from rdflib import Graph  # noqa: PLC0415

    name, content = _content(source)
    try:
        return Graph().parse(data=content, format="turtle")
    except Exception as error:  # rdflib's parser raises many kinds, most without a common base
        raise StoreError(f"{name}: not valid Turtle ({error})") from error


def _content(source: Path | bytes) -> tuple[str, bytes]:
    if isinstance(source, bytes):
        return "the graph", source
    try:
        return str(source), source.read_bytes()
    except OSError as error:
        advice = "build it with `kg build`" if source.name == "graph.ttl" else "give a file of SHACL shapes in Turtle"
        raise StoreError(f"{source}: cannot read this file ({error.strerror}); {advice}") from error


def _findings(report: Graph) -> set[Finding]:
    from rdflib import URIRef  # noqa: PLC0415

    def one(result: Node, name: str) -> str:
        value = report.value(result, URIRef(f"{SH}{name}"))
        return "" if value is None else str(value)

    return {
        Finding(
            code=one(result, "sourceConstraintComponent").removeprefix(SH).removesuffix("ConstraintComponent"),
            node=one(result, "focusNode"),
            message=f"{one(result, 'resultMessage')} ({one(result, 'resultPath') or 'the node itself'})",
        )
        for result in report.objects(predicate=URIRef(f"{SH}result"))
    }
