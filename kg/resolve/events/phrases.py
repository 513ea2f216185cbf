"""A statement with a phrase for a meeting -> its class and who takes part: "heads to Oslo *for a summit with Ann Lund and Bo Ek*"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.resolve.events.classes import Classes
from kg.resolve.events.document import Filler, Scene
from kg.types import Literal, Mention, Statement, Voice

# what stands between "with" and the last of those named: names, titles with a capital, and what joins them
PARTY = re.compile(r"\b(?:with|between)\s+((?:(?:[A-Z][^\s,]*|and|the|of|&)(?:,?\s+|$))+)")
ENDS = re.compile(r"[’']?\s*(?:$|[,;.)]|(?:and|in|at|on|to|for|of|over|about|after|before|from|during|\w+ed|\w+ing)\b)")
ATTENDS = frozenset({"in", "at", "during", "for", "after", "following", "before", "object"})  # slots in which the subject takes part, too


def parties(statement: Statement, scene: Scene) -> Iterator[tuple[str, str, tuple[tuple[str, Filler], ...]]]:
    """Slot, event class and roles of each phrase among the arguments that speaks of a meeting, call or agreement with named people."""
    arguments = [(statement.role, statement.object), *((q.role, q.value) for q in statement.qualifiers)]
    for slot, argument in arguments:
        if isinstance(argument, Literal) and (event_class := _meeting(argument.text, scene.classes)):
            named = list(_named(argument, scene))
            if named:
                subject = _subject(statement, scene) if slot in ATTENDS else None
                fillers = dict.fromkeys([*([subject] if subject is not None else []), *named])
                yield slot, event_class, tuple(("participant", filler) for filler in fillers)


def _meeting(phrase: str, classes: Classes) -> str:
    known = classes.by_name.get(classes.of_noun(phrase))
    return known.name if known and known.edge else ""


def _subject(statement: Statement, scene: Scene) -> Filler | None:
    acts = isinstance(statement.subject, Mention) and statement.voice is Voice.ACTIVE
    return scene.filler("participant", statement.subject) if acts else None


def _named(phrase: Literal, scene: Scene) -> Iterator[Filler]:
    """Those who end a name behind "with": Ann Lund of "Norwegian Minister Ann Lund", not Norway."""
    match = PARTY.search(phrase.text)
    if not match:
        return
    start, end = phrase.span.start + match.start(1), phrase.span.start + match.end(1)
    text = scene.extraction.document.text
    mentions = scene.mentions
    for mention in mentions[bisect_left(mentions, start, key=lambda m: m.span.start) :]:
        if mention.span.start >= end:
            return
        inside = mention.span.end <= end and ENDS.match(text[mention.span.end : phrase.span.end])
        filler = scene.filler("participant", mention) if inside else None
        if filler is not None:
            yield filler
