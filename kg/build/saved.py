"""The folder of a finished build -> its articles and its settings: what a build without one of them is made from."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.build.report import is_within
from kg.config import Config
from kg.errors import StoreError
from kg.records import from_record, read_jsonl
from kg.store import current_generation
from kg.types import Document, Problem, Status
from kg.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """An article of a build, with the place it was read from."""

    document: Document

    def is_called(self, name: str, vocabulary: Vocabulary) -> bool:
        """Whether this is its id, its IRI, its file or a folder that it lies in, from here or in full."""
        iri, source = vocabulary.article(self.document.id), self.document.source
        places = (name, Path(name).absolute())
        return name in (self.document.id, f"art:{self.document.id}", iri, f"<{iri}>") or any(is_within(source, p) for p in places)


def saved_articles(config: Config) -> list[SavedArticle]:
    """The articles of the build in `config.out`. Raises StoreError where there is none or it is damaged."""
    folder = current_generation(config.out)
    sources = _report(config)["articles"]
    return [SavedArticle(replace(d, source=sources.get(d.id, ""))) for d in read_jsonl(folder / "documents.jsonl", Document)]


def saved_problems(config: Config) -> list[Problem]:
    """The problems that the build in `config.out` met."""
    return [from_record(record, Problem) for record in _report(config)["problems"]]


def as_built(config: Config) -> Config:
    """The configuration with those settings that the build in `config.out` was made with and tells of."""
    report = _report(config)
    trust = tuple(Status(status) for status in report["trust"])
    written = {name: report[name] for name in ("base", "annotator", "profile", "page")}
    return replace(config, trust=trust, **written)


def _report(config: Config) -> dict[str, Any]:
    path = current_generation(config.out) / "report.json"
    try:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        lacking = {"annotator", "articles", "base", "page", "problems", "profile", "trust"} - report.keys()
        if lacking:
            raise KeyError(*sorted(lacking))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: cannot read this report ({error}); build again with `kg build`") from error
    return report
