"""AnnotatedDocument -> open statements: the clause extractor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.english.tree import is_caption
from kg.types import AnnotatedDocument, Statement

if TYPE_CHECKING:
    from kg.extract.statements.context import Context
    from kg.extract.statements.propositions import Proposition

LONGEST_LABEL = 6  # words of "Mario J. Lucero:"
LAST = 2  # words of "?”"
WH_TAGS = frozenset({"WP", "WP$", "WDT", "WRB"})
MAX_WORDS = 400  # a longer "sentence" is a table or a list; its tree says nothing


class ClauseExtractor:
    """Facts from clause structure over Universal Dependencies trees.

    Method: clause types as in ClausIE (Del Corro and Gemulla, WWW 2013), read off UD relations. Does not find what is only implied, facts
    across sentences, or anything in a sentence without a parse.
    """

    name = "clauses"
    version = "1"

    def __call__(self, annotated: AnnotatedDocument) -> Iterator[Statement]:
        """Statements in text order, without relation, attribution or time."""
        from kg.extract.statements.binary import statements  # noqa: PLC0415

        for context in contexts(annotated):
            for proposition in sentence_propositions(context):
                yield from statements(context, proposition)


def contexts(annotated: AnnotatedDocument) -> Iterator[Context]:
    """The sentences worth reading, in order."""
    from kg.extract.statements.context import contexts_of  # noqa: PLC0415

    return (c for c in contexts_of(annotated) if c.sentence.tokens and len(c.sentence.tokens) <= MAX_WORDS)


def sentence_propositions(context: Context) -> Iterator[Proposition]:
    """Verbal propositions, then nominal ones."""
    from kg.extract.clauses.find import clauses  # noqa: PLC0415
    from kg.extract.nouns.nominals import nominal_propositions  # noqa: PLC0415
    from kg.extract.statements.propositions import propositions  # noqa: PLC0415

    if is_caption(context.sentence) or _asks_for_something(context):
        return
    for clause in clauses(context.tree):
        yield from propositions(clause)
    yield from nominal_propositions(context.tree)


def _asks_for_something(context: Context) -> bool:
    """ "*What* is Acme?", "Reporter: And *who* paid?": what is asked for is unknown; "Did Lund pay?" names it all."""
    tokens = context.sentence.tokens
    if not any(t.form == "?" for t in tokens[-LAST:]):
        return False
    label = next((i + 1 for i, t in enumerate(tokens[:LONGEST_LABEL]) if t.form == ":"), 0)
    return next((t.xpos in WH_TAGS for t in tokens[label:] if t.upos not in {"PUNCT", "CCONJ", "INTJ"}), False)
