"""`kg same`, `kg different` and `kg review` on a small build."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runner import run
from factories import report, save, story

from kg.store import current_generation, new_generation


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with new_generation(tmp_path / "output") as folder:
        save(folder, report("James Lund"), report("Jim Lund", story="two"))
    return tmp_path / "output"


def test_a_judgement_is_kept_in_a_file(build: Path) -> None:
    assert run("different", "James Lund", "Jim Lund").code == 0
    assert (build.parent / "judgements.tsv").read_text(encoding="utf-8") == "different\tJames Lund\tJim Lund\n"


def test_an_unknown_name_is_reported_with_near_ones(build: Path) -> None:
    done = run("same", "James Lund", "Jimm Lundt")
    assert done.code == 2
    assert "nothing in this build is called “Jimm Lundt”" in done.err
    assert "Jim Lund" in done.err


def test_a_name_is_not_judged_against_itself(build: Path) -> None:
    done = run("different", "James Lund", "James Lund")
    assert (done.code, done.err) == (2, "kg: “James Lund” is one name; two are needed\n")


def test_a_contradiction_is_reported_and_changes_nothing(build: Path) -> None:
    run("same", "James Lund", "Jim Lund")
    done = run("different", "James Lund", "Jim Lund")
    assert done.code == 2
    assert "different here and the same by" in done.err
    assert (build.parent / "judgements.tsv").read_text(encoding="utf-8").startswith("same\t")


def test_a_statement_judged_wrong_is_kept_with_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with new_generation(tmp_path / "output") as folder:
        save(folder, *story())
    iri = next(
        line.split()[0]
        for line in (current_generation(tmp_path / "output") / "graph.ttl").read_text().splitlines()
        if line.startswith("st:")
    )
    assert run("wrong", iri).code == 0
    word, statement, sentence = (tmp_path / "judgements.tsv").read_text(encoding="utf-8").rstrip("\n").split("\t")
    assert (word, f"st:{statement}") == ("wrong", iri)
    assert sentence


def test_a_statement_that_the_build_has_not_cannot_be_judged(build: Path) -> None:
    done = run("wrong", "st:0123456789abcdef")
    assert done.code == 2
    assert "st:0123456789abcdef: no statement of this build" in done.err


def test_review_shows_pairs_in_doubt_until_they_are_judged(build: Path) -> None:
    assert "James Lund = Jim Lund?" in run("review").out
    run("different", "James Lund", "Jim Lund")
    assert "James Lund = Jim Lund?" not in run("review").out
