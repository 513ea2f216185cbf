"""AnnotatedDocument -> Trees: each sentence's tree, built when it is first asked for and shared by all who read the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.english.tree import Tree
from kg.types import AnnotatedDocument, Mention


class Trees:
    """The trees of a document by sentence; each word that is the head of a mention knows it."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self._sentences = annotated.sentences
        self._trees: dict[int, Tree] = {}
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in annotated.mentions:
            self._mentions[mention.sentence].append(mention)

    def __iter__(self) -> Iterator[Tree]:
        return (self[index] for index in range(len(self._sentences)))

    def __getitem__(self, sentence: int) -> Tree:
        tree = self._trees.get(sentence)
        if tree is None:
            tree = self._trees[sentence] = Tree(self._sentences[sentence])
            for mention in self._mentions[sentence]:
                tree.node(mention.head).mention = mention
        return tree


def trees_of(annotated: AnnotatedDocument) -> Trees:
    """The trees of a document, the same ones whoever asks."""
    trees = annotated.derived.get("trees")
    if not isinstance(trees, Trees):
        trees = annotated.derived["trees"] = Trees(annotated)
    return trees
