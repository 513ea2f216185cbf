"""Paths in, the triples of their graph and all that was seen on the way out: the order of the stages, and nothing else.

read_paths -> annotate -> extract -> type_statements -> qualify -> resolved_only      for one document: no shared state
resolve -> merge                                                                      for all: whatever their order, the same result
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg import plugins
from kg.config import Config
from kg.errors import KgError
from kg.types import (
    AnnotatedDocument,
    Annotator,
    Argument,
    Document,
    Entity,
    Extraction,
    Extractor,
    Linker,
    Mention,
    MentionKind,
    OnProblem,
    Ontology,
    Problem,
    Statement,
)

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.resolve import Judgement

Refine = Callable[[Iterable[Statement], AnnotatedDocument], Iterable[Statement]]
OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The per-document half, ready to run."""

    annotator: Annotator
    extractors: tuple[Extractor, ...]
    type_statements: Refine
    qualify: Refine


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one document: nothing but problems where the annotator failed."""

    problems: tuple[Problem, ...]
    extraction: Extraction | None = None
    sentences: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What came of all documents: extractions sorted by document id, entities by id, triples and problems sorted.

    `dropped` counts, by reason, the statements that cannot be written as triples.
    """

    extractions: tuple[Extraction, ...]
    sentences: int
    entities: tuple[Entity, ...]
    triples: tuple[Triple, ...]
    dropped: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def build_corpus(paths: Sequence[Path], config: Config, *, on_progress: OnProgress | None = None) -> Corpus:
    """Read files and folders and make their graph. The order of paths and the number of processes change nothing in the result."""
    problems: list[Problem] = []
    documents = sorted(read(paths, on_problem=problems.append), key=lambda d: d.id)
    outcomes = []
    for outcome in _each(documents, config):
        outcomes.append(outcome)
        problems += outcome.problems
        if on_progress:
            on_progress(len(outcomes), len(documents))
    extractions = tuple(o.extraction for o in outcomes if o.extraction)
    linker = linked(extractions, config)
    dropped: list[str] = []
    triples = merged(extractions, linker, config, on_drop=lambda _, reason: dropped.append(reason))
    return Corpus(
        extractions=extractions,
        sentences=sum(o.sentences for o in outcomes),
        entities=_written(linker.entities, triples, config),
        triples=triples,
        dropped=tuple(sorted(Counter(dropped).items())),
        problems=tuple(sorted(set(problems), key=lambda p: (p.source, p.location, p.code, p.message))),
    )


def read(paths: Sequence[Path], *, on_problem: OnProblem) -> Iterator[Document]:
    """Documents of files and folders, by our readers and installed ones."""
    from kg.read import read_paths  # noqa: PLC0415 - `kg --help` reads nothing

    return read_paths(paths, on_problem=on_problem, readers=plugins.readers())


def document_extraction(attempt: plugins.Attempt, stages: Stages) -> Outcome:
    """All that one annotated document states. Touches no shared state, so it runs in a loop or in processes alike."""
    document, annotated, problems = attempt.document, attempt.annotated, list(attempt.problems)
    if annotated is None:
        return Outcome(problems=tuple(problems))
    statements = document_statements(annotated, stages, on_problem=problems.append)
    extraction = resolved_only(Extraction(document=document, chains=annotated.chains, statements=statements))
    return Outcome(extraction=extraction, sentences=len(annotated.sentences), problems=tuple(problems))


def document_statements(annotated: AnnotatedDocument, stages: Stages, *, on_problem: OnProblem) -> tuple[Statement, ...]:
    """All statements of an annotated document, those about unresolved pronouns too."""
    found = [s for plugin in stages.extractors for s in plugins.extract(annotated, plugin, on_problem=on_problem)]
    return tuple(stages.qualify(stages.type_statements(found, annotated), annotated))


