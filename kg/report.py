"""What came of all documents in, the figures of a build out: a value for report.json and the lines of the summary."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from kg import vocab
from kg.config import Config
from kg.pipeline import Corpus
from kg.records import to_record


def report(corpus: Corpus, config: Config) -> dict[str, Any]:
    """Counts and problems; the same for the same articles, so no times in it."""
    return {
        "kg": package_version(),
        "base": config.base,
        "annotator": config.annotator,
        "documents": len(corpus.extractions),
        "sentences": corpus.sentences,
        "mentions": sum(len(e.statements) for e in corpus.extractions),
        "statements": statuses(corpus),
        "entities": dict(sorted(Counter(e.entity_type.value for e in corpus.entities).items())),
        "triples": len(corpus.triples),
        "skipped": dict(sorted(Counter(p.code for p in corpus.problems).items())),
        "problems": [to_record(p) for p in corpus.problems],
    }


def statuses(corpus: Corpus) -> dict[str, int]:
    """How many statements of the graph have each status, the most frequent first."""
    status = f"<{vocab.kg('status')}>"
    found = Counter(str(t.object).strip("<>").removeprefix(vocab.KG) for t in corpus.triples if str(t.predicate) == status)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def package_version() -> str:
    """The version of the installed package; "0" for a bare checkout."""
    try:
        return version("newsgraph")
    except PackageNotFoundError:
        return "0"
