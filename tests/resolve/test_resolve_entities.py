"""What an entity is called, of which class it is, and the id it gets."""

from dataclasses import replace

from factories import (
    BODY,
    EVENT,
    NOMINAL,
    OTHER,
    PERSON,
    PLACE,
    PRONOUN,
    chain,
    document,
    extraction,
    literal,
    mention,
    report,
    statement,
    subject_of,
)

from kg.resolve import resolve
from kg.types import Entity, Extraction


def entity(*found: Extraction) -> Entity:
    return resolve(list(found)).entity_of(subject_of(found[0]))


def test_equally_frequent_spellings_prefer_the_hyphenated() -> None:
    assert entity(report("Kim Jong Un"), report("Kim Jong-un", lead="Today: ")).name == "Kim Jong-un"


def test_the_spelling_of_most_documents_wins() -> None:
    found = [report("Kim Jong-un"), report("Kim Jong Un", lead="Today: "), report("Kim Jong Un", lead="And: ")]
    assert entity(*found).name == "Kim Jong Un"


def test_a_full_name_wins_over_a_frequent_short_one() -> None:
    found = [report("KCNA", BODY, lead=f"Day {n}: ") for n in range(4)]
    assert entity(*found, report("Korean Central News Agency", BODY)).name == "Korean Central News Agency"


def test_a_name_with_a_title_is_never_chosen_where_there_is_one_without() -> None:
    found = [
        report("President Bogdan Halveric"),
        report("President Bogdan Halveric", lead="Today: "),
        report("Bogdan Halveric", lead="And: "),
    ]
    assert entity(*found).name == "Bogdan Halveric"


def test_a_person_is_not_called_by_the_verb_of_a_headline() -> None:
    assert entity(report("Karsova"), report("Karsova sacks", lead="Today: ")).name == "Karsova"


def test_capitals_of_a_dateline_are_not_chosen() -> None:
    assert entity(report("SAN AURELIO", PLACE), report("San Aurelio", PLACE, lead="Today: ")).name == "San Aurelio"


def test_other_names_are_all_names_but_no_pronoun_and_no_noun() -> None:
    doc = document("Pak Su-il left. He is a general. Pak was sacked.")
    pak = chain(mention(doc, "Pak Su-il"), mention(doc, "He", kind=PRONOUN), mention(doc, "general", kind=NOMINAL), mention(doc, "Pak", 1))
    found = resolve([extraction(doc, [pak])]).entity_of(pak.mentions[0])
    assert (found.name, found.aliases) == ("Pak Su-il", ("Pak",))


def test_the_class_with_most_mentions_wins_and_no_class_loses() -> None:
    found = [report("Steel Pelican", OTHER, lead=f"Day {n}: ") for n in range(3)]
    assert entity(*found, report("Steel Pelican", EVENT)).entity_type is EVENT


def test_a_listed_name_has_the_class_of_the_list() -> None:
    assert entity(report("Gothenburg", BODY), report("Göteborg", BODY, lead="Today: ")).entity_type is PLACE


def test_ids_are_readable() -> None:
    assert entity(report("Kim Jong-un")).id == "Kim_Jong-un"


def test_of_two_things_with_one_name_the_better_known_keeps_the_plain_id() -> None:
    person = report("Aarden", PERSON, titles=["minister"])
    town = [report("Aarden", PLACE, lead=f"Day {n}: ") for n in range(2)]
    linker = resolve([person, *town])
    assert linker.entity_of(subject_of(town[0])).id == "Aarden"
    assert linker.entity_of(subject_of(person)).id.startswith("Aarden_")


def test_every_link_says_why() -> None:
    found = entity(report("Miroslav Dzhurov", short=["Dzhurov"]), report("Miroslav Djurov", lead="Today: "))
    assert sorted((k.name, k.reason) for k in found.links) == [
        ("Miroslav Djurov", "other spelling of Miroslav Dzhurov; documents share 4 other names"),
        ("Miroslav Dzhurov", "other spelling of Miroslav Djurov; documents share 4 other names"),
    ]


def test_a_short_name_says_what_it_is_short_for_and_the_full_name_does_not() -> None:
    found = entity(report("Halveric"), report("Bogdan Halveric", lead="Today: "))
    assert {k.name: k.reason for k in found.links} == {
        "Halveric": "short for Bogdan Halveric; no other name in the story fits",
        "Bogdan Halveric": "the full name that others are short for",
    }


def test_a_noun_phrase_keeps_its_words_and_its_other_words() -> None:
    doc = document("The drill began. The exercise is large.")
    drill = replace(chain(mention(doc, "drill", kind=NOMINAL), mention(doc, "exercise", kind=NOMINAL)), name="drill")
    found = resolve([extraction(doc, [drill], [statement(doc, drill.mentions[0], "begin", literal(doc, "began"))])]).entities
    assert [(e.name, e.aliases) for e in found] == [("drill", ("exercise",))] or [(e.name, e.aliases) for e in found] == [
        ("exercise", ("drill",))
    ]
