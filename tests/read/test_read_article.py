"""What holds for every Document, whatever it was read from."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.article import article
from kg.read.page.clean import inline
from kg.types import Document, Metadata

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "The dam is safe, the minister said on Monday.",
                "LIMA, Aug. 10 (AP) — The dam is safe.",
                "Nobody was hurt",
                "Dam is safe, minister says",
                "Advertisement",
                "RELATED",
                "• Who owns the harbour?",
                "By Ana Ruiz",
                "Ana Ruiz covers dams in Peru.",
                "Click to play video: 'Nobody was hurt'",
                "Home > World",
                "It is over. (Reuters)",
                "SEOUL — SEOUL — Kim left.",
                "- - He left.",
                "",
                "",
            ]
        ),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=30),
        st.text(alphabet="ab .,:-—•|\n\t\u00a0\u0301\u200bA\"'", max_size=60),
    ),
    max_size=12,
)
TITLES = st.one_of(st.none(), st.just("Dam is safe, minister says"), st.text(max_size=30))


def ignore(problem: object) -> None:
    """Problems do not matter here."""


def read(text: str, title: str | None) -> Document | None:
    return article(text, Metadata(title=inline(title or "") or None), source="a.txt", on_problem=ignore)


@settings(max_examples=300, deadline=None)
@given(LINES, TITLES)
def test_every_document_is_clean(lines: list[str], title: str | None) -> None:
    document = read("\n".join(lines), title)
    if document is None:
        return
    text = document.text
    assert text == unicodedata.normalize("NFC", text)
    assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
    assert not re.search(r"\n{3,}|(?<!\n)\n(?!\n)|  |^\s|\s$", text)
    assert (document.title is None) == (document.headline is None)
    if document.headline:
        assert document.headline.start == 0
        assert document.headline.of(text) == document.title
        assert text[document.headline.end :].startswith("\n\n")


@settings(max_examples=300, deadline=None)
@given(LINES, TITLES)
def test_cleaning_what_is_clean_changes_nothing(lines: list[str], title: str | None) -> None:
    document = read("\n".join(lines), title)
    if document is not None:
        again = read(document.text, document.title)
        assert again is not None
        assert again.text == document.text


def test_a_title_is_put_before_a_body_without_it(read_one: Callable) -> None:
    document = read_one("---\ntitle: Dam is safe\n---\nThe minister said so on Monday.")
    assert document.text == "Dam is safe\n\nThe minister said so on Monday."
    assert document.headline is not None
    assert document.headline.of(document.text) == "Dam is safe"


def test_the_name_of_the_site_is_taken_off_the_title(read_one: Callable) -> None:
    document = read_one("---\ntitle: Dam is safe | The Courier\npublisher: The Courier\n---\nThe minister said so on Monday.")
    assert document.title == "Dam is safe"


@pytest.mark.parametrize("title", ["Dam – is it safe?", "The Courier: a history", "Dam | safe"])
def test_a_title_without_the_name_of_the_site_stays(read_one: Callable, title: str) -> None:
    assert read_one(f"---\ntitle: '{title}'\npublisher: The Ledger\n---\nThe minister said so on Monday.").title == title


def test_line_ends_and_a_byte_order_mark_do_not_change_the_document(read_one: Callable) -> None:
    text = "Dam is safe, minister says\n\nThe minister said so on Monday.\n"
    one, two = read_one(text), read_one(("\ufeff" + text.replace("\n", "\r\n")).encode())
    assert (one.id, one.sha256, one.text) == (two.id, two.sha256, two.text)
