"""Which statements tell of one event: within an article, across articles, and never against a conflict."""

from dataclasses import replace
from datetime import date

import pytest
from event_stories import article, day, events_of, ours, told
from factories import BODY, EVENT, chain, document, extraction, literal, mention, statement

from kg.resolve import Judgement, resolve
from kg.resolve.events import find_events, pairwise
from kg.types import EntityType, Extraction, Interval, LiteralKind, MentionKind, Polarity, Precision, Qualifier, Voice

DISMISSAL = ("Kim Jong-un", "dismissed", "Pak Su-il")


def test_a_relation_tells_of_an_event_with_roles() -> None:
    (event,) = events_of(article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL))
    assert (event.event_class, event.name) == ("Dismissal", "dismissal of Pak Su-il by Kim Jong-un")
    assert told(event) == {("agent", "Kim_Jong-un"), ("patient", "Pak_Su-il")}


def test_a_relation_of_states_tells_of_none() -> None:
    assert events_of(article("Marta Lund leads Oslo Bank.", ("Marta Lund", "leads", "Oslo Bank"))) == []


def test_qualifiers_fill_roles_that_fit_their_class() -> None:
    doc = document("Vera Stone met Hugo Prym in Turin with guards.")
    stone, prym, turin, guards = mention(doc, "Vera Stone"), mention(doc, "Hugo Prym"), mention(doc, "Turin"), literal(doc, "guards")
    turin = replace(turin, entity_type=article("Turin.", ("@Turin", "met", "Turin")).chains[0].entity_type)
    more = (Qualifier(role="in", value=turin, span=turin.span), Qualifier(role="with", value=guards, span=guards.span))
    met = statement(doc, stone, "meet", prym, relation="met", qualifiers=more)
    (event,) = events_of(extraction(doc, [chain(m) for m in (stone, prym, turin)], [met]))
    assert told(event) == {("participant", "Vera_Stone"), ("participant", "Hugo_Prym"), ("place", "Turin")}


def leaves_for(phrase: str, slot: str = "for") -> Extraction:
    """Vera Stone leaves Turin for a meeting, which is told by a phrase."""
    doc = document(f"Vera Stone will leave Turin {slot} {phrase}.")
    names = ("Vera Stone", "Turin", "Norway", "Hugo Prym", "Ada Lund", "Peru")
    stone, turin, *others = (mention(doc, n) for n in names if n in doc.text)
    words = literal(doc, phrase, LiteralKind.PHRASE)
    said = statement(doc, stone, "leave", turin, voice=Voice.ACTIVE, qualifiers=(Qualifier(role=slot, value=words, span=words.span),))
    return extraction(doc, [chain(m) for m in (stone, turin, *others)], [said])


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("talks with Hugo Prym", {"Vera_Stone", "Hugo_Prym"}),
        ("a summit with Norway Premier Hugo Prym and Ada Lund expected to help Peru", {"Vera_Stone", "Hugo_Prym", "Ada_Lund"}),
        ("a meeting with Norway officials", set()),
        ("a meeting in Peru", set()),
        ("a book with Hugo Prym", set()),
    ],
)
def test_a_phrase_for_a_meeting_says_who_meets(phrase: str, people: set[str]) -> None:
    found = [e for e in events_of(leaves_for(phrase)) if e.event_class == "Meeting"]
    assert {filler for e in found for _, filler in told(e)} == people
    assert not any(t.tells for e in found for t in e.tellings)


def test_who_speaks_of_a_meeting_need_not_take_part() -> None:
    (meeting,) = events_of(leaves_for("talks with Hugo Prym", slot="despite"))
    assert told(meeting) == {("participant", "Hugo_Prym")}


def test_what_was_held_or_scheduled_is_dated_by_that() -> None:
    doc = document("The Turin Summit was held on Monday.")
    summit = mention(doc, "Turin Summit", entity_type=EVENT)
    monday = literal(doc, "Monday", LiteralKind.PHRASE)
    (event,) = events_of(extraction(doc, [chain(summit)], [statement(doc, summit, "be held on", monday, surface="held", time=day(7))]))
    assert [(t.started, t.tells) for t in event.tellings] == [(date(2023, 8, 7), True)]


