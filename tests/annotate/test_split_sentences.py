"""Sentences of raw news text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.words.sentences import sentences, tokenized
from kg.types import Span


def split(text: str, headline: Span | None = None) -> list[str]:
    return [text[p.words[0].start : p.words[-1].end] for p in sentences(text, headline=headline)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He met U.S. President Joe Biden.", "They talked."],
        ["It happened in the U.S.", "The talks failed."],
        ["He left at 9 a.m.", "The train was late."],
        ["He left at 9 a.m. Friday.", "The train was late."],
        ["Gen. Pak and Lt. Col. Kim met in Washington, D.C., on No. 2 St. James Street."],
        ["Mr. J. R. Smith of Acme Inc. said so.", "He left."],
        ["He works for Acme Inc.", "It makes tools."],
        ["The G7 meets on Aug. 18 at Camp David.", "It lasts."],
        ['"No contract was signed here," he told reporters.', '"None will be signed while the inquiry is open."'],
        ["He said: “We will look.", "If necessary, we will act.”", "Then he left."],
        ["'Not one shell has left,' she said.", "'Not one.'"],
        ['"Why now?" Koo asked.', "Nobody knew."],
        ['"Why now?"', "Nobody knew."],
        ["Growth was 3.5 percent.", "Prices rose 1,200 won."],
        ["They won (again!) and left.", "(Nobody cheered.)", "It rained."],
        ["Wait…", "What happened?", "Nothing!"],
        ["1. First point of the list"],
        ["It was so. [7]", "Then it was not."],
        ["The bank, i.e. the lender, paid approx. 5 dollars etc. to them."],
        ["Yahoo! shares rose."],
    ],
    ids=lambda e: e[0][:40],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_blank_line_ends_a_sentence_and_a_newline_does_not() -> None:
    assert split("Cherry growers\nexpect a record\n \nDubrin metro closes") == ["Cherry growers\nexpect a record", "Dubrin metro closes"]


def test_paragraphs_are_numbered_from_zero() -> None:
    assert [p.paragraph for p in sentences("One. Two.\n\nThree.\n\n\nFour.")] == [0, 0, 1, 2]


def test_the_headline_is_a_sentence_of_its_own() -> None:
    assert split("Kim sacks general\nSeoul said so.", headline=Span(0, 17)) == ["Kim sacks general", "Seoul said so."]


def test_a_tokenized_line_is_divided_at_white_space_only() -> None:
    assert [line for w in tokenized("don't stop-now .") if (line := "don't stop-now ."[w.start : w.end])] == ["don't", "stop-now", "."]


@given(st.text(alphabet=st.sampled_from("aB. ,!?\"'”“()-\n1…\u200b😀ש"), max_size=60))
def test_the_words_of_all_sentences_are_all_that_is_not_white_space(text: str) -> None:
    covered = [text[w.start : w.end] for p in sentences(text) for w in p.words]
    assert "".join(covered) == "".join(text.split())
