"""A graph -> what there is to compare with gold: an edge for each object, qualifier and time of a statement, and the named nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.vocab import KG, NIF, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store

    Term = NamedNode | Literal

PREFIXES = {"kg": KG, "nif": NIF, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "schema": SCHEMA}
STATEMENTS = "SELECT ?a ?s ?p ?o WHERE { ?a rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
QUALIFIERS = "SELECT ?a ?b ?c WHERE { ?a kg:qualifier ?q . ?q kg:role ?b ; kg:value ?c }"
NAMES = "?a skos:prefLabel|skos:altLabel|rdfs:label ?b"
STATUSES = "?a kg:status ?b"
WORDINGS = "?a kg:mention/kg:surfacePredicate ?b"
SPEAKERS = "?a kg:reportedBy|(kg:mention/kg:attributedTo) ?b"
TIMES = "?a kg:time ?b"
QUOTES = "?a kg:mention/kg:sentence/nif:anchorOf ?b"
RULES = "?a kg:mention/kg:rule ?b"
CLASSES = "?a skos:prefLabel ?name ; a/rdfs:subClassOf* ?b . FILTER NOT EXISTS { ?a a ?c FILTER(?c IN (kg:Relation, schema:NewsArticle)) }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One statement as somebody might ask for it: with its object, or with a qualifier or its time in place of the object.

    `predicates` are all wordings, `exact` those under which this very object stands.
    """

    statement: str
    subject: tuple[str, ...]
    predicates: tuple[str, ...]
    exact: tuple[str, ...]
    object: tuple[str, ...]
    status: str = ""
    speakers: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An entity: all its names, and its classes with their superclasses as local names."""

    names: tuple[str, ...]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Edges:
    """What a build says: edges in the order of their statements, nodes in the order of their IRIs."""

    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]


def read_edges(store: Store) -> Edges:
    """All edges and nodes of a graph that keeps the graph contract; what else it holds is passed over."""
    names = _texts(_pairs(store, NAMES), {})
    return Edges(tuple(_edges(store, names)), tuple(_nodes(store, names)))


def query(store: Store, text: str) -> Iterator[tuple[Term, ...]]:
    """Rows of a SELECT query of ours, sorted."""
    from pyoxigraph import QuerySolutions  # noqa: PLC0415 - imported where used, so that `kg --help` stays fast

    found = store.query(text, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)  # noqa: S101 - SELECT queries only
    yield from sorted((tuple(row) for row in found), key=lambda row: [str(term) for term in row])


def local_name(iri: str) -> str:
    """The last part of an IRI."""
    return unquote(iri.rstrip("#/").replace("#", "/").rpartition("/")[2])


def _edges(store: Store, names: Mapping[str, tuple[str, ...]]) -> Iterator[Edge]:
    wordings, speakers, times, quotes, rules = (
        _texts(_pairs(store, pattern), names) for pattern in (WORDINGS, SPEAKERS, TIMES, QUOTES, RULES)
    )
    statuses = {a.value: local_name(b.value) for a, b in _pairs(store, STATUSES)}
    qualifiers: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for statement, role, value in query(store, QUALIFIERS):
        qualifiers[statement.value].append((role.value, _names(value, names)))
    for statement, s, p, o in query(store, STATEMENTS):
        iri = statement.value
        predicates = tuple(dict.fromkeys((*_names(p, names), local_name(p.value), *wordings.get(iri, ()))))
        edge = Edge(
            statement=iri,
            subject=_names(s, names),
            predicates=predicates,
            exact=predicates,
            object=_names(o, names),
            status=statuses.get(iri, ""),
            speakers=speakers.get(iri, ()),
            times=times.get(iri, ()),
            quotes=quotes.get(iri, ()),
            rules=rules.get(iri, ()),
        )
        yield edge
        further = [*qualifiers[iri], *(("on", (time,)) for time in edge.times)]
        yield from (_turned(edge, role, values) for role, values in further)


def _turned(edge: Edge, role: str, values: tuple[str, ...]) -> Edge:
    """The edge with a further argument in place of its object, under "predicate role"."""
    exact = tuple(f"{p} {role}".strip() for p in edge.exact)
    return replace(edge, predicates=(*exact, *edge.predicates), exact=exact, object=values)


def _nodes(store: Store, names: Mapping[str, tuple[str, ...]]) -> Iterator[Node]:
    classes: dict[str, set[str]] = defaultdict(set)
    for entity, kind in _pairs(store, CLASSES):
        classes[entity.value].add(local_name(kind.value))
    for iri in sorted(classes):
        yield Node(names[iri], frozenset(classes[iri]))


def _pairs(store: Store, pattern: str) -> list[tuple[Term, Term]]:
    return [(row[0], row[1]) for row in query(store, f"SELECT DISTINCT ?a ?b WHERE {{ {pattern} }}")]


def _texts(pairs: list[tuple[Term, Term]], names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Values by IRI, an entity as its names."""
    from pyoxigraph import Literal  # noqa: PLC0415

    found: dict[str, list[str]] = defaultdict(list)
    for subject, value in pairs:
        found[subject.value] += [value.value] if isinstance(value, Literal) else _names(value, names)
    return {iri: tuple(dict.fromkeys(values)) for iri, values in found.items()}


def _names(term: Term, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A literal's text, or the names of an entity or relation."""
    from pyoxigraph import Literal  # noqa: PLC0415

    if isinstance(term, Literal):
        return (term.value,)
    return names.get(term.value) or (local_name(term.value).replace("_", " "),)
