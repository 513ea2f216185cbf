"""What a graph is written by: the ontology, the IRIs, and who hears of what is left out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from kg.types import Kept, Ontology, Statement, Status, made_anew
from kg.vocab import Vocabulary

TRUSTED = frozenset({Status.ASSERTED, Status.REPORTED})


def _ignore(statement: Statement, reason: str) -> None:
    """Statements that can not be written are left out."""


def _unheard(iri: str) -> None:
    """Nobody asks which statements were judged wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What a graph is written by: relations and IRIs, which statuses make a plain edge, whether subjects, predicates and objects are nodes
    with their words, and who hears of statements that cannot be written, with the reason. `wrong` are IRIs of statements that somebody
    judged wrong: they are left out, `on_wrong` hears of those that would be there. `kept` gives what an earlier build made of the same.
    """

    ontology: Ontology
    vocabulary: Vocabulary
    trust: frozenset[Status] = TRUSTED
    phrases: bool = True
    on_drop: Callable[[Statement, str], None] = _ignore
    wrong: Collection[str] = ()
    on_wrong: Callable[[str], None] = _unheard
    kept: Kept = made_anew
