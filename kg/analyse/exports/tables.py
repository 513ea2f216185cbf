"""A network -> three tables: nodes.csv (entities), edges.csv (statements), claims.csv (each sentence that makes a statement)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analyse.exports.parts import articles, csv_of, entities, facts

if TYPE_CHECKING:
    import networkx

NODES = ("id", "name", "type", "also_called", "degree", "mentions", "pagerank", "community")
EDGES = (
    "id",
    "subject",
    "relation",
    "object",
    "value",
    "status",
    "from",
    "to",
    "confidence",
    "affirmed",
    "denied",
    "subject_id",
    "object_id",
)
CLAIMS = ("edge", "sentence", "said_by", "status", "wording", "source", "published", "headline", "address", "confidence", "rule")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(network: networkx.MultiDiGraph[str]) -> dict[str, bytes]:
    """The tables. A cell of an article's words that a spreadsheet would run as a formula begins with an apostrophe."""
    names = {iri: entity["label"] for iri, entity in entities(network)}
    sources = {article["iri"]: article for article in articles(network)}
    nodes = [
        (i, e["label"], e["entity_class"], "; ".join(e["aliases"]), e["degree"], e["support"], f"{e['pagerank']:.6f}", e["community"])
        for i, e in entities(network)
    ]
    edges, claims = [], []
    for fact in facts(network):
        r = fact.record
        ends = (names[fact.subject], r["label"], names.get(fact.target, ""), r["value"], r["status"], fact.start, fact.end)
        edges.append((r["iri"], *ends, r["confidence"], r["support"], r["denials"], fact.subject, fact.target))
        for mention in r["mentions"]:
            source = sources.get(mention["article"])
            said_by = "; ".join(speaker["label"] for speaker in mention["speakers"])
            about = (source["publisher"], source["date"], source["title"], source["url"]) if source else ("", "", "", "")
            how = (mention["confidence"], mention["rule"])
            claims.append((r["iri"], mention["sentence"], said_by, mention["status"], mention["surface"], *about, *how))
    return {
        "nodes.csv": csv_of(NODES, map(_safe, nodes)),
        "edges.csv": csv_of(EDGES, map(_safe, edges)),
        "claims.csv": csv_of(CLAIMS, map(_safe, claims)),
    }


def _safe(row: tuple[object, ...]) -> list[object]:
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row]
