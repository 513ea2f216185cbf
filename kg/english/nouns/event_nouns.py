"""Noun -> the event that it tells: views of data/events.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.english.tables import rows

AGENTS = frozenset({"'s", "by"})  # of any noun
OBJECTS = frozenset({"of"})


@dataclass(frozen=True, slots=True)
class EventNoun:
    """The verb whose event it is, and the words before what is the verb's subject and its object; "'s" is a possessor.

    A word that may stand before either marks the object where nothing else does.
    """

    verb: str
    subject: frozenset[str]
    object: frozenset[str]


@cache
def event_nouns() -> MappingProxyType[str, EventNoun]:
    """By lemma."""
    return MappingProxyType({noun: _event(verb, _words(subject), _words(thing)) for noun, verb, subject, thing in rows("events")})


def _event(verb: str, subject: frozenset[str], thing: frozenset[str]) -> EventNoun:
    return EventNoun(verb, subject | AGENTS, thing | (OBJECTS - subject))


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|")) - {"-"}
