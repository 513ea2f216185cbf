"""The class of an entity: why it has it, and the exact class below it that documents tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import BODY, PERSON, extraction, mention, report, rows, statement, store_of, subject_of

from kg.resolve import Known, resolve
from kg.types import Entity, EntityType, Extraction


def told(found: Extraction, *, kinds: tuple[str, ...] = (), reasons: tuple[str, ...] = ()) -> Extraction:
    """With what its document says of the first thing."""
    first, *rest = found.chains
    return replace(found, chains=(replace(first, kinds=kinds, class_reasons=reasons), *rest))


def entity(found: Extraction, *others: Extraction, **options: tuple[Known, ...]) -> Entity:
    return resolve([found, *others], **options).entity_of(subject_of(found))


@pytest.mark.parametrize(
    ("kind", "nouns", "expected"),
    [
        (EntityType.PRODUCT, ("ferry",), "Vehicle"),
        (EntityType.WORK, ("treaty",), "Law"),
        (EntityType.CONCEPT, ("medal",), "Prize"),
        (EntityType.PRODUCT, ("phone",), ""),
        (EntityType.ORGANIZATION, ("ferry",), ""),
    ],
)
def test_a_noun_for_a_thing_tells_its_exact_class_below_its_own(kind: EntityType, nouns: tuple[str, ...], expected: str) -> None:
    assert entity(told(report("Sea Star", kind), kinds=nouns)).subclass == expected


def test_the_wider_class_stands_beside_the_exact_one() -> None:
    found = report("Sea Star", EntityType.PRODUCT)
    crew = mention(found.document, "news", entity_type=BODY)
    ship = subject_of(found)
    used = extraction(found.document, told(found, kinds=("ferry",)).chains, [statement(found.document, ship, "is", crew, surface="is")])
    assert rows(store_of(used), 'SELECT ?c { ?e skos:prefLabel "Sea Star"@en ; a ?c }') == [("kg:Product",), ("kg:Vehicle",)]


def test_the_reasons_are_those_of_the_document_that_names_it_most() -> None:
    often = told(report("Ana Lund", PERSON, short=("Lund", "Lund")), reasons=("title +1.5",))
    once = told(report("Ana Lund", PERSON, lead="Now "), reasons=("with who +1.0",))
    assert entity(often, once).class_reasons == entity(once, often).class_reasons == ("title +1.5",)


def test_reasons_for_another_class_are_none_for_this_one() -> None:
    person = told(report("Boreal", PERSON), reasons=("first name +2.0",))
    known = Known(id="https://x.example/1", names=("Boreal",), entity_type=BODY)
    assert entity(person).class_reasons == ("first name +2.0",)
    body = told(report("Boreal Energy", BODY), reasons=("named as Organization +1.6",))
    listed = replace(known, names=("Boreal Energy",))
    assert entity(body, knowledge=(listed,)).class_reasons == ("your list",)
