"""Statements x AnnotatedDocument -> the same statements with speaker, polarity, certainty and time.

An apposition or title is the article's own word, unless it calls it alleged; everything else takes what the words around its predicate
make of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.english.modality import MENTAL
from kg.english.quotations import Quotation, quotations
from kg.english.speech import speech_acts
from kg.english.tree import Node
from kg.english.trees import trees_of
from kg.qualify.attribution import hearsay
from kg.qualify.certainty import is_inverted
from kg.qualify.dating import Dater
from kg.qualify.factuality import RULE, Judgement, judged, weighed
from kg.qualify.factuality.features import Signs
from kg.qualify.further import dated_again
from kg.qualify.modals import Doubt
from kg.qualify.polarity import Negation, by_argument
from kg.qualify.telling import Source
from kg.types import (
    AnnotatedDocument,
    Attribution,
    Certainty,
    Construction,
    Cue,
    CueKind,
    Evidence,
    Field,
    Literal,
    Mention,
    Polarity,
    SpeechAct,
    Statement,
)

# what no verb governs
PRESUPPOSED = frozenset(
    {
        Construction.NOUN_PHRASE,
        Construction.APPOSITION,
        Construction.TITLE,
        Construction.PLACE,
        Construction.POSSESSOR,
        Construction.AFFILIATION,
    }
)

_Reading = tuple[list[Source], Doubt | None, list[Negation], Judgement]
"""What the words around a predicate say of it."""


def qualify(statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
    """Yield each statement with its qualification, in the same order."""
    qualifier = _Qualifier(annotated)
    qualified = (s if isinstance(s.evidence, Field) else qualifier(s, s.evidence) for s in statements)
    yield from dated_again(qualified, annotated)


class _Qualifier:
    """Trees, mentions and quotations of one document, made once."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self._annotated = annotated
        self._mentions = {(m.sentence, m.head): m for m in annotated.mentions}
        self._trees = list(trees_of(annotated))
        self._number = {tree: number for number, tree in enumerate(self._trees)}
        self._quotations = quotations(self._trees)
        self._readings: dict[Node, _Reading] = {}
        self._dater = Dater(annotated, self._trees, self._mentions)

    def __call__(self, statement: Statement, evidence: Evidence) -> Statement:
        node = self._trees[evidence.index].node(evidence.head)
        if statement.construction in PRESUPPOSED:
            return self._dater(self._attributed(statement, node, list(hearsay(node))), evidence, node, future=False)
        told, doubted, negated, judgement = self._reading(node)
        spoken = self._attributed(statement, node, told)
        denials = _of_arguments(statement, node, negated)
        doubted, judged_so = weighed(judgement, doubted, negated=bool(denials))
        sure = doubted.certainty if doubted else Certainty.CERTAIN
        reported = bool(spoken.attribution) and spoken.attribution[0].act is SpeechAct.REPORT
        if sure is Certainty.CONDITIONAL and reported and _says_would(node):
            feared = any(s.word.lemma in MENTAL for s in told)
            sure = Certainty.POSSIBLE if feared else Certainty.PLANNED  # "he said he would go" is the past of "he will go"
        why = list(_status_cues(denials, doubted, judged_so))
        if why:
            polarity = Polarity.NEGATIVE if len(denials) % 2 else Polarity.POSITIVE
            spoken = replace(spoken, polarity=polarity, certainty=sure, cues=(*why, *spoken.cues))
        return self._dater(spoken, evidence, node, future=sure in {Certainty.PLANNED, Certainty.CONDITIONAL})

    def _reading(self, node: Node) -> _Reading:
        """What the words around a predicate say of it, read once for all its statements."""
        found = self._readings.get(node)
        if found is None:
            signs = Signs.of(node)
            found = self._readings[node] = *signs, judged(node, signs)
        return found

    def _attributed(self, statement: Statement, node: Node, told: Sequence[Source]) -> Statement:
        """The statement with its speakers, those that its sentence names and those of the quotations that it stands in."""
        found = [(self._attribution(source), _cue(CueKind.SPEAKER, source)) for source in told]
        kept = [(said, cue) for said, cue in found if not _speaks_of_speaking(statement, said)]
        around = self._quotations.around(node)
        kept += [self._quoted(q) for q in around if all(s.word in q.words for s in told)]  # else its own sentence says who speaks
        if not kept:
            return statement
        return replace(statement, attribution=tuple(said for said, _ in kept), cues=tuple(cue for _, cue in kept))

    def _attribution(self, source: Source) -> Attribution:
        return Attribution(speaker=self._mention(source.speaker), act=source.act, span=source.word.span)

    def _quoted(self, quotation: Quotation) -> tuple[Attribution, Cue]:
        span = (quotation.cue or quotation.words[0]).span
        act = SpeechAct.CLAIM if quotation.rule == "comment" else SpeechAct.REPORT
        said = Attribution(speaker=self._mention(quotation.speaker), act=act, span=span)
        return said, Cue(kind=CueKind.SPEAKER, rule=quotation.rule, span=span)

    def _mention(self, node: Node | None) -> Mention | None:
        return self._mentions.get((self._number[node.tree], node.index)) if node is not None else None


def _status_cues(denials: Sequence[Negation], doubted: Doubt | None, judgement: Judgement | None) -> Iterator[Cue]:
    """What negates and doubts, or the classifier's judgement in the place of a doubt."""
    yield from (_cue(CueKind.STATUS, found) for found in denials)
    if judgement is not None:
        yield Cue(kind=CueKind.STATUS, rule=RULE, span=judgement.word.span, score=judgement.probability)
    elif doubted is not None:
        yield _cue(CueKind.STATUS, doubted)


def _of_arguments(statement: Statement, node: Node, negated: list[Negation]) -> list[Negation]:
    """What negates the predicate, or one of its arguments alone."""
    if isinstance(statement.object, Mention):
        return by_argument(node.tree.node(statement.object.head), negated)
    if isinstance(statement.object, Literal):
        return by_argument(node.tree.top_of(statement.object.span) or node, negated)
    return negated


def _cue(kind: CueKind, found: Source | Negation | Doubt) -> Cue:
    return Cue(kind=kind, rule=found.rule, span=found.word.span)


def _speaks_of_speaking(statement: Statement, attribution: Attribution) -> bool:
    """That somebody said something is not what that somebody said: "“I left,” Lund said, Lund added"."""
    if attribution.speaker is None or isinstance(statement.subject, Field) or isinstance(statement.evidence, Field):
        return False
    same = attribution.speaker == statement.subject or attribution.speaker.text == statement.subject.text
    return same and (attribution.span == statement.evidence.predicate or statement.predicate in speech_acts())


def _says_would(node: Node) -> bool:
    chain = [node]
    while (head := chain[-1].head) is not None and chain[-1].is_a("conj", "xcomp"):
        chain.append(head)  # "would close a plant and *shut* another", "would keep *flying*"
    conditioned = any(clause.has("mark", lemma={"if"}) for verb in chain for clause in verb.dependents("advcl"))
    inverted = any(is_inverted(clause) for clause in chain[-1].dependents("advcl"))  # "*had they been warned*, they would have left"
    return any(verb.has("aux", form={"would", "'d"}) for verb in chain) and not conditioned and not inverted
