"""A verb agrees with its subject: what has a name is one, but for peoples and what the text itself has in the plural."""

import pytest
from factories import NAME, NOMINAL, PRONOUN, document, mention, statement

from kg.merge.agreement import is_one
from kg.types import EntityType, MentionKind

SUBJECT = ("text", "subject", "kind", "surface", "entity_type")


def agrees(text: str, subject: str, kind: MentionKind, surface: str, entity_type: EntityType) -> bool:
    doc = document(text)
    who = mention(doc, subject, kind=kind, entity_type=entity_type)
    return is_one(statement(doc, who, "go", who, surface=surface), subject, entity_type)


@pytest.mark.parametrize(
    SUBJECT,
    [
        ("Unions have asked for 140 crowns.", "Unions", NOMINAL, "have asked for", EntityType.GROUP),
        ("Voters approved the plan.", "Voters", NOMINAL, "approved", EntityType.GROUP),
        ("The Tigers have agreed to talks.", "Tigers", NAME, "have agreed to", EntityType.ORGANIZATION),
        ("Kurds live in Iraq.", "Kurds", NAME, "live in", EntityType.GROUP),
        ("Hundreds of Kurds met.", "Hundreds of Kurds", NOMINAL, "met", EntityType.GROUP),
        ("three officers were charged.", "three officers", NOMINAL, "were charged", EntityType.GROUP),
    ],
)
def test_several_take_the_plural(text: str, subject: str, kind: MentionKind, surface: str, entity_type: EntityType) -> None:
    assert not agrees(text, subject, kind, surface, entity_type)


@pytest.mark.parametrize(
    SUBJECT,
    [
        ("The United States has left.", "United States", NAME, "has left", EntityType.PLACE),
        ("Pakistan and India have begun.", "India", NAME, "have begun", EntityType.PLACE),
        ("Lars Momsens is in Oslo.", "Lars Momsens", NAME, "is in", EntityType.PERSON),
        ("the owner of the boats sold them.", "owner of the boats", NOMINAL, "sold", EntityType.PERSON),
    ],
)
def test_one_takes_the_singular(text: str, subject: str, kind: MentionKind, surface: str, entity_type: EntityType) -> None:
    assert agrees(text, subject, kind, surface, entity_type)


def test_a_company_that_a_text_calls_they_is_one() -> None:
    doc = document("They have sold the boats.")
    who = mention(doc, "They", kind=PRONOUN, entity_type=EntityType.ORGANIZATION)
    assert is_one(statement(doc, who, "sell", who, surface="have sold"), "Acme Systems", EntityType.ORGANIZATION)
