"""Tree in, propositions without a verb out: appositions, titles, places, possessors, events told by a noun.

Every rule is a generator over one noun, named in RULES; its docstring holds the sort of sentence that motivated it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.english.tree import NOUNS, Tree
from kg.extract.clauses.arguments import core_words, full_words, trim
from kg.extract.clauses.find import Clause
from kg.extract.clauses.roles import Role, case_name, case_words
from kg.extract.clauses.subjects import find_subject
from kg.extract.lexicon import EVENT_NOUNS, LIGHT_VERBS
from kg.extract.nouns.descriptions import affiliation, all_case, apposition, genitive, place, title
from kg.extract.statements.propositions import Proposition, Slot

NominalRule = Callable[[Tree, int], Iterator[Proposition]]


def nominal_propositions(tree: Tree) -> Iterator[Proposition]:
    """What the nouns of a sentence state, in text order."""
    for token in tree.tokens:
        if token.upos in NOUNS or token.upos == "PRON":
            for rule in RULES:
                yield from rule(tree, token.index)


def worth(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "a contract *worth €310 million*": an adjective that takes an amount."""
    for other in tree.children(index, ("amod", "acl", "appos", "acl:relcl")):
        amount = tree.child(other, "obj", "obl", "obl:unmarked", "nmod", "nmod:unmarked", "ccomp", "dep")
        if tree[other].lemma.lower() == "worth" and amount is not None and tree.child(other, "cop") is None:
            of = _set_off(tree, index, other)
            clause = Clause(other, "worth", "be worth", (other,), of, (), copular=True)
            words = [i for i in core_words(tree, of, case=all_case(tree, of)) if i not in tree.subtree(other)]
            subject = Slot(of, "subject", (), tuple(words))
            yield Proposition(clause, "be worth", (other,), subject, (Slot(amount, "object", (), full_words(tree, amount)),))


def _set_off(tree: Tree, index: int, other: int) -> int:
    """ "a *contract* for two vessels, worth €310 million": behind a comma it is the whole that has the value."""
    while tree[min(tree.subtree(other))].form == "," and tree[index].deprel == "nmod" and tree[tree[index].head].upos == "NOUN":
        index = tree[index].head
    return index


def possessor(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "*Kim's* sister Kim Yo-jong", "*the firm's* director": who has whom; worth a fact only where the ontology knows the relation."""
    owner = tree.child(index, "nmod:poss")
    if owner is None or not tree.children(index, ("appos", "nmod:desc", "flat")):
        described = tree.child(index, "nmod:desc")
        owner = tree.child(described, "nmod:poss") if described else owner
    if owner is None:
        return
    words = trim(tree, [i for i in core_words(tree, index) if i not in tree.subtree(owner)])
    clause = Clause(index, "possessor", "have", (), owner, ())
    subject = Slot(owner, "subject", (), core_words(tree, owner, case=genitive(tree, owner)))
    if words:
        yield Proposition(clause, "have", (), subject, (Slot(index, "object", (), words),))


def event(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "*Kim's dismissal of Pak*", "*a visit by Shoigu to Pyongyang*", "made *a visit to Moscow*": a noun that tells what a verb tells."""
    verb = EVENT_NOUNS.get(tree[index].lemma.lower())
    if verb is None:
        return
    roles = [(i, case_words(tree, i)) for i in tree.children(index, ("nmod", "obl"))]
    governor = tree[index].head
    is_light = bool(governor) and tree[index].deprel in {"obj", "nsubj:pass"} and tree[governor].lemma.lower() in LIGHT_VERBS
    if is_light:
        roles += [(i, case_words(tree, i)) for i in tree.children(governor, ("obl",))]
    agent = _agent(tree, index, roles, light=is_light)
    if agent is None:
        return
    slots = sorted(
        (s for i, case in roles if i != agent and (s := _event_slot(tree, i, case)) is not None), key=lambda s: (s.role != "object", s.head)
    )
    head = governor if is_light else index
    words = (governor, index) if is_light else (index,)
    clause = Clause(
        head, "light verb" if is_light else "event noun", verb, words, agent, tuple(Role(s.head, s.role, s.case) for s in slots)
    )
    if slots:
        yield Proposition(
            clause, verb, words, Slot(agent, "subject", (), core_words(tree, agent, case=all_case(tree, agent))), tuple(slots)
        )


def _agent(tree: Tree, index: int, roles: list[tuple[int, tuple[int, ...]]], *, light: bool) -> int | None:
    """Who does it: the possessor, the by-phrase, the subject of the light verb."""
    owner = tree.child(index, "nmod:poss")
    if owner is not None:
        return owner
    by = next((i for i, case in roles if case_name(tree, case) == "by"), None)
    if by is not None:
        return by
    return find_subject(tree, tree[index].head)[0] if light and tree[index].deprel == "obj" else None


def _event_slot(tree: Tree, index: int, case: tuple[int, ...]) -> Slot | None:
    words = full_words(tree, index, case=case)
    name = case_name(tree, case)
    return Slot(index, "object" if name == "of" else name, case, words) if words and tree[index].deprel != "nmod:poss" else None


RULES: tuple[NominalRule, ...] = (apposition, title, affiliation, place, worth, possessor, event)
