"""A network in, the tables of the page out: entities by importance, facts, sentences, articles; each text once, all else by number."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    import networkx

MAX_ENTITIES = 5_000  # measured: a page of 5,000 entities and 15,000 facts is about 9 MB and opens in 2 to 3 s
MAX_FACTS = 20_000
BIDI_CONTROLS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
EDTF_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")

Row = dict[str, Any]


def tables(graph: networkx.MultiDiGraph[str]) -> dict[str, Any]:
    """Entities (position = rank), facts, sentences, articles and what was left out, ready to be written as JSON."""
    ranked = _ranked(graph)
    number = {iri: k for k, iri in enumerate(ranked[:MAX_ENTITIES])}
    articles = {iri: k for k, iri in enumerate(sorted(graph.graph["articles"], key=lambda a: (graph.graph["articles"][a]["date"], a)))}
    sentences: dict[str, int] = {}
    kept = _kept(graph, number)
    return {
        "entities": [_entity(graph, iri) for iri in number],
        "facts": [_fact(record, ends, number, articles, sentences) for ends, record in kept],
        "sentences": list(sentences),
        "articles": [_article(graph.graph["articles"][iri]) for iri in articles],
        "total": {"entities": len(ranked), "facts": graph.number_of_edges() + sum(len(n["facts"]) for _, n in graph.nodes(data=True))},
    }


def plain(text: str) -> str:
    """A name for one line: no line breaks, control characters or characters that turn the writing direction of what follows."""
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text.translate(BIDI_CONTROLS))
    return " ".join(visible.split()) or "(no name)"


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
    edges = [((source, target), record) for source, target, record in graph.edges(data=True)]
    facts = [((iri, ""), record) for iri, node in graph.nodes(data=True) for record in node["facts"]]
    known = [(ends, record) for ends, record in edges + facts if all(end in number for end in ends if end)]
    known.sort(key=lambda pair: (max(number[end] for end in pair[0] if end), pair[1]["iri"]))
    return sorted(known[:MAX_FACTS], key=lambda pair: (number[pair[0][0]], pair[1]["label"], pair[1]["time"], pair[1]["iri"]))


def _entity(graph: networkx.MultiDiGraph[str], iri: str) -> Row:
    node = graph.nodes[iri]
    return {
        "id": _tail(iri),
        "iri": iri,
        "name": plain(node["label"]),
        "aliases": [plain(alias) for alias in node["aliases"]],
        "cls": node["entity_class"],
        "group": node["community"],
    }


def _fact(record: Row, ends: tuple[str, str], number: Mapping[str, int], articles: Mapping[str, int], sentences: dict[str, int]) -> Row:
    first, last = days(record["time"])
    return {
        "id": _tail(record["iri"]),
        "iri": record["iri"],
        "s": number[ends[0]],
        "o": number.get(ends[1], -1),
        "value": record["value"],
        "kind": record["kind"],
        "rel": plain(record["label"]),
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
        "mentions": [_mention(m, number, articles, sentences) for m in record["mentions"]],
    }


def _mention(mention: Row, number: Mapping[str, int], articles: Mapping[str, int], sentences: dict[str, int]) -> Row:
    return {
        "text": sentences.setdefault(mention["sentence"], len(sentences)),
        "spans": [mention["subject"], mention["predicate"], mention["object"]],
        "art": articles.get(mention["article"], -1),
        "by": _people(mention["speakers"], number),
        "acts": list(mention["acts"]),
        "status": mention["status"],
        "how": plain(" · ".join(part for part in (mention["extractor"], mention["rule"]) if part)),
        "conf": mention["confidence"],
    }


def _people(references: Iterable[Row], number: Mapping[str, int]) -> list[list[Any]]:
    return [[plain(r["label"]), number.get(r["iri"], -1)] for r in references]


def _article(article: Row) -> Row:
    return {
        "title": plain(article["title"]) if article["title"] else "",
        "publisher": plain(article["publisher"]) if article["publisher"] else "",
        "date": days(article["date"])[0],
        "url": web_url(article["url"]),
        "authors": [plain(author) for author in article["authors"]],
    }


def _tail(iri: str) -> str:
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
