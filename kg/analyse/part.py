"""A network -> the part of it that is about something, from some time on or from some sources, measured again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.analyse.measures import annotate, find
from kg.errors import UsageError

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to keep: all that is at most `depth` steps from `about`, published since a day, by sources whose name contains one of these."""

    about: str = ""
    depth: int = 2
    since: date | None = None
    sources: tuple[str, ...] = ()

    def is_everything(self) -> bool:
        """Whether nothing is asked for, so that the network stays as it is."""
        return not (self.about or self.since or self.sources)


def part(network: networkx.MultiDiGraph[str], wanted: Wanted) -> networkx.MultiDiGraph[str]:
    """A network of the same form. Raises UsageError where the entity or all sources are unknown."""
    if wanted.is_everything():
        return network
    told = _told(network, _articles(network, wanted))
    small = network.copy()
    small.remove_edges_from([(s, o, key) for s, o, key, edge in network.edges(keys=True, data=True) if edge["iri"] not in told])
    for node in small.nodes.values():
        node["facts"] = tuple(fact for fact in node["facts"] if fact["iri"] in told)
    near = _near(small, find(network, wanted.about), wanted.depth) if wanted.about else {iri for iri in small if _has_facts(small, iri)}
    small.remove_nodes_from([iri for iri in network if iri not in near])
    kept = _statements(small)
    small.graph |= {
        "articles": {iri: small.graph["articles"][iri] for iri in _used(small) if iri in small.graph["articles"]},
        "events": {iri: event for iri, event in network.graph.get("events", {}).items() if iri in small},
        "disagreements": tuple(
            row for row in network.graph.get("disagreements", ()) if row["one_statement"] in kept or row["other_statement"] in kept
        ),
    }
    annotate(small)
    return small


def _articles(network: networkx.MultiDiGraph[str], wanted: Wanted) -> Collection[str] | None:
    """IRIs of the articles to keep; None for all. An article without a date is from no time."""
    if not (wanted.since or wanted.sources):
        return None
    articles = network.graph["articles"]
    names = [source.casefold() for source in wanted.sources]
    by_source = {iri for iri, article in articles.items() if not names or any(name in _names(article) for name in names)}
    if not by_source:
        known = sorted({article["publisher"] or article["title"] for article in articles.values()} - {""})
        raise UsageError(f"no source is called {' or '.join(map(repr, wanted.sources))}; there are {', '.join(known[:8])}")
    since = wanted.since.isoformat() if wanted.since else ""
    return {iri for iri in by_source if articles[iri]["date"] >= since}


def _names(article: dict[str, Any]) -> str:
    return f"{article['publisher']} {article['title']}".casefold()


def _told(network: networkx.MultiDiGraph[str], articles: Collection[str] | None) -> set[str]:
    """IRIs of the statements that these articles make, and of the events that these statements describe; of all for None."""
    said = {r["iri"] for r in _records(network) if articles is None or any(m["article"] in articles for m in r["mentions"])}
    events = network.graph.get("events", {})
    return said | {iri for iri, event in events.items() if articles is None or said & set(event["statements"])}


def _near(network: networkx.MultiDiGraph[str], centre: str, depth: int) -> set[str]:
    """What is at most so many steps away, by statements, roles of events and what phrases name."""
    beside: dict[str, set[str]] = {}
    for one, other in _pairs(network):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found = {centre}
    for _ in range(depth):
        found |= {other for iri in found for other in beside.get(iri, ()) if other in network}
    return found


def _pairs(network: networkx.MultiDiGraph[str]) -> Iterable[tuple[str, str]]:
    yield from network.edges()
    for iri, node in network.nodes.items():
        yield from ((iri, reference["iri"]) for fact in node["facts"] for reference in fact["named"])


def _has_facts(network: networkx.MultiDiGraph[str], iri: str) -> bool:
    return bool(network.nodes[iri]["facts"]) or network.degree(iri) > 0


def _records(network: networkx.MultiDiGraph[str]) -> Iterable[Any]:
    yield from (edge for _, _, edge in network.edges(data=True))
    yield from (fact for node in network.nodes.values() for fact in node["facts"])


def _statements(network: networkx.MultiDiGraph[str]) -> set[str]:
    return {record["iri"] for record in _records(network)}


def _used(network: networkx.MultiDiGraph[str]) -> list[str]:
    return sorted({mention["article"] for record in _records(network) for mention in record["mentions"]})
