"""Tree in, propositions without a verb out: appositions, titles, places, possessors, events told by a noun.

Every rule is a generator over one noun, named in RULES; its docstring holds the sort of sentence that motivated it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.extract.arguments import core_words, full_words, trim
from kg.extract.clauses import Clause
from kg.extract.lexicon import EVENT_NOUNS, HONORIFICS, LIGHT_VERBS
from kg.extract.parts import COUPLES
from kg.extract.propositions import Proposition, Slot, stray_conjuncts
from kg.extract.roles import Role, case_name, case_words
from kg.extract.subjects import find_subject
from kg.tree import NOUNS, Tree

LONGEST_TITLE = 14  # words of a description before a name
LONGEST_HONOUR = 4  # letters of what is set behind a name and is no name: QC, MBE, PhD
SIBLINGS = frozenset({"brother", "sister", "twin", "cousin", "sibling"})
NominalRule = Callable[[Tree, int], Iterator[Proposition]]


def nominal_propositions(tree: Tree) -> Iterator[Proposition]:
    """What the nouns of a sentence state, in text order."""
    for token in tree.tokens:
        if token.upos in NOUNS or token.upos == "PRON":
            for rule in RULES:
                yield from rule(tree, token.index)


def apposition(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "Koo Byoungsam, *spokesperson of the ministry*", "its neighbour, *Karsova*": one thing; the noun describes the name."""
    for other in tree.children(index, ("appos",)):
        owned = tree.child(other, "det", "nmod:poss") is not None  # "Pike, *the town's MP*"
        if tree[other].form.isupper() and len(tree[other].form) <= LONGEST_HONOUR and not owned:
            continue  # "Mark Tedeschi, QC"
        named, described = (index, other) if tree[index].upos == "PROPN" or tree[other].upos != "PROPN" else (other, index)
        if tree[described].upos not in NOUNS or _is_aside(tree, index, other):
            continue
        if any(tree[i].form.lower() in {"including", "like"} for i in tree.children(described, ("case",))):
            continue  # "firms including the energy group Acme"
        if named > described and len(full_words(tree, described)) > LONGEST_TITLE:
            continue  # "Kim's comments … communicate an intent, Cheong said": a clause read as a noun phrase
        if tree[described].lemma.lower() in COUPLES:
            continue  # "a *couple*, Ann and Per Lund": neither is a couple
        if tree[described].xpos == "NNS" and not _set_apart(tree, index, other):
            continue  # "names Sokolchev": a headline's verb read as a noun
        if tree[index].upos == tree[other].upos == "PROPN" and not owned:
            continue  # an acronym, a second name, or a place inside another
        if tree.child(other, "nsubj") is not None or any(_is_of_them(tree, i) for i in tree.children(other)):
            continue  # "40 people, *most of them* children", "three men, *two of them* wounded"
        for name in tree.conjuncts(named) if tree[described].xpos == "NNS" else [named]:
            yield _be(tree, "apposition", name, described)
        for second in stray_conjuncts(tree, index):
            yield _be(tree, "apposition", named, second)


def _is_of_them(tree: Tree, index: int) -> bool:
    return tree[index].deprel == "nmod" and tree[index].upos == "PRON"


def _set_apart(tree: Tree, index: int, other: int) -> bool:
    return any(tree[i].upos == "PUNCT" for i in range(index + 1, other)) or len(tree.conjuncts(other)) > 1


def _is_aside(tree: Tree, index: int, other: int) -> bool:
    """Whether what follows is in brackets, "(KCNA)", "(54)", or begins a clause that the parser missed, ", whose independence"."""
    if any(tree[i].lemma.lower() == "whose" for i in tree.children(other)):
        return True
    before = min(tree.subtree(other))
    return (
        tree[before].form in {"(", "["}
        or (before > 1 and tree[before - 1].form in {"(", "["})
        or tree[other].upos == "NUM"
        or index == other
    )


