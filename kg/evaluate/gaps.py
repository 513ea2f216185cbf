"""A graph -> the predicates that no relation of the ontology covers, most frequent first, with what would cover them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluate.edges import local_name, query
from kg.vocab import KG

if TYPE_CHECKING:
    from pyoxigraph import Store

OPEN_STATEMENTS = """SELECT ?st ?label ?predicate ?rule ?subject ?object ?sentence WHERE {
  ?st rdf:predicate ?predicate ; rdf:subject ?s ; rdf:object ?o ; kg:mention ?m .
  ?predicate rdfs:label ?label .
  ?m kg:sentence/nif:anchorOf ?sentence ; kg:rule ?rule .
  OPTIONAL { ?s a ?subjectClass } BIND(COALESCE(?subjectClass, kg:Other) AS ?subject)
  OPTIONAL { ?o a ?objectClass } BIND(COALESCE(?objectClass, IF(ISLITERAL(?o), kg:Literal, kg:Other)) AS ?object)
}"""
BARE = frozenset({"be", "have"})  # too broad for a pattern without a noun


@dataclass(frozen=True, slots=True)
class Gap:
    """An open predicate: statements with it, the commonest classes on its two sides, a sentence, and the pattern that would type it."""

    predicate: str
    statements: int
    subject: str
    object: str
    pattern: str
    sentence: str


def gaps(store: Store, *, least: int = 2) -> tuple[Gap, ...]:
    """Predicates of at least so many statements, most frequent first. "be" and "have" alone are left out: no pattern fits all they say."""
    found: dict[str, set[str]] = defaultdict(set)
    sides: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    first: dict[str, tuple[str, str]] = {}
    for statement, label, predicate, rule, subject, target, sentence in query(store, OPEN_STATEMENTS):
        name = label.value
        if predicate.value.startswith(KG) or name in BARE:
            continue
        found[name].add(statement.value)
        sides[name][local_name(subject.value), local_name(target.value)] += 1
        first[name] = min(first.get(name, (sentence.value, rule.value)), (sentence.value, rule.value), key=_shortest)
    rows = [_gap(name, len(found[name]), sides[name], *first[name]) for name in found if len(found[name]) >= least]
    return tuple(sorted(rows, key=lambda gap: (-gap.statements, gap.predicate)))


def pattern(predicate: str, *, is_passive: bool) -> str:
    """The pattern that an ontology needs for a predicate: "be sent to" of a passive is "send {s} to {o}".

    >>> pattern("preside over", is_passive=False), pattern("be sent to", is_passive=True)
    ('{s} preside over {o}', 'send {s} to {o}')
    """
    be, *rest = predicate.split()
    if not (is_passive and be == "be" and rest):
        return f"{{s}} {predicate} {{o}}"
    from lemminflect import getLemma  # noqa: PLC0415 - its tables take a while to load

    verb: str = getLemma(rest[0], "VERB")[0]  # type: ignore[no-untyped-call]  # the library ships no types
    return " ".join([verb, "{s}", *rest[1:], "{o}"])


def _gap(name: str, size: int, sides: Counter[tuple[str, str]], sentence: str, rule: str) -> Gap:
    subject, target = min(sides, key=lambda side: (-sides[side], side))
    return Gap(name, size, subject, target, pattern(name, is_passive=rule.startswith("passive/")), sentence)


def _shortest(example: tuple[str, str]) -> tuple[int, str, str]:
    sentence, rule = example
    return len(sentence), sentence, rule
