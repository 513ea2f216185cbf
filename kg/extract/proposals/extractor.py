"""A folder of proposals, a file for each article -> an Extractor of what they say of the article that it is given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.extract.proposals.answer import proposals_of
from kg.extract.proposals.placing import NAME, VERSION, Placed, placed
from kg.types import AnnotatedDocument, Document, Statement


def file_of(folder: Path, document: Document) -> Path:
    """Where the proposals for an article stand: by its content, so those for another version of it are not taken for this one's."""
    return folder / f"{document.id}.json"


class ProposalExtractor:
    """States what the file of an article proposes, where the text bears it out. Where there is no file it finds nothing.

    A file has a `model` and what it answered as `answers`, a list of texts.
    """

    name, version = NAME, VERSION

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, annotated: AnnotatedDocument) -> Iterator[Statement]:
        """Statements in the order of the answers."""
        yield from (one.statement for one in self.placed(annotated) if one.statement)

    def placed(self, annotated: AnnotatedDocument) -> Iterator[Placed]:
        """Each proposal with its statement, or why it is none. Raises ValueError for a file that is none of ours."""
        path = file_of(self._folder, annotated.document)
        if not path.is_file():
            return
        told = json.loads(path.read_text(encoding="utf-8"))
        for answer in told["answers"]:
            yield from (placed(proposal, annotated, model=told["model"]) for proposal in proposals_of(answer))
