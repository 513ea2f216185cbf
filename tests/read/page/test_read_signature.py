"""Bylines and datelines."""

from collections.abc import Callable
from datetime import date

import pytest

from kg.read.page.signature import byline, dateline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("by Ana Ruiz", ("Ana Ruiz",)),
        ("BY SARAH KIM [kim@courier.example]", ("Sarah Kim",)),
        ("By Ana Ruiz in Lima", ("Ana Ruiz",)),
        ("By Ana Ruiz and Bo Lee", ("Ana Ruiz", "Bo Lee")),
        ("By Ana Ruiz, Bo Lee and Cy Dee", ("Ana Ruiz", "Bo Lee", "Cy Dee")),
        ("By Ana Ruiz, Political Correspondent", ("Ana Ruiz",)),
        ("By Ana Ruiz, Reuters", ("Ana Ruiz",)),
        ("By Ana Ruiz | Reuters", ("Ana Ruiz",)),
        ("By Ana Ruiz for The Courier", ("Ana Ruiz",)),
        ("Written by Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("By The Associated Press", ("The Associated Press",)),
        ("Ana Ruiz, Reuters", ("Ana Ruiz",)),
        ("Ana Ruiz, diplomatic correspondent", ("Ana Ruiz",)),
        ("Ana Ruiz – AFP", ("Ana Ruiz",)),
        ("By our political correspondent", ()),
        ("By Ana Ruiz, 12 August 2023", ("Ana Ruiz",)),
        ("By Ana Ruiz and Bo Lee Published 3 September 2024", ("Ana Ruiz", "Bo Lee")),
        ("By Ana Ruiz 2024-05-06", ("Ana Ruiz",)),
        ("By Ana Ruiz, Savanna Post, 3 May 2024", ("Ana Ruiz",)),
        ("By Ana Ruiz and Bo Post", ("Ana Ruiz", "Bo Post")),
        ("By Staff, Savanna Post", ()),
    ],
)
def test_a_byline_names_its_authors(line: str, authors: tuple[str, ...]) -> None:
    assert byline(line) == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the road was open.",
        "By the time it opened",
        "The dam is safe",
        "Ana Ruiz",
        "Ana Ruiz, 54",
        "Lima, Peru",
        "By 2030 all cars",
        "Byron Lee, Reuters.",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert byline(line) is None


def test_the_name_of_a_known_author_is_a_byline() -> None:
    assert byline("ANA RUIZ", known=("Ana Ruiz",)) == ("ANA RUIZ",)


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("DUBRIN, June 15 (Karpress) — ", "Dubrin", "Karpress"),
        ("SEOUL (Reuters) - ", "Seoul", "Reuters"),
        ("SEOUL, Aug. 10 — ", "Seoul", None),
        ("SEOUL, Aug. 10 (Yonhap) -- ", "Seoul", "Yonhap"),
        ("SEOUL, Thursday, Aug. 10, 2023 — ", "Seoul", None),
        ("COTONOU, 21 October – ", "Cotonou", None),
        ("GÖTEBORG — ", "Göteborg", None),
        ("BENGALURU: ", "Bengaluru", None),
        ("BATUMI, Georgia — ", "Batumi, Georgia", None),
        ("RIO DE JANEIRO (AP) — ", "Rio de Janeiro", "AP"),
        ("WASHINGTON, D.C. — ", "Washington, D.C.", None),
        ("ST. PETERSBURG, Russia (AP) — ", "St. Petersburg, Russia", "AP"),
        ("LONDON/PARIS, Aug 10 (Reuters) - ", "London/Paris", "Reuters"),
        ("Seoul, South Korea (CNN) — ", "Seoul, South Korea", "CNN"),
        ("New Delhi, Aug 10 (ANI): ", "New Delhi", "ANI"),
        ("(Reuters) - ", None, "Reuters"),
    ],
)
def test_a_dateline_is_taken_off(start: str, place: str | None, agency: str | None) -> None:
    found = dateline(f"{start}The dam is safe.")
    assert found is not None
    assert (found.place, found.agency, found.text) == (place, agency, "The dam is safe.")


