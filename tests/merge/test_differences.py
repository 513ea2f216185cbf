"""Where articles tell one thing differently: numbers, days, agents, places, denials, versions, outcomes and updates."""

from datetime import date
from typing import Any

import pytest
from event_stories import article, day, ours
from factories import BODY, NOMINAL, PLACE, chain, document, extraction, literal, mention, rows, said_by, statement, store_of

from kg.types import Certainty, Evidence, Extraction, Polarity, Qualifier, Span

FIRST, LATER = date(2023, 8, 10), date(2023, 8, 12)
DISMISSAL = ("Kim Jong-un", "dismissed", "Pak Su-il")
QUERY = """SELECT ?kind ?one ?other { ?d a kg:Difference ; kg:differenceKind ?kind
    OPTIONAL { ?d kg:oneValue ?one } OPTIONAL { ?d kg:otherValue ?other } }"""


def found(*extractions: Extraction) -> list[tuple[str, ...]]:
    return rows(store_of(*extractions, ontology=ours()), QUERY)


def count(text: str, who: str, verb: str, what: str, *, published: date = FIRST, **fields: Any) -> Extraction:
    """One sentence in which a body does something with a number of things."""
    doc = document(text, published=published)
    subject = mention(doc, who, entity_type=BODY)
    whole = Evidence(
        sentence=Span(0, len(text)),
        subject=subject.span,
        predicate=literal(doc, verb).span,
        object=literal(doc, what).span,
        index=0,
        head=1,
    )
    said = statement(doc, subject, fields.pop("predicate", verb), literal(doc, what), surface=verb, evidence=whole, **fields)
    return extraction(doc, [chain(subject)], [said])


# ------------------------------------------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Corvex employs 850 workers.", "Corvex employs 900 workers.", ("850 workers", "900 workers")),
        ("Corvex employs 850 workers.", "Corvex employs 900 miners.", ("850 workers", "900 miners")),
        ("Corvex won three contracts.", "Corvex won four contracts.", ("three contracts", "four contracts")),
        ("Corvex cost $40 million.", "Corvex cost $55 million.", ("$40 million", "$55 million")),
        ("Corvex lost the vote by 4-3.", "Corvex lost the vote by five votes to two.", ("4-3", "five votes to two")),
    ],
)
def test_another_number_of_the_same_things_is_a_difference(one: str, other: str, values: tuple[str, str]) -> None:
    verb = one.split()[1]
    articles = [count(t, "Corvex", verb, t.split(maxsplit=2)[2].rstrip(".")) for t in (one, other)]
    ((kind, *said),) = found(*articles)
    assert (kind, set(said)) == ("number", set(values))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Corvex employs 850 workers.", "Corvex employs 850 workers there.", "the same number"),
        ("Corvex sold 72000 tonnes.", "Corvex sold 71900 tonnes.", "rounded"),
        ("Corvex employs 850 workers.", "Delta employs 900 workers.", "another body"),
        ("Corvex struck for 72 hours.", "Corvex struck for three days.", "the same time in other units"),
        ("Corvex left on 3 May.", "Corvex left on 4 May.", "a date counts nothing"),
        ("Corvex fell two days after that.", "Corvex fell three days after this.", "how much later is no duration"),
        ("Corvex employs at least 800 workers.", "Corvex employs 850 workers.", "both can be right"),
        ("Corvex employs about 850 workers.", "Corvex employs 870 workers.", "both can be right"),
        ("Corvex won the 79th prize.", "Corvex won the 85th prize.", "an ordinal counts nothing"),
        ("Corvex lost the last 10 games.", "Corvex lost the last 12 games.", "a stretch of many"),
        ("Corvex won by 3-1 goals.", "Corvex won by 4-1 goals.", "a score is no vote"),
        ("Corvex employs 85 workers.", "Corvex employs 8500 workers.", "no error is so large"),
    ],
)
def test_these_numbers_do_not_differ(one: str, other: str, why: str) -> None:
    articles = [count(t, t.split()[0], t.split()[1], t.split(maxsplit=2)[2].rstrip(".")) for t in (one, other)]
    assert found(*articles) == [], why


