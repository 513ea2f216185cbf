"""Text of an ontology's pattern -> Pattern. The language is documented in docs/ontology.md.

"{s} replace {o} with {x}": slots in braces, one verb lemma with its particle, the noun of a light verb ("hold talk with {o}") or of "be"
("be leader of {o}"), prepositions before slots. {s} and {o} become subject and object of the relation, any other slot must be there.
A slot may ask for a class or for `role`, `Clause` or `Literal`: "{o:Person}". A pattern without a slot before its verb speaks of what
happens to its first slot: "appoint {s} as {o}".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.english.prepositions import PREPOSITIONS
from kg.errors import OntologyError

SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True, slots=True)
class PatternSlot:
    """`role` is "subject", "object" or a preposition; `accepts` is a class name, "role", "Clause", "Literal" or None for anything."""

    name: str
    role: str
    accepts: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """`words` are what stands between subject and arguments: the verb, its particle, a light verb's noun."""

    text: str
    words: tuple[str, ...]
    slots: tuple[PatternSlot, ...]

    @property
    def verb(self) -> str:
        """First word, under which patterns are looked up."""
        return self.words[0]


def parse_pattern(text: str, *, relation: str) -> Pattern:
    """Raises OntologyError naming relation and pattern where {s} or {o}, or the verb, is missing."""
    parts = text.split()
    slots: list[PatternSlot] = []
    words: list[str] = []
    pending: list[str] = []
    for part in parts:
        match = SLOT.fullmatch(part)
        if match is None:
            pending.append(part.lower())
            continue
        role, taken = _role(pending, first=not slots and not words and not pending, started=bool(words))
        words += taken
        slots.append(PatternSlot(match[1], role, match[2]))
        pending = []
    words += pending
    if not words or not {"s", "o"} <= {s.name for s in slots} or len({s.name for s in slots}) != len(slots):
        raise OntologyError(f'kg:{relation}: the pattern "{text}" needs a verb, one {{s}} and one {{o}}, e.g. "{{s}} dismiss {{o}}"')
    return Pattern(text, tuple(words), tuple(slots))


def _role(pending: list[str], *, first: bool, started: bool) -> tuple[str, list[str]]:
    """Role of the slot that follows these words, and which of them belong to the predicate.

    Before the first argument the last word is a preposition if it is one ("preside over", "be leader of"); after it all words are.
    """
    if first:
        return "subject", []
    if started:
        return " ".join(pending) or "object", []
    for size in (2, 1):
        tail = " ".join(pending[-size:])
        if len(pending) > size and tail in PREPOSITIONS:
            return tail, pending[:-size]
    return "object", pending