@pytest.mark.parametrize(
    "paragraph",
    [
        "Kim Jong-un — North Korea's leader — visited the plant.",
        "NATO — The alliance said on Friday that it would stay.",
        "UPDATE: The dam is safe.",
        "The dam is safe – The minister said so.",
        "He was born in LIMA — The capital of Peru.",
        "SEOUL — which lies near the border — was quiet.",
        "Monday, June 5 — The court opened.",
        '"SEOUL" — A film about the city won.',
        "Minister: The dam is safe.",
    ],
)
def test_other_beginnings_stay(paragraph: str) -> None:
    assert dateline(paragraph) is None


BODY = "The dam is safe, the minister said on Monday.\n\nNobody was hurt.\n"


def test_byline_and_dateline_go_from_the_text_to_the_document(read_one: Callable) -> None:
    document = read_one(f"Dam is safe, minister says\n\nBy Ana Ruiz\n\nLIMA, Aug. 10 (Courier Wire) — {BODY}")
    assert document.text == "Dam is safe, minister says\n\nThe dam is safe, the minister said on Monday.\n\nNobody was hurt."
    assert document.authors == ("Ana Ruiz",)
    assert document.dateline == "Lima"
    assert document.publisher == "Courier Wire"


def test_known_authors_and_publisher_win(read_one: Callable) -> None:
    document = read_one(f"---\nauthor: Bo Lee\npublisher: The Courier\n---\nBy Ana Ruiz\n\nLIMA (AP) — {BODY}")
    assert document.authors == ("Bo Lee",)
    assert document.publisher == "The Courier"
    assert "Ana Ruiz" not in document.text


def test_a_byline_after_the_last_sentence_is_found(read_one: Callable) -> None:
    document = read_one(f"{BODY}\nBY SARAH KIM [kim@courier.example]\n")
    assert document.authors == ("Sarah Kim",)
    assert document.text.endswith("Nobody was hurt.")


def test_a_date_line_gives_the_date_where_no_other_is_known(read_one: Callable) -> None:
    text = f"Dam is safe, minister says\n\nPublished: August 10, 2023, 9:42 am\n\n{BODY}"
    assert read_one(text).published == date(2023, 8, 10)
    assert read_one(f"---\ndate: 2023-08-11\n---\n{text}").published == date(2023, 8, 11)


@pytest.mark.parametrize(
    "line",
    [
        "Published Aug 10, 2023 • Last updated Aug 11, 2023",
        "Posted August 10, 2023 2:15 pm. 3 min read.",
        "14:02 August 10, 2023",
        "• Aug 10, 2023",
    ],
)
def test_a_date_line_may_say_more_than_the_day(read_one: Callable, line: str) -> None:
    document = read_one(f"Dam is safe, minister says\n\n{line}\n\n{BODY}")
    assert document.published == date(2023, 8, 10)
    assert "Aug" not in document.text


def test_the_day_of_a_video_is_not_that_of_the_article(read_one: Callable) -> None:
    document = read_one(f"Dam is safe, minister says\n\nWATCH: The dam from above\n\n– Aug 10, 2023\n\n{BODY}")
    assert document.published is None
    assert "Aug" not in document.text


def test_a_caption_may_stand_before_byline_and_dateline(read_one: Callable) -> None:
    document = read_one(f"Dam is safe, minister says\n\nThe dam last week.\n\nBy Ana Ruiz\n\nLIMA, Aug. 10 — {BODY}")
    assert document.authors == ("Ana Ruiz",)
    assert document.dateline == "Lima"
    assert "By Ana" not in document.text


def test_a_subheading_with_by_is_no_byline_between_sentences(read_one: Callable) -> None:
    assert "By Design" in read_one(BODY.replace("\n\n", "\n\nBy Design\n\n", 1)).text


def test_a_dateline_inside_the_article_stays(read_one: Callable) -> None:
    assert "LIMA — The dam" in read_one(f"{BODY}\nLIMA — The dam is old.\n").text
