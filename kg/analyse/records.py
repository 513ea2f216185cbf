"""Graph -> the attributes of its nodes and edges: JSON-like values, so that any networkx code can use them."""

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

    A stretch is None where the text does not spell that part out (metadata fields). `begin` is the place of the sentence in its
    article's text, -1 where unknown.
    """

    sentence: str
    begin: int
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
    `time` is an EDTF date or interval, `start` and `end` its first and last day, all "" where unknown. `sentence` says the statement
    in words, with its status; `named` are the entities that its literal names. On an edge from an event to what takes part in it `kind`
    is "role" and there are no mentions: those are of the statements that describe the event.
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
    start: str
    end: str
    sentence: str
    named: tuple[Reference, ...]
    reported_by: tuple[Reference, ...]
    denied_by: tuple[Reference, ...]
    qualifiers: tuple[QualifierRecord, ...]
    mentions: tuple[MentionRecord, ...]


class EntityRecord(TypedDict):
    """Attributes of a node; its key is the entity's IRI. `support` counts the mentions of all its statements and facts.

    `stands_for` are IRIs of what the text lets it act for, as a capital for its government.
    """

    label: str
    aliases: tuple[str, ...]
    entity_class: str
    degree: int
    support: int
    pagerank: float
    community: int
    stands_for: tuple[str, ...]
    facts: tuple[StatementRecord, ...]


class ArticleRecord(TypedDict):
    """A source, in graph.graph["articles"] by IRI; what is unknown is "".

    `inferred` is when an article without a date appeared by what is told, as EDTF.
    """

    iri: str
    title: str
    publisher: str
    date: str
    inferred: str
    url: str
    authors: tuple[str, ...]


class EventRecord(TypedDict):
    """What happened or is planned, in graph.graph["events"] by the IRI of its node. `roles` name what takes part, and how.

    `statements` are the IRIs of the statements that describe it; times as in StatementRecord.
    """

    iri: str
    sentence: str
    status: str
    confidence: float
    time: str
    start: str
    end: str
    roles: tuple[QualifierRecord, ...]
    statements: tuple[str, ...]


class DisagreementRecord(TypedDict):
    """One row of the named query `disagreements`, in graph.graph["disagreements"]; statements are IRIs, "" where it is about none."""

    subject: str
    about: str
    one_says: str
    one_source: str
    one_sentence: str
    one_statement: str
    other_says: str
    other_source: str
    other_sentence: str
    other_statement: str
