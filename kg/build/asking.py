"""A store and a configuration -> answers: all that can be asked of a graph, whether it was just built or lies in a folder."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Config

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib

    from kg.analyse.triples import Triples
    from kg.query import Result

TITLE = "Knowledge graph"


@dataclass(frozen=True, kw_only=True, repr=False)
class Graph(ABC):
    """What can be asked. Each view is made when it is first asked for."""

    config: Config

    @property
    def folder(self) -> Path | None:
        """Where the build lies, if it lies in a folder."""
        return None

    @property
    @abstractmethod
    def store(self) -> pyoxigraph.Store:
        """The graph in an Oxigraph store."""

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The graph for code that works with rdflib, with our prefixes bound."""
        from kg.store.memory import MemoryStore  # noqa: PLC0415 - heavy

        memory = MemoryStore()
        memory.replace(quad.triple for quad in self.store)
        for prefix, namespace in self.config.vocabulary.prefixes.items():
            memory.graph.bind(prefix, namespace, override=True, replace=True)
        return memory.graph

    def query(self, sparql: str) -> Result:
        """Answer SPARQL with our prefixes bound, or the query of ours that has this name ("who-met-whom").

        What the command line refuses is refused; time and memory are the caller's own. A result without rows says in `hints` what the
        graph does not have.
        """
        from kg.query import Result, answer, hints, named_query  # noqa: PLC0415

        prefixes = self.config.vocabulary.prefixes
        is_name = len(sparql.split()) == 1 and "{" not in sparql
        text = named_query(sparql).text if is_name else sparql
        found = Result.of(*answer(self.store, text, prefixes=prefixes, max_rows=self.config.query.max_rows))
        return found if found or is_name else replace(found, hints=hints(self.store, text, prefixes=prefixes))

    @cached_property
    def entities(self) -> Result:
        """Every entity with its class, how many statements and articles speak of it, and its other names; the most spoken of first."""
        from kg.query import facts  # noqa: PLC0415

        return facts.entities(self.store)

    @cached_property
    def events(self) -> Result:
        """Every event with its class, status, days, place and participants, in order of time."""
        from kg.query import facts  # noqa: PLC0415

        return facts.events(self.store)

    def about(self, name: str) -> Result:
        """Each sentence that states something about what is called `name`. Raises UsageError with the nearest names."""
        from kg.query import facts  # noqa: PLC0415

        return facts.about(self.store, name)

    def between(self, one: str, other: str) -> Result:
        """Each sentence of a statement in which both take part."""
        from kg.query import facts  # noqa: PLC0415

        return facts.between(self.store, one, other)

    def search(self, words: str, *, limit: int = 20) -> Result:
        """Sentences, names and facts that have all the words; "words in quotation marks" stand together."""
        from kg.query.search import search  # noqa: PLC0415

        return search(self.store, words, folder=self.folder, limit=limit)

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """Entities and the statements between them."""
        from kg.analyse import load_network  # noqa: PLC0415

        return load_network(self.store)

    def html(self, *, title: str = TITLE) -> str:
        """The page of the graph: one file that needs nothing else."""
        return page_of(self.store, title=title)

    def __repr__(self) -> str:
        from kg.build.report import count_of  # noqa: PLC0415 - the report is written by who builds
        from kg.query.facts import sizes  # noqa: PLC0415

        articles, statements, entities = sizes(self.store)
        size = ", ".join((count_of(articles, "article"), count_of(statements, "statement"), count_of(entities, "entity", "entities")))
        return f"{type(self).__name__}({size})"

    def _repr_html_(self) -> str:
        """The page, small, where a notebook shows the graph: in a frame of its own, from which nothing can reach the notebook."""
        look = 'width="100%" height="560" sandbox="allow-scripts allow-downloads allow-modals" style="border:1px solid #ccc"'
        return f'<p>{escape(repr(self))}</p><iframe title="{TITLE}" {look} srcdoc="{escape(self.html())}"></iframe>'


def page_of(store: pyoxigraph.Store, *, title: str, triples: Triples | None = None) -> str:
    """The page of a graph in an Oxigraph store; `triples` are what `kg.analyse.triples_of` has read of it already."""
    from kg.analyse import load_network, load_part  # noqa: PLC0415 - heavy
    from kg.view import MAX_ENTITIES, MAX_FACTS, render  # noqa: PLC0415

    if triples:
        return render(load_network(store, triples=triples), title=title)
    return render(load_part(store, entities=MAX_ENTITIES, facts=MAX_FACTS), title=title)


def fits_page(*, entities: int, facts: int) -> bool:
    """Whether a page can show so much."""
    from kg.view import MAX_ENTITIES, MAX_FACTS  # noqa: PLC0415 - as in `page_of`

    return entities <= MAX_ENTITIES and facts <= MAX_FACTS
