"""Problem, and the protocols of what plugs in: Reader, Annotator, Extractor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kg.types.annotation import AnnotatedDocument
from kg.types.statements import Statement
from kg.types.text import Document


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
