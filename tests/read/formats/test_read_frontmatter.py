"""Front matter and what is known about an article."""

from collections.abc import Callable
from datetime import date

import pytest

from kg.read.formats.texts.frontmatter import front_matter
from kg.read.metadata import metadata, names
from kg.types import Problem


def values(text: str) -> tuple[dict[str, list[str]], str, list[Problem]]:
    problems: list[Problem] = []
    found, rest = front_matter(text, source="a.txt", on_problem=problems.append)
    return found, rest, problems


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: Dam is safe", ["Dam is safe"]),
        ("title: Dam: is it safe?", ["Dam: is it safe?"]),
        ('title: "Dam is \\"safe\\""', ['Dam is "safe"']),
        ("title: 'It''s safe'", ["It's safe"]),
        ("title:", []),
        ("title: null", []),
        ("title: [Ana Ruiz, 'Bo Lee', \"Cy, Dee\"]", ["Ana Ruiz", "Bo Lee", "Cy, Dee"]),
        ("title:\n  - Ana Ruiz\n  - Bo Lee", ["Ana Ruiz", "Bo Lee"]),
        ("title: Dam is\n  safe", ["Dam is safe"]),
        ("title: >\n  Dam is\n  safe", ["Dam is safe"]),
    ],
)
def test_values_are_read_as_they_are_written(line: str, value: list[str]) -> None:
    found, rest, problems = values(f"---\n{line}\ndate: 2023-08-10\n---\nText.")
    assert found == {"title": value, "date": ["2023-08-10"]}
    assert rest == "Text."
    assert problems == []


def test_line_ends_of_windows_do_not_matter() -> None:
    assert values("---\r\ntitle: Dam\r\n---\r\nText.")[0] == {"title": ["Dam"]}


@pytest.mark.parametrize("text", ["Text.", "title: Dam\n\nText.", "---\ntitle: Dam\nText without an end.", "- - -\ntitle: Dam\n---\n"])
def test_text_without_front_matter_is_left_alone(text: str) -> None:
    assert values(text) == ({}, text, [])


def test_a_line_that_is_no_field_is_a_problem_with_its_number() -> None:
    found, _, (problem,) = values("---\ntitle: Dam\n<script>\n---\nText.")
    assert found == {"title": ["Dam"]}
    assert problem.code == "front-matter"
    assert problem.location == "line 3"
    assert "a.txt, line 3: '<script>'" in problem.message


def test_comments_and_empty_lines_in_front_matter_are_passed_over() -> None:
    assert values("---\n# note\n\ntitle: Dam\n---\n")[2] == []


def test_all_fields_reach_the_document(read_one: Callable) -> None:
    document = read_one(
        "---\nTitle: Dam is safe\nDate: Aug. 10, 2023\nPublisher: The Courier\nAuthors: Ana Ruiz and Bo Lee\n"
        "URL: https://courier.example/dam?x=1&y=2\nlang: en-GB\n---\nThe dam is safe, the minister said."
    )
    assert document.title == "Dam is safe"
    assert document.published == date(2023, 8, 10)
    assert document.publisher == "The Courier"
    assert document.authors == ("Ana Ruiz", "Bo Lee")
    assert document.url == "https://courier.example/dam?x=1&y=2"
    assert document.language == "en"


def test_what_is_unknown_stays_unknown(read_one: Callable) -> None:
    document = read_one("The dam is safe, the minister said on Aug. 10, 2023.")
    assert (document.title, document.url, document.published, document.publisher, document.authors, document.dateline) == (None,) * 4 + (
        (),
        None,
    )


@pytest.mark.parametrize(
    "name",
    ['Kim "the Boss" Lee', "O'Neill", "<script>alert(1)</script>", "Ana\\nRuiz", "Zoë <zoe@courier.example>", "عمر", "a" * 150, "{{7*7}}"],
)
def test_odd_names_come_through_as_plain_text(read_one: Callable, name: str) -> None:
    document = read_one(f"---\npublisher: {name}\n---\nThe dam is safe, the minister said.")
    assert document.publisher == name


def test_a_name_with_a_line_break_is_put_on_one_line(read_one: Callable) -> None:
    document = read_one('---\ntitle: "Dam is\\nsafe"\nauthor: "Ana\\n\\u0000Ruiz"\n---\nThe dam is safe, the minister said.')
    assert document.title == "Dam is safe"
    assert document.authors == ("Ana Ruiz",)


@pytest.mark.parametrize("day", ["soon", "08/10/2023", "2023-02-30", "August 2023"])
def test_a_malformed_date_is_a_problem_and_stays_unknown(read_file: Callable, day: str) -> None:
    (document,), (problem,) = read_file(f"---\ndate: {day}\n---\nThe dam is safe, the minister said.")
    assert document.published is None
    assert problem.code == "date"
    assert day in problem.message


@pytest.mark.parametrize("address", ["javascript:alert(1)", "courier.example/dam", "https://a b", 'https://a"b', "file:///etc/passwd"])
def test_an_address_that_is_not_http_is_a_problem_and_stays_unknown(read_file: Callable, address: str) -> None:
    (document,), (problem,) = read_file(f"---\nurl: {address}\n---\nThe dam is safe, the minister said.")
    assert document.url is None
    assert problem.code == "url"


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        (["By Ana Ruiz"], ("Ana Ruiz",)),
        (["Ana Ruiz and Bo Lee"], ("Ana Ruiz", "Bo Lee")),
        (["Ana Ruiz, Bo Lee, and Cy Dee"], ("Ana Ruiz", "Bo Lee", "Cy Dee")),
        (["Ana Ruiz; Bo Lee & Cy Dee"], ("Ana Ruiz", "Bo Lee", "Cy Dee")),
        (["Ana Ruiz", "Ana Ruiz"], ("Ana Ruiz",)),
        (["Martin Luther King, Jr."], ("Martin Luther King, Jr.",)),
        (["Kim, Sarah"], ("Kim, Sarah",)),
        (["Anderson Sandler"], ("Anderson Sandler",)),
        ([], ()),
    ],
)
def test_authors_are_told_apart(written: list[str], authors: tuple[str, ...]) -> None:
    assert names(written) == authors


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "Dam", "publishedAt": "2023-08-10", "source": {"id": None, "name": "The Courier"}, "author": [{"name": "Ana Ruiz"}]},
        {"title": "Dam", "date_published": "10 August 2023", "site_name": "The Courier", "authors": ["Ana Ruiz"]},
        {"Title": " Dam ", "pubDate": "Thu, 10 Aug 2023 12:00:00 GMT", "outlet": "The Courier", "byline": "By Ana Ruiz"},
        {"title": "Dam", "date": "2023-08-10", "source": "https://courier.example", "publisher": "The Courier", "creator": "Ana Ruiz"},
    ],
)
def test_fields_are_known_under_many_names(record: dict[str, object]) -> None:
    known = metadata(record, source="a.jsonl", on_problem=pytest.fail)
    assert (known.title, known.published, known.publisher, known.authors) == ("Dam", date(2023, 8, 10), "The Courier", ("Ana Ruiz",))
