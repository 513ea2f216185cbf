"""One Extraction and a Linker -> what its events can be made of: the entities of arguments, their classes, and who fits a role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.resolve.events.classes import EVENT, Classes
from kg.types import EVENT_ITSELF, Argument, Entity, EntityType, Extraction, Field, Linker, Literal, LiteralKind, Mention, Statement

Filler = str | Literal  # the id of an entity, or words
BY_ITSELF = frozenset({"{s}", "{o}", "object"})  # slots in which a phrase stands for a thing, as in "killed 34 people"


@dataclass(frozen=True)
class Scene:
    """The entities of one document."""

    extraction: Extraction
    linker: Linker
    classes: Classes

    def entity(self, argument: Argument) -> Entity | None:
        """The entity of an argument; none for a literal or the article itself."""
        if isinstance(argument, Literal) or (isinstance(argument, Field) and argument.name in ("article", "published")):
            return None
        return self.linker.entity_of(argument)

    def event(self, argument: Argument) -> Entity | None:
        """The entity of an argument that is an event."""
        entity = self.entity(argument)
        return entity if entity and entity.entity_type is EntityType.EVENT else None

    def fillers(self, statement: Statement, slots: Mapping[str, str], place: str = "{o}") -> Iterator[tuple[str, Filler]]:
        """Role and filler of each argument whose slot has a role; `place` is the slot of the object."""
        arguments = [("{s}", statement.subject), (place, statement.object), *((q.role, q.value) for q in statement.qualifiers)]
        for slot, argument in arguments:
            if slot in slots and (filler := self.filler(slots[slot], argument, by_itself=slot in BY_ITSELF)) is not None:
                yield slots[slot], filler

    def filler(self, role: str, argument: Argument, *, by_itself: bool = False) -> Filler | None:
        """A thing of a fitting class, words that stand for one in the place of subject or object, or a number."""
        if isinstance(argument, Literal):
            kinds = {LiteralKind.QUANTITY} if role == "amount" else {LiteralKind.PHRASE, LiteralKind.QUANTITY} if by_itself else set()
            return argument if argument.kind in kinds and role != EVENT_ITSELF else None
        if role == EVENT_ITSELF:
            event = self.event(argument)
            return event.id if event else None
        entity = self.entity(argument)
        fits = entity is not None and role != "amount" and self.classes.fits(role, entity.entity_type)
        return entity.id if entity and fits else None

    def class_of(self, entity: Entity) -> str:
        """The class of an event by its name, else by what the text calls it."""
        found = self.classes.of_noun(entity.name)
        return found if found != EVENT else self._kinds.get(entity.id, EVENT)

    def noun_at(self, sentence: int, head: int) -> Entity | None:
        """The event named by the word at this place, where a statement speaks of it."""
        return self._nouns.get((sentence, head))

    @cached_property
    def mentions(self) -> list[Mention]:
        """All mentions of what has a name, by place."""
        return sorted((m for c in self.extraction.chains if c.is_named for m in c.mentions), key=lambda m: m.span)

    @cached_property
    def _used(self) -> frozenset[Mention]:
        return frozenset(a for s in self.extraction.statements for a in arguments(s) if isinstance(a, Mention))

    @cached_property
    def _nouns(self) -> Mapping[tuple[int, int], Entity]:
        events = [c for c in self.extraction.chains if c.entity_type is EntityType.EVENT and not self._used.isdisjoint(c.mentions)]
        return {(m.sentence, m.head): self.linker.entity_of(m) for c in events for m in c.mentions}

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        """Entity -> class by other words for it: in its chain, or after "is"."""
        said: list[tuple[Argument, str]] = [
            (m, m.text) for c in self.extraction.chains if not self._used.isdisjoint(c.mentions) for m in c.mentions
        ]
        said += [(s.subject, s.object.text) for s in self.extraction.statements if s.predicate == "be" and not isinstance(s.object, Field)]
        kinds: dict[str, str] = {}
        for argument, words in said:
            event, kind = self.event(argument), self.classes.of_noun(words)
            if event and kind != EVENT:
                kinds.setdefault(event.id, kind)
        return kinds


def arguments(statement: Statement) -> Iterator[Argument]:
    """Subject, object and further arguments."""
    yield from (statement.subject, statement.object, *(q.value for q in statement.qualifiers))
