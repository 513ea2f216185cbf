"""Lines of JSON to articles."""

import json
from collections.abc import Callable
from datetime import date

import pytest

TEXT = "The dam is safe, the minister said on Monday.\n\nNobody was hurt."


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


@pytest.mark.parametrize("name", ["text", "body", "content", "articleBody", "maintext"])
def test_the_text_is_found_under_many_names(read_one: Callable, name: str) -> None:
    document = read_one(
        line(**{name: TEXT, "headline": "Dam is safe, minister says", "published": "2023-08-10", "site": "The Courier"}), "a.jsonl"
    )
    assert document.text == f"Dam is safe, minister says\n\n{TEXT}"
    assert document.published == date(2023, 8, 10)
    assert document.publisher == "The Courier"


def test_the_text_may_be_a_list_of_paragraphs(read_one: Callable) -> None:
    assert read_one(line(text=TEXT.split("\n\n")), "a.jsonl").text == TEXT


@pytest.mark.parametrize("name", ["html", "body"])
def test_a_text_may_be_html(read_one: Callable, name: str) -> None:
    html = "".join(f"<p>{part} The road near Lima was open again by Friday of the week.</p>" for part in TEXT.split("\n\n"))
    document = read_one(line(**{name: html, "title": "Dam", "author": "Ana Ruiz"}), "a.jsonl")
    assert "<" not in document.text
    assert "Nobody was hurt. The road" in document.text
    assert document.authors == ("Ana Ruiz",)
    assert document.title == "Dam"


def test_each_line_is_an_article_and_says_which(read_file: Callable) -> None:
    documents, problems = read_file(line(text="The dam is safe.") + "\n" + line(text="The road is open."), "a.jsonl")
    assert [d.text for d in documents] == ["The dam is safe.", "The road is open."]
    assert [d.source.rpartition(", ")[2] for d in documents] == ["line 1", "line 3"]
    assert problems == []


BAD_LINES = {
    "no JSON": ('{"text": "The dam', "json"),
    "list": ('["The dam is safe."]', "json"),
    "text": ('"The dam is safe."', "json"),
    "nothing": ("null", "json"),
    "nested": ("[" * 100_000, "json"),
    "no text": ('{"title": "Dam"}', "no-text"),
    "empty text": ('{"text": "  "}', "no-text"),
    "number": ('{"text": 5}', "no-text"),
    "furniture": ('{"text": "Advertisement"}', "no-text"),
    "too long": (json.dumps({"text": "x" * 1_000_001}), "long-line"),
    "ten megabytes": (json.dumps({"text": "x" * 10_000_000}), "long-line"),
    "binary": ('{"text": "\x00"}', "binary"),
}


@pytest.mark.parametrize("kind", BAD_LINES)
def test_a_bad_line_is_a_problem_with_its_number_and_the_others_go_on(read_file: Callable, kind: str) -> None:
    bad, code = BAD_LINES[kind]
    documents, (problem,) = read_file(line(text="The dam is safe.") + bad + "\n" + line(text="The road is open."), "a.jsonl")
    assert [d.text for d in documents] == ["The dam is safe.", "The road is open."]
    assert (problem.code, problem.location) == (code, "line 2")
    assert "a.jsonl, line 2: " in problem.message


def test_a_line_in_another_encoding_is_guessed_alone(read_file: Callable) -> None:
    good = '{"text": "Le café de Göteborg est fermé."}\n'
    documents, problems = read_file(good.encode() + good.replace("fermé", "fermé, dit-on").encode("latin-1"), "a.jsonl")
    assert [d.text for d in documents] == ["Le café de Göteborg est fermé.", "Le café de Göteborg est fermé, dit-on."]
    assert [(p.code, p.location) for p in problems] == [("encoding", "line 2")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_does_not_matter(read_one: Callable, encoding: str) -> None:
    assert read_one(line(text="The dam is safe.").encode(encoding), "a.jsonl").text == "The dam is safe."


def test_escaped_surrogates_and_controls_are_removed_and_counted(read_file: Callable) -> None:
    (document,), (problem,) = read_file('{"text": "The \\ud800dam\\u0007 is safe.", "title": "Dam \\udfff is \\u0000safe"}', "a.jsonl")
    assert document.text == "Dam is safe\n\nThe dam is safe."
    assert problem.code == "control-characters"
    assert problem.location == "line 1"


def test_a_bad_date_is_told_with_its_line(read_file: Callable) -> None:
    (document,), (problem,) = read_file(line(text="The dam is safe.", date=1691625600), "a.jsonl")
    assert document.published is None
    assert (problem.code, problem.location) == ("date", "line 1")
