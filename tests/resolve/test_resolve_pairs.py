"""Which names across documents are one thing, and which must stay two."""

import pytest
from factories import (
    BODY,
    EVENT,
    NAME,
    NOMINAL,
    OTHER,
    PERSON,
    PLACE,
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
from kg.types import EntityType, Extraction, Linker


def are_one(linker: Linker, left: Extraction, right: Extraction) -> bool:
    return linker.entity_of(subject_of(left)) == linker.entity_of(subject_of(right))


@pytest.mark.parametrize(
    ("left", "right", "entity_type"),
    [
        ("Kim Jong-un", "Kim Jong Un", PERSON),
        ("Miroslav Dzhurov", "Miroslav Djurov", PERSON),
        ("Suh Ji-hwan", "Seo Jihwan", PERSON),
        ("Faraj al-Mesrati", "Faraj el-Misrati", PERSON),
        ("Oleh Stetsyura", "Oleg Stetsiura", PERSON),
        ("Mohammed Taleb", "Muhammad Taleb", PERSON),
        ("Raghav Venkatesan", "Raghavendra Venkatesan", PERSON),
        ("Joseph Aarden", "Joseph R. Aarden", PERSON),
        ("J. Aarden", "Joseph Aarden", PERSON),
        ("Bill Aarden", "William Aarden", PERSON),
        ("Ministry of Defence", "Defence Ministry", BODY),
        ("Tamna Film Festival", "Tamna Festival", EVENT),
        ("Frostlys AS", "Frostlys", BODY),
        ("Congress", "Congress", BODY),
        ("Skarv-2", "Skarv-2", OTHER),
        ("Türkiye", "Turkey", PLACE),
        ("U.S.", "United States", PLACE),
        ("Britain", "United Kingdom", PLACE),
        ("DPRK", "North Korea", PLACE),
        ("UN", "United Nations", BODY),
        ("Göteborg", "Gothenburg", PLACE),
    ],
)
def test_names_of_one_thing_in_one_story_are_joined(left: str, right: str, entity_type: EntityType) -> None:
    a, b = report(left, entity_type), report(right, entity_type, lead="Today: ")
    linker = resolve([a, b])
    assert are_one(linker, a, b)
    assert all(link.reason for link in linker.entity_of(subject_of(a)).links)


@pytest.mark.parametrize(
    ("left", "right", "entity_type"),
    [
        ("Kim Jong Un", "Kim Jong Il", PERSON),
        ("Sarah Kim", "Kim Jong-un", PERSON),
        ("Pavel Halveric", "Bogdan Halveric", PERSON),
        ("Nélida Quiroga", "Esteban Quiroga", PERSON),
        ("Danica Djurova", "Miroslav Dzhurov", PERSON),
        ("Daniel Aarden", "Daniela Aarden", PERSON),
        ("Ray Aarden Jr.", "Ray Aarden", PERSON),
        ("Adandé Ako II", "Adandé Ako III", PERSON),
        ("Hwasong-17", "Hwasong-18", OTHER),
        ("South Korea", "North Korea", PLACE),
        ("Bank of Korea", "Bank of Japan", BODY),
        ("University of South Tessin", "University of Tessin", BODY),
        ("Gulf of Varnitsa", "Varnitsa", PLACE),
        ("Seoul", "South Korea", PLACE),
    ],
)
def test_names_of_two_things_stay_two_even_in_one_story(left: str, right: str, entity_type: EntityType) -> None:
    a, b = report(left, entity_type), report(right, entity_type, lead="Today: ")
    assert not are_one(resolve([a, b]), a, b)


@pytest.mark.parametrize(
    ("left", "right", "entity_type"),
    [
        ("Miroslav Dzhurov", "Miroslav Djurov", PERSON),
        ("Congress", "Congress", BODY),
        ("Quiroga", "Quiroga", PERSON),
        ("J. Aarden", "Joseph Aarden", PERSON),
    ],
)
def test_what_a_name_leaves_open_needs_surroundings_that_agree(left: str, right: str, entity_type: EntityType) -> None:
    a, b = report(left, entity_type, story="a mine in the north"), report(right, entity_type, story="cup finals")
    assert not are_one(resolve([a, b]), a, b)


def test_a_shared_title_is_such_surroundings() -> None:
    a = report("Suh Ji-hwan", titles=["Foreign Minister"], story="a mine in the north")
    b = report("Seo Jihwan", titles=["foreign minister"], story="cup finals")
    assert are_one(resolve([a, b]), a, b)


def test_a_title_that_everybody_has_is_not() -> None:
    a, b = report("Suh Ji-hwan", titles=["Mr."], story="a mine in the north"), report("Seo Jihwan", titles=["Mr"], story="cup finals")
    assert not are_one(resolve([a, b]), a, b)


def test_two_spellings_in_one_document_are_two_people() -> None:
    doc = document("Karim Adel met Kerim Adel.")
    both = [chain(mention(doc, n)) for n in ("Karim Adel", "Kerim Adel")]
    linker = resolve([extraction(doc, both)])
    assert len({linker.entity_of(c.mentions[0]).id for c in both}) == 2


def test_he_and_she_are_two_people_unless_the_names_are_equal() -> None:
    he, she = report("Karim Adel", titles=["Mr", "king"]), report("Kerim Adel", titles=["Mrs"], lead="Today: ")
    assert not are_one(resolve([he, she]), he, she)


def test_an_initial_that_fits_two_people_is_joined_to_neither() -> None:
    short, one, other = report("J. Aarden"), report("John Aarden", lead="Today: "), report("Jane Aarden", lead="And: ")
    linker = resolve([short, one, other])
    assert len({linker.entity_of(subject_of(x)).id for x in (short, one, other)}) == 3


# ------------------------------------------------------------------------------------------------ short names


@pytest.mark.parametrize(
    ("short", "full", "entity_type"),
    [
        ("KCNA", "Korean Central News Agency", BODY),
        ("I.A.R.", "International Arms Registry", BODY),
        ("Halveric", "Bogdan Halveric", PERSON),
        ("Torgeir", "Torgeir Brekkhus", PERSON),
        ("Harrowgate", "Harrowgate Gold", BODY),
        ("Ministry", "Unification Ministry", BODY),
    ],
)
def test_a_short_name_goes_to_the_only_full_name_of_the_story(short: str, full: str, entity_type: EntityType) -> None:
    a, b = report(short, entity_type), report(full, entity_type, lead="Today: ")
    assert are_one(resolve([a, b]), a, b)


@pytest.mark.parametrize(
    ("short", "names", "entity_type"),
    [
        ("Halveric", ("Bogdan Halveric", "Pavel Halveric"), PERSON),
        ("Bank", ("Bank of Korea", "Bank of Japan"), BODY),
        ("SAC", ("Sports Appeal Chamber", "Strategic Air Command"), BODY),
    ],
)
def test_a_short_name_that_fits_two_stays_alone(short: str, names: tuple[str, str], entity_type: EntityType) -> None:
    alone, one, other = (
        report(short, entity_type),
        report(names[0], entity_type, lead="Today: "),
        report(names[1], entity_type, lead="And: "),
    )
    linker = resolve([alone, one, other])
    assert len({linker.entity_of(subject_of(x)).id for x in (alone, one, other)}) == 3


def test_a_title_decides_between_two_full_names() -> None:
    short = report("Halveric", titles=["President"])
    uncle, nephew = (
        report("Bogdan Halveric", titles=["president"], lead="Today: "),
        report("Pavel Halveric", titles=["director"], lead="And: "),
    )
    linker = resolve([short, uncle, nephew])
    assert are_one(linker, short, uncle)
    assert not are_one(linker, short, nephew)


def test_an_acronym_that_a_document_spells_out_is_that_in_any_story() -> None:
    defined = report("Single Port Workers' Union", BODY, short=["SUP"], story="a strike")
    bare = report("SUP", BODY, story="cup finals")
    assert are_one(resolve([defined, bare]), defined, bare)


def test_one_acronym_with_names_in_two_languages_is_one_body() -> None:
    a, b = report("Sindicato Portuario", BODY, short=["SUP"]), report("Port Workers' Union", BODY, short=["SUP"], lead="Today: ")
    assert are_one(resolve([a, b]), a, b)


def test_the_north_is_the_country_its_own_document_names() -> None:
    doc = document("North Korea fired. The North denied it. South Korea watched.")
    north, short, south = (
        chain(mention(doc, n, nth, entity_type=PLACE)) for n, nth in (("North Korea", 0), ("North", 1), ("South Korea", 0))
    )
    linker = resolve([extraction(doc, [north, short, south])])
    assert linker.entity_of(short.mentions[0]) == linker.entity_of(north.mentions[0]) != linker.entity_of(south.mentions[0])


def test_a_byline_is_no_full_name_for_a_surname_in_the_text() -> None:
    doc = document("Kim spoke again in Port Calder.", authors=("Sarah Kim",))
    kim = chain(mention(doc, "Kim"))
    linker = resolve([extraction(doc, [kim])])
    assert linker.entity_of(kim.mentions[0]).name == "Kim"


# ------------------------------------------------------------------------------------------------ types


@pytest.mark.parametrize("types", [(PERSON, BODY), (PERSON, PLACE)])
def test_a_surname_is_never_a_company_or_a_town(types: tuple[EntityType, EntityType]) -> None:
    a, b = report("Aarden", types[0], titles=["Dr", "minister"]), report("Aarden", types[1], lead="Today: ")
    assert not are_one(resolve([a, b]), a, b)


def test_one_word_that_only_one_tagger_s_guess_makes_a_person_is_none() -> None:
    guess, company = report("Frostlys", PERSON), report("Frostlys", BODY, lead="Today: ")
    linker = resolve([guess, company])
    assert are_one(linker, guess, company)
    assert linker.entity_of(subject_of(guess)).entity_type is BODY


def test_a_person_whose_surname_a_company_has_stays_two() -> None:
    founder, guess, company = report("Ida Frost"), report("Frost", PERSON, lead="Today: "), report("Frost", BODY, lead="And: ")
    linker = resolve([founder, guess, company])
    assert are_one(linker, founder, guess)
    assert not are_one(linker, guess, company)


def test_a_person_and_the_company_of_that_name_stay_two() -> None:
    founder, company = report("Philip Aarden", PERSON, titles=["Dr", "founder"]), report("Philip Aarden Ltd", BODY, lead="Today: ")
    assert not are_one(resolve([founder, company]), founder, company)


def test_a_ministry_named_as_another_country_s_stays_two() -> None:
    a, b = report("Foreign Ministry", BODY, lead="Karsova's "), report("Foreign Ministry", BODY, lead="South Korea's ")
    assert not are_one(resolve([a, b]), a, b)


# ------------------------------------------------------------------------------------------------ what has no name


def test_noun_phrases_are_never_joined_across_documents() -> None:
    found = []
    for text in ("The meeting ended early in May.", "The meeting ended badly in June."):
        doc = document(text)
        meeting = mention(doc, "meeting", kind=NOMINAL, entity_type=EVENT)
        found.append(extraction(doc, [chain(meeting)], [statement(doc, meeting, "end", literal(doc, "ended"))]))
    linker = resolve(found)
    ids = [linker.entity_of(x.chains[0].mentions[0]).id for x in found]
    assert len(set(ids)) == 2
    assert all(i.startswith("meeting_") for i in ids)


def test_a_noun_phrase_that_no_statement_uses_is_no_entity() -> None:
    doc = document("The meeting ended.")
    meeting = mention(doc, "meeting", kind=NOMINAL)
    linker = resolve([extraction(doc, [chain(meeting)])])
    assert linker.entities == ()
    with pytest.raises(KeyError):
        linker.entity_of(meeting)


def test_a_mention_that_no_chain_holds_stands_for_itself() -> None:
    doc = document("Pak left the capital.")
    pak = mention(doc, "Pak", kind=NAME)
    linker = resolve([extraction(doc, [], [statement(doc, pak, "leave", literal(doc, "capital"))])])
    assert linker.entity_of(pak).name == "Pak"


def test_authors_and_publishers_are_entities_and_one_across_documents() -> None:
    a, b = (document(f"Text {n}.", authors=("Sarah Kim",), publisher="Korea Monitor") for n in (1, 2))
    linker = resolve([extraction(a), extraction(b)])
    assert [(e.name, e.entity_type, len(e.links)) for e in linker.entities] == [("Korea Monitor", BODY, 2), ("Sarah Kim", PERSON, 2)]


def test_a_surname_of_two_in_its_own_document_stays_alone_unless_a_title_tells() -> None:
    text = "Aibek Saparov met Timur Saparov, and Saparov left."
    bare, titled = (
        extraction(
            doc := document(text, title=title),
            [
                chain(mention(doc, "Aibek Saparov"), titles=["president"]),
                chain(mention(doc, "Timur Saparov"), titles=["spokesman"]),
                chain(mention(doc, "Saparov", 2), titles=titles),
            ],
        )
        for title, titles in (("One", []), ("Two", ["president"]))
    )
    for found, names in ((bare, {"Saparov"}), (titled, {"Aibek Saparov"})):
        linker = resolve([found])
        assert {linker.entity_of(found.chains[2].mentions[0]).name} == names
