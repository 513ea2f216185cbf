"""Extractions, a Linker and event classes -> units: for each place in a document that tells of an event, what it says of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.resolve.events.classes import EVENT, PREPOSITION, Classes, infinitive, singular
from kg.resolve.events.document import Filler, Scene, arguments
from kg.resolve.events.phrases import parties
from kg.types import EVENT_ITSELF, Construction, Entity, Evidence, Extraction, Interval, Linker, Mention, Statement, Telling

Roles = tuple[tuple[str, Filler], ...]
Days = tuple[date, date]

# what is said of an event to say that, when and where it takes place: then time and place are the event's
HAPPENS = frozenset(
    "hold|happen|occur|open|begin|start|end|close|conclude|schedule|set|plan|last|resume|go ahead|take place|come".split("|")
)
HOLDS = frozenset({"hold", "stage", "host"})  # what is said of who holds it
BY_NOUN = frozenset({Construction.EVENT_NOUN, Construction.LIGHT_VERB})  # a noun tells, and "of" behind it is its own
WHERE = frozenset({"in", "at", "during"})
DEFINITE = re.compile(r"\b(?:the|this|that|these|those|his|her|its|their)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
FURTHER = re.compile(r"\s+(?:in|at|of|on|over|with|between|against)\s+(?:the\s+)?[A-Z]")  # "the war *in Peru*" says which one
LOOK_BACK = 40  # characters before a noun in which its article is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One telling place. `roles` pair a role with the id of an entity or words, sorted; `days` are the first and the last day.

    `entity` is the entity of class Event that names it; `definite` says that the text speaks of it as of something known.
    """

    document: str
    place: int
    name: str
    event_class: str
    tellings: tuple[Telling, ...]
    roles: Roles = ()
    days: Days | None = None
    published: date | None = None
    entity: str | None = None
    definite: bool = False


def units_of(extraction: Extraction, linker: Linker, classes: Classes) -> list[Unit]:
    """Units of one document in text order; what names one thing is one unit, whatever its statements."""
    scene = Scene(extraction, linker, classes)
    told: dict[tuple[object, ...], list[Unit]] = defaultdict(list)
    for statement in extraction.statements:
        if isinstance(statement.evidence, Evidence):
            for find in (_told, _spoken_of, _in_words):
                for unit in find(statement, statement.evidence, scene):
                    told[_key(unit, classes)].append(unit)
    united = [_united(found) for found in told.values()]
    return sorted(united, key=lambda u: (u.place, u.event_class, u.entity or "", filled(u.roles)))


def filled(roles: Roles) -> list[tuple[str, str]]:
    """Roles as text, for sorting and hashing: words begin with "="."""
    return [(role, key_of(filler)) for role, filler in roles]


def key_of(filler: Filler) -> str:
    """What identifies a filler: the id of an entity, or "=" and the head of a phrase ("=shell" for "60,000 artillery shells")."""
    if isinstance(filler, str):
        return filler
    return head_key(filler.text)


def head_key(phrase: str) -> str:
    """What two phrases share that speak of things of one kind: "=shell"."""
    head = PREPOSITION.split(phrase.lower(), maxsplit=1)[0].split() or phrase.lower().split() or [""]
    return f"={singular(head[-1])}"


# ------------------------------------------------------------------------------------------------ statements that tell of an event


def _told(statement: Statement, evidence: Evidence, scene: Scene) -> Iterator[Unit]:
    """What the verb or noun of the statement tells."""
    found = _telling_words(statement, scene.classes)
    if not found:
        return
    event_class, slots, place = found
    fillers = list(scene.fillers(statement, slots, place))
    itself = next((f for role, f in fillers if role == EVENT_ITSELF), None)
    roles = tuple(f for f in fillers if f[0] != EVENT_ITSELF)
    if itself is not None:
        event = next(e for a in arguments(statement) if (e := scene.event(a)) and e.id == itself)
        kind = scene.class_of(event)
        unit = _unit(statement, evidence, scene, kind=kind if kind != EVENT else event_class, roles=roles, entity=event)
        yield _undated(unit)
    elif EVENT_ITSELF not in (slots.get(place), slots.get("{s}")):  # what is attended is a phrase: nothing can be said of it
        named = _named(statement, evidence, scene, event_class)
        yield from _divided(_unit(statement, evidence, scene, kind=event_class, roles=roles, entity=named), scene.classes)


