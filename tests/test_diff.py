"""What changed between two builds."""

from pathlib import Path

import pytest
from factories import save, story

from kg.errors import StoreError
from kg.inspect.diff import diff
from kg.vocab import Vocabulary


def test_a_build_does_not_differ_from_itself(tmp_path: Path) -> None:
    build = save(tmp_path / "a", *story())
    assert diff(build, build).is_empty


def test_an_article_more_changes_status_and_support_and_adds_its_own_facts(tmp_path: Path) -> None:
    first, second = story()
    found = diff(save(tmp_path / "a", first), save(tmp_path / "b", first, second))
    assert [(f.subject, f.predicate) for f in found.added] == [("Sarah Kim", "wrote")]
    assert found.removed == ()
    assert [(a.predicate, a.status, a.support, b.status, b.support, b.denials) for a, b in found.changed] == [
        ("ship", "Asserted", 1, "Disputed", 1, 1),
        ("dismissed", "Asserted", 1, "Asserted", 2, 0),
    ]


def test_removed_is_added_seen_from_the_other_side(tmp_path: Path) -> None:
    first, second = story()
    small, large = save(tmp_path / "a", first), save(tmp_path / "b", first, second)
    there, back = diff(small, large), diff(large, small)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert [(b, a) for a, b in there.changed] == list(back.changed)


def test_builds_under_other_iris_are_compared_by_what_they_say(tmp_path: Path) -> None:
    other = save(tmp_path / "b", *story(), vocabulary=Vocabulary("https://example.org/news/"))
    assert diff(save(tmp_path / "a", *story()), other).is_empty


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    build = save(tmp_path / "a", *story())
    with pytest.raises(StoreError, match="nowhere"):
        diff(build, tmp_path / "nowhere")
