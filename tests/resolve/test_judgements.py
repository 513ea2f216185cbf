"""Judgements: what somebody decided about two names overrules what the features say."""

import pytest
from factories import BODY, PERSON, report, subject_of

from kg.errors import UsageError
from kg.resolve import Judgement, read_judgements, resolve
from kg.types import EntityType


def names_are_one(left: str, right: str, *judgements: Judgement, entity_type: EntityType = PERSON) -> bool:
    a, b = report(left, entity_type), report(right, entity_type, lead="Today: ")
    linker = resolve([a, b], judgements=judgements)
    return linker.entity_of(subject_of(a)) == linker.entity_of(subject_of(b))


def test_judged_the_same_joins_what_no_rule_would() -> None:
    assert not names_are_one("Cheng Hao-ming", "Zheng Haoming")
    assert names_are_one("Cheng Hao-ming", "Zheng Haoming", Judgement(left="Zheng Hao-ming", right="Cheng Haoming", same=True))


def test_judged_different_parts_what_a_rule_would_join() -> None:
    assert not names_are_one("Miroslav Dzhurov", "Miroslav Djurov", Judgement(left="Miroslav Djurov", right="miroslav dzhurov", same=False))


def test_different_overrules_the_same() -> None:
    both = [Judgement(left="Guangyuan Ports", right="Meridan Docks", same=s) for s in (True, False)]
    assert not names_are_one("Guangyuan Ports", "Meridan Docks", *both, entity_type=BODY)


def test_a_link_by_judgement_says_so() -> None:
    a, b = report("Cheng Hao-ming"), report("Zheng Haoming", lead="Today: ")
    linker = resolve([a, b], judgements=[Judgement(left="Cheng Hao-ming", right="Zheng Haoming", same=True)])
    assert {k.reason for k in linker.entity_of(subject_of(a)).links} == {"judged to be the same"}


def test_judgements_are_read_from_simple_values() -> None:
    assert read_judgements([{"left": "A", "right": "B", "same": True}]) == (Judgement(left="A", right="B", same=True),)


@pytest.mark.parametrize(
    "value", [{}, {"left": "A", "right": "B"}, {"left": "A", "right": "B", "same": "yes"}, {"left": " ", "right": "B", "same": True}]
)
def test_a_judgement_that_is_none_is_reported_with_its_number(value: dict) -> None:
    with pytest.raises(UsageError, match="judgement 1"):
        read_judgements([value])