def _telling_words(statement: Statement, classes: Classes) -> tuple[str, Mapping[str, str], str] | None:
    """Event class, roles of the slots and the slot of the object."""
    relation = classes.relations.get(statement.relation or "")
    by_verb = None if relation else classes.of_verb(statement.predicate)
    if relation and relation.tells:
        event_class, slots, place = relation.tells, dict(relation.roles), "{o}"
    elif by_verb:
        event_class, place = by_verb
        slots = dict(classes.by_name[event_class].roles)
    elif not relation and (passive := classes.of_passive(statement.predicate)):
        event_class, place = passive[0].tells or EVENT, passive[1] or "-"
        slots = dict(passive[0].roles)
        slots["{s}"] = slots["{o}"]
    else:
        return None
    if statement.construction not in BY_NOUN:
        slots.pop("of", None)  # behind a verb "of" belongs to the noun before it
    return event_class, slots, place


def _named(statement: Statement, evidence: Evidence, scene: Scene, event_class: str) -> Entity | None:
    """The entity of the noun that tells ("the dismissal of …"), or of the meeting at which the verb says they meet."""
    here = [scene.noun_at(evidence.index, evidence.head)]
    slot = statement.predicate.rpartition(" ")[2]
    places = [(slot, statement.object), *((q.role, q.value) for q in statement.qualifiers)]
    here += [scene.event(a) for role, a in places if role in WHERE]
    here += [scene.event(q.value) for q in statement.qualifiers if q.role == "object"]  # "held talks with"
    return next((e for e in here if e and scene.classes.narrower(scene.class_of(e), event_class) and scene.class_of(e) != EVENT), None)


def _divided(unit: Unit, classes: Classes) -> Iterator[Unit]:
    """One unit for each filler that makes an event of its own: two people dismissed are two dismissals."""
    apart = classes.divides(unit.event_class)
    counts = Counter(role for role, _ in unit.roles if role in apart)
    many = next((role for role in apart if counts[role] > 1), None)
    if unit.entity or many is None:
        yield unit
        return
    for one in (r for r in unit.roles if r[0] == many):
        kept = tuple(r for r in unit.roles if r[0] != many or r == one)
        yield from _divided(replace(unit, roles=kept, tellings=tuple(replace(t, roles=kept) for t in unit.tellings)), classes)


# ------------------------------------------------------------------------------------------------ statements about an event


def _spoken_of(statement: Statement, evidence: Evidence, scene: Scene) -> Iterator[Unit]:
    """Each event that the statement speaks of as of a thing, with what its noun phrase says of it."""
    for slot, argument in (("", statement.subject), ("", statement.object), *((q.role, q.value) for q in statement.qualifiers)):
        event = scene.event(argument) if isinstance(argument, Mention) else None
        if event and isinstance(argument, Mention):
            kind = scene.class_of(event)
            roles = (*_own(statement, argument, kind, scene), *_present(statement, slot, kind, scene))
            unit = _unit(statement, evidence, scene, kind=kind, roles=roles, entity=event)
            text, span = scene.extraction.document.text, argument.span
            known = DEFINITE.search(text[max(0, span.start - LOOK_BACK) : span.start]) and not FURTHER.match(text, span.end)
            happens = _happening(statement, argument) is not None
            unit = unit if happens else _undated(unit)
            tellings = tuple(replace(t, name=argument.text, tells=happens) for t in unit.tellings)
            yield replace(unit, place=argument.span.start, name=argument.text, tellings=tellings, definite=bool(known))


def _in_words(statement: Statement, evidence: Evidence, scene: Scene) -> Iterator[Unit]:
    """Each meeting that words of the statement speak of; that it takes place is not said by this."""
    for slot, event_class, roles in parties(statement, scene):
        itself = scene.event(statement.object) if slot == "object" else None  # the phrase around what is the object
        unit = _undated(_unit(statement, evidence, scene, kind=event_class, roles=roles, entity=itself))
        yield replace(unit, tellings=tuple(replace(t, tells=False) for t in unit.tellings))


def _undated(unit: Unit) -> Unit:
    """Without its time, which is that of attending it, or of something else that is said of it."""
    return replace(unit, days=None, tellings=tuple(replace(t, started=None, ended=None) for t in unit.tellings))


def _happening(statement: Statement, mention: Mention) -> str | None:
    """The preposition of the object, "" without one, where the statement says that the event takes place; else None."""
    if statement.predicate in HOLDS and mention == statement.object:
        return ""
    words = statement.predicate.split()
    if len(words) > 1 and words[0] == "be":
        words = [infinitive(words[1]), *words[2:]]
    size = next((n for n in (2, 1) if " ".join(words[:n]) in HAPPENS), 0)
    return " ".join(words[size:]) if size and mention == statement.subject else None


