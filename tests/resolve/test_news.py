"""Articles without a date beside dated ones on the same news: when both must have appeared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from event_stories import article, day, ours

from kg.resolve import resolve
from kg.resolve.events import find_events, told_by_others
from kg.types import Evidence, Extraction, Inferred

UNDATED = "Ada Lund dismissed Oskar Berg"
SAID = ("Ada Lund", "dismissed", "Oskar Berg")
YESTERDAY = "Yesterday Ada Lund dismissed Oskar Berg"


def told(*found: Extraction) -> dict[str, tuple[date, date]]:
    """First and last day by the text of each article that others date."""
    _, events = find_events(found, resolve(found), ours())
    texts = {x.document.id: x.document.text for x in found}
    return {texts[d]: (i.first, i.last) for d, i in told_by_others(found, events, ours()).items()}


def undated(text: str = UNDATED, said: tuple[str, str, str] = SAID, **fields: Any) -> Extraction:
    return article(text, said, published=None, **fields)


def test_two_articles_on_one_dismissal_appear_within_a_week_of_each_other() -> None:
    assert told(undated(), article(YESTERDAY, SAID)) == {UNDATED: (date(2023, 8, 4), date(2023, 8, 16))}


def test_what_happened_on_a_known_day_is_news_from_that_day_on() -> None:
    wednesday = article("On Wednesday Ada Lund dismissed Oskar Berg", SAID, time=day(9))
    assert told(undated(), wednesday) == {UNDATED: (date(2023, 8, 9), date(2023, 8, 15))}


def test_a_dismissal_and_a_succession_of_one_person_are_one_piece_of_news() -> None:
    other = article("Now Nils Holm replaced Oskar Berg", ("Nils Holm", "succeeded", "Oskar Berg"))
    assert set(told(undated(), other)) == {UNDATED}


def test_an_article_that_tells_its_own_date_to_a_week_dates_others_too() -> None:
    other = undated(YESTERDAY)
    known = replace(other.document, inferred=Inferred(first=date(2023, 8, 7), last=date(2023, 8, 13), reasons=("“next week”",)))
    assert told(undated(), replace(other, document=known)) == {UNDATED: (date(2023, 8, 1), date(2023, 8, 19))}


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([article("Yesterday Ada Lund met Oskar Berg", ("Ada Lund", "met", "Oskar Berg"))], id="what happens often"),
        pytest.param([article("In March Ada Lund dismissed Oskar Berg", SAID, time=day(3, 3))], id="told as of long ago"),
        pytest.param([undated(YESTERDAY)], id="no date there either"),
        pytest.param([article("Lund dismissed Nils Holm", ("Lund", "dismissed", "Nils Holm"))], id="another person"),
        pytest.param(
            [
                article(YESTERDAY, SAID),
                article("Again " + UNDATED, SAID, published=date(2024, 8, 10)),
            ],
            id="of two years",
        ),
    ],
)
def test_other_articles_date_nothing(others: list[Extraction]) -> None:
    assert told(undated(), *others) == {}


def test_what_stands_far_below_the_headline_is_no_news() -> None:
    late = undated()
    far = tuple(replace(s, evidence=replace(s.evidence, index=9)) for s in late.statements if isinstance(s.evidence, Evidence))
    assert told(replace(late, statements=far), article(YESTERDAY, SAID)) == {}
