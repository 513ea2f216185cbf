"""The values that pass between stages, and the protocols of what plugs in; imports nothing from kg.

Reading this module is reading the design: Document -> AnnotatedDocument -> Statement -> (Linker) -> triples.
Every value is frozen, holds tuples only, pickles, and can be written as JSON (`kg.records`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from typing import Protocol, runtime_checkable

# ------------------------------------------------------------------------------------------------ text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open interval of Unicode code points of `Document.text`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The stretch of `text` this span quotes."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """When an article that does not say so must have appeared, first and last day, and the words that tell."""

    first: date
    last: date
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article: cleaned NFC text plus what is known about it. What is unknown is None, never guessed.

    `text` starts with the headline where one is known (`headline` is its span); paragraphs are one line each and separated by
    blank lines; page furniture, byline and dateline are gone. `source` is where it was read from, and `dropped` the lines that were left
    out, each with the rule that did so, for messages only: they are in no IRI and in no output that must be repeatable. `id` and
    `sha256` derive from content.
    """

    text: str
    title: str | None = None
    headline: Span | None = None
    url: str | None = None
    published: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    language: str = "en"
    source: str = ""
    dropped: tuple[tuple[str, str], ...] = ()
    inferred: Inferred | None = None
    sha256: str = field(init=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode()).hexdigest())
        published = self.published.isoformat() if self.published else None
        key = json.dumps([self.sha256, self.title, self.url, published, self.publisher, self.authors])
        object.__setattr__(self, "id", hashlib.sha256(key.encode()).hexdigest()[:12])


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about an article besides its text; None and () for what is not."""

    title: str | None = None
    url: str | None = None
    published: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """This, and where it knows nothing, what `other` knows."""
        return Metadata(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """How much one file may be, so that none stops the others: megabytes, megabytes unpacked, articles, archives in archives, seconds."""

    file_mb: int = 20
    unpacked_mb: int = 500
    articles: int = 10_000
    nesting: int = 3
    seconds: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a user says about reading. `published` and `publisher` hold for articles that do not say theirs; `articles` (a pattern of paths
    and what is known of them) wins over what a file says of itself. `force` lets through what looks like no article, is cut short or
    is not English. `columns` name what columns of a table hold: ("text", "Full text").
    """

    published: date | None = None
    publisher: str | None = None
    force: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    articles: tuple[tuple[str, Metadata], ...] = ()
    limits: ReadLimits = field(default_factory=ReadLimits)


