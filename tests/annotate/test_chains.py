"""Chains of hand-written trees: what belongs together, what stays apart, and why."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kg.types import AnnotatedDocument, Chain, EntityType, MentionKind

Annotate = Callable[..., AnnotatedDocument]


def chain(document: AnnotatedDocument, text: str) -> Chain:
    """The chain with a mention of this text."""
    return next(c for c in document.chains if any(m.text == text for m in c.mentions))


def members(document: AnnotatedDocument, text: str) -> list[str]:
    return [m.text for m in chain(document, text).mentions]


def named(name: str, head: int, deprel: str, ner: str = "PER") -> str:
    """A name of flat words whose first word hangs from `head`, starting the sentence."""
    first, *rest = name.split(" ")
    return " ".join([f"{first}/PROPN/{head}/{deprel}/B-{ner}", *(f"{w}/PROPN/1/flat/I-{ner}" for w in rest)])


def says(name: str, ner: str = "PER") -> str:
    """A sentence "NAME spoke"."""
    size = len(name.split(" "))
    return f"{named(name, size + 1, 'nsubj', ner)} spoke/VERB/0/root"


SAME_NAMES = [
    ("Kim Jong Un", "KIM JONG UN", "PER"),
    ("Joe Biden", "Biden", "PER"),
    ("Yoon Suk Yeol", "Yoon", "PER"),
    ("Faraj al Mesrati", "al Mesrati", "PER"),
    ("Joseph Biden", "Joseph R. Biden", "PER"),
    ("Korean Central News Agency", "KCNA", "ORG"),
    ("International Arms Registry", "I.A.R.", "ORG"),
    ("Banco Central de Querandía", "BCQ", "ORG"),
    ("United States", "U.S.", "LOC"),
    ("Banco Ribereño", "Ribereño", "ORG"),
    ("Guangyuan Ports Group", "Guangyuan", "ORG"),
    ("Türkiye", "Turkiye", "LOC"),
]


@pytest.mark.parametrize(("full", "short", "ner"), SAME_NAMES)
def test_names_of_one_thing_are_one_chain_in_any_order(annotated: Annotate, full: str, short: str, ner: str) -> None:
    for sentences in ([full, short], [short, full]):
        document = annotated(*(says(s, ner) for s in sentences))
        assert members(document, full) == sentences


OTHER_NAMES = [
    ("Kim Jong Un", "Kim Yo Jong", "PER"),
    ("Bogdan Halveric", "Pavel Halveric", "PER"),
    ("Joe Biden", "Jill Biden", "PER"),
    ("China", "Bank of China", "ORG"),
    ("Foreign Ministry", "Unification Ministry", "ORG"),
    ("North Korea", "South Korea", "LOC"),
    ("Perth", "Perth Mint", "LOC"),
]


@pytest.mark.parametrize(("one", "other", "ner"), OTHER_NAMES)
def test_names_of_two_things_are_two_chains(annotated: Annotate, one: str, other: str, ner: str) -> None:
    document = annotated(says(one, ner), says(other, ner))
    assert members(document, one) == [one]
    assert members(document, other) == [other]


def test_capitals_in_brackets_after_a_body_are_its_acronym_even_with_other_initials(annotated: Annotate) -> None:
    document = annotated(
        "Single/PROPN/4/compound/B-ORG Port/PROPN/4/compound/I-ORG Workers/PROPN/4/compound/I-ORG Union/PROPN/8/nsubj/I-ORG "
        "(/PUNCT/6/punct _SUP/PROPN/4/appos/B-ORG _)/PUNCT/6/punct spoke/VERB/0/root"
    )
    assert members(document, "SUP") == ["Single Port Workers Union", "SUP"]


HALVERICS = (
    "President/PROPN/2/nmod:desc Bogdan/PROPN/4/nsubj/B-PER Halveric/PROPN/2/flat/I-PER spoke/VERB/0/root",
    "Pavel/PROPN/3/nsubj/B-PER Halveric/PROPN/1/flat/I-PER denied/VERB/0/root it/PRON/3/obj",
)


def test_a_title_tells_two_bearers_of_a_surname_apart(annotated: Annotate) -> None:
    document = annotated(*HALVERICS, "President/PROPN/2/nmod:desc Halveric/PROPN/3/nsubj/B-PER left/VERB/0/root")
    assert members(document, "Bogdan Halveric") == ["Bogdan Halveric", "Halveric"]


def test_a_bare_surname_of_two_goes_to_the_one_named_last_if_near(annotated: Annotate) -> None:
    document = annotated(*HALVERICS, "Halveric/PROPN/2/nsubj/B-PER left/VERB/0/root")
    assert members(document, "Pavel Halveric")[-1] == "Halveric"


def test_a_bare_surname_of_two_far_from_both_stays_alone(annotated: Annotate) -> None:
    filler = ["It/PRON/2/expl rained/VERB/0/root"] * 4
    document = annotated(*HALVERICS, *filler, "Halveric/PROPN/2/nsubj/B-PER left/VERB/0/root")
    assert members(document, "Halveric") == ["Halveric"]


def test_where_everybody_bears_a_surname_it_alone_is_nobodys(annotated: Annotate) -> None:
    document = annotated(*HALVERICS, says("Ivo Halveric"), "Halveric/PROPN/2/nsubj/B-PER left/VERB/0/root")
    assert members(document, "Halveric") == ["Halveric"]


def test_gender_tells_two_bearers_of_a_surname_apart(annotated: Annotate) -> None:
    document = annotated(
        says("Esteban Quiroga"), says("Amparo Quiroga"), "Mr/PROPN/2/nmod:desc Quiroga/PROPN/3/nsubj/B-PER left/VERB/0/root"
    )
    assert members(document, "Esteban Quiroga") == ["Esteban Quiroga", "Quiroga"]


KOO = (
    "Koo/PROPN/8/nsubj/B-PER Byoungsam/PROPN/1/flat/I-PER _,/PUNCT/4/punct spokesperson/NOUN/1/appos of/ADP/7/case the/DET/7/det "
    "ministry/NOUN/4/nmod spoke/VERB/0/root"
)


def test_an_apposition_joins_the_name_and_is_its_title(annotated: Annotate) -> None:
    koo = chain(annotated(KOO), "Koo Byoungsam")
    assert [m.text for m in koo.mentions] == ["Koo Byoungsam", "spokesperson of the ministry"]
    assert koo.reasons == ("first mention", "apposition")
    assert koo.titles == ("spokesperson of the ministry",)


def test_a_predicate_noun_is_not_merged_with_its_subject(annotated: Annotate) -> None:
    document = annotated("Yoon/PROPN/4/nsubj/B-PER is/AUX/4/cop the/DET/4/det president/NOUN/0/root")
    assert members(document, "Yoon") == ["Yoon"]


NOMINALS = {
    "a role borne before": ("President/PROPN/2/nmod:desc Yoon/PROPN/3/nsubj/B-PER spoke/VERB/0/root", "president", "Yoon"),
    "the head noun of a name": (says("Foreign Ministry", "ORG"), "ministry", "Foreign Ministry"),
    "the same noun": ("a/DET/2/det panel/NOUN/3/nsubj met/VERB/0/root", "panel", "panel"),
    "a company for the only one near": (says("Karsoruzhie", "ORG"), "company", "Karsoruzhie"),
}


@pytest.mark.parametrize(("first", "noun", "name"), NOMINALS.values(), ids=NOMINALS)
def test_a_definite_noun_takes_up_what_was_named(annotated: Annotate, first: str, noun: str, name: str) -> None:
    document = annotated(first, f"the/DET/2/det {noun}/NOUN/3/nsubj left/VERB/0/root")
    assert members(document, name) == [name, noun]


@pytest.mark.parametrize("phrase", ["a/DET/3/det new/ADJ/3/amod ministry", "the/DET/3/det labour/NOUN/3/compound ministry"])
def test_an_indefinite_noun_or_one_narrowed_down_anew_is_another_thing(annotated: Annotate, phrase: str) -> None:
    document = annotated(says("Foreign Ministry", "ORG"), f"{phrase}/NOUN/4/nsubj left/VERB/0/root")
    assert members(document, "Foreign Ministry") == ["Foreign Ministry"]


def test_the_north_is_north_korea(annotated: Annotate) -> None:
    document = annotated(says("North Korea", "LOC"), "the/DET/2/det North/PROPN/3/nsubj/B-LOC left/VERB/0/root")
    assert members(document, "North Korea") == ["North Korea", "North"]


def test_pronouns_take_the_salient_antecedent_that_agrees(annotated: Annotate) -> None:
    document = annotated(
        "Mr/PROPN/2/nmod:desc Yoon/PROPN/3/nsubj/B-PER met/VERB/0/root Ms/PROPN/5/nmod:desc Park/PROPN/3/obj/B-PER in/ADP/7/case "
        "Seoul/PROPN/3/obl/B-LOC",
        "She/PRON/2/nsubj told/VERB/0/root him/PRON/2/iobj her/PRON/5/nmod:poss plan/NOUN/2/obj",
    )
    assert members(document, "Park") == ["Park", "She", "her"]
    assert members(document, "Yoon") == ["Yoon", "him"]


def test_a_pronoun_is_not_its_own_clauses_other_argument(annotated: Annotate) -> None:
    document = annotated(says("Yoon"), "He/PRON/2/nsubj praised/VERB/0/root him/PRON/2/obj")
    assert members(document, "Yoon") == ["Yoon", "He"]
    assert members(document, "him") == ["him"]


def test_a_reflexive_is_the_subject(annotated: Annotate) -> None:
    document = annotated("Yoon/PROPN/2/nsubj/B-PER hurt/VERB/0/root himself/PRON/2/obj")
    assert members(document, "Yoon") == ["Yoon", "himself"]


def test_it_may_stand_for_a_one_word_name_taken_for_a_person_and_then_it_is_none(annotated: Annotate) -> None:
    document = annotated(says("Karsoruzhie"), "It/PRON/2/nsubj recalled/VERB/0/root its/PRON/4/nmod:poss envoy/NOUN/2/obj")
    found = chain(document, "Karsoruzhie")
    assert [m.text for m in found.mentions] == ["Karsoruzhie", "It", "its"]
    assert found.entity_type is EntityType.ORGANIZATION
    assert {m.entity_type for m in found.mentions} == {EntityType.ORGANIZATION}


OVERRULED = {
    "called a fund": (
        "Meulen/PROPN/8/nsubj/B-PER _,/PUNCT/4/punct a/DET/4/det fund/NOUN/1/appos _,/PUNCT/7/punct which/PRON.WDT/7/nsubj "
        "invests/VERB/1/acl:relcl left/VERB/0/root",
        "Meulen",
        EntityType.ORGANIZATION,
    ),
    "where things are, and an adjective is made from it": (
        "in/ADP/2/case Karsova/PROPN/5/obl/B-PER Karsovan/ADJ/4/amod soldiers/NOUN/5/nsubj left/VERB/0/root",
        "Karsova",
        EntityType.PLACE,
    ),
}


@pytest.mark.parametrize(("sentence", "name", "kind"), OVERRULED.values(), ids=OVERRULED)
def test_what_the_text_tells_overrules_the_tagger(annotated: Annotate, sentence: str, name: str, kind: EntityType) -> None:
    found = chain(annotated(sentence), name)
    assert found.entity_type is kind
    assert len(found.class_reasons) > 1


def test_a_weak_sign_does_not_overrule_the_tagger(annotated: Annotate) -> None:
    document = annotated("Van/PROPN/5/nsubj/B-PER _,/PUNCT/4/punct which/PRON.WDT/4/nsubj digs/VERB/1/acl:relcl left/VERB/0/root")
    assert chain(document, "Van").entity_type is EntityType.PERSON


def test_who_has_a_founder_is_a_body(annotated: Annotate) -> None:
    document = annotated("Holt/PROPN/5/nsubj/B-PER founder/NOUN/1/appos of/ADP/4/case Bhumitra/PROPN/2/nmod/B-PER left/VERB/0/root")
    assert chain(document, "Bhumitra").entity_type is EntityType.ORGANIZATION


def test_the_reasons_of_a_class_are_the_signs_that_speak_most_for_it(annotated: Annotate) -> None:
    document = annotated("Mr/PROPN/2/nmod:desc Lund/PROPN/3/nsubj/B-PER spoke/VERB/0/root")
    reasons = [why.rpartition(" ")[0] for why in chain(document, "Lund").class_reasons]
    assert {"tagged Person", "form of address"} <= set(reasons[:2])


def test_his_wife_is_the_one_who_was_called_so(annotated: Annotate) -> None:
    document = annotated(
        "Lund/PROPN/8/nsubj/B-PER and/CCONJ/4/cc his/PRON/4/nmod:poss wife/NOUN/1/conj ,/PUNCT/6/punct Dinara/PROPN/4/appos/B-PER "
        ",/PUNCT/4/punct left/VERB/0/root",
        "His/PRON/2/nmod:poss wife/NOUN/3/nsubj spoke/VERB/0/root",
    )
    assert members(document, "Dinara").count("wife") == 2


def test_its_is_of_the_body_that_is_asked(annotated: Annotate) -> None:
    document = annotated(
        "Abuja/PROPN/2/nsubj/B-LOC asked/VERB/0/root Acme/PROPN/2/obj/B-ORG to/PART/5/mark withdraw/VERB/2/xcomp its/PRON/7/nmod:poss "
        "threat/NOUN/5/obj",
    )
    assert members(document, "Acme") == ["Acme", "its"]


def test_their_is_of_nobody_alone_where_the_subject_joins_two(annotated: Annotate) -> None:
    document = annotated(
        "The/DET/2/det unions/NOUN.NNS/3/nsubj spoke/VERB/0/root",
        "Oslo/PROPN/4/nsubj/B-LOC and/CCONJ/3/cc Acme/PROPN/1/conj/B-ORG hold/VERB/0/root their/PRON/6/nmod:poss exercise/NOUN/4/obj",
    )
    assert members(document, "their") == ["their"]


def test_a_short_name_is_the_firms_where_grammar_takes_it_for_a_thing(annotated: Annotate) -> None:
    document = annotated(
        "Halvor/PROPN/3/nsubj/B-ORG Marine/PROPN/1/flat/I-ORG praised/VERB/0/root Erik/PROPN/3/obj/B-PER Halvor/PROPN/4/flat/I-PER",
        "Halvor/PROPN/6/nsubj/B-PER _,/PUNCT/3/punct which/PRON.WDT/4/nsubj grew/VERB/1/acl:relcl _,/PUNCT/4/punct spoke/VERB/0/root",
        "Halvor/PROPN/2/nsubj/B-PER wept/VERB/0/root",
    )
    assert members(document, "Halvor Marine") == ["Halvor Marine", "Halvor", "which"]
    assert members(document, "Erik Halvor") == ["Erik Halvor", "Halvor"]


def test_a_noun_is_not_its_own_verbs_other_argument(annotated: Annotate) -> None:
    document = annotated(
        "Judge/PROPN/2/nmod:desc Park/PROPN/3/nsubj/B-PER jailed/VERB/0/root the/DET/5/det judge/NOUN/3/obj",
        "the/DET/2/det judge/NOUN/3/nsubj spoke/VERB/0/root",
    )
    assert [m.sentence for m in chain(document, "Park").mentions if m.text == "judge"] == [1]


def test_what_a_clause_describes_is_not_its_object(annotated: Annotate) -> None:
    document = annotated(
        "The/DET/2/det companies/NOUN.NNS/3/nsubj grew/VERB/0/root",
        "He/PRON/2/nsubj signed/VERB/0/root the/DET/4/det papers/NOUN.NNS/2/obj that/PRON.WDT/6/nsubj created/VERB/4/acl:relcl "
        "them/PRON/6/obj",
    )
    assert "papers" not in members(document, "them")


def test_a_broadcaster_is_no_ministry(annotated: Annotate) -> None:
    document = annotated(
        f"{named('Northern Broadcasting', 3, 'nsubj', 'ORG')} spoke/VERB/0/root", "The/DET/2/det ministry/NOUN/3/nsubj shrank/VERB/0/root"
    )
    assert members(document, "ministry") == ["ministry"]


def test_a_company_may_be_told_by_its_seat(annotated: Annotate) -> None:
    document = annotated(
        says("Acme", "ORG"),
        "The/DET/5/det Ohio/PROPN/4/compound/B-LOC _-/PUNCT/4/punct _based/ADJ/5/amod company/NOUN/6/nsubj grew/VERB/0/root",
    )
    assert members(document, "Acme") == ["Acme", "Ohio-based company"]


def test_a_union_is_no_company(annotated: Annotate) -> None:
    document = annotated(
        f"{named('Dockers Union', 3, 'nsubj', 'ORG')} spoke/VERB/0/root", "The/DET/2/det company/NOUN/3/nsubj shrank/VERB/0/root"
    )
    assert members(document, "company") == ["company"]


def test_a_body_says_it_of_itself(annotated: Annotate) -> None:
    document = annotated(
        "Chile/PROPN/2/nsubj/B-LOC paid/VERB/0/root and/CCONJ/6/cc Bolivia/PROPN/6/nsubj/B-LOC did/AUX/6/aux say/VERB/2/conj "
        "it/PRON/9/nsubj would/AUX/9/aux pay/VERB/6/ccomp",
    )
    assert members(document, "Bolivia") == ["Bolivia", "it"]


def test_who_sues_to_stop_somebody_stops_another(annotated: Annotate) -> None:
    document = annotated(
        says("Acme", "ORG"),
        "Oslo/PROPN/2/nsubj/B-LOC sued/VERB/0/root to/PART/4/mark stop/VERB/2/xcomp it/PRON/4/obj",
    )
    assert "it" not in members(document, "Oslo")


def test_a_clause_between_commas_narrows_no_noun_down(annotated: Annotate) -> None:
    document = annotated(
        says("Acme", "ORG"),
        "The/DET/2/det company/NOUN/8/nsubj _,/PUNCT/6/punct which/PRON.WDT/6/nsubj is/AUX/6/cop Norwegian/ADJ/2/acl:relcl "
        "_,/PUNCT/2/punct grew/VERB/0/root",
    )
    assert members(document, "Acme") == ["Acme", "company", "which"]


def test_known_as_gives_another_name(annotated: Annotate) -> None:
    document = annotated(
        f"{named('Civil Defence Institute', 8, 'nsubj', 'ORG')} _,/PUNCT/5/punct known/VERB.VBN/1/acl as/ADP/7/case "
        "INDECI/PROPN/5/obl/B-ORG left/VERB/0/root",
    )
    assert members(document, "INDECI") == ["Civil Defence Institute", "INDECI"]


def test_what_was_called_so_long_before_is_not_the_person_who_bears_the_name(annotated: Annotate) -> None:
    document = annotated(says("Tamsin"), *["It/PRON/2/nsubj rained/VERB/0/root"] * 6, says("Tamsin Tolliver"), says("Tamsin"))
    assert members(document, "Tamsin Tolliver") == ["Tamsin Tolliver"]


def test_their_is_of_those_who_are_urged(annotated: Annotate) -> None:
    document = annotated(
        "Schools/NOUN.NNS/2/nsubj closed/VERB/0/root and/CCONJ/6/cc residents/NOUN.NNS/6/nsubj:pass were/AUX/6/aux:pass urged/VERB/2/conj "
        "to/PART/8/mark boil/VERB/6/xcomp their/PRON/10/nmod:poss water/NOUN/8/obj",
    )
    assert members(document, "residents") == ["residents", "their"]


def test_nobody_replaces_himself(annotated: Annotate) -> None:
    document = annotated(
        says("Orlov"),
        "Acme/PROPN/2/nsubj/B-ORG chose/VERB/0/root Lund/PROPN/2/obj/B-PER to/PART/5/mark replace/VERB/2/xcomp him/PRON/5/obj",
    )
    assert members(document, "Orlov") == ["Orlov", "him"]


def test_a_president_is_no_spokesman_of_the_same_surname(annotated: Annotate) -> None:
    document = annotated(
        "spokesman/NOUN/2/nmod:desc Timur/PROPN/4/nsubj/B-PER Saparov/PROPN/2/flat/I-PER left/VERB/0/root",
        "President/PROPN/2/nmod:desc Saparov/PROPN/3/nsubj/B-PER spoke/VERB/0/root",
    )
    assert members(document, "Timur Saparov") == ["Timur Saparov"]


def test_what_has_a_border_is_a_place(annotated: Annotate) -> None:
    document = annotated("Velsk/PROPN/3/nmod:poss/B-PER _'s/PART.POS/1/case border/NOUN/4/nsubj closed/VERB/0/root")
    assert [c.entity_type for c in document.chains if c.name == "Velsk"] == [EntityType.PLACE]


def test_a_ship_is_not_the_woman_it_is_named_after(annotated: Annotate) -> None:
    document = annotated(
        "The/DET/2/det ferry/NOUN/5/nsubj Ann/PROPN/2/appos/B-PER Ross/PROPN/3/flat/I-PER sank/VERB/0/root",
        "Ann/PROPN/3/nsubj/B-PER Ross/PROPN/1/flat/I-PER wept/VERB/0/root",
        "The/DET/2/det Ross/PROPN/3/nsubj/B-PER sailed/VERB/0/root",
    )
    assert [
        (c.entity_type, [m.sentence for m in c.mentions if m.kind is MentionKind.NAME]) for c in document.chains if "Ross" in c.name
    ] == [
        (EntityType.PRODUCT, [0, 2]),
        (EntityType.PERSON, [1]),
    ]


def test_a_caption_is_no_antecedent(annotated: Annotate) -> None:
    document = annotated(
        "Lund/PROPN/2/nsubj/B-PER left/VERB/0/root ./PUNCT/2/punct",
        "Pavel/PROPN/0/root/B-PER Orlov/PROPN/1/flat/I-PER",
        "He/PRON/2/nsubj spoke/VERB/0/root ./PUNCT/2/punct",
    )
    assert members(document, "Lund") == ["Lund", "He"]


def test_a_dummy_it_stands_for_nothing(annotated: Annotate) -> None:
    document = annotated(says("Seoul", "LOC"), "It/PRON/3/nsubj was/AUX/3/cop time/NOUN/0/root to/PART/5/mark act/VERB/3/acl")
    assert members(document, "It") == ["It"]


QUOTED = (
    '"/PUNCT/4/punct _We/PRON/4/nsubj will/AUX/4/aux act/VERB/8/ccomp now/ADV/4/advmod _,/PUNCT/4/punct _"/PUNCT/4/punct say/VERB/0/root'
)


def test_i_in_a_quotation_is_its_speaker_and_we_nobody_alone(annotated: Annotate) -> None:
    document = annotated(
        f"{QUOTED} Koo/PROPN/8/nsubj/B-PER",
        '"/PUNCT/4/punct _I/PRON/4/nsubj shall/AUX/4/aux wait/VERB/0/root here/ADV/4/advmod _"/PUNCT/4/punct',
    )
    assert members(document, "Koo") == ["Koo", "I"]
    assert chain(document, "Koo").reasons[1] == "speaker of the quotation"
    assert members(document, "We") == ["We"]


def test_a_pronoun_speaker_is_found_before_the_quotation_is_given_to_it(annotated: Annotate) -> None:
    document = annotated(says("Nélida Quiroga"), f"{QUOTED.replace('We', 'I')} she/PRON/8/nsubj")
    assert members(document, "Nélida Quiroga") == ["Nélida Quiroga", "I", "she"]


def test_we_outside_quotations_stays_alone(annotated: Annotate) -> None:
    assert members(annotated(says("Koo"), "We/PRON/2/nsubj left/VERB/0/root"), "We") == ["We"]


def test_we_of_a_spokeswoman_is_the_body_she_speaks_for(annotated: Annotate) -> None:
    document = annotated(
        f"{QUOTED} Ana/PROPN/8/nsubj/B-PER Ruiz/PROPN/9/flat/I-PER _,/PUNCT/12/punct spokeswoman/NOUN/9/appos of/ADP/14/case "
        "Northvale/PROPN/12/nmod/B-ORG"
    )
    assert members(document, "Northvale") == ["We", "Northvale"]
    assert chain(document, "Northvale").reasons[0] == "we, said by Ana Ruiz"


def test_we_of_a_lawyer_is_the_lawyer(annotated: Annotate) -> None:
    document = annotated(
        f"{QUOTED} Ana/PROPN/8/nsubj/B-PER Ruiz/PROPN/9/flat/I-PER _,/PUNCT/12/punct lawyer/NOUN/9/appos of/ADP/14/case "
        "Northvale/PROPN/12/nmod/B-ORG"
    )
    assert members(document, "Northvale") == ["Northvale"]


def test_we_in_a_turn_of_an_interview_is_who_speaks(annotated: Annotate) -> None:
    document = annotated(
        "Ana/PROPN/0/root/B-PER Ruiz/PROPN/1/flat/I-PER _:/PUNCT/5/punct We/PRON/5/nsubj meet/VERB/1/parataxis",
    )
    assert members(document, "Ana Ruiz") == ["Ana Ruiz", "We"]


def test_his_company_is_the_one_he_heads(annotated: Annotate) -> None:
    document = annotated(
        "Dan/PROPN/7/nsubj/B-PER Holt/PROPN/1/flat/I-PER _,/PUNCT/4/punct founder/NOUN/1/appos of/ADP/6/case "
        "Brightwater/PROPN/4/nmod/B-ORG spoke/VERB/0/root",
        "His/PRON/2/nmod:poss company/NOUN.NN/3/nsubj grew/VERB/0/root",
    )
    assert members(document, "Brightwater") == ["Brightwater", "company"]


def test_who_spoke_goes_on_speaking(annotated: Annotate) -> None:
    document = annotated(
        "Lund/PROPN/2/nsubj/B-PER tell/VERB/0/root Reyes/PROPN/2/iobj/B-PER all/PRON/2/obj",
        "He/PRON/2/nsubj say/VERB/0/root more/ADJ/2/obj",
    )
    assert members(document, "Lund") == ["Lund", "He"]
    assert chain(document, "Lund").reasons[1] == "pronoun for Lund, who speaks on"


def test_an_owner_may_be_a_firm(annotated: Annotate) -> None:
    document = annotated(
        "the/DET/2/det owner/NOUN/6/nsubj _,/PUNCT/4/punct Velstra/PROPN/2/appos/B-ORG Group/PROPN/4/flat/I-ORG left/VERB/0/root"
    )
    assert chain(document, "Velstra Group").entity_type is EntityType.ORGANIZATION


def test_every_mention_is_in_exactly_one_chain_and_chains_stand_in_text_order(annotated: Annotate) -> None:
    document = annotated(*HALVERICS, KOO)
    inside = [m for c in document.chains for m in c.mentions]
    assert sorted(inside, key=lambda m: (m.span, m.head)) == list(document.mentions)
    assert [c.mentions[0].span for c in document.chains] == sorted(c.mentions[0].span for c in document.chains)
    assert all(len(c.mentions) == len(c.reasons) for c in document.chains)


def test_long_documents_take_linear_time(annotated: Annotate) -> None:
    sentence = "the/DET/2/det company/NOUN/3/nsubj told/VERB/0/root Kim/PROPN/3/iobj/B-PER its/PRON/6/nmod:poss plan/NOUN/3/obj"
    start = time.process_time()
    document = annotated(*[sentence] * 1_500)
    assert len(document.mentions) == 6_000
    assert time.process_time() - start < 10
