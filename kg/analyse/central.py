"""A store too large for one page -> the triples about its best connected things, and how much there is in all.

Held of the whole are only the two ends of each statement and how often each thing is an end; all else is looked up for what is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.analyse.events import ABOUT, DESCRIBED, NAME
from kg.analyse.triples import Triples

if TYPE_CHECKING:
    import pyoxigraph

TYPE, SUBJECT, OBJECT = (f"{vocab.RDF}{name}" for name in ("type", "subject", "object"))
ARTICLE = f"{vocab.SCHEMA}NewsArticle"
LEADING = frozenset({*(vocab.kg(name) for name in ("mention", "qualifier", "sentence")), f"{vocab.RDF}predicate"})
"""Terms whose values are looked up as well: what a statement consists of. The IRIs of phrases say where they stand."""
Ends = tuple[str, str]


@dataclass(frozen=True)
class Central:
    """The part of a graph that a page can show; `entities` and `facts` count all that there are."""

    triples: Triples
    entities: int
    facts: int


def central(store: pyoxigraph.Store, predicates: Iterable[str], *, entities: int, facts: int) -> Central | None:
    """The best connected entities, at most so many, and the facts about them alone, those about the best connected first.

    None where the graph has no more than that.
    """
    articles = set(_with(store, TYPE, ARTICLE))
    ends = _ends(store, articles)
    events = set(_subjects(store, DESCRIBED))
    things = {*_subjects(store, NAME), *events, *(end for pair in ends.values() for end in pair if end)} - articles
    if len(things) <= entities and len(ends) <= facts:
        return None
    degrees = Counter(end for pair in ends.values() if all(pair) for end in pair)
    degrees.update(end for event in events for end in _roles(store, event, things))
    number = {iri: k for k, iri in enumerate(sorted(things, key=lambda iri: (-degrees[iri], iri))[:entities])}
    ranked = sorted((max(number[end] for end in pair if end), iri) for iri, pair in ends.items() if _is_within(pair, number))
    parts = _Parts(store, frozenset(predicates))
    parts.read(iri for _, iri in ranked[:facts])
    parts.read(articles)
    parts.read(number)
    parts.name(things)
    return Central(Triples(parts.values), len(things), len(ends))


def _ends(store: pyoxigraph.Store, articles: Collection[str]) -> dict[str, Ends]:
    """Statement -> subject, and object where that is a thing, else ""; without what is said of articles themselves."""
    import pyoxigraph  # noqa: PLC0415 - imported where used, so that `kg --help` stays fast

    known: dict[str, str] = {}  # each IRI as one string
    subjects = {q.subject.value: known.setdefault(q.object.value, q.object.value) for q in _quads(store, SUBJECT)}
    found: dict[str, Ends] = {}
    for quad in _quads(store, OBJECT):
        iri, value = quad.subject.value, quad.object
        target = known.setdefault(value.value, value.value) if isinstance(value, pyoxigraph.NamedNode) else ""
        if iri in subjects and subjects[iri] not in articles and target not in articles:
            found[iri] = (subjects[iri], target)
    return found


def _is_within(ends: Ends, number: Mapping[str, int]) -> bool:
    return all(end in number for end in ends if end)


def _roles(store: pyoxigraph.Store, event: str, things: Collection[str]) -> Iterator[str]:
    """Both ends of each edge from an event to what takes part in it."""
    told: dict[str, set[str]] = {}
    for quad in _about(store, event):
        term, value = quad.predicate.value, getattr(quad.object, "value", "")
        if term.startswith(vocab.KG) and term not in ABOUT and value in things:
            told.setdefault(value, set()).add(term)
    for value, terms in told.items():
        for _ in terms - {vocab.kg("participant")} or terms:
            yield from (event, value)


class _Parts:
    """Values of some predicates, read subject by subject."""

    def __init__(self, store: pyoxigraph.Store, predicates: frozenset[str]) -> None:
        self.values: dict[str, dict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]] = {name: {} for name in predicates}
        self._store = store
        self._read: set[str] = set()
        self._named: dict[str, None] = {}

    def read(self, subjects: Iterable[str]) -> None:
        """All that is said of subjects, and of what they consist of."""
        import pyoxigraph  # noqa: PLC0415 - as in `_ends`

        for start in subjects:
            todo = [start]
            while todo:
                subject = todo.pop()
                if subject in self._read:
                    continue
                self._read.add(subject)
                for quad in _about(self._store, subject):
                    term, value = quad.predicate.value, quad.object
                    if term in self.values and isinstance(value, pyoxigraph.NamedNode | pyoxigraph.Literal):
                        self.values[term].setdefault(subject, []).append(value)
                        if isinstance(value, pyoxigraph.NamedNode):
                            (todo.append if term in LEADING else self._named.setdefault)(value.value)

    def name(self, things: Collection[str]) -> None:
        """The names of those things that were only met as values."""
        import pyoxigraph  # noqa: PLC0415 - as in `_ends`

        for iri in self._named:
            if iri in things and iri not in self._read:
                for quad in self._store.quads_for_pattern(pyoxigraph.NamedNode(iri), pyoxigraph.NamedNode(NAME), None):
                    self.values[NAME].setdefault(iri, []).append(quad.object)  # type: ignore[arg-type]  # a name is a literal


def _quads(store: pyoxigraph.Store, predicate: str) -> Iterator[Any]:
    import pyoxigraph  # noqa: PLC0415 - as in `_ends`

    return iter(store.quads_for_pattern(None, pyoxigraph.NamedNode(predicate), None, pyoxigraph.DefaultGraph()))


def _about(store: pyoxigraph.Store, subject: str) -> Iterator[Any]:
    import pyoxigraph  # noqa: PLC0415 - as in `_ends`

    return iter(store.quads_for_pattern(pyoxigraph.NamedNode(subject), None, None, pyoxigraph.DefaultGraph()))


def _subjects(store: pyoxigraph.Store, predicate: str) -> Iterator[str]:
    return (quad.subject.value for quad in _quads(store, predicate))


def _with(store: pyoxigraph.Store, predicate: str, value: str) -> Iterator[str]:
    import pyoxigraph  # noqa: PLC0415 - as in `_ends`

    pattern = (None, pyoxigraph.NamedNode(predicate), pyoxigraph.NamedNode(value), pyoxigraph.DefaultGraph())
    found: Iterator[Any] = iter(store.quads_for_pattern(*pattern))
    return (quad.subject.value for quad in found)
