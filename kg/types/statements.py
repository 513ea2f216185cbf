"""AnnotatedDocument -> Statement: who does what to whom, and where the text says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kg.types.annotation import Chain, EntityType, Mention
from kg.types.qualification import Attribution, Certainty, Cue, Interval, Polarity, SpeechAct, Status
from kg.types.text import Document, Span


class LiteralKind(Enum):
    """What a literal is: a phrase, what somebody said, a quantity, a time."""

    PHRASE = "phrase"
    CLAUSE = "clause"
    QUANTITY = "quantity"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """An argument that is no entity. `text` quotes `span`.

    `value` is the canonical lexical form where there is one: a decimal number ("310000000") for a quantity, an EDTF date or interval
    ("2023-08-09", "2023-08", "2019-03/2025-06-14") for a time. `unit` is an ISO 4217 code, "%" or the noun counted ("soldiers").
    """

    text: str
    span: Span
    kind: LiteralKind = LiteralKind.PHRASE
    value: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value of the document's metadata ("author", "publisher", "published") or the document itself (name "article")."""

    document: str
    name: str
    value: str
    entity_type: EntityType = EntityType.OTHER


Argument = Mention | Literal | Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A further argument. `role` is its preposition ("with"), or "object", "time", "place"; `span` is the argument in full."""

    role: str
    value: Argument
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a document says it: full spans, all inside the sentence. `index` is the sentence's, `head` the predicate's head token."""

    sentence: Span
    subject: Span
    predicate: Span
    object: Span
    index: int
    head: int


class Voice(Enum):
    """How a clause joins its subject to what it says: somebody does it, it happens to somebody, or somebody is something."""

    ACTIVE = "active"
    PASSIVE = "passive"
    COPULA = "copula"


class Construction(Enum):
    """Where a clause has its subject from, or what else in the sentence makes a statement: the second half of a clause rule's name."""

    SUBJECT = "subject"
    EXISTENTIAL = "existential"
    PARTICIPLE = "participle"
    CONJUNCT = "conjunct"
    HEADLINE = "headline"
    CONTROL = "control"
    GERUND = "gerund"
    RELAYED = "relayed"
    ADVERBIAL = "adverbial"
    OWNER = "owner"
    STANCE = "stance"
    APPOSITION = "apposition"
    TITLE = "title"
    AFFILIATION = "affiliation"
    NOUN_PHRASE = "noun phrase"
    PLACE = "place"
    WORTH = "worth"
    POSSESSOR = "possessor"
    EVENT_NOUN = "event noun"
    LIGHT_VERB = "light verb"
    LIFESPAN = "lifespan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one document says once, and where it says it. Without evidence it cannot be constructed.

    `predicate` is open: lemma plus preposition ("preside over"), always affirmative and active; `surface` is the wording in the text.
    `role` is what the object is to the predicate: "object", the preposition that ends it, "that" for a clause, or "" where the predicate
    says it all and the object only repeats its word.
    `rule` names what found it; of a clause `voice` and `construction` are its two halves. `relation` is the local name of an ontology
    property ("dismissed") or None. `attribution` goes from the innermost speaker outwards. `cues` say why it has its status, speakers and
    time; there are none for what the text says plainly. `confidence` is in 0..1.
    """

    document: str
    subject: Argument
    predicate: str
    object: Argument
    surface: str
    evidence: Evidence | Field
    extractor: str
    rule: str
    role: str = "object"
    voice: Voice | None = None
    construction: Construction | None = None
    relation: str | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    attribution: tuple[Attribution, ...] = ()
    time: Interval | None = None
    cues: tuple[Cue, ...] = ()
    confidence: float = 1.0

    @property
    def status(self) -> Status:
        """What this one mention amounts to. A condition beats a denial, a denial beats a plan, a plan beats a report.

        Denied takes a word of denial; a "not" that somebody is reported to say is Negated, with its speaker.
        """
        acts = {a.act for a in self.attribution}
        if self.polarity is Polarity.NEGATIVE and self.certainty is Certainty.CONDITIONAL:
            return Status.POSSIBLE  # "would not have flooded", had it been repaired: it did
        if SpeechAct.DENY in acts:
            return Status.DENIED
        if self.polarity is Polarity.NEGATIVE:
            return Status.NEGATED
        if self.certainty is Certainty.PLANNED or acts & {SpeechAct.DEMAND, SpeechAct.PROMISE, SpeechAct.THREATEN}:
            return Status.PLANNED
        if self.certainty is not Certainty.CERTAIN or acts & {SpeechAct.DOUBT, SpeechAct.ASK}:
            return Status.POSSIBLE
        if SpeechAct.CLAIM in acts:
            return Status.CLAIMED
        return Status.REPORTED if self.attribution else Status.ASSERTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that leaves the per-document half: one document, its chains and its statements in text order.

    `mark` is a digest of all that it was made from; "" where nobody keeps what is made of it.
    """

    document: Document
    chains: tuple[Chain, ...]
    statements: tuple[Statement, ...]
    mark: str = field(default="", compare=False)
