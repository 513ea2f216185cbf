"""A pattern in, its words and slots out, or a message that says what is wrong with it."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.extract.relations.patterns import PatternSlot, parse_pattern


@pytest.mark.parametrize(
    ("text", "words", "slots"),
    [
        ("{s} dismiss {o}", "dismiss", {"s": "subject", "o": "object"}),
        ("{s} set up {o}", "set up", {"s": "subject", "o": "object"}),
        ("{s} preside over {o}", "preside", {"s": "subject", "o": "over"}),
        ("{s} step down from {o}", "step down", {"s": "subject", "o": "from"}),
        ("{s} pull out of {o}", "pull", {"s": "subject", "o": "out of"}),
        ("{s} turn down {o}", "turn down", {"s": "subject", "o": "object"}),
        ("{s} replace {o} with {x}", "replace", {"s": "subject", "o": "object", "x": "with"}),
        ("{y} replace {o} with {s}", "replace", {"y": "subject", "o": "object", "s": "with"}),
        ("{s} supply {o} with {x}", "supply", {"s": "subject", "o": "object", "x": "with"}),
        ("{s} hold talk with {o}", "hold talk", {"s": "subject", "o": "with"}),
        ("{s} launch investigation into {o}", "launch investigation", {"s": "subject", "o": "into"}),
        ("{s} be leader of {o}", "be leader", {"s": "subject", "o": "of"}),
        ("{s} be prime minister of {o}", "be prime minister", {"s": "subject", "o": "of"}),
        ("{s} be in {o}", "be", {"s": "subject", "o": "in"}),
        ("{s} be worth {o}", "be worth", {"s": "subject", "o": "object"}),
        ("{o} be father of {s}", "be father", {"o": "subject", "s": "of"}),
        ("appoint {s} as {o}", "appoint", {"s": "object", "o": "as"}),
        ("bear {s} in {o}", "bear", {"s": "object", "o": "in"}),
        ("{s} Dismiss {o}", "dismiss", {"s": "subject", "o": "object"}),
    ],
)
def test_a_pattern_is_divided_into_predicate_words_and_slots(text: str, words: str, slots: dict[str, str]) -> None:
    pattern = parse_pattern(text, relation="r")
    assert " ".join(pattern.words) == words
    assert {slot.name: slot.role for slot in pattern.slots} == slots


@pytest.mark.parametrize(("slot", "accepts"), [("{o}", None), ("{o:Person}", "Person"), ("{o:role}", "role"), ("{o:Literal}", "Literal")])
def test_a_slot_may_ask_for_a_class(slot: str, accepts: str | None) -> None:
    pattern = parse_pattern(f"{{s}} receive {slot}", relation="r")
    assert pattern.slots[1] == PatternSlot("o", "object", accepts)


def test_the_first_word_is_the_verb_that_a_pattern_is_looked_up_by() -> None:
    assert parse_pattern("{s} hold talk with {o}", relation="r").verb == "hold"


@pytest.mark.parametrize("text", ["", "dismiss", "{s} {o}", "{s} dismiss", "dismiss {o}", "{s} dismiss {s}", "{s} dismiss {o} from {o}"])
def test_a_pattern_without_verb_subject_or_object_is_refused_by_name(text: str) -> None:
    with pytest.raises(OntologyError) as error:
        parse_pattern(text, relation="dismissed")
    assert str(error.value) == f'kg:dismissed: the pattern "{text}" needs a verb, one {{s}} and one {{o}}, e.g. "{{s}} dismiss {{o}}"'
