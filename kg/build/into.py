"""Articles and a folder -> their build in that folder: only what is new in the articles is worked on.

output/.kg/outcomes.sqlite      what came of each document in the builds before (kg.build.cache)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.build.cache import OutcomeCache, open_cache
from kg.build.graph import KnowledgeGraph, graph_of, write_build
from kg.build.saved import SavedArticle, as_built, saved_articles, saved_problems
from kg.config import Config
from kg.errors import UsageError
from kg.pipeline import Make, OnProgress, build_corpus, corpus_of
from kg.store import HOME, new_generation

CACHE = Path(HOME, "outcomes.sqlite")


def build_into(paths: Sequence[Path], config: Config, *, make: Make | None = None, on_progress: OnProgress | None = None) -> KnowledgeGraph:
    """Build the articles into `config.out`: byte for byte as from nothing. Where it raises KgError, the build before stays."""
    _refuse_among(paths, config.out)

    def made(cache: OutcomeCache) -> KnowledgeGraph:
        return graph_of(build_corpus(paths, config, cache=cache, make=make, on_progress=on_progress), config)

    return _written(config, made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What was taken out of a build, and the build without it."""

    removed: tuple[SavedArticle, ...]
    graph: KnowledgeGraph


def remove_from(names: Sequence[str], config: Config) -> Removal:
    """Take documents out of the build in `config.out`: as if it had never had them.

    A name is a document's id or IRI, or a file or folder that it was read from. Raises UsageError where a name is none of these, or
    where nothing would be left.
    """
    config, articles = as_built(config), saved_articles(config)
    removed = {name: [a for a in articles if a.is_called(name, config.vocabulary)] for name in names}
    unknown = [name for name, found in removed.items() if not found]
    if unknown:
        raise UsageError(f"no article of {config.out} is, or was read from, {', '.join(unknown)}; report.json lists them under articles")
    gone = {a.document.id for found in removed.values() for a in found}
    left = [a.document for a in articles if a.document.id not in gone]
    if not left:
        raise UsageError(f"nothing would be left of {config.out}; delete the folder instead")
    out = tuple(a for a in articles if a.document.id in gone)
    problems = [p for p in saved_problems(config) if p.source not in {a.document.source for a in out}]
    graph = _written(config, lambda cache: graph_of(corpus_of(left, config, problems=problems, cache=cache), config))
    return Removal(removed=out, graph=graph)


def _written(config: Config, make: Callable[[OutcomeCache], KnowledgeGraph]) -> KnowledgeGraph:
    with new_generation(config.out) as folder, open_cache(config.out / CACHE, config) as cache:
        graph = make(cache)
        write_build(graph, folder, kept=cache.kept)
        cache.forget_others()
    return graph


def _refuse_among(paths: Sequence[Path], out: Path) -> None:
    """The output of a build is no folder of articles: a build among its articles would make it one, and they would not be read again."""
    folders = {path.resolve() if path.is_dir() else path.resolve().parent for path in paths}
    if out.resolve() in folders:
        raise UsageError(f"{out}: here are the articles, and a build among them would hide them; choose another --out: {out / 'output'}")
