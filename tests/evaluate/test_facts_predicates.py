"""Two predicates in, how one says the other out."""

import pytest

from kg.evaluate.predicates import Way, intends, refuses, ways

SAME, SWAPPED, BE = Way.SAME, Way.SWAPPED, Way.BE


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        pytest.param("dismiss", "dismissed", {SAME}, id="inflected"),
        pytest.param("dismiss", "has been dismissing", {SAME}, id="auxiliaries"),
        pytest.param("see", "saw", {SAME}, id="irregular"),
        pytest.param("found", "founded", {SAME}, id="founded, not found"),
        pytest.param("replace", "be replaced by", {SWAPPED}, id="passive with agent"),
        pytest.param("be replaced by", "was replaced by", {SAME}, id="both passive"),
        pytest.param("be cut by", "was cut by", {SAME}, id="an amount is no agent"),
        pytest.param("visit", "visit to", {SAME}, id="bare verb and preposition"),
        pytest.param("send to", "send", {SAME}, id="preposition and bare verb"),
        pytest.param("look for", "look after", set(), id="two prepositions"),
        pytest.param("lose", "begin to lose", {SAME}, id="among more words"),
        pytest.param("have role", "holdsPosition", {SAME}, id="a role is a position"),
        pytest.param("preside over", "preside_over", {SAME}, id="local name"),
        pytest.param("be", "is", {BE}, id="bare be"),
        pytest.param("be chief of", "be", set(), id="be with a noun is no bare be"),
        pytest.param("meet", "met with", {SAME, SWAPPED}, id="mutual"),
        pytest.param("praise", "blame", set(), id="another verb"),
        pytest.param("praise", "", set(), id="nothing"),
    ],
)
def test_a_predicate_says_another(gold: str, found: str, expected: set[Way]) -> None:
    assert ways((gold,), (found,)) == expected


@pytest.mark.parametrize("found", ["refuse to attend", "plan to attend"])
def test_what_undoes_a_fact_does_not_say_it(found: str) -> None:
    assert ways(("attend",), (found,), factual=True) == set()
    assert ways(("attend",), (found,)) == {SAME}
    assert ways(("plan to attend",), ("plan to attend",), factual=True) == {SAME}


def test_exactly_is_word_for_word() -> None:
    assert ways(("send",), ("send to",), exact=True) == set()
    assert ways(("send to",), ("sent to",), exact=True) == {SAME}
    assert ways(("meet",), ("meet",), exact=True) == {SAME}


def test_some_predicates_carry_their_own_status() -> None:
    assert (intends("plans to visit"), intends("visit")) == (True, False)
    assert (refuses("refused to answer"), refuses("answer")) == (True, False)
