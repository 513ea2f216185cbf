"""A network -> the tables of the page: entities by importance, facts, sentences, articles; each text once, all else by number."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from kg.view.differences import difference
from kg.view.relations import group, is_state
from kg.view.text import plain

if TYPE_CHECKING:
    import networkx

MAX_ENTITIES = 12_000  # measured by benchmarks/page.py: what a page can hold and still open in 1.5 s
MAX_FACTS = 36_000
ROLES = {"agent": "by", "patient": "of"}  # roles whose names are words of linguists
EDTF_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")

Row = dict[str, Any]


def tables(graph: networkx.MultiDiGraph[str]) -> dict[str, Any]:
    """Entities (position = rank), facts, events, relations, sentences, articles, differences and what was left out, ready for JSON."""
    ranked = _ranked(graph)
    number = {iri: k for k, iri in enumerate(ranked[:MAX_ENTITIES])}
    articles = {iri: k for k, iri in enumerate(sorted(graph.graph["articles"], key=lambda a: (graph.graph["articles"][a]["date"], a)))}
    kept = _kept(graph, number)
    relations = {iri: k for k, iri in enumerate(sorted({record["relation"] for _, record in kept}))}
    places = _Places(number, articles, relations, sentences={})
    facts = {record["iri"]: k for k, (_, record) in enumerate(kept)}
    told = {
        record["iri"]: (_name(graph, source), record["label"], record["value"] or _name(graph, target)) for (source, target), record in kept
    }
    rows = [_fact(record, ends, places) for ends, record in kept]
    differences = [difference(row, told, facts, places.sentences) for row in graph.graph.get("disagreements", ())]
    return {
        "entities": [_entity(graph, iri, number) for iri in number],
        "facts": rows,
        "events": [_event(record, number, facts) for record in graph.graph.get("events", {}).values() if record["iri"] in number],
        "relations": [_relation(iri, record) for iri, record in sorted({r["relation"]: r for _, r in kept}.items())],
        "sentences": list(places.sentences),
        "articles": [{"iri": iri, **_article(graph.graph["articles"][iri])} for iri in articles],
        "differences": differences,
        "total": graph.graph.get("whole") or {"entities": len(ranked), "facts": len(facts) + _left_out(graph, facts)},
    }


@dataclass(frozen=True, slots=True)
class _Places:
    """Where on the page things stand that are told by number; a sentence gets the next one when it is first met."""

    entities: Mapping[str, int]
    articles: Mapping[str, int]
    relations: Mapping[str, int]
    sentences: dict[str, int]


def days(edtf: str) -> tuple[str, str]:
    """First and last day of an EDTF date or interval; "" for an end that is open or cannot be read."""
    first, slash, last = edtf.partition("/")
    return _day(first, last=False), _day(last if slash else first, last=True)


def web_url(url: str) -> str:
    """The address where it is plain http or https with a host, else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


def _ranked(graph: networkx.MultiDiGraph[str]) -> list[str]:
    """Entities by degree, then by PageRank and support. PageRank alone would put every pair apart from the rest before a hub's leaves."""
    nodes = graph.nodes
    return sorted(graph, key=lambda iri: (-nodes[iri]["degree"], -round(nodes[iri]["pagerank"], 12), -nodes[iri]["support"], iri))


def _kept(graph: networkx.MultiDiGraph[str], number: Mapping[str, int]) -> list[tuple[tuple[str, str], Row]]:
    """Statements about the entities of the page; beyond the limit those of the least important go."""
    known = [(ends, record) for ends, record in _statements(graph) if all(end in number for end in ends if end)]
    known.sort(key=lambda pair: (max(number[end] for end in pair[0] if end), pair[1]["iri"]))
    return sorted(known[:MAX_FACTS], key=lambda pair: (number[pair[0][0]], pair[1]["label"], pair[1]["time"], pair[1]["iri"]))


def _statements(graph: networkx.MultiDiGraph[str]) -> Iterator[tuple[tuple[str, str], Row]]:
    """All statements with their ends, "" for that of a literal; the roles of events are told with the events."""
    for source, target, record in graph.edges(data=True):
        if record["kind"] != "role":
            yield (source, target), record
    for iri, node in graph.nodes(data=True):
        for record in node["facts"]:
            yield (iri, ""), record


def _left_out(graph: networkx.MultiDiGraph[str], facts: Mapping[str, int]) -> int:
    return sum(1 for _, record in _statements(graph) if record["iri"] not in facts)


