"""First names tell whether somebody is a man or a woman, where they are no family names."""

from __future__ import annotations

import pytest

from kg.english.nouns.first_names import first_names, only_first_names
from kg.english.nouns.gender import gender_of_name


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Ana Lund", "f"),
        ("Kofi Adu", "m"),
        ("Kelly Bryan", "f"),
        ("Andrea Rossi", ""),  # a man in Italy, a woman in Germany
        ("Qwx Lund", ""),
        ("Monique", "f"),
        ("Kelly", ""),  # a family name as well
        ("Scott", ""),
        ("", ""),
    ],
)
def test_the_first_word_of_a_name_tells_a_gender_unless_it_may_be_a_family_name(name: str, gender: str) -> None:
    assert gender_of_name(tuple(name.lower().split())) == gender


def test_names_are_as_they_are_looked_up() -> None:
    assert all(name == name.lower() and name.isascii() and " " not in name for name in first_names())
    assert only_first_names() < first_names().keys()
