"""Mentions of hand-written trees: which words, of what kind, of what class."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.types import AnnotatedDocument, EntityType, MentionKind

Annotate = Callable[..., AnnotatedDocument]


def texts(document: AnnotatedDocument, kind: MentionKind | None = None) -> list[str]:
    return [m.text for m in document.mentions if kind is None or m.kind is kind]


def types(document: AnnotatedDocument) -> dict[str, EntityType]:
    return {m.text: m.entity_type for m in document.mentions}


CASES = {
    "a relative possessive is no mention, whatever it is tagged as": (
        "the/DET/2/det firm/NOUN/0/root whose/PRON.PRP$/4/nmod:poss family/NOUN/5/nsubj left/VERB/2/acl:relcl",
        ["firm", "family"],
    ),
    "articles are left out": ("The/DET/2/det panel/NOUN/3/nsubj met/VERB/0/root", ["panel"]),
    "a possessive pronoun is a mention of its own": ("his/PRON/2/nmod:poss military/NOUN/0/root", ["his", "military"]),
    "of-phrases stay": (
        "chief/NOUN/0/root of/ADP/5/case the/DET/5/det General/ADJ/5/amod/B-ORG Staff/PROPN/1/nmod/I-ORG",
        ["chief of the General Staff", "General Staff"],
    ),
    "a possessor by name stays": (
        "South/PROPN/2/compound/B-LOC Korea/PROPN/4/nmod:poss/I-LOC _'s/PART.POS/2/case ministry/NOUN/0/root",
        ["South Korea", "South Korea's ministry"],
    ),
    "relative clauses and appositions are left out of a phrase": (
        "the/DET/2/det man/NOUN/0/root who/PRON.WP/4/nsubj left/VERB/2/acl:relcl _,/PUNCT/7/punct a/DET/7/det baker/NOUN/2/appos",
        ["man", "who", "baker"],
    ),
    "phrases with other prepositions are left out": ("talks/NOUN.NNS/0/root in/ADP/3/case Oslo/PROPN/1/nmod/B-LOC", ["talks", "Oslo"]),
    "compounds and numbers stay": (
        "45,000/NUM/3/nummod artillery/NOUN/3/compound shells/NOUN.NNS/0/root",
        ["45,000 artillery shells"],
    ),
    "titles before a name are left out": (
        "Gen./PROPN/2/nmod:desc Pak/PROPN/0/root/B-PER Su/PROPN/2/flat/I-PER _-/PUNCT/5/punct _il/PROPN/2/flat",
        ["Pak Su-il"],
    ),
    "a titled name is a person's even if it is tagged as a body's": (
        "Gen/PROPN/2/compound/B-ORG Djurov/PROPN/3/nsubj/I-ORG left/VERB/0/root",
        ["Djurov"],
    ),
    "a thing named after a person is one name": (
        "the/DET/5/det James/PROPN/5/compound/B-PER Webb/PROPN/2/flat/I-PER Space/PROPN/5/compound/B-OTH Telescope/PROPN/0/root/I-OTH",
        ["James Webb Space Telescope"],
    ),
    "a part of a group is a mention of its own": (
        "Two/NUM/5/nsubj of/ADP/4/case the/DET/4/det directors/NOUN.NNS/1/nmod left/VERB/0/root",
        ["Two of the directors", "directors"],
    ),
    "those who are a group": (
        "Those/PRON.DT/4/nsubj who/PRON.WP/3/nsubj voted/VERB/1/acl:relcl left/VERB/0/root",
        ["Those who voted", "who"],
    ),
    "what hyphens join is one noun": (
        "his/PRON/2/nmod:poss brother/NOUN/0/root _-/PUNCT/2/punct _in/ADP/2/flat _-/PUNCT/2/punct _law/NOUN/2/flat",
        ["his", "brother-in-law"],
    ),
    "a name that ends in 's": (
        "Moody/PROPN/3/nsubj/B-ORG _'s/PART.POS/1/case fell/VERB/0/root",
        ["Moody's"],
    ),
    "a saint's hospital": (
        "St/PROPN/2/compound Luke/PROPN/4/nmod:poss/B-LOC _'s/PART.POS/2/case Hospital/PROPN/0/root/B-ORG",
        ["St Luke's Hospital"],
    ),
    "a ship's prefix belongs to its name": (
        "the/DET/3/det MV/PROPN/3/compound/B-ORG Ann/PROPN/0/root/B-PER Ross/PROPN/3/flat/I-PER",
        ["MV Ann Ross"],
    ),
    "at least so many": (
        "At/ADP/3/advmod least/ADJ/1/fixed 48/NUM/4/nummod people/NOUN.NNS/5/nsubj died/VERB/0/root",
        ["At least 48 people"],
    ),
    "a sum behind of stays whole": (
        "loan/NOUN/0/root of/ADP/3/case $/SYM/1/nmod 2.2/NUM/5/compound billion/NUM/3/nummod",
        ["loan of $ 2.2 billion"],
    ),
    "a title behind a place is no part of its name": (
        "U.S./PROPN/2/compound/B-LOC Secretary/PROPN/5/nmod:desc/I-LOC of/ADP/4/case State/PROPN/2/nmod Park/PROPN/0/root/B-PER",
        ["U.S.", "Park"],
    ),
    "titles inside a tagged name are cut off": (
        "U.S./PROPN/2/compound/B-PER President/PROPN/3/nmod:desc/I-PER Joe/PROPN/0/root/I-PER Biden/PROPN/3/flat/I-PER",
        ["U.S.", "Joe Biden"],
    ),
    "a body and a person in one tagged name are two": (
        "Delmar/PROPN/3/compound/B-ORG Secretary/PROPN/3/nmod:desc/I-ORG Lund/PROPN/4/nsubj/I-ORG spoke/VERB/0/root",
        ["Delmar", "Lund"],
    ),
    "the office before a tagged name is no part of it": (
        "Secretary/PROPN/4/nmod:desc of/ADP/3/case State/PROPN/1/nmod/B-ORG Ana/PROPN/6/nsubj/I-ORG Lund/PROPN/4/flat/I-ORG "
        "spoke/VERB/0/root",
        ["Ana Lund"],
    ),
    "Prime is a part of a title": (
        "Peruvian/ADJ/3/amod Prime/PROPN/3/amod Minister/PROPN/4/nmod:desc Lund/PROPN/5/nsubj/B-PER spoke/VERB/0/root",
        ["Lund"],
    ),
    "a tag that ends before the hyphen is mended": (
        "Faraj/PROPN/0/root/B-PER al/PROPN/1/flat/I-PER _-/PUNCT/4/punct _Mesrati/PROPN/1/flat",
        ["Faraj al-Mesrati"],
    ),
    "expletives and relative pronouns are no mentions": (
        "It/PRON/2/expl rained/VERB/0/root which/PRON.WDT/4/nsubj helped/VERB/2/parataxis",
        [],
    ),
    "a name grows over its proper modifiers": (
        "in/ADP/5/case Korean/ADJ/5/amod Central/ADJ/5/amod News/PROPN/5/compound/B-ORG Agency/PROPN/0/root/I-ORG",
        ["Korean Central News Agency"],
    ),
    "of X belongs to a name with a head word that takes it": (
        "the/DET/2/det Bank/PROPN/0/root/B-ORG of/ADP/4/case England/PROPN/2/nmod/B-LOC",
        ["Bank of England"],
    ),
    "a museum's place is a name of its own": (
        "Oslo/PROPN/3/nmod:poss/B-ORG _'s/PART.POS/1/case/I-ORG Museum/PROPN/0/root/I-ORG of/ADP/6/case/I-ORG Distant/ADJ/6/amod/I-ORG "
        "Seas/PROPN/3/nmod/I-ORG",
        ["Oslo", "Museum of Distant Seas"],
    ),
    "a firm of two partners": (
        "hired/VERB/0/root Lund/PROPN/1/obj/B-PER &/CCONJ/4/cc Orlov/PROPN/2/conj/B-PER",
        ["Lund & Orlov"],
    ),
    "a quoted title is a work": (
        'saw/VERB/0/root "/PUNCT/5/punct _The/DET/5/det Empty/ADJ/5/amod Seat/NOUN/1/obj _"/PUNCT/5/punct',
        ["The Empty Seat"],
    ),
    "proper nouns without a tag are found": ("aboard/ADP/3/case the/DET/3/det Lady/PROPN/0/root Corinne/PROPN/3/flat", ["Lady Corinne"]),
    "the proper part of a nationality is none": (
        "North/PROPN/2/compound Korean/ADJ/3/amod/B-NORP leader/NOUN/0/root",
        ["North Korean leader"],
    ),
    "less than a tenth": (
        "Less/ADJ/4/advmod than/ADP/1/fixed a/DET/4/det tenth/NOUN/0/root of/ADP/6/case homes/NOUN.NNS/4/nmod",
        ["Less than a tenth of homes", "homes"],
    ),
    "sums of money are no names": ("paid/VERB/0/root Rs/PROPN/1/obj 90/NUM/2/nummod", []),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_mentions_quote_what_identifies_the_thing(annotated: Annotate, sentence: str, expected: list[str]) -> None:
    assert texts(annotated(sentence)) == expected


TIMES = {
    "a weekday": ("left/VERB/0/root on/ADP/3/case Friday/PROPN/1/obl", "Friday"),
    "a full date": ("on/ADP/2/case June/PROPN/0/root 18/NUM/2/nummod _,/PUNCT/2/punct 2019/NUM/2/nmod:unmarked", "June 18, 2019"),
    "a date, day first": ("on/ADP/2/case 18/NUM/0/root June/PROPN/2/nmod:unmarked", "18 June"),
    "a month in short": ("by/ADP/2/case Aug./PROPN/0/root 18/NUM/2/nummod", "Aug. 18"),
    "a year": ("in/ADP/2/case 2009/NUM/0/root", "2009"),
    "a decade": ("in/ADP/3/case the/DET/3/det 1990s/NOUN/0/root", "1990s"),
    "last month": ("last/ADJ/2/amod month/NOUN/0/root", "last month"),
    "earlier this week": ("earlier/ADV/3/advmod this/DET/3/det week/NOUN/0/root", "earlier this week"),
    "yesterday": ("left/VERB/0/root yesterday/NOUN/1/obl:unmarked", "yesterday"),
    "the end of the month": (
        "by/ADP/3/case the/DET/3/det end/NOUN/0/root of/ADP/6/case the/DET/6/det month/NOUN/3/nmod",
        "end of the month",
    ),
    "the first week of a month": (
        "in/ADP/4/case the/DET/4/det first/ADJ/4/amod week/NOUN/0/root of/ADP/6/case March/PROPN/4/nmod",
        "first week of March",
    ),
    "the first months of a year": (
        "in/ADP/5/case the/DET/5/det first/ADJ/5/amod nine/NUM/5/nummod months/NOUN/0/root of/ADP/7/case 2020/NUM/5/nmod",
        "first nine months of 2020",
    ),
    "the middle of a month": ("in/ADP/3/case the/DET/3/det middle/NOUN/0/root of/ADP/5/case June/PROPN/3/nmod", "middle of June"),
    "a day of last week": ("on/ADP/2/case Monday/PROPN/0/root of/ADP/5/case last/ADJ/5/amod week/NOUN/2/nmod", "Monday of last week"),
    "months that end with one": (
        "in/ADP/3/case three/NUM/3/nummod/B-DATE months/NOUN/0/root/I-DATE ended/VERB/3/acl 31/NUM/4/obl December/PROPN/5/nmod:unmarked",
        "three months ended 31 December",
    ),
    "a holiday of two words": ("on/ADP/3/case Christmas/PROPN/3/compound Day/PROPN/0/root", "Christmas Day"),
    "a tagged unit with its count": ("slept/VERB/0/root six/NUM/3/nummod hours/NOUN.NNS/1/obl:unmarked/B-DATE", "six hours"),
    "a tagged count with its unit": ("in/ADP/3/case ten/NUM/3/nummod/B-DATE days/NOUN.NNS/0/root", "ten days"),
}


@pytest.mark.parametrize(("sentence", "expected"), TIMES.values(), ids=TIMES)
def test_a_time_expression_is_one_mention(annotated: Annotate, sentence: str, expected: str) -> None:
    assert [m.text for m in annotated(sentence).mentions if m.entity_type is EntityType.DATE] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "May/AUX/2/aux go/VERB/0/root",
        "2019/NUM/2/nummod soldiers/NOUN.NNS/0/root",
        "four/NUM/3/nummod/B-DATE _-/PUNCT/1/punct _year/NOUN/4/compound ban/NOUN/0/root",
        "at/ADP/3/case any/DET/3/det time/NOUN/0/root/B-DATE",
        "years/NOUN.NNS/0/root/B-DATE of/ADP/3/case/I-DATE neglect/NOUN/1/nmod/I-DATE",
        "Victory/PROPN/2/compound Day/PROPN/0/root/B-DATE",
        "Sunday/PROPN/2/compound/B-ORG Times/PROPN/0/root/I-ORG",
    ],
)
def test_words_that_only_look_like_times_are_none(annotated: Annotate, sentence: str) -> None:
    assert EntityType.DATE not in types(annotated(sentence)).values()


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("spokesman/NOUN", EntityType.PERSON), ("soldiers/NOUN.NNS", EntityType.GROUP), ("ministry/NOUN", EntityType.ORGANIZATION),
        ("country/NOUN", EntityType.PLACE), ("factory/NOUN", EntityType.FACILITY), ("summit/NOUN", EntityType.EVENT),
        ("film/NOUN", EntityType.WORK), ("missile/NOUN", EntityType.PRODUCT), ("policy/NOUN", EntityType.CONCEPT),
        ("zzyzx/NOUN", EntityType.OTHER), ("hydrogeologist/NOUN", EntityType.PERSON),
    ],
)  # fmt: skip
def test_the_head_noun_tells_the_class(annotated: Annotate, noun: str, expected: EntityType) -> None:
    assert [m.entity_type for m in annotated(f"the/DET/2/det {noun}/0/root").mentions] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Coastal/PROPN/2/compound/B-LOC Army/PROPN/0/root/I-LOC", EntityType.ORGANIZATION),
        ("Kaesong/PROPN/2/compound Airport/PROPN/0/root", EntityType.FACILITY),
        ("Korean/ADJ/2/amod/B-OTH War/PROPN/0/root/I-OTH", EntityType.EVENT),
        ("Moon/PROPN/0/root So/PROPN/1/flat _-/PUNCT/4/punct _dam/PROPN/1/flat", EntityType.OTHER),
        ("Act/PROPN/0/root/B-PER Ali/PROPN/1/flat/I-PER", EntityType.PERSON),
    ],
)
def test_the_head_word_of_a_name_tells_its_class(annotated: Annotate, sentence: str, expected: EntityType) -> None:
    assert [m.entity_type for m in annotated(sentence).mentions] == [expected]


def test_there_is_one_mention_for_each_head_and_they_stand_in_text_order(annotated: Annotate) -> None:
    document = annotated("Kim/PROPN/2/nsubj/B-PER met/VERB/0/root Pak/PROPN/2/obj/B-PER", "He/PRON/2/nsubj left/VERB/0/root him/PRON/2/obj")
    places = [(m.sentence, m.head) for m in document.mentions]
    assert places == sorted(set(places))
    assert all(m.span.of(document.document.text) == m.text for m in document.mentions)


def test_a_site_is_part_of_the_name_that_it_bears(annotated: Annotate) -> None:
    document = annotated("the/DET/4/det Delmar/PROPN/4/compound/B-ORG gold/NOUN/4/compound mine/NOUN/5/nsubj burned/VERB/0/root")
    assert [(m.text, m.entity_type) for m in document.mentions] == [("Delmar gold mine", EntityType.FACILITY)]


def test_a_mine_of_a_firm_is_not_the_firm(annotated: Annotate) -> None:
    document = annotated("a/DET/3/det Delmar/PROPN/3/compound/B-ORG mine/NOUN/4/nsubj burned/VERB/0/root")
    assert "Delmar" in [m.text for m in document.mentions]
