"""Trees -> AnnotatedDocument: mentions of every sentence, then chains over the document."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.chains.coref import chains
from kg.annotate.chains.score.scorer import Scorer
from kg.annotate.mentions.find import mentions
from kg.english.tree import Tree
from kg.types import AnnotatedDocument, Document


def assemble(document: Document, trees: Sequence[Tree], *, scorer: Scorer, sure: bool = True) -> AnnotatedDocument:
    """The annotated document of parsed sentences, which stand in text order; with its `sure` chains or with all likely ones."""
    found = [m for number, t in enumerate(trees) for m in mentions(t, document=document.id, text=document.text, number=number)]
    linked = chains(found, trees, document.text, scorer=scorer, sure=sure)
    return AnnotatedDocument(
        document=document,
        sentences=tuple(t.sentence for t in trees),
        mentions=tuple(sorted((m for c in linked for m in c.mentions), key=lambda m: (m.span, m.head))),
        chains=linked,
    )