def test_numbers_of_articles_on_other_days_are_of_other_things() -> None:
    told = [
        count(f"Corvex killed {n} people.", "Corvex", "killed", f"{n} people", predicate="kill", time=day(when))
        for n, when in ((34, 2), (37, 3))
    ]
    assert found(*told) == []


def test_two_who_do_the_same_have_each_a_number() -> None:
    one, two = (count(f"{who} spent {n} seasons.", who, "spent", f"{n} seasons") for who, n in (("Corvex", 4), ("Delmar", 9)))
    assert found(one, two) == []


def test_where_many_numbers_of_a_kind_are_told_of_one_thing_each_may_count_another() -> None:
    verbs = ("lost", "won", "missed", "played", "drew")
    told = [count(f"Corvex {v} {n} games there.", "Corvex", v, f"{n} games", predicate=v) for n, v in enumerate(verbs, start=12)]
    assert found(*told) == []


def test_a_number_that_another_article_repeats_is_no_rival_of_a_third_number_in_it() -> None:
    one = count("Corvex sold 20 ships.", "Corvex", "sold", "20 ships")
    doc = document("Corvex sold 20 ships. Corvex sold 30 boats.")
    corvex, again = mention(doc, "Corvex", entity_type=BODY), mention(doc, "Corvex", 1, entity_type=BODY)
    told = [
        statement(doc, corvex, "sell", literal(doc, "20 ships"), surface="sold"),
        statement(doc, again, "sell", literal(doc, "30 boats")),
    ]
    assert found(one, extraction(doc, [chain(corvex, again)], told)) == []


def test_a_count_of_people_that_grows_in_a_later_report_is_an_update() -> None:
    one = count("Corvex killed 34 people.", "Corvex", "killed", "34 people", predicate="kill")
    two = count("Corvex killed 37 people.", "Corvex", "killed", "37 people", predicate="kill", published=LATER)
    assert found(one, two) == [("update", "34 people", "37 people")]
    same_day = count("Corvex killed 37 people.", "Corvex", "killed", "37 people", predicate="kill")
    assert [row[0] for row in found(one, same_day)] == ["number"]


def test_somebody_has_one_age() -> None:
    one = article("Pak Su-il, 61, met Ri Yong-gil.", ("Pak Su-il", "met", "Ri Yong-gil"))
    two = article("Pak Su-il, 62, met Ri Yong-gil.", ("Pak Su-il", "met", "Ri Yong-gil"))
    ((kind, *ages),) = found(one, two)
    assert (kind, set(ages)) == ("number", {"61", "62"})


# ------------------------------------------------------------------------------------------------ whether, when, by whom


def test_what_one_affirms_and_another_denies_is_in_dispute() -> None:
    one, two = (
        article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL),
        article("Kim Jong-un never dismissed Pak Su-il.", DISMISSAL, polarity=Polarity.NEGATIVE),
    )
    assert [row[0] for row in found(one, two)] == ["denial"]


def test_what_had_not_come_about_and_has_is_news() -> None:
    one = article("Kim Jong-un has not dismissed Pak Su-il.", DISMISSAL, polarity=Polarity.NEGATIVE)
    two = article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL, published=LATER)
    assert [row[0] for row in found(one, two)] == ["update"]


def test_that_one_did_not_do_it_does_not_deny_that_another_did() -> None:
    one = article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL)
    two = article("Olga Orlov did not dismiss Pak Su-il.", ("Olga Orlov", "dismissed", "Pak Su-il"), polarity=Polarity.NEGATIVE)
    assert "denial" not in {row[0] for row in found(one, two)}


