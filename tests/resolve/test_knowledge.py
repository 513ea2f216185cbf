"""A user's own list of entities: what it joins, what ids it gives, and how it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import BODY, PERSON, report, subject_of

from kg.errors import UsageError
from kg.resolve import Known, read_knowledge, resolve
from kg.types import EntityType

FORMS = {
    "known.csv": "id,name,aliases,class,same_as\nhttps://x.example/1,Boreal Energy,Boreal|BE,Organization,http://www.wikidata.org/entity/Q1\n",
    "known.jsonl": '{"id": "https://x.example/1", "name": "Boreal Energy", "aliases": ["Boreal", "BE"], "class": "Organization", '
    '"same_as": "http://www.wikidata.org/entity/Q1"}\n',
    "type.csv": "ID,Name,Aliases,Type,same_as\nhttps://x.example/1,Boreal Energy,Boreal|BE,company,http://www.wikidata.org/entity/Q1\n",
    "ftm.jsonl": '{"id": "https://x.example/1", "schema": "Company", "properties": {"name": ["Boreal Energy"], "alias": ["Boreal", "BE"], '
    '"wikidataId": ["Q1"]}}\n',
}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "text"), FORMS.items(), ids=FORMS)
def test_all_forms_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    assert read_knowledge(written(tmp_path, name, text)) == (
        Known(
            id="https://x.example/1",
            names=("Boreal Energy", "Boreal", "BE"),
            entity_type=EntityType.ORGANIZATION,
            ids=("http://www.wikidata.org/entity/Q1",),
        ),
    )


def test_concepts_of_skos_are_read(tmp_path: Path) -> None:
    text = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <https://x.example/1> skos:prefLabel "Boreal" ; skos:altLabel "BE" .'
    assert read_knowledge(written(tmp_path, "known.ttl", text)) == (Known(id="https://x.example/1", names=("Boreal", "BE")),)


BROKEN = {
    "an id that comes twice": ("a.csv", "id,name\n1,A\n1,B\n", "line 3: the id '1' stands in .*line 2"),
    "no name": ("a.csv", "id,name\n1,\n", "line 2: an entity needs an id and a name"),
    "too few cells": ("a.csv", "id,name,class\n1,A\n", "line 2: another number of cells"),
    "an open quotation mark": ("a.csv", 'id,name\n1,A\n2,"B\n3,C\n', "line 3: no CSV"),
    "a cell of 200,000 characters": ("a.csv", f"id,name\n1,{'A' * 200_000}\n", "line 2: "),
    "a column twice": ("a.csv", "id,name,Name\n1,A,B\n", "line 1: two columns have one name"),
    "a name of two lines": ("a.csv", 'id,name\n1,"A\nB"\n', "line 2: .* is no name"),
    "a name of marks": ("a.csv", "id,name\n1,.\n", "line 2: '.' is no name"),
    "properties that are none": ("a.jsonl", '{"id": "1", "schema": "Person", "properties": ["A"]}\n', "line 1: properties"),
    "brackets without end": ("a.jsonl", "[" * 100_000, "line 1: no JSON"),
    "no columns": ("a.csv", "A,B\n", "columns id and name are needed"),
    "no JSON": ("a.jsonl", '{"id": "1", "name": "A"}\n{"id": \n', "line 2: no JSON"),
    "another type": ("a.csv", "id,name,type\n1,A,Firm\n", "line 2: 'Firm' is no class; there are Person"),
    "another class": ("a.jsonl", '{"id": "1", "name": "A", "class": "Firm"}\n', "'Firm' is no class"),
    "500 characters": ("a.jsonl", '{"id": "1", "name": "' + "A" * 500 + '"}\n', "has 500 characters"),
    "no Turtle": ("a.ttl", "<a> <b", "no valid Turtle"),
    "another ending": ("a.xlsx", "", "cannot be told by its ending"),
}


@pytest.mark.parametrize(("name", "text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_list_is_reported_with_its_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_knowledge(written(tmp_path, name, text))


def test_another_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,name\n1,Müller\n".encode("latin-1"))
    with pytest.raises(UsageError, match="line 2: byte 11 is no UTF-8"):
        read_knowledge(tmp_path / "a.csv")


BOREAL = Known(id="https://x.example/1", names=("Boreal Energy", "Nordic Power"), entity_type=EntityType.ORGANIZATION)


def test_names_of_one_listed_entity_are_one_with_its_id() -> None:
    a, b = report("Boreal Energy", BODY), report("Nordic Power", BODY, story="two")
    linker = resolve([a, b], knowledge=[BOREAL])
    assert linker.entity_of(subject_of(a)) == linker.entity_of(subject_of(b))
    assert linker.entity_of(subject_of(a)).same_as == ("https://x.example/1",)


def test_a_name_that_two_listed_entities_have_is_neither() -> None:
    a = report("Boreal Energy", BODY)
    other = Known(id="https://x.example/2", names=("Boreal Energy",))
    assert resolve([a], knowledge=[BOREAL, other]).entity_of(subject_of(a)).same_as == ()


def test_a_person_is_no_listed_firm_of_that_name() -> None:
    a = report("Nordic Power", PERSON)
    assert resolve([a], knowledge=[BOREAL]).entity_of(subject_of(a)).same_as == ()


def test_a_listed_body_is_no_person_whatever_an_article_takes_its_name_for() -> None:
    boreal = Known(id="https://x.example/1", names=("Boreal Energy", "Boreal"), entity_type=EntityType.ORGANIZATION)
    a, b = report("Boreal", PERSON), report("Boreal Energy", BODY, story="two")
    linker = resolve([a, b], knowledge=[boreal])
    assert linker.entity_of(subject_of(a)) == linker.entity_of(subject_of(b))
    assert linker.entity_of(subject_of(a)).entity_type is EntityType.ORGANIZATION


def test_a_surname_alone_is_no_listed_person() -> None:
    lund = Known(id="https://x.example/2", names=("Ana Lund", "Lund"), entity_type=EntityType.PERSON)
    a = report("Lund", PERSON)
    assert resolve([a], knowledge=[lund]).entity_of(subject_of(a)).same_as == ()
