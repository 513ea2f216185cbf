"""Measures against floors, and floors raised to measures."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.evaluate.gate import MARGIN, Floors, Measured, failures, raised, read_floors, write_floors

FLOORS = Floors("abc", {"recall": 0.7, "not_forbidden": 1.0})


def test_what_reaches_its_floor_passes() -> None:
    assert list(failures(FLOORS, Measured("abc", {"recall": 0.7, "not_forbidden": 1.0, "time": 0.1}))) == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"recall": 0.6999, "not_forbidden": 1.0}, ["recall is 0.6999, below its floor 0.7000"]),
        ({"not_forbidden": 1.0}, ["recall is not measured, below its floor 0.7000"]),
        (
            {"recall": None, "not_forbidden": 0.99},
            ["not_forbidden is 0.9900, below its floor 1.0000", "recall is not measured, below its floor 0.7000"],
        ),
    ],
)
def test_what_falls_below_is_told(values: dict[str, float | None], told: list[str]) -> None:
    assert list(failures(FLOORS, Measured("abc", values))) == told


def test_other_gold_fails_whatever_the_measures() -> None:
    (line,) = failures(FLOORS, Measured("abd", {"recall": 1.0, "not_forbidden": 1.0}))
    assert "--update-floors" in line


def test_floors_are_raised_to_the_measure_less_a_margin() -> None:
    found = raised(FLOORS, Measured("abd", {"recall": 0.8, "not_forbidden": 1.0, "time": 0.5, "merged": None}))
    assert found.digest == "abd"
    assert found.floors == {"recall": pytest.approx(0.8 - MARGIN), "not_forbidden": 1.0, "time": pytest.approx(0.5 - MARGIN)}


def test_a_measure_within_the_margin_leaves_its_floor() -> None:
    assert raised(FLOORS, Measured("abc", {"recall": 0.71, "not_forbidden": 1.0})).floors["recall"] == 0.7


def test_a_floor_is_lowered_only_on_demand() -> None:
    measured = Measured("abc", {"recall": 0.6, "not_forbidden": 1.0})
    with pytest.raises(UsageError, match="recall would get a lower floor; give --lower"):
        raised(FLOORS, measured)
    assert raised(FLOORS, measured, lower=True).floors["recall"] == pytest.approx(0.6 - MARGIN)


def test_a_measure_that_vanishes_needs_lower_too() -> None:
    with pytest.raises(UsageError, match="not_forbidden"):
        raised(FLOORS, Measured("abc", {"recall": 0.9}))


def test_pinned_floors_are_reached_by_what_they_were_pinned_on(tmp_path: Path) -> None:
    measured = Measured("abc", {"recall": 0.7213, "not_forbidden": 1.0, "kept_apart": 64 / 65})
    write_floors(tmp_path / "floors.toml", {"facts": raised(None, measured), "carb": FLOORS})
    floors = read_floors(tmp_path / "floors.toml")
    assert sorted(floors) == ["carb", "facts"]
    assert floors["carb"] == FLOORS
    assert list(failures(floors["facts"], measured)) == []


def test_no_file_has_no_floors(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "floors.toml") == {}


@pytest.mark.parametrize("content", ["[facts", "facts = 1", "[facts]\nsha256 = 'x'", "[facts]\nsha256 = 'x'\nfloors = {recall = 'high'}"])
def test_a_damaged_file_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content)
    with pytest.raises(UsageError, match="cannot read these floors"):
        read_floors(path)