def test_a_denial_is_found_in_another_voice_and_of_words_for_a_thing() -> None:
    def told(text: str, verb: str, what: str, **fields: Any) -> Extraction:
        doc = document(text)
        axel = mention(doc, "Axel Lund")
        return extraction(doc, [chain(axel)], [statement(doc, axel, verb, literal(doc, what), surface=text.split()[2], **fields)])

    yes = told("Axel Lund pointed a black gun.", "point", "a black gun")
    no = told("Axel Lund never pointed the gun.", "point", "the gun", polarity=Polarity.NEGATIVE)
    other = told("Axel Lund never pointed the rifle.", "point", "the rifle", polarity=Polarity.NEGATIVE)
    assert [row[0] for row in found(yes, no)] == ["denial"]
    assert found(yes, other) == []


def test_within_an_article_two_speakers_disagree_but_not_a_text_with_itself() -> None:
    doc = document("KCNA said Acme left Oslo. Seoul denied that Acme left Oslo.")
    kcna, seoul = mention(doc, "KCNA", entity_type=BODY), mention(doc, "Seoul", entity_type=BODY)
    acmes = [mention(doc, "Acme", n, entity_type=BODY) for n in range(2)]
    oslos = [mention(doc, "Oslo", n, entity_type=PLACE) for n in range(2)]
    yes = statement(doc, acmes[0], "leave", oslos[0], attribution=said_by(doc, kcna))
    no = statement(doc, acmes[1], "leave", oslos[1], polarity=Polarity.NEGATIVE, attribution=said_by(doc, seoul))
    plain = statement(doc, acmes[1], "leave", oslos[1], polarity=Polarity.NEGATIVE, attribution=said_by(doc, kcna))
    chains = [chain(kcna), chain(seoul), chain(*acmes), chain(*oslos)]
    assert [row[0] for row in found(extraction(doc, chains, [yes, no]))] == ["denial"]
    assert found(extraction(doc, chains, [yes, plain])) == []


def test_one_dismissal_on_two_days_is_a_difference_but_two_meetings_are_two() -> None:
    texts = (("Kim Jong-un dismissed Pak Su-il.", 9), ("Kim Jong-un dismissed Pak Su-il early.", 8))
    ((kind, *days),) = found(*(article(text, DISMISSAL, time=day(n)) for text, n in texts))
    assert (kind, sorted(days)) == ("time", ["2023-08-08", "2023-08-09"])
    met = ("Kim Jong-un", "met", "Pak Su-il")
    assert found(*(article(f"Kim Jong-un met Pak Su-il {n}.", met, time=day(n)) for n in (8, 9))) == []


def test_one_dismissal_by_two_people_is_a_difference() -> None:
    one, two = (
        article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL),
        article("Olga Orlov dismissed Pak Su-il.", ("Olga Orlov", "dismissed", "Pak Su-il")),
    )
    assert [row[0] for row in found(one, two)] == ["agent"]


# ------------------------------------------------------------------------------------------------ what has become of it


def test_what_was_planned_and_is_done_has_an_outcome() -> None:
    one = article("Kim Jong-un will dismiss Pak Su-il.", DISMISSAL, certainty=Certainty.PLANNED)
    two = article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL, published=LATER)
    assert [row[0] for row in found(one, two)] == ["outcome"]


def test_a_post_that_was_left_is_an_update() -> None:
    doc = document("Pak Su-il is army chief.", published=FIRST)
    pak = mention(doc, "Pak Su-il")
    held = extraction(doc, [chain(pak)], [statement(doc, pak, "be", literal(doc, "army chief"), relation="holdsPosition")])
    left_doc = document("Pak Su-il resigned as army chief.", published=LATER)
    gone = mention(left_doc, "Pak Su-il")
    left = extraction(
        left_doc,
        [chain(gone)],
        [statement(left_doc, gone, "resign as", literal(left_doc, "army chief"), relation="resignedFrom", surface="resigned as")],
    )
    assert [row[0] for row in found(held, left)] == ["update"]


def test_who_was_to_take_part_and_has_withdrawn_is_an_update() -> None:
    one = article("Lund Oskar attended the Turin Summit.", ("Lund Oskar", "attended", "!Turin Summit"), certainty=Certainty.PLANNED)
    two = article("Lund Oskar left the Turin Summit.", ("Lund Oskar", "withdrewFrom", "!Turin Summit"), published=LATER)
    assert "update" in {row[0] for row in found(one, two)}


