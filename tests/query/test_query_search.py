"""Full text over sentences, names and facts, with an index that is made once."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query.results import Result
from kg.query.search import INDEX, search

GRAPH = Path(__file__).parent / "graph.ttl"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=str(GRAPH), format=ox.RdfFormat.TURTLE)
    return store


def kinds(found: Result) -> set[str]:
    return {row["kind"] for row in found}


def test_names_facts_and_sentences_are_found(store: ox.Store) -> None:
    assert kinds(search(store, "Pak")) == {"name", "fact", "sentence"}


def test_other_forms_of_a_word_are_found(store: ox.Store) -> None:
    assert [row["iri"] for row in search(store, "dismissing")] == [row["iri"] for row in search(store, "dismissed")] != []


def test_all_words_come_before_some_of_them(store: ox.Store) -> None:
    both = search(store, "Kim dismissed")
    assert all("Kim" in row["found"] for row in both)
    assert len(search(store, "Kim zebra")) > 0


def test_words_in_quotation_marks_stand_together(store: ox.Store) -> None:
    assert search(store, '"Kim Jong-un"')
    assert not search(store, '"dismissed Jong-un"')


@pytest.mark.parametrize("words", ['"', "OR AND NOT", "found:Kim", "a* ^b (c", "'; DROP TABLE found; --", "NEAR(Kim, 3)"])
def test_no_sign_is_a_command(store: ox.Store, words: str) -> None:
    assert isinstance(search(store, words), Result)


def test_nothing_found_offers_the_nearest_name(store: ox.Store) -> None:
    assert search(store, "Pakk").hints[0].startswith("nothing here has these words")


def test_the_index_of_a_build_is_made_once_and_says_the_same(store: ox.Store, tmp_path: Path) -> None:
    first = search(store, "Kim", folder=tmp_path)
    assert (tmp_path / INDEX).is_file()
    assert list(search(ox.Store(), "Kim", folder=tmp_path)) == list(first) == list(search(store, "Kim"))


def test_a_folder_that_cannot_be_written_is_searched_alike(store: ox.Store, tmp_path: Path) -> None:
    assert list(search(store, "Kim", folder=tmp_path / "missing")) == list(search(store, "Kim"))


def test_a_damaged_index_is_not_used(store: ox.Store, tmp_path: Path) -> None:
    (tmp_path / INDEX).write_bytes(b"no database")
    assert list(search(store, "Kim", folder=tmp_path)) == list(search(store, "Kim"))
