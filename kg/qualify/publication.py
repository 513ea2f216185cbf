"""AnnotatedDocument -> AnnotatedDocument: an article that does not say when it appeared is dated by what it says, as well as that goes.

Days and months without a year, "next week" beside "Aug. 18", "last month" beside "July 27", "Friday, June 13", anniversaries and the years
that the text names are constraints; the days that satisfy all of them are an interval. Where the year is not told, or more than a month is
left, the date stays unknown: years that a text names are mostly those of the past. What other articles on the same news tell of the date
comes with the document; the text narrows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.english.calendar import MONTHS, WEEKDAYS
from kg.english.tree import Node, Tree
from kg.qualify.moments import opening
from kg.qualify.periods import WEEKDAY
from kg.qualify.readings import day_of, read, words_of
from kg.qualify.tenses import tense
from kg.types import AnnotatedDocument, EntityType, Inferred

LONGEST = 31  # days; a wider interval says too little
NEAREST = timedelta(days=183)  # a day told without its year is nearer than another year's
ANNIVERSARY = re.compile(
    r"(\d{1,3})(?:st|nd|rd|th) (?:founding )?anniversary\b[^.\n]{0,80}?\b((?:1[5-9]|20)\d\d)(?:[-–](\d\d(?:\d\d)?))?\b"
)
YEARS = {"last year": -1, "this year": 0, "next year": 1}
RELATIVE = re.compile(r"(?:(?:earlier|later) )?(last|this|next) (week|month)")
DAY = re.compile(
    rf"(?:{WEEKDAY},? )?(?:"
    r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?|(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?P<month2>[a-z]{3,9})\.?)"
)
WEEK = timedelta(days=6)  # to the last day

Allows = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class _Constraint:
    """Days of publication that something in the text allows, and the words that say so."""

    reason: str
    allows: Allows


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A time expression: its words in small letters, its sentence, and whether its clause lies ahead."""

    text: str
    sentence: int
    ahead: bool | None


def dated(annotated: AnnotatedDocument) -> AnnotatedDocument:
    """The same document, with an inferred date where it has no date of its own and its text tells."""
    document = annotated.document
    if document.published is not None:
        return annotated
    return replace(annotated, document=replace(document, inferred=infer(annotated)))


def infer(annotated: AnnotatedDocument) -> Inferred | None:
    """The days on which an article that says this may have appeared."""
    phrases = list(_phrases(annotated))
    constraints = [*_beside(phrases), *_near(phrases), *_on_weekday(phrases)]
    told = annotated.document.inferred
    if told is not None:
        found = _allowed(told, [*constraints, *_week_of_lead(told, phrases, opening(annotated))])
        if found is not None:
            return found
    years = (Inferred(first=date(y, 1, 1), last=date(y, 12, 31), reasons=(r,)) for y, r in _years(annotated.document.text, phrases))
    return next((found for year in years if (found := _allowed(year, constraints)) is not None), None)


def _allowed(span: Inferred, constraints: Sequence[_Constraint]) -> Inferred | None:
    """What the constraints leave of some days; None where they leave nothing, or too much."""
    days = (span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1))
    allowed = [day for day in days if all(c.allows(day) for c in constraints)]
    if not allowed or (allowed[-1] - allowed[0]).days >= LONGEST:
        return None
    return Inferred(first=allowed[0], last=allowed[-1], reasons=(*span.reasons, *dict.fromkeys(c.reason for c in constraints)))


def _phrases(annotated: AnnotatedDocument) -> Iterator[_Phrase]:
    trees: dict[int, Tree] = {}
    for mention in annotated.mentions:
        if mention.entity_type is EntityType.DATE:
            if mention.sentence not in trees:
                trees[mention.sentence] = Tree(annotated.sentences[mention.sentence])
            text = words_of(mention.span, annotated.document.text).lower()
            yield _Phrase(text, mention.sentence, _lies_ahead(trees[mention.sentence].node(mention.head)))


def _lies_ahead(node: Node) -> bool | None:
    verb = next((n for n in node.ancestors() if n.upos in {"VERB", "AUX"}), None)
    return tense(verb) if verb is not None else None


