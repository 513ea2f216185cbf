"""Config -> each stage as it asks for it: plug-ins, the user's relations, entities and judgements. kg/pipeline.py has their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg import plugins
from kg.config import FULL, Config
from kg.packed import pack
from kg.types import (
    AnnotatedDocument,
    Annotator,
    Document,
    Event,
    Extraction,
    Extractor,
    Kept,
    Linker,
    OnProblem,
    Ontology,
    Reading,
    Statement,
)
from kg.vocab import digest

if TYPE_CHECKING:
    from kg.merge import Merged
    from kg.resolve import Judgement, Wrong

Refine = Callable[[Iterable[Statement], AnnotatedDocument], Iterable[Statement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The per-document half, ready to run."""

    annotator: Annotator
    extractors: tuple[Extractor, ...]
    type_statements: Refine
    qualify: Refine
    agree: Callable[[Iterable[Statement]], Iterable[Statement]] = tuple


def read(
    paths: Sequence[Path], reading: Reading | None = None, *, records: Sequence[Mapping[str, object]] = (), on_problem: OnProblem
) -> Iterator[Document]:
    """Documents of files and folders, by our readers and installed ones, and of records."""
    from kg.read import read_all  # noqa: PLC0415 - `kg --help` reads nothing

    return read_all(paths, records, on_problem=on_problem, readers=plugins.readers(), reading=reading or Reading())


@lru_cache(maxsize=1)  # one model in memory, loaded by the first document of each process
def stages_of(config: Config) -> Stages:
    """The per-document half that this configuration asks for."""
    from kg.extract.proposals import ProposalExtractor, agreed  # noqa: PLC0415
    from kg.extract.relations.typing import Typer  # noqa: PLC0415
    from kg.qualify import qualify  # noqa: PLC0415

    return Stages(
        annotator=plugins.annotator(config.annotator, threads=config.threads),
        extractors=(*plugins.extractors(config.extractors), *([] if config.extractors else [ProposalExtractor(config.proposals)])),
        type_statements=Typer(ontology(config)),
        qualify=qualify,
        agree=agreed,
    )


def linked(extractions: Sequence[Extraction], config: Config) -> Linker:
    """Which mentions are one entity, with what the user has judged."""
    from kg.resolve import read_knowledge, resolve  # noqa: PLC0415 - a worker process needs none of this

    knowledge = [known for path in config.kb for known in read_knowledge(path)]
    return resolve(extractions, judgements=judged(config), knowledge=knowledge)


def happened(extractions: Sequence[Extraction], linker: Linker, config: Config) -> tuple[tuple[Extraction, ...], Linker, tuple[Event, ...]]:
    """Which statements tell of one event; who met whom in it is added to the statements of its documents."""
    from kg.resolve.events import find_events, pairwise  # noqa: PLC0415 - see `linked`

    linker, events = find_events(extractions, linker, ontology(config), judgements=judged(config))
    more = defaultdict(list)
    for statement in pairwise(events, linker, ontology(config)):
        more[statement.document].append(statement)
    return tuple(_with(e, more[e.document.id]) if e.document.id in more else e for e in extractions), linker, events


def _with(extraction: Extraction, more: Sequence[Statement]) -> Extraction:
    mark = digest(extraction.mark, pack(tuple(more))) if extraction.mark else ""
    return replace(extraction, statements=(*extraction.statements, *more), mark=mark)


def judged(config: Config) -> list[Judgement]:
    """All that the user has judged: in the configuration, and in the file of judgements."""
    from kg.resolve import Judgement, judgements_of  # noqa: PLC0415 - see `linked`

    pairs = [(pair, True) for pair in config.same] + [(pair, False) for pair in config.different]
    return [*(Judgement(left=left, right=right, same=same) for (left, right), same in pairs), *judgements_of(config.judgements)]


def called_wrong(config: Config) -> dict[str, Wrong]:
    """The statements that the file of judgements calls wrong, by IRI."""
    from kg.resolve import judged_wrong  # noqa: PLC0415 - see `linked`

    return {config.vocabulary.prefixes["st"] + judgement.statement: judgement for judgement in judged_wrong(config.judgements)}


def merged(  # noqa: PLR0913 - what the merge needs to know and what it tells
    extractions: Sequence[Extraction],
    linker: Linker,
    events: Sequence[Event],
    config: Config,
    *,
    wrong: Collection[str],
    on_drop: Callable[[Statement, str], None],
    on_wrong: Callable[[str], None],
    kept: Kept,
) -> Merged:
    """The graph of all extractions, without the statements that are judged wrong."""
    from kg.merge import Contract  # noqa: PLC0415 - see `linked`
    from kg.merge import merged as merge_all  # noqa: PLC0415

    contract = Contract(
        ontology=ontology(config),
        vocabulary=config.vocabulary,
        trust=frozenset(config.trust),
        phrases=config.profile == FULL,
        on_drop=on_drop,
        wrong=wrong,
        on_wrong=on_wrong,
        kept=kept,
    )
    return merge_all(extractions, linker, events, contract=contract)


def ontology(config: Config) -> Ontology:
    """Our ontology with what the user added."""
    from kg.ontology import load_ontology  # noqa: PLC0415
    from kg.resources import ontology_dir  # noqa: PLC0415

    return load_ontology([ontology_dir() / "kg.ttl", *config.ontology])
