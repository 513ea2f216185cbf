"""Names: what two spellings have in common, and what sets names apart."""

import pytest

from kg.resolve.names import acronyms, is_part_of, parse_name


@pytest.mark.parametrize(
    ("left", "right", "person"),
    [
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Orhan Kılıçarslan", "ORHAN KILICARSLAN", True),
        ("President Bogdan Halveric", "Bogdan Halveric", True),
        ("Faraj al-Mesrati", "Faraj Al Mesrati", True),
        ("Bashar al-Assad", "Bashar Assad", True),
        ("Conan O’Brien", "Conan O'Brien", True),
        ("J. P. Aarden", "J.P. Aarden", True),
        ("the Workers’ Party", "Workers' Party", False),
        ("Frostlys AS", "Frostlys", False),
        ("Harrow & Sons Ltd.", "Harrow and Sons", False),
        ("I.A.R.", "IAR", False),
        ("North Korea's", "North Korea", False),
        ("Tromsø", "Tromso", False),
    ],
)
def test_spellings_of_one_name_have_one_key(left: str, right: str, person: bool) -> None:
    assert parse_name(left, person=person).key == parse_name(right, person=person).key


@pytest.mark.parametrize(
    ("left", "right"),
    [("Hwasong-17", "Hwasong-18"), ("Adandé II", "Adandé III"), ("Group of 7", "Group of 20"), ("Ray Ost Jr.", "Ray Ost Sr.")],
)
def test_numbers_set_names_apart(left: str, right: str) -> None:
    assert parse_name(left).numbers != parse_name(right).numbers


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Korean Central News Agency", "kcna"),
        ("Ministry of Defence", "mod"),
        ("Ministry of Defence", "md"),
        ("Pan-Pacific Stability Fund", "ppsf"),
    ],
)
def test_initials_come_with_and_without_small_words(name: str, acronym: str) -> None:
    assert acronym in acronyms(parse_name(name))


@pytest.mark.parametrize(
    ("short", "long"),
    [("Kim", "Kim Jong-un"), ("KCNA", "Korean Central News Agency"), ("Harrowgate", "Harrowgate Gold"), ("Jong-un", "Kim Jong-un")],
)
def test_a_short_form_is_part_of_the_full_name(short: str, long: str) -> None:
    assert is_part_of(parse_name(short), parse_name(long))
    assert not is_part_of(parse_name(long), parse_name(short))


def test_a_name_of_signs_only_still_has_a_key() -> None:
    assert parse_name("???").key
    assert parse_name("???").key != parse_name("!!!").key


def test_the_only_word_of_a_name_is_never_dropped() -> None:
    assert [parse_name(n).key for n in ("AS", "The")] == ["as", "the"]
    assert parse_name("Prince", person=True).key == "prince"
