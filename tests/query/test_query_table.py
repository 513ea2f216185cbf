"""Rows are shown as a table that fits: columns share the room, and what does not fit is folded."""

from io import StringIO

import pyoxigraph as ox
import pytest

from kg.query import Form, Result
from kg.query.formats import PLAIN_WIDTH, write_table


def table(*rows: tuple[str, ...]) -> list[str]:
    """The lines below the head."""
    names = tuple(f"column_{i}" for i in range(len(rows[0])))
    out = StringIO()
    write_table(Result(Form.SELECT, names, tuple(tuple(map(ox.Literal, row)) for row in rows)), out, prefixes={})
    return out.getvalue().splitlines()[2:]


def test_what_is_short_stands_in_one_line() -> None:
    assert [line.split() for line in table(("Brandt", "left"), ("Vik", "stayed"))] == [["Brandt", "left"], ["Vik", "stayed"]]


def test_a_sentence_is_folded_between_words_within_its_column() -> None:
    lines = table(("Brandt", "The harbour was closed after the storm. " * 6))
    assert len(lines) > 1
    assert {line[:6].strip() for line in lines[1:]} == {""}
    assert " ".join(line[6:].strip() for line in lines) == ("The harbour was closed after the storm. " * 6).strip()


@pytest.mark.parametrize("word", ["x" * 300, "寿" * 150, "https://example.org/" + "a/" * 100])
def test_a_word_without_room_is_broken_and_nothing_is_lost(word: str) -> None:
    lines = table(("a", word))
    assert "".join(line[1:].strip() for line in lines) == word


def test_many_columns_share_the_room_and_no_line_is_wider() -> None:
    lines = table(("Asserted", *(f"reconstruction{i}" for i in range(9))))
    assert max(map(len, lines)) <= PLAIN_WIDTH
    assert lines[0].startswith("Asserted ")


def test_signs_that_steer_a_terminal_are_not_written() -> None:
    assert table(("a\x1b[31mb\u202ec", "d"))[0].split() == ["a", "[31mb", "c", "d"]


def test_ten_thousand_rows_take_no_minute() -> None:
    assert len(table(*[("Brandt", "met", "Vik", f"row {i}") for i in range(10_000)])) == 10_000
