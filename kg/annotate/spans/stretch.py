"""Tags of words -> stretches: words side by side that the tagger gives one class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.english.tree import Node, Tree, top


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words from `first` to `last`, and the class the tagger gives them, "" for none."""

    first: Node
    last: Node
    label: str = ""

    def __contains__(self, node: Node | None) -> bool:
        return node is not None and self.first.index <= node.index <= self.last.index

    def __len__(self) -> int:
        return self.last.index - self.first.index + 1

    @property
    def nodes(self) -> list[Node]:
        """Its words."""
        return self.first.tree.nodes[self.first.index - 1 : self.last.index]

    @property
    def head(self) -> Node:
        """The word that the others hang from."""
        return self.first if self.first is self.last else top(self.nodes)

    def overlaps(self, other: Stretch) -> bool:
        """Whether the two share a word."""
        return self.first.index <= other.last.index and other.first.index <= self.last.index

    def within(self, nodes: Sequence[Node]) -> Stretch | None:
        """The same class over some words of it that stand side by side; None over none."""
        return replace(self, first=nodes[0], last=nodes[-1]) if nodes else None


def tagged_stretches(tree: Tree, tags: Sequence[str]) -> list[Stretch]:
    """Stretches of BIO tags, one tag a word; an I- that continues nothing starts one."""
    found: list[Stretch] = []
    for node, tag in zip(tree.nodes, tags, strict=True):
        if tag == "O":
            continue
        label = tag[2:]
        if found and tag[0] == "I" and found[-1].last is node.before and found[-1].label == label:
            found[-1] = replace(found[-1], last=node)
        else:
            found.append(Stretch(node, node, label))
    return found
