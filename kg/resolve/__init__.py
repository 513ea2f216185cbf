"""Extractions -> a Linker: which chains and metadata fields, across documents, are one entity, each with the reason.

Blocking keys give candidate pairs, features score them with a reason (features.py), and a union-find that refuses conflicts joins
them (clusters.py): equal names first, then other spellings, acronyms and short names. Statements are never rewritten. The result
depends on the set of documents only, not on their order or repetition.
"""

from kg.resolve.doubtful import Doubt, in_doubt
from kg.resolve.judgements import Judgement, Wrong, judged_wrong, judgements_of, read_judgements, with_judgement
from kg.resolve.knowledge import Known, read_knowledge
from kg.resolve.linker import resolve

__all__ = [
    "Doubt",
    "Judgement",
    "Known",
    "Wrong",
    "in_doubt",
    "judged_wrong",
    "judgements_of",
    "read_judgements",
    "read_knowledge",
    "resolve",
    "with_judgement",
]