def test_a_plan_that_is_called_off_has_an_outcome() -> None:
    one = article("Kim Jong-un will meet Pak Su-il.", ("Kim Jong-un", "met", "Pak Su-il"), certainty=Certainty.PLANNED)
    doc = document("Kim Jong-un called off a meeting with Pak Su-il.", published=LATER)
    kim, pak, meeting = mention(doc, "Kim Jong-un"), mention(doc, "Pak Su-il"), literal(doc, "meeting with Pak Su-il")
    more = (Qualifier(role="with", value=pak, span=pak.span),)
    off = extraction(doc, [chain(kim), chain(pak)], [statement(doc, kim, "call off", meeting, surface="called off", qualifiers=more)])
    assert [row[0] for row in found(one, off)] == ["outcome"]


def test_verbs_that_exclude_each_other_are_two_versions() -> None:
    def told(verb: str, surface: str) -> Extraction:
        doc = document(f"Axel {surface} the Sedo Throne to Museum.")
        axel, throne, museum = mention(doc, "Axel"), mention(doc, "Sedo Throne", entity_type=BODY), mention(doc, "Museum", entity_type=BODY)
        more = (Qualifier(role="to", value=museum, span=museum.span),)
        said = statement(doc, axel, verb, throne, surface=surface, qualifiers=more)
        return extraction(doc, [chain(m) for m in (axel, throne, museum)], [said])

    assert [row[0] for row in found(told("sell", "sold"), told("give", "gave"))] == ["version"]


@pytest.mark.parametrize(("later", "kind"), [(FIRST, "version"), (LATER, "update")])
def test_a_verb_that_follows_its_opposite_is_news_in_a_later_article(later: date, kind: str) -> None:
    one = article("Kim Jong-un suspended Pak Su-il.", ("Kim Jong-un", "suspended", "Pak Su-il"))
    two = article("Kim Jong-un reinstated Pak Su-il.", ("Kim Jong-un", "reinstated", "Pak Su-il"), published=later)
    assert [row[0] for row in found(one, two)] == [kind]


def test_who_threatened_and_did_something_else_to_the_same_thing_has_an_outcome() -> None:
    def told(verb: str, surface: str, published: date, **fields: Any) -> Extraction:
        doc = document(f"Kim Jong-un {surface} the mine's licence.", published=published)
        kim = mention(doc, "Kim Jong-un")
        return extraction(doc, [chain(kim)], [statement(doc, kim, verb, literal(doc, "the mine's licence"), surface=surface, **fields)])

    threat = told("revoke", "may revoke", FIRST, certainty=Certainty.POSSIBLE)
    assert [row[0] for row in found(threat, told("suspend", "suspended", LATER))] == ["outcome"]
    assert found(threat, told("suspend", "suspended", FIRST)) == []


# ------------------------------------------------------------------------------------------------ the nodes


def test_a_difference_names_the_earlier_side_first_and_how_telling_it_is() -> None:
    late = article("Kim Jong-un never dismissed Pak Su-il.", DISMISSAL, polarity=Polarity.NEGATIVE, published=LATER)
    store = store_of(late, article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL), ontology=ours())
    query = """SELECT ?rank ?one ?other { ?d kg:rank ?rank ; kg:oneMention/kg:sentence/nif:anchorOf ?one ;
        kg:otherMention/kg:sentence/nif:anchorOf ?other ; kg:oneStatement/kg:mention ?m }"""
    assert set(rows(store, query)) == {("90", "Kim Jong-un dismissed Pak Su-il.", "Kim Jong-un never dismissed Pak Su-il.")}


def test_nouns_of_one_document_are_nobody_elses() -> None:
    def told(n: int) -> Extraction:
        doc = document(f"The mayor hired {n} clerks.")
        mayor = mention(doc, "mayor", kind=NOMINAL)
        return extraction(doc, [chain(mayor)], [statement(doc, mayor, "hire", literal(doc, f"{n} clerks"), surface="hired")])

    assert found(told(5), told(7)) == []
