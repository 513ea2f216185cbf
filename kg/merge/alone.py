"""What one document alone says -> lines of the graph, which an earlier build may have made: they depend on nothing else.

Its own are the nodes of its mentions, of the stretches of its text, and of the statements that no other document makes; these are
Turtle already. Of other nodes (entities, qualifiers, the article) it says something that is put together with what is said elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.merge.contract import Contract
from kg.merge.labels import Labels
from kg.merge.mentions import mention_layer
from kg.merge.occurrences import Occurrence
from kg.merge.runs import lines_of
from kg.merge.statements import Group, confidence, statement_triples
from kg.merge.tally import Tally
from kg.merge.turtle import nodes_of
from kg.types import Extraction


@dataclass(frozen=True, slots=True)
class Alone:
    """A document with its occurrences and the statements that it alone makes."""

    extraction: Extraction
    found: Sequence[Occurrence]
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of its own nodes as `nodes_of` gives them, how many triples and statements of each status these are, and marked lines of
    triples of other nodes.
    """

    nodes: Sequence[bytes]
    size: int
    statuses: Mapping[str, int]
    others: Sequence[bytes]


def part_of(one: Alone, contract: Contract, labels: Labels) -> Part:
    """All lines of the document, in order."""
    if not one.extraction.mark:  # nothing says what it was made of
        return _read(_made(one, contract, labels))
    return _read(contract.kept("\x1e".join(_depends_on(one, contract)), lambda: _made(one, contract, labels)))


def _depends_on(one: Alone, contract: Contract) -> Iterator[str]:
    """All that the lines depend on. A mention's node stands for the terms of its statement, and labels name the entities."""
    yield from ("alone", one.extraction.mark, contract.vocabulary.base, str(contract.phrases))
    yield from sorted(status.value for status in contract.trust)
    for occurrence in one.found:
        yield occurrence.node.value
        yield from (f"{e.id}\x1f{e.name}\x1f{e.entity_type.value}" for e in occurrence.entities)
    for group in one.groups:
        yield group.node.value
        yield from (o.node.value for o in group.members)


def _made(one: Alone, contract: Contract, labels: Labels) -> bytes:
    vocabulary = contract.vocabulary
    stated = (statement_triples(group, vocabulary, contract.trust, labels) for group in one.groups)
    mentioned = mention_layer(_surest(one.found), vocabulary, phrases=contract.phrases)
    lines = sorted(set(lines_of(chain(mentioned, *stated))))
    spans = f"{vocabulary.article(one.extraction.document.id)}#"
    own = tuple(f"<{start}".encode() for start in (spans, vocabulary.prefixes["m"], vocabulary.prefixes["st"]))
    tally = Tally(vocabulary)
    nodes = list(nodes_of(tally.over(line for line in lines if line.startswith(own)), vocabulary))
    head = {"nodes": len(nodes), "size": tally.size, "statuses": tally.statuses}
    others = (line for line in lines if not line.startswith(own))
    return b"".join((json.dumps(head, sort_keys=True).encode(), b"\n", *nodes, *others))


def _read(text: bytes) -> Part:
    head, _, rest = text.partition(b"\n")
    counted = json.loads(head)
    lines = rest.splitlines(keepends=True)
    nodes = counted["nodes"]
    return Part(lines[:nodes], counted["size"], counted["statuses"], lines[nodes:])


def _surest(found: Iterable[Occurrence]) -> Iterable[Occurrence]:
    """One occurrence for each mention: what is found twice alike counts once, with the higher confidence."""
    return {o.node.value: o for o in sorted(found, key=confidence)}.values()
