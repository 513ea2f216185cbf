"""Extractions -> Linker and Events: which mentions are one thing, and which statements tell of one event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kg.types.annotation import EntityType, Mention
from kg.types.statements import Field, Literal, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One chain or metadata field of one document put on an entity, and why ("same name", "acronym of …", "surname of …")."""

    document: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing of the world. `id` is a readable slug, unique in its build; `aliases` are all other names, sorted; `links` say why.

    `stands_for` is the id of the country for which the texts let a capital act ("Pyongyang denied"); `same_as` are the IRIs of a user's
    own list that it was found in. `class_reasons` say what speaks most for its class in the article that names it most; `subclass`
    is a class below its own that the texts tell ("Vehicle"), "" where they tell none.
    """

    id: str
    name: str
    entity_type: EntityType
    aliases: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    stands_for: str | None = None
    same_as: tuple[str, ...] = ()
    class_reasons: tuple[str, ...] = ()
    subclass: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One statement that speaks of an event, and why it is this one. `name` is how it calls the event ("three-way meeting").

    `roles` are pairs of role and filler: the id of an entity, or a literal. `tells` says that it tells that the event takes place, and
    `about` that it does so as of a thing ("the summit opens on Monday"), so that its denial does not deny the event. `started` and
    `ended` are the event's first and last day.
    """

    statement: Statement
    name: str
    reason: str
    roles: tuple[tuple[str, str | Literal], ...] = ()
    about: bool = False
    tells: bool = True
    started: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, will or may happen: one for all that tell of it, in whatever document.

    `id` is that of the entity that names it ("Camp_David_summit") where `is_entity`, else a hash of what it is. `event_class` is the
    local name of a class of the ontology; `tellings` stand in the order of documents and places. Where none of them tells that it takes
    place ("they oppose the sale"), it may.
    """

    id: str
    name: str
    event_class: str
    tellings: tuple[Telling, ...]
    is_entity: bool = False
    aliases: tuple[str, ...] = ()


class Linker(Protocol):
    """Which entity a mention or metadata field is. It never rewrites statements."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, sorted by id."""
        ...

    def entity_of(self, argument: Mention | Field) -> Entity:
        """The entity of a mention or field of a document this linker was made from."""
        ...


Kept = Callable[[str, Callable[[], bytes]], bytes]
"""Gives what is made of something, by a text that says all that it depends on, and a function that makes it where nobody has it yet."""


def made_anew(_: str, make: Callable[[], bytes]) -> bytes:
    """Where nothing is kept."""
    return make()
