"""Document -> AnnotatedDocument: words, trees, mentions and chains."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kg.types.text import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A syntactic word of Universal Dependencies. `index` counts from 1 in its sentence, `head` 0 is the root.

    `feats` are UD features sorted by name; `arc` is the parser's probability of this head and label (1.0 for a gold tree);
    `joined` says that the word continues the multi-word token of the word before it (do + n't); `happened` is the model's probability that
    what the word tells happened, if it is a predicate (its opinion alone: rules of negation know better), None for trees without it.
    """

    index: int
    span: Span
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    feats: tuple[tuple[str, str], ...] = ()
    arc: float = 1.0
    joined: bool = False
    happened: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`tokens` in text order; `paragraph` counts from 0; `headline` says that it is (part of) the document's headline."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int = 0
    headline: bool = False


class EntityType(Enum):
    """Entity classes of the graph contract; DATE is for mentions only and never becomes an entity; OTHER has no known class."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    PLACE = "Place"
    FACILITY = "Facility"
    EVENT = "Event"
    WORK = "Work"
    PRODUCT = "Product"
    GROUP = "Group"
    CONCEPT = "Concept"
    DATE = "Date"
    OTHER = "Other"


class MentionKind(Enum):
    """How a mention refers: by name, by a noun phrase, by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that refers to something: a name, a noun phrase or a pronoun.

    `span` is what identifies the thing: no leading determiner, no title or role before a name, no apposition, relative clause or aside
    after it; `text` quotes it. `sentence` is an index into AnnotatedDocument.sentences, `head` the index of the syntactic head token
    in that sentence. A document has at most one mention per (sentence, head).
    """

    document: str
    span: Span
    text: str
    sentence: int
    head: int
    kind: MentionKind
    entity_type: EntityType = EntityType.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Mentions of one document that refer to one thing, in text order, with the reason each one belongs (same length).

    `name` is the fullest name among them, or the first noun phrase, or the pronoun where nothing better is known. `titles` are the
    titles and roles the document gives before or after the name ("President", "chief of the General Staff"), sorted. `class_reasons` say
    what speaks most for the class of a named thing ("title +1.6"); `kinds` are the nouns for what the document says it is ("ferry").
    """

    name: str
    entity_type: EntityType
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...]
    titles: tuple[str, ...] = ()
    class_reasons: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether some mention is a name."""
        return any(m.kind is MentionKind.NAME for m in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedDocument:
    """Everything one document can tell before extraction. Each mention is in exactly one chain; both are in text order.

    `derived` keeps what the stages make of it once and share (its trees); it is no part of the value.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    derived: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)
