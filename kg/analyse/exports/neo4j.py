"""A network -> CSV files for `neo4j-admin database import` and a Cypher script that loads the same files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.analyse.exports.parts import articles, csv_of, entities, facts

if TYPE_CHECKING:
    import networkx

LIST = "|"  # between the values of a cell that is a list
ENTITIES = ("iri:ID", "name", "type", "aliases:string[]", "degree:int", "mentions:int", "pagerank:float", "community:int", ":LABEL")
ARTICLES = ("iri:ID", "headline", "publisher", "published", "url", "authors:string[]", ":LABEL")
STATEMENTS = (
    *(":START_ID", ":END_ID", ":TYPE", "iri", "relation", "status", "from", "to", "confidence:float", "affirmed:int", "denied:int"),
    "sentences:string[]",
)
MENTIONS = (":START_ID", ":END_ID", ":TYPE", "sentences:string[]")
COMMAND = """neo4j-admin database import full neo4j --array-delimiter="|" \\
  --nodes=entities.csv --nodes=articles.csv --relationships=statements.csv --relationships=mentions.csv"""


def neo4j(network: networkx.MultiDiGraph[str]) -> dict[str, bytes]:
    """Entities, articles, statements between entities, and which article speaks of which entity."""
    linked = [fact for fact in facts(network) if fact.target]
    statements = [
        (
            *(fact.subject, fact.target, type_of(fact.record["label"]), fact.record["iri"], fact.record["label"], fact.record["status"]),
            *(fact.start, fact.end, fact.record["confidence"], fact.record["support"], fact.record["denials"]),
            _list(mention["sentence"] for mention in fact.record["mentions"]),
        )
        for fact in linked
    ]
    kinds = sorted({str(row[2]) for row in statements})
    return {
        "entities.csv": csv_of(ENTITIES, _entity_rows(network)),
        "articles.csv": csv_of(ARTICLES, _article_rows(network)),
        "statements.csv": csv_of(STATEMENTS, statements),
        "mentions.csv": csv_of(MENTIONS, _mention_rows(network)),
        "load.cypher": _cypher(kinds).encode(),
    }


def type_of(label: str) -> str:
    """A relation's words as the type of a relationship: "holds position" -> HOLDS_POSITION."""
    return re.sub(r"\W+", "_", label).strip("_").upper() or "RELATED"


def _entity_rows(network: networkx.MultiDiGraph[str]) -> Iterable[tuple[object, ...]]:
    for iri, e in entities(network):
        measures = (e["degree"], e["support"], f"{e['pagerank']:.6f}", e["community"])
        yield iri, e["label"], e["entity_class"], _list(e["aliases"]), *measures, f"Entity{LIST}{e['entity_class']}"


def _article_rows(network: networkx.MultiDiGraph[str]) -> Iterable[tuple[object, ...]]:
    for a in articles(network):
        yield a["iri"], a["title"], a["publisher"], a["date"], a["url"], _list(a["authors"]), "Article"


def _mention_rows(network: networkx.MultiDiGraph[str]) -> Iterable[tuple[object, ...]]:
    sentences: dict[tuple[str, str], list[str]] = {}
    for fact in facts(network):
        for mention in fact.record["mentions"]:
            for end in filter(None, (fact.subject, fact.target)):
                sentences.setdefault((end, mention["article"]), []).append(mention["sentence"])
    for (end, article), found in sorted(sentences.items()):
        yield end, article, "MENTIONED_IN", _list(found)


def _list(values: Iterable[str]) -> str:
    return LIST.join(dict.fromkeys(value.replace(LIST, "/") for value in values if value))


def _cypher(kinds: Iterable[str]) -> str:
    """The script for a running database; a relationship's type cannot be read from a cell, so each has its lines."""
    return "\n".join(
        [f"// Into an empty database at once:\n// {COMMAND.replace(chr(10), chr(10) + '// ')}\n", HEAD, *map(_relationship, kinds), TAIL]
    )


def _relationship(kind: str) -> str:
    return f"""LOAD CSV WITH HEADERS FROM 'file:///statements.csv' AS row WITH row WHERE row.`:TYPE` = '{kind}'
MATCH (a:Entity {{iri: row.`:START_ID`}}), (b:Entity {{iri: row.`:END_ID`}}) MERGE (a)-[r:`{kind}` {{iri: row.iri}}]->(b)
SET r.relation = row.relation, r.status = row.status, r.from = row.from, r.to = row.to, r.confidence = toFloat(row.`confidence:float`),
  r.affirmed = toInteger(row.`affirmed:int`), r.denied = toInteger(row.`denied:int`), r.sentences = split(row.`sentences:string[]`, '|');
"""


HEAD = """// Into a running database, with the files in its import folder:
CREATE CONSTRAINT entity_iri IF NOT EXISTS FOR (e:Entity) REQUIRE e.iri IS UNIQUE;
CREATE CONSTRAINT article_iri IF NOT EXISTS FOR (a:Article) REQUIRE a.iri IS UNIQUE;
LOAD CSV WITH HEADERS FROM 'file:///entities.csv' AS row MERGE (e:Entity {iri: row.`iri:ID`})
SET e.name = row.name, e.type = row.type, e.aliases = split(row.`aliases:string[]`, '|'), e.degree = toInteger(row.`degree:int`),
  e.mentions = toInteger(row.`mentions:int`), e.pagerank = toFloat(row.`pagerank:float`), e.community = toInteger(row.`community:int`);
LOAD CSV WITH HEADERS FROM 'file:///articles.csv' AS row MERGE (a:Article {iri: row.`iri:ID`})
SET a.headline = row.headline, a.publisher = row.publisher, a.published = row.published, a.url = row.url,
  a.authors = split(row.`authors:string[]`, '|');
"""
TAIL = """LOAD CSV WITH HEADERS FROM 'file:///mentions.csv' AS row
MATCH (e:Entity {iri: row.`:START_ID`}), (a:Article {iri: row.`:END_ID`}) MERGE (e)-[m:MENTIONED_IN]->(a)
SET m.sentences = split(row.`sentences:string[]`, '|');
"""
