"""Units -> the entities of a user's own list that they are: by a full name of which the list has one bearer only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.resolve.knowledge import Known
from kg.resolve.names import parse_name
from kg.resolve.units import Corpus, Unit
from kg.types import EntityType


class Listed:
    """A list, by the keys of its names."""

    def __init__(self, knowledge: Sequence[Known]) -> None:
        self._by_key: dict[str, list[Known]] = defaultdict(list)
        for known in knowledge:
            person = known.entity_type is EntityType.PERSON
            for key in {parse_name(name, person=person).key for name in known.names}:
                self._by_key[key].append(known)

    def find(self, unit: Unit) -> Known | None:
        """The only entity with a full name of the unit and a class that it may be."""
        found = {k.id: k for n in unit.names for k in self._by_key.get(n.key, ()) if _fits(k, unit)}
        return next(iter(found.values())) if len(found) == 1 else None

    def classed(self, corpus: Corpus) -> Corpus:
        """The corpus with the class of the list for what is in it: who lists a name knows more of it than an article tells."""
        known = ((u, self.find(u)) for u in corpus.units)
        units = (u if k is None or k.entity_type is EntityType.OTHER else _as_listed(u, k.entity_type) for u, k in known)
        return replace(corpus, units=tuple(units))

    def ids(self, units: Sequence[Unit]) -> tuple[str, ...]:
        """The ids of the entity that some units are, and those under which others know it; none where two are meant."""
        found = {k.id: k for u in units if (k := self.find(u)) is not None}
        if len(found) != 1:
            return ()
        known = next(iter(found.values()))
        return tuple(sorted({i for i in (known.id, *known.ids) if ":" in i}))


def _as_listed(unit: Unit, kind: EntityType) -> Unit:
    return replace(unit, entity_type=kind, class_reasons=("your list",))


def _fits(known: Known, unit: Unit) -> bool:
    """Whether a listed entity may be meant; one word read as a person's, of whom nothing else is told, may be a listed body."""
    if unit.is_named and unit.is_lone_surname:
        return not unit.is_sure_person and known.entity_type not in {EntityType.PERSON, EntityType.OTHER}
    either = EntityType.OTHER in (known.entity_type, unit.entity_type)
    return either or (known.entity_type is EntityType.PERSON) == unit.is_person
