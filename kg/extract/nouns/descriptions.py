"""Tree and a noun in, what stands beside it as its description out: appositions, titles, bodies that people are of, places in places.

Every rule is a generator over one noun; its docstring holds the sort of sentence that motivated it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.english.tree import NOUNS, Tree
from kg.extract.clauses.arguments import core_words, full_words
from kg.extract.clauses.find import Clause
from kg.extract.clauses.roles import case_name, case_words
from kg.extract.lexicon import HONORIFICS
from kg.extract.statements.parts import COUPLES
from kg.extract.statements.propositions import Proposition, Slot, stray_conjuncts

LONGEST_TITLE = 14  # words of a description before a name
LONGEST_HONOUR = 4  # letters of what is set behind a name and is no name: QC, MBE, PhD
SIBLINGS = frozenset({"brother", "sister", "twin", "cousin", "sibling"})


def apposition(tree: Tree, index: int) -> Iterator[Proposition]:
    """ "Koo Byoungsam, *spokesperson of the ministry*", "its neighbour, *Karsova*": one thing; the noun describes the name."""
    for other in tree.children(index, ("appos",)):
        named, described = (index, other) if tree[index].upos == "PROPN" or tree[other].upos != "PROPN" else (other, index)
        if tree[described].upos not in NOUNS or _names_another(tree, index, other) or _is_no_description(tree, named, described):
            continue
        if tree[described].xpos == "NNS" and not _set_apart(tree, index, other):
            continue  # "names Sokolchev": a headline's verb read as a noun
        for name in tree.conjuncts(named) if tree[described].xpos == "NNS" else [named]:
            yield _be(tree, "apposition", name, described)
        for second in stray_conjuncts(tree, index):
            yield _be(tree, "apposition", named, second)


def _names_another(tree: Tree, index: int, other: int) -> bool:
    """Whether what stands beside a noun is an aside, an honour, a second name, a part of it or a further item of a list."""
    owned = tree.child(other, "det", "nmod:poss") is not None  # "Pike, *the town's MP*"
    if tree[other].form.isupper() and len(tree[other].form) <= LONGEST_HONOUR and not owned:
        return True  # "Mark Tedeschi, QC"
    if tree[index].upos == tree[other].upos == "PROPN" and not owned:
        return True  # an acronym, a second name, or a place inside another
    if tree.child(other, "nsubj") is not None or any(_is_of_them(tree, i) for i in tree.children(other)):
        return True  # "40 people, *most of them* children", "three men, *two of them* wounded"
    return _is_aside(tree, index, other) or _is_a_list(tree, index, other)


def _is_no_description(tree: Tree, named: int, described: int) -> bool:
    """ "firms *including* Acme", "a *couple*, Ann and Per Lund", of whom neither is a couple, and a clause read as a noun phrase: "Kim's
    comments … communicate an intent, Cheong said"."""
    including = any(tree[i].form.lower() in {"including", "like"} for i in tree.children(described, ("case",)))
    clause = named > described and len(full_words(tree, described)) > LONGEST_TITLE
    return including or clause or tree[described].lemma.lower() in COUPLES


def _is_a_list(tree: Tree, index: int, other: int) -> bool:
    """ "164 ingots, pieces of a hull and a weight": three things, where the number is not that of those named behind."""
    count = next((tree[i].form for i in tree.children(index, ("nummod",))), "")
    return count.isdigit() and len(tree.conjuncts(other)) > 1 and int(count) != len(tree.conjuncts(other))


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
    """ "Batumi, *Georgia*": a name set behind the name of a place says where it is; "New Mexico, *Arizona* and Texas" is a list."""
    for other in tree.children(index, ("appos", "nmod:unmarked", "nmod:npmod", "nmod")):
        if (
            tree[index].upos == tree[other].upos == "PROPN"
            and other > index
            and not case_words(tree, other)
            and tree[index + 1].form == ","
            and not any(i > other for i in (*tree.children(index, ("conj",)), *tree.children(other, ("conj",))))
        ):
            clause = Clause(index, "place", "be", (), index, (), copular=True)
            inside = Slot(other, "in", (), core_words(tree, other))
            yield Proposition(clause, "be in", (), Slot(index, "subject", (), core_words(tree, index)), (inside,))


def _be(tree: Tree, rule: str, named: int, described: int) -> Proposition:
    """X is Y, said without a verb."""
    clause = Clause(described, rule, "be", (), named, (), copular=True)
    inside = set(tree.subtree(described)) if named not in tree.subtree(described) else set()
    subject = tuple(i for i in core_words(tree, named, case=all_case(tree, named)) if i not in inside)
    words = tuple(
        i
        for i in full_words(tree, described, case=case_words(tree, described))
        if i not in set(tree.subtree(named)) or named not in tree.subtree(described)
    )
    while words and words[0] != described and (_counts_or_dates(tree, words[0], described) or tree[words[0]].lemma.lower() == "whose"):
        words = words[1:]
    return Proposition(
        clause, "be", (), Slot(named, "subject", (), subject or (named,)), (Slot(described, "object", (), words or (described,)),)
    )


def _counts_or_dates(tree: Tree, index: int, described: int) -> bool:
    """ "*then* a student", "*two* officials": what is said of one name without it."""
    many = tree[index].deprel == "nummod" and tree[described].xpos == "NNS"
    return tree[index].head == described and (many or tree[index].lemma.lower() in {"then", "now", "also"})


def all_case(tree: Tree, index: int) -> tuple[int, ...]:
    """A noun's preposition and its possessive ending."""
    return (*case_words(tree, index), *genitive(tree, index))


def genitive(tree: Tree, index: int) -> tuple[int, ...]:
    """A noun's possessive ending."""
    return tuple(i for i in tree.children(index, ("case",)) if tree[i].xpos == "POS")
