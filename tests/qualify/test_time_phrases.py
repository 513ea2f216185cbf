"""A time phrase, its preposition, the day of publication and the tense in; an interval in EDTF out, or None where it is unknown."""

from __future__ import annotations

from datetime import date

import pytest

from kg.qualify.times import LASTING, resolve_time, resolve_within
from kg.types import Precision

PUBLISHED = date(2024, 3, 13)  # a Wednesday
PAST, FUTURE = False, True


@pytest.mark.parametrize(
    ("text", "role", "future", "edtf"),
    [
        # explicit days
        ("2023-08-09", "", PAST, "2023-08-09"),
        ("9 August 2023", "on", PAST, "2023-08-09"),
        ("August 9, 2023", "on", PAST, "2023-08-09"),
        ("AUGUST 9, 2023", "on", PAST, "2023-08-09"),
        ("Aug. 9, 2023", "", PAST, "2023-08-09"),
        ("9th of August 2023", "", PAST, "2023-08-09"),
        ("Wednesday, 9 August 2023", "", PAST, "2023-08-09"),
        ("29 February 2024", "", PAST, "2024-02-29"),
        ("9 August last year", "", PAST, "2023-08-09"),
        ("August 9 this year", "", FUTURE, "2024-08-09"),
        # days without a year: the nearest on the side of the tense
        ("March 10", "on", PAST, "2024-03-10"),
        ("13 March", "on", PAST, "2024-03-13"),
        ("December 24", "on", PAST, "2023-12-24"),
        ("March 20", "on", FUTURE, "2024-03-20"),
        ("June 18", "on", FUTURE, "2024-06-18"),
        ("third quarter of last year", "in", PAST, "2023-07-01/2023-09-30"),
        ("this year's third quarter", "in", FUTURE, "2024-07-01/2024-09-30"),
        ("two weeks", "in", FUTURE, "2024-03-25/2024-03-31"),
        ("earlier Sunday", "", PAST, "2024-03-10"),
        # weekdays
        ("Wednesday", "on", PAST, "2024-03-13"),
        ("Wednesday", "on", FUTURE, "2024-03-20"),
        ("Tuesday", "on", PAST, "2024-03-12"),
        ("Thursday", "on", PAST, "2024-03-07"),
        ("Thursday", "on", FUTURE, "2024-03-14"),
        ("Friday", "on", PAST, "2024-03-08"),
        ("last Wednesday", "", PAST, "2024-03-06"),
        ("last Friday", "", PAST, "2024-03-08"),
        ("this Friday", "", FUTURE, "2024-03-15"),
        ("next Monday", "", FUTURE, "2024-03-18"),
        ("next Friday", "", FUTURE, "2024-03-22"),
        ("Tuesday morning", "on", PAST, "2024-03-12"),
        # days counted from publication
        ("today", "", PAST, "2024-03-13"),
        ("yesterday", "", PAST, "2024-03-12"),
        ("tomorrow", "", FUTURE, "2024-03-14"),
        ("this morning", "", PAST, "2024-03-13"),
        ("three days ago", "", PAST, "2024-03-10"),
        # ends, halves and stretches
        ("last night", "", PAST, "2024-03-12"),
        ("the end of 2025", "by", FUTURE, "../2025-12"),
        ("the end of the year", "by", FUTURE, "../2024-12"),
        ("end of June", "by", FUTURE, "../2024-06"),
        ("the first half of next year", "in", FUTURE, "2025-01/2025-06"),
        ("three months to February", "in", PAST, "2023-12/2024-02"),
        ("the year to June 2023", "in", PAST, "2022-07/2023-06"),
        ("the next three days", "over", FUTURE, "2024-03-13/2024-03-16"),
        ("the past two weeks", "over", PAST, "2024-02-28/2024-03-13"),
        ("next June", "by", FUTURE, "../2024-06"),
        ("last November", "in", PAST, "2023-11"),
        ("October", "in", None, "2023-10"),
        ("June", "in", None, "2024-06"),
        # parts of longer times
        ("January of last year", "in", PAST, "2023-01"),
        ("October last year", "in", PAST, "2023-10"),
        ("Tuesday last week", "on", PAST, "2024-03-05"),
        ("Monday of last week", "on", PAST, "2024-03-04"),
        ("first week of March", "in", PAST, "2024-03-01/2024-03-07"),
        ("last weekend of February", "on", PAST, "2024-02-24/2024-02-25"),
        ("first nine months of 2020", "in", PAST, "2020-01/2020-09"),
        ("last three days of May 2020", "in", PAST, "2020-05-29/2020-05-31"),
        ("middle of February", "in", PAST, "2024-02"),
        ("end of June", "at", PAST, "2023-06"),
        ("start of the year", "at", PAST, "2024-01"),
        ("second half of the 1990s", "in", PAST, "1995/1999"),
        ("end of the 1970s", "by", PAST, "../1979"),
        ("second half of the 19th century", "in", PAST, "1851/1900"),
        ("morning of March 3", "on", PAST, "2024-03-03"),
        ("early hours of Sunday", "in", PAST, "2024-03-10"),
        ("noon Tuesday", "at", PAST, "2024-03-12"),
        ("9 a.m. on Tuesday", "at", PAST, "2024-03-12"),
        ("dawn Tuesday", "before", PAST, "2024-03-12"),
        ("end of the talks", "at", PAST, None),
        ("first week of the trial", "in", PAST, None),
        ("January of that year", "in", PAST, None),
        ("Monday of last year", "on", PAST, None),
        ("31 June last year", "on", PAST, None),
        ("fiscal 2022", "in", PAST, "2022"),
        ("three months ended 31 December", "in", PAST, "2023-10/2023-12"),
        ("12 months through September", "in", PAST, "2022-10/2023-09"),
        # nights, weekends, holidays
        ("overnight", "", PAST, "2024-03-12/2024-03-13"),
        ("weekend", "over", PAST, "2024-03-09/2024-03-10"),
        ("weekend", "over", FUTURE, "2024-03-16/2024-03-17"),
        ("Christmas Day", "on", PAST, "2023-12-25"),
        ("New Year's Eve", "on", FUTURE, "2024-12-31"),
        ("earlier today", "", PAST, "2024-03-13"),
        # long ago, within, up to now
        ("a decade ago", "", PAST, "2014"),
        ("two centuries ago", "", PAST, "1824"),
        ("month", "within", FUTURE, "2024-03/2024-04"),
        ("ten years", LASTING, PAST, "2014/.."),
        ("life", LASTING, PAST, None),
        # weeks and weekends
        ("last week", "", PAST, "2024-03-04/2024-03-10"),
        ("next week", "", FUTURE, "2024-03-18/2024-03-24"),
        ("earlier this week", "", PAST, "2024-03-11/2024-03-13"),
        ("later this week", "", FUTURE, "2024-03-13/2024-03-17"),
        ("last weekend", "", PAST, "2024-03-09/2024-03-10"),
        ("two weeks ago", "", PAST, "2024-02-26/2024-03-03"),
        # months
        ("August 2023", "in", PAST, "2023-08"),
        ("February 2024", "in", PAST, "2024-02"),
        ("August", "in", PAST, "2023-08"),
        ("August", "in", FUTURE, "2024-08"),
        ("early May 2022", "in", PAST, "2022-05"),
        ("last month", "", PAST, "2024-02"),
        ("next month", "", FUTURE, "2024-04"),
        ("six months ago", "", PAST, "2023-09"),
        ("a month ago", "", PAST, "2024-02"),
        ("earlier this month", "", PAST, "2024-03-01/2024-03-13"),
        # quarters and seasons
        ("the third quarter of 2023", "in", PAST, "2023-07-01/2023-09-30"),
        ("first quarter", "in", PAST, "2024-01-01/2024-03-31"),
        ("the previous quarter", "in", PAST, "2023-10-01/2023-12-31"),
        ("summer 2022", "in", PAST, "2022-06/2022-08"),
        ("the winter of 2022", "in", PAST, "2022-12/2023-02"),
        ("last summer", "", PAST, "2023-06/2023-08"),
        # years and decades
        ("2019", "in", PAST, "2019"),
        ("the year 2019", "in", PAST, "2019"),
        ("last year", "", PAST, "2023"),
        ("next year", "", FUTURE, "2025"),
        ("two years ago", "", PAST, "2022"),
        ("ten years from now", "", FUTURE, "2034"),
        ("the 1990s", "in", PAST, "1990/1999"),
        ("early 1990s", "in", PAST, "1990/1993"),
        ("mid-1970s", "in", PAST, "1974/1976"),
        ("late 1980s", "in", PAST, "1987/1989"),
        # ranges
        ("from 2013 to 2017", "", PAST, "2013/2017"),
        ("1950-53", "in", PAST, "1950/1953"),
        ("1939–1945", "in", PAST, "1939/1945"),
        ("between May and July", "", PAST, "2023-05/2023-07"),
        ("between March and May 2010", "", PAST, "2010-03/2010-05"),
        ("from December 2010 to May 2011", "", PAST, "2010-12/2011-05"),
        ("June 3-5, 2022", "", PAST, "2022-06-03/2022-06-05"),
        ("Monday to Wednesday", "", PAST, "2024-03-11/2024-03-13"),
        # open ends
        ("2019", "since", PAST, "2019/.."),
        ("Monday", "since", PAST, "2024-03-11/.."),
        ("2017", "until", PAST, "../2017"),
        ("Friday", "until", FUTURE, "../2024-03-15"),
        ("2030", "by", FUTURE, "../2030"),
        ("March 10", "before", PAST, "../2024-03-09"),
        ("March 10", "after", PAST, "2024-03-10/.."),
        # no date, or none that can be known
        ("31 June 2023", "on", PAST, None),
        ("29 February 2023", "on", PAST, None),
        ("2023-13-01", "", PAST, None),
        ("30 February", "on", PAST, None),
        ("March 4, 12024", "on", PAST, None),
        ("9999999999 days ago", "", PAST, None),
        ("the 31st century", "in", FUTURE, "3001/3100"),
        ("the 18th century", "in", PAST, "1701/1800"),
        ("the mid-19th century", "in", PAST, "1834/1867"),
        ("the third century BC", "in", PAST, None),
        ("the 100th century", "in", FUTURE, None),
        ("year 12024", "in", FUTURE, None),
        ("June 30-31", "on", PAST, None),
        ("31 June", "on", PAST, None),
        ("12 Brumaire", "on", PAST, None),
        ("44 BC", "in", PAST, None),
        # a weekday that the day does not have
        ("Friday, 9 August 2023", "", PAST, "2023-08"),
        ("Thursday, February 29", "", PAST, "2024-02-29"),
        ("Sunday, May 14", "", PAST, "2023-05-14"),
        ("Wednesday, May 14", "", FUTURE, "2025-05-14"),
        ("Sunday, May 14", "", FUTURE, "2024-05"),
        ("5 Ramadan 1445", "on", PAST, None),
        ("1945-1939", "", PAST, None),
        ("June 5-3", "", PAST, None),
        ("9999 years ago", "", PAST, None),
        ("recently", "", PAST, None),
        ("in years", "", PAST, None),
        ("soon", "", FUTURE, None),
        ("Christmas", "at", PAST, None),
        ("noon", "at", PAST, None),
        ("the same day", "", PAST, None),
        ("", "", PAST, None),
    ],
)
def test_a_time_phrase_is_an_interval(text: str, role: str, future: bool, edtf: str | None) -> None:
    interval = resolve_time(text, role=role, published=PUBLISHED, future=future)
    assert (interval and interval.edtf) == edtf