def _own(statement: Statement, mention: Mention, event_class: str, scene: Scene) -> Iterator[tuple[str, Filler]]:
    """Fillers that stand right behind the noun, or say where and with whom what is the subject takes place."""
    slots = dict(scene.classes.by_name[event_class].roles) if event_class in scene.classes.by_name else {}
    happens = _happening(statement, mention)
    text = scene.extraction.document.text
    for qualifier in statement.qualifiers:
        role, start = qualifier.role, qualifier.span.start
        between = text[mention.span.end : start] if mention.span.end <= start else "-"
        behind = rf"\s+{re.escape(role)}\s+(?:the\s+|a\s+|an\s+)?(?:[^,;.]{{0,60}}\band\s+)?"
        if role in slots and (happens is not None or re.fullmatch(behind, between)):
            filler = scene.filler(slots[role], qualifier.value)
            if filler is not None:
                yield slots[role], filler
    if mention == statement.object and happens is not None and (filler := scene.filler("participant", statement.subject)) is not None:
        yield ("participant" if slots.get("{s}") == "participant" else "agent"), filler
    if happens in slots and (filler := scene.filler(slots[happens or ""], statement.object)) is not None:
        yield slots[happens or ""], filler


def _present(statement: Statement, slot: str, event_class: str, scene: Scene) -> Iterator[tuple[str, Filler]]:
    """Who does something in a meeting or call takes part in it; who is put in another's place there need not."""
    known, subject, evidence = scene.classes.by_name.get(event_class), statement.subject, statement.evidence
    acts = isinstance(subject, Mention) and isinstance(evidence, Evidence) and subject.span.start < evidence.predicate.start
    if acts and slot in WHERE and known and known.edge and (filler := scene.filler("participant", subject)) is not None:
        yield "participant", filler


# ------------------------------------------------------------------------------------------------ units


def _unit(statement: Statement, evidence: Evidence, scene: Scene, *, kind: str, roles: Roles, entity: Entity | None) -> Unit:  # noqa: PLR0913 - a unit is made of so much
    days = _days(statement.time)
    roles = tuple(sorted(dict.fromkeys(r for r in roles if not entity or r[1] != entity.id), key=lambda r: (r[0], key_of(r[1]))))
    name = entity.name if entity else ""
    ends = days or (None, None)
    telling = Telling(statement=statement, name=name, reason="", roles=roles, started=ends[0], ended=ends[1])
    return Unit(
        document=statement.document,
        place=evidence.predicate.start,
        name=name,
        event_class=kind,
        tellings=(telling,),
        roles=roles,
        days=days,
        published=scene.extraction.document.published,
        entity=entity.id if entity else None,
    )


def _days(time: Interval | None) -> Days | None:
    """First and last day of a time with two ends; a state that goes on is no day of an event."""
    return (time.start, time.end) if time and time.start and time.end else None


def _key(unit: Unit, classes: Classes) -> tuple[object, ...]:
    """Units with one key are one: of one entity, or of one word of the text where what divides them is the same."""
    if unit.entity:
        return (unit.entity,)
    evidence = unit.tellings[0].statement.evidence
    assert isinstance(evidence, Evidence)  # noqa: S101 - see `units_of`
    apart = classes.divides(unit.event_class)
    return (evidence.index, evidence.head, unit.event_class, *((r, key_of(f)) for r, f in unit.roles if r in apart))


def _united(found: Iterable[Unit]) -> Unit:
    """All that several statements say of one, and each statement once."""
    found = sorted(found, key=lambda u: (u.place, u.event_class == EVENT))
    roles = dict.fromkeys(r for u in found for r in u.roles)
    days = [u.days for u in found if u.days]
    tellings: dict[Statement, Telling] = {}
    for telling in (t for u in found for t in u.tellings):
        kept = tellings.setdefault(telling.statement, telling)
        more = tuple(dict.fromkeys((*kept.roles, *telling.roles)))
        dated = kept if kept.started else telling
        tellings[telling.statement] = replace(
            kept, roles=more, name=kept.name or telling.name, started=dated.started, ended=dated.ended, tells=kept.tells or telling.tells
        )
    return replace(
        found[0],
        event_class=next((u.event_class for u in found if u.event_class != EVENT), EVENT),
        tellings=tuple(tellings.values()),
        roles=tuple(sorted(roles, key=lambda r: (r[0], key_of(r[1])))),
        days=min(days, key=lambda d: (d[1] - d[0], d)) if days else None,
    )
