"""Short stories in, the events of their articles out: the values that tests of events share."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from factories import EVENT, NAME, NOMINAL, PERSON, chain, document, extraction, mention, statement

from kg.merge.wording import lemma_of
from kg.ontology import load_ontology
from kg.resolve import resolve
from kg.resolve.events import find_events
from kg.resources import ontology_dir
from kg.types import Document, EntityType, Event, Extraction, Interval, Mention, Ontology, Precision


@lru_cache(maxsize=1)
def ours() -> Ontology:
    return load_ontology([ontology_dir() / "kg.ttl"])


def day(number: int, month: int = 8) -> Interval:
    return Interval(start=date(2023, month, number), end=date(2023, month, number), precision=Precision.DAY)


def article(text: str, *said: tuple[str, str, str], published: date | None = date(2023, 8, 10), **fields: Any) -> Extraction:
    """An article whose statements are (subject, relation or verb, object) by the words of its text; who is no event is a person.

    A word with "!" before it is a noun that names an event; `time` and other fields hold for every statement.
    """
    doc = document(text, published=published)
    known = {r.name for r in ours().relations}
    mentions: dict[str, Mention] = {}
    statements = []
    for subject, verb, target in said:
        ends = [mentions.setdefault(w, _mention(doc, w)) for w in (subject, target)]
        relation = verb if verb in known else None
        surface = verb if verb in text.split() else ""
        statements.append(statement(doc, ends[0], lemma_of(verb), ends[1], surface=surface, relation=relation, **fields))
    placed = [replace(s, evidence=replace(s.evidence, head=number)) for number, s in enumerate(statements)]
    return extraction(doc, [chain(m) for m in mentions.values()], placed)


def _mention(doc: Document, word: str) -> Mention:
    name = word.lstrip("!@")
    kinds = {"!": EVENT, "@": EntityType.PLACE}
    kind = NOMINAL if word.startswith("!") and name[0].islower() else NAME
    return mention(doc, name, entity_type=kinds.get(word[0], PERSON), kind=kind)


def events_of(*found: Extraction, **options: Any) -> list[Event]:
    """All events, by class and name."""
    _, events = find_events(found, resolve(found), ours(), **options)
    return sorted(events, key=lambda e: (e.event_class, e.name, e.id))


def told(event: Event) -> set[tuple[str, str]]:
    """Roles and fillers over all tellings."""
    return {(role, filler if isinstance(filler, str) else f"“{filler.text}”") for t in event.tellings for role, filler in t.roles}
