"""Tree -> propositions without a verb: appositions, titles, places, possessors, events told by a noun.

Every rule is a generator over one noun, named in RULES; its docstring holds the sort of sentence that motivated it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.english import verbs
from kg.english.event_nouns import EVENT_NOUNS
from kg.english.prepositions import case_name, case_words, genitive
from kg.english.tree import NOUNS, Node, Tree
from kg.extract.clauses.arguments import core_words, full_words, outside
from kg.extract.clauses.find import Clause
from kg.extract.clauses.subjects import find_subject
from kg.extract.nouns.descriptions import affiliation, apposition, nominal, place, title
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
            of = _whole(noun, other)
            words = tuple(n for n in core_words(of, case=(*case_words(of), *genitive(of))) if n not in other.subtree())
            clause = Clause(other, Construction.WORTH, Voice.COPULA, "be worth", (other,), of)
            slot = Slot(amount, "object", (), full_words(amount))
            yield Proposition(clause, "be worth", (other,), Slot(of, "subject", (), words), (slot,))


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


def event(noun: Node) -> Iterator[Proposition]:
    """ "*Kim's dismissal of Pak*", "*a visit by Shoigu to Pyongyang*", "made *a visit to Moscow*": a noun that tells what a verb tells."""
    verb = EVENT_NOUNS.get(noun.lemma.lower())
    if verb is None:
        return
    governor = noun.head if noun.deprel in {"obj", "nsubj:pass"} else None
    if governor is not None and governor.lemma.lower() not in verbs.LIGHT:
        governor = None
    beside = noun.dependents("nmod", "obl") + (governor.dependents("obl") if governor is not None else [])
    agent = _agent(noun, beside, governor)
    slots = [s for n in beside if n is not agent and (s := _event_slot(n)) is not None]
    if agent is None or not slots:
        return
    construction = Construction.EVENT_NOUN if governor is None else Construction.LIGHT_VERB
    words = (noun,) if governor is None else (governor, noun)
    clause = Clause(governor or noun, construction, Voice.ACTIVE, verb, words, agent)
    subject = Slot(agent, "subject", (), core_words(agent, case=(*case_words(agent), *genitive(agent))))
    yield Proposition(clause, verb, words, subject, tuple(sorted(slots, key=lambda s: (s.role != "object", s.head.index))))


def _whole(noun: Node, other: Node) -> Node:
    """ "a *contract* for two vessels, worth €310 million": behind a comma it is the whole that has the value."""
    while other.left_edge.form == "," and noun.deprel == "nmod" and noun.head is not None and noun.head.upos == "NOUN":
        noun = noun.head
    return noun


def _agent(noun: Node, beside: list[Node], governor: Node | None) -> Node | None:
    """Who does it: the possessor, the by-phrase, the subject of the light verb."""
    by = (n for n in beside if case_name(case_words(n)) == "by")
    agent = noun.child("nmod:poss") or next(by, None)
    if agent is None and governor is not None and noun.deprel == "obj":
        agent = find_subject(governor)[0]
    return agent


def _event_slot(node: Node) -> Slot | None:
    case = case_words(node)
    words = full_words(node, case=case)
    name = case_name(case)
    return Slot(node, "object" if name == "of" else name, case, words) if words and node.deprel != "nmod:poss" else None


RULES: tuple[NominalRule, ...] = (apposition, title, affiliation, place, worth, possessor, event)
