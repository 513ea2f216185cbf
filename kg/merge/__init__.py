"""Extractions and a Linker -> the triples of the graph contract: sorted, unique, without blank nodes.

A commutative, associative, idempotent fold: every roll-up (status, confidence, counts) is computed from the set of mentions, so the
order and repetition of documents never change a byte.
"""

from kg.merge.contract import Contract
from kg.merge.turtle import Turtle, serialize
from kg.merge.whole import Merged, merge, merged

__all__ = ["Contract", "Merged", "Turtle", "merge", "merged", "serialize"]
