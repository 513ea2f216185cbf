"""A proposition -> which of its arguments is the subject of a statement and which the object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.english import verbs
from kg.english.adverbs import DEGREES, LINKING
from kg.english.prepositions import CONJUNCTIONS, SOURCED
from kg.english.speech import stating
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import Construction, EntityType, Voice

LOOSE = frozenset({Construction.ADVERBIAL, Construction.PARTICIPLE, Construction.OWNER})  # "without elaborating" is no fact of its own
WORDLESS = frozenset({"", "object", "that", "iobj", "adverb"})  # roles without a preposition
WHEREABOUTS = frozenset({"abroad", "ashore", "elsewhere", "here", "home", "overseas", "there"})
# roles of times that say when
TIMED = frozenset({"", "on", "in", "at", "during", "before", "after", "since", "until", "till", "around"})


def sides(proposition: Proposition) -> tuple[Slot, Slot | None, list[Slot]]:
    """Subject, object and the rest; a passive clause with an agent is turned round."""
    slots = [s for s in proposition.slots if s.role != "agent"]
    if proposition.agent is not None:
        return proposition.agent, proposition.subject, slots
    said = proposition.clause.lemma in stating()
    alone = proposition.clause.head.upos == "ADJ" or says_something(proposition)
    offered = [s for s in slots if not _is_circumstance(s) and not (s.role == "adverb" and (said or _adds_nothing(s, alone=alone)))]
    timeless = [s for s in offered if not (is_time(s) and s.role in TIMED)]
    if any(not s.role.startswith("adv") for s in timeless) or says_something(proposition):
        offered = timeless  # "resigned *on Friday*": when, and not what
    target = min(offered, key=lambda s: _object_rank(s, offered), default=None)
    return proposition.subject, target, [s for s in slots if s is not target]


def mutual(proposition: Proposition) -> tuple[Slot, Slot, list[Slot]] | None:
    """ "*Lund and Berg* met in Oslo": what those who are coordinated do to each other."""
    clause, subject = proposition.clause, proposition.subject
    role = verbs.RECIPROCAL.get(clause.lemma)
    if role is None or proposition.agent is not None or clause.voice is not Voice.ACTIVE or not subject.head.has("conj"):
        return None
    if any(s.role in WORDLESS - {"", "adverb"} or s.role in {"with", "to"} for s in proposition.slots):
        return None
    return subject, replace(subject, role=role, case=()), list(proposition.slots)


def _adds_nothing(slot: Slot, *, alone: bool) -> bool:
    """ "*then* we cried", "*partly* closed": a word that joins sentences or says how much, and any where the verb says it all: "died
    *overnight*", "is *always* proud"."""
    adverb = slot.head
    single = alone and slot.words == (adverb,) and adverb.mention is None and adverb.low not in WHEREABOUTS
    return single or adverb.low in DEGREES or adverb.low in LINKING or adverb.lemma.lower() in LINKING


def _is_circumstance(slot: Slot) -> bool:
    """ "could pull out *if the report names it*", "is open, *according to Acme*", "will appeal, *calling it a farce*": no argument.

    Nor is what is only begun, "decided *not to*", or the time that a clause describes: "a time when shoppers cut back".
    """
    if slot.role.startswith("advcl:"):
        marks = set(slot.role.removeprefix("advcl:").split())
        return not marks or bool(CONJUNCTIONS & marks)
    return slot.role in {SOURCED, "time"} or slot.head.upos == "PART"


def _object_rank(slot: Slot, offered: Iterable[Slot]) -> int:
    """Arguments first, then times behind them: "reached *19.4 per cent* in September"; a verb without any says how."""
    if slot.role.startswith("adv"):
        return 3 if slot.role == "adverb" else 2
    return int(is_time(slot) and any(s.head < slot.head and not s.role.startswith("adv") for s in offered))


def is_time(slot: Slot) -> bool:
    """Whether an argument is a time."""
    return slot.head.mention is not None and slot.head.mention.entity_type is EntityType.DATE


def says_something(proposition: Proposition) -> bool:
    """Whether the verb alone is worth a statement: it is there, is main, and is none of those that need more."""
    head = proposition.clause.head
    stranded = any(n.upos == "PART" for n in head.dependents("xcomp"))  # "but *decided not to*"
    told = bool(proposition.words) and proposition.clause.construction not in LOOSE and not stranded
    dated = proposition.clause.is_passive and any(is_time(s) and s.role in TIMED for s in proposition.slots)  # "a law *passed in 1999*"
    told |= dated and bool(proposition.words) and proposition.clause.construction is Construction.PARTICIPLE
    vague = head.lemma in verbs.VAGUE and not verbs.particles(head)
    return told and not vague and head.lemma not in stating() | verbs.EMPTY and (head.upos == "VERB" or is_infinite(proposition))


def is_infinite(proposition: Proposition) -> bool:
    """ "declined *to comment*": told is the infinitive."""
    return proposition.clause.construction is Construction.STANCE
