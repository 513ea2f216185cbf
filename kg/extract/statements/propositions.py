"""Clauses in, propositions out: subject, predicate words, first argument and the rest, ready to be read as a tuple of any arity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.english.tree import NOMINALS, Tree
from kg.extract.clauses.arguments import clause_words, full_words, trim
from kg.extract.clauses.find import Clause
from kg.extract.clauses.roles import Role, case_name, case_words, roles_of
from kg.extract.clauses.subjects import called_on
from kg.extract.lexicon import POSTS

CLAUSES = ("that", "xcomp", "advcl")
RAISING_OBJECTS = frozenset({"expect", "want", "need", "anticipate", "believe"})
DEGREES = frozenset({"more", "less", "as", "much"})
STANCES = frozenset({"refuse", "decline", "fail", "offer", "threaten"})  # what somebody does by them is news in itself


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument in a proposition: head word, role name, preposition words, all its words."""

    head: int
    role: str
    case: tuple[int, ...]
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause laid out: `lemma` and `words` of the predicate without preposition, the slots in the order of a tuple.

    In a passive clause with an agent, `agent` is it. `slots` may be empty: "Kim resigned".
    """

    clause: Clause
    lemma: str
    words: tuple[int, ...]
    subject: Slot
    slots: tuple[Slot, ...]
    agent: Slot | None = None


def propositions(tree: Tree, clause: Clause) -> Iterator[Proposition]:
    """The proposition of a clause; none if a chained governor says it better ("tried" of "tried to visit")."""
    if clause.subject is None:
        return
    subject = _subject_slot(tree, clause, clause.subject)
    slots = [s for role in _predicate_roles(tree, clause) if (s := _slot(tree, role, clause)) is not None and clause.subject not in s.words]
    if _is_only_governor(tree, clause):
        return
    if _compares_likelihood(tree, clause):
        yield _likelihood(tree, clause, subject, slots)
        return
    yield from _refusal(tree, clause, subject, slots)
    agent = next((s for s in slots if s.role == "agent"), None)
    ordered = sorted(slots, key=lambda s: _rank(tree, clause, s))
    yield Proposition(clause, clause.lemma, clause.words, subject, tuple(ordered), agent)


def stray_conjuncts(tree: Tree, index: int) -> list[int]:
    """Nouns coordinated with a name that go on with its description: "Ri, a vice chairman of the board *and a former minister*"."""
    described = tree.child(index, "appos")
    if described is None or tree[index].upos != "PROPN":
        return []
    later = [i for i in tree.children(index, ("conj",)) if i > described]
    single = tree.child(described, "det") is not None  # "an astronomer *and retired driver*": one noun without article describes, too
    return [i for i in later if tree[i].lemma.lower() in POSTS or (tree[i].xpos == "NN" and (single or tree.child(i, "det") is not None))]


def _refusal(tree: Tree, clause: Clause, subject: Slot, slots: list[Slot]) -> Iterator[Proposition]:
    """ "refused to bar the firm": that it refused is a fact of its own, besides that it did not bar the firm."""
    if not clause.governors or tree[clause.governors[0]].lemma not in STANCES or clause.passive:
        return
    governor = clause.governors[0]
    lemma = f"{tree[governor].lemma} to {clause.lemma}"
    stance = replace(clause, head=governor, rule="stance", lemma=lemma, governors=clause.governors[1:])
    yield Proposition(stance, lemma, clause.words, subject, tuple(sorted(slots, key=lambda s: _rank(tree, clause, s))))


def _compares_likelihood(tree: Tree, clause: Clause) -> bool:
    governor = clause.governors[0] if clause.governors else clause.head
    degrees = {tree[i].lemma.lower() for i in tree.children(governor, ("advmod",))}
    return governor != clause.head and tree[governor].lemma.lower() == "likely" and bool(degrees & DEGREES)


def _likelihood(tree: Tree, clause: Clause, subject: Slot, slots: list[Slot]) -> Proposition:
    """ "Patients were *38 percent less likely to die* than others": compared is how likely it is, not that they die."""
    governor = clause.governors[0]
    beside = [s for role in roles_of(tree, governor, subject=None) if (s := _slot(tree, role, clause)) is not None]
    beside = [replace(s, role=s.role or "by") for s in beside if s.role not in {"xcomp", "adverb"}]
    degree = " ".join(tree[i].form.lower() for i in tree.children(governor, ("advmod",)) if tree[i].lemma.lower() in DEGREES)
    lemma = f"be {degree} likely to {_infinitive(tree, clause)}"
    words = sorted({*clause.words, governor, *(i for i in tree.children(governor, ("advmod", "cop")))})
    compared = replace(clause, head=governor, rule="likelihood", lemma=lemma, passive=False, governors=())
    ordered = sorted((*slots, *beside), key=lambda s: _rank(tree, compared, s))
    return Proposition(compared, lemma, tuple(words), subject, tuple(ordered))


def _infinitive(tree: Tree, clause: Clause) -> str:
    return f"be {tree[clause.head].form.lower()}" if clause.passive else clause.lemma


def _subject_slot(tree: Tree, clause: Clause, head: int) -> Slot:
    """The subject in full, without the clause itself where that describes it: "*the case* reviewed by a court"."""
    case = case_words(tree, head)
    inside = set(tree.subtree(clause.head)) if head not in tree.subtree(clause.head) else set()
    words = tuple(i for i in full_words(tree, head, case=case) if i not in inside)
    return Slot(head, "subject", (), trim(tree, list(words)) or (head,))


def _predicate_roles(tree: Tree, clause: Clause) -> list[Role]:
    """The clause's roles; for "is the head of X" the noun itself, for "is in Seoul" the place."""
    roles = list(clause.roles)
    if not clause.copular or tree[clause.head].upos not in NOMINALS:
        return roles
    case = case_words(tree, clause.head)
    inside = set(full_words(tree, clause.head))
    outside = [r for r in roles if r.head not in inside]
    return [Role(clause.head, case_name(tree, case) or "object", case), *outside]


