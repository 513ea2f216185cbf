"""Tree -> Tree: arcs hung elsewhere where a rule knows better than the parser."""

from __future__ import annotations

from kg.english.tree import Tree

RULES: tuple = ()


def mended(tree: Tree) -> Tree:
    """x"""
    return tree
