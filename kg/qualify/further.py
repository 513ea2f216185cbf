"""Statements of a document -> the same statements: what one sentence dates is dated where other sentences tell it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.types import AnnotatedDocument, Argument, Certainty, Cue, CueKind, Interval, Literal, Mention, Statement

Key = tuple[str, object, object]


def dated_again(statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
    """Fill in times: of one thing done by one to one, what has a single time in the document has it everywhere."""
    statements = list(statements)
    chains = {(m.sentence, m.head): number for number, chain in enumerate(annotated.chains) for m in chain.mentions}
    keys = [_key(statement, chains) for statement in statements]
    times: dict[Key, set[Interval]] = {}
    for key, statement in zip(keys, statements, strict=True):
        if statement.time is not None and statement.certainty is Certainty.CERTAIN:
            times.setdefault(key, set()).add(replace(statement.time, span=None))
    spans = {key: s.time.span for key, s in zip(keys, statements, strict=True) if s.time is not None}
    for key, statement in zip(keys, statements, strict=True):
        known, span = times.get(key, set()), spans.get(key)
        again = statement.time is None and statement.certainty is Certainty.CERTAIN and len(known) == 1
        if not again or span is None:
            yield statement
            continue
        (interval,) = known
        cue = Cue(kind=CueKind.TIME, rule="told-again", span=span)
        yield replace(statement, time=replace(interval, span=span), cues=(*statement.cues, cue))


def _key(statement: Statement, chains: dict[tuple[int, int], int]) -> Key:
    return statement.relation or statement.predicate, _of(statement.subject, chains), _of(statement.object, chains)


def _of(argument: Argument, chains: dict[tuple[int, int], int]) -> object:
    if isinstance(argument, Mention):
        return chains.get((argument.sentence, argument.head), argument)
    return argument.text.lower() if isinstance(argument, Literal) else argument
