"""Statement x predicate -> Statement: the same with the time at which it holds, its own or one that it shares with another clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.english.calendar import NUMBERS
from kg.english.tree import Node, span_of
from kg.qualify.readings import MONTH
from kg.qualify.tenses import ARRANGED, did_not_come, is_meanwhile, is_result, same_tense, tense
from kg.qualify.times import resolve_time
from kg.types import (
    AnnotatedDocument,
    Argument,
    Certainty,
    Construction,
    Cue,
    CueKind,
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

    def __call__(self, statement: Statement, evidence: Evidence, node: Node, *, future: bool | None) -> Statement:
        """Resolve the time phrases; the first that names an interval says when the statement holds. What lies ahead is planned."""
        ahead = False if did_not_come(node) else future or tense(node)
        qualifiers = tuple(replace(q, value=self._valued(q.value, ahead)) for q in statement.qualifiers)
        dated = replace(statement, qualifiers=qualifiers, object=self._valued(statement.object, ahead))
        rule, interval = self._found(dated, evidence, node, ahead)
        sure = Certainty.PLANNED if self._lies_ahead(interval) and statement.certainty is Certainty.CERTAIN else statement.certainty
        if interval is not None and sure is Certainty.CERTAIN:  # "will take command on Wednesday. Later in the day …" is not that Wednesday
            self._remember(interval, evidence.index)
        cues = (Cue(kind=CueKind.TIME, rule=rule, span=interval.span),) if interval is not None and interval.span is not None else ()
        return replace(dated, time=interval, certainty=sure, cues=(*dated.cues, *cues))

    def _found(self, statement: Statement, evidence: Evidence, node: Node, ahead: bool | None) -> tuple[str, Interval | None]:
        """The first rule that finds a time, and what it finds."""
        found: tuple[tuple[str, Callable[[], Interval | None]], ...] = (
            ("phrase", lambda: self._by_phrase(statement, evidence, node, ahead)),
            ("adverb", lambda: self._by_adverb(node, evidence)),
            ("counted-from-clause", lambda: self._counted_from_clause(node, evidence, ahead)),
            ("shared-with-clause", lambda: self._shared_time(node, evidence, ahead)),
            # "*on Monday* refused to hear it": what was heard has no time
            ("of-stance", lambda: self._time_of(node, evidence, ahead) if statement.construction is Construction.STANCE else None),
        )
        return next(((rule, interval) for rule, find in found if (interval := find()) is not None), ("", None))

    def _lies_ahead(self, interval: Interval | None) -> bool:
        published = self._annotated.document.published
        return interval is not None and interval.start is not None and published is not None and interval.start > published

    def _remember(self, interval: Interval, sentence: int) -> None:
        if interval.start is None:
            return
        self._years.append((sentence, interval.start))
        if interval.precision is Precision.DAY and interval.start == interval.end:
            self._named.append((sentence, interval.start))

    def _by_phrase(self, statement: Statement, evidence: Evidence, node: Node, ahead: bool | None) -> Interval | None:
        """What its own arguments say."""
        times = [(q.role, q.value) for q in statement.qualifiers if q.role in ADJUNCTS and not _is_arranged(node, q.role)]
        times.append((statement.role, statement.object))
        granting = node.lemma in GRANTING  # "*gave* it *until June*": a June to come
        found = (self._interval(value, role, True if granting and role in ENDS else ahead, evidence.index) for role, value in times)
        return _narrowest([i for i in found if i is not None])

    def _shared_time(self, node: Node, evidence: Evidence, future: bool | None) -> Interval | None:
        """The time of the clause that this one goes on with: "*On Friday* the dam burst, killing ten, and flooded the town"."""
        clause = node
        while (main := clause.head) is not None and main.upos in {"VERB", "AUX"} and _goes_on(clause):
            if is_result(clause):
                future = tense(main)
            if clause.deprel == "xcomp" and future and tense(main) is False:
                return None  # "in May the museum agreed to return it": agreed in May
            if same_tense(clause, main) and not self._goes_its_way(clause, main, evidence):
                found = self._time_of(main, evidence, future)
                if found is not None:
                    return found
            clause = main
        return None

    def _goes_its_way(self, clause: Node, main: Node, evidence: Evidence) -> bool:
        """ "was launched *on Monday* but contact was lost": a time behind the first verb is no other subject's."""
        if not clause.has("nsubj") or not clause.has("cc", "mark", lemma={"but", "that", "while"}):
            return False
        dated = [c for c in main.dependents("obl") if (evidence.index, c.index) in self._mentions]
        dates = [c for c in dated if self._mentions[evidence.index, c.index].entity_type is EntityType.DATE]
        return all(c.index > main.index for c in dates)

    def _counted_from_clause(self, node: Node, evidence: Evidence, future: bool | None) -> Interval | None:
        """ "froze the assets on Wednesday, *a day after* the panel reported": from the time of the main clause."""
        mark = next((c for c in node.dependents("mark", "case") if c.lemma in {"after", "before"}), None)
        unit = mark.before if mark is not None else None
        if node.base != "advcl" or node.head is None or mark is None or unit is None or unit.lemma not in COUNTABLE:
            return None
        main = self._time_of(node.head, evidence, future)
        if main is None or main.start is None or main.precision is not COUNTABLE[unit.lemma]:
            return None
        number = next((c.low for c in unit.dependents("nummod", "det")), "")
        count = (int(number) if number.isdigit() else NUMBERS.get(number, 0)) * (-1 if mark.lemma == "after" else 1)
        if not count:
            return None
        span = span_of([unit, mark])
        if main.precision is Precision.YEAR:
            year = main.start.year + count
            return Interval(start=date(year, 1, 1), end=date(year, 12, 31), precision=Precision.YEAR, span=span)
        day = main.start + timedelta(days=count * (7 if unit.lemma == "week" else 1))
        return Interval(start=day, end=day, precision=Precision.DAY, span=span)

    def _time_of(self, verb: Node, evidence: Evidence, future: bool | None) -> Interval | None:
        """The interval of the time phrases that hang on a verb: "in *2016*, when she left and joined them" too."""
        phrases = [(c, " ".join(case.low for case in c.dependents("case"))) for c in verb.dependents("obl")]
        if verb.deprel == "acl:relcl" and verb.head is not None and any(c.lemma.lower() == "when" for c in verb.children):
            phrases.append((verb.head, "in"))
        for phrase, role in phrases:
            mention = self._mentions.get((evidence.index, phrase.index))
            if mention is not None and mention.entity_type is EntityType.DATE:
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

    def _by_adverb(self, node: Node, evidence: Evidence) -> Interval | None:
        """ "*Two days later* he resigned", "*the day before*, he had resigned"."""
        for adverb in node.dependents("advmod"):
            span = span_of([n for n in adverb.subtree() if n.upos != "PUNCT"])
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


def _is_arranged(node: Node, role: str) -> bool:
    """ "*set* the hearing *for* Friday": it was not set on Friday."""
    return role == "for" and node.lemma in ARRANGED


def _goes_on(clause: Node) -> bool:
    """Whether a clause goes on with what the one above tells, or tells what came of it."""
    return clause.is_a("conj", "xcomp") or is_result(clause) or is_meanwhile(clause)


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
