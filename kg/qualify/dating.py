"""A statement and its tree in, the same with the time that it holds out: its own, shared with its clause, or counted from another's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.english.tree import Tree
from kg.qualify.readings import MONTH, NUMBERS
from kg.qualify.tenses import ARRANGED, did_not_come, is_meanwhile, is_result, same_tense, tense
from kg.qualify.times import resolve_time
from kg.types import (
    AnnotatedDocument,
    Argument,
    Certainty,
    Construction,
    EntityType,
    Evidence,
    Interval,
    Literal,
    LiteralKind,
    Mention,
    Precision,
    Statement,
)

ADJUNCTS = frozenset(
    {
        "",
        "time",
        "on",
        "in",
        "at",
        "during",
        "since",
        "until",
        "till",
        "by",
        "before",
        "after",
        "from",
        "through",
        "for",
        "within",
        "between",
    }
)
REMEMBERED = 3  # sentences in which "the same day" still means the day named last
COUNTABLE = {"day": Precision.DAY, "week": Precision.DAY, "year": Precision.YEAR}  # unit -> how exact the other time must be
PARTS = "day|night|evening|morning|afternoon"
SAME_DAY = re.compile(rf"(?:the )?(?:very )?(?:same|that|that same) (?:{PARTS})|later (?:that|the same) day")
NEXT_DAY = re.compile(rf"(?:the )?(?:(?:next|following) (?:{PARTS})|day after)|(?:a|one) day (?:later|afterwards)")
DAY_BEFORE = re.compile(rf"(?:the )?(?:previous (?:{PARTS})|(?:day|night|evening) before)|(?:a|one) day earlier")
THAT_MONTH = re.compile(rf"that {MONTH}")
COUNTED = re.compile(rf"(?P<count>\d+|{'|'.join(NUMBERS)}) (?P<unit>day|week)s? (?P<way>later|earlier|afterwards|before|after)")
LONGEST_LEAD = 20  # characters of "later in the "
LATER_IN = re.compile(r"(?:later|earlier) (?:in|on) (?:the|that) $", re.IGNORECASE)
ENDS = frozenset({"until", "till", "through"})
GRANTING = frozenset("adjourn allow ban bar close delay extend give grant leave postpone remand suspend".split())


class Dater:
    """Dates the statements of one document, which come in text order: the day named last is what "the same day" means."""

    def __init__(self, annotated: AnnotatedDocument, mentions: Mapping[tuple[int, int], Mention]) -> None:
        self._annotated = annotated
        self._mentions = mentions
        self._named: list[tuple[int, date]] = []  # sentence and day, in text order
        self._years: list[tuple[int, date]] = []  # sentence and first day of each time told

    def __call__(self, statement: Statement, evidence: Evidence, tree: Tree, *, future: bool | None) -> Statement:
        """Resolve the time phrases; the first that names an interval says when the statement holds. What lies ahead is planned."""
        published = self._annotated.document.published
        ahead = False if did_not_come(tree, evidence.head) else future or tense(tree, evidence.head)
        qualifiers = tuple(replace(q, value=self._valued(q.value, ahead)) for q in statement.qualifiers)
        target = self._valued(statement.object, ahead)
        arranged = tree[evidence.head].lemma in ARRANGED  # "*set* the hearing *for* Friday": it was not set on Friday
        times = [(q.role, q.value) for q in qualifiers if q.role in ADJUNCTS and not (arranged and q.role == "for")]
        times.append((statement.predicate.rpartition(" ")[2] if " " in statement.predicate else "", target))
        granting = tree[evidence.head].lemma in GRANTING  # "*gave* it *until June*": a June to come
        found = [self._interval(value, role, True if granting and role in ENDS else ahead, evidence.index) for role, value in times]
        interval = _narrowest([i for i in found if i is not None])
        interval = interval or self._by_adverb(tree, evidence) or self._counted_from_clause(tree, evidence, ahead)
        interval = interval or self._shared_time(tree, evidence, ahead)
        if interval is None and statement.construction is Construction.STANCE:
            # "*on Monday* refused to hear it": what was heard has no time
            interval = self._time_of(tree, evidence.head, evidence, ahead)
        sure = statement.certainty
        if interval and interval.start and published and interval.start > published and sure is Certainty.CERTAIN:
            sure = Certainty.PLANNED
        happened = sure is Certainty.CERTAIN  # "will take command on Wednesday. Later in the day …" does not speak of Wednesday
        if happened and interval and interval.precision is Precision.DAY and interval.start is not None and interval.start == interval.end:
            self._named.append((evidence.index, interval.start))
        if happened and interval and interval.start is not None:
            self._years.append((evidence.index, interval.start))
        return replace(statement, qualifiers=qualifiers, object=target, time=interval, certainty=sure)

    def _shared_time(self, tree: Tree, evidence: Evidence, future: bool | None) -> Interval | None:
        """The time of the clause that this one goes on with: "*On Friday* the dam burst, killing ten, and flooded the town"."""
        index = evidence.head
        while (tree.base(index) in {"conj", "xcomp"} or is_result(tree, index) or is_meanwhile(tree, index)) and tree[
            tree[index].head
        ].upos in {"VERB", "AUX"}:
            first, index = index, tree[index].head
            if is_result(tree, first):
                future = tense(tree, index)
            if tree[first].deprel == "xcomp" and future and tense(tree, index) is False:
                return None  # "in May the museum agreed to return it": agreed in May
            if same_tense(tree, first, index) and not self._goes_its_way(tree, first, index, evidence):
                found = self._time_of(tree, index, evidence, future)
                if found is not None:
                    return found
        return None

    def _goes_its_way(self, tree: Tree, clause: int, main: int, evidence: Evidence) -> bool:
        """ "was launched *on Monday* but contact was lost": a time behind the first verb is no other subject's."""
        apart = any(tree[i].lemma.lower() in {"but", "that", "while"} for i in tree.children(clause, ("cc", "mark")))
        if tree.child(clause, "nsubj", "nsubj:pass") is None or not apart:
            return False
        dated = [i for i in tree.children(main, ("obl",)) if (evidence.index, i) in self._mentions]
        return all(i > main for i in dated if self._mentions[evidence.index, i].entity_type is EntityType.DATE)

    def _counted_from_clause(self, tree: Tree, evidence: Evidence, future: bool | None) -> Interval | None:
        """ "froze the assets on Wednesday, *a day after* the panel reported": from the time of the main clause."""
        head = evidence.head
        marks = [i for i in tree.children(head, ("mark", "case")) if tree[i].lemma in {"after", "before"}]
        if tree.base(head) != "advcl" or not marks:
            return None
        unit = marks[0] - 1
        main = self._time_of(tree, tree[head].head, evidence, future) if unit and tree[unit].lemma in COUNTABLE else None
        if main is None or main.start is None or main.precision is not COUNTABLE[tree[unit].lemma]:
            return None
        number = next((tree[i].form.lower() for i in tree.children(unit, ("nummod", "det"))), "")
        count = (int(number) if number.isdigit() else NUMBERS.get(number, 0)) * (-1 if tree[marks[0]].lemma == "after" else 1)
        span = tree.span([unit, marks[0]])
        if not count:
            return None
        if main.precision is Precision.YEAR:
            year = main.start.year + count
            return Interval(start=date(year, 1, 1), end=date(year, 12, 31), precision=Precision.YEAR, span=span)
        day = main.start + timedelta(days=count * (7 if tree[unit].lemma == "week" else 1))
        return Interval(start=day, end=day, precision=Precision.DAY, span=span)

    def _time_of(self, tree: Tree, verb: int, evidence: Evidence, future: bool | None) -> Interval | None:
        """The interval of the time phrases that hang on a verb."""
        when = any(tree[i].lemma.lower() == "when" for i in tree.children(verb)) and tree[verb].deprel == "acl:relcl"
        for child in (*tree.children(verb, ("obl",)), *([tree[verb].head] if when else ())):  # "in *2016*, when she left and joined them"
            mention = self._mentions.get((evidence.index, child))
            if mention is not None and mention.entity_type is EntityType.DATE:
                role = " ".join(tree[i].form.lower() for i in tree.children(child, ("case",))) if child != tree[verb].head else "in"
                literal = Literal(text=mention.text, span=mention.span, kind=LiteralKind.TIME)
                found = self._interval(literal, role, future, evidence.index)
                if found is not None:
                    return found
        return None

    def _interval(self, value: Argument, role: str, future: bool | None, sentence: int) -> Interval | None:
        if not isinstance(value, Literal) or value.kind is not LiteralKind.TIME:
            return None
        text = "same day" if self._is_later_in(value) else value.text.lower()
        published = self._annotated.document.published
        found = self._anaphoric(text, sentence) or resolve_time(value.text, role=role, published=published, future=future)
        return replace(found, span=value.span) if found else None

    def _by_adverb(self, tree: Tree, evidence: Evidence) -> Interval | None:
        """ "*Two days later* he resigned", "*the day before*, he had resigned"."""
        for adverb in tree.children(evidence.head, ("advmod",)):
            words = tree.subtree(adverb)
            span = tree.span([i for i in words if tree[i].upos != "PUNCT"])
            found = self._anaphoric(span.of(self._annotated.document.text).lower(), evidence.index)
            if found is not None:
                return replace(found, span=span)
        return None

    def _anaphoric(self, text: str, sentence: int) -> Interval | None:
        """ "the same day", "two days later", "that November": counted from the day or year that the text named last, not long ago."""
        month = THAT_MONTH.fullmatch(text)
        year = next((day.year for at, day in reversed(self._years) if 0 <= sentence - at <= REMEMBERED), None)
        if month and year:
            return resolve_time(f"{month['month']} {year}", role="", published=None, future=None)
        reference = next((day for at, day in reversed(self._named) if 0 <= sentence - at <= REMEMBERED), None)
        shift = _shift(text) if reference is not None else None
        if reference is None or shift is None:
            return None
        day = reference + timedelta(days=shift)
        return Interval(start=day, end=day, precision=Precision.DAY)

    def _is_later_in(self, value: Literal) -> bool:
        """Whether "day" stands in "later in the day"."""
        before = self._annotated.document.text[max(0, value.span.start - LONGEST_LEAD) : value.span.start]
        return value.text.lower() == "day" and LATER_IN.search(before) is not None

    def _valued(self, value: Argument, future: bool | None) -> Argument:
        """A time literal with its EDTF value where it can be resolved; anything else as it is."""
        if not isinstance(value, Literal) or value.kind is not LiteralKind.TIME or value.value is not None:
            return value
        found = resolve_time(value.text, role="", published=self._annotated.document.published, future=future)
        return replace(value, value=found.edtf) if found else value


def _shift(text: str) -> int | None:
    """Days between the day named last and this one, None where the phrase counts from no other day."""
    counted = COUNTED.fullmatch(text)
    if counted:
        count = int(counted["count"]) if counted["count"].isdigit() else NUMBERS[counted["count"]]
        return count * (7 if counted["unit"] == "week" else 1) * (-1 if counted["way"] in {"earlier", "before"} else 1)
    if SAME_DAY.fullmatch(text):
        return 0
    return 1 if NEXT_DAY.fullmatch(text) else -1 if DAY_BEFORE.fullmatch(text) else None


def _narrowest(found: Sequence[Interval]) -> Interval | None:
    """Of several times the first with both ends: "signed until 2027 *in May*"; else a beginning and an end are joined."""
    closed = next((i for i in found if i.start is not None and i.end is not None), None)
    if closed is not None or not found:
        return closed
    first, *rest = found
    other = next((i for i in rest if (i.start is None) != (first.start is None)), None)
    if other is None:
        return first
    start, end = (first, other) if first.start is not None else (other, first)
    return replace(first, start=start.start, end=end.end) if start.start and end.end and start.start <= end.end else first
