"""Paths -> a KnowledgeGraph: what Python users hold in their hands, and what `kg build` writes to a folder."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.build.asking import TITLE, Graph, fits_page, page_of
from kg.build.progress import shown_progress
from kg.build.report import line_of, report
from kg.config import Config, load_config, with_reading
from kg.errors import StoreError, UsageError
from kg.pipeline import Cache, Corpus, OnProgress, build_corpus
from kg.records import to_line, to_record
from kg.store import build_before, current_generation, new_generation, write_file, write_parts
from kg.store.changes import changes
from kg.store.disk import DiskStore, altered
from kg.types import Document, Entity, EntityType, Event, Evidence, Extraction, Kept, Link, Statement, made_anew

if TYPE_CHECKING:
    import pyoxigraph

NO_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>No page yet</title></head>
<body><p>This graph was built without its page. <code>kg view</code> makes it.</p></body></html>
"""


def build(  # noqa: PLR0913 - each is a way to say what to read, or how
    paths: str | Path | Iterable[str | Path] = (),
    *,
    texts: str | Iterable[str] = (),
    records: Any = (),
    date: str | datetime.date | None = None,
    publisher: str | None = None,
    config: Config | None = None,
    cache: Cache | None = None,
    progress: bool = True,
    on_progress: OnProgress | None = None,
) -> KnowledgeGraph:
    """The graph of files and folders, of texts, or of records. Without a configuration, kg.toml in the current folder holds.

    `paths` is one path or several; `texts` one article or several; `records` are dictionaries, or the rows of a data frame, with a
    text and what is known about it under the usual names (title, date, publisher, authors, url). `date` and `publisher` hold for
    articles that do not say theirs. A cache spares work and changes nothing else. A terminal or a notebook shows how far it is, unless
    `progress` is False; `on_progress` is told instead. What could not be read is in `.corpus.problems`; raises KgError where nothing
    could.
    """
    config = with_reading(config or load_config(), date=date, publisher=publisher)
    given = (*_records(records), *_text_records(texts))
    with nullcontext(on_progress) if on_progress or not progress else shown_progress() as told:
        corpus = build_corpus(_paths(paths), config, records=given, cache=cache, on_progress=told)
    return graph_of(corpus, config)


def graph_of(corpus: Corpus, config: Config) -> KnowledgeGraph:
    """The graph of a corpus. Raises UsageError where no document gave anything."""
    if not corpus.extractions:
        raise UsageError("\n".join([*map(line_of, corpus.problems), "no article could be read, so nothing was built"]))
    return KnowledgeGraph(corpus=corpus, config=config)


def open_graph(out: str | Path, *, config: Config | None = None) -> SavedGraph:
    """The graph of a build that `kg build` or `.save` put into a folder, ready to ask. Raises StoreError where there is none."""
    folder = current_generation(Path(out))
    return SavedGraph(place=folder, config=config or replace(load_config(), out=Path(out)))


@dataclass(frozen=True, kw_only=True, repr=False)
class KnowledgeGraph(Graph):
    """A graph in memory, with what came of each stage in `corpus`. Each view of it is made when it is first asked for."""

    corpus: Corpus
    config: Config = field(default_factory=Config)

    @cached_property
    def store(self) -> pyoxigraph.Store:
        """The graph in an Oxigraph store in memory."""
        import pyoxigraph  # noqa: PLC0415

        store = pyoxigraph.Store()
        store.bulk_load(self.corpus.turtle.opened(), format=pyoxigraph.RdfFormat.TURTLE)
        return store

    def turtle(self) -> bytes:
        """The graph as Turtle, always the same for the same articles."""
        return bytes(self.corpus.turtle)

    def save(self, out: str | Path) -> None:
        """Put the build into a folder, in place of the one that is there: as a whole, or not at all. Raises StoreError."""
        with new_generation(Path(out)) as folder:
            write_build(self, folder)


@dataclass(frozen=True, kw_only=True, repr=False)
class SavedGraph(Graph):
    """A graph in a folder: it can be asked and looked at like one in memory, and stays as it is."""

    place: Path
    config: Config = field(default_factory=Config)

    @property
    def folder(self) -> Path:
        """Where the build lies."""
        return self.place

    @cached_property
    def store(self) -> pyoxigraph.Store:
        """The store of the build, opened for reading."""
        return DiskStore(self.place / "store").engine


