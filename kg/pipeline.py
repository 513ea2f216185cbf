"""Paths -> the triples of their graph and all that was seen on the way: the order of the stages, and nothing else.

read -> annotate -> extract -> type_statements -> qualify -> resolved_only      for one document: no shared state
linked -> happened -> merged                                                    for all documents
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg import plugins
from kg.config import Config
from kg.errors import KgError
from kg.stages import Stages, called_wrong, happened, linked, merged, ontology, read, stages_of
from kg.types import (
    AnnotatedDocument,
    Argument,
    Document,
    Entity,
    Event,
    Extraction,
    Linker,
    Mention,
    MentionKind,
    OnProblem,
    Problem,
    Statement,
    made_anew,
)

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.merge import Turtle
    from kg.resolve import Wrong

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one document: nothing but problems where the annotator failed."""

    problems: tuple[Problem, ...]
    extraction: Extraction | None = None
    sentences: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What came of all documents: extractions sorted by document id, entities and events by id, problems sorted.

    The graph is the Turtle that it is written as, on disk where it is not small; `size` counts them, `statuses` how many
    statements have each status. `dropped` counts, by reason, the statements that cannot be written as triples; `wrong` are those that
    would be there had nobody judged them wrong.
    """

    extractions: tuple[Extraction, ...]
    sentences: int
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    turtle: Turtle
    size: int
    statuses: tuple[tuple[str, int], ...]
    dropped: tuple[tuple[str, int], ...]
    wrong: tuple[Wrong, ...]
    problems: tuple[Problem, ...]

    @property
    def triples(self) -> tuple[Triple, ...]:
        """The triples of the graph, sorted; read from its Turtle each time."""
        from pyoxigraph import RdfFormat, parse  # noqa: PLC0415 - a worker process needs none of this

        return tuple(quad.triple for quad in parse(self.turtle.opened(), format=RdfFormat.TURTLE))


Make = Callable[[Sequence[Document], Config], Iterator[Outcome]]
"""Gives the outcome of each document, in their order: in this process, in several, or on a cluster."""


class Cache(Protocol):
    """Outcomes of earlier builds; `kg.build.cache` keeps them on disk."""

    def get(self, document: Document, /) -> Outcome | None:
        """What came of this document, if that is known."""
        ...

    def put(self, document: Document, outcome: Outcome, /) -> Outcome:
        """Keep what came of this document; gives it as `get` will."""
        ...

    def kept(self, made_from: str, make: Callable[[], bytes], /) -> bytes:
        """What an earlier build made of the same, else what is made now."""
        ...


def build_corpus(  # noqa: PLR0913 - each is a way to do the same
    paths: Sequence[Path],
    config: Config,
    *,
    records: Sequence[Mapping[str, object]] = (),
    cache: Cache | None = None,
    make: Make | None = None,
    on_progress: OnProgress | None = None,
) -> Corpus:
    """Read files, folders and records and make their graph. Neither their order, nor the number of processes, nor what the cache holds
    changes anything in the result."""
    problems: list[Problem] = []
    documents = list(read(paths, config.reading, records=records, on_problem=problems.append))
    return corpus_of(documents, config, problems=problems, cache=cache, make=make, on_progress=on_progress)


def corpus_of(  # noqa: PLR0913 - each is a way to do the same
    documents: Iterable[Document],
    config: Config,
    *,
    problems: Iterable[Problem] = (),
    cache: Cache | None = None,
    make: Make | None = None,
    on_progress: OnProgress | None = None,
) -> Corpus:
    """The graph of documents. `problems` are those of reading them."""
    documents, problems = sorted(documents, key=lambda d: d.id), list(problems)
    problems += [_too_long(d, config) for d in documents if len(d.text) > config.max_characters]
    documents = [d for d in documents if len(d.text) <= config.max_characters]
    outcomes = []
    for outcome in _each(documents, config, cache, make or made_here):
        outcomes.append(outcome)
        if on_progress:
            on_progress(len(outcomes), len(documents))
    extractions, linker, events = _linked_events(outcomes, config)
    again = _dated_by_others(documents, extractions, events, config)
    if again:
        outcomes = _replaced(outcomes, _each(again, config, cache, make or made_here))
        extractions, linker, events = _linked_events(outcomes, config)
    problems += [problem for outcome in outcomes for problem in outcome.problems]
    dropped: list[str] = []
    marked = called_wrong(config)
    left_out: list[str] = []
    graph = merged(
        extractions,
        linker,
        events,
        config,
        wrong=marked,
        on_drop=lambda _, reason: dropped.append(reason),
        on_wrong=left_out.append,
        kept=cache.kept if cache else made_anew,
    )
    problems += [_judges_nothing(marked[iri], config) for iri in sorted(marked.keys() - set(left_out))]
    return Corpus(
        extractions=extractions,
        sentences=sum(o.sentences for o in outcomes),
        entities=tuple(e for e in linker.entities if config.vocabulary.entity(e.id) in graph.named),
        events=events,
        turtle=graph.turtle,
        size=graph.size,
        statuses=tuple(sorted(graph.statuses.items(), key=lambda pair: (-pair[1], pair[0]))),
        dropped=tuple(sorted(Counter(dropped).items())),
        wrong=tuple(marked[iri] for iri in sorted(left_out)),
        problems=tuple(sorted(set(problems), key=lambda p: (p.source, p.location, p.code, p.message))),
    )


def document_extraction(attempt: plugins.Attempt, stages: Stages) -> Outcome:
    """All that one annotated document states. Touches no shared state, so it runs in a loop or in processes alike."""
    annotated, problems = attempt.annotated, list(attempt.problems)
    if annotated is None:
        return Outcome(problems=tuple(problems))
    from kg.qualify.publication import dated  # noqa: PLC0415 - `kg --help` qualifies nothing

    annotated = dated(annotated)
    statements = document_statements(annotated, stages, on_problem=problems.append)
    extraction = resolved_only(Extraction(document=annotated.document, chains=annotated.chains, statements=statements))
    return Outcome(extraction=extraction, sentences=len(annotated.sentences), problems=tuple(problems))


def document_statements(annotated: AnnotatedDocument, stages: Stages, *, on_problem: OnProblem) -> tuple[Statement, ...]:
    """All statements of an annotated document, those about unresolved pronouns too."""
    found = [s for plugin in stages.extractors for s in plugins.extract(annotated, plugin, on_problem=on_problem)]
    return tuple(stages.agree(stages.qualify(stages.type_statements(found, annotated), annotated)))


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


def _linked_events(outcomes: Sequence[Outcome], config: Config) -> tuple[tuple[Extraction, ...], Linker, tuple[Event, ...]]:
    extractions = tuple(o.extraction for o in outcomes if o.extraction)
    return happened(extractions, linked(extractions, config), config)


def _replaced(outcomes: Iterable[Outcome], again: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes with those of the documents that were made again in their places."""
    made = {o.extraction.document.id: o for o in again if o.extraction}
    return [made.get(o.extraction.document.id, o) if o.extraction else o for o in outcomes]


