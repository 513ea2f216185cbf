"""A parsed document -> AnnotatedDocument: mentions of every sentence, then chains over the document."""

from __future__ import annotations

from kg.annotate.chains.coref import chains
from kg.annotate.chains.score.scorer import Scorer
from kg.annotate.mentions.find import mentions
from kg.annotate.parsed import Parsed
from kg.types import AnnotatedDocument, Document


def assemble(document: Document, parsed: Parsed, *, scorer: Scorer, sure: bool = True) -> AnnotatedDocument:
    """The annotated document, with its `sure` chains or with all likely ones."""
    found = [m for number, t in enumerate(parsed.trees) for m in mentions(t, document=document.id, text=parsed.text, number=number)]
    linked = chains(found, parsed, scorer=scorer, sure=sure)
    return AnnotatedDocument(
        document=document,
        sentences=tuple(t.sentence for t in parsed.trees),
        mentions=tuple(sorted((m for c in linked for m in c.mentions), key=lambda m: (m.span, m.head))),
        chains=linked,
    )
