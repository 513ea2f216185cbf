"""What came of all documents -> the figures of a build: a value for report.json and the lines of the summary."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.config import Config
from kg.pipeline import Corpus
from kg.records import to_record
from kg.types import Problem

if TYPE_CHECKING:
    from pyoxigraph import Store

EXAMPLES = 3  # facts in a summary
HARMLESS = frozenset({"duplicate"})  # problems after which nothing is missing


def report(corpus: Corpus, config: Config) -> dict[str, Any]:
    """Counts and problems; the same for the same articles, so no times in it."""
    return {
        "kg": package_version(),
        "base": config.base,
        "trust": sorted(status.value for status in config.trust),
        "profile": config.profile,
        "page": config.page,
        "annotator": config.annotator,
        "documents": len(corpus.extractions),
        "sentences": corpus.sentences,
        "mentions": sum(len(e.statements) for e in corpus.extractions),
        "statements": dict(corpus.statuses),
        "entities": dict(sorted(Counter(e.entity_type.value for e in corpus.entities).items())),
        "triples": corpus.size,
        "dropped": dict(sorted(corpus.dropped)),
        "judged_wrong": [to_record(judgement) for judgement in corpus.wrong],
        "problem_counts": dict(sorted(Counter(p.code for p in corpus.problems).items())),
        "articles": {e.document.id: e.document.source for e in corpus.extractions},
        "problems": [to_record(p) for p in corpus.problems],
    }


def summary(corpus: Corpus, config: Config, *, store: Store) -> Iterator[str]:
    """Lines for a person who has just built a graph: how much there is, what was skipped, what it is about, where to look."""
    found = dict(corpus.statuses)
    kinds = ", ".join(f"{count} {status.lower()}" for status, count in found.items())
    yield f"{count_of(len(corpus.extractions), 'article')}, {count_of(corpus.sentences, 'sentence')}"
    if found:
        yield f"{count_of(sum(found.values()), 'statement')} ({kinds}) about {count_of(len(corpus.entities), 'entity', 'entities')}"
    else:
        yield "no statements: nothing in these articles says who does what to whom"
    if corpus.wrong:
        yield f"{count_of(len(corpus.wrong), 'statement')} left out, judged wrong in {config.judgements}"
    if corpus.problems:
        reasons = Counter(p.code for p in corpus.problems)
        yield f"{count_of(len(corpus.problems), 'problem')}: {', '.join(f'{count} {code}' for code, count in sorted(reasons.items()))}"
    yield from _undated(corpus)
    examples = _examples(store, config)
    if examples:
        yield "For example:"
        yield from examples
    yield f"Look at it: {config.out / 'graph.html' if config.page else f'kg view -o {config.out}'}"
    yield "Ask it:     kg query --list"


def _undated(corpus: Corpus) -> Iterator[str]:
    """How many articles do not say when they appeared, and what that costs."""
    documents = [e.document for e in corpus.extractions if e.document.published is None]
    inferred = sum(d.inferred is not None for d in documents)
    if documents:
        rest = f", {inferred} of them dated by what is told" if inferred else ""
        yield f"{count_of(len(documents), 'article')} without a date{rest}: “on Friday” is no day there; front matter can give it"


def _examples(store: Store, config: Config) -> list[str]:
    from kg.query import Result, answer, named_query  # noqa: PLC0415 - only a finished build has a summary

    query = named_query("highlights").text
    found = Result.of(*answer(store, query, prefixes=config.vocabulary.prefixes, max_rows=config.query.max_rows))
    by_sentence = {fact["sentence"]: fact for fact in reversed(found.dicts())}
    return [line for fact in list(reversed(by_sentence.values()))[:EXAMPLES] for line in _example(fact)]


def _example(fact: dict[str, str]) -> Iterator[str]:
    yield f"  {fact['subject']} {fact['relation']} {fact['object']} ({fact['status'].lower()})"
    yield f"    “{fact['sentence']}” {fact['source']}"


def line_of(problem: Problem) -> str:
    """The problem on one line that begins with its place."""
    if problem.message.startswith(problem.source):
        return problem.message
    return f"{', '.join(filter(None, [problem.source, problem.location]))}: {problem.message}"


def unread(paths: Iterable[Path], corpus: Corpus) -> list[Path]:
    """Those of the named paths from which nothing came and of which a problem tells why."""
    read = [e.document.source for e in corpus.extractions]
    failed = [p.source for p in corpus.problems if p.code not in HARMLESS]
    return [path for path in paths if any(is_within(s, path) for s in failed) and not any(is_within(s, path) for s in read)]


def is_within(source: str, path: str | Path) -> bool:
    """Whether a document's source is the path, a file below it, or a line of it."""
    from kg.read.problems import one_line  # noqa: PLC0415 - a source is written as readers write it

    place = one_line(os.fsencode(Path(path).as_posix()).decode(errors="backslashreplace"))
    return source == place or source.startswith((f"{place}/", f"{place}, "))


def count_of(number: int, one: str, many: str = "") -> str:
    """ "1 article", "2 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def package_version() -> str:
    """The version of the installed package; "0" for a bare checkout."""
    try:
        return version("newsgraph")
    except PackageNotFoundError:
        return "0"
