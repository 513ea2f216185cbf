"""A network -> commands of QuickStatements, which make an item of Wikidata (or another Wikibase) for each entity.

A person decides which of them to run: each item has its name, other names, what it is, and the addresses of articles that speak of it.
Statements between new items cannot be written in this format, because an item has no number before it is made.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.analyse.exports.parts import articles, entities, facts

if TYPE_CHECKING:
    import networkx

INSTANCE_OF, DESCRIBED_AT = "P31", "P973"
CLASSES = {"Person": "Q5", "Organization": "Q43229", "Place": "Q2221906", "Facility": "Q13226383", "Event": "Q1656682", "Work": "Q386724"}
MAX_ADDRESSES = 5


def quickstatements(network: networkx.MultiDiGraph[str]) -> dict[str, bytes]:
    """One file of tab-separated commands, the most spoken of entities first; what has no class there is left out."""
    addresses = {article["iri"]: article["url"] for article in articles(network) if article["url"]}
    spoken: dict[str, set[str]] = defaultdict(set)
    for fact in facts(network):
        for mention in fact.record["mentions"]:
            if mention["article"] in addresses:
                spoken[fact.subject].add(addresses[mention["article"]])
                spoken[fact.target].add(addresses[mention["article"]])
    lines: list[str] = []
    for iri, entity in sorted(entities(network), key=lambda pair: (-pair[1]["support"], pair[0])):
        if entity["entity_class"] not in CLASSES:
            continue
        lines += ["CREATE", f"LAST\tLen\t{_text(entity['label'])}"]
        lines += [f"LAST\tAen\t{_text(alias)}" for alias in entity["aliases"]]
        lines.append(f"LAST\t{INSTANCE_OF}\t{CLASSES[entity['entity_class']]}")
        lines += [f"LAST\t{DESCRIBED_AT}\t{_text(url)}" for url in sorted(spoken[iri])[:MAX_ADDRESSES]]
    return {"quickstatements.tsv": "".join(f"{line}\n" for line in lines).encode()}


def _text(value: str) -> str:
    """A text in quotation marks, on one line, without the signs that end it."""
    return f'"{" ".join(value.replace(chr(34), chr(39)).split())}"'
