"""A statement and the name of its subject -> whether its verb is in the singular."""

from __future__ import annotations

from kg.merge.wording import SINGULAR, is_plural
from kg.types import EntityType, Mention, MentionKind, Statement


def is_one(statement: Statement, name: str, entity_type: EntityType | None) -> bool:
    """Whether the subject is one thing. What has a name is, but for a people ("Kurds") and what the text itself has in the plural
    ("The Tigers have agreed"); of a noun phrase its head says it, though it begins the sentence ("Voters").
    """
    subject = statement.subject
    is_name = isinstance(subject, Mention) and subject.kind is MentionKind.NAME
    if not is_plural(name) or (is_name and not name.endswith("s")):  # "India" is no plural of "indium"
        return True
    is_its_own = isinstance(subject, Mention) and subject.text == name
    if is_its_own and (statement.surface.lower().split()[:1] or [""])[0] in SINGULAR:
        return False
    if is_name:
        return entity_type is not EntityType.GROUP
    counted = " of " in name and isinstance(subject, Mention) and subject.kind is MentionKind.NOMINAL  # "Thousands of Peruvians"
    return _is_capital(name) and not counted and not (is_its_own and " " not in name)


def _is_capital(name: str) -> bool:
    return all(word[:1].isupper() for word in name.split() if len(word) > 3)
