"""An outcome is found again by all that it depends on, and by nothing else; what is damaged is made again."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factories import story

from kg.build import cache as cache_module
from kg.build.cache import open_cache, stages_digest
from kg.config import Config
from kg.errors import StoreError
from kg.pipeline import Outcome
from kg.types import Inferred, Problem

FIRST, SECOND = story()
LONG = Problem(source="a.txt", code="long-sentence", message="a sentence was cut", location="character 3")


def outcome_of(extraction: object = FIRST, *problems: Problem) -> Outcome:
    return Outcome(extraction=extraction, sentences=2, problems=problems)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A cache that knows what came of the first article."""
    with open_cache(tmp_path / "outcomes.sqlite", Config()) as cache:
        cache.put(FIRST.document, outcome_of())
    return tmp_path / "outcomes.sqlite"


def test_what_was_put_is_found_by_the_next_build(path: Path) -> None:
    with open_cache(path, Config()) as cache:
        assert cache.get(FIRST.document) == outcome_of()
        assert cache.get(SECOND.document) is None


@pytest.mark.parametrize(
    "change",
    [{"title": "Another"}, {"publisher": "Another"}, {"published": date(2020, 1, 1)}, {"language": "de"}, {"dateline": "Oslo"}],
    ids=lambda change: next(iter(change)),
)
def test_every_field_of_a_document_counts(path: Path, change: dict[str, object]) -> None:
    with open_cache(path, Config()) as cache:
        assert cache.get(replace(FIRST.document, **change)) is None  # type: ignore[arg-type]


def test_where_it_was_read_from_does_not_count_and_is_that_of_this_build(tmp_path: Path) -> None:
    moved = replace(FIRST.document, source="moved/a.txt")
    with open_cache(tmp_path / "outcomes.sqlite", Config()) as cache:
        cache.put(replace(FIRST.document, source="a.txt"), outcome_of(FIRST, LONG))
        found = cache.get(moved)
    assert found is not None
    assert found.extraction is not None
    assert found.extraction.document.source == "moved/a.txt"
    assert found.problems == (replace(LONG, source="moved/a.txt"),)


def test_what_the_text_tells_of_its_date_is_kept(tmp_path: Path) -> None:
    inferred = Inferred(first=date(2023, 8, 7), last=date(2023, 8, 13), reasons=("“next week” beside “aug. 18”",))
    told = replace(FIRST, document=replace(FIRST.document, inferred=inferred))
    with open_cache(tmp_path / "outcomes.sqlite", Config()) as cache:
        cache.put(FIRST.document, outcome_of(told))
        found = cache.get(FIRST.document)
    assert found is not None
    assert found.extraction is not None
    assert found.extraction.document.inferred == inferred


def test_a_failure_is_tried_again(tmp_path: Path) -> None:
    failed = replace(LONG, code="plugin-failed")
    with open_cache(tmp_path / "outcomes.sqlite", Config()) as cache:
        cache.put(FIRST.document, Outcome(problems=(failed,)))
        cache.put(SECOND.document, outcome_of(SECOND, failed))
        assert (cache.get(FIRST.document), cache.get(SECOND.document)) == (None, None)


def test_a_build_that_ends_by_an_error_keeps_what_it_has_done(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), open_cache(tmp_path / "outcomes.sqlite", Config()) as cache:  # noqa: PT012
        cache.put(FIRST.document, outcome_of())
        raise KeyboardInterrupt
    with open_cache(tmp_path / "outcomes.sqlite", Config()) as cache:
        assert cache.get(FIRST.document) is not None


def test_what_a_build_did_not_use_is_dropped(path: Path) -> None:
    with open_cache(path, Config()) as cache:
        cache.put(SECOND.document, outcome_of(SECOND))
        cache.forget_others()
        assert cache.get(FIRST.document) is None
        assert cache.get(SECOND.document) is not None


@pytest.mark.parametrize("cut", [b"", b"\x78\x01", None], ids=["empty", "no zlib", "half"])
def test_an_entry_that_was_cut_short_is_made_again(path: Path, cut: bytes | None) -> None:
    database = sqlite3.connect(path)
    (whole,) = database.execute("SELECT packed FROM outcomes").fetchone()
    database.execute("UPDATE outcomes SET packed = ?", (whole[: len(whole) // 2] if cut is None else cut,))
    database.commit()
    database.close()
    with open_cache(path, Config()) as cache:
        assert cache.get(FIRST.document) is None
        cache.put(FIRST.document, outcome_of())
        assert cache.get(FIRST.document) == outcome_of()


@pytest.mark.parametrize("content", [b"no database at all" * 400, b"SQLite format 3\x00" + b"\xff" * 4000], ids=["text", "damaged"])
def test_a_file_that_is_no_database_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "outcomes.sqlite").write_bytes(content)
    with open_cache(tmp_path / "outcomes.sqlite", Config()) as cache:
        cache.put(FIRST.document, outcome_of())
        assert cache.get(FIRST.document) is not None


def test_a_database_of_another_version_is_begun_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "FORMAT", 99)
    with open_cache(path, Config()) as cache:
        assert cache.get(FIRST.document) is None


def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write here"), open_cache(tmp_path / "nowhere" / "outcomes.sqlite", Config()):
        pass


def test_an_ontology_of_ones_own_counts_by_its_content(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text("# one")
    config = Config(ontology=(own,))
    first = stages_digest(config)
    assert first != stages_digest(Config())
    own.write_text("# two")
    assert stages_digest(config) != first


def test_the_number_of_processes_and_the_name_of_the_folder_do_not_count() -> None:
    assert stages_digest(Config(processes=3, threads=1, out=Path("elsewhere"))) == stages_digest(Config())


def test_code_models_and_tables_of_the_document_half_count_and_no_others() -> None:
    names = {name for name, _ in cache_module._files(Path(cache_module.__file__).parent.parent)}
    assert {"types/statements.py", "pipeline.py", "annotate/joint.py", "qualify/__init__.py", "annotate/model/model.int8.onnx"} <= names
    assert any(name.startswith("extract/") for name in names)
    assert any(name.endswith(".tsv") for name in names)
    assert not [name for name in names if name.startswith(("merge/", "view/", "query/")) or "__pycache__" in name]