@pytest.mark.parametrize("text", ["Friday", "yesterday", "August 9", "August", "last week", "this morning", "spring", "two years ago"])
def test_what_counts_from_publication_is_unknown_without_its_date(text: str) -> None:
    assert resolve_time(text, role="", published=None, future=False) is None


@pytest.mark.parametrize(
    ("text", "edtf"), [("August 9, 2023", "2023-08-09"), ("May 2022", "2022-05"), ("2019", "2019"), ("the 1990s", "1990/1999")]
)
def test_what_names_its_year_needs_no_date_of_publication(text: str, edtf: str) -> None:
    interval = resolve_time(text, role="", published=None, future=False)
    assert interval is not None
    assert interval.edtf == edtf


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Friday", Precision.DAY),
        ("last week", Precision.WEEK),
        ("last month", Precision.MONTH),
        ("the third quarter of 2023", Precision.QUARTER),
        ("2019", Precision.YEAR),
    ],
)
def test_an_interval_says_how_exact_it_is(text: str, precision: Precision) -> None:
    interval = resolve_time(text, role="", published=PUBLISHED, future=False)
    assert interval is not None
    assert interval.precision is precision


@pytest.mark.parametrize("weekday", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
def test_a_weekday_lies_in_the_week_before_or_after_publication(weekday: str) -> None:
    past = resolve_time(weekday, role="on", published=PUBLISHED, future=False)
    ahead = resolve_time(weekday, role="on", published=PUBLISHED, future=True)
    assert past is not None
    assert ahead is not None
    assert past.start is not None
    assert ahead.start is not None
    assert 0 <= (PUBLISHED - past.start).days < 7
    assert 0 < (ahead.start - PUBLISHED).days <= 7


def test_a_phrase_means_all_that_it_may_mean_on_the_days_on_which_the_article_may_have_appeared() -> None:
    week = [date(2024, 3, day) for day in range(11, 18)]
    found = [resolve_within(text, role="", days=week, future=PAST) for text in ("last month", "Wednesday")]
    assert [i.edtf for i in found if i] == ["2024-02", "2024-03-06/2024-03-13"]


def test_a_span_of_time_in_the_past_is_how_long_it_took() -> None:
    assert resolve_time("two weeks", role="in", published=PUBLISHED, future=PAST) is None


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize(
    "text", ["Monday", "next Monday", "later this month", "early this week", "the next 10 years", "last quarter", "June 30-31"]
)
def test_at_the_ends_of_the_calendar_what_is_no_day_is_unknown(text: str, published: date) -> None:
    for future in (True, False, None):
        for role in ("", "since", "before"):
            found = resolve_time(text, role=role, published=published, future=future)
            assert found is None or (found.start or found.end) is not None
