"""Words of a stretch without white space, divided as the English treebanks divide them."""

from __future__ import annotations

import time

import pytest

from kg.annotate.words.tokens import words


def divided(chunk: str, *, before_digit: bool = False) -> str:
    return " ".join(("+" if w.joined else "") + chunk[w.start : w.end] for w in words(chunk, before_digit=before_digit))


@pytest.mark.parametrize(
    "expected",
    [
        "do +n't", "it +'s", "ca +n't", "can +not", "gon +na", "Kim +'s", "Kim +’s", "workers +'", "I +'d +'ve", "o'clock", "O'Brien",
        "Jong - un", "U.S. - led", "al - Ani", "three - way", "non-avian", "e-mail", "1950 - 53", "Hwasong - 18", "tit - for - tat",
        "U.S.", "Mr.", "Gen.", "Aug.", "a.m.", "Inc.", "Ph.D.", "J.", "etc.", "year .", "I .",
        "1,200", "3.5", "$ 310", "€ 310", "50 %", "9:30", "7:30 pm", "11/28/2000", "20th", "1970s", "12 km", "713-853-3989",
        "http://www.euci.com/pdf/trans_expn.pdf", "kim.sarah@joongang.co.kr", "@handle", "#IStandWithAhmed", "enron.com .",
        "wait ...", "wait …", "\" offensive \"", "“ war ”", "`` war ''", "( KCNA )", "[ the ]", "state – run", "war — and", "yes -- no",
        "AT&T", ":)", "Wow !!!", "and / or", "( IAR ) ,", "North\u200bKorea", "250자",
    ],
)  # fmt: skip
def test_words_are_divided_as_in_the_treebanks(expected: str) -> None:
    chunk = expected.replace(" +", "").replace(" ", "")
    assert divided(chunk) == expected


@pytest.mark.parametrize(("chunk", "before_digit", "expected"), [("No.", True, "No."), ("No.", False, "No ."), ("Sat.", False, "Sat .")])
def test_some_abbreviations_depend_on_a_number_that_follows(chunk: str, before_digit: bool, expected: str) -> None:
    assert divided(chunk, before_digit=before_digit) == expected


@pytest.mark.parametrize(
    "chunk",
    ["😀👍🏽", "שלום,עולם", "مرحبا", "\u200b\u200d\ufeff", "\u202eabc", "x" * 5_000, "." * 5_000, "-" * 5_001, "a-" * 3_000, "'" * 999],
)
def test_words_cover_any_stretch_in_order_and_without_overlap(chunk: str) -> None:
    found = words(chunk)
    assert [w.start for w in found[1:]] == [w.end for w in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(chunk))


def test_a_hundred_thousand_equal_characters_take_linear_time() -> None:
    start = time.process_time()
    assert words("a.b-" * 25_000)
    assert time.process_time() - start < 5
