"""Extractions and a Linker -> Occurrences: each statement with the terms it becomes, or the reason why it can not be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.merge.rollup import Vote, grain
from kg.merge.speaks import Named
from kg.merge.terms import Amount, Term, amount, kg, literal, time, words
from kg.types import Argument, Document, Entity, Evidence, Extraction, Field, Linker, Literal, Mention, Span, Statement
from kg.vocab import Vocabulary

OnDrop = Callable[[Statement, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One statement of one document as RDF terms.

    `time` is its EDTF date or interval, or ""; `node` the IRI of its mention; `mentions` are the things named inside its literals that
    are no qualifiers of it.
    """

    statement: Statement
    document: Document
    node: NamedNode
    vote: Vote
    subject: NamedNode
    predicate: NamedNode
    object: Term
    amount: Amount | None
    qualifiers: tuple[tuple[str, Term, Amount | None], ...]
    speakers: tuple[NamedNode, ...]
    entities: tuple[Entity, ...]
    time: str
    mentions: tuple[NamedNode, ...] = ()


def occurrences(extractions: Iterable[Extraction], linker: Linker, vocabulary: Vocabulary, *, on_drop: OnDrop) -> Iterator[Occurrence]:
    """Statements of all documents; a document that comes twice counts once. Those that can not be written go to `on_drop`."""
    by_id = {e.document.id: e for e in extractions}
    for document in sorted(by_id):
        extraction = by_id[document]
        terms = Terms(extraction.document, linker, vocabulary, Named(extraction, linker))
        for statement in extraction.statements:
            problem = _problem(statement, extraction.document) or _loop(statement, terms)
            if problem:
                on_drop(statement, problem)
            else:
                yield terms.occurrence(statement)


@dataclass(frozen=True, slots=True)
class Terms:
    """Turns the arguments of one document into terms."""

    document: Document
    linker: Linker
    vocabulary: Vocabulary
    named: Named

    def occurrence(self, statement: Statement) -> Occurrence:
        """A statement whose subject is a node."""
        subject, target = self.term(statement.subject), self.term(statement.object)
        assert isinstance(subject, NamedNode)  # noqa: S101 - `_problem` has seen to it
        qualifiers = [(q.role, self.term(q.value), amount(q.value)) for q in statement.qualifiers]
        speakers = [a.speaker for a in statement.attribution if a.speaker]
        arguments = (statement.subject, statement.object, *(q.value for q in statement.qualifiers), *speakers)
        inside = tuple(e for _, e in sorted(self.named.inside(statement).items()))
        predicate = kg(statement.relation) if statement.relation else NamedNode(self.vocabulary.relation(statement.predicate))
        tellers = tuple(dict.fromkeys(NamedNode(self.vocabulary.entity(self.linker.entity_of(s).id)) for s in speakers))
        when = statement.time.edtf if statement.time and statement.time.edtf != "../.." else ""
        facts = (subject.value, predicate.value, str(target), when)
        return Occurrence(
            statement=statement,
            document=self.document,
            node=NamedNode(self.vocabulary.mention(self.document.id, *_marks(statement, facts, tellers))),
            vote=Vote(self.document.id, statement.status, grain(statement.confidence)),
            subject=subject,
            predicate=predicate,
            object=target,
            amount=amount(statement.object),
            qualifiers=tuple(q for q in qualifiers if q[1] not in (subject, target)),
            speakers=tellers,
            entities=(*(e for a in arguments if (e := self.entity(a))), *inside),
            time=when,
            mentions=tuple(n for e in inside if (n := NamedNode(self.vocabulary.entity(e.id))) not in {q[1] for q in qualifiers}),
        )

    def term(self, argument: Argument) -> Term:
        """An entity's IRI, the article's IRI, or a literal."""
        if isinstance(argument, Literal):
            return literal(argument, self.document.language)
        entity = self.entity(argument)
        if entity:
            return NamedNode(self.vocabulary.entity(entity.id))
        if isinstance(argument, Field) and argument.name == "published":
            return time(argument.value) or words(argument.value, self.document.language)
        return NamedNode(self.vocabulary.article(argument.document))

    def entity(self, argument: Argument) -> Entity | None:
        """The entity of a mention or field; none for a literal, the article itself and its date."""
        if isinstance(argument, Mention) or (isinstance(argument, Field) and argument.name not in ("article", "published")):
            return self.linker.entity_of(argument)
        return None


def _marks(statement: Statement, facts: Iterable[str], speakers: Iterable[NamedNode]) -> Iterator[str]:
    """All that sets one occurrence apart within its document; what two extractors find alike stays two mentions."""
    evidence = statement.evidence
    yield from [evidence.name] if isinstance(evidence, Field) else [f"{s.start},{s.end}" for _, s in spans_of(evidence)]
    yield from facts
    yield from (statement.polarity.value, statement.certainty.value, statement.surface, statement.extractor, statement.rule)
    yield "said"
    yield from (f"{a.act.value} {a.span.start},{a.span.end}" for a in statement.attribution)
    yield "by"
    yield from (speaker.value for speaker in speakers)


def spans_of(evidence: Evidence | Field) -> tuple[tuple[str, Span], ...]:
    """Property of the mention -> span, for evidence in the text."""
    if isinstance(evidence, Field):
        return ()
    return (
        ("sentence", evidence.sentence),
        ("subjectSpan", evidence.subject),
        ("predicateSpan", evidence.predicate),
        ("objectSpan", evidence.object),
    )


def _problem(statement: Statement, document: Document) -> str | None:
    """Why a statement can not be written, or None."""
    if isinstance(statement.subject, Literal) or (isinstance(statement.subject, Field) and statement.subject.name == "published"):
        return "its subject is no thing but a literal"
    if any(span.end > len(document.text) for _, span in spans_of(statement.evidence)):
        return "its evidence lies outside the text"
    return None


def _loop(statement: Statement, terms: Terms) -> str | None:
    return "subject and object are one entity" if terms.term(statement.subject) == terms.term(statement.object) else None
