"""Noun -> its preposition, and the prepositions, conjunctions and set phrases that decide what it is. Small letters."""

from __future__ import annotations

from collections.abc import Iterable

from kg.english.tree import Node

SOURCED = "according to"  # the role of who tells it, which is no argument of the verb
PREPOSITIONS = frozenset(
    """about across after against along among around as at before behind between beyond by during for from in inside into near of off on
    onto out over past since through throughout to toward towards under until upon via with within without""".split()
) | {"out of", "because of", "in front of", "instead of", "over to", "up to"}
# a preposition and a noun that are an adverb
IDIOMS = frozenset(
    {"in part", "in turn", "in general", "in particular", "in fact", "in addition", "in short", "at least", "at last", "at first", "at all"}
    | {
        "for example",
        "for instance",
        "of course",
        "in return",
        "in response",
        "in total",
        "in all",
        "on average",
        "by contrast",
        "to death",
    }
)
# the first two words of prepositions of three
LONG_PREPOSITIONS = frozenset(
    {"in favour", "in favor", "on behalf", "in front", "in charge", "in support", "in defence", "in defense", "in line", "in exchange"}
    | {"in return", "in response", "in addition", "in need", "in search", "in violation", "in breach"}
)
GERUND_MARKS = frozenset({"of", "with", "for", "from", "against"})  # "suspected *of* selling"
CONJUNCTIONS = frozenset(
    "after although as because before if once since though unless until when where whereas wherever while without despite".split()
)
GENITIVES = frozenset({"'s", "’s", "'"})


def case_words(noun: Node) -> tuple[Node, ...]:
    """Words of the preposition of a noun: "with", "because of", "according to"; a conjunct without one takes its first conjunct's."""
    case = [n for c in noun.dependents("case") if c.lemma not in GENITIVES for n in c.subtree()]
    if not case and noun.deprel == "conj" and noun.head is not None:
        return case_words(noun.head)
    return tuple(sorted(case))


def genitive(noun: Node) -> tuple[Node, ...]:
    """A noun's possessive ending."""
    return tuple(n for n in noun.dependents("case") if n.xpos == "POS")


def case_name(case: Iterable[Node]) -> str:
    """Preposition as written, in small letters, "" for none."""
    return " ".join(n.low for n in case)
