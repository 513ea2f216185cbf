"""Values that pass between stages -> one place to import them from, with the protocols of what plugs in; imports nothing else of kg.

Reading these modules is reading the design: Document (`text`) -> AnnotatedDocument (`annotation`) -> Statement (`statements`, and what is
made of it in `qualification`) -> Linker and Events (`corpus`) -> triples, by the Ontology (`ontology`); `plugins` has what a plug-in must
be. Every value is frozen, holds tuples only, pickles, and can be written as JSON (`kg.records`).
"""

from kg.types.annotation import AnnotatedDocument, Chain, EntityType, Mention, MentionKind, Sentence, Token
from kg.types.corpus import Entity, Event, Kept, Link, Linker, Telling, made_anew
from kg.types.ontology import EVENT_ITSELF, EventClass, Ontology, Relation, Role
from kg.types.plugins import Annotator, Extractor, OnProblem, Problem, Reader
from kg.types.qualification import Attribution, Certainty, Cue, CueKind, Interval, Polarity, Precision, SpeechAct, Status
from kg.types.statements import Argument, Construction, Evidence, Extraction, Field, Literal, LiteralKind, Qualifier, Statement, Voice
from kg.types.text import Document, Inferred, Metadata, Reading, ReadLimits, Span

__all__ = [
    "EVENT_ITSELF",
    "AnnotatedDocument",
    "Annotator",
    "Argument",
    "Attribution",
    "Certainty",
    "Chain",
    "Construction",
    "Cue",
    "CueKind",
    "Document",
    "Entity",
    "EntityType",
    "Event",
    "EventClass",
    "Evidence",
    "Extraction",
    "Extractor",
    "Field",
    "Inferred",
    "Interval",
    "Kept",
    "Link",
    "Linker",
    "Literal",
    "LiteralKind",
    "Mention",
    "MentionKind",
    "Metadata",
    "OnProblem",
    "Ontology",
    "Polarity",
    "Precision",
    "Problem",
    "Qualifier",
    "ReadLimits",
    "Reader",
    "Reading",
    "Relation",
    "Role",
    "Sentence",
    "Span",
    "SpeechAct",
    "Statement",
    "Status",
    "Telling",
    "Token",
    "Voice",
    "made_anew",
]
