"""What is known from outside an article: the name of its file, and what the user says."""

from collections.abc import Callable
from datetime import date

import pytest

from kg.types import Metadata

TEXT = (
    "The harbour master of Larksund closed the old pier on Monday after divers found cracks.\n\nBoats will leave from the northern quay.\n"
)
DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    "name",
    ["2024-03-12-pier.txt", "2024-03-12.txt", "20240312_pier.txt", "2024_03_12 pier.txt", "2024-03-12-clips/pier.txt"],
)
def test_a_name_that_begins_with_a_day_is_dated(read_one: Callable, name: str) -> None:
    assert read_one(TEXT, name).published == DAY


@pytest.mark.parametrize("name", ["pier-2024-03-12.txt", "2024-13-40-pier.txt", "20240312999.txt", "1012-2024.txt"])
def test_another_number_is_no_day(read_one: Callable, name: str) -> None:
    assert read_one(TEXT, name).published is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"---\ndate: 2024-01-01\n---\nLARKSUND, February 2, 2024 (AP) — {TEXT}", date(2024, 1, 1)),
        (f"LARKSUND, February 2, 2024 (AP) — {TEXT}", date(2024, 2, 2)),
        (f"Old pier is closed today\n\nPublished: 3 February 2024\n\n{TEXT}", date(2024, 2, 3)),
        (f"Old pier is closed today\n\nBy Ana Ruiz | 4 February 2024\n\n{TEXT}", date(2024, 2, 4)),
        (TEXT, DAY),
    ],
    ids=["metadata", "dateline", "published line", "byline", "file name"],
)
def test_the_nearest_to_the_article_wins(read_one: Callable, text: str, day: date) -> None:
    assert read_one(text, "2024-03-12-pier.txt", published=date(2020, 1, 1)).published == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("By Ana Ruiz | 4 February 2024\n\nPublished: 5 July 2021", None),
        ("By Ana Ruiz | 4 February 2024\n\nUpdated: 5 July 2024", date(2024, 2, 4)),
        ("By Ana Ruiz | 4 February 2024\n\nPublished: 3 February 2024", date(2024, 2, 4)),
        ("By Ana Ruiz | 4 February 2024\n\nPublished: 31 June 2024", date(2024, 2, 4)),
    ],
    ids=["two years", "an update", "two time zones", "a day that does not exist"],
)
def test_two_days_of_publication_that_contradict_each_other_are_none(read_one: Callable, head: str, day: date | None) -> None:
    assert read_one(f"Old pier is closed today\n\n{head}\n\n{TEXT}", "pier.txt").published == day


def test_a_day_for_all_fills_what_nothing_else_tells(read_one: Callable) -> None:
    document = read_one(TEXT, "pier.txt", published=DAY, publisher="Lake Courier")
    assert (document.published, document.publisher) == (DAY, "Lake Courier")


def test_what_the_user_knows_of_a_file_wins_over_the_file(read_one: Callable) -> None:
    known = (("*/pier.txt", Metadata(published=DAY, publisher="Lake Wire")), ("*.txt", Metadata(publisher="X", authors=("Ana Ruiz",))))
    document = read_one(f"---\ndate: 2020-01-01\npublisher: Y\n---\n{TEXT}", "pier.txt", articles=known)
    assert (document.published, document.publisher, document.authors) == (DAY, "Lake Wire", ("Ana Ruiz",))


@pytest.mark.parametrize(
    "text",
    [
        f"What happened at the pier, day by day\n\n{TEXT}\n2 March 2024\n\nDivers went down.\n\n9 March 2024\n\nThey found cracks.\n",
        f"What happened at the pier, day by day\n\n2 March 2024\n\n{TEXT}\n9 March 2024\n\nThey found cracks.\n",
        f"{TEXT}\n9 March 2024\n\nThe divers found cracks in the pillars.\n",
    ],
    ids=["chronology", "chronology from the first line", "day within the text"],
)
def test_days_of_a_chronology_are_no_publication_date(read_one: Callable, text: str) -> None:
    assert read_one(text).published is None


def test_one_day_above_the_text_is_the_publication_date(read_one: Callable) -> None:
    assert read_one(f"Old pier is closed today\n\n12 March 2024\n\n{TEXT}").published == DAY
