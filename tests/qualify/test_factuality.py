"""Trees in, judgements out: what the classifier makes of a predicate, and where it wins over a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.qualify.factuality
from kg.english.tree import Node
from kg.english.trees import trees_of
from kg.qualify.factuality import LIFTING, OF_REACH, RULE, UNLIKELY, Judgement, judged, unreliable, weighed
from kg.qualify.factuality.features import Signs
from kg.qualify.modals import Doubt
from kg.types import AnnotatedDocument, Certainty


def root(annotated: AnnotatedDocument) -> Node:
    return next(node for tree in trees_of(annotated) for node in tree.nodes if node.head is None)


def judged_of(node: Node) -> Judgement:
    return judged(node, Signs.of(node))


@pytest.mark.parametrize(("name", "happened"), [("weekday", True), ("may", False), ("will", False)])
def test_it_tells_what_happened_from_what_did_not(name: str, happened: bool, trees: dict[str, AnnotatedDocument]) -> None:
    assert (judged_of(root(trees[name])).probability >= UNLIKELY) is happened


def test_the_word_that_weighs_most_is_named(trees: dict[str, AnnotatedDocument]) -> None:
    assert judged_of(root(trees["will"])).word.form == "will"


def test_what_no_rule_doubts_is_possible_at_most_where_it_is_unlikely(trees: dict[str, AnnotatedDocument]) -> None:
    left, judgement = weighed(judged_of(root(trees["may"])), None, negated=False)
    assert left is not None
    assert (left.certainty, left.rule, left.word) == (Certainty.POSSIBLE, RULE, judgement.word if judgement else None)


def test_what_is_negated_is_left_to_the_rules(trees: dict[str, AnnotatedDocument]) -> None:
    assert weighed(judged_of(root(trees["may"])), None, negated=True) == (None, None)


def test_a_word_of_doubt_is_never_lifted(trees: dict[str, AnnotatedDocument]) -> None:
    node = root(trees["weekday"])
    modal = Doubt(Certainty.POSSIBLE, "modal", node)
    assert weighed(judged_of(node), modal, negated=False) == (modal, None)


def test_the_reach_of_a_question_is_corrected_where_it_is_surely_wrong(trees: dict[str, AnnotatedDocument]) -> None:
    node = root(trees["weekday"])
    left, judgement = weighed(judged_of(node), Doubt(Certainty.CONDITIONAL, "question", node), negated=False)
    assert left is None
    assert judgement is not None
    assert judgement.probability > LIFTING


def test_an_unsure_judgement_overrules_nothing(trees: dict[str, AnnotatedDocument]) -> None:
    node = root(trees["weekday"])
    assert not Judgement(LIFTING, node).overrules(Doubt(Certainty.CONDITIONAL, "question", node))


def test_the_rules_about_reach_were_measured_to_be_unreliable() -> None:
    assert {rule.partition("|")[0] for rule in unreliable()} >= OF_REACH


def test_the_weights_are_small() -> None:
    folder = Path(kg.qualify.factuality.__file__).parent
    assert sum(path.stat().st_size for path in folder.glob("*.tsv")) < 1_000_000
