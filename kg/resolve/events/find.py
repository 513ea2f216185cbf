"""Extractions, a Linker and an Ontology -> Events: every telling of one event on one Event, and a Linker that knows of it.

Surest first: what the Linker or the user says is one; verbs and nouns of one class that share those who make it this event; then nouns
with an article that can only mean one event of their document ("dismissed … the dismissal"). Nothing joins against a conflict of class,
participants, time or place. The same set of extractions gives the same events, in whatever order and however often they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.english.letters import fold
from kg.resolve.events.classes import Classes
from kg.resolve.events.clusters import Cluster, Clusters, World
from kg.resolve.events.joining import join_alike, join_known, join_referring, join_told_alike, keys_of
from kg.resolve.events.names import phrase
from kg.resolve.events.units import Unit, filled, head_key, units_of
from kg.resolve.judgements import Judgement
from kg.types import Entity, Event, Extraction, Field, Linker, Literal, Mention, Ontology, Status, Telling
from kg.vocab import digest

INSIDE = frozenset({"locatedIn", "partOf"})
HOLDS = frozenset({Status.ASSERTED, Status.REPORTED})


@dataclass(frozen=True)
class EventLinker:
    """A Linker in which all names of one event are one entity."""

    inner: Linker
    entities: tuple[Entity, ...]
    ids: Mapping[str, Entity]

    def entity_of(self, argument: Mention | Field) -> Entity:
        """The entity of a mention or field."""
        entity = self.inner.entity_of(argument)
        return self.ids.get(entity.id, entity)


def find_events(
    extractions: Iterable[Extraction], linker: Linker, ontology: Ontology, *, judgements: Sequence[Judgement] = ()
) -> tuple[Linker, tuple[Event, ...]]:
    """Events sorted by id, and the Linker to be used with them."""
    classes = Classes(ontology)
    by_id = {e.document.id: e for e in extractions}
    documents = [by_id[d] for d in sorted(by_id)]
    units = [u for x in documents for u in units_of(x, linker, classes)]
    entities = {e.id: e for e in linker.entities}
    units = [_called(u, entities, classes) for u in units]
    clusters = Clusters(units, _world(documents, linker, units, classes, judgements))
    join_known(clusters, judgements)
    join_alike(clusters)
    join_told_alike(clusters, documents, linker)
    join_referring(clusters)
    groups = [(root, clusters.of(root)) for root in clusters.roots()]
    names = _names(groups, units, entities)
    merged = EventLinker(linker, *_merged_entities(groups, units, entities, names))
    events = _events(groups, clusters, names, merged)
    return merged, tuple(sorted(events, key=lambda e: e.id))


def _called(unit: Unit, entities: Mapping[str, Entity], classes: Classes) -> Unit:
    """With a name: its noun phrase, or one made of class and fillers."""
    if unit.name:
        return unit
    label = classes.by_name[unit.event_class].label if unit.event_class in classes.by_name else "event"
    roles: dict[str, list[str]] = defaultdict(list)
    for role, filler in unit.roles:
        roles[role].append(entities[filler].name if isinstance(filler, str) else filler.text)
    name = phrase(label, roles)
    return replace(unit, name=name, tellings=tuple(replace(t, name=t.name or name) for t in unit.tellings))


def _world(
    documents: Sequence[Extraction], linker: Linker, units: Sequence[Unit], classes: Classes, judgements: Sequence[Judgement]
) -> World:
    named = {linker.entity_of(m).id for x in documents for c in x.chains if c.is_named for m in c.mentions[:1]}
    entities = {e.id: e for e in linker.entities}
    within = _within(documents, linker)
    apart = {frozenset({fold(j.left), fold(j.right)}) for j in judgements if not j.same}

    def are_apart(a: Unit, b: Unit) -> bool:
        return any(frozenset({x, y}) in apart for x in keys_of(a) for y in keys_of(b))

    return World(
        classes=classes,
        types={e.id: e.entity_type for e in entities.values()},
        named=frozenset(named),
        within={place: frozenset(_closure(place, within)) for place in within},
        acts_for={e.id: e.stands_for for e in entities.values() if e.stands_for},
        heads={f: f"{head_key(entities[f].name)} {u.document}" for u in units for _, f in u.roles if isinstance(f, str) and f not in named},
        apart=are_apart if apart else None,
    )


def _within(documents: Sequence[Extraction], linker: Linker) -> dict[str, set[str]]:
    """Thing -> what it is said to lie in, or to be a part of; "north of the river" is no thing."""
    within: dict[str, set[str]] = defaultdict(set)
    for statement in (s for x in documents for s in x.statements):
        inner, outer = statement.subject, statement.object
        if (
            statement.relation in INSIDE
            and statement.status in HOLDS
            and isinstance(inner, Mention | Field)
            and isinstance(outer, Mention | Field)
        ):
            within[linker.entity_of(inner).id].add(linker.entity_of(outer).id)
    return within


def _closure(place: str, within: Mapping[str, set[str]]) -> set[str]:
    todo, seen = [place], set[str]()
    while todo:
        found = within.get(todo.pop(), set()) - seen
        seen |= found
        todo += sorted(found)
    return seen


# ------------------------------------------------------------------------------------------------ results


def _names(groups: Sequence[tuple[int, Cluster]], units: Sequence[Unit], entities: Mapping[str, Entity]) -> dict[int, tuple[str, bool]]:
    """Root -> id of its event, and whether that is an entity's. Hashes are of what the event is: class, who makes it this one, day."""
    ids: dict[int, tuple[str, bool]] = {}
    taken: set[str] = set()
    for root, cluster in groups:
        found = sorted(
            {e for i in cluster.members if (e := units[i].entity)}, key=lambda e: (-len(entities[e].links), -len(entities[e].name), e)
        )
        if found:
            ids[root] = (found[0], True)
            continue
        first = units[cluster.members[0]]
        day = cluster.days[0].isoformat() if cluster.days else ""
        mark = digest(cluster.event_class, *(f"{r} {f}" for r in sorted(cluster.roles) for f in sorted(cluster.roles[r])), day)
        if mark in taken:
            mark = digest(mark, first.document, str(first.place), *(f"{r} {f}" for r, f in filled(first.roles)))
        taken.add(mark)
        ids[root] = (mark, False)
    return ids


