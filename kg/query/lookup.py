"""A store -> what it says of one node: values, names and labels, without a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import vocab

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store

    Node = NamedNode | Literal

TYPE, SUBJECT, PREDICATE, OBJECT = (f"{vocab.RDF}{name}" for name in ("type", "subject", "predicate", "object"))
NAME, ALIAS, LABEL = f"{vocab.SKOS}prefLabel", f"{vocab.SKOS}altLabel", f"{vocab.RDFS}label"
ANCHOR, BEGIN, CONTEXT = (f"{vocab.NIF}{name}" for name in ("anchorOf", "beginIndex", "referenceContext"))
ARTICLE, HEADLINE, PUBLISHED, PUBLISHER = (f"{vocab.SCHEMA}{name}" for name in ("NewsArticle", "headline", "datePublished", "publisher"))
DERIVED = f"{vocab.PROV}wasDerivedFrom"


@dataclass(frozen=True, slots=True)
class Lookup:
    """Values of the default graph, always in the same order."""

    store: Store

    def terms(self, subject: str, predicate: str) -> list[Node]:
        """All values, sorted."""
        from pyoxigraph import Literal, NamedNode  # noqa: PLC0415 - `kg --help` needs none

        found = (quad.object for quad in self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None))
        return sorted((term for term in found if isinstance(term, NamedNode | Literal)), key=str)

    def values(self, subject: str, predicate: str) -> list[str]:
        """All values as IRIs or lexical forms, sorted."""
        return [term.value for term in self.terms(subject, predicate)]

    def value(self, subject: str, predicate: str) -> str:
        """The first value; empty where there is none."""
        return next(iter(self.values(subject, predicate)), "")

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Subject and value of every triple of a predicate."""
        from pyoxigraph import Literal, NamedNode  # noqa: PLC0415

        for quad in self.store.quads_for_pattern(None, NamedNode(predicate), None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject.value, quad.object.value

    def firsts(self, predicate: str) -> dict[str, Node]:
        """Subject -> its first value, of all that have one, in one pass: what many nodes are asked for."""
        from pyoxigraph import Literal, NamedNode  # noqa: PLC0415

        found: dict[str, Node] = {}
        for quad in self.store.quads_for_pattern(None, NamedNode(predicate), None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                known = found.get(quad.subject.value)
                if known is None or str(quad.object) < str(known):
                    found[quad.subject.value] = quad.object
        return found

    def having(self, predicate: str, iri: str) -> list[str]:
        """IRIs of what has this node for a value, sorted."""
        from pyoxigraph import NamedNode  # noqa: PLC0415

        found = (quad.subject for quad in self.store.quads_for_pattern(None, NamedNode(predicate), NamedNode(iri)))
        return sorted(node.value for node in found if isinstance(node, NamedNode))

    def label(self, iri: str) -> str:
        """What a node is called: its name, its label, an article's headline, or the end of its IRI."""
        found = (self.value(iri, predicate) for predicate in (NAME, LABEL, HEADLINE))
        return next(filter(None, found), "") or local(iri)

    def outlet(self, article: str) -> str:
        """The publisher of an article, or its headline."""
        publisher = self.value(article, PUBLISHER)
        return self.label(publisher) if publisher else self.label(article)


def local(iri: str) -> str:
    """ "https://…/ns#Asserted" -> "Asserted"."""
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
