"""The head of a noun phrase -> the words that identify the thing, and its class."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.annotate.spans.classes import GUM_CLASSES
from kg.annotate.spans.stretch import Stretch
from kg.annotate.spans.times import is_vague
from kg.english.nouns.bodies import NAME_CLASSES
from kg.english.nouns.classes import noun_class
from kg.english.nouns.titles import GENERAL_OFFICES, TITLES
from kg.english.pronouns import ARTICLES, POSSESSIVES
from kg.english.tree import Node
from kg.types import EntityType

ASIDE = frozenset(
    "appos acl:relcl acl parataxis conj cc case punct advmod advcl mark cop aux aux:pass nsubj nsubj:pass nsubj:outer csubj csubj:pass "
    "csubj:outer expl orphan discourse obl obl:unmarked obl:agent ccomp xcomp obj vocative list dislocated dep reparandum".split()
)
DROPPED = ASIDE - {"punct", "advmod", "case", "conj", "cc", "obl:unmarked", "obl"}  # in a modifier of the noun
QUOTES = frozenset({'"', "“", "”", "``", "''", "'", "‘", "’"})
MEASURES = frozenset({"percent", "percentage", "cent", "per", "%"})
PARTS = MEASURES | {"half", "third", "quarter", "majority", "most", "dozen", "hundred", "thousand", "number", "handful"}
KNOWING = frozenset({"aware", "close", "familiar", "knowledgeable", "privy"})
NUMBERS = frozenset({"nummod", "nmod:desc", "flat", "compound", "nmod:unmarked"})


def phrase(head: Node) -> Stretch:
    """First to last word of what identifies the thing: see `Mention.span`."""
    before = [n for c in head.children if c.index < head.index and _premodifies(c) for n in _kept(c)]
    first = min([head, *before], key=lambda n: n.index)
    last = head
    for child in head.children:
        if child.index > head.index and _postmodifies(child, last):
            last = max(last, phrase(child).last, key=lambda n: n.index)
        elif child.index > head.index and _is_in_the_know(child):
            last = max(child.subtree(), key=lambda n: n.index)
    words = head.tree.nodes[first.index - 1 : head.index - 1]
    for word, after in pairwise(words):
        first = head.tree.node(after.index + 1) if after.form == "," and word.upos == "ADV" else first
    while first.index < head.index and _is_leading(first) and first.after is not None:
        first = first.after
    return _with_other_quote(Stretch(first, last))


def _with_other_quote(span: Stretch) -> Stretch:
    """With the other half of a quotation mark that stands alone inside: "offensive" actions, own "creep index"."""
    if sum(n.form in QUOTES and not n.token.joined for n in span.nodes) != 1:
        return span
    before, after = span.first.before, span.last.after
    if after is not None and after.form in QUOTES:
        return Stretch(span.first, after)
    return Stretch(before if before is not None and before.form in QUOTES else span.first, span.last)


def _premodifies(child: Node) -> bool:
    if child.deprel == "advmod" and child.has(form={"than"}):
        return True  # "*less than* a tenth of the victims"
    return child.deprel not in ASIDE and child.base != "det" and child.low not in POSSESSIVES and child.upos != "DET"


def _kept(node: Node) -> Iterator[Node]:
    """A modifier's words that stay: all but asides."""
    yield node
    for below in node.children:
        if below.deprel not in DROPPED:
            yield from _kept(below)


def _postmodifies(child: Node, last: Node) -> bool:
    """Whether a modifier after the noun is an "of" phrase that follows directly, a bare number ("Line 2", "$2.2 billion") or
    a further part of a name."""
    if child.upos == "NUM" and child.deprel in NUMBERS:
        return child.left_edge is last.after
    if child.deprel == "flat":
        return child is last.after or child.is_glued
    case = child.child("case")
    return child.deprel in {"nmod", "obl"} and case is not None and case is last.after and case.low == "of"


def _is_in_the_know(child: Node) -> bool:
    """ "a person *familiar with the matter*", "officials *close to the talks*": all that is told of a source without a name."""
    known = child.lemma.lower() in KNOWING and child.before is child.head and child.has("obl", "nmod")
    return known and not any(n.upos in {"PUNCT", "VERB"} for n in child.subtree())


def _is_leading(node: Node) -> bool:
    if node.low == "at" and node.after is not None and node.after.low in {"least", "most"}:
        return False
    return node.upos in {"PUNCT", "ADP", "CCONJ", "PART", "DET"} or node.low in ARTICLES or node.low in POSSESSIVES or node.low == "own"


# ------------------------------------------------------------------------------------------------ what it stands for


def nominal_class(node: Node) -> EntityType:
    """Class of a noun phrase: by its head noun, else by the model's entity type, else OTHER."""
    lemma = noun_of(node)
    whole = whole_of(node) if lemma in PARTS or node.upos in {"NUM", "DET"} else None
    if whole is not None:
        return nominal_class(whole)
    if voters(node) is not None or (node.low == "those" and node.upos != "NOUN"):
        return EntityType.GROUP
    if (lemma == "time" and node.has("nummod")) or is_vague(node):
        return EntityType.OTHER  # "three times", "years of neglect"
    known = noun_class(lemma) or (NAME_CLASSES.get(lemma) if node.upos == "PROPN" else None) or GUM_CLASSES.get(node.kind)
    if known is None and lemma in TITLES:
        known = EntityType.PERSON
    if known is EntityType.PERSON and is_plural(node):
        return EntityType.GROUP
    return known or EntityType.OTHER


def noun_of(node: Node) -> str:
    """The lemma of a noun, with what a hyphen joins to it where the two are a noun of their own: "start-*up*"; of "general" the office."""
    lemma, dash = node.lemma.lower(), node.before
    first = dash.before if dash is not None and dash.form == "-" and dash.is_glued and node.is_glued else None
    office = first or dash
    if lemma == "general" and office is not None and office.lemma.lower() in GENERAL_OFFICES:
        return office.lemma.lower()  # "the secretary-*general*", "the attorney *general*"
    joined = f"{first.low}-{lemma}" if first is not None else lemma
    return joined if noun_class(joined) is not None else lemma


def whole_of(node: Node) -> Node | None:
    """The noun that a quantity is a part of: "two of the *directors*"."""
    of = (c for c in node.children if c.deprel in {"nmod", "obl"} and c.index > node.index)  # "most" may be read as an adjective
    return next((c for c in of if c.has(form={"of"})), None)


def voters(node: Node) -> Node | None:
    """The clause that tells who is meant: "those *who voted*"."""
    if node.low != "those":
        return None
    return next((c for c in node.children if c.deprel == "acl:relcl" and c.has(form={"who"})), None)


def is_plural(node: Node) -> bool:
    """Whether a noun is plural by its tag or features."""
    return node.xpos in {"NNS", "NNPS"} or node.feature("Number") == "Plur"
