"""A tree and new heads for some of its words -> the tree with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.english.tree import Node, Tree

Arcs = dict[Node, tuple[Node | None, str]]


def rehung(tree: Tree, arcs: Mapping[Node, tuple[Node | None, str]]) -> Tree:
    """With new heads and labels for some words; as it was, where there are none or a word would come to hang below itself."""
    heads = {n: arcs[n][0] if n in arcs else n.head for n in tree.nodes}
    if not arcs or any(_is_below_itself(node, heads) for node in arcs):
        return tree
    tokens = tuple(
        replace(n.token, head=head.index if (head := arcs[n][0]) is not None else 0, deprel=arcs[n][1]) if n in arcs else n.token
        for n in tree.nodes
    )
    layers = {"names": [n.name for n in tree.nodes], "dates": [n.date for n in tree.nodes], "kinds": [n.kind for n in tree.nodes]}
    return Tree(replace(tree.sentence, tokens=tokens), **layers)


def _is_below_itself(start: Node, heads: Mapping[Node, Node | None]) -> bool:
    node = heads[start]
    for _ in heads:
        if node is None or node is start:
            break
        node = heads[node]
    return node is not None


def comma_before(node: Node) -> Node | None:
    """The comma that a phrase begins with or stands behind."""
    first = node.left_edge
    comma = first if first.form == "," else first.before
    return comma if comma is not None and comma.form == "," else None
