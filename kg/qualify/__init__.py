"""Statements and their document in, the same statements out with speaker, polarity, certainty and time.

An apposition or title is the article's own word; everything else takes what the words around its predicate make of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.qualify.attribution import Source, sources
from kg.qualify.quotes import quotation_speakers
from kg.qualify.scope import certainty, polarity
from kg.qualify.times import resolve_time
from kg.tree import Tree
from kg.types import (
    AnnotatedDocument,
    Argument,
    Attribution,
    Certainty,
    EntityType,
    Evidence,
    Field,
    Interval,
    Literal,
    LiteralKind,
    SpeechAct,
    Statement,
)

PRESUPPOSED = frozenset({"apposition", "title", "place", "worth", "possessor"})  # rules whose statements no verb governs
ADJUNCTS = frozenset(
    {"", "time", "on", "in", "at", "during", "since", "until", "till", "by", "before", "after", "from", "through", "for", "within"}
)


def qualify(statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
    """Yield each statement with its qualification, in the same order."""
    qualifier = _Qualifier(annotated)
    for statement in statements:
        yield statement if isinstance(statement.evidence, Field) else qualifier(statement, statement.evidence)


class _Qualifier:
    """Trees, mentions and quotations of one document, made once."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self._annotated = annotated
        self._mentions = {(m.sentence, m.head): m for m in annotated.mentions}
        self._trees: dict[int, Tree] = {}
        self._quoted = quotation_speakers(annotated)

    def __call__(self, statement: Statement, evidence: Evidence) -> Statement:
        tree = self._trees.setdefault(evidence.index, Tree(self._annotated.sentences[evidence.index]))
        if statement.rule.partition("/")[2] in PRESUPPOSED:
            return self._dated(statement, evidence, tree, future=False)
        sure = certainty(tree, evidence.head)
        found = [self._attribution(s, tree, evidence.index) for s in sources(tree, evidence.head)]
        attribution = tuple(a for a in found if a.speaker is None or a.speaker != statement.subject or a.span != evidence.predicate)
        if evidence.index in self._quoted and not any(a.speaker for a in attribution):
            attribution = (*attribution, self._quoted[evidence.index])
        if sure is Certainty.CONDITIONAL and any(a.act is SpeechAct.REPORT for a in attribution) and _says_would(tree, evidence.head):
            sure = Certainty.PLANNED  # "he said he would go" is the past of "he will go"
        qualified = replace(statement, polarity=polarity(tree, evidence.head), certainty=sure, attribution=attribution)
        return self._dated(qualified, evidence, tree, future=sure in {Certainty.PLANNED, Certainty.CONDITIONAL})

    def _attribution(self, source: Source, tree: Tree, sentence: int) -> Attribution:
        speaker = self._mentions.get((sentence, source.speaker)) if source.speaker is not None else None
        return Attribution(speaker=speaker, act=source.act, span=tree[source.word].span)

    def _dated(self, statement: Statement, evidence: Evidence, tree: Tree, *, future: bool | None) -> Statement:
        """Resolve the time phrases; the first that names an interval says when the statement holds. What lies ahead is planned."""
        published = self._annotated.document.published
        ahead = future or _tense(tree, evidence.head)
        qualifiers = tuple(replace(q, value=_valued(q.value, q.role, self._annotated, ahead)) for q in statement.qualifiers)
        target = _valued(statement.object, statement.predicate.rpartition(" ")[2], self._annotated, ahead)
        times = [(q.role, q.value) for q in qualifiers if q.role in ADJUNCTS]
        times.append((statement.predicate.rpartition(" ")[2] if " " in statement.predicate else "", target))
        interval = next((i for role, value in times if (i := self._interval(value, role, ahead)) is not None), None)
        interval = interval or self._shared_time(tree, evidence, ahead)
        sure = statement.certainty
        if interval and interval.start and published and interval.start > published and sure is Certainty.CERTAIN:
            sure = Certainty.PLANNED
        return replace(statement, qualifiers=qualifiers, object=target, time=interval, certainty=sure)

    def _shared_time(self, tree: Tree, evidence: Evidence, future: bool | None) -> Interval | None:
        """The time of the clause that this one goes on with: "*On Friday* he resigned and left the country"."""
        index = evidence.head
        while tree.base(index) in {"conj", "xcomp"} and tree[tree[index].head].upos in {"VERB", "AUX"}:
            first, index = index, tree[index].head
            for child in tree.children(index, ("obl",)):
                mention = self._mentions.get((evidence.index, child))
                if mention is not None and mention.entity_type is EntityType.DATE and _same_tense(tree, first, index):
                    role = " ".join(tree[i].form.lower() for i in tree.children(child, ("case",)))
                    literal = Literal(text=mention.text, span=mention.span, kind=LiteralKind.TIME)
                    return self._interval(literal, role, future)
        return None

    def _interval(self, value: Argument, role: str, future: bool | None) -> Interval | None:
        if not isinstance(value, Literal) or value.kind is not LiteralKind.TIME:
            return None
        found = resolve_time(value.text, role=role, published=self._annotated.document.published, future=future)
        return replace(found, span=value.span) if found else None


def _valued(value: Argument, role: str, annotated: AnnotatedDocument, future: bool | None) -> Argument:
    """A time literal with its EDTF value where it can be resolved; anything else as it is."""
    if not isinstance(value, Literal) or value.kind is not LiteralKind.TIME or value.value is not None:
        return value
    found = resolve_time(value.text, role="", published=annotated.document.published, future=future)
    return replace(value, value=found.edtf) if found else value


def _same_tense(tree: Tree, clause: int, main: int) -> bool:
    """A conjunct in another tense has its time elsewhere: "He resigned on Friday and will leave"."""
    return tree[clause].deprel == "xcomp" or tree[clause].xpos == tree[main].xpos


def _says_would(tree: Tree, head: int) -> bool:
    return any(tree[i].form.lower() in {"would", "'d"} for i in tree.children(head, ("aux",))) and not any(
        tree[j].lemma == "if" for i in tree.children(head, ("advcl",)) for j in tree.children(i, ("mark",))
    )


def _tense(tree: Tree, head: int) -> bool | None:
    """Whether times lie ahead ("opens on June 23"), behind ("has lost since"), or on either side ("the talks set for May")."""
    tensed = [i for i in tree.children(head, ("aux", "aux:pass", "cop")) if tree[i].xpos in {"VBZ", "VBP", "VBD", "MD"}] or [head]
    if any(tree[i].lemma == "have" and tree.base(i) == "aux" for i in tensed):
        return False
    tags = {tree[i].xpos for i in tensed}
    return True if tags & {"VBZ", "VBP", "MD"} else False if "VBD" in tags else None
