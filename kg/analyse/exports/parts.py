"""A network -> its entities, statements and mentions in a fixed order: what all exports go through."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

    from kg.analyse.records import ArticleRecord, EntityRecord, StatementRecord


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with its ends: `target` is the IRI of an entity, or empty where the object is the literal `value`."""

    subject: str
    target: str
    record: StatementRecord

    @property
    def start(self) -> str:
        """First day or month of its time; empty where it is open or unknown."""
        return self.record["time"].partition("/")[0].replace("..", "")

    @property
    def end(self) -> str:
        """Last day or month; that of the start where it is no interval."""
        first, slash, last = self.record["time"].partition("/")
        return (last if slash else first).replace("..", "")


def entities(network: networkx.MultiDiGraph[str]) -> Iterator[tuple[str, EntityRecord]]:
    """IRI and record of each entity, by IRI."""
    for iri in sorted(network):
        record: Any = network.nodes[iri]
        yield iri, record


def articles(network: networkx.MultiDiGraph[str]) -> Iterator[ArticleRecord]:
    """The articles, by IRI."""
    return (network.graph["articles"][iri] for iri in sorted(network.graph["articles"]))


def facts(network: networkx.MultiDiGraph[str]) -> list[Fact]:
    """The statements, those with a literal object too, by IRI."""
    found: dict[str, Fact] = {}
    for subject, target, iri, edge in network.edges(keys=True, data=True):
        record: Any = edge
        found[iri] = Fact(subject, target, record)
    for iri, entity in entities(network):
        for fact in entity["facts"]:
            found[fact["iri"]] = Fact(iri, "", fact)
    return [found[iri] for iri in sorted(found)]


def csv_of(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV in UTF-8 with line feeds."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