def test_those_who_meet_by_a_verb_without_object_are_one_meeting() -> None:
    doc = document("Latvia, Benin and Peru will meet.")
    lands = [mention(doc, n, entity_type=BODY) for n in ("Latvia", "Benin", "Peru")]
    when = literal(doc, "meet", LiteralKind.PHRASE)
    (event,) = events_of(extraction(doc, [chain(m) for m in lands], [statement(doc, m, "meet", when, surface="meet") for m in lands]))
    assert told(event) >= {("participant", name) for name in ("Latvia", "Benin", "Peru")}


def test_what_happens_to_the_subject_of_a_passive_is_told_by_its_verb() -> None:
    doc = document("Pak Su-il was dismissed on Friday.")
    pak = mention(doc, "Pak Su-il")
    (event,) = events_of(extraction(doc, [chain(pak)], [statement(doc, pak, "be dismissed on", literal(doc, "Friday", LiteralKind.TIME))]))
    assert (event.event_class, told(event)) == ("Dismissal", {("patient", "Pak_Su-il")})


def test_what_lies_in_words_and_in_no_thing_ends_no_build() -> None:
    doc = document("Kim Jong-un dismissed Pak Su-il. Hillford lies north of the river.")
    kim, pak, town = (mention(doc, n) for n in ("Kim Jong-un", "Pak Su-il", "Hillford"))
    found = [
        statement(doc, kim, "dismiss", pak, surface="dismissed", relation="dismissed"),
        statement(doc, town, "lie", literal(doc, "north of the river"), surface="lies", relation="locatedIn"),
    ]
    assert [e.event_class for e in events_of(extraction(doc, [chain(m) for m in (kim, pak, town)], found))] == ["Dismissal"]


def test_two_people_dismissed_by_one_verb_are_two_dismissals() -> None:
    doc = document("Kim Jong-un dismissed Pak Su-il and Ri Yong-gil.")
    kim, pak, ri = (mention(doc, n) for n in ("Kim Jong-un", "Pak Su-il", "Ri Yong-gil"))
    found = [statement(doc, kim, "dismiss", x, surface="dismissed", relation="dismissed") for x in (pak, ri)]
    assert [e.name for e in events_of(extraction(doc, [chain(m) for m in (kim, pak, ri)], found))] == [
        "dismissal of Pak Su-il by Kim Jong-un",
        "dismissal of Ri Yong-gil by Kim Jong-un",
    ]


def test_a_noun_is_the_event_that_a_verb_of_its_article_tells() -> None:
    text = "Kim Jong-un dismissed Pak Su-il. The dismissal shocked Ri Yong-gil."
    (event,) = events_of(article(text, DISMISSAL, ("!dismissal", "shock", "Ri Yong-gil")))
    assert (event.id, event.is_entity, len(event.tellings)) == ("dismissal", True, 2)
    assert [t.reason for t in event.tellings] == ["told here first", "“dismissal” can mean only this dismissal of its article"]


def test_a_day_before_a_noun_does_not_make_it_another() -> None:
    text = "Kim Jong-un dismissed Pak Su-il. The July 27 dismissal shocked Ri Yong-gil."
    (event,) = events_of(article(text, DISMISSAL, ("!July 27 dismissal", "shock", "Ri Yong-gil")))
    assert len(event.tellings) == 2


@pytest.mark.parametrize(("second", "events"), [("village", 1), ("town", 2)])
def test_tellings_share_the_noun_of_what_has_no_name(second: str, events: int) -> None:
    text = f"Kim Jong-un attacked the old village. Kim Jong-un attacked a {second}."
    doc = document(text)
    kim = mention(doc, "Kim Jong-un")
    villages = [mention(doc, w, kind=MentionKind.NOMINAL, entity_type=EntityType.PLACE) for w in ("old village", f"a {second}")]
    found = [statement(doc, kim, "attack", v, surface="attacked", relation="attacked") for v in villages]
    found = [replace(s, evidence=replace(s.evidence, head=n)) for n, s in enumerate(found)]
    assert len(events_of(extraction(doc, [chain(kim), *(chain(v) for v in villages)], found))) == events


