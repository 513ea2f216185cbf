"""Predicate -> features: what its own words, its clause, what governs it and the rules say of whether it happened, each with its word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, Self

from kg.english.tree import Node
from kg.qualify.attribution import sources
from kg.qualify.certainty import doubt
from kg.qualify.modals import Doubt
from kg.qualify.polarity import Negation, negations
from kg.qualify.telling import Source

Feature = tuple[str, Node]
LEVELS = 3  # of governors that are looked at
FUNCTION = frozenset({"aux", "cop", "mark", "advmod", "cc", "det", "case"})  # whose form matters
CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "acl", "csubj"})
ARGUMENTS = frozenset({"nsubj", "obj", "expl", "obl", "iobj"})


class Signs(NamedTuple):
    """What the rules find around a predicate: who tells it, what doubts it, what negates it."""

    told: list[Source]
    doubted: Doubt | None
    negated: list[Negation]

    @classmethod
    def of(cls, node: Node) -> Self:
        """Ask the rules."""
        return cls(list(sources(node)), doubt(node), negations(node))


def features(node: Node, signs: Signs) -> list[Feature]:
    """All that hold of a predicate, each with the word that it is seen at. Must stay as they were in training."""
    return [*_own(node), *_below(node), *_above(node), *_of_sentence(node), *_by_rules(node, signs)]


def _own(node: Node) -> Iterator[Feature]:
    yield "bias", node
    yield f"lemma={node.lemma.lower()}", node
    yield f"tag={node.xpos}", node
    yield f"relation={node.deprel}", node
    yield f"tag|relation={node.xpos}|{node.base}", node
    yield f"tag|auxiliaries={node.xpos}|{'+'.join(c.low for c in node.dependents('aux', 'aux:pass', 'cop'))}", node
    if node.base in CLAUSES | {"conj", "root", "parataxis"}:
        yield f"marks={node.xpos}|{node.base}|{'+'.join(c.low for c in node.dependents('mark'))}", node


def _below(node: Node) -> Iterator[Feature]:
    subject = node.child("nsubj", "nsubj:pass", "csubj", "expl")
    yield f"subject={_kind(subject)}", subject or node
    yield f"tag|subject={node.xpos}|{subject is not None}|{node.head is None}", node
    for child in node.children:
        if child.base in FUNCTION:
            yield f"{child.base}={child.low}", child
        elif child.base in ARGUMENTS:
            yield f"{child.base}:{_kind(child)}", child
            for det in child.dependents("det"):
                yield f"{child.base}.det={det.low}", det
        elif child.base in CLAUSES:
            yield f"below={child.base}|{'+'.join(sorted(child.lemmas('mark')))}", child
            yield f"below.tag={child.base}|{child.xpos}", child


def _above(node: Node) -> Iterator[Feature]:
    path = node.base
    for level, above in enumerate(islice(node.ancestors(), LEVELS)):
        yield f"above{level}={above.lemma.lower()}|{path}", above
        yield f"above={above.lemma.lower()}", above
        yield f"above{level}.tag={above.xpos}|{path}", above
        for child in above.dependents("aux", "mark", "advmod"):
            if (child is not node and child.base != "advmod") or child.low in {"not", "n't", "never"}:
                yield f"above{level}.{child.base}={child.low}", child
                if level == 0:
                    yield f"above.{child.base}={child.low}|{node.base}", child
        if level == 0 and above.has("nsubj"):
            yield f"above.subject={_kind(above.child('nsubj'))}|{node.base}", above
        path = f"{path}<{above.base}"


def _of_sentence(node: Node) -> Iterator[Feature]:
    last = node.tree.nodes[-1]
    yield f"ends={last.form if last.upos == 'PUNCT' else ''}", last
    if last.form == "?" or node.tree.nodes[max(0, len(node.tree) - 2)].form == "?":
        yield f"asked={node.base}", last
    if node.index == 1:
        yield f"first={node.xpos}", node


def _by_rules(node: Node, signs: Signs) -> Iterator[Feature]:
    found = signs.doubted
    yield (f"doubt={found.rule}|{found.certainty.value}", found.word) if found else ("doubt=", node)
    if found:
        yield f"doubt.word={found.rule}|{found.word.lemma.lower()}", found.word
    yield f"negations={len(signs.negated) % 2}", node
    for negation in signs.negated:
        yield f"negation={negation.rule}", negation.word
    for source in signs.told:
        yield f"source={source.act.value}|{source.rule}", source.word


def _kind(argument: Node | None) -> str:
    if argument is None:
        return ""
    return argument.low if argument.upos == "PRON" else argument.upos
