"""Trees of a document -> Marked: the stretches of words that stand in quotation marks.

A quotation that its paragraph does not close goes on where the next paragraph begins with an opening mark; else it ends with its
paragraph. Straight marks open or close by the spaces around them. Of nested quotations the outermost counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.english.tree import Node, Tree

OPENING = {"“": "”", "«": "»", "„": "“”", "``": "''", "‘": "’"}
STRAIGHT = frozenset({'"', "''"})
CLOSING = frozenset({"”", "»", *STRAIGHT})
ENDING = frozenset({",", ".", "?", "!", "…"})  # what stands before a mark that closes speech
SINGLE = frozenset({"‘", "'"})  # a mark that may be an apostrophe


@dataclass(slots=True)
class Marked:
    """`words` without the marks, and for each the number of its sentence."""

    opening: Node | None
    words: list[Node] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    closing: Node | None = None


def marked(trees: Sequence[Tree]) -> Iterator[Marked]:
    """In text order; stretches without a word are left out."""
    reader = _Reader()
    paragraph = None
    for number, tree in enumerate(trees):
        if tree.sentence.paragraph != paragraph:
            paragraph = tree.sentence.paragraph
            reader.new_paragraph(tree)
        for node in tree.nodes:
            reader.take(node, number)
    reader.close(None)
    yield from (run for run in reader.found if run.words)


class _Reader:
    """Reads words one by one; `run` is the quotation that is open."""

    def __init__(self) -> None:
        self.found: list[Marked] = []
        self.run: Marked | None = None
        self._begins = False  # whether the next mark only begins a paragraph of the quotation that is open

    def new_paragraph(self, tree: Tree) -> None:
        """Close what was left open, unless the paragraph begins with a mark: then it goes on."""
        goes_on = len(tree) > 0 and self.run is not None and tree.nodes[0].form in {*OPENING, *STRAIGHT} - SINGLE
        self._begins = goes_on
        if not goes_on:
            self.close(None)

    def take(self, node: Node, sentence: int) -> None:
        """Take the next word."""
        if self._begins:
            self._begins = False
        elif self.run is None:
            self._outside(node, sentence)
        elif self._closes(node):
            self.close(node)
        elif _opens(node) and node.form not in SINGLE:
            self.close(None)  # the one before was never closed
            self.run = Marked(node)
        else:
            self.run.words.append(node)
            self.run.sentences.append(sentence)

    def close(self, mark: Node | None) -> None:
        """End the open quotation; one in single marks that nothing closes was an apostrophe."""
        if self.run is not None and (mark is not None or self.run.opening is None or self.run.opening.form not in SINGLE):
            self.run.closing = mark
            self.found.append(self.run)
        self.run = None

    def _outside(self, node: Node, sentence: int) -> None:
        if _opens(node):
            self.run = Marked(node)
        elif node.form in CLOSING and node.before is not None and node.before.form in ENDING:
            taken = {word for run in self.found[-2:] for word in run.words}  # it was opened in a text that is not here
            words = [n for n in node.tree.nodes[: node.index - 1] if n not in taken]
            self.found.append(Marked(None, words, [sentence] * len(words), node))

    def _closes(self, node: Node) -> bool:
        opening = self.run.opening.form if self.run is not None and self.run.opening is not None else '"'
        if opening in STRAIGHT:
            return node.form in STRAIGHT and not (_leans_right(node) and not node.is_glued)
        if opening == "'":
            return node.form == "'" and node.is_glued and node.upos == "PUNCT"
        return node.form in OPENING.get(opening, "") and (opening not in SINGLE or node.upos == "PUNCT")


def _opens(node: Node) -> bool:
    if node.form == "'":
        return node.upos == "PUNCT" and not node.is_glued and _leans_right(node) and _has_partner(node)
    if node.form in STRAIGHT:
        return _leans_right(node) or not node.is_glued
    return node.form in OPENING


def _leans_right(node: Node) -> bool:
    """Whether no white space stands between a mark and the word after it."""
    return node.after is not None and node.after.is_glued


def _has_partner(node: Node) -> bool:
    """Whether a single mark is closed in its sentence."""
    return any(n.form == "'" and n.is_glued and n.upos == "PUNCT" for n in node.tree.nodes[node.index + 1 :])
