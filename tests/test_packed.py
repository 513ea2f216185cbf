"""What is packed is read back as it was, with equal parts as one object; what is damaged is refused."""

import json
from dataclasses import dataclass

import pytest
from factories import story

from kg.packed import pack, unpack
from kg.types import Document, Extraction, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    left: Span | None
    right: bool | float | int


def test_every_extraction_is_read_back_as_it_was() -> None:
    for extraction in story():
        assert unpack(pack(extraction), Extraction) == extraction


def test_a_mention_of_a_chain_and_of_a_statement_is_one_object() -> None:
    extraction = unpack(pack(story()[0]), Extraction)
    mentions = {mention: mention for chain in extraction.chains for mention in chain.mentions}
    subjects = [s.subject for s in extraction.statements if s.subject in mentions]
    assert subjects
    assert all(mentions[subject] is subject for subject in subjects)


@pytest.mark.parametrize("value", [True, 1, 1.0, False, 0])
def test_equal_numbers_of_different_kinds_stay_apart(value: object) -> None:
    found = unpack(pack((True, 1, 1.0, False, 0, value)), tuple)
    assert [type(item) for item in found] == [bool, int, float, bool, int, type(value)]


def test_further_classes_are_read_back_too() -> None:
    pair = Pair(left=Span(1, 2), right=1.5)
    assert unpack(pack(pair, Pair), Pair, Pair) == pair


def test_a_class_that_was_not_named_is_not_packed() -> None:
    with pytest.raises(TypeError, match="cannot pack a Pair"):
        pack(Pair(left=None, right=1))


@pytest.mark.parametrize(
    "damaged",
    ["", "[", "{}", "[]", "7", '["Kim"]', '[1,["Span",0,0]]', '[1,["Nobody",0]]', '[["Document",4]]', '["x",["Span",0,5]]'],
)
def test_a_damaged_text_is_refused(damaged: str) -> None:
    with pytest.raises(ValueError, match="not a packed Document"):
        unpack(damaged, Document)


def test_a_text_that_was_cut_short_is_refused() -> None:
    text = pack(story()[0])
    with pytest.raises(ValueError, match="not a packed Extraction"):
        unpack(text[: len(text) // 2], Extraction)


def test_what_is_equal_stands_once() -> None:
    rows = json.loads(pack((Span(1, 2), Span(1, 2), (Span(1, 2),))))
    assert [row for row in rows if isinstance(row, list) and row[0] == "Span"] == [["Span", 0, 1]]
