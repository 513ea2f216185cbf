"""Trees in, open tuples in the sentence's own words out: in full for any number of arguments, minimal for two."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kg.extract.statements.render import full_statements, minimal_statements
from kg.types import AnnotatedDocument, Evidence, Literal, Statement

# sent_id in trees.conllu -> full tuples, minimal tuples
TUPLES = {
    "active-oblique": (
        ["Lund | travelled to | Oslo | with Orlov | on Friday"],
        ["Lund | travelled to | Oslo", "Lund | travelled with | Orlov", "Lund | travelled on | Friday"],
    ),
    "passive-agent": (["Orlov | was dismissed by | Lund"], ["Orlov | was dismissed by | Lund"]),
    "copula-noun": (["Lund | is | the mayor of Oslo"], ["Lund | is | the mayor of Oslo", "Lund | is the mayor of | Oslo"]),
    "dative": (["Lund | gave | the letter | Orlov"], ["Lund | gave | the letter", "Lund | gave the letter | Orlov"]),
    "light-verb": (["Lund | paid | a visit to Oslo"], ["Lund | paid | a visit to Oslo", "Lund | paid a visit to | Oslo"]),
    "predicates-coordinated": (
        ["Lund | toured | the factory", "Lund | praised | the workers"],
        ["Lund | toured | the factory", "Lund | praised | the workers"],
    ),
    "intransitive": ([], []),
}


@pytest.mark.parametrize("name", TUPLES)
def test_the_full_rendering_keeps_all_arguments_in_one_tuple(name: str, trees: dict[str, AnnotatedDocument]) -> None:
    assert rows(full_statements(trees[name])) == TUPLES[name][0]


@pytest.mark.parametrize("name", TUPLES)
def test_the_minimal_rendering_has_one_tuple_for_each_argument(name: str, trees: dict[str, AnnotatedDocument]) -> None:
    assert rows(minimal_statements(trees[name])) == TUPLES[name][1]


def test_minimal_tuples_spell_out_each_conjunct(trees: dict[str, AnnotatedDocument]) -> None:
    assert rows(minimal_statements(trees["subjects-and-objects"])) == [
        "Norway | attacked | Oslo",
        "Norway | attacked | Batumi",
        "Sweden | attacked | Oslo",
        "Sweden | attacked | Batumi",
    ]


def test_an_is_that_the_sentence_leaves_out_is_in_no_minimal_tuple(trees: dict[str, AnnotatedDocument]) -> None:
    assert rows(full_statements(trees["apposition-after"])) == ["Lund | met | Orlov", "Lund | is | a former minister"]
    assert rows(minimal_statements(trees["apposition-after"])) == ["Lund | met | Orlov"]


def test_arguments_are_words_of_their_sentence_in_both_renderings(trees: dict[str, AnnotatedDocument]) -> None:
    for annotated in trees.values():
        forms = {t.form for s in annotated.sentences for t in s.tokens}
        for statement in (*full_statements(annotated), *minimal_statements(annotated)):
            assert isinstance(statement.evidence, Evidence)
            for argument in (statement.subject, statement.object, *(q.value for q in statement.qualifiers)):
                assert isinstance(argument, Literal)
                assert set(argument.text.split()) <= forms
                assert statement.evidence.sentence.covers(argument.span)


def rows(statements: Iterable[Statement]) -> list[str]:
    return [" | ".join([s.subject.text, s.predicate, s.object.text, *(q.value.text for q in s.qualifiers)]) for s in statements]  # type: ignore[union-attr]  # literals only
