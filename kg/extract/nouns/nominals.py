"""Tree -> propositions without a verb: appositions, titles, places, possessors, events told by a noun.

Every rule is a generator over one noun, named in RULES; its docstring holds the sort of sentence that motivated it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.english.prepositions import case_words, genitive
from kg.english.tree import NOUNS, Node, Tree
from kg.extract.clauses.arguments import core_words, full_words, outside
from kg.extract.clauses.find import Clause
from kg.extract.nouns.descriptions import affiliation, apposition, nominal, noun_phrase, people, place, title
from kg.extract.nouns.events import event
from kg.extract.nouns.lifespans import lifespan
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import Construction, Voice

NominalRule = Callable[[Node], Iterator[Proposition]]


def nominal_propositions(tree: Tree) -> Iterator[Proposition]:
    """What the nouns of a sentence state, in text order."""
    for node in tree.nodes:
        if node.upos in NOUNS or node.upos == "PRON":
            for rule in RULES:
                yield from rule(node)


def worth(noun: Node) -> Iterator[Proposition]:
    """ "a contract *worth €310 million*": an adjective that takes an amount."""
    for other in noun.dependents("amod", "acl", "appos"):
        amount = other.child("obj", "obl", "nmod", "ccomp", "dep") if other.lemma.lower() == "worth" else None
        if amount is not None and not other.has("cop"):
            words = tuple(n for n in core_words(noun, case=(*case_words(noun), *genitive(noun))) if n not in other.subtree())
            clause = Clause(other, Construction.WORTH, Voice.COPULA, "be worth", (other,), noun)
            slot = Slot(amount, "object", (), full_words(amount))
            yield Proposition(clause, "be worth", (other,), Slot(noun, "subject", (), words), (slot,))


def possessor(noun: Node) -> Iterator[Proposition]:
    """ "*Kim's* sister Kim Yo-jong", "*the firm's* director": who has whom; worth a fact only where the ontology knows the relation."""
    described = noun.child("nmod:desc")
    owner = noun.child("nmod:poss") or (described.child("nmod:poss") if described is not None else None)
    if owner is None:
        return
    words = outside(core_words(noun), owner)
    if words:
        name = core_words(owner, case=genitive(owner))
        yield nominal(Construction.POSSESSOR, "have", owner, name, [Slot(noun, "object", (), words)])


RULES: tuple[NominalRule, ...] = (apposition, title, affiliation, lifespan, noun_phrase, people, place, worth, possessor, event)
