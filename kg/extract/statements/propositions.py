"""Clause -> propositions: subject, predicate words, first argument and the rest, ready to be read as a tuple of any arity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.english import verbs
from kg.english.prepositions import case_name, case_words
from kg.english.tree import NOMINALS, Node
from kg.extract.clauses.arguments import Words, clause_words, full_words, outside
from kg.extract.clauses.find import Clause
from kg.extract.clauses.roles import TWO_OBJECTS, Role
from kg.types import Construction

CLAUSAL_ROLES = ("that", "xcomp", "advcl")
RANKS = {"object": 0, "xcomp": 1, "that": 2, "agent": 3, "adverb": 6}


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument in a proposition: head word, role name, preposition words, all its words."""

    head: Node
    role: str
    case: Words
    words: Words

    @property
    def is_clause(self) -> bool:
        """Whether it is a clause: what is said, done, or the case."""
        return self.role.startswith(CLAUSAL_ROLES)


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause laid out: `lemma` and `words` of the predicate without preposition, the slots in the order of a tuple.

    In a passive clause with an agent, `agent` is it. `slots` may be empty: "Kim resigned".
    """

    clause: Clause
    lemma: str
    words: Words
    subject: Slot
    slots: tuple[Slot, ...]
    agent: Slot | None = None


def propositions(clause: Clause) -> Iterator[Proposition]:
    """The proposition of a clause; none if a chained governor says it better ("tried" of "tried to visit")."""
    if _is_only_governor(clause):
        return
    subject = _subject_slot(clause)
    slots = [s for s in _slots(clause, _predicate_roles(clause)) if clause.subject not in s.words]
    if clause.governors and clause.governors[0].lemma in verbs.STANCES and not clause.is_passive:
        yield _refusal(clause, subject, slots)
    agent = next((s for s in slots if s.role == "agent"), None)
    yield Proposition(clause, clause.lemma, clause.words, subject, _ordered(clause, slots), agent)


def _refusal(clause: Clause, subject: Slot, slots: list[Slot]) -> Proposition:
    """ "refused to bar the firm": that it refused is a fact of its own, besides that it did not bar the firm."""
    governor = clause.governors[0]
    lemma = f"{governor.lemma} to {clause.lemma}"
    stance = replace(clause, head=governor, construction=Construction.STANCE, lemma=lemma, governors=clause.governors[1:])
    return Proposition(stance, lemma, clause.words, subject, _ordered(clause, slots))


def _subject_slot(clause: Clause) -> Slot:
    """The subject in full, without the clause itself where that describes it: "*the case* reviewed by a court"."""
    head = clause.subject
    words = full_words(head, case=case_words(head))
    inside = () if head in clause.head.subtree() else (clause.head,)
    return Slot(head, "subject", (), outside(words, *inside) or (head,))


def _predicate_roles(clause: Clause) -> list[Role]:
    """The clause's roles; for "is the head of X" the noun itself, for "is in Seoul" the place."""
    if not clause.is_copular or clause.head.upos not in NOMINALS:
        return list(clause.roles)
    case = case_words(clause.head)
    inside = full_words(clause.head)
    return [Role(clause.head, case_name(case) or "object", case), *(r for r in clause.roles if r.head not in inside)]


def _slots(clause: Clause, roles: list[Role]) -> Iterator[Slot]:
    """The words of arguments; the noun that a relative clause describes comes without that clause."""
    for role in roles:
        read = clause_words if role.name.startswith(CLAUSAL_ROLES) else full_words
        words = read(role.head, case=role.case)
        if role.head is not clause.head and clause.head in words:
            case = case_words(role.head)
            words = outside([n for n in words if n not in case], clause.head)
        if words:
            yield Slot(role.head, role.name, role.case, words)


def _is_only_governor(clause: Clause) -> bool:
    """Whether all this predicate does is to govern an infinitive with the same subject."""
    verbal = any(r.name == "xcomp" and (r.head.upos in {"VERB", "AUX"} or r.head.has("cop")) for r in clause.roles)
    if not verbal or verbs.asked(clause.head) is not None:
        return False
    return clause.head.lemma in verbs.RAISING or not any(r.name in TWO_OBJECTS for r in clause.roles)


def _ordered(clause: Clause, slots: list[Slot]) -> tuple[Slot, ...]:
    """Object, predicate noun, complement, then prepositional arguments after the verb, then the rest in text order."""
    called = verbs.asked(clause.head)

    def rank(slot: Slot) -> tuple[int, int]:
        if slot.head is clause.head or slot.head is called:  # "was *in Oslo* as part of a tour"
            return 0, slot.head.index
        behind = clause.head < slot.head
        beside = 4 if slot.case and behind and not slot.role.startswith("advcl") else 5 if behind else 6
        return RANKS.get(slot.role, beside), slot.head.index

    return tuple(sorted(slots, key=rank))
