"""kg.toml and options become one Config, and all faults are told at once."""

from dataclasses import fields
from pathlib import Path

import pytest

from kg.config import CHECKS, Config, load_config
from kg.errors import UsageError
from kg.query import Limits
from kg.types import Status


def write(folder: Path, text: str) -> Path:
    path = folder / "kg.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_field_can_be_set() -> None:
    assert {f.name for f in fields(Config)} == set(CHECKS)


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config() == Config()


def test_the_file_in_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 'base = "https://example.org/"')
    monkeypatch.chdir(tmp_path)
    assert load_config().vocabulary.entity("Kim") == "https://example.org/entity/Kim"


def test_all_settings_of_a_file_are_taken(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        trust = ["Asserted"]
        annotator = "mine"
        extractors = ["clauses"]
        processes = 4
        threads = 1
        ontology = ["mine.ttl"]
        out = "graph"
        same = [["KCNA", "Korean Central News Agency"]]
        different = [["Sarah Kim", "Kim Jong-un"]]
        [query]
        timeout = 5
        max_rows = 10
        """,
    )
    assert load_config(path) == Config(
        trust=(Status.ASSERTED,),
        annotator="mine",
        extractors=("clauses",),
        processes=4,
        threads=1,
        ontology=(tmp_path / "mine.ttl",),
        out=tmp_path / "graph",
        same=(("KCNA", "Korean Central News Agency"),),
        different=(("Sarah Kim", "Kim Jong-un"),),
        query=Limits(timeout=5.0, max_rows=10),
    )


def test_an_option_beats_the_file_and_none_is_no_option(tmp_path: Path) -> None:
    path = write(tmp_path, "processes = 4\nthreads = 3")
    config = load_config(path, processes=2, threads=None, out=Path("here"))
    assert (config.processes, config.threads, config.out) == (2, 3, Path("here"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('trust = ["Certain"]', "trust: 'Certain' is no status; there are Asserted, Reported,"),
        ("trust = 'Asserted'", "trust: a list is needed, not 'Asserted'"),
        ("procesess = 2", "procesess: no such setting, did you mean processes; there are annotator,"),
        ("processes = 0", "processes: a whole number from 1 is needed, not 0"),
        ("processes = true", "processes: a whole number from 1 is needed, not True"),
        ('base = "example"', "base: an IRI like"),
        ('base = "http://example.org/a b/"', "base: "),
        ('same = [["A"]]', "same: two names are needed, not ['A']"),
        ('same = [["A", "B"]]\ndifferent = [["B", "A"]]', "same and different both name 'A' and 'B'; keep one"),
        ("[query]\nrows = 1", "query: a table with timeout, max_rows, memory_mb is needed"),
        ("[query]\ntimeout = 0", "query: a number of seconds above 0 is needed, not 0"),
        ("out = 3", "out: a path is needed, not 3"),
        ("base = ", "not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_file_and_setting(tmp_path: Path, text: str, fault: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as found:
        load_config(path)
    assert str(found.value).startswith(f"{path}: {fault}")


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    path = write(tmp_path, "threads = 0\ncolour = 1")
    with pytest.raises(UsageError) as found:
        load_config(path, processes=-1)
    assert [line.removeprefix(f"{path}: ").split(": ")[0] for line in str(found.value).splitlines()] == ["threads", "colour", "processes"]


def test_a_file_that_is_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml: cannot read this configuration"):
        load_config(tmp_path / "none.toml")