def _years(text: str, phrases: Sequence[_Phrase]) -> Iterator[tuple[int, str]]:
    """The year of an anniversary; the year beside "last year"."""
    for match in ANNIVERSARY.finditer(text):
        first, last = match[2], match[3] or match[2]
        year = int(last) if len(last) == 4 else int(first[:2] + last)
        if year + int(match[1]) <= date.max.year:
            yield year + int(match[1]), f"“{match[0]}”"
    for relative in phrases:
        step = YEARS.get(relative.text)
        for other in phrases if step is not None else ():
            found = read(other.text, None, None) if other.sentence == relative.sentence else None
            if step is not None and found is not None and found[0].year < date.max.year:
                yield found[0].year - step, f"“{relative.text}” beside “{other.text}”"


def _beside(phrases: Sequence[_Phrase]) -> Iterator[_Constraint]:
    """ "*Next week* Yoon will go … The meeting scheduled for *Aug. 18*"."""
    for relative in phrases:
        match = RELATIVE.fullmatch(relative.text)
        if match is None:
            continue
        step = {"last": -1, "this": 0, "next": 1}[match[1]]
        for other in phrases:
            near = 0 <= other.sentence - relative.sentence <= (1 if step else 0)
            parts = _month_and_day(other)
            if near and parts is not None and (step <= 0 or other.ahead is not False):
                reason = f"“{relative.text}” beside “{other.text}”"
                yield _Constraint(reason, _same_unit(match[2], step, parts))


def _same_unit(unit: str, step: int, parts: tuple[str, str]) -> Allows:
    """Whether a day without its year falls into the week or month that is so far from that of publication."""

    def allows(day: date) -> bool:
        other = _nearest(parts, day)
        if other is None:
            return True
        if unit == "month":
            return (other.year * 12 + other.month) - (day.year * 12 + day.month) == step
        return (_monday(other) - _monday(day)).days == 7 * step

    return allows


def _near(phrases: Sequence[_Phrase]) -> Iterator[_Constraint]:
    """Days without a year lie behind publication where their clause is past, before it where it is to come; never half a year away."""
    for phrase in phrases:
        parts = _month_and_day(phrase)
        if parts is not None and phrase.ahead is not None:
            side = "is to come" if phrase.ahead else "is past"
            yield _Constraint(f"“{phrase.text}” {side}", _on_side(parts, ahead=phrase.ahead))


def _on_side(parts: tuple[str, str], *, ahead: bool) -> Allows:
    def allows(day: date) -> bool:
        other = _nearest(parts, day)
        return other is None or (other >= day if ahead else other <= day)

    return allows


def _on_weekday(phrases: Sequence[_Phrase]) -> Iterator[_Constraint]:
    """ "Friday, June 13": of a year in which that day is a Friday."""
    for phrase in phrases:
        match, parts = DAY.fullmatch(phrase.text), _month_and_day(phrase)
        if match is not None and match["weekday"] and parts is not None:
            yield _Constraint(f"“{phrase.text}”", _is_weekday(parts, WEEKDAYS[match["weekday"]]))


def _is_weekday(parts: tuple[str, str], weekday: int) -> Allows:
    def allows(day: date) -> bool:
        other = _nearest(parts, day)
        return other is not None and other.weekday() == weekday

    return allows


def _week_of_lead(told: Inferred, phrases: Sequence[_Phrase], first: int) -> Iterator[_Constraint]:
    """ "…, state media said *Sunday*", as the news: in the week from a Sunday to the Saturday after it that other articles are of."""
    lead = next((p for p in phrases if p.sentence <= first and p.text in WEEKDAYS and p.ahead is False), None)
    if lead is None or told.last - told.first <= WEEK:
        return
    middle = told.first + (told.last - told.first) / 2
    start = middle - timedelta(days=(middle.weekday() - WEEKDAYS[lead.text]) % 7)
    yield _Constraint(f"“{lead.text}” in its first sentence", lambda day: start <= day <= start + WEEK)


def _nearest(parts: tuple[str, str], day: date) -> date | None:
    try:
        other = day_of(*parts, None, day, None)
    except (ValueError, OverflowError):
        return None
    return other if other is not None and abs(other - day) <= NEAREST else None


def _month_and_day(phrase: _Phrase) -> tuple[str, str] | None:
    """ "aug. 18", "18 august"; nothing for a date with its year."""
    match = DAY.fullmatch(phrase.text)
    if match is None:
        return None
    parts = (match["month"] or match["month2"], match["day"] or match["day2"])
    return parts if parts[0] in MONTHS else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
