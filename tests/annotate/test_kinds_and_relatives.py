"""What a document says a thing is, and which later words take it up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.types import AnnotatedDocument, Chain, EntityType, MentionKind

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


def test_a_noun_with_a_name_behind_it_is_no_other_thing(annotated: Annotate) -> None:
    document = annotated(FERRY, "the/DET/2/det ferry/NOUN/5/nsubj in/ADP/4/case Peru/PROPN/2/nmod/B-LOC burned/VERB/0/root")
    assert members(document, "Aurora") == ["ferry", "Aurora"]


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


# ------------------------------------------------------------------------------------------------ kinds that a text tells in other ways


def test_a_word_of_the_name_tells_its_kind(annotated: Annotate) -> None:
    document = annotated("Delmar/PROPN/2/compound/B-ORG Shipbuilding/PROPN/3/nsubj/I-ORG left/VERB/0/root", later("builder"))
    assert members(document, "Delmar Shipbuilding") == ["Delmar Shipbuilding", "builder"]


def test_another_thing_called_so_before_keeps_a_wider_word(annotated: Annotate) -> None:
    document = annotated(FERRY, "a/DET/2/det boat/NOUN/3/nsubj sank/VERB/0/root", later("boat"))
    assert members(document, "Aurora") == ["ferry", "Aurora"]


def test_a_second_apposition_is_of_the_name_too(annotated: Annotate) -> None:
    document = annotated(
        "his/PRON/2/nmod:poss wife/NOUN/8/nsubj ,/PUNCT/4/punct Dora/PROPN/2/appos/B-PER ,/PUNCT/7/punct a/DET/7/det "
        "surgeon/NOUN/2/appos left/VERB/0/root"
    )
    assert members(document, "Dora") == ["wife", "Dora", "surgeon"]


@pytest.mark.parametrize(("verb", "case"), [("named", ""), ("identified", "as/ADP/6/case ")])
def test_who_is_named_so_is_the_noun_before(annotated: Annotate, verb: str, case: str) -> None:
    name = 6 if case else 5
    document = annotated(
        f"Police/NOUN/2/nsubj arrested/VERB/0/root a/DET/4/det man/NOUN/2/obj {verb}/VERB/4/acl {case}Berg/PROPN/5/xcomp/B-PER".replace(
            "as/ADP/6/case", f"as/ADP/{name + 1}/case"
        )
    )
    assert members(document, "Berg") == ["man", "Berg"]


def test_the_city_of_a_name_is_that_city(annotated: Annotate) -> None:
    document = annotated("the/DET/2/det city/NOUN/5/nsubj of/ADP/4/case Rivera/PROPN/2/nmod/B-LOC burned/VERB/0/root")
    assert members(document, "Rivera") == ["city of Rivera", "Rivera"]


def test_the_port_of_a_town_is_not_the_town(annotated: Annotate) -> None:
    document = annotated("the/DET/2/det port/NOUN/5/nsubj of/ADP/4/case Rivera/PROPN/2/nmod/B-LOC burned/VERB/0/root")
    assert members(document, "Rivera") == ["Rivera"]


# ------------------------------------------------------------------------------------------------ who came and who left

SACKED = "Board/NOUN/2/nsubj sack/VERB/0/root minister/NOUN/4/nmod:desc Lund/PROPN/2/obj/B-PER"
APPOINTED = "Board/NOUN/2/nsubj appoint/VERB/0/root minister/NOUN/4/nmod:desc Berg/PROPN/2/obj/B-PER"


@pytest.mark.parametrize(("word", "bearer"), [("former", "Lund"), ("new", "Berg")])
def test_the_former_bearer_is_who_left_and_the_new_one_who_came(annotated: Annotate, word: str, bearer: str) -> None:
    said = f"the/DET/3/det {word}/ADJ/3/amod minister/NOUN/4/nsubj spoke/VERB/0/root"
    assert f"{word} minister" in members(annotated(SACKED, APPOINTED, said), bearer)


def test_the_acting_one_is_who_came_however_the_phrase_is_parsed(annotated: Annotate) -> None:
    said = "the/DET/4/det acting/NOUN/3/amod chief/NOUN/4/amod minister/NOUN/5/nsubj spoke/VERB/0/root"
    assert "acting chief minister" in members(annotated(SACKED, APPOINTED, said), "Berg")


def test_who_left_no_office_is_no_former_minister(annotated: Annotate) -> None:
    told = "minister/NOUN/2/nmod:desc Lund/PROPN/3/nsubj/B-PER spoke/VERB/0/root"
    document = annotated(told, "the/DET/3/det former/ADJ/3/amod minister/NOUN/4/nsubj left/VERB/0/root")
    assert "former minister" not in members(document, "Lund")


# ------------------------------------------------------------------------------------------------ places and what comes later


def test_a_firm_is_taken_up_by_where_it_is_from(annotated: Annotate) -> None:
    document = annotated(
        "Delmar/PROPN/4/nsubj/B-ORG of/ADP/3/case Norway/PROPN/1/nmod/B-LOC sued/VERB/0/root Corvane/PROPN/4/obj/B-ORG",
        "the/DET/3/det Norwegian/ADJ/3/amod company/NOUN/4/nsubj won/VERB/0/root",
    )
    assert "Norwegian company" in members(document, "Delmar")


def test_a_noun_of_the_opening_is_what_is_named_soon(annotated: Annotate) -> None:
    document = annotated(
        "the/DET/2/det minister/NOUN/3/nsubj resigned/VERB/0/root", "Minister/PROPN/2/nmod:desc Lund/PROPN/3/nsubj/B-PER spoke/VERB/0/root"
    )
    assert members(document, "Lund") == ["minister", "Lund"]


def test_which_joined_to_which_is_of_the_same_thing(annotated: Annotate) -> None:
    document = annotated(
        "Delmar/PROPN/8/nsubj/B-ORG which/PRON.WDT/3/nsubj watches/VERB/1/acl:relcl and/CCONJ/7/cc which/PRON.WDT/7/nsubj:pass "
        "was/AUX/7/aux:pass hired/VERB/3/conj left/VERB/0/root"
    )
    assert members(document, "Delmar") == ["Delmar", "which", "which"]


def test_who_after_what_somebody_is_said_to_be_is_that_person(annotated: Annotate) -> None:
    document = annotated(
        "Lund/PROPN/4/nsubj/B-PER is/AUX/4/cop a/DET/4/det lawyer/NOUN.NN/0/root who/PRON.WP/6/nsubj paid/VERB/4/acl:relcl"
    )
    assert "who" in members(document, "Lund")


def test_what_somebody_is_relieved_of_is_his(annotated: Annotate) -> None:
    document = annotated(
        "Lund/PROPN/2/nsubj/B-PER relieve/VERB/0/root Berg/PROPN/2/obj/B-PER of/ADP/6/case his/PRON/6/nmod:poss duties/NOUN/2/obl"
    )
    assert "his" in members(document, "Berg")


def test_a_noun_beside_a_name_tells_its_class(annotated: Annotate) -> None:
    document = annotated("the/DET/3/det union/NOUN/3/compound SUP/PROPN/4/nsubj/B-LOC spoke/VERB/0/root")
    assert chain(document, "SUP").entity_type is EntityType.ORGANIZATION


def test_a_body_of_a_nation_is_the_one_without_the_nation(annotated: Annotate) -> None:
    document = annotated(
        "Peruvian/PROPN/2/compound/B-ORG Senate/PROPN/3/nsubj/I-ORG met/VERB/0/root", "Senate/PROPN/2/nsubj/B-ORG voted/VERB/0/root"
    )
    assert members(document, "Peruvian Senate") == ["Peruvian Senate", "Senate"]


def test_a_country_is_no_acronym_of_its_senate(annotated: Annotate) -> None:
    document = annotated(
        "U.S./PROPN/2/compound/B-ORG Senate/PROPN/3/nsubj/I-ORG met/VERB/0/root", "U.S./PROPN/2/nsubj/B-LOC voted/VERB/0/root"
    )
    assert members(document, "U.S. Senate") == ["U.S. Senate"]


def test_whoever_has_a_family_is_a_person(annotated: Annotate) -> None:
    document = annotated("Lund/PROPN/3/nmod:poss/B-ORG 's/PART.POS/1/case wife/NOUN/4/nsubj left/VERB/0/root")
    assert chain(document, "Lund").entity_type is EntityType.PERSON


CALLED = {
    "a group": ("the/DET/4/det Delmar/PROPN/4/compound/B-ORG militant/ADJ/4/amod group/NOUN/5/nsubj burned/VERB/0/root", True),
    "a province": ("Velsk/PROPN/2/compound/B-LOC province/NOUN/3/nsubj burned/VERB/0/root", True),
    "a firm of a country": ("the/DET/3/det Norway/PROPN/3/compound/B-LOC company/NOUN/4/nsubj burned/VERB/0/root", False),
    "one of many": ("a/DET/3/det Delmar/PROPN/3/compound/B-ORG group/NOUN/4/nsubj burned/VERB/0/root", False),
    "an agency of a union": (
        "the/DET/4/det United/PROPN/3/amod/B-ORG Nations/PROPN/4/compound/I-ORG agency/NOUN/5/nsubj burned/VERB/0/root",
        False,
    ),
}


@pytest.mark.parametrize(("sentence", "is_one"), CALLED.values(), ids=CALLED)
def test_a_noun_behind_a_name_is_the_thing_that_bears_it(annotated: Annotate, sentence: str, is_one: bool) -> None:
    document = annotated(sentence)
    [name] = [c for c in document.chains if any(m.kind is MentionKind.NAME for m in c.mentions)]
    assert (len(name.mentions) == 2) is is_one


COUNTRY = "Peru/PROPN/2/nsubj/B-LOC paid/VERB/0/root"
COUNTRIES = {
    "the country": ((COUNTRY, "the/DET/2/det country/NOUN/3/nsubj burned/VERB/0/root"), "country", "Peru"),
    "told by an adjective": (
        (COUNTRY, "a/DET/3/det Peruvian/ADJ/3/amod firm/NOUN/4/nsubj left/VERB/0/root the/DET/6/det nation/NOUN/4/obj"),
        "nation",
        "Peru",
    ),
    "its capital": (
        ("Lima/PROPN/2/nsubj/B-LOC burned/VERB/0/root", "the/DET/3/det Peruvian/ADJ/3/amod capital/NOUN/4/nsubj burned/VERB/0/root"),
        "Peruvian capital",
        "Lima",
    ),
    "that country is the nearest": (
        ("Peru/PROPN/2/nsubj/B-LOC sued/VERB/0/root Chile/PROPN/2/obj/B-LOC", "that/DET/2/det country/NOUN/3/nsubj burned/VERB/0/root"),
        "country",
        "Chile",
    ),
}


@pytest.mark.parametrize(("sentences", "noun", "name"), COUNTRIES.values(), ids=COUNTRIES)
def test_a_country_and_its_capital_are_taken_up(annotated: Annotate, sentences: tuple[str, ...], noun: str, name: str) -> None:
    assert chain(annotated(*sentences), noun).name == name


OTHER_COUNTRIES = {
    "of two countries neither": (
        "Lund/PROPN/2/nsubj/B-PER left/VERB/0/root Peru/PROPN/2/obj/B-LOC for/ADP/5/case Chile/PROPN/2/obl/B-LOC",
        "the/DET/2/det country/NOUN/3/nsubj burned/VERB/0/root",
    ),
    "the capital of a province": (
        "Lima/PROPN/2/nsubj/B-LOC burned/VERB/0/root",
        "the/DET/3/det provincial/ADJ/3/amod capital/NOUN/4/nsubj burned/VERB/0/root",
    ),
    "the largest country": (COUNTRY, "the/DET/3/det largest/ADJ.JJS/3/amod country/NOUN/4/nsubj burned/VERB/0/root"),
}


@pytest.mark.parametrize("sentences", OTHER_COUNTRIES.values(), ids=OTHER_COUNTRIES)
def test_another_country_or_capital_is_not(annotated: Annotate, sentences: tuple[str, ...]) -> None:
    document = annotated(*sentences)
    assert not any(" for " in reason for c in document.chains for reason in c.reasons)


LEADER = "the/DET/3/det Peruvian/ADJ/3/amod leader/NOUN/4/nsubj left/VERB/0/root"


@pytest.mark.parametrize(
    ("title", "is_he"),
    [
        ("Peruvian/ADJ/2/amod President/PROPN/3/nmod:desc Lund/PROPN/4/nsubj/B-PER spoke/VERB/0/root", True),
        ("Chilean/ADJ/2/amod President/PROPN/3/nmod:desc Lund/PROPN/4/nsubj/B-PER spoke/VERB/0/root", False),
        ("Peruvian/ADJ/2/amod spokesman/NOUN/3/nmod:desc Lund/PROPN/4/nsubj/B-PER spoke/VERB/0/root", False),
    ],
)
def test_the_leader_of_a_country_is_its_president(annotated: Annotate, title: str, is_he: bool) -> None:
    assert ("Peruvian leader" in members(annotated(title, LEADER), "Lund")) is is_he


def test_a_nationality_before_a_ministry_makes_it_nobodys_title(annotated: Annotate) -> None:
    ministry = "the/DET/4/det German/ADJ/4/amod/B-NORP Foreign/ADJ/4/amod/B-ORG Ministry/PROPN/5/nsubj/I-ORG spoke/VERB/0/root"
    found = chain(annotated(ministry), "Foreign Ministry")
    assert (found.entity_type, found.titles) == (EntityType.ORGANIZATION, ())


KEPT = {
    "a union that succeeds another is no person": (
        "its/PRON/2/nmod:poss successor/NOUN/7/nsubj _,/PUNCT/5/punct Velsk/PROPN/5/compound/B-ORG Union/PROPN/2/appos/I-ORG "
        "_,/PUNCT/5/punct lost/VERB/0/root",
        "Velsk Union",
        EntityType.ORGANIZATION,
    ),
    "where somebody sits is a body": (
        "the/DET/2/det Senate/PROPN/3/nsubj/B-ORG met/VERB/0/root before/SCONJ/6/mark Lund/PROPN/6/nsubj/B-PER spoke/VERB/3/advcl "
        "in/ADP/9/case the/DET/9/det Senate/PROPN/6/obl/B-ORG",
        "Senate",
        EntityType.ORGANIZATION,
    ),
    "who is in jail is no jail": (
        "Mr/PROPN/2/nmod:desc Lund/PROPN/5/nsubj/B-PER is/AUX/5/cop in/ADP/5/case jail/NOUN/0/root",
        "Lund",
        EntityType.PERSON,
    ),
    "the U.N. is a body": ("U.N./PROPN/2/compound/B-LOC officials/NOUN/3/nsubj left/VERB/0/root", "U.N.", EntityType.ORGANIZATION),
    "a country is no person": ("Chad/PROPN/2/nsubj/B-PER voted/VERB/0/root", "Chad", EntityType.PLACE),
}


@pytest.mark.parametrize(("sentence", "name", "kind"), KEPT.values(), ids=KEPT)
def test_weak_evidence_does_not_overrule_what_a_name_is(annotated: Annotate, sentence: str, name: str, kind: EntityType) -> None:
    assert chain(annotated(sentence), name).entity_type is kind


def test_a_likely_body_from_elsewhere_is_another(annotated: Annotate) -> None:
    document = annotated(
        "NATO/PROPN/2/nsubj/B-ORG met/VERB/0/root",
        "the/DET/3/det U.S./PROPN/3/compound/B-LOC military/NOUN/4/nsubj spoke/VERB/0/root",
    )
    assert members(document, "NATO") == ["NATO"]


MECHANISMS = {
    "a wider word": (
        "the/DET/2/det ferry/NOUN/3/nmod:desc Aurora/PROPN/4/nsubj/B-OTH sank/VERB/0/root",
        "the/DET/2/det boat/NOUN/3/nsubj left/VERB/0/root",
        "boat, as Aurora is called more widely",
    ),
    "the country": (
        "Peru/PROPN/2/nsubj/B-LOC voted/VERB/0/root",
        "the/DET/2/det country/NOUN/3/nsubj rejoiced/VERB/0/root",
        "country spoken of, Peru",
    ),
    "the capital": (
        "Lund/PROPN/2/nsubj/B-PER reached/VERB/0/root Lima/PROPN/2/obj/B-LOC",
        "the/DET/2/det capital/NOUN/3/nsubj rejoiced/VERB/0/root",
        "capital spoken of, Lima",
    ),
}


@pytest.mark.parametrize(("first", "second", "reason"), MECHANISMS.values(), ids=MECHANISMS)
def test_a_reason_says_which_mechanism_joined_a_noun(annotated: Annotate, first: str, second: str, reason: str) -> None:
    assert reason in {why for c in annotated(first, second).chains for why in c.reasons}


def test_a_chain_keeps_the_nouns_for_what_it_is(annotated: Annotate) -> None:
    document = annotated("the/DET/2/det ferry/NOUN/3/nmod:desc Aurora/PROPN/4/nsubj/B-OTH sank/VERB/0/root")
    assert [c.kinds for c in document.chains if c.name == "Aurora"] == [("ferry",)]
