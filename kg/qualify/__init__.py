"""Statements and their document in, the same statements out with speaker, polarity, certainty and time.

An apposition or title is the article's own word, unless it calls it alleged; everything else takes what the words around its predicate
make of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.english.speech import speech_acts
from kg.english.tree import Tree
from kg.english.trees import trees_of
from kg.qualify.attribution import Source, hearsay, sources
from kg.qualify.certainty import certainty, is_inverted
from kg.qualify.dating import Dater
from kg.qualify.lexicon import MENTAL
from kg.qualify.polarity import polarity
from kg.qualify.quotes import quotation_speakers
from kg.types import AnnotatedDocument, Attribution, Certainty, Construction, Evidence, Field, SpeechAct, Statement

# what no verb governs
PRESUPPOSED = frozenset({Construction.APPOSITION, Construction.TITLE, Construction.PLACE, Construction.POSSESSOR, Construction.AFFILIATION})


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
        self._trees = trees_of(annotated)
        self._quoted = quotation_speakers(annotated)
        self._dater = Dater(annotated, self._mentions)

    def __call__(self, statement: Statement, evidence: Evidence) -> Statement:
        tree = self._trees[evidence.index]
        if statement.construction in PRESUPPOSED:
            doubted = tuple(self._attribution(s, tree, evidence.index) for s in hearsay(tree, evidence.head))
            return self._dater(replace(statement, attribution=doubted), evidence, tree, future=False)
        sure = certainty(tree, evidence.head)
        found = [self._attribution(s, tree, evidence.index) for s in sources(tree, evidence.head)]
        attribution = tuple(a for a in found if not _speaks_of_speaking(statement, evidence, a))
        if evidence.index in self._quoted and not any(a.speaker for a in attribution):
            attribution = (*attribution, self._quoted[evidence.index])
        if sure is Certainty.CONDITIONAL and attribution and attribution[0].act is SpeechAct.REPORT and _says_would(tree, evidence.head):
            feared = any(tree[a.word].lemma in MENTAL for a in sources(tree, evidence.head))
            sure = Certainty.POSSIBLE if feared else Certainty.PLANNED  # "he said he would go" is the past of "he will go"
        qualified = replace(statement, polarity=polarity(tree, evidence.head), certainty=sure, attribution=attribution)
        return self._dater(qualified, evidence, tree, future=sure in {Certainty.PLANNED, Certainty.CONDITIONAL})

    def _attribution(self, source: Source, tree: Tree, sentence: int) -> Attribution:
        speaker = self._mentions.get((sentence, source.speaker)) if source.speaker is not None else None
        return Attribution(speaker=speaker, act=source.act, span=tree[source.word].span)


def _speaks_of_speaking(statement: Statement, evidence: Evidence, attribution: Attribution) -> bool:
    """That somebody said something is not what that somebody said: "“I left,” Lund said, Lund added"."""
    if attribution.speaker is None or isinstance(statement.subject, Field):
        return False
    same = attribution.speaker == statement.subject or attribution.speaker.text == statement.subject.text
    return same and (attribution.span == evidence.predicate or statement.predicate in speech_acts())


def _says_would(tree: Tree, head: int) -> bool:
    chain = [head]
    while tree[chain[-1]].deprel in {"conj", "xcomp"}:  # "would close a plant and *shut* another", "would keep *flying*"
        chain.append(tree[chain[-1]].head)
    conditions = {tree[j].lemma for verb in chain for i in tree.children(verb, ("advcl",)) for j in tree.children(i, ("mark",))}
    inverted = any(is_inverted(tree, i) for i in tree.children(chain[-1], ("advcl",)))  # "*had they been warned*, they would have left"
    would = any(tree[i].form.lower() in {"would", "'d"} for verb in chain for i in tree.children(verb, ("aux",)))
    return would and "if" not in conditions and not inverted
