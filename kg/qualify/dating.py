"""Statement x predicate -> Statement: the same with the time at which it holds, its own or one that it shares with another clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.english.calendar import NUMBERS
from kg.english.nouns.event_nouns import event_nouns
from kg.english.tree import Node, Tree, span_of
from kg.qualify.moments import COUNTED_FROM, Moments, adverb_span, is_day, phrase_span
from kg.qualify.periods import MONTH
from kg.qualify.readings import YEAR
from kg.qualify.tenses import (
    ARRANGED,
    announces,
    did_not_come,
    goes_on_telling,
    is_recent,
    is_result,
    is_to_come,
    same_tense,
    tells_past,
    tense,
)
from kg.qualify.times import LASTING
from kg.qualify.whose import goes_on, is_arranged, is_of_source, is_time, lasts, main_of, narrowest, to_come
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
    Polarity,
    Precision,
    Span,
    Statement,
)

ADJUNCTS = frozenset({"", "time", *"after at before between by during for from in on over since through till until within".split()})
INSIDE = frozenset({"at", "during", "in", "on"})  # before an event in which something was
COUNTABLE = {"day": 1, "week": 7}  # unit -> days
DATED = re.compile(rf"\b(?:{MONTH}|{YEAR})\b")  # "mid-March", which the annotator may take for any phrase
AHEAD = "lies-ahead"  # the rule by which what is told of a time after publication is planned
LONGEST_COUNT = 1000  # days or weeks that one clause lies after another
LONGEST_SEQUENCE = 2  # sentences from the day told to what goes on with it
YEAR_NUMBER = re.compile(YEAR)
LATE = date(2900, 6, 15)  # later than all that news names by its year; used for what lies ahead of any day of publication


class Dater:
    """Dates the statements of one document, which come in text order: the day named last is what "the same day" means."""

    def __init__(self, annotated: AnnotatedDocument, trees: Sequence[Tree], mentions: Mapping[tuple[int, int], Mention]) -> None:
        self._mentions = mentions
        self._moments = Moments(annotated, trees)
        self._late: Dater | None = None
        if annotated.document.published is None and annotated.document.inferred is None:
            late = replace(annotated.document, published=LATE)
            self._late = Dater(replace(annotated, document=late), trees, mentions)

    def __call__(self, statement: Statement, evidence: Evidence, node: Node, *, future: bool | None) -> Statement:
        """Resolve the time phrases; the first that names an interval says when the statement holds. What lies ahead is planned."""
        ahead = False if did_not_come(node) else future or tense(node)
        dated = self._with_values(statement, node, ahead)
        rule, interval = self._found(dated, evidence, node, ahead)
        planned = self._lies_ahead(dated, evidence, node, interval) if statement.certainty is Certainty.CERTAIN else None
        kinds = [(CueKind.STATUS, AHEAD, planned), (CueKind.TIME, rule, interval.span if interval is not None else None)]
        cues = tuple(Cue(kind=kind, rule=name, span=span) for kind, name, span in kinds if span is not None)
        certainty = Certainty.PLANNED if planned else statement.certainty
        return replace(dated, time=interval, certainty=certainty, cues=(*dated.cues, *cues))

    def _lies_ahead(self, statement: Statement, evidence: Evidence, node: Node, interval: Interval | None) -> Span | None:
        """The words of a time after publication; of an article without a date those that lie ahead of any: "opens *tomorrow*"."""
        if interval is None and self._late is not None and tense(node):
            return self._late.lies_ahead(statement, evidence, node)
        return interval.span if interval is not None and self._moments.lies_ahead(interval) else None

    def lies_ahead(self, statement: Statement, evidence: Evidence, node: Node) -> Span | None:
        """The words of the statement that name a time after publication, None where they name none."""
        interval = self._by_phrase(statement, evidence, node, ahead=True)
        return interval.span if interval is not None and self._moments.lies_ahead(interval) else None

    def _with_values(self, statement: Statement, node: Node, ahead: bool | None) -> Statement:
        """The statement with the value of each time that it names."""
        times = [q for q in statement.qualifiers if is_time(q.value)]
        if not times and not is_time(statement.object):
            return statement
        values = {q: replace(q, value=self._valued(q.value, to_come(node, q.role, ahead))) for q in times}
        qualifiers = tuple(values.get(q, q) for q in statement.qualifiers)
        return replace(statement, qualifiers=qualifiers, object=self._valued(statement.object, ahead))

    def _found(self, statement: Statement, evidence: Evidence, node: Node, ahead: bool | None) -> tuple[str, Interval | None]:
        """The first rule that finds a time, and what it finds."""
        found: tuple[tuple[str, Callable[[], Interval | None]], ...] = (
            ("phrase", lambda: self._by_phrase(statement, evidence, node, ahead)),
            ("adverb", lambda: self._by_adverb(node, evidence, ahead)),
            ("counted-from-clause", lambda: self._counted_from_clause(node, evidence, ahead)),
            ("since", lambda: self._since(node, evidence)),
            ("shared-with-clause", lambda: None if self._has_own_time(node, evidence) else self._shared_time(node, evidence, ahead)),
            # "*on Monday* refused to hear it": what was heard has no time
            ("of-stance", lambda: self._time_of(node, evidence, ahead) if statement.construction is Construction.STANCE else None),
            ("when-clause", lambda: None if self._has_own_time(node, evidence) else self._at_the_time_of(node, evidence)),
            ("dated-event", lambda: self._by_event(evidence, node)),
            ("told-in-sequence", lambda: self._in_sequence(statement, evidence, node)),
            ("news-of-the-week", lambda: self._recent(statement, evidence, node)),
        )
        return next(((rule, interval) for rule, find in found if (interval := find()) is not None), ("", None))

    def _has_own_time(self, node: Node, evidence: Evidence) -> bool:
        """Whether a time phrase hangs on it, be it one that nobody can resolve."""
        words = (w for c in node.dependents("obl", "advmod") for w in (c, *c.dependents("obl", "nmod")))
        return any(self._is_date(word, evidence) for word in words)

    def _is_date(self, word: Node, evidence: Evidence) -> bool:
        mention = self._mentions.get((evidence.index, word.index))
        return mention is not None and mention.entity_type is EntityType.DATE

    def _in_sequence(self, statement: Statement, evidence: Evidence, node: Node) -> Interval | None:
        """ "The bank raised its rate *on Wednesday*. The peso lost 5%": what goes on in simple past has the day told last."""
        if self._has_own_time(node, evidence):
            return None
        if is_to_come(node) and statement.certainty is Certainty.PLANNED:
            return self._in_plan(evidence)
        if statement.certainty is not Certainty.CERTAIN or not goes_on_telling(node):
            return None
        last = self._moments.before(evidence.sentence.start, evidence.index)
        if last is None or evidence.index - last.sentence > LONGEST_SEQUENCE:
            return None
        days = (m for m in self._moments.told_in(last.sentence) if is_day(m.interval))  # "*on Friday*, the highest since 2003"
        return next((m.interval for m in days if goes_on_telling(m.verb) or announces(m.verb)), None)

    def _in_plan(self, evidence: Evidence) -> Interval | None:
        """ "The strike begins *on Monday*. 14,000 workers *will* walk out": what is to come goes on with the day told right before."""
        days = [interval for n in (1, 2) for interval in self._moments.ahead_in(evidence.index - n)]
        if len({day.start for day in days}) != 1 or days[0].precision is not Precision.DAY:
            return None
        return replace(days[0], end=days[0].start)  # "a strike from Monday" begins then

    def _at_the_time_of(self, node: Node, evidence: Evidence) -> Interval | None:
        """ "Ten died *when* the dam burst *on Friday*": both are of that day."""
        for clause in node.dependents("advcl"):
            if clause.lemmas("mark", "advmod") & {"when", "as"} and clause.xpos == node.xpos == "VBD":
                found = self._time_of(clause, evidence, tense(clause))
                if found is not None:
                    return found
        return None

    def _by_event(self, evidence: Evidence, node: Node) -> Interval | None:
        """ "The attack *on Friday* killed ten", "died in *last week's* attack": what an event did, or what was in it, has its time."""
        if any(self._is_date(c, evidence) for c in node.dependents("obl", "advmod")):
            return None
        if is_to_come(node):
            return self._of_arranged(node.child("nsubj"), evidence)
        if not tells_past(node):
            return None
        did = node.head if node.deprel == "acl:relcl" else node.child("nsubj")
        inside = (c for c in node.dependents("obl") if c.lemmas("case") & INSIDE)
        events = [c for c in (did, *inside) if c is not None and self._is_event(c, evidence)]
        return next((found for c in events if (found := self._time_of(c, evidence, future=False)) is not None), None)

    def _of_arranged(self, event: Node | None, evidence: Evidence) -> Interval | None:
        """ "The meeting *scheduled for Friday* will end it"."""
        arranged = (c for c in (event.dependents("acl") if event is not None else ()) if c.lemma in ARRANGED)
        return next((found for c in arranged if (found := self._time_of(c, evidence, future=True)) is not None), None)

    def _is_event(self, noun: Node, evidence: Evidence) -> bool:
        mention = self._mentions.get((evidence.index, noun.index))
        return noun.lemma.lower() in event_nouns() or (mention is not None and mention.entity_type is EntityType.EVENT)

    def _recent(self, statement: Statement, evidence: Evidence, node: Node) -> Interval | None:
        """ "Acme *has bought* its rival" opens an article: within the week up to its publication."""
        happened = statement.certainty is Certainty.CERTAIN and statement.polarity is Polarity.POSITIVE
        opens = self._moments.opens(evidence.index) and happened
        recent = opens and not self._has_own_time(node, evidence) and is_recent(node)
        return self._moments.week(node.span) if recent else None

    def _by_phrase(self, statement: Statement, evidence: Evidence, node: Node, ahead: bool | None) -> Interval | None:
        """What its own arguments say."""
        times = [(q.role, q.value) for q in statement.qualifiers if q.role in ADJUNCTS and not is_arranged(node, q.role)]
        times = [(role, value) for role, value in [*times, (statement.role, statement.object)] if not is_of_source(node, value)]
        found = (
            self._interval(value, LASTING if role == "for" and lasts(node) else role, to_come(node, role, ahead), evidence)
            for role, value in times
        )
        return narrowest([i for i in found if i is not None])

    def _shared_time(self, node: Node, evidence: Evidence, future: bool | None) -> Interval | None:
        """The time of the clause that this one goes on with: "*On Friday* the dam burst, killing ten, and flooded the town"."""
        clause = node
        while (main := main_of(clause)) is not None and main.upos in {"VERB", "AUX"} and goes_on(clause):
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
        if main is None or main.start is None or main.precision is not Precision.DAY:
            return None
        number = next((c.low for c in unit.dependents("nummod", "det")), "")
        count = (int(number) if number.isdigit() else NUMBERS.get(number, 0)) * (-1 if mark.lemma == "after" else 1)
        if not 0 < abs(count) <= LONGEST_COUNT:
            return None
        span = span_of([unit, mark])
        day = main.start + timedelta(days=count * COUNTABLE[unit.lemma])
        return Interval(start=day, end=day, precision=Precision.DAY, span=span)

    def _time_of(self, verb: Node, evidence: Evidence, future: bool | None) -> Interval | None:
        """The interval of the time phrases that hang on a verb or on a noun that tells an event: "in *2016*, when she joined them" too."""
        times = verb.dependents("obl", "nmod", "compound", "nummod")
        phrases = [(c, " ".join(case.low for case in c.dependents("case") if case.upos == "ADP")) for c in times]
        if verb.deprel == "acl:relcl" and verb.head is not None and any(c.lemma.lower() == "when" for c in verb.children):
            phrases.append((verb.head, "in"))
        for phrase, role in phrases:
            mention = self._mentions.get((evidence.index, phrase.index))
            year = mention is None and phrase.deprel == "nummod" and YEAR_NUMBER.fullmatch(phrase.low)  # "the *2004* tsunami"
            if year or (mention is not None and mention.entity_type is EntityType.DATE):
                span = mention.span if mention is not None else phrase.span
                found = self._moments.resolve(phrase_span(phrase, span), role=role, sentence=evidence.index, future=future)
                if found is not None:
                    return found
        return None

    def _since(self, node: Node, evidence: Evidence) -> Interval | None:
        """ "*since* taking office in 2019 has dismissed four"; "has *since* dismissed four": since the time told before."""
        if not node.has("aux", lemma={"have"}) or (node.has("cop") and node.upos != "ADJ"):
            return None  # "was the first since they left in 1993"
        clause = next((c for c in node.dependents("advcl") if c.has("mark", lemma={"since"})), None)
        told = self._time_of(clause, evidence, future=False) if clause is not None else None
        adverb = next((c for c in node.dependents("advmod") if c.low == "since"), None)
        if adverb is not None:
            last = self._moments.before(node.span.start, evidence.index)
            near = last is not None and evidence.index - last.sentence <= LONGEST_SEQUENCE
            told = replace(last.interval, span=adverb.span) if near and last is not None else None
        return replace(told, end=None) if told is not None and told.start is not None else None

    def _interval(self, value: Argument, role: str, future: bool | None, evidence: Evidence) -> Interval | None:
        """What a literal names, or else a time within it: "at 9 a.m. on *Tuesday*"."""
        plain = isinstance(value, Literal) and value.kind is LiteralKind.PHRASE and role in ADJUNCTS and DATED.search(value.text.lower())
        if not isinstance(value, Literal) or not (value.kind is LiteralKind.TIME or plain):
            return None
        found = self._moments.resolve(value.span, role=role, sentence=evidence.index, future=future)
        word = self._moments.trees[evidence.index].top_of(value.span) if found is None and value.kind is LiteralKind.TIME else None
        return self._time_of(word, evidence, future) if word is not None else found

    def _by_adverb(self, node: Node, evidence: Evidence, future: bool | None) -> Interval | None:
        """ "*Two days later* he resigned", "resigned *three days ago*"."""
        for adverb in node.dependents("advmod"):
            if adverb.low in COUNTED_FROM | {"overnight"}:
                found = self._moments.resolve(adverb_span(adverb), role="", sentence=evidence.index, future=future)
                if found is not None:
                    return found
        return None

    def _valued(self, value: Argument, future: bool | None) -> Argument:
        """A time literal with its EDTF value where it can be resolved; anything else as it is."""
        if not isinstance(value, Literal) or value.kind is not LiteralKind.TIME or value.value is not None:
            return value
        found = self._moments.absolute(value.span, future=future)
        return replace(value, value=found.edtf) if found else value
