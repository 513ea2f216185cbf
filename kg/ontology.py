"""Turtle files in, one frozen Ontology out: relations with their patterns, and the class hierarchy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import vocab
from kg.errors import OntologyError
from kg.types import Ontology, Relation

if TYPE_CHECKING:
    from pyoxigraph import Store


def load_ontology(paths: Sequence[Path]) -> Ontology:
    """Read all files as one graph, so that a user's own file can add patterns to our relations and relations to our classes.

    Raises OntologyError naming the file that is missing or is not Turtle, or the relation that lacks a label.
    """
    store = _load(paths)
    names = sorted(_local(s) for s in _subjects(store, vocab.RDF + "type", vocab.kg("Relation")))
    return Ontology(relations=tuple(_relation(store, name) for name in names), superclasses=_superclasses(store))


def _load(paths: Iterable[Path]) -> Store:
    from pyoxigraph import RdfFormat, Store  # noqa: PLC0415 - only a build needs it, `kg --help` does not

    store = Store()
    for path in paths:
        try:
            store.load(path=str(path), format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise OntologyError(f"{path}: not valid Turtle ({error}); correct that line") from error
        except OSError as error:
            raise OntologyError(f"{path}: cannot read this ontology file ({error.strerror or error})") from error
    return store


def _relation(store: Store, name: str) -> Relation:
    iri = vocab.kg(name)
    labels = _values(store, iri, vocab.RDFS + "label")
    if not labels:
        raise OntologyError(f'kg:{name}: this kg:Relation has no rdfs:label; add one, e.g. rdfs:label "{name}"@en')
    inverses = _values(store, iri, vocab.OWL + "inverseOf")
    plover = _values(store, iri, vocab.kg("plover"))
    return Relation(
        name=name,
        label=labels[0],
        patterns=tuple(_values(store, iri, vocab.kg("pattern"))),
        domain=tuple(_local(v) for v in _values(store, iri, vocab.RDFS + "domain")),
        range=tuple(_local(v) for v in _values(store, iri, vocab.RDFS + "range")),
        parents=tuple(_local(v) for v in _values(store, iri, vocab.RDFS + "subPropertyOf")),
        inverse=_local(inverses[0]) if inverses else None,
        plover=plover[0] if plover else None,
    )


def _superclasses(store: Store) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each owl:Class of ours, itself and all classes above it, sorted."""
    above = {}
    for name in sorted(_local(s) for s in _subjects(store, vocab.RDF + "type", vocab.OWL + "Class")):
        todo, seen = [name], {name}
        while todo:
            parents = {_local(v) for v in _values(store, vocab.kg(todo.pop()), vocab.RDFS + "subClassOf") if v.startswith(vocab.KG)}
            todo += sorted(parents - seen)
            seen |= parents
        above[name] = tuple(sorted(seen))
    return tuple(above.items())


def _subjects(store: Store, predicate: str, value: str) -> list[str]:
    from pyoxigraph import NamedNode  # noqa: PLC0415

    found = store.quads_for_pattern(None, NamedNode(predicate), NamedNode(value))
    return [q.subject.value for q in found if isinstance(q.subject, NamedNode) and q.subject.value.startswith(vocab.KG)]


def _values(store: Store, subject: str, predicate: str) -> list[str]:
    """Sorted IRIs or lexical forms."""
    from pyoxigraph import Literal, NamedNode  # noqa: PLC0415

    found = store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return sorted(q.object.value for q in found if isinstance(q.object, NamedNode | Literal))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
