"""AnnotatedDocument -> statements about the article itself: who wrote it, who published it, when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.types import AnnotatedDocument, EntityType, Field, Interval, Precision, Statement


class MetadataExtractor:
    """One statement for each author and for the publisher; their evidence is the metadata field. Finds nothing in the text."""

    name = "metadata"
    version = "1"

    def __call__(self, annotated: AnnotatedDocument) -> Iterator[Statement]:
        """Authors in their order, then the publisher."""
        document = annotated.document
        article = Field(document=document.id, name="article", value=document.title or document.id, entity_type=EntityType.WORK)
        for author in document.authors:
            field = Field(document=document.id, name="author", value=author, entity_type=EntityType.PERSON)
            yield self._statement(field, "write", "wrote", article, document.published)
        if document.publisher:
            field = Field(document=document.id, name="publisher", value=document.publisher, entity_type=EntityType.ORGANIZATION)
            yield self._statement(field, "publish", "published", article, document.published)

    def _statement(self, field: Field, predicate: str, relation: str, article: Field, published: date | None) -> Statement:
        return Statement(
            document=field.document,
            subject=field,
            predicate=predicate,
            object=article,
            surface=predicate,
            evidence=field,
            extractor=f"{self.name}/{self.version}",
            rule=f"metadata/{field.name}",
            relation=relation,
            time=Interval(start=published, end=published, precision=Precision.DAY) if published else None,
        )
