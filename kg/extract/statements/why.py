"""One annotated document and its statements in, a reason for each sentence that gave none out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from kg.extract import MAX_WORDS, sentence_propositions
from kg.extract.clauses.find import clauses
from kg.extract.statements.binary import statements as statements_of
from kg.extract.statements.context import Context, DocumentIndex
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
    index = DocumentIndex(annotated)
    for number, sentence in enumerate(annotated.sentences):
        if number not in given and sentence.tokens:
            yield Reason(number, _cause(Context(index, number), unresolved))


def _cause(context: Context, unresolved: AbstractSet[Mention]) -> Cause:
    tree = context.tree
    if len(tree) > MAX_WORDS:
        return Cause.TOO_LONG
    if not any(t.upos == "VERB" or t.deprel == "cop" for t in tree.tokens):
        return Cause.NO_VERB
    if any(t.form == "?" for t in tree.tokens[-3:]):
        return Cause.QUESTION
    if next(clauses(tree), None) is None:
        return Cause.NO_SUBJECT
    found = list(sentence_propositions(context))
    if not any(p.slots for p in found):
        return Cause.NO_OBJECT
    said = [s for p in found for s in statements_of(context, p)]
    if not said:
        return Cause.NO_OBJECT if any(context.mention(p.subject.head) for p in found) else Cause.NO_SUBJECT
    return Cause.UNRESOLVED_PRONOUN if all({s.subject, s.object} & unresolved for s in said) else Cause.TOO_LITTLE
