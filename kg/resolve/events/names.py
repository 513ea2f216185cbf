"""The fillers of an event's roles -> what it is called: "dismissal of Pak Su-il by Kim Jong-un"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# role -> the preposition before its fillers, in the order of the phrase
PHRASE = (
    ("patient", "of"),
    ("participant", "between"),
    ("agent", "by"),
    ("origin", "from"),
    ("recipient", "to"),
    ("destination", "to"),
    ("place", "in"),
)
MOST = 3  # names in one list; an event of five hundred is not called by all of them


def phrase(label: str, roles: Mapping[str, Iterable[str]]) -> str:
    """The noun of the class with its fillers by name; the place only where nothing else is known."""
    told = [(preposition, sorted(roles[role])) for role, preposition in PHRASE if role in roles and role != "place"]
    told = told or [("in", sorted(roles[role])) for role in ("place",) if role in roles]
    return " ".join([label, *(f"{_preposition(word, names)} {listed(names)}" for word, names in told)])


def _preposition(word: str, names: list[str]) -> str:
    return "with" if word == "between" and len(names) == 1 else word


def listed(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C", "A, B, C and others"."""
    names = list(names)
    if len(names) > MOST:
        return f"{', '.join(names[:MOST])} and others"
    return " and ".join([*([", ".join(names[:-1])] if names[:-1] else []), names[-1]])