def write_build(graph: KnowledgeGraph, folder: Path, *, kept: Kept = made_anew) -> None:
    """Write all files of a build. What a page shows that can show all is read from the Turtle while the store is written."""
    from kg.analyse import triples_of  # noqa: PLC0415 - heavy

    corpus = graph.corpus
    write_parts(folder / "graph.ttl", corpus.turtle.opened())
    with ThreadPoolExecutor(1) as pool:  # Oxigraph loads on one core while the values are written on another
        loading = pool.submit(_stored, folder, corpus.size)
        write_parts(folder / "documents.jsonl", _lines(_document_record(e.document) for e in corpus.extractions))
        write_parts(folder / "statements.jsonl", (_statement_lines(extraction, kept) for extraction in corpus.extractions))
        write_parts(folder / "entities.jsonl", _lines(to_record(entity) for entity in corpus.entities))
        write_parts(folder / "events.jsonl", _lines(to_record(event_record(event)) for event in corpus.events))
        write_file(folder / "report.json", (json.dumps(report(corpus, graph.config), ensure_ascii=False, indent=2) + "\n").encode())
        fits = fits_page(entities=len(corpus.entities) + len(corpus.events), facts=sum(n for _, n in corpus.statuses))
        triples = triples_of(folder / "graph.ttl") if fits and graph.config.page else None
        store = loading.result()
    page = page_of(store, title=TITLE, triples=triples) if graph.config.page else NO_PAGE
    write_file(folder / "graph.html", page.encode())


def _document_record(document: Document) -> dict[str, Any]:
    """A document's record with its id, and without what is for messages only: report.json names its file."""
    return {"id": document.id, **to_record(replace(document, source="", dropped=()))}


def event_record(event: Event) -> Entity:
    """An event as a thing with the reasons why its tellings are one."""
    links = {Link(document=t.statement.document, name=t.name, reason=t.reason): None for t in event.tellings}
    return Entity(id=event.id, name=event.name, entity_type=EntityType.EVENT, aliases=event.aliases, links=tuple(links))


def _statement_lines(extraction: Extraction, kept: Kept) -> bytes:
    def made() -> bytes:
        return b"".join(_lines(statement_record(statement, extraction.document) for statement in extraction.statements))

    return kept(f"statements {extraction.mark}", made) if extraction.mark else made()


def statement_record(statement: Statement, document: Document) -> dict[str, Any]:
    """A statement's record with what a reader of the file would otherwise have to look up."""
    evidence = statement.evidence
    sentence = evidence.sentence.of(document.text) if isinstance(evidence, Evidence) else None
    return to_record(statement) | {"status": statement.status.value, "sentence": sentence}


def _paths(paths: str | Path | Iterable[str | Path]) -> tuple[Path, ...]:
    """One path is one path: a text is no list of letters."""
    return (Path(paths),) if isinstance(paths, str | Path) else tuple(Path(path) for path in paths)


def _records(records: Any) -> Iterator[Mapping[str, object]]:
    """Dictionaries as they are; a data frame's rows without their empty cells."""
    if not hasattr(records, "to_dict"):
        yield from (records,) if isinstance(records, Mapping) else records
        return
    for row in records.to_dict("records"):
        yield {str(name): value for name, value in row.items() if value is not None and value == value}  # noqa: PLR0124 - not a number


def _text_records(texts: str | Iterable[str]) -> Iterator[Mapping[str, object]]:
    yield from ({"text": text} for text in ([texts] if isinstance(texts, str) else texts))


def _lines(records: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    return (f"{to_line(record)}\n".encode() for record in records)


def _stored(folder: Path, size: int) -> pyoxigraph.Store:
    """The graph of a folder in a store beside it: made of that of the build before where little has changed, else loaded."""
    turtle, store, before = folder / "graph.ttl", folder / "store", build_before(folder)
    if before:
        try:
            found = changes(before / "graph.ttl", turtle)
            if found:
                altered(before / "store", store, found)
                return _reopened(store, size)
        except (OSError, StoreError):  # the build before is damaged, which is no reason to have no other
            shutil.rmtree(store, ignore_errors=True)
    DiskStore(store, writable=True).load(turtle)
    return _reopened(store, size)


def _reopened(path: Path, size: int) -> pyoxigraph.Store:
    """The store as a reader finds it. Raises StoreError where something is missing from it."""
    store = DiskStore(path)
    if len(store) != size:
        raise StoreError(f"{path}: {size} triples were written but {len(store)} are there; is the disk failing? The build before stays")
    return store.engine