def _name(graph: networkx.MultiDiGraph[str], iri: str) -> str:
    return str(graph.nodes[iri]["label"]) if iri in graph else ""


def _entity(graph: networkx.MultiDiGraph[str], iri: str, number: Mapping[str, int]) -> Row:
    node = graph.nodes[iri]
    return {
        "id": tail(iri),
        "iri": iri,
        "name": plain(node["label"]),
        "aliases": [plain(alias) for alias in node["aliases"]],
        "cls": node["entity_class"],
        "group": node["community"],
        "stands": [number[other] for other in node["stands_for"] if other in number],
    }


def _relation(iri: str, record: Row) -> Row:
    return {"iri": iri, "label": plain(record["label"]), "group": group(iri), "state": is_state(iri, record["label"])}


def _fact(record: Row, ends: tuple[str, str], places: _Places) -> Row:
    number = places.entities
    first, last = _days(record)
    return {
        "id": tail(record["iri"]),
        "iri": record["iri"],
        "s": number[ends[0]],
        "o": number.get(ends[1], -1),
        "value": record["value"],
        "kind": record["kind"],
        "r": places.relations[record["relation"]],
        "text": plain(record["sentence"]),
        "status": record["status"],
        "conf": record["confidence"],
        "sup": record["support"],
        "deny": record["denials"],
        "time": plain(record["time"]) if record["time"] else "",
        "from": first,
        "to": last,
        "by": _people(record["reported_by"], number),
        "denied": _people(record["denied_by"], number),
        "quals": [[plain(q["role"]), plain(q["label"]), number.get(q["iri"], -1)] for q in record["qualifiers"]],
        "named": sorted({number[r["iri"]] for r in record["named"] if r["iri"] in number}),
        "mentions": [_mention(m, places) for m in record["mentions"]],
    }


def _mention(mention: Row, places: _Places) -> Row:
    return {
        "text": places.sentences.setdefault(mention["sentence"], len(places.sentences)),
        "begin": mention["begin"],
        "spans": [mention["subject"], mention["predicate"], mention["object"]],
        "art": places.articles.get(mention["article"], -1),
        "by": _people(mention["speakers"], places.entities),
        "acts": list(mention["acts"]),
        "status": mention["status"],
        "how": plain(" · ".join(part for part in (mention["extractor"], mention["rule"]) if part)),
        "conf": mention["confidence"],
    }


def _event(record: Row, number: Mapping[str, int], facts: Mapping[str, int]) -> Row:
    first, last = _days(record)
    return {
        "e": number[record["iri"]],
        "text": plain(record["sentence"].removesuffix(f" ({record['time']})")),  # the page says when beside it, as people write it
        "status": record["status"],
        "conf": record["confidence"],
        "time": plain(record["time"]) if record["time"] else "",
        "from": first,
        "to": last,
        "roles": [[_role(role["role"]), plain(role["label"]), number.get(role["iri"], -1)] for role in record["roles"]],
        "facts": [facts[iri] for iri in record["statements"] if iri in facts],
    }


def _role(name: str) -> str:
    """The name of a role in words."""
    return ROLES.get(name) or plain(re.sub(r"(?<=[a-z])([A-Z])", lambda match: f" {match[1].lower()}", name))


def _days(record: Row) -> tuple[str, str]:
    """First and last day: those of the graph, else those of its EDTF time."""
    known = days(record["start"])[0], days(record["end"])[1]
    return known if any(known) else days(record["time"])


def _people(references: Iterable[Row], number: Mapping[str, int]) -> list[list[Any]]:
    return [[plain(r["label"]), number.get(r["iri"], -1)] for r in references]


def _article(article: Row) -> Row:
    return {
        "title": plain(article["title"]) if article["title"] else "",
        "publisher": plain(article["publisher"]) if article["publisher"] else "",
        "date": days(article["date"])[0],
        "about": "" if days(article["date"])[0] else "/".join(dict.fromkeys(day for day in days(article["inferred"]) if day)),
        "url": web_url(article["url"]),
        "authors": [plain(author) for author in article["authors"]],
    }


def tail(iri: str) -> str:
    """What follows the last '/' or '#': the part of an IRI that a person can read in a link."""
    return unquote(iri.replace("#", "/").rsplit("/", 1)[-1])


def _day(text: str, *, last: bool) -> str:
    match = EDTF_DAY.match(text.strip())
    if not match:
        return ""
    year, month, day = (int(part or 0) for part in match.groups())
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1)).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        return ""
