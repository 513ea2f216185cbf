"""The page's tables: ranking, names for one line, dates, links, limits."""

import pytest
from page_story import Story

from kg.view import tables as module
from kg.view.differences import difference
from kg.view.tables import days, tables, web_url
from kg.view.text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kim Jong-un", "Kim Jong-un"),
        (" a\n b\t\x00c ", "a b c"),
        ("\u202eevil\u202c", "evil"),
        ("line\u2028end", "line end"),
        ("", "(no name)"),
        ("\u200f\n", "(no name)"),
    ],
)
def test_a_name_is_made_fit_for_one_line(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023-08-09", ("2023-08-09", "2023-08-09")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2019-03/2025-06-14", ("2019-03-01", "2025-06-14")),
        ("2023-08-09/..", ("2023-08-09", "")),
        ("../2023", ("", "2023-12-31")),
        ("2023-02-30", ("", "")),
        ("2023-13", ("", "")),
        ("soon", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_time_is_its_first_and_last_day(edtf: str, expected: tuple[str, str]) -> None:
    assert days(edtf) == expected


@pytest.mark.parametrize("url", ["https://news.example/a?b=c#d", "http://news.example"])
def test_web_addresses_are_kept(url: str) -> None:
    assert web_url(url) == url


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "https://", "http://[", ""])
def test_other_addresses_are_dropped(url: str) -> None:
    assert web_url(url) == ""


def test_entities_come_by_importance_the_unconnected_last(story: Story) -> None:
    story.entity("Alone")
    story.says("", "A", "met", "Hub")
    story.says("", "Hub", "met", "B")
    assert [e["name"] for e in tables(story.done())["entities"]] == ["Hub", "A", "B", "Alone"]


def test_a_sentence_is_stored_once(story: Story) -> None:
    story.says("They met and spoke.", "A", "met", "B")
    story.says("They met and spoke.", "A", "spoke to", "B")
    found = tables(story.done())
    assert found["sentences"] == ["They met and spoke."]
    assert [fact["mentions"][0]["text"] for fact in found["facts"]] == [0, 0]


def test_a_literal_is_the_value_of_its_fact(story: Story) -> None:
    story.says("A said no.", "A", "said", "no", literal=True)
    fact = tables(story.done())["facts"][0]
    assert (fact["o"], fact["value"]) == (-1, "no")


def test_articles_come_by_date(story: Story) -> None:
    story.article("b", title="late", date="2023-08-10")
    story.article("a", title="early", date="2023-08-01")
    assert [a["title"] for a in tables(story.done())["articles"]] == ["early", "late"]


def test_what_is_over_the_limit_is_the_least_important_and_is_counted(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ENTITIES", 2)
    monkeypatch.setattr(module, "MAX_FACTS", 1)
    for other in ("A", "B", "C"):
        story.says("", "Hub", "met", other)
    found = tables(story.done())
    assert ([e["name"] for e in found["entities"]], len(found["facts"]), found["total"]) == (["Hub", "A"], 1, {"entities": 4, "facts": 3})


@pytest.mark.parametrize(
    ("about", "sides", "what"),
    [
        ("number", (("Shoigu", "visited", "3 plants"), ("Shoigu", "visited", "5 plants")), ("Shoigu visited", "how many")),
        ("time", (("Kim", "dismissed", "Pak"), ("Kim", "dismissed", "Pak")), ("Kim dismissed Pak", "when")),
        ("agent", (("Kim", "dismissed", "Pak"), ("Choe", "dismissed", "Pak")), ("dismissed Pak", "who")),
        ("update", (("Shoigu", "visited", "3 plants"), ("Shoigu", "toured", "5 plants")), ("Shoigu", "told again later")),
    ],
    ids=["object", "time", "subject", "all"],
)
def test_a_difference_says_what_both_sides_share(about: str, sides: tuple[tuple[str, str, str], ...], what: tuple[str, str]) -> None:
    row = {"subject": "Shoigu", "about": about, "one_says": "3", "other_says": "5", "one_source": "A", "other_source": "B"}
    row |= {"one_sentence": "He saw 3.", "other_sentence": "He saw 5."}
    found = difference(row | {"one_statement": "s1", "other_statement": "s2"}, dict(zip(("s1", "s2"), sides, strict=True)), {"s1": 0}, {})
    assert (found["what"], found["about"]) == what
    assert found["sides"] == [["3", "A", 0, 0], ["5", "B", -1, 1]]


def test_where_both_sides_are_told_in_the_same_words_these_are_what_differs() -> None:
    row = {"subject": "Korea", "about": "denial", "one_says": "It is disputed", "other_says": "It is disputed"}
    ends = {"one_source": "A", "other_source": "B", "one_statement": "s1", "other_statement": "s2"}
    said = {"one_sentence": "It did.", "other_sentence": "It did not."}
    assert difference(row | ends | said, {}, {}, {})["what"] == "It is disputed"
