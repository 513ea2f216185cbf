"""A graph and SHACL shapes in, findings out: one for each node that breaks a shape."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.vocab import SH

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with one node: a stable code, the node's IRI, one clear line."""

    code: str
    node: str
    message: str


def validate(graph: Path | bytes, *, shapes: Path) -> list[Finding]:
    """Check a Turtle graph against a file of SHACL shapes; findings sorted, none if it conforms. Takes seconds for 10,000 triples.

    Raises StoreError where one of the two is no readable Turtle.
    """
    from pyshacl import validate as check  # noqa: PLC0415 - half a second to import

    _, report, _ = check(
        _load(graph, advice="build it with `kg build`"),
        shacl_graph=_load(shapes, advice="give a file of SHACL shapes in Turtle"),
        inference="none",
        advanced=False,
        meta_shacl=False,
    )
    return sorted(_findings(report))


def _load(source: Path | bytes, *, advice: str) -> Graph:
    from rdflib import Graph  # noqa: PLC0415

    name = str(source) if isinstance(source, Path) else "the graph"
    try:
        content = source.read_bytes() if isinstance(source, Path) else source
        return Graph().parse(data=content, format="turtle")
    except OSError as error:
        raise StoreError(f"{name}: cannot read this file ({error.strerror}); {advice}") from error
    except Exception as error:  # rdflib's parser raises many kinds, most without a common base
        raise StoreError(f"{name}: not valid Turtle ({error})") from error


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
