"""Tree -> clauses: each predicate with its subject, its other arguments and the verbs that govern it (n-ary, uninflected)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from kg.english.adverbs import NEGATIONS
from kg.english.tree import NOMINALS, Node, Tree
from kg.english.verbs import PREPOSITIONAL, asked, particles
from kg.extract.clauses.arguments import Words
from kg.extract.clauses.predicates import is_copular, is_passive
from kg.extract.clauses.roles import Role, roles_of
from kg.extract.clauses.subjects import find_subject, own
from kg.types import Construction, Voice

INNER = ("aux", "cop")
RISES = frozenset({"up", "down"})
ASKING = frozenset({"how", "what", "whatever", "which", "whichever"})
NO_PREDICATES = frozenset({"aux", "cop", "case", "mark", "cc", "amod", "compound", "fixed", "det", "advmod", "discourse", "punct"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with its arguments.

    `words` are the predicate's own words in text order (auxiliaries, negation, governing verbs of a chain, particles), `lemma` its open
    predicate without preposition. `subject` is the surface subject: in a passive clause the one it happens to. `governors` are the
    predicates whose infinitive or participle this is, nearest first.
    """

    head: Node
    construction: Construction
    voice: Voice
    lemma: str
    words: Words
    subject: Node
    roles: tuple[Role, ...] = ()
    governors: tuple[Node, ...] = ()

    @property
    def is_copular(self) -> bool:
        """Whether it says what something is or is like."""
        return self.voice is Voice.COPULA

    @property
    def is_passive(self) -> bool:
        """Whether its subject is what it happens to."""
        return self.voice is Voice.PASSIVE


def clauses(tree: Tree) -> Iterator[Clause]:
    """All clauses of a sentence with a subject, in the order of their predicates."""
    for node in tree.nodes:
        if _is_predicate(node):
            subject, construction = find_subject(node)
            if subject is not None and not _is_compared(node, subject) and not _is_asked_for(subject):
                yield _clause(node, subject, construction)


def _clause(head: Node, subject: Node, construction: Construction) -> Clause:
    governors = tuple(_governors(head))
    return Clause(
        head=head,
        construction=construction,
        voice=Voice.COPULA if is_copular(head) else Voice.PASSIVE if is_passive(head) else Voice.ACTIVE,
        lemma=_lemma(head),
        words=tuple(sorted({*_own_words(head), *_chain_words(head, governors), *_shared_auxiliaries(head)})),
        subject=subject,
        roles=tuple(roles_of(head, subject=subject)),
        governors=governors,
    )


def _is_predicate(node: Node) -> bool:
    if node.has("cop"):
        return True
    if node.upos not in {"VERB", "AUX"} or node.base in NO_PREDICATES:
        return False
    if node.upos == "AUX":
        return True
    bare = not node.has("aux", "nsubj")
    if bare and ((node.xpos == "VBG" and node.lemma in PREPOSITIONAL) or node.low == "compared"):
        return False  # "in *neighbouring* Estonia", "*pending* an appeal", "rose 4%, *compared* with 2% in May"
    return node.base not in {"nmod", "obl"}


def _is_compared(head: Node, subject: Node) -> bool:
    """ "fewer *than an earlier draft had listed*": a measure, no fact of its own."""
    return head.base in {"acl", "advcl"} and any(n.lemma.lower() == "than" and n < subject for n in head.subtree())


def _is_asked_for(subject: Node) -> bool:
    """ "did not say *which ministers* would attend", "*how many men* are on board": nobody is named."""
    first = subject.left_edge
    counted = first.after is not None and first.after.low in {"many", "much", "few", "little"}
    return first is not subject and first.low in ASKING and (first.low != "how" or counted)  # not "*how* a star evolved"


def _governors(head: Node) -> Iterator[Node]:
    """Predicates above an infinitive, participle or complement that decide whether it holds, nearest first.

    "Kim *tried* to visit", "is *expected* to *agree* to meet"; conjuncts share the governors of the first: "plans to visit and inspect".
    """
    node = head.first
    while node.deprel == "xcomp" and node.head is not None:
        yield node.head
        node = node.head.first


def _chain_words(head: Node, governors: tuple[Node, ...]) -> Iterator[Node]:
    """Words of the governing verbs where they are read as one predicate with this one: "*tried to* visit", not "told X to visit"."""
    first = head.first
    if first.deprel != "xcomp" or own(first) is not None:
        return
    above = list(takewhile(lambda g: not g.has("obj", "iobj") and asked(g) is None, governors))
    for governor in above:
        yield from _own_words(governor)
    for node in (first, *above) if above else ():
        yield from (n for n in node.dependents("mark") if node is first or (n.lemma == "to" and node is not governors[-1]))


def _shared_auxiliaries(head: Node) -> list[Node]:
    """ "*is* cut and flushed", "*will* go and inspect": a conjunct without a tense of its own shares the first one's auxiliaries."""
    first = head.first
    if first is head or head.has("aux") or head.is_finite or head.upos != "VERB" or first.xpos != head.xpos:
        return []
    return [n for n in first.dependents(*INNER) if n < first]


def _own_words(head: Node) -> list[Node]:
    negations = [n for n in head.dependents("advmod") if n.lemma.lower() in NEGATIONS]
    words = [*head.dependents(*INNER), *particles(head), *_rise(head), *negations]
    return words if is_copular(head) and head.upos in NOMINALS else [*words, head]


def _rise(head: Node) -> list[Node]:
    """ "prices are *up* two percent": the way that an amount went."""
    return [n for n in head.dependents("advmod", "case") if n.low in RISES and n < head] if head.has("nummod") else []


def _lemma(head: Node) -> str:
    """ "preside", "set up", "be worth", "be" before a noun."""
    if is_copular(head):
        return " ".join(["be", *(n.low for n in _rise(head))]) if head.upos in NOMINALS else f"be {head.lemma.lower()}"
    return " ".join([head.lemma.lower(), *(n.lemma.lower() for n in particles(head))])
