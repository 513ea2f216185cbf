"""Trees that give no statement in, the reason out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.annotate.conllu import read_conllu
from kg.extract import MAX_WORDS, ClauseExtractor
from kg.extract.statements.why import Cause, Reason, why
from kg.types import AnnotatedDocument

VERB = "1 Lund Lund PROPN NNP _ 2 nsubj _ NER=B-PER\n2 visited visit VERB VBD _ 0 root\n3 Oslo Oslo PROPN NNP _ 2 obj _ NER=B-LOC"
SILENT = {
    Cause.NO_VERB: "1 No no DET DT _ 2 det\n2 comment comment NOUN NN _ 0 root",
    Cause.QUESTION: "1 Who who PRON WP _ 2 nsubj\n2 won win VERB VBD _ 0 root\n3 ? ? PUNCT . _ 2 punct",
    Cause.NO_SUBJECT: "1 Visit visit VERB VB _ 0 root\n2 Oslo Oslo PROPN NNP _ 1 obj _ NER=B-LOC",
    Cause.NO_OBJECT: "1 Lund Lund PROPN NNP _ 2 nsubj _ NER=B-PER\n2 said say VERB VBD _ 0 root",
    Cause.UNRESOLVED_PRONOUN: "1 He he PRON PRP _ 2 nsubj\n2 visited visit VERB VBD _ 0 root\n3 Oslo Oslo PROPN NNP _ 2 obj _ NER=B-LOC",
    Cause.TOO_LONG: "1 Lund Lund PROPN NNP _ 0 root\n" + "\n".join(f"{i} visited visit VERB VBD _ 1 acl" for i in range(2, MAX_WORDS + 2)),
}


def parsed(rows: str) -> AnnotatedDocument:
    return read_conllu("# text = " + " ".join(row.split()[1] for row in rows.splitlines()) + "\n" + rows + "\n")


@pytest.mark.parametrize("cause", SILENT, ids=lambda cause: cause.value)
def test_a_silent_sentence_has_a_cause(cause: Cause) -> None:
    annotated = parsed(SILENT[cause])
    assert list(why(annotated, ClauseExtractor()(annotated))) == [Reason(0, cause)]


def test_an_object_that_names_nothing_is_none() -> None:
    annotated = parsed(SILENT[Cause.NO_OBJECT] + "\n3 what what PRON WP _ 2 obj")
    assert list(why(annotated, ClauseExtractor()(annotated))) == [Reason(0, Cause.NO_OBJECT)]


def test_a_sentence_that_speaks_has_none() -> None:
    annotated = parsed(VERB)
    assert list(why(annotated, ClauseExtractor()(annotated))) == []


def test_what_no_relation_keeps_says_too_little() -> None:
    assert list(why(parsed(VERB), [])) == [Reason(0, Cause.TOO_LITTLE)]


def test_a_statement_of_another_sentence_does_not_count() -> None:
    annotated = parsed(VERB)
    (statement,) = ClauseExtractor()(annotated)
    other = replace(statement, evidence=replace(statement.evidence, index=1))
    assert list(why(annotated, [other])) == [Reason(0, Cause.TOO_LITTLE)]


def test_every_cause_is_tested() -> None:
    assert set(Cause) == {*SILENT, Cause.TOO_LITTLE}
