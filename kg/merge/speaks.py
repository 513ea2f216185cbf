"""Extractions -> which named things each statement's literal arguments speak of: the kg:mentions of the graph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.types import Entity, EntityType, Extraction, Linker, Literal, Mention, Statement


@dataclass(frozen=True)
class Named:
    """The named things of one document by place."""

    extraction: Extraction
    linker: Linker

    def inside(self, statement: Statement) -> dict[str, Entity]:
        """Id -> entity of each thing with a name that stands in a literal argument: "the shells" of Norland, "*Kim left for Oslo*"."""
        spans = [a.span for a in (statement.object, *(q.value for q in statement.qualifiers)) if isinstance(a, Literal)]
        found = (m for span in spans for m in self._from(span.start) if span.covers(m.span))
        return {entity.id: entity for m in found for entity in (self.linker.entity_of(m),)}

    def _from(self, start: int) -> Iterator[Mention]:
        """Mentions that begin at a place or behind it, as far as a sentence goes."""
        first = bisect_left(self._places, start)
        sentence = self._mentions[first].sentence if first < len(self._mentions) else -1
        for mention in self._mentions[first:]:
            if mention.sentence > sentence + 1:
                return
            yield mention

    @cached_property
    def _mentions(self) -> list[Mention]:
        chains = (c for c in self.extraction.chains if c.is_named and c.entity_type is not EntityType.DATE)
        return sorted((m for c in chains for m in c.mentions), key=lambda m: m.span)

    @cached_property
    def _places(self) -> list[int]:
        return [m.span.start for m in self._mentions]
