"""What a document says a thing is, and which later words take it up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.types import AnnotatedDocument, Chain

Annotate = Callable[..., AnnotatedDocument]
FERRY = "the/DET/2/det ferry/NOUN/3/nmod:desc Aurora/PROPN/4/nsubj/B-OTH sank/VERB/0/root"


def chain(document: AnnotatedDocument, text: str) -> Chain:
    """The chain with a mention of this text."""
    return next(c for c in document.chains if any(m.text == text for m in c.mentions))


def members(document: AnnotatedDocument, text: str) -> list[str]:
    return [m.text for m in chain(document, text).mentions]


def later(noun: str) -> str:
    return f"the/DET/2/det {noun}/NOUN/3/nsubj burned/VERB/0/root"


@pytest.mark.parametrize("noun", ["ferry", "boat", "vessel"])
def test_a_later_noun_of_its_kind_or_a_wider_one_takes_a_thing_up(annotated: Annotate, noun: str) -> None:
    document = annotated(FERRY, later(noun))
    assert noun in members(document, "Aurora")


@pytest.mark.parametrize("noun", ["judge", "island"])
def test_a_noun_of_another_kind_does_not(annotated: Annotate, noun: str) -> None:
    assert noun not in members(annotated(FERRY, later(noun)), "Aurora")


def test_of_two_things_of_a_kind_neither_is_taken_up(annotated: Annotate) -> None:
    document = annotated(FERRY, FERRY.replace("Aurora", "Borealis"), later("boat"))
    assert not any("which" in reason for c in document.chains for reason in c.reasons)


def test_another_ferry_is_another(annotated: Annotate) -> None:
    document = annotated(FERRY, "the/DET/3/det other/ADJ/3/amod ferry/NOUN/4/nsubj burned/VERB/0/root")
    assert "other ferry" not in members(document, "Aurora")


def test_what_a_thing_is_said_to_be_is_its_kind(annotated: Annotate) -> None:
    document = annotated("Aurora/PROPN/4/nsubj/B-OTH is/AUX/4/cop a/DET/4/det ferry/NOUN/0/root", later("boat"))
    assert members(document, "Aurora") == ["Aurora", "boat"]


def test_a_role_without_ground_is_somebody_else(annotated: Annotate) -> None:
    document = annotated("Lund/PROPN/2/nsubj/B-PER spoke/VERB/0/root", "the/DET/2/det judge/NOUN/3/nsubj left/VERB/0/root")
    assert members(document, "Lund") == ["Lund"]


def test_a_relative_pronoun_is_what_its_clause_describes(annotated: Annotate) -> None:
    document = annotated(
        "Lund/PROPN/5/nsubj/B-PER ,/PUNCT/4/punct who/PRON.WP/4/nsubj knew/VERB/1/acl:relcl left/VERB/0/root",
    )
    assert chain(document, "Lund").reasons == ("first mention", "relative pronoun of Lund")


def test_who_in_a_question_is_no_mention(annotated: Annotate) -> None:
    document = annotated("Who/PRON.WP/2/nsubj knew/VERB/0/root Lund/PROPN/2/obj/B-PER ?/PUNCT/2/punct")
    assert [m.text for m in document.mentions] == ["Lund"]


def test_a_country_is_not_the_airline_that_bears_its_name(annotated: Annotate) -> None:
    document = annotated(
        "Peru/PROPN/2/compound/B-ORG Airlines/PROPN/3/nsubj/I-ORG left/VERB/0/root", "Peru/PROPN/2/nsubj/B-ORG left/VERB/0/root"
    )
    assert members(document, "Peru") == ["Peru"]


def test_of_two_bearers_a_known_gender_is_meant_before_an_unknown_one(annotated: Annotate) -> None:
    document = annotated(
        "Mr/PROPN/2/nmod:desc Karel/PROPN/4/nsubj/B-PER Dorn/PROPN/2/flat/I-PER left/VERB/0/root",
        "Yrsa/PROPN/3/nsubj/B-PER Dorn/PROPN/1/flat/I-PER stayed/VERB/0/root",
        "Mr/PROPN/2/nmod:desc Dorn/PROPN/3/nsubj/B-PER spoke/VERB/0/root",
    )
    assert members(document, "Karel Dorn") == ["Karel Dorn", "Dorn"]


def test_the_fund_is_the_only_fund(annotated: Annotate) -> None:
    document = annotated(
        "Pacific/PROPN/2/compound/B-ORG Fund/PROPN/3/nsubj/I-ORG spoke/VERB/0/root",
        "The/DET/2/det Fund/PROPN/3/nsubj/B-ORG left/VERB/0/root",
    )
    assert members(document, "Pacific Fund") == ["Pacific Fund", "Fund"]


def test_they_are_not_both_of_two_places(annotated: Annotate) -> None:
    document = annotated(
        "Peru/PROPN/4/nsubj/B-LOC and/CCONJ/3/cc Benin/PROPN/1/conj/B-LOC say/VERB/0/root they/PRON/6/nsubj met/VERB/4/ccomp"
    )
    assert "they" not in members(document, "Peru") + members(document, "Benin")
