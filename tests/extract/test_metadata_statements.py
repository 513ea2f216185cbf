"""A document's metadata in, statements about the article itself out."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.metadata import MetadataExtractor
from kg.types import AnnotatedDocument, Document, EntityType, Field, Statement


def found(**metadata: object) -> list[Statement]:
    document = Document(text="Lund resigned.", **metadata)  # type: ignore[arg-type]  # each test gives what it is about
    return list(MetadataExtractor()(AnnotatedDocument(document=document, sentences=(), mentions=(), chains=())))


def test_each_author_wrote_and_the_publisher_published_the_article() -> None:
    statements = found(title="Lund out", authors=("Ida Vik", "Jon Aas"), publisher="Gazette")
    fields = [(s.subject, s.object) for s in statements]
    assert all(isinstance(a, Field) and isinstance(b, Field) and b.name == "article" and b.value == "Lund out" for a, b in fields)
    assert [(s.subject.value, s.relation) for s in statements if isinstance(s.subject, Field)] == [
        ("Ida Vik", "wrote"),
        ("Jon Aas", "wrote"),
        ("Gazette", "published"),
    ]


def test_the_field_is_the_evidence_and_names_its_class() -> None:
    author, publisher = found(authors=("Ida Vik",), publisher="Gazette")
    assert (author.evidence, publisher.evidence) == (author.subject, publisher.subject)
    assert [s.subject.entity_type for s in (author, publisher) if isinstance(s.subject, Field)] == [
        EntityType.PERSON,
        EntityType.ORGANIZATION,
    ]


@pytest.mark.parametrize(("published", "expected"), [(date(2024, 3, 12), "2024-03-12"), (None, None)])
def test_the_day_of_publication_is_the_time_where_it_is_known(published: date | None, expected: str | None) -> None:
    (statement,) = found(authors=("Ida Vik",), published=published)
    assert (statement.time and statement.time.edtf) == expected


def test_an_article_without_title_goes_by_its_id() -> None:
    (statement,) = found(publisher="Gazette")
    assert isinstance(statement.object, Field)
    assert statement.object.value == statement.document


def test_unknown_metadata_states_nothing() -> None:
    assert found(title="Lund out", published=date(2024, 3, 12)) == []
