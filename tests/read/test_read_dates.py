"""Dates of sources: all usual forms, and no guesses."""

from datetime import date

import pytest

from kg.read.dates import parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2023-08-10",
        "2023-8-10",
        "20230810",
        "2023/08/10",
        "2023.08.10",
        "2023. 8. 10.",
        "2023-08-10T23:30:00Z",
        "2023-08-10T23:30:00.123+09:00",
        "2023-08-10 23:30",
        "10 August 2023",
        "10 Aug 2023",
        "10th of August, 2023",
        "10-Aug-2023",
        "August 10, 2023",
        "Aug. 10, 2023",
        "Aug 10 2023",
        "AUGUST 10TH, 2023",
        "Thursday, August 10, 2023",
        "Thu, 10 Aug 2023 12:00:00 +0000",
        "Thu 10 Aug 2023 10.20 BST",
        "10 August 2023, 06:40 IST",
        "August 10, 2023 at 9:42 am",
        "August 10, 2023 | 9:42 am",
        "August 10, 2023 • 9:42 am",
        "Aug 10, 2023 / 2:15 pm",
        "14:02 August 10, 2023",
        "9:42 am EDT, Aug. 10, 2023",
        "  August   10,\n2023 ",
    ],
)
def test_a_date_in_full_is_read(text: str) -> None:
    assert parse_date(text) == date(2023, 8, 10)


@pytest.mark.parametrize(("text", "month"), [("9 Sept. 2023", 9), ("Sep 9, 2023", 9), ("9 May 2023", 5), ("June 9, 2023", 6)])
def test_months_are_known_by_their_short_names(text: str, month: int) -> None:
    assert parse_date(text) == date(2023, month, 9)


@pytest.mark.parametrize("text", ["13/08/2023", "08/13/2023", "13.8.2023", "8-13-2023"])
def test_numbers_with_one_reading_are_read(text: str) -> None:
    assert parse_date(text) == date(2023, 8, 13)


def test_a_day_that_is_its_month_has_one_reading() -> None:
    assert parse_date("8/8/2023") == date(2023, 8, 8)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "August 2023",
        "2023",
        "2023-08",
        "08/10/2023",
        "10/08/23",
        "2023-02-30",
        "31 June 2023",
        "Augst 10, 2023",
        "1691625600",
        "40 May 2023",
        "2023-08-10 or later",
        "between 1 May 2023 and 3 May 2023",
        "3 hours ago",
        "10 August",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert parse_date(text) is None
