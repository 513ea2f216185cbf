"""Articles without a date: what their text tells of the day on which they appeared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.qualify.publication import dated, infer
from kg.types import AnnotatedDocument, Document, EntityType, Inferred, Mention, MentionKind, Sentence, Span, Token


def article(*sentences: tuple[str, str, str]) -> AnnotatedDocument:
    """Of sentences that are a verb with its times: text, verb, times divided by "|"."""
    document = Document(text=" ".join(text for text, *_ in sentences))
    found: list[Sentence] = []
    mentions: list[Mention] = []
    start = 0
    for number, (text, verb, times) in enumerate(sentences):
        tokens = [_token(1, _span(text, verb, start), verb, 0, "root")]
        for index, time in enumerate(times.split("|"), start=2):
            span = _span(text, time, start)
            tokens.append(_token(index, span, time, 1, "obl"))
            mentions.append(
                Mention(
                    document=document.id,
                    span=span,
                    text=time,
                    sentence=number,
                    head=index,
                    kind=MentionKind.NAME,
                    entity_type=EntityType.DATE,
                )
            )
        found.append(Sentence(span=Span(start, start + len(text)), tokens=tuple(tokens)))
        start += len(text) + 1
    return AnnotatedDocument(document=document, sentences=tuple(found), mentions=tuple(mentions), chains=())


def _span(text: str, part: str, start: int) -> Span:
    at = start + text.index(part)
    return Span(at, at + len(part))


def _token(index: int, span: Span, form: str, head: int, deprel: str) -> Token:
    xpos = {"opens": "VBZ", "visited": "VBD"}.get(form, "NN")
    upos = "NOUN" if xpos == "NN" else "VERB"
    return Token(index=index, span=span, form=form, lemma=form, upos=upos, xpos=xpos, head=head, deprel=deprel)


ANNIVERSARY = ("Lund visited Oslo last month on the 70th anniversary of the war of 1953.", "visited", "last month|1953")
NEXT_WEEK = ("The museum opens next week.", "opens", "next week")
DAY = ("The hall opens on Aug. 18.", "opens", "Aug. 18")


def days(found: Inferred | None) -> tuple[date, date] | None:
    return (found.first, found.last) if found else None


def test_next_week_beside_a_day_in_the_year_of_an_anniversary_is_a_week() -> None:
    assert days(infer(article(ANNIVERSARY, NEXT_WEEK, DAY))) == (date(2023, 8, 7), date(2023, 8, 13))


def test_the_words_that_tell_are_kept() -> None:
    found = infer(article(ANNIVERSARY, NEXT_WEEK, DAY))
    assert found is not None
    assert found.reasons[:2] == ("“70th anniversary of the war of 1953”", "“next week” beside “aug. 18”")


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param([NEXT_WEEK, DAY], id="no year"),
        pytest.param([ANNIVERSARY], id="nothing but a year"),
        pytest.param([("Lund visited Oslo in 2019.", "visited", "2019"), NEXT_WEEK, DAY], id="a year of the past"),
        pytest.param([ANNIVERSARY, NEXT_WEEK, ("The hall opens on June 31.", "opens", "June 31")], id="a day that does not exist"),
    ],
)
def test_a_date_that_the_text_does_not_tell_stays_unknown(sentences: list[tuple[str, str, str]]) -> None:
    assert infer(article(*sentences)) is None


# ------------------------------------------------------------------------------------------------ beside other articles

OTHERS = Inferred(first=date(2023, 8, 1), last=date(2023, 8, 19), reasons=("“dismissal of Berg”, also told by “Army” (2023-08-10)",))
ON_SUNDAY = ("Lund visited Oslo on Sunday.", "visited", "Sunday")


def beside(told: Inferred, *sentences: tuple[str, str, str]) -> AnnotatedDocument:
    """An article of which other articles tell that it appeared on these days."""
    annotated = article(*sentences)
    return replace(annotated, document=replace(annotated.document, inferred=told))


def test_news_of_a_sunday_appeared_in_the_week_from_that_sunday_that_is_nearest_to_the_other_articles() -> None:
    found = infer(beside(OTHERS, ON_SUNDAY))
    assert days(found) == (date(2023, 8, 6), date(2023, 8, 12))
    assert found is not None
    assert found.reasons == (*OTHERS.reasons, "“sunday” in its first sentence")


def test_what_an_article_says_itself_narrows_what_others_tell() -> None:
    assert days(infer(beside(OTHERS, NEXT_WEEK, DAY))) == (date(2023, 8, 7), date(2023, 8, 13))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(("The museum opens on Sunday.", "opens", "Sunday"), id="to come"),
        pytest.param(("Lund visited Oslo last month.", "visited", "last month"), id="no weekday"),
    ],
)
def test_without_a_weekday_of_the_news_the_days_stay_as_others_tell(sentence: tuple[str, str, str]) -> None:
    assert days(infer(beside(OTHERS, sentence))) == (OTHERS.first, OTHERS.last)


def test_what_contradicts_the_text_is_no_date() -> None:
    march = Inferred(first=date(2023, 3, 1), last=date(2023, 3, 12), reasons=("told elsewhere",))
    assert dated(beside(march, NEXT_WEEK, DAY)).document.inferred is None


FRIDAY = ("The hall opens on Friday, Aug. 18.", "opens", "Friday, Aug. 18")


def test_a_weekday_beside_a_day_must_be_that_of_the_year() -> None:
    assert days(infer(article(ANNIVERSARY, NEXT_WEEK, FRIDAY))) == (date(2023, 8, 7), date(2023, 8, 13))
    monday = ("The hall opens on Monday, Aug. 18.", "opens", "Monday, Aug. 18")
    assert infer(article(ANNIVERSARY, NEXT_WEEK, monday)) is None
