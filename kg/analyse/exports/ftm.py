"""A network -> FollowTheMoney entities as JSON lines, for Aleph, OpenSanctions' tools and the like.

Entities are things, statements links of unknown kind with the words of the relation as their role, articles documents; Documentation
says which article speaks of which thing, with a sentence. What is only planned, denied or disputed says so in its status.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.analyse.exports.parts import Fact, articles, entities, facts
from kg.vocab import digest

if TYPE_CHECKING:
    import networkx

SCHEMATA = {
    "Person": "Person",
    "Organization": "Organization",
    "Group": "Organization",
    "Place": "Address",
    "Facility": "RealEstate",
    "Event": "Event",
    "Product": "Asset",
}
OTHER = "Note"  # works and concepts; a thing as such cannot be written
Properties = dict[str, list[str]]


def ftm(network: networkx.MultiDiGraph[str]) -> dict[str, bytes]:
    """One file, an entity a line."""
    lines = [json.dumps(entity, ensure_ascii=False) for entity in _entities(network)]
    return {"entities.ftm.json": "".join(f"{line}\n" for line in lines).encode()}


def _entities(network: networkx.MultiDiGraph[str]) -> Iterator[dict[str, object]]:
    known = set(network)
    for iri, entity in entities(network):
        schema = SCHEMATA.get(entity["entity_class"], OTHER)
        place: Properties = {"full": [entity["label"]]} if schema == "Address" else {}
        yield _entity(iri, schema, {"name": [entity["label"]], "alias": list(entity["aliases"]), **place})
    for article in articles(network):
        said = {"title": article["title"], "publisher": article["publisher"], "publishedAt": article["date"], "sourceUrl": article["url"]}
        yield _entity(article["iri"], "Article", {**{name: [value] for name, value in said.items()}, "author": list(article["authors"])})
    for fact in facts(network):
        if fact.target and fact.target in known:
            yield _link(fact)
    yield from _documentation(network)


def _link(fact: Fact) -> dict[str, object]:
    record = fact.record
    sentences = list(dict.fromkeys(mention["sentence"] for mention in record["mentions"] if mention["sentence"]))
    return _entity(
        record["iri"],
        "UnknownLink",
        {
            "subject": [_id(fact.subject)],
            "object": [_id(fact.target)],
            "role": [record["label"]],
            "status": [record["status"]],
            "startDate": [fact.start],
            "endDate": [fact.end],
            "summary": sentences[:1],
            "description": sentences[1:],
            "proof": [_id(article) for article in dict.fromkeys(mention["article"] for mention in record["mentions"])],
            "recordId": [record["iri"]],
        },
    )


def _documentation(network: networkx.MultiDiGraph[str]) -> Iterator[dict[str, object]]:
    """For each article and each thing it states something of, the first sentence that does."""
    first: dict[tuple[str, str], str] = {}
    for fact in facts(network):
        for mention in fact.record["mentions"]:
            for end in filter(None, (fact.subject, fact.target)):
                first.setdefault((mention["article"], end), mention["sentence"])
    for (article, end), sentence in sorted(first.items()):
        said: Properties = {"document": [_id(article)], "entity": [_id(end)], "role": ["mentioned"], "summary": [sentence]}
        yield _entity(f"{article} {end}", "Documentation", said)


def _entity(iri: str, schema: str, properties: Properties) -> dict[str, object]:
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": _id(iri), "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _id(iri: str) -> str:
    return f"kg-{digest(iri)}"
