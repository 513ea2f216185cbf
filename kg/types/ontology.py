"""kg.ttl -> Ontology: relations, roles and classes of events."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A property of ontology/kg.ttl. `domain` and `range` are entity class names, empty where anything goes; `patterns` as written."""

    name: str
    label: str
    patterns: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    inverse: str | None = None
    plover: str | None = None
    tells: str | None = None
    roles: tuple[tuple[str, str], ...] = ()


EVENT_ITSELF = "event"  # the role of a slot whose filler is the event that is told of, as the summit that somebody attends


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a thing is to an event. `parents` are the roles above it, nearest first; `range` are class names, empty where anything goes."""

    name: str
    label: str
    parents: tuple[str, ...] = ()
    range: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClass:
    """A kind of event. What its superclasses say holds for it too and is in here already.

    `roles` are pairs of slot ("{s}", "{o}" or a qualifier's role) and role; `core` are the roles whose fillers tell two events apart;
    `nouns` and `verbs` are lemmas that tell of one by themselves; `edge` is the relation that joins its participants pairwise; `once`
    says that it happens to its patient once at most, `seldom` that it does not happen to it twice within a month.
    """

    name: str
    label: str
    roles: tuple[tuple[str, str], ...] = ()
    core: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    edge: str | None = None
    once: bool = False
    seldom: bool = False
    plover: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """Relations, roles and event classes sorted by name, and for each class name its superclasses (itself included).

    `Relation.tells` names an event class, and `Relation.roles` are all roles that its slots fill then, those of the class included.
    """

    relations: tuple[Relation, ...]
    superclasses: tuple[tuple[str, tuple[str, ...]], ...] = ()
    roles: tuple[Role, ...] = ()
    events: tuple[EventClass, ...] = ()
