"""A query that found nothing and its store -> what it asks for that the graph does not have, with what may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.errors import QueryError
from kg.query.guard import checked, nodes, parsed, walk
from kg.query.nearest import nearest

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store

MAX_HINTS = 5
NAMES = tuple(f"{vocab.SKOS}{name}" for name in ("prefLabel", "altLabel"))
CALLS = {vocab.RDF, vocab.RDFS, vocab.OWL, vocab.XSD}  # words of the language, which need not stand in a graph to be right


def hints(store: Store, sparql: str, *, prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """One line for each name, property or text of the query that is nowhere in the graph."""
    try:
        tree = parsed(checked(sparql, prefixes=prefixes))
    except QueryError:
        return ()
    known = {**prefixes, **_declared(tree)}
    patterns = [query.where for query in nodes(tree) if query.name.endswith("Query") and query.where]
    found = [*_unknown_iris(store, dict.fromkeys(_iris(patterns, known)), known), *_unknown_texts(store, patterns)]
    return tuple(dict.fromkeys(found))[:MAX_HINTS]


def _unknown_iris(store: Store, iris: Iterable[str], prefixes: Mapping[str, str]) -> Iterator[str]:
    import pyoxigraph as ox  # noqa: PLC0415 - `kg --help` needs none

    for iri in iris:
        if any(iri.startswith(namespace) for namespace in CALLS) or _stands(store, ox.NamedNode(iri)):
            continue
        namespace = max((n for n in prefixes.values() if iri.startswith(n)), key=len, default="")
        near = nearest(iri.removeprefix(namespace), sorted(_locals(store, namespace))) if namespace else []
        advice = f"; did you mean {' or '.join(_short(namespace + name, prefixes) for name in near)}?" if near else ""
        yield f"nothing in this graph is {_short(iri, prefixes)}{advice}"


def _unknown_texts(store: Store, patterns: Any) -> Iterator[str]:
    """Names of entities that are spelled otherwise, or without the language that all names have."""
    import pyoxigraph as ox  # noqa: PLC0415

    asked = set(_literals([block.triples for block in nodes(patterns) if block.name == "TriplesBlock"]))
    for text, language in dict.fromkeys(_literals(patterns)):
        if _stands(store, ox.Literal(text, language=language)):
            continue
        if language is None and _stands(store, ox.Literal(text, language="en")):
            yield f'“{text}” is a text in English here; write "{text}"@en'
        elif (text, language) in asked:  # what only a filter looks for may be a part of a name
            near = " or ".join(f'"{name}"@en' for name in nearest(text, sorted(_names(store))))
            advice = f"; did you mean {near}?" if near else ""
            yield f"nothing in this graph is called “{text}”{advice}"


def _stands(store: Store, term: NamedNode | Literal) -> bool:
    """Whether some triple has it, in whatever place."""
    import pyoxigraph as ox  # noqa: PLC0415

    patterns: list[Any] = [(None, None, term)] + ([(term, None, None), (None, term, None)] if isinstance(term, ox.NamedNode) else [])
    return any(next(iter(store.quads_for_pattern(*pattern)), None) for pattern in patterns)


def _locals(store: Store, namespace: str) -> set[str]:
    """Local names of properties, classes and entities of a namespace."""
    rows: Any = store.query(
        "SELECT DISTINCT ?x WHERE { { ?s ?x ?o } UNION { ?s a ?x } UNION { ?x a ?c } UNION { ?st kg:status ?x } }",
        prefixes={"kg": vocab.KG},
    )
    iris = (row[0].value for row in rows if row[0] is not None)
    return {iri.removeprefix(namespace) for iri in iris if iri.startswith(namespace)}


def _names(store: Store) -> set[str]:
    """Names and other names of entities."""
    import pyoxigraph as ox  # noqa: PLC0415

    found = (quad.object for name in NAMES for quad in store.quads_for_pattern(None, ox.NamedNode(name), None))
    return {term.value for term in found if isinstance(term, ox.Literal)}


def _iris(tree: Any, prefixes: Mapping[str, str]) -> Iterator[str]:
    """IRIs of the query in the order in which it names them."""
    from rdflib import URIRef  # noqa: PLC0415

    for part in walk(tree):
        if isinstance(part, URIRef):
            yield str(part)
        elif getattr(part, "name", "") == "pname":
            yield f"{prefixes.get(part.prefix or '', '')}{part.localname or ''}"


def _literals(tree: Any) -> Iterator[tuple[str, str | None]]:
    """Texts of the query with their language; numbers and dates are left out."""
    for node in nodes(tree):
        if node.name == "literal" and not node.datatype:
            yield str(node.string), str(node.lang) if node.lang else None


def _declared(tree: Any) -> dict[str, str]:
    return {str(node.prefix or ""): str(node.iri) for node in nodes(tree) if node.name == "PrefixDecl"}


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    fitting = [(len(namespace), f"{name}:{iri[len(namespace) :]}") for name, namespace in prefixes.items() if iri.startswith(namespace)]
    return max(fitting)[1] if fitting else f"<{iri}>"
