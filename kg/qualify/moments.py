"""AnnotatedDocument -> Moments: the times that a text names, in its order; and what "the same day" and "two years later" mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.english.calendar import NUMBERS
from kg.english.tree import RELATIVE_CLAUSES, Node, Tree, span_of
from kg.qualify.certainty import certainty
from kg.qualify.periods import MONTH, Resolved, count_of, unit_of
from kg.qualify.readings import words_of
from kg.qualify.tenses import did_not_come, is_set_for, tense
from kg.qualify.times import resolve_time, resolve_within
from kg.types import AnnotatedDocument, Certainty, EntityType, Interval, Mention, Precision, Span

REMEMBERED = 6  # sentences in which "the same day" still means the day named last
COUNTED_FROM = frozenset({"ago", "later", "earlier", "before", "after", "afterward", "afterwards", "hence"})  # "three days *ago*"
PARTS = "day|night|evening|morning|afternoon"
UNITS = "week|weekend|month|quarter|year"
SAME_DAY = re.compile(rf"(?:the )?(?:very )?(?:same|that|that same) (?:{PARTS})|(?:later|earlier) (?:that|the same|in the|on the) day")
NEXT_DAY = re.compile(rf"(?:the )?(?:(?:next|following) (?:{PARTS})|day after)|(?:a|one) day (?:later|afterwards?)")
DAY_BEFORE = re.compile(rf"(?:the )?(?:previous (?:{PARTS})|(?:day|night|evening) before)|(?:a|one) day (?:earlier|before)")
OTHER_UNIT = re.compile(
    rf"(?:(?P<part>later|earlier) )?(?:the )?(?P<which>same|that|that same|following|next|previous) (?P<unit>{UNITS})|"
    rf"(?:the )?(?P<unit2>{UNITS}) (?P<way>before|after)"
)
WEEK = timedelta(days=6)  # before the last day
STEPS = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1}
THAT_MONTH = re.compile(rf"that {MONTH}")
COUNTED = re.compile(rf"(?P<count>\d+|{'|'.join(NUMBERS)}) (?P<unit>day|week|month|year)s? (?P<way>later|earlier|afterwards?|before|after)")
LONGEST_LEAD = 20  # characters of "later in the "
LATER_IN = re.compile(r"(?:later|earlier) (?:in|on) (?:(?:the|that) )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that the text names: `span` are its words, `verb` the predicate that it hangs on; `past` says that it is told as over."""

    sentence: int
    span: Span
    verb: Node
    interval: Interval
    past: bool

    @property
    def by_the_way(self) -> bool:
        """Whether a relative clause names it."""
        return any(clause.deprel in RELATIVE_CLAUSES for clause in (self.verb, *self.verb.ancestors()))


class Moments:
    """The times of one document."""

    def __init__(self, annotated: AnnotatedDocument, trees: Sequence[Tree]) -> None:
        self._text = annotated.document.text
        self.trees = trees
        inferred = annotated.document.inferred
        self._days = [inferred.first + timedelta(days=n) for n in range((inferred.last - inferred.first).days + 1)] if inferred else []
        self._published = annotated.document.published or (inferred.last if inferred else None)
        self._opening = opening(annotated)
        self._found: list[Moment] = []
        self._starts: list[int] = []
        self._sentences: list[int] = []
        for mention in annotated.mentions:
            if mention.entity_type is EntityType.DATE:
                self._take(mention, trees[mention.sentence].node(mention.head))

    def _take(self, mention: Mention, node: Node) -> None:
        verb = next((n for n in (node, *node.ancestors()) if n.upos in {"VERB", "AUX"}), None)
        if verb is None:
            return
        planned = certainty(verb) is Certainty.PLANNED
        span = phrase_span(node, mention.span)
        role = " ".join(case.low for case in node.dependents("case"))
        future = False if did_not_come(verb) else planned or is_set_for(verb, role) or tense(verb)
        interval = self.resolve(span, role=role, sentence=mention.sentence, future=future)
        if interval is not None:
            past = not planned and not self.lies_ahead(interval)
            self._found.append(Moment(mention.sentence, span, verb, interval, past))
            self._starts.append(span.start)
            self._sentences.append(mention.sentence)

    def opens(self, sentence: int) -> bool:
        """Whether a sentence is of the headline or begins the text below it."""
        return sentence <= self._opening

    def week(self, span: Span) -> Interval | None:
        """The week up to the day of publication; None where it is not known."""
        if self._published is None or self._days or self._published - date.min < WEEK:
            return None
        return Interval(start=self._published - WEEK, end=self._published, precision=Precision.WEEK, span=span)

    def lies_ahead(self, interval: Interval) -> bool:
        """Whether it begins after the day of publication."""
        return interval.start is not None and self._published is not None and interval.start > self._published

    def resolve(self, span: Span, *, role: str, sentence: int, future: bool | None) -> Interval | None:
        """The time that these words name, counted from another time of the text where they say so."""
        text = words_of(span, self._text)
        if text.lower() in {"day", "the day"} and LATER_IN.search(self._text[max(0, span.start - LONGEST_LEAD) : span.start]):
            text = "same day"
        try:
            found = self._counted(text.lower(), span.start, sentence) or self._absolute(text, role=role, future=future)
        except (ValueError, OverflowError):  # "a million years later": no date of the calendar
            return None
        return replace(found, span=span) if found else None

    def absolute(self, span: Span, *, future: bool | None) -> Interval | None:
        """The time that these words name by themselves or counted from the day of publication."""
        return self._absolute(words_of(span, self._text), role="", future=future)

    def _absolute(self, text: str, *, role: str, future: bool | None) -> Interval | None:
        """The same; the day of publication may be known as one of several."""
        if self._days:
            return resolve_within(text, role=role, days=self._days, future=future)
        return resolve_time(text, role=role, published=self._published, future=future)

    def before(self, offset: int, sentence: int) -> Moment | None:
        """The time named last before this place, if it is over and not long ago."""
        for moment in reversed(self._found[: bisect_left(self._starts, offset)]):
            if sentence - moment.sentence > REMEMBERED:
                return None
            if moment.past and moment.interval.start is not None:
                return moment
        return None

    def last_day(self, offset: int, sentence: int) -> date | None:
        """The day named last before this place, but of what is told by the way ("the decree, *which was signed on Saturday*") only if there
        is no other; where that is long ago, the day with which the article begins."""
        last = bisect_left(self._starts, offset)
        first = bisect_left(self._sentences, sentence - REMEMBERED)
        opening = self._found[: min(last, bisect_left(self._sentences, self._opening + 1))]
        days = [m for m in (*self._found[first:last][::-1], *opening) if m.past and is_day(m.interval)]
        return next((m.interval.start for m in sorted(days, key=lambda m: m.by_the_way)), None)

    def told_in(self, sentence: int) -> list[Moment]:
        """The times that a sentence tells as over."""
        return [m for m in self._in(sentence) if m.past]

    def ahead_in(self, sentence: int) -> list[Interval]:
        """The times to come that a sentence names."""
        return [m.interval for m in self._in(sentence) if self.lies_ahead(m.interval)]

    def _in(self, sentence: int) -> list[Moment]:
        return self._found[bisect_left(self._sentences, sentence) : bisect_left(self._sentences, sentence + 1)]

    def _counted(self, text: str, offset: int, sentence: int) -> Interval | None:
        """ "the same day", "two days later", "the following month", "that November"."""
        shift = _shift(text)
        day = self.last_day(offset, sentence) if shift is not None else None
        if shift is not None and day is not None:
            return Interval(start=day + timedelta(days=shift), end=day + timedelta(days=shift), precision=Precision.DAY)
        other = self.before(offset, sentence)
        if other is None or other.interval.start is None:
            return None
        month = THAT_MONTH.fullmatch(text)
        if month:
            return resolve_time(f"{month['month']} {other.interval.start.year}", role="", published=None, future=None)
        found = _unit_from(text, other.interval.start)
        return Interval(start=found[0], end=found[1], precision=found[2]) if found else None


