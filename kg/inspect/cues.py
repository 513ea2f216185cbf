"""Folder of a build -> the cues of each mention: why it has its status, speakers and time, as statements.jsonl keeps them."""

from __future__ import annotations

from collections.abc import Mapping

from kg.inspect.saved import BEGIN, CONTEXT, END, SavedBuild
from kg.records import read_jsonl
from kg.types import Cue, Evidence, Span, Statement
from kg.vocab import kg, place_of

Place = tuple[str, str, str, str, str, Span, Span, Span]
SPANS = ("subjectSpan", "predicateSpan", "objectSpan")


def cues(saved: SavedBuild) -> Mapping[Place, tuple[str, ...]]:
    """What `place` gives for a mention -> its cues in words: "status: modal “will”", "status: judged 0.12 “maybe”"."""
    article = saved.vocabulary.article
    return {
        _place(statement, article(statement.document), statement.evidence): tuple(
            _told(cue, saved.texts[article(statement.document)]) for cue in statement.cues
        )
        for statement in read_jsonl(saved.folder / "statements.jsonl", Statement)
        if isinstance(statement.evidence, Evidence)
    }


def place(saved: SavedBuild, mention: str) -> Place | None:
    """What sets a mention of the text apart; None for one that metadata makes."""
    spans = [_span(saved, saved.value(mention, kg(name))) for name in SPANS]
    if None in spans:
        return None
    how = (saved.value(mention, CONTEXT), *(saved.value(mention, kg(name)) for name in ("surfacePredicate", "extractor", "rule")))
    status = saved.value(mention, kg("mentionStatus")).rpartition("#")[2]
    return (*how, status, *spans)  # type: ignore[return-value]  # three spans, none of them None


def _told(cue: Cue, text: str) -> str:
    score = "" if cue.score is None else f" {cue.score:.2f}"
    return f"{cue.kind.value}: {cue.rule}{score} “{cue.span.of(text)}”"


def _place(statement: Statement, article: str, evidence: Evidence) -> Place:
    how = (article, statement.surface, statement.extractor, statement.rule, statement.status.value)
    return (*how, evidence.subject, evidence.predicate, evidence.object)


def _span(saved: SavedBuild, node: str) -> Span | None:
    begin, end = saved.value(node, BEGIN), saved.value(node, END)
    if begin and end:
        return Span(int(begin), int(end))
    found = place_of(node)  # a compact graph says it by the IRI alone
    return Span(*found[1:]) if found else None