def _slot(tree: Tree, role: Role, clause: Clause) -> Slot | None:
    """The words of an argument; the noun that a relative clause describes comes without that clause."""
    words = clause_words(tree, role.head, case=role.case) if role.name.startswith(CLAUSES) else full_words(tree, role.head, case=role.case)
    if clause.head in words and role.head != clause.head:
        inside = set(tree.subtree(clause.head))
        words = trim(tree, [i for i in words if i not in inside and i not in case_words(tree, role.head)])
    return Slot(role.head, role.name, role.case, words) if words else None


def _is_only_governor(tree: Tree, clause: Clause) -> bool:
    """Whether all this predicate does is to govern an infinitive with the same subject."""
    rest = [r for r in clause.roles if not r.name.startswith("xcomp")]
    if called_on(tree, clause.head) is not None:
        return False
    verbal = [
        r for r in clause.roles if r.name == "xcomp" and (tree[r.head].upos in {"VERB", "AUX"} or tree.child(r.head, "cop") is not None)
    ]
    raised = tree[clause.head].lemma in RAISING_OBJECTS  # "she expects the bank to keep its rate" expects no bank
    return bool(verbal) and (raised or not any(r.name in {"object", "iobj"} for r in rest))


def _rank(tree: Tree, clause: Clause, slot: Slot) -> tuple[int, int]:
    """Order of arguments: object, predicate noun, complement, then prepositional ones after the verb, then the rest in text order."""
    if slot.role == "object" or slot.head in (clause.head, called_on(tree, clause.head)):  # "was *in Oslo* as part of a tour"
        return 0, slot.head
    if slot.role == "xcomp":
        return 1, slot.head
    if slot.role == "that":
        return 2, slot.head
    if slot.role == "agent":
        return 3, slot.head
    if slot.case and slot.head > clause.head and not slot.role.startswith("advcl"):
        return 4, slot.head
    if slot.head > clause.head and slot.role != "adverb":
        return 5, slot.head
    return 6, slot.head