def _merged_entities(
    groups: Sequence[tuple[int, Cluster]], units: Sequence[Unit], entities: Mapping[str, Entity], names: Mapping[int, tuple[str, bool]]
) -> tuple[tuple[Entity, ...], dict[str, Entity]]:
    """All entities, those of one event made one, and the new one for each id that changed."""
    changed: dict[str, Entity] = {}
    gone: set[str] = set()
    for root, cluster in groups:
        parts = sorted({e for i in cluster.members if (e := units[i].entity)})
        if len(parts) > 1:
            keep = entities[names[root][0]]
            spoken = {n for p in parts for n in (entities[p].name, *entities[p].aliases)} - {keep.name}
            links = tuple(sorted({k for p in parts for k in entities[p].links}, key=lambda k: (k.document, k.name, k.reason)))
            changed |= dict.fromkeys(parts, replace(keep, aliases=tuple(sorted(spoken)), links=links))
            gone |= set(parts) - {keep.id}
    kept = [changed.get(e.id, e) for e in entities.values() if e.id not in gone]
    return tuple(sorted(kept, key=lambda e: e.id)), changed


def _events(
    groups: Sequence[tuple[int, Cluster]], clusters: Clusters, names: Mapping[int, tuple[str, bool]], linker: EventLinker
) -> Iterable[Event]:
    entities = {e.id: e for e in linker.entities}
    for root, cluster in groups:
        event_id, is_entity = names[root]
        found = [
            replace(t, reason=_reason(i, cluster, clusters), roles=_current(t, linker), about=_is_about(t, event_id, linker))
            for i in cluster.members
            for t in clusters.units[i].tellings
        ]
        spoken = {clusters.units[i].name for i in cluster.members}
        name = entities[event_id].name if is_entity else max(sorted(spoken), key=len)
        yield Event(
            id=event_id,
            name=name,
            event_class=cluster.event_class,
            tellings=_told(found, event_id, linker),
            is_entity=is_entity,
            aliases=tuple(sorted(spoken - {name})) if not is_entity else (),
        )


def _current(telling: Telling, linker: EventLinker) -> tuple[tuple[str, str | Literal], ...]:
    return tuple((role, linker.ids[f].id if isinstance(f, str) and f in linker.ids else f) for role, f in telling.roles)


def _told(tellings: list[Telling], event: str, linker: Linker) -> tuple[Telling, ...]:
    """Where nothing tells that it takes place, what has it as subject takes that for granted: "the dismissal angered farmers"."""
    if any(t.tells for t in tellings):
        return tuple(tellings)
    return tuple(replace(t, tells=_subject(t, linker) == event and t.statement.predicate.split()[0] != "be") for t in tellings)


def _subject(telling: Telling, linker: Linker) -> str:
    subject = telling.statement.subject
    return linker.entity_of(subject).id if isinstance(subject, Mention) else ""


def _is_about(telling: Telling, event: str, linker: Linker) -> bool:
    """Whether the statement has the event as an argument."""
    statement = telling.statement
    values = (statement.subject, statement.object, *(q.value for q in statement.qualifiers))
    return any(linker.entity_of(v).id == event for v in values if isinstance(v, Mention))


def _reason(i: int, cluster: Cluster, clusters: Clusters) -> str:
    return clusters.reasons.get(i, "told here first" if len(cluster.members) > 1 else "told nowhere else")
