"""The folder of a build -> its graph and its texts, for whatever reads a finished build again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.vocab import DEFAULT_BASE, NIF, PROV, RDF, RDFS, SCHEMA, SKOS, Vocabulary, kg

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store, Triple

    Term = NamedNode | Literal

TYPE, SUBJECT, PREDICATE, OBJECT = (f"{RDF}{name}" for name in ("type", "subject", "predicate", "object"))
LABEL, PREF_LABEL = f"{RDFS}label", f"{SKOS}prefLabel"
CONTEXT, BEGIN, END, ANCHOR = (f"{NIF}{name}" for name in ("referenceContext", "beginIndex", "endIndex", "anchorOf"))
ARTICLE, HEADLINE, PUBLISHED, PUBLISHER = (f"{SCHEMA}{name}" for name in ("NewsArticle", "headline", "datePublished", "publisher"))
DERIVED = f"{PROV}wasDerivedFrom"
STATEMENT, MENTION, RELATION = kg("Statement"), kg("Mention"), kg("Relation")


@dataclass(frozen=True)
class SavedBuild:
    """graph.ttl of a build in memory; `folder` holds the other files."""

    folder: Path
    store: Store
    vocabulary: Vocabulary

    def triples(self, subject: str | None = None, predicate: str | None = None, value: str | None = None) -> Iterator[Triple]:
        """Triples of a pattern of IRIs, in the store's order; none for the IRI "", which stands for a value that is missing."""
        from pyoxigraph import NamedNode  # noqa: PLC0415 - imported where used, so that `kg --help` stays fast

        if "" in (subject, predicate, value):
            return
        nodes = [NamedNode(iri) if iri is not None else None for iri in (subject, predicate, value)]
        for quad in self.store.quads_for_pattern(nodes[0], nodes[1], nodes[2]):
            yield quad.triple

    def terms(self, subject: str, predicate: str) -> list[Term]:
        """All values, sorted."""
        from pyoxigraph import Literal, NamedNode  # noqa: PLC0415

        found = [t.object for t in self.triples(subject, predicate)]
        return sorted((o for o in found if isinstance(o, NamedNode | Literal)), key=str)

    def values(self, subject: str, predicate: str) -> list[str]:
        """All values as IRIs or lexical forms, sorted."""
        return [t.value for t in self.terms(subject, predicate)]

    def value(self, subject: str, predicate: str, default: str = "") -> str:
        """The first value, or the default."""
        found = self.values(subject, predicate)
        return found[0] if found else default

    def instances(self, kind: str) -> list[str]:
        """IRIs of all things of a class, sorted; blank nodes are none."""
        from pyoxigraph import NamedNode  # noqa: PLC0415

        return sorted(t.subject.value for t in self.triples(None, TYPE, kind) if isinstance(t.subject, NamedNode))

    def label(self, iri: str) -> str:
        """The name of an entity, relation or article; its IRI where it has none."""
        return self.value(iri, PREF_LABEL) or self.value(iri, LABEL) or self.value(iri, HEADLINE) or iri

    @cached_property
    def texts(self) -> dict[str, str]:
        """IRI of each article -> its text, by documents.jsonl. Raises StoreError that names the line which is damaged."""
        return {self.vocabulary.article(id_): text for id_, text in _texts(self.folder / "documents.jsonl")}


def open_build(folder: Path) -> SavedBuild:
    """Load a build. Raises StoreError where there is none or it is damaged."""
    from pyoxigraph import RdfFormat, Store, parse  # noqa: PLC0415

    path = folder / "graph.ttl"
    store = Store()
    try:
        parser = parse(path=str(path), format=RdfFormat.TURTLE)
        store.bulk_extend(parser)
    except SyntaxError as error:
        raise StoreError(f"{path}: not valid Turtle ({error}); build again with `kg build`") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot read this graph ({error.strerror or error}); build it with `kg build`") from error
    base = parser.prefixes.get("art", f"{DEFAULT_BASE}article/").removesuffix("article/")
    return SavedBuild(folder, store, Vocabulary(base))


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: cannot read the articles of this build ({error}); build again with `kg build`") from error
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            record = json.loads(line)
            yield str(record["id"]), str(record["text"])
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}, line {number}: no article with id and text ({error}); build again with `kg build`") from error
