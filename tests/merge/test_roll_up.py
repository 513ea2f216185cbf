"""What several mentions of one statement amount to, and which mentions are of one statement."""

from decimal import Decimal

import pytest
from factories import chain, document, extraction, mention, rows, statement, store_of
from hypothesis import given
from hypothesis import strategies as st

from kg.merge.rollup import Vote, grain, roll_up_confidence, roll_up_status
from kg.merge.terms import bounds
from kg.types import Certainty, Extraction, Interval, Polarity, Precision, Status

S = Status
VOTES = st.builds(Vote, st.sampled_from("abc"), st.sampled_from([s for s in S if s is not S.DISPUTED]), st.decimals("0", "1", places=4))


def vote(status: Status, article: str = "a", confidence: str = "0.9") -> Vote:
    return Vote(article, status, Decimal(confidence))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([S.ASSERTED, S.REPORTED], S.ASSERTED),
        ([S.REPORTED, S.CLAIMED], S.REPORTED),
        ([S.CLAIMED, S.PLANNED, S.POSSIBLE], S.CLAIMED),
        ([S.POSSIBLE, S.PLANNED], S.PLANNED),
        ([S.NEGATED], S.NEGATED),
        ([S.NEGATED, S.DENIED], S.DENIED),
        ([S.ASSERTED, S.DENIED], S.DISPUTED),
        ([S.CLAIMED, S.NEGATED], S.DISPUTED),
    ],
)
def test_status_of_several_mentions(statuses: list[Status], expected: Status) -> None:
    assert roll_up_status([vote(s) for s in statuses]) is expected
    assert roll_up_status([vote(s) for s in reversed(statuses)]) is expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([vote(S.ASSERTED, "a", "0.8")], "0.8"),
        ([vote(S.ASSERTED, "a", "0.8"), vote(S.REPORTED, "b", "0.5")], "0.9"),
        ([vote(S.ASSERTED, "a", "0.8"), vote(S.REPORTED, "a", "0.5")], "0.8"),
        ([vote(S.ASSERTED, "a", "0.8"), vote(S.DENIED, "b", "0.9")], "0.8"),
        ([vote(S.DENIED, "b", "0.7")], "0.7"),
        ([vote(S.ASSERTED, "a", "1"), vote(S.ASSERTED, "b", "1")], "0.99"),
    ],
)
def test_confidence_grows_with_articles_not_with_sentences(votes: list[Vote], expected: str) -> None:
    assert roll_up_confidence(votes) == Decimal(expected)


@given(st.lists(VOTES, min_size=1, max_size=8))
def test_confidence_is_within_bounds_and_does_not_depend_on_order(votes: list[Vote]) -> None:
    assert 0 <= roll_up_confidence(votes) <= Decimal("0.99")
    assert roll_up_confidence(votes) == roll_up_confidence(votes[::-1])
    assert roll_up_confidence([*votes, votes[0]]) == roll_up_confidence(votes)


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [(0.91, "0.91"), (1.0, "0.9999"), (1.7, "0.9999"), (-1.0, "0.0001"), (0.12345678, "0.1235"), (1 / 3, "0.3333")],
)
def test_an_extractor_s_confidence_is_cut_to_four_decimals(confidence: float, expected: str) -> None:
    assert grain(confidence) == Decimal(expected)


# ------------------------------------------------------------------------------------------------ which mentions are one statement


def when(text: str) -> Interval | None:
    """An interval by its EDTF form."""
    if not text:
        return None
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(text.split("/", maxsplit=1)[0]), Precision.DAY)
    found = bounds(text)
    assert found
    start, end = found
    return Interval(start=None if text.startswith("..") else start, end=None if text.endswith("..") else end, precision=precision)


def said(number: int, time: str = "", **fields: object) -> Extraction:
    doc = document(f"Report {number}. Kim Jong-un visited Kaesong.")
    kim, place = mention(doc, "Kim Jong-un"), mention(doc, "Kaesong")
    return extraction(doc, [chain(kim), chain(place)], [statement(doc, kim, "visit", place, surface="visited", time=when(time), **fields)])


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (["2023-08-09", "2023-08-09"], [("2023-08-09", "2")]),
        (["2023-08-09", ""], [("2023-08-09", "2")]),
        (["2023-08-09", "2023-08", "2023"], [("2023-08-09", "3")]),
        (["2023-08-09", "2023-08-11", ""], [("", "1"), ("2023-08-09", "1"), ("2023-08-11", "1")]),
        (["2023-08-09", "2023-09"], [("2023-08-09", "1"), ("2023-09", "1")]),
        (["2021/..", "2023-08-09"], [("2021/..", "1"), ("2023-08-09", "1")]),
        (["2021/..", ""], [("2021/..", "2")]),
        (["", ""], [("", "2")]),
    ],
)
def test_mentions_join_the_only_time_that_fits(times: list[str], expected: list[tuple[str, str]]) -> None:
    store = store_of(*(said(n, t) for n, t in enumerate(times)))
    assert rows(store, "SELECT ?t ?n { ?st a kg:Statement ; kg:supportCount ?n OPTIONAL { ?st kg:time ?t } }") == expected


def test_a_mention_keeps_the_time_it_gives_itself() -> None:
    store = store_of(said(1, "2023-08-09"), said(2, "2023-08"))
    assert rows(store, "SELECT ?t { ?m kg:statedTime ?t }") == [("2023-08",), ("2023-08-09",)]


def test_an_affirmation_and_a_denial_are_one_disputed_statement_without_edge() -> None:
    store = store_of(said(1), said(2, polarity=Polarity.NEGATIVE), said(3, certainty=Certainty.PLANNED))
    query = "SELECT ?s ?up ?down { ?st kg:status ?s ; kg:supportCount ?up ; kg:denyCount ?down }"
    assert rows(store, query) == [("kg:Disputed", "2", "1")]
    assert rows(store, "SELECT ?o { ?s rel:visit ?o }") == []
