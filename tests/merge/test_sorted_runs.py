"""However many triples fit into memory at a time, the same lines come out: each once, in order, type first."""

import errno
import random
from functools import partial

import pytest
from factories import story, triples_of
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import StoreError
from kg.merge import Contract, merged, runs, whole
from kg.merge.runs import quads_of, sorted_lines
from kg.merge.turtle import order
from kg.resolve import resolve
from kg.types import Ontology
from kg.vocab import Vocabulary

TRIPLES = list(triples_of(*story()))
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.mark.parametrize("run", [1, 7, len(TRIPLES) - 1, len(TRIPLES), len(TRIPLES) + 1, 10_000])
def test_the_size_of_a_run_changes_nothing(run: int) -> None:
    shuffled = TRIPLES + TRIPLES[::3]
    random.Random(run).shuffle(shuffled)  # noqa: S311 - no secret
    assert list(sorted_lines(shuffled, run=run)) == list(sorted_lines(TRIPLES))


def test_all_triples_come_back_with_type_first() -> None:
    found = [quad.triple for quad in quads_of(sorted_lines(TRIPLES))]
    assert set(found) == set(TRIPLES)
    assert len(found) == len(set(TRIPLES))
    first_of = {str(t.subject): t.predicate for t in reversed(found)}
    typed = {str(t.subject) for t in TRIPLES if t.predicate == TYPE}
    assert all(first_of[subject] == TYPE for subject in typed)


def test_no_triples_are_no_lines() -> None:
    assert list(sorted_lines([])) == []
    assert list(order([])) == []


def test_a_text_that_looks_like_a_mark_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = [Literal(f"<x:a> {mark} <x:b> .\n<x:a> {mark} ") for mark in ("!", f"<{TYPE.value}>")]
    triples = [Triple(NamedNode("x:a"), NamedNode("x:p"), text) for text in hostile]
    monkeypatch.setattr(runs, "BLOCK", 8)
    assert {quad.triple for quad in quads_of(sorted_lines(triples, run=1))} == set(triples)


def test_a_disk_that_takes_no_more_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(runs, "TemporaryFile", full)
    monkeypatch.setattr(whole, "sorted_lines", partial(sorted_lines, run=7))
    found = story()
    with pytest.raises(StoreError, match=r"cannot write here \(No space left on device\); free the place, or name another in TMPDIR"):
        merged(found, resolve(found), contract=Contract(ontology=Ontology(relations=()), vocabulary=Vocabulary()))
