"""Networks as kg.analyse loads them, made sentence by sentence."""

import itertools
from typing import Any

import networkx

BASE = "https://w3id.org/newsgraph/"


class Story:
    """A network that grows by sentences: `story.says("Kim dismissed Pak.", "Kim", "dismissed", "Pak")`."""

    def __init__(self) -> None:
        self.network = networkx.MultiDiGraph(articles={}, events={}, disagreements=())
        self._numbers = itertools.count(1)

    def article(self, name: str, **known: Any) -> str:
        iri = f"{BASE}article/{name}"
        empty = {"title": "", "publisher": "", "date": "", "inferred": "", "url": "", "authors": ()}
        self.network.graph["articles"][iri] = {"iri": iri, **empty, **known}
        return iri

    def entity(self, name: str, *, entity_class: str = "Person", aliases: tuple[str, ...] = ()) -> str:
        iri = f"{BASE}entity/{name.replace(' ', '_')}"
        if iri not in self.network:
            empty = {"degree": 0, "support": 0, "pagerank": 0.0, "community": 0, "stands_for": (), "facts": ()}
            self.network.add_node(iri, label=name, aliases=aliases, entity_class=entity_class, **empty)
        return iri

    def says(self, sentence: str, subject: str, label: str, target: str, *, literal: bool = False, **other: Any) -> str:
        """Add one statement with one mention; its parts are found in the sentence where they stand in it."""
        iri = f"{BASE}statement/{next(self._numbers):016x}"
        article = other.pop("article", "") or self.article("a1")
        spans = {part: stretch(sentence, text) for part, text in (("subject", subject), ("predicate", label), ("object", target))}
        status = other.pop("status", "Asserted")
        mention = {
            "sentence": sentence,
            "begin": -1,
            "article": article,
            "speakers": (),
            "acts": (),
            "status": status,
            "polarity": "Positive",
            "certainty": "Certain",
            "surface": label,
            "extractor": "clauses/1",
            "rule": "active",
            "confidence": 0.8,
            **spans,
            **other.pop("mention", {}),
        }
        record = {
            "iri": iri,
            "relation": f"{BASE}relation/{label}",
            "label": label,
            "value": "",
            "kind": "string" if literal else "",
            "status": status,
            "confidence": 0.8,
            "support": 1,
            "denials": 0,
            "time": "",
            "start": "",
            "end": "",
            "sentence": f"{subject} {label} {target}",
            "named": (),
            "reported_by": (),
            "denied_by": (),
            "qualifiers": (),
            "mentions": (mention,),
            **other,
        }
        source = self.entity(subject)
        if literal:
            self.network.nodes[source]["facts"] += ({**record, "value": target, "kind": "string"},)
        else:
            self.network.add_edge(source, self.entity(target), key=iri, **record)
        return iri.rsplit("/", 1)[-1]

    def happens(self, name: str, *statements: str, **other: Any) -> str:
        """Add an event with roles as (role, name of an entity), described by these statements."""
        iri = self.entity(name, entity_class="Event")
        roles = tuple({"role": role, "label": who, "iri": self.entity(who)} for role, who in other.pop("roles", ()))
        told = tuple(f"{BASE}statement/{statement}" for statement in statements)
        empty = {"sentence": name, "status": "Asserted", "confidence": 0.8, "time": "", "start": "", "end": ""}
        self.network.graph["events"][iri] = {"iri": iri, "roles": roles, "statements": told, **empty, **other}
        return iri

    def done(self) -> networkx.MultiDiGraph:
        """The network with its degrees, which also stand in for PageRank."""
        for iri, degree in self.network.degree():
            self.network.nodes[iri].update(degree=degree, pagerank=degree / 1000)
        return self.network


def stretch(sentence: str, text: str) -> tuple[int, int] | None:
    begin = sentence.find(text)
    return (begin, begin + len(text)) if begin >= 0 else None
