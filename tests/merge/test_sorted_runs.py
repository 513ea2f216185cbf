"""However many triples fit into memory at a time, the same lines come out: each once, in order, type first."""

import errno
import random
from functools import partial

import pytest
from factories import story, triples_of
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import StoreError
from kg.merge import Contract, merged, runs, serialize, turtle, whole
from kg.merge.runs import Runs, quads_of, sorted_lines
from kg.resolve import resolve
from kg.types import Ontology
from kg.vocab import Vocabulary

TRIPLES = list(triples_of(*story()))
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.mark.parametrize("run", [1, 700, 5_000, 100_000, 10**9])
def test_the_size_of_a_run_changes_nothing(monkeypatch: pytest.MonkeyPatch, run: int) -> None:
    monkeypatch.setattr(runs, "STEP", 3)
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
    assert serialize([], Vocabulary()).count(b"\n") == len(Vocabulary().prefixes)


HOSTILE = [
    Triple(NamedNode(f"x:{name}"), NamedNode("x:p"), Literal(text))
    for name in "ab"
    for text in (*(f"<x:a> {mark} <x:b> .\n<x:a> {mark} " for mark in ("!", f"<{TYPE.value}>")), "a .\n\0\1\r b", " .\n")
]


def test_a_text_that_looks_like_a_mark_stays_as_it_is() -> None:
    assert {quad.triple for quad in quads_of(sorted_lines(HOSTILE, run=1))} == set(HOSTILE)


@pytest.mark.parametrize("batch", [1, 2, 7, 10_000])
def test_turtle_is_the_same_however_much_becomes_turtle_at_a_time(monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    whole_text = serialize([*TRIPLES, *HOSTILE], Vocabulary())
    monkeypatch.setattr(turtle, "BATCH", batch)
    monkeypatch.setattr(runs, "BATCH", batch)
    assert serialize([*TRIPLES, *HOSTILE], Vocabulary()) == whole_text
    assert {quad.triple for quad in parse(whole_text, format=RdfFormat.TURTLE)} == {*TRIPLES, *HOSTILE}


def test_a_disk_that_takes_no_more_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(runs, "TemporaryFile", full)
    monkeypatch.setattr(whole, "Runs", partial(Runs, run=7))
    found = story()
    with pytest.raises(StoreError, match=r"cannot write here \(No space left on device\); free the place, or name another in TMPDIR"):
        merged(found, resolve(found), contract=Contract(ontology=Ontology(relations=()), vocabulary=Vocabulary()))
