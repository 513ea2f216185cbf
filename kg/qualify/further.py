"""Statements of a document -> the same statements: what one sentence dates is dated where other sentences tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.english.trees import Trees, trees_of
from kg.qualify.tenses import tells_past
from kg.types import (
    AnnotatedDocument,
    Argument,
    Certainty,
    Cue,
    CueKind,
    EntityType,
    Evidence,
    Interval,
    Literal,
    Mention,
    MentionKind,
    Precision,
    Statement,
)

Key = tuple[str, object, object]
Chains = Mapping[tuple[int, int], int]
"""Sentence and head word of a mention -> the number of its chain."""

INSIDE = frozenset({"at", "during", "in"})
HOLDING = frozenset({"attend", "chair", "convene", "hold", "host", "participate in", "preside over", "take part in"})
HAPPENING = frozenset({"phrase", "dated-event"})  # rules by which a sentence itself says when


def dated_again(statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
    """Fill in times: of one thing done by one to one, what has a single time in the document has it everywhere; and what an event did,
    and what was done in it, has the day that the text tells of it."""
    statements = list(statements)
    chains = {(m.sentence, m.head): number for number, chain in enumerate(annotated.chains) for m in chain.mentions}
    again = _Known("told-again", ((_key(s, chains), s.time) for s in statements if s.time is not None and _is_certain(s)))
    days = _Known("day-of-event", ((e, s.time) for s in statements if _tells_day(s) and s.time for e in _events(s, chains, held=True)))
    trees = trees_of(annotated)
    for statement in statements:
        if statement.time is not None or not _is_certain(statement):
            yield statement
            continue
        events = _events(statement, chains) if _tells_what_happened(statement, trees) else []
        yield again.fill(statement, [_key(statement, chains)]) or days.fill(statement, events) or statement


class _Known:
    """The times that a document tells of something, for one rule."""

    def __init__(self, rule: str, told: Iterable[tuple[object, Interval]]) -> None:
        self._rule = rule
        self._times: dict[object, dict[Interval, Interval]] = {}
        for key, time in told:
            self._times.setdefault(key, {})[replace(time, span=None)] = time

    def fill(self, statement: Statement, keys: Sequence[object]) -> Statement | None:
        """The statement with the only time that is told of the first of these things of which one is; None where there is none."""
        time = next((time for key in keys if len(found := self._times.get(key, {})) == 1 for time in found.values()), None)
        if time is None or time.span is None:
            return None
        return replace(statement, time=time, cues=(*statement.cues, Cue(kind=CueKind.TIME, rule=self._rule, span=time.span)))


def _is_certain(statement: Statement) -> bool:
    return statement.certainty is Certainty.CERTAIN


def _tells_day(statement: Statement) -> bool:
    """Whether its sentence says on which day it was."""
    time = statement.time
    if time is None or time.precision is not Precision.DAY or time.start is None or time.end is None or not _is_certain(statement):
        return False
    return any(cue.kind is CueKind.TIME and cue.rule in HAPPENING for cue in statement.cues)


def _tells_what_happened(statement: Statement, trees: Trees) -> bool:
    """Whether it is told in simple past: no "was continuing", "has angered"."""
    if not isinstance(statement.evidence, Evidence):
        return False
    verb = trees[statement.evidence.index].node(statement.evidence.head)
    return tells_past(verb) and verb.xpos != "VBG"


def _events(statement: Statement, chains: Chains, *, held: bool = False) -> list[int]:
    """The events that a statement tells of: what acts, what it was done in; with `held` also what somebody held."""
    if not isinstance(statement.evidence, Evidence):
        return []
    others = [(q.role, q.value) for q in statement.qualifiers] + [(statement.role, statement.object)]
    inside = [value for role, value in others if role in INSIDE or (held and statement.predicate in HOLDING)]
    mentions = [m for m in (statement.subject, *inside) if isinstance(m, Mention) and m.kind is MentionKind.NOMINAL]
    events = [(m.sentence, m.head) for m in mentions if m.entity_type is EntityType.EVENT]
    return [chains[event] for event in events if event in chains]


def _key(statement: Statement, chains: Chains) -> Key:
    return statement.relation or statement.predicate, _of(statement.subject, chains), _of(statement.object, chains)


def _of(argument: Argument, chains: Chains) -> object:
    if isinstance(argument, Mention):
        return chains.get((argument.sentence, argument.head), argument)
    return argument.text.lower() if isinstance(argument, Literal) else argument
