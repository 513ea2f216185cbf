"""Rows of a query can be narrowed by name, source, status and days."""

from datetime import date

import pyoxigraph as ox
import pytest

from kg.errors import UsageError
from kg.query import Form, Result
from kg.query.narrow import Narrow, span_of

COLUMNS = ("who", "status", "when", "source")
ROWS = [
    ("Brandt", "Asserted", "2024-03-11", "Lake Courier, 2024-03-12"),
    ("Rygg", "Denied", "2024-02", "Harbour Gazette, 2024-03-13"),
    ("Vik", "Planned", "2024-04-01/..", "Lake Courier, 2024-03-14"),
    ("Aas", "Asserted", "", "Lake Wire, 2024-03-15"),
    ("Lund", "Asserted", "", "Lake Wire"),
]
RESULT = Result(Form.SELECT, COLUMNS, tuple(tuple(ox.Literal(cell) if cell else None for cell in row) for row in ROWS))


@pytest.mark.parametrize(
    ("options", "who"),
    [
        ({"about": ("rygg",)}, ["Rygg"]),
        ({"about": ("courier, 2024",)}, ["Brandt", "Vik"]),
        ({"about": ("ake",)}, []),
        ({"source": "courier"}, ["Brandt", "Vik"]),
        ({"status": "asserted"}, ["Brandt", "Aas", "Lund"]),
        ({"since": date(2024, 3, 12)}, ["Vik", "Aas"]),
        ({"until": date(2024, 2, 20)}, ["Rygg"]),
        ({"since": date(2024, 3, 1), "until": date(2024, 3, 31)}, ["Brandt", "Aas"]),
        ({"limit": 2}, ["Brandt", "Rygg"]),
        ({"source": "lake", "status": "Asserted", "limit": 1}, ["Brandt"]),
        ({}, ["Brandt", "Rygg", "Vik", "Aas", "Lund"]),
    ],
)
def test_rows_are_those_that_were_asked_for(options: dict[str, object], who: list[str]) -> None:
    assert [row["who"] for row in Narrow(**options)(RESULT)] == who  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"status": "Asserted"}, "the rows of this query have no status; its columns are who"),
        ({"since": date(2024, 1, 1)}, "the rows of this query have no day"),
        ({"source": "x"}, "the rows of this query have no source"),
    ],
)
def test_what_a_query_cannot_tell_is_told(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Narrow(**options)(Result(Form.SELECT, ("who",), ()))  # type: ignore[arg-type]


def test_a_mistyped_status_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="“assertd” is no status; did you mean Asserted"):
        Narrow(status="assertd")(RESULT)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024-03-12", (date(2024, 3, 12), date(2024, 3, 12))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-03/2024-05-02", (date(2024, 3, 1), date(2024, 5, 2))),
        ("../2024-05-02", (date.min, date(2024, 5, 2))),
        ("Lake Courier, 2024-03-12", (date(2024, 3, 12), date(2024, 3, 12))),
        ("2024-13", None),
        ("Lake Courier", None),
    ],
)
def test_a_time_is_a_span_of_days(text: str, span: tuple[date, date] | None) -> None:
    assert span_of(text) == span
