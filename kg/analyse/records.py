"""The values a loaded network carries as node, edge and graph attributes; JSON-like, so any networkx code can use them."""

from __future__ import annotations

from typing import TypedDict

Stretch = tuple[int, int]
"""Half-open interval of code points inside the sentence it belongs to."""


class Reference(TypedDict):
    """An entity by IRI and name."""

    iri: str
    label: str


class QualifierRecord(TypedDict):
    """A further argument of a statement; `iri` is None where the value is no entity."""

    role: str
    label: str
    iri: str | None


class MentionRecord(TypedDict):
    """One sentence that makes a statement, and what it amounts to there. `acts` are values of SpeechAct.

    A stretch is None where the text does not spell that part out (metadata fields).
    """

    sentence: str
    subject: Stretch | None
    predicate: Stretch | None
    object: Stretch | None
    article: str
    speakers: tuple[Reference, ...]
    acts: tuple[str, ...]
    status: str
    polarity: str
    certainty: str
    surface: str
    extractor: str
    rule: str
    confidence: float


class StatementRecord(TypedDict):
    """Attributes of an edge (its key is the statement's IRI), and of one entry of a node's `facts`.

    `value` is the literal object of a fact ("" on edges), `kind` the local name of its datatype ("string" for plain text).
    `time` is an EDTF date or interval, "" where unknown.
    """

    iri: str
    relation: str
    label: str
    value: str
    kind: str
    status: str
    confidence: float
    support: int
    denials: int
    time: str
    reported_by: tuple[Reference, ...]
    denied_by: tuple[Reference, ...]
    qualifiers: tuple[QualifierRecord, ...]
    mentions: tuple[MentionRecord, ...]


class EntityRecord(TypedDict):
    """Attributes of a node; its key is the entity's IRI. `support` counts the mentions of all its statements and facts."""

    label: str
    aliases: tuple[str, ...]
    entity_class: str
    degree: int
    support: int
    pagerank: float
    community: int
    facts: tuple[StatementRecord, ...]


class ArticleRecord(TypedDict):
    """A source, in graph.graph["articles"] by IRI; what is unknown is ""."""

    iri: str
    title: str
    publisher: str
    date: str
    url: str
    authors: tuple[str, ...]