def test_a_noun_that_says_more_than_which_event_is_another() -> None:
    text = "Kim Jong-un dismissed Pak Su-il. The dismissal in Oslo shocked Ri Yong-gil."
    found = events_of(article(text, DISMISSAL, ("!dismissal", "shock", "Ri Yong-gil")))
    assert [len(event.tellings) for event in found] == [1, 1]


def test_a_noun_that_can_mean_two_events_is_neither() -> None:
    text = "Kim Jong-un dismissed Pak Su-il. Olga Orlov dismissed Jan Lund. The dismissal shocked Ri Yong-gil."
    found = events_of(article(text, DISMISSAL, ("Olga Orlov", "dismissed", "Jan Lund"), ("!dismissal", "shock", "Ri Yong-gil")))
    assert [len(e.tellings) for e in found] == [1, 1, 1]


def test_who_attends_an_event_takes_part_in_it() -> None:
    (event,) = events_of(article("Ri Yong-gil attended the summit.", ("Ri Yong-gil", "attended", "!summit")))
    assert (event.event_class, told(event), event.tellings[0].about) == ("Meeting", {("participant", "Ri_Yong-gil")}, True)


# ------------------------------------------------------------------------------------------------ across articles


def test_articles_that_tell_of_one_dismissal_tell_of_one_event() -> None:
    one = article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL, time=day(9))
    two = article("Kim Jong-un dismissed Pak Su-il, it is said.", DISMISSAL)
    (event,) = events_of(one, two)
    assert {t.reason for t in event.tellings} == {"told here first", "the same dismissal: Kim_Jong-un and Pak_Su-il"}


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (article("Kim Jong-un dismissed Ri Yong-gil.", ("Kim Jong-un", "dismissed", "Ri Yong-gil")), "another patient"),
        (article("Olga Orlov dismissed Pak Su-il.", ("Olga Orlov", "dismissed", "Pak Su-il")), "another agent"),
        (article("Kim Jong-un dismissed Pak Su-il, too.", DISMISSAL, time=day(8)), "another day"),
        (article("Kim Jong-un appointed Pak Su-il.", ("Kim Jong-un", "appointed", "Pak Su-il")), "another class"),
        (article("Kim Jong-un dismissed Pak Su-il once.", DISMISSAL, published=date(2022, 8, 10)), "a report of last year"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_conflict_keeps_two_events(second: Extraction, why: str) -> None:
    first = article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL, time=day(9))
    assert len(events_of(first, second)) == 2, why


def test_a_meeting_of_two_is_no_meeting_with_somebody_else() -> None:
    one = article("Vera Stone met Hugo Prym.", ("Vera Stone", "met", "Hugo Prym"))
    two = article("Vera Stone met Lena Mott.", ("Vera Stone", "met", "Lena Mott"))
    assert len(events_of(one, two)) == 2


def test_two_companies_that_share_one_person_are_two_meetings_even_on_one_day() -> None:
    one = article(
        "Vera Stone met Hugo Prym and Jan Lund.", ("Vera Stone", "met", "Hugo Prym"), ("Vera Stone", "met", "Jan Lund"), time=day(9)
    )
    two = article("Vera Stone met Lena Mott.", ("Vera Stone", "met", "Lena Mott"), time=day(9))
    assert len({e.id for e in events_of(one, two)}) >= 2


@pytest.mark.parametrize("asked", ["dismissal of Pak Su-il by Kim Jong-un @ {}", "DISMISSAL OF PAK SU-IL BY KIM JONG-UN @ {}"])
def test_somebody_may_judge_that_two_tellings_are_two_events(asked: str) -> None:
    one, two = article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL), article("Kim Jong-un dismissed Pak Su-il again.", DISMISSAL)
    judged = Judgement(left=asked.format(one.document.id), right=asked.format(two.document.id), same=False)
    assert (len(events_of(one, two)), len(events_of(one, two, judgements=[judged]))) == (1, 2)