def opening(annotated: AnnotatedDocument) -> int:
    """The number of the first sentence below the headline."""
    return next((number for number, sentence in enumerate(annotated.sentences) if not sentence.headline), 0)


def is_day(interval: Interval) -> bool:
    """Whether it is one day."""
    return interval.precision is Precision.DAY and interval.start is not None and interval.start == interval.end


def phrase_span(node: Node, span: Span) -> Span:
    """The words of a time expression with the adverb that it is counted by: "*three days* ago"."""
    adverb = node.head
    if adverb is None or adverb.low not in COUNTED_FROM or adverb.index <= node.index:
        return span
    return Span(min(span.start, node.left_edge.span.start), adverb.span.end)


def joined(first: Interval, second: Interval) -> Interval | None:
    """One interval of "*from* 1987" and "*until* 2006", or of "Thursday" and "Friday"; None where they do not make one."""
    if first.start is None or second.end is None or first.start > second.end:
        return None
    ends = first.end is None and second.start is None
    follows = first.end is not None and second.start is not None and second.start - first.end == timedelta(days=1)
    return replace(first, end=second.end) if ends or follows else None


def adverb_span(adverb: Node) -> Span:
    """The words of an adverb with what counts it, without the punctuation and adverbs at its edges."""
    counted = [n for c in adverb.dependents("obl", "nummod", "det", "amod") for n in c.subtree() if n.index < adverb.index]
    return span_of([*counted, adverb])


def _unit_from(text: str, start: date) -> Resolved | None:
    """Whole weeks, months and years counted from another time."""
    counted, other = COUNTED.fullmatch(text), OTHER_UNIT.fullmatch(text)
    if other:
        whole = unit_of(other["unit"] or other["unit2"], start, STEPS.get(other["which"] or other["way"], 0))
        return _cut(whole, start, other["part"]) if whole else None
    if not counted or counted["unit"] not in {"month", "year"}:
        return None
    return unit_of(counted["unit"], start, count_of(counted["count"]) * _way(counted["way"]))


def _cut(whole: Resolved, start: date, part: str | None) -> Resolved:
    """ "*later* that week": from the day told before to its end; "*earlier* that month": up to that day."""
    first, last, _ = whole
    if part is None or not first <= start <= last:
        return whole
    return (start, last, Precision.DAY) if part == "later" else (first, start, Precision.DAY)


def _shift(text: str) -> int | None:
    """Days between the day named last and this one, None where the phrase counts from no other day."""
    counted = COUNTED.fullmatch(text)
    if counted and counted["unit"] in {"day", "week"}:
        return count_of(counted["count"]) * (7 if counted["unit"] == "week" else 1) * _way(counted["way"])
    if SAME_DAY.fullmatch(text):
        return 0
    return 1 if NEXT_DAY.fullmatch(text) else -1 if DAY_BEFORE.fullmatch(text) else None


def _way(word: str) -> int:
    return -1 if word in {"earlier", "before"} else 1
