"""AnnotatedDocument and its statements -> a reason for each sentence that gave none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from kg.extract import MAX_WORDS, sentence_propositions
from kg.extract.clauses.find import clauses
from kg.extract.statements.binary import statements as statements_of
from kg.extract.statements.context import Context, contexts_of
from kg.extract.statements.propositions import Proposition
from kg.types import AnnotatedDocument, Evidence, Mention, MentionKind, Statement


class Cause(Enum):
    """What keeps a sentence from giving a statement; the first that applies."""

    TOO_LONG = "too-long"  # a table, a list, a broken line
    NO_VERB = "no-verb"  # a heading, a caption, a fragment
    QUESTION = "question"
    NO_SUBJECT = "no-subject"  # an order, or a verb whose subject is a clause or nothing one could name
    NO_OBJECT = "no-object"  # "Kim said.", a verb that says nothing alone
    UNRESOLVED_PRONOUN = "unresolved-pronoun"  # "He left Seoul.", and nobody knows who
    TOO_LITTLE = "too-little"  # "Kim's factory": who has what, without a relation of the ontology


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the sentence with this index says nothing in the graph."""

    sentence: int
    cause: Cause


def why(annotated: AnnotatedDocument, statements: Iterable[Statement]) -> Iterator[Reason]:
    """A reason for each sentence, in order, that none of these statements of the document rests on.

    A statement about a pronoun that refers to nothing named or described does not count: it does not reach the graph.
    """
    unresolved = {m for c in annotated.chains if all(m.kind is MentionKind.PRONOUN for m in c.mentions) for m in c.mentions}
    given = {s.evidence.index for s in statements if isinstance(s.evidence, Evidence) and not {s.subject, s.object} & unresolved}
    for context in contexts_of(annotated):
        if context.index not in given and context.sentence.tokens:
            yield Reason(context.index, _cause(context, unresolved))


def _cause(context: Context, unresolved: AbstractSet[Mention]) -> Cause:
    tokens = context.sentence.tokens
    if len(tokens) > MAX_WORDS:
        return Cause.TOO_LONG
    if not any(t.upos == "VERB" or t.deprel == "cop" for t in tokens):
        return Cause.NO_VERB
    if any(t.form == "?" for t in tokens[-3:]):
        return Cause.QUESTION
    if next(clauses(context.tree), None) is None:
        return Cause.NO_SUBJECT
    return _cause_of(context, list(sentence_propositions(context)), unresolved)


def _cause_of(context: Context, found: list[Proposition], unresolved: AbstractSet[Mention]) -> Cause:
    if not any(p.slots for p in found):
        return Cause.NO_OBJECT
    said = [s for p in found for s in statements_of(context, p)]
    if not said:
        return Cause.NO_OBJECT if any(p.subject.head.mention for p in found) else Cause.NO_SUBJECT
    return Cause.UNRESOLVED_PRONOUN if all({s.subject, s.object} & unresolved for s in said) else Cause.TOO_LITTLE
