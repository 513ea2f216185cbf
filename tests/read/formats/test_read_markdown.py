"""Markdown to text."""

from collections.abc import Callable

import pytest

from kg.read.formats.texts.markdown import plain_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("The *dam* is **safe**, ***very*** _safe_ and __sound__.", "The dam is safe, very safe and sound."),
        ("The `dam` is ~~not~~ safe.", "The dam is not safe."),
        ("A [link](https://a.example/x_(y) 'title') and [another][1] one.\n\n[1]: https://a.example", "A link and another one."),
        ("An ![image](a.png) and <https://a.example> here.", "An and https://a.example here."),
        ("It said snake_case_name and 2*3*4.", "It said snake_case_name and 2*3*4."),
        (r"Not \*emphasis\* and not \[a link\](x).", "Not *emphasis* and not [a link](x)."),
        ("It said “[the] dam” is safe.[^1]\n\n", "It said “[the] dam” is safe."),
        ("AT&amp;T and <b>bold</b> <br/>text.", "AT&T and bold text."),
        ("One line\nand its end.\nStill here.", "One line and its end. Still here."),
        ("# Title\nText.", "Title\n\nText."),
        ("## Part ##\n\nText.", "Part\n\nText."),
        ("Title\n=====\nText.", "Title\n\nText."),
        ("Part\n---\nText.", "Part\n\nText."),
        ("One.\n\n---\n\n***\n\nTwo.", "One.\n\nTwo."),
        ("- One.\n- Two goes\n  on.\n1. Three.\n2) Four.", "One.\n\nTwo goes on.\n\nThree.\n\nFour."),
        ("It was built in\n1990. It is safe.", "It was built in 1990. It is safe."),
        ("> He said so.\n> She did, too.", "He said so. She did, too."),
        ("One.\n\n<!-- a\nnote -->\n\nTwo.", "One.\n\nTwo."),
        ("One. <!-- open", "One. <!-- open"),
        ("```\ncode\n```", "code"),
        ("One.\n\n- [Fish farm](https://a.example)\n- [Ferry](x) | [Train](y)\n\nTwo.", "One.\n\nTwo."),
        ("[The dam is safe.](https://a.example)", "The dam is safe."),
        ("[![badge](a.png)](https://a.example)", ""),
    ],
)
def test_marks_are_taken_off(markdown: str, text: str) -> None:
    found = plain_text(markdown)[1]
    assert " ".join(found.split(" ")).replace("  ", " ") == text


def test_the_first_heading_of_the_first_level_is_the_headline(read_one: Callable) -> None:
    document = read_one("## World\n\n# The *dam* is safe\n\nThe minister said so on Monday.\n\n# Other\n\nNobody was hurt.", "a.md")
    assert document.title == "The dam is safe"
    assert document.text.startswith("The dam is safe\n\nThe minister")


def test_a_headline_of_the_front_matter_wins(read_one: Callable) -> None:
    document = read_one("---\ntitle: Dam is safe\n---\n# Harbour news of today\n\nThe minister said so on Monday.", "a.md")
    assert document.title == "Dam is safe"


def test_an_article_in_markdown_has_byline_and_dateline(read_one: Callable) -> None:
    document = read_one("# Dam is safe, minister says\n\n*By Ana Ruiz*\n\n**LIMA** — The dam is safe.\n", "a.md")
    assert document.authors == ("Ana Ruiz",)
    assert document.dateline == "Lima"
    assert document.text == "Dam is safe, minister says\n\nThe dam is safe."
