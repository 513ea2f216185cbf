"""An Ontology -> answers about event classes: which class a relation, verb or noun tells of, and what may fill a role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.english.nouns.event_nouns import event_nouns
from kg.types import EntityType, EventClass, Ontology, Relation, Role

EVENT = "Event"
PREPOSITION = re.compile(r"\b(?:of|at|in|on|to|with|between|by|for|from|against|over|about|into|near|after|before|that|which|who)\b")


@dataclass(frozen=True)
class Classes:
    """The event side of an ontology, ready for asking."""

    ontology: Ontology

    @cached_property
    def by_name(self) -> Mapping[str, EventClass]:
        """Local name -> event class."""
        return {e.name: e for e in self.ontology.events}

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """Local name -> relation that tells of an event."""
        return {r.name: r for r in self.ontology.relations if r.tells}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Local name -> role."""
        return {r.name: r for r in self.ontology.roles}

    @cached_property
    def _above(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(above) for name, above in self.ontology.superclasses}

    @cached_property
    def _nouns(self) -> Mapping[str, str]:
        return {noun: e.name for e in self.ontology.events for noun in e.nouns}

    @cached_property
    def _verbs(self) -> Mapping[str, str]:
        return {verb: e.name for e in self.ontology.events for verb in e.verbs}

    def is_a(self, name: str, other: str) -> bool:
        """Whether a class is another one or below it."""
        return other in self._above.get(name, frozenset({name}))

    def narrower(self, a: str, b: str) -> str | None:
        """The lower of two classes of which one is above the other; None where neither is, or of one nothing is known."""
        if EVENT in (a, b):
            return a if a == b else None
        return a if self.is_a(a, b) else b if self.is_a(b, a) else None

    def family(self, name: str) -> str:
        """The highest class above this one but Event: what two mentions of one event have in common."""
        line = self._above.get(name, frozenset()) - {EVENT}
        return max(sorted(c for c in line if c in self.by_name), key=lambda c: sum(self.is_a(o, c) for o in line), default=name)

    def of_noun(self, phrase: str) -> str:
        """Class by the head of a noun phrase, "three-way phone call in May": the longest words before its first preposition that tell."""
        words = PREPOSITION.split(phrase.lower(), maxsplit=1)[0].replace("’s", "'s").split()
        if not words:
            return EVENT
        words[-1] = singular(words[-1])
        tails = (" ".join(words[i:]) for i in range(len(words)))
        return next((self._nouns[t] for t in tails if t in self._nouns), EVENT)

    def head_of(self, phrase: str) -> str:
        """The verb of the noun that tells in a noun phrase: "the sudden dismissal of …" -> dismiss; the noun itself where it has none."""
        words = PREPOSITION.split(phrase.lower(), maxsplit=1)[0].split()
        noun = singular(words[-1]) if words else ""
        return event_nouns()[noun].verb if noun in event_nouns() else noun

    def of_verb(self, predicate: str) -> tuple[str, str] | None:
        """Class and the slot of the object, for an open predicate: "meet in" -> Meeting, "in"; None where the verb tells of no event."""
        words = predicate.split()
        for size in range(len(words), 0, -1):
            if (verb := " ".join(words[:size])) in self._verbs:
                return self._verbs[verb], " ".join(words[size:]) or "{o}"
        return None

    def of_passive(self, predicate: str) -> tuple[Relation, str] | None:
        """Relation and the slot of the object, for what happens to the subject: "be dismissed on" -> kg:dismissed, "on"."""
        words = predicate.split()
        if len(words) < 2 or words[0] != "be":
            return None
        relation = self._by_verb.get(infinitive(words[1]))
        return (relation, " ".join(words[2:])) if relation else None

    @cached_property
    def _by_verb(self) -> Mapping[str, Relation]:
        """Verb -> the relation that tells of its object as patient: a pattern of any object before one of some class."""
        found = [(o != "{o}", verb, r.name) for r in self.relations.values() for s, verb, o in map(str.split, _simple(r)) if s == "{s}"]
        return {
            verb: self.relations[name]
            for _, verb, name in sorted(found, reverse=True)
            if dict(self.relations[name].roles).get("{o}") == "patient"
        }

    def fits(self, role: str, entity_type: EntityType) -> bool:
        """Whether a thing of this class may play the role; a place must be known to be one."""
        allowed = self.roles[role].range
        if not allowed or (entity_type is EntityType.OTHER and "Place" not in allowed):
            return True
        return bool(self._above.get(entity_type.value, frozenset()) & set(allowed))

    def divides(self, event_class: str) -> tuple[str, ...]:
        """Roles whose every filler makes an event of its own: who is dismissed, not who meets."""
        core = self.by_name[event_class].core if event_class in self.by_name else ()
        return tuple(r for r in core if r not in ("participant", "agent"))


def _simple(relation: Relation) -> list[str]:
    """Patterns of three words: subject, verb, object."""
    return [p for p in relation.patterns if len(p.split()) == 3 and p.split()[2].startswith("{o")]


@lru_cache(maxsize=4096)
def infinitive(verb: str) -> str:
    """The lemma of a verb form: "dismissed" -> "dismiss"."""
    return _lemma(verb, "VERB")


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """The lemma of a noun: "talks" -> "talk"."""
    return _lemma(noun, "NOUN")


def _lemma(word: str, upos: str) -> str:
    from lemminflect import getLemma  # noqa: PLC0415 - half a second to load, only a build needs it

    found: tuple[str, ...] = getLemma(word, upos=upos) if word.isascii() else ()  # type: ignore[no-untyped-call]
    return found[0] if found else word