def _dated_by_others(
    documents: Sequence[Document], extractions: Sequence[Extraction], events: Sequence[Event], config: Config
) -> list[Document]:
    """The documents without a date for which others on the same events tell one, with what they tell: they are read again with it."""
    from kg.resolve.events import told_by_others  # noqa: PLC0415 - see `linked`

    if all(d.published for d in documents):
        return []
    told = told_by_others(extractions, events, ontology(config))
    return [replace(d, inferred=told[d.id]) for d in documents if d.id in told]


def _judges_nothing(judgement: Wrong, config: Config) -> Problem:
    words = f" (“{judgement.sentence}”)" if judgement.sentence else ""
    message = (
        f"no statement of these articles is {judgement.statement}{words}, which is judged wrong; take the line away if it never comes back"
    )
    return Problem(source=str(config.judgements), code="judges-nothing", message=message)


def _too_long(document: Document, config: Config) -> Problem:
    """No article is that long; what is takes time that grows faster than it does, and memory with it."""
    size = f"{len(document.text):,} characters, more than the {config.max_characters:,} of max_characters"
    message = f"the text has {size}, so it was left out; split it into its articles, or raise max_characters in kg.toml"
    return Problem(source=document.source, code="too-long-document", message=message)


def _each(documents: Sequence[Document], config: Config, cache: Cache | None, make: Make) -> Iterator[Outcome]:
    """The outcome of each document, in their order: those of earlier builds, and the others made now."""
    known = {d.id: outcome for d in documents if cache and (outcome := cache.get(d))}
    made = make([d for d in documents if d.id not in known], config)
    for document in documents:
        outcome = known.pop(document.id, None)
        if outcome is None:
            made_now = next(made)
            outcome = cache.put(document, made_now) if cache else made_now
        yield outcome


def made_here(documents: Sequence[Document], config: Config) -> Iterator[Outcome]:
    """The outcome of each document, in their order, from this process or from several."""
    if not documents:
        return
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
