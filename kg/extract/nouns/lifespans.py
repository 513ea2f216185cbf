"""Name of a person -> when they were born and died, where a text sets both behind the name in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.english.prepositions import genitive
from kg.english.tree import Node
from kg.extract.clauses.arguments import core_words
from kg.extract.clauses.find import Clause
from kg.extract.statements.propositions import Proposition, Slot
from kg.types import Construction, EntityType, MentionKind, Voice

BRACKETS = frozenset({"(", "["})
DASHES = frozenset({"-", "–", "—"})
YEAR = re.compile(r"\b\d{4}\b")
OFFICE = 25  # years: two bare years that are nearer to each other may be those of an office


def lifespan(noun: Node) -> Iterator[Proposition]:
    """ "Ann Lund (*1904 – 24 September 1932*) was a painter"."""
    mention = noun.mention
    if mention is None or mention.kind is not MentionKind.NAME or mention.entity_type is not EntityType.PERSON:
        return
    for born in noun.dependents("nmod:unmarked", "obl:unmarked", "parataxis", "appos"):
        died = next((n for n in born.dependents("nmod") if n.has("case", form=DASHES)), None)
        if died is not None and born.left_edge.form in BRACKETS and _is_life(_date(born), _date(died)):
            for node, lemma, voice in ((born, "bear", Voice.PASSIVE), (died, "die", Voice.ACTIVE)):
                clause = Clause(noun, Construction.LIFESPAN, voice, lemma, (), noun)
                subject = Slot(noun, "subject", (), core_words(noun, case=genitive(noun)) or (noun,))
                yield Proposition(clause, lemma, (), subject, (Slot(node, "on", (), (node,)),))


def _date(node: Node) -> str:
    mention = node.mention
    return mention.text if mention is not None and mention.entity_type is EntityType.DATE else ""


def _is_life(born: str, died: str) -> bool:
    first, last = YEAR.search(born), YEAR.search(died)
    if first is None or last is None:
        return False
    apart = int(last[0]) - int(first[0])
    return apart > OFFICE or (apart > 0 and (born != first[0] or died != last[0]))