def test_somebody_may_judge_that_two_names_are_one_event() -> None:
    one = article("The shake-up surprised Ri Yong-gil.", ("!shake-up", "surprise", "Ri Yong-gil"))
    two = article("The purge surprised Ri Yong-gil.", ("!purge", "surprise", "Ri Yong-gil"))
    judged = Judgement(left="shake-up", right="purge", same=True)
    (event,) = events_of(one, two, judgements=[judged])
    assert {t.reason for t in event.tellings} == {"told here first", "judged to be the same"}


def test_names_of_one_event_are_one_entity() -> None:
    text = "Vera Stone and Hugo Prym attended the Turin Summit. The talks went well."
    one = article(
        text, ("Vera Stone", "attended", "!Turin Summit"), ("Hugo Prym", "attended", "!Turin Summit"), ("!talks", "go", "Vera Stone")
    )
    linker, (event,) = find_events([one], resolve([one]), ours())
    assert event.id == "Turin_Summit"
    assert {linker.entity_of(m).id for m in one.chains[-1].mentions} == {"Turin_Summit"}
    assert next(e.aliases for e in linker.entities if e.id == "Turin_Summit") == ("talks",)


def test_order_and_repetition_change_nothing() -> None:
    found = [
        article(f"{who} met {whom}. The talks pleased {who}. {number}", (who, "met", whom), ("!talks", "please", who), **when)
        for who in ("Vera Stone", "Lena Mott")
        for whom in ("Hugo Prym", "Jan Lund")
        for number, when in enumerate(({"time": day(7)}, {"time": day(8)}, {}))
    ]
    expected = events_of(*found)
    for start in range(1, len(found), 3):
        turned = [*found[start:], *found[:start]]
        assert events_of(*turned) == events_of(*reversed(turned), turned[0]) == expected


# ------------------------------------------------------------------------------------------------ who met whom


def test_participants_of_one_sentence_met_each_other() -> None:
    doc = document("Vera Stone and Piotr Zelk met in Turin.")
    stone, zelk, place = mention(doc, "Vera Stone"), mention(doc, "Piotr Zelk"), literal(doc, "Turin")
    said = [statement(doc, m, "meet in", place, surface="met", time=day(5)) for m in (stone, zelk)]
    found = extraction(doc, [chain(stone), chain(zelk)], said)
    linker, events = find_events([found], resolve([found]), ours())
    (met,) = pairwise(events, linker, ours())
    assert (met.subject, met.predicate, met.relation, met.object, met.time) == (stone, "meet", "met", zelk, day(5))
    assert (met.evidence.subject, met.evidence.object) == (stone.span, zelk.span)


def test_what_is_joined_already_is_not_joined_again() -> None:
    found = article("Vera Stone met Hugo Prym.", ("Vera Stone", "met", "Hugo Prym"))
    linker, events = find_events([found], resolve([found]), ours())
    assert list(pairwise(events, linker, ours())) == []


def test_a_plan_to_meet_stays_a_plan_and_a_denial_a_denial() -> None:
    doc = document("Vera Stone and Piotr Zelk did not meet in Turin.")
    stone, zelk, place = mention(doc, "Vera Stone"), mention(doc, "Piotr Zelk"), literal(doc, "Turin")
    said = [statement(doc, m, "meet in", place, surface="meet", polarity=Polarity.NEGATIVE) for m in (stone, zelk)]
    found = extraction(doc, [chain(stone), chain(zelk)], said)
    linker, events = find_events([found], resolve([found]), ours())
    assert [s.polarity for s in pairwise(events, linker, ours())] == [Polarity.NEGATIVE]


def test_a_state_without_end_is_no_day_of_an_event() -> None:
    open_end = Interval(start=date(2019, 3, 1), end=None, precision=Precision.MONTH)
    (event,) = events_of(article("Kim Jong-un dismissed Pak Su-il.", DISMISSAL, time=open_end))
    assert event.tellings[0].started is None
