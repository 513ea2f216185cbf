"""The one table of verbs of speech."""

import pytest

from kg.english.speech import beside_quotations, minded, speech_acts, stating
from kg.english.tables import rows
from kg.types import SpeechAct


@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("say", SpeechAct.REPORT),
        ("testify", SpeechAct.REPORT),
        ("allege", SpeechAct.CLAIM),
        ("deny", SpeechAct.DENY),
        ("vow", SpeechAct.PROMISE),
    ],
)
def test_a_verb_of_speech_has_an_act(lemma: str, act: SpeechAct) -> None:
    assert speech_acts()[lemma] is act


@pytest.mark.parametrize("lemma", ["want", "plan", "walk"])
def test_wanting_and_walking_tell_nothing(lemma: str) -> None:
    assert lemma not in speech_acts()


def test_figures_can_show_but_not_testify() -> None:
    assert "show" not in minded()
    assert "testify" in minded()


def test_what_is_stated_or_stands_beside_a_quotation_is_told() -> None:
    assert stating() | beside_quotations() <= set(speech_acts())


def test_each_verb_stands_once_and_in_order() -> None:
    lemmas = [row[0] for row in rows("speech")]
    assert lemmas == sorted(set(lemmas))
