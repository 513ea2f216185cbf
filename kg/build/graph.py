"""Paths in, a KnowledgeGraph out: what Python users hold in their hands, and what `kg build` writes to a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.build.report import line_of, report
from kg.config import Config, load_config
from kg.errors import StoreError, UsageError
from kg.pipeline import Corpus, OnProgress, build_corpus
from kg.records import to_line, to_record
from kg.store import new_generation, open_store, write_file
from kg.store.disk import DiskStore
from kg.types import Document, Evidence, Statement

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib

    from kg.query import Result

TITLE = "Knowledge graph"


def build(paths: Iterable[str | Path], *, config: Config | None = None, on_progress: OnProgress | None = None) -> KnowledgeGraph:
    """The graph of files and folders. What could not be read is in `.corpus.problems`; raises KgError where nothing could.

    Without a configuration, kg.toml in the current folder holds if there is one.
    """
    config = config or load_config()
    corpus = build_corpus([Path(p) for p in paths], config, on_progress=on_progress)
    if not corpus.extractions:
        raise UsageError("\n".join([*map(line_of, corpus.problems), "no article could be read, so nothing was built"]))
    return KnowledgeGraph(corpus=corpus, config=config)


@dataclass(frozen=True, kw_only=True)
class KnowledgeGraph:
    """A graph in memory. Each view of it is made when it is first asked for."""

    corpus: Corpus
    config: Config = field(default_factory=Config)

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The graph for code that works with rdflib, with our prefixes bound."""
        from kg.store.memory import MemoryStore  # noqa: PLC0415 - heavy

        store = MemoryStore()
        store.replace(self.corpus.triples)
        for prefix, namespace in self.config.vocabulary.prefixes.items():
            store.graph.bind(prefix, namespace, override=True, replace=True)
        return store.graph

    @cached_property
    def store(self) -> pyoxigraph.Store:
        """The graph in an Oxigraph store in memory."""
        import pyoxigraph  # noqa: PLC0415

        store = pyoxigraph.Store()
        store.bulk_extend(pyoxigraph.Quad(*triple) for triple in self.corpus.triples)
        return store

    def query(self, sparql: str) -> Result:
        """Answer SPARQL with our prefixes bound. What the command line refuses is refused; time and memory are the caller's own."""
        from kg.query import Result, answer  # noqa: PLC0415

        prefixes = self.config.vocabulary.prefixes
        return Result.of(*answer(self.store, sparql, prefixes=prefixes, max_rows=self.config.query.max_rows))

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """Entities and the statements between them."""
        from kg.analyse import load_network  # noqa: PLC0415

        return load_network(self.store)

    def html(self, *, title: str = TITLE) -> str:
        """The page of the graph: one file that needs nothing else."""
        return page_of(self.store, title=title)

    def turtle(self) -> bytes:
        """The graph as Turtle, always the same for the same articles."""
        from kg.merge import serialize  # noqa: PLC0415

        return serialize(self.corpus.triples, self.config.vocabulary)

    def save(self, out: str | Path) -> None:
        """Put the build into a folder, in place of the one that is there: as a whole, or not at all. Raises StoreError."""
        with new_generation(Path(out)) as folder:
            write_build(self, folder)


def write_build(graph: KnowledgeGraph, folder: Path) -> None:
    """Write all files of a build; the page is made from the store that was written, so both are seen to be readable."""
    corpus = graph.corpus
    write_file(folder / "graph.ttl", graph.turtle())
    open_store(folder / "store", writable=True).replace(corpus.triples)
    write_file(folder / "graph.html", page_of(_reopened(folder / "store", corpus.triples), title=TITLE).encode())
    write_file(folder / "documents.jsonl", _lines(_document_record(e.document) for e in corpus.extractions))
    write_file(folder / "statements.jsonl", _lines(statement_record(s, e.document) for e in corpus.extractions for s in e.statements))
    write_file(folder / "entities.jsonl", _lines(to_record(entity) for entity in corpus.entities))
    write_file(folder / "report.json", (json.dumps(report(corpus, graph.config), ensure_ascii=False, indent=2) + "\n").encode())


def page_of(store: pyoxigraph.Store, *, title: str) -> str:
    """The page of a graph in an Oxigraph store."""
    from kg.analyse import load_network  # noqa: PLC0415 - heavy
    from kg.view import render  # noqa: PLC0415

    return render(load_network(store), title=title)


def _document_record(document: Document) -> dict[str, Any]:
    """A document's record with its id, and without its file, which is no property of the article: report.json names it."""
    return {"id": document.id, **to_record(replace(document, source=""))}


def statement_record(statement: Statement, document: Document) -> dict[str, Any]:
    """A statement's record with what a reader of the file would otherwise have to look up."""
    evidence = statement.evidence
    sentence = evidence.sentence.of(document.text) if isinstance(evidence, Evidence) else None
    return to_record(statement) | {"status": statement.status.value, "sentence": sentence}


def _lines(records: Iterable[dict[str, Any]]) -> bytes:
    return "".join(to_line(record) + "\n" for record in records).encode()


def _reopened(path: Path, triples: Sequence[object]) -> pyoxigraph.Store:
    """The store as a reader finds it. Raises StoreError where something is missing from it."""
    store = DiskStore(path)
    if len(store) != len(triples):
        raise StoreError(
            f"{path}: {len(triples)} triples were written but {len(store)} are there; is the disk failing? The build before stays"
        )
    return store.engine
