"""Answers of a language model and hand-written trees in, statements out: only what the text says and no rule contradicts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.extract import ClauseExtractor
from kg.extract.proposals import MOST, Proposal, ProposalExtractor, agreed, file_of, placed, proposals_of
from kg.extract.proposals.placing import NO_VERB, NOT_QUOTED, NOT_TOGETHER, NOTHING_NAMED, ONE_THING
from kg.types import AnnotatedDocument, Argument, Evidence, Literal, Mention, Statement

ROW = {"subject": "Lund", "predicate": "met", "object": "Orlov", "quote": "Lund met Orlov."}
GOOD = Proposal(**ROW)


# ---------------------------------------------------------------------------------------------------- answers


@pytest.mark.parametrize(
    "answer",
    [
        json.dumps({"statements": [ROW]}),
        json.dumps([ROW]),
        f"Here you are:\n```json\n{json.dumps({'statements': [ROW]}, indent=1)}\n```\nAnything else?",
        "{broken [ " + json.dumps({"statements": [ROW, ROW]}),
        json.dumps({"statements": ["Lund met Orlov", None, {**ROW, "object": 3}, {"subject": "Lund"}, {**ROW, "quote": " "}, ROW]}),
        json.dumps({"statements": [{**ROW, "confidence": "high", "quote": "Lund  met\nOrlov."}]}),
        json.dumps({"statements": [{**ROW, "subject": "x" * 3000}, ROW]}),
    ],
    ids=["object", "list", "among-words", "after-broken-json", "beside-malformed-rows", "more-keys-and-breaks", "beside-a-huge-string"],
)
def test_what_is_well_formed_is_taken_whatever_stands_around_it(answer: str) -> None:
    assert proposals_of(answer) == (GOOD,)


@pytest.mark.parametrize(
    "answer", ["", "I cannot help with that.", "{", "[[[[", '{"statements": "none"}', '{"statements": null}', "null", "[" * 5000, "{}" * 50]
)
def test_an_answer_without_proposals_has_none(answer: str) -> None:
    assert proposals_of(answer) == ()


def test_an_answer_without_end_is_cut() -> None:
    assert len(proposals_of(json.dumps([{**ROW, "object": f"Orlov {k}"} for k in range(3 * MOST)]))) == MOST


# ---------------------------------------------------------------------------------------------------- in the text


def words(argument: Argument) -> str:
    assert isinstance(argument, Mention | Literal)
    return argument.text


def told(annotated: AnnotatedDocument, subject: str, predicate: str, target: str, quote: str | None = None) -> str:
    """The statement as subject | predicate | object, or the reason why there is none."""
    proposal = Proposal(subject=subject, predicate=predicate, object=target, quote=quote or annotated.document.text)
    found = placed(proposal, annotated, model="m")
    if found.statement is None:
        return found.reason
    return " | ".join((words(found.statement.subject), found.statement.predicate, words(found.statement.object)))


@pytest.mark.parametrize(
    ("tree", "proposal", "expected"),
    [
        ("active-transitive", ("Marta Lund", "dismissed", "Pavel Orlov"), "Marta Lund | dismiss | Pavel Orlov"),
        ("active-oblique", ("Lund", "travelled to", "Oslo"), "Lund | travel to | Oslo"),
        ("active-oblique", ("Lund", "travelled", "with Orlov"), "Lund | travel | Orlov"),
        ("passive-agent", ("Orlov", "was dismissed by", "Lund"), "Lund | dismiss | Orlov"),
        ("passive-agent", ("Lund", "dismissed", "Orlov"), "Lund | dismiss | Orlov"),
        ("passive-agentless", ("Orlov", "was removed from", "the cabinet"), "Orlov | be removed from | cabinet"),
        ("copula-noun", ("Lund", "is the mayor of", "Oslo"), "Lund | be mayor of | Oslo"),
        ("particle", ("Lund", "set up", "the committee"), "Lund | set up | committee"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_proposal_is_read_off_the_tree(
    trees: dict[str, AnnotatedDocument], tree: str, proposal: tuple[str, str, str], expected: str
) -> None:
    assert told(trees[tree], *proposal) == expected


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (("Marta Lund", "dismissed", "Pavel Orlov", "Marta Lund fired Pavel Orlov."), NOT_QUOTED),
        (("Marta Lund", "dismissed", "Pavel Orlov", "arta Lund dismissed"), NOT_QUOTED),
        (("Marta Lund", "fired", "Pavel Orlov", None), NOT_TOGETHER),
        (("Marta Lund", "dismissed", "Jonas Reyes", None), NOT_TOGETHER),
        (("dismissed", "Lund", "Orlov", None), NO_VERB),
        (("Marta Lund", "dismissed", "Lund", None), NOT_TOGETHER),
    ],
    ids=["no-such-sentence", "half-a-word", "no-such-verb", "no-such-object", "no-verb", "words-twice-used"],
)
def test_what_the_text_does_not_bear_out_is_no_statement(
    trees: dict[str, AnnotatedDocument], proposal: tuple[str, str, str, str | None], reason: str
) -> None:
    assert told(trees["active-transitive"], *proposal) == reason


def test_a_subject_that_is_nothing_named_is_none(trees: dict[str, AnnotatedDocument]) -> None:
    assert told(trees["copula-adjective"], "afraid", "is", "Orlov") == NOTHING_NAMED


def test_nothing_is_related_to_itself(trees: dict[str, AnnotatedDocument]) -> None:
    assert told(trees["active-transitive"], "Marta", "dismissed", "Marta Lund") in {ONE_THING, NOT_TOGETHER}


def test_a_statement_says_who_proposed_it_and_nothing_of_status(trees: dict[str, AnnotatedDocument]) -> None:
    annotated = trees["active-transitive"]
    proposal = Proposal(subject="Marta Lund", predicate="dismissed", object="Pavel Orlov", quote=annotated.document.text)
    statement = placed(proposal, annotated, model="small").statement
    assert statement is not None
    assert (statement.extractor, statement.rule) == ("proposals/1", "proposed/small")
    assert isinstance(statement.evidence, Evidence)
    assert statement.evidence.predicate.of(annotated.document.text) == statement.surface == "dismissed"
    assert (statement.attribution, statement.time, statement.relation) == ((), None, None)


# ---------------------------------------------------------------------------------------------------- beside rules


def entering(annotated: AnnotatedDocument, *proposals: tuple[str, str, str], tmp_path: Path) -> list[Statement]:
    """What is left of proposals beside what the clause extractor finds."""
    rows = [{"subject": s, "predicate": p, "object": o, "quote": annotated.document.text} for s, p, o in proposals]
    told = {"model": "m", "answers": [json.dumps({"statements": rows})]}
    file_of(tmp_path, annotated.document).write_text(json.dumps(told), encoding="utf-8")
    found = [*ClauseExtractor()(annotated), *ProposalExtractor(tmp_path)(annotated)]
    return [s for s in agreed(found) if s.extractor == "proposals/1"]


def test_what_rules_know_does_not_come_twice(trees: dict[str, AnnotatedDocument], tmp_path: Path) -> None:
    assert entering(trees["active-transitive"], ("Marta Lund", "dismissed", "Pavel Orlov"), tmp_path=tmp_path) == []


def test_who_did_what_to_whom_is_not_turned_round(trees: dict[str, AnnotatedDocument], tmp_path: Path) -> None:
    assert entering(trees["active-transitive"], ("Pavel Orlov", "dismissed", "Marta Lund"), tmp_path=tmp_path) == []


def test_a_verb_has_the_subject_that_rules_read(trees: dict[str, AnnotatedDocument], tmp_path: Path) -> None:
    """ "Lund said that Orlov left Oslo": it was not Lund who left."""
    assert entering(trees["complement"], ("Lund", "left", "Oslo"), tmp_path=tmp_path) == []


def test_what_no_rule_found_and_none_contradicts_enters(trees: dict[str, AnnotatedDocument], tmp_path: Path) -> None:
    """ "Lund, whose brother owns Acme, met Orlov"."""
    [statement] = entering(trees["relative-whose"], ("Orlov", "met", "Acme"), ("Lund", "owns", "Orlov"), tmp_path=tmp_path)[:1]
    assert statement.predicate in {"meet", "own"}


def test_an_article_without_a_file_has_no_proposals(trees: dict[str, AnnotatedDocument], tmp_path: Path) -> None:
    assert list(ProposalExtractor(tmp_path)(trees["active-transitive"])) == []
