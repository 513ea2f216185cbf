"""Statements that somebody judged wrong: they are left out with all that rests on them alone, and are told."""

import pyoxigraph
from factories import rows, store_of, story

from kg.vocab import Vocabulary

SAYS = "SELECT ?s ?p ?o { ?st a kg:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"


def dismissal(store: pyoxigraph.Store) -> tuple[str, str]:
    """The IRI of a statement and its subject."""
    [(short, subject, _)] = [row for row in rows(store, "SELECT ?st ?s ?l { ?st rdf:subject ?s ; rdfs:label ?l }") if "dismiss" in row[2]]
    return short.replace("st:", Vocabulary().prefixes["st"]), subject


def test_a_statement_judged_wrong_is_gone_with_its_mentions_and_its_plain_edge() -> None:
    whole = store_of(*story())
    iri, subject = dismissal(whole)
    told: list[str] = []
    left = store_of(*story(), wrong=frozenset({iri}), on_wrong=told.append)
    assert told == [iri]
    assert rows(left, SAYS) == [row for row in rows(whole, SAYS) if row[0] != subject]
    assert not rows(left, f"SELECT ?p {{ {subject} ?p ?o }}")
    assert len(rows(left, "SELECT ?m { ?m a kg:Mention }")) == len(rows(whole, "SELECT ?m { ?m a kg:Mention }")) - 2


def test_what_is_judged_wrong_and_is_not_there_changes_nothing() -> None:
    told: list[str] = []
    wrong = frozenset({Vocabulary().prefixes["st"] + "0123456789abcdef"})
    assert set(store_of(*story(), wrong=wrong, on_wrong=told.append)) == set(store_of(*story()))
    assert told == []
