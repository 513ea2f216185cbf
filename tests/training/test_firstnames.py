"""Countries and a census in which a name is of men or of women -> its sex."""

from __future__ import annotations

import pytest

from training.firstnames import sex_of


@pytest.mark.parametrize(
    ("countries", "people", "sex"),
    [
        ((3, 0), (0.0, 0.0), "m"),
        ((0, 1), (0.001, 0.9), "f"),
        ((1, 6), (0.0, 0.0), "f"),  # one country of many
        ((2, 6), (0.0, 0.0), ""),
        ((3, 0), (0.0, 0.2), ""),  # the two sources disagree
        ((3, 0), (0.2, 0.1), ""),
        ((0, 0), (0.0, 0.0), ""),
    ],
)
def test_a_name_has_a_sex_where_nearly_all_sources_agree(countries: tuple[int, int], people: tuple[float, float], sex: str) -> None:
    assert sex_of(countries, people) == sex