def resolved_only(extraction: Extraction) -> Extraction:
    """Without the pronouns nobody could resolve: their chains, and the statements about them.

    "He left" is open extraction's business; in a graph it would be a fact about a person called "he". An unresolved qualifier is
    left out; an unresolved speaker becomes one the text does not name, so that what is claimed is not taken for granted.
    """
    named = tuple(c for c in extraction.chains if any(m.kind is not MentionKind.PRONOUN for m in c.mentions))
    known = {mention for chain in named for mention in chain.mentions}

    def resolved(argument: Argument | None) -> bool:
        return not isinstance(argument, Mention) or argument.kind is not MentionKind.PRONOUN or argument in known

    statements = tuple(
        replace(
            statement,
            qualifiers=tuple(q for q in statement.qualifiers if resolved(q.value)),
            attribution=tuple(a if resolved(a.speaker) else replace(a, speaker=None) for a in statement.attribution),
        )
        for statement in extraction.statements
        if resolved(statement.subject) and resolved(statement.object)
    )
    return replace(extraction, chains=named, statements=statements)


def linked(extractions: Sequence[Extraction], config: Config) -> Linker:
    """Which mentions are one entity, with what the user has judged."""
    from kg.resolve import read_knowledge, resolve  # noqa: PLC0415 - a worker process needs none of this

    knowledge = [known for path in config.kb for known in read_knowledge(path)]
    return resolve(extractions, judgements=judged(config), knowledge=knowledge)


def judged(config: Config) -> list[Judgement]:
    """All that the user has judged: in the configuration, and in the file of judgements."""
    from kg.resolve import Judgement, judgements_of  # noqa: PLC0415

    pairs = [(pair, True) for pair in config.same] + [(pair, False) for pair in config.different]
    return [*(Judgement(left=left, right=right, same=same) for (left, right), same in pairs), *judgements_of(config.judgements)]


def merged(
    extractions: Sequence[Extraction], linker: Linker, config: Config, *, on_drop: Callable[[Statement, str], None]
) -> tuple[Triple, ...]:
    """The triples of all extractions, sorted."""
    from kg.merge import merge  # noqa: PLC0415

    trust = frozenset(config.trust)
    return tuple(merge(extractions, linker, ontology=ontology(config), vocabulary=config.vocabulary, trust=trust, on_drop=on_drop))


def _written(entities: Iterable[Entity], triples: Iterable[Triple], config: Config) -> tuple[Entity, ...]:
    """Those entities that the graph speaks of; a name that no statement uses is none of them."""
    subjects = {str(triple.subject) for triple in triples}
    return tuple(e for e in entities if f"<{config.vocabulary.entity(e.id)}>" in subjects)


def ontology(config: Config) -> Ontology:
    """Our ontology with what the user added."""
    from kg.ontology import load_ontology  # noqa: PLC0415
    from kg.resources import ontology_dir  # noqa: PLC0415

    return load_ontology([ontology_dir() / "kg.ttl", *config.ontology])


@lru_cache(maxsize=1)  # one model in memory, loaded by the first document of each process
def stages_of(config: Config) -> Stages:
    """The per-document half that this configuration asks for."""
    from kg.extract.relations.typing import Typer  # noqa: PLC0415
    from kg.qualify import qualify  # noqa: PLC0415

    return Stages(
        annotator=plugins.annotator(config.annotator, threads=config.threads),
        extractors=plugins.extractors(config.extractors),
        type_statements=Typer(ontology(config)),
        qualify=qualify,
    )


def _each(documents: Sequence[Document], config: Config) -> Iterator[Outcome]:
    """The outcome of each document, in their order, from this process or from several."""
    workers = min(config.processes, len(documents))
    if workers <= 1:
        stages = stages_of(config)
        yield from (document_extraction(attempt, stages) for attempt in plugins.annotated_ahead(documents, stages.annotator))
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only where it is asked for
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    try:
        # spawn, not fork: the language model's threads do not survive a fork
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from pool.map(partial(_outcome, config=config), documents, chunksize=1)
    except BrokenProcessPool as error:
        raise KgError("a worker process was ended from outside, perhaps for lack of memory; try fewer --processes") from error


def _outcome(document: Document, config: Config) -> Outcome:
    """`document_extraction` by what can cross processes: a configuration, not a loaded model."""
    stages = stages_of(config)
    return document_extraction(plugins.annotate(document, stages.annotator), stages)
