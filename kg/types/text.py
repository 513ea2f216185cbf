"""Article -> Document: its text, what is known about it, and what a user says about reading."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from datetime import date


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