def title(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "*North Korean leader* Kim Jong-un", "*President* Yoon"; honorifics such as "Mr" say nothing."""
    if tree[index].upos != "PROPN":
        return
    for other in tree.children(index, ("nmod:desc", "compound", "appos")):
        small = tree[other].upos == "NOUN" and tree[other].form.islower()  # "Government Guesthouse" is one name
        is_title = tree[other].deprel == "nmod:desc" or (tree[other].deprel == "compound" and small and other < index)
        if tree[other].xpos == "NNS" and tree[other].lemma.lower() in SIBLINGS:
            continue  # "*brothers* Karl and Otto Brandt": neither is brothers
        if any(tree[i].lemma.lower() == "whose" for i in tree.children(other)):
            continue  # "*whose song* Paper Lanterns reached it"
        if is_title and other < index and tree[other].lemma.lower().rstrip(".") not in HONORIFICS:
            yield _titled(tree, index, other)


def _titled(tree: Tree, index: int, other: int) -> Proposition:
    """The title with what the parser hangs on the name before it: "*U.S.* President Joe Biden"."""
    found = _be(tree, "title", index, other)
    words = list(found.slots[0].words)
    beside = [i for i in tree.children(index, ("compound", "amod", "nmod:poss", "nmod:desc")) if i < words[0]]
    for before in reversed(beside):
        if max(tree.subtree(before)) == words[0] - 1:
            words = tree.subtree(before) + words
    return replace(found, slots=(replace(found.slots[0], words=tuple(words)),))


def affiliation(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "Tor Eskeland *of Northlight Bank*", "Ana Costa *with the fire service*": a person's name and the body that the person is of."""
    if tree[index].upos != "PROPN":
        return
    for other in tree.children(index, ("nmod",)):
        case = case_words(tree, other)
        name = case_name(tree, case)
        if tree[other].upos in NOUNS and other > index and name in {"of", "with", "from"}:
            clause = Clause(index, "affiliation", "be", (), index, (), copular=True)
            body = Slot(other, name, case, core_words(tree, other, case=case))
            yield Proposition(clause, "be", (), Slot(index, "subject", (), core_words(tree, index)), (body,))


def place(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "Batumi, *Georgia*": a name set behind the name of a place says where it is."""
    for other in tree.children(index, ("appos", "nmod:unmarked", "nmod:npmod", "nmod")):
        if (
            tree[index].upos == tree[other].upos == "PROPN"
            and other > index
            and not case_words(tree, other)
            and tree[index + 1].form == ","
        ):
            clause = Clause(index, "place", "be", (), index, (), copular=True)
            inside = Slot(other, "in", (), core_words(tree, other))
            yield Proposition(clause, "be in", (), Slot(index, "subject", (), core_words(tree, index)), (inside,))


def worth(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "a contract *worth €310 million*": an adjective that takes an amount."""
    for other in tree.children(index, ("amod", "acl", "appos", "acl:relcl")):
        amount = tree.child(other, "obj", "obl", "obl:unmarked", "nmod", "nmod:unmarked", "ccomp", "dep")
        if tree[other].lemma.lower() == "worth" and amount is not None and tree.child(other, "cop") is None:
            of = _set_off(tree, index, other)
            clause = Clause(other, "worth", "be worth", (other,), of, (), copular=True)
            words = [i for i in core_words(tree, of, case=_all_case(tree, of)) if i not in tree.subtree(other)]
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
    subject = Slot(owner, "subject", (), core_words(tree, owner, case=_genitive(tree, owner)))
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
            clause, verb, words, Slot(agent, "subject", (), core_words(tree, agent, case=_all_case(tree, agent))), tuple(slots)
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


def _all_case(tree: Tree, index: int) -> tuple[int, ...]:
    return (*case_words(tree, index), *_genitive(tree, index))


def _genitive(tree: Tree, index: int) -> tuple[int, ...]:
    return tuple(i for i in tree.children(index, ("case",)) if tree[i].xpos == "POS")


def _be(tree: Tree, rule: str, named: int, described: int) -> Proposition:
    """X is Y, said without a verb."""
    clause = Clause(described, rule, "be", (), named, (), copular=True)
    inside = set(tree.subtree(described)) if named not in tree.subtree(described) else set()
    subject = tuple(i for i in core_words(tree, named, case=_all_case(tree, named)) if i not in inside)
    words = tuple(
        i
        for i in full_words(tree, described, case=case_words(tree, described))
        if i not in set(tree.subtree(named)) or named not in tree.subtree(described)
    )
    while words and words[0] != described and _counts_or_dates(tree, words[0], described):
        words = words[1:]
    return Proposition(
        clause, "be", (), Slot(named, "subject", (), subject or (named,)), (Slot(described, "object", (), words or (described,)),)
    )


def _counts_or_dates(tree: Tree, index: int, described: int) -> bool:
    """ "*then* a student", "*two* officials": what is said of one name without it."""
    many = tree[index].deprel == "nummod" and tree[described].xpos == "NNS"
    return tree[index].head == described and (many or tree[index].lemma.lower() in {"then", "now", "also"})


RULES: tuple[NominalRule, ...] = (apposition, title, affiliation, place, worth, possessor, event)