# ------------------------------------------------------------------------------------------------ annotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A syntactic word of Universal Dependencies. `index` counts from 1 in its sentence, `head` 0 is the root.

    `feats` are UD features sorted by name; `arc` is the parser's probability of this head and label (1.0 for a gold tree);
    `joined` says that the word continues the multi-word token of the word before it (do + n't).
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
    titles and roles the document gives before or after the name ("President", "chief of the General Staff"), sorted.
    """

    name: str
    entity_type: EntityType
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...]
    titles: tuple[str, ...] = ()

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


# ------------------------------------------------------------------------------------------------ statements


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


class Polarity(Enum):
    """Whether the statement is affirmed or negated where it stands."""

    POSITIVE = "Positive"
    NEGATIVE = "Negative"


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


class Certainty(Enum):
    """How a mention presents its content. CONDITIONAL covers hypothetical and counterfactual content, and questions."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "Possible"
    PLANNED = "Planned"
    CONDITIONAL = "Conditional"


class SpeechAct(Enum):
    """What a speaker does with the content: report it, claim it (unproven), deny it, doubt it, demand, promise, threaten, ask."""

    REPORT = "report"
    CLAIM = "claim"
    DENY = "deny"
    DOUBT = "doubt"
    DEMAND = "demand"
    PROMISE = "promise"
    THREATEN = "threaten"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says it, if not the article itself, and how. `speaker` is None where the text names nobody ("reportedly")."""

    speaker: Mention | None
    act: SpeechAct
    span: Span


class Status(Enum):
    """What the graph may do with a statement; only ASSERTED and REPORTED make a plain edge by default."""

    ASSERTED = "Asserted"
    REPORTED = "Reported"
    CLAIMED = "Claimed"
    PLANNED = "Planned"
    POSSIBLE = "Possible"
    NEGATED = "Negated"
    DENIED = "Denied"
    DISPUTED = "Disputed"


class Precision(Enum):
    """Grain of an interval's ends."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """When a statement holds: first and last day, either of which may be open (None), with the grain and the words that say so."""

    start: date | None
    end: date | None
    precision: Precision
    span: Span | None = None

    @property
    def edtf(self) -> str:
        """`2023-08-09`, `2023-08`, `2023`, or `first/last` with `..` for an open end (Extended Date/Time Format, ISO 8601-2)."""
        if self.start and self.start == self.end:
            return self.start.isoformat()
        if self.start and self.end and self.precision is Precision.MONTH and self.start.replace(day=1) == self.end.replace(day=1):
            return self.start.isoformat()[:7]
        if self.start and self.end and self.precision is Precision.YEAR and self.start.year == self.end.year:
            return self.start.isoformat()[:4]
        size = {Precision.MONTH: 7, Precision.YEAR: 4}.get(self.precision, 10)
        first, last = (d.isoformat()[:size] if d else ".." for d in (self.start, self.end))
        return f"{first}/{last}"


class CueKind(Enum):
    """What a cue explains: the status of a statement, its speaker or its time."""

    STATUS = "status"
    SPEAKER = "speaker"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Why a statement has its status, speaker or time: the name of the rule that acted, and the words that it acted on."""

    kind: CueKind
    rule: str
    span: Span


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
    """All that leaves the per-document half: one document, its chains and its statements in text order."""

    document: Document
    chains: tuple[Chain, ...]
    statements: tuple[Statement, ...]


# ------------------------------------------------------------------------------------------------ corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One chain or metadata field of one document put on an entity, and why ("same name", "acronym of …", "surname of …")."""

    document: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing of the world. `id` is a readable slug, unique in its build; `aliases` are all other names, sorted; `links` say why.

    `stands_for` is the id of the country for which the texts let a capital act ("Pyongyang denied"); `same_as` are the IRIs of a user's
    own list that it was found in.
    """

    id: str
    name: str
    entity_type: EntityType
    aliases: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    stands_for: str | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One statement that speaks of an event, and why it is this one. `name` is how it calls the event ("three-way meeting").

    `roles` are pairs of role and filler: the id of an entity, or a literal. `tells` says that it tells that the event takes place, and
    `about` that it does so as of a thing ("the summit opens on Monday"), so that its denial does not deny the event. `started` and
    `ended` are the event's first and last day.
    """

    statement: Statement
    name: str
    reason: str
    roles: tuple[tuple[str, str | Literal], ...] = ()
    about: bool = False
    tells: bool = True
    started: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, will or may happen: one for all that tell of it, in whatever document.

    `id` is that of the entity that names it ("Camp_David_summit") where `is_entity`, else a hash of what it is. `event_class` is the
    local name of a class of the ontology; `tellings` stand in the order of documents and places. Where none of them tells that it takes
    place ("they oppose the sale"), it may.
    """

    id: str
    name: str
    event_class: str
    tellings: tuple[Telling, ...]
    is_entity: bool = False
    aliases: tuple[str, ...] = ()


class Linker(Protocol):
    """Which entity a mention or metadata field is. It never rewrites statements."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, sorted by id."""
        ...

    def entity_of(self, argument: Mention | Field) -> Entity:
        """The entity of a mention or field of a document this linker was made from."""
        ...


# ------------------------------------------------------------------------------------------------ ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A property of ontology/kg.ttl. `domain` and `range` are entity class names, empty where anything goes; `patterns` as written."""

    name: str
    label: str
    patterns: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    inverse: str | None = None
    plover: str | None = None
    tells: str | None = None
    roles: tuple[tuple[str, str], ...] = ()


EVENT_ITSELF = "event"  # the role of a slot whose filler is the event that is told of, as the summit that somebody attends


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a thing is to an event. `parents` are the roles above it, nearest first; `range` are class names, empty where anything goes."""

    name: str
    label: str
    parents: tuple[str, ...] = ()
    range: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClass:
    """A kind of event. What its superclasses say holds for it too and is in here already.

    `roles` are pairs of slot ("{s}", "{o}" or a qualifier's role) and role; `core` are the roles whose fillers tell two events apart;
    `nouns` and `verbs` are lemmas that tell of one by themselves; `edge` is the relation that joins its participants pairwise; `once`
    says that it happens to its patient once at most, `seldom` that it does not happen to it twice within a month.
    """

    name: str
    label: str
    roles: tuple[tuple[str, str], ...] = ()
    core: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    edge: str | None = None
    once: bool = False
    seldom: bool = False
    plover: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """Relations, roles and event classes sorted by name, and for each class name its superclasses (itself included).

    `Relation.tells` names an event class, and `Relation.roles` are all roles that its slots fill then, those of the class included.
    """

    relations: tuple[Relation, ...]
    superclasses: tuple[tuple[str, tuple[str, ...]], ...] = ()
    roles: tuple[Role, ...] = ()
    events: tuple[EventClass, ...] = ()


# ------------------------------------------------------------------------------------------------ problems and plug-ins


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A bad input that was skipped or cut: which (`source`), where in it (`location`, may be empty), a stable code, one clear line."""

    source: str
    code: str
    message: str
    location: str = ""


class OnProblem(Protocol):
    """Receives problems as they are found."""

    def __call__(self, problem: Problem, /) -> None:
        """Take one problem."""
        ...


class Reader(Protocol):
    """Turns the bytes of one file into documents; `suffixes` are the file endings it reads (".txt")."""

    suffixes: tuple[str, ...]

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """The documents of one file."""
        ...


@runtime_checkable
class Annotator(Protocol):
    """Turns documents into trees, mentions and chains. The result depends on the document alone."""

    name: str
    version: str

    def __call__(self, document: Document, *, on_problem: OnProblem) -> AnnotatedDocument:
        """Annotate one document."""
        ...


@runtime_checkable
class Extractor(Protocol):
    """Finds statements in one annotated document. Says what the text says; never resolves, stores or reads other extractors."""

    name: str
    version: str

    def __call__(self, annotated: AnnotatedDocument) -> Iterator[Statement]:
        """Statements in text order."""
        ...
