"""Documents -> the nodes of their text: articles, sentences and spans (NIF), each by its code points."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from kg import vocab
from kg.merge.terms import TYPE, kg, number, string, time, web_address, words
from kg.types import Document, Entity, EntityType, Field, Linker, Span
from kg.vocab import Vocabulary


@cache
def nif(name: str) -> NamedNode:
    """A term of the NLP Interchange Format."""
    return NamedNode(f"{vocab.NIF}{name}")


@cache
def schema(name: str) -> NamedNode:
    """A term of schema.org."""
    return NamedNode(f"{vocab.SCHEMA}{name}")


def article_triples(document: Document, linker: Linker, vocabulary: Vocabulary) -> Iterator[Triple]:
    """An article with what is known about it."""
    article = NamedNode(vocabulary.article(document.id))
    yield Triple(article, TYPE, schema("NewsArticle"))
    yield Triple(article, TYPE, nif("Context"))
    yield Triple(article, kg("sha256"), Literal(document.sha256))
    headline = document.title or (document.headline.of(document.text) if document.headline else None)
    if headline:
        yield Triple(article, schema("headline"), words(headline, document.language))
    if document.published and (published := time(document.published.isoformat())):
        yield Triple(article, schema("datePublished"), published)
    if document.inferred:
        first, last = document.inferred.first.isoformat(), document.inferred.last.isoformat()
        yield Triple(article, kg("inferredDate"), string(first if first == last else f"{first}/{last}"))
    if url := web_address(document.url):
        yield Triple(article, schema("url"), url)
    for role, entity in article_entities(document, linker):
        yield Triple(article, schema(role), NamedNode(vocabulary.entity(entity.id)))


def article_entities(document: Document, linker: Linker) -> Iterator[tuple[str, Entity]]:
    """Publisher and authors with their roles."""
    named = [("author", name, EntityType.PERSON) for name in document.authors]
    if document.publisher:
        named.append(("publisher", document.publisher, EntityType.ORGANIZATION))
    for role, name, entity_type in named:
        if name.strip():
            yield role, linker.entity_of(Field(document=document.id, name=role, value=name, entity_type=entity_type))


def span_node(document: Document, span: Span, vocabulary: Vocabulary) -> NamedNode:
    """The node of a stretch of text."""
    return NamedNode(vocabulary.span(document.id, span.start, span.end))


def span_triples(document: Document, span: Span, kind: str, vocabulary: Vocabulary) -> Iterator[Triple]:
    """A sentence or phrase: where it stands and what it says."""
    node = span_node(document, span, vocabulary)
    yield Triple(node, TYPE, nif(kind))
    yield Triple(node, nif("referenceContext"), NamedNode(vocabulary.article(document.id)))
    yield Triple(node, nif("beginIndex"), number(span.start))
    yield Triple(node, nif("endIndex"), number(span.end))
    yield Triple(node, nif("anchorOf"), words(span.of(document.text), document.language))
