"""The same articles give the same bytes, in whatever order, by however many processes, wherever the command runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_articles import ARTICLES, write_articles

REPEATABLE = ("graph.ttl", "statements.jsonl", "documents.jsonl", "entities.jsonl", "graph.html")


def build(out: Path, *paths: str | Path, cwd: Path, hash_seed: str = "0", options: tuple[str, ...] = ()) -> dict[str, bytes]:
    """The bytes of a build made by a process of its own."""
    path = os.pathsep.join([str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")])
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "kg", "build", *map(str, paths), "-o", str(out), *options],
        cwd=cwd,
        env=os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": path},
        check=True,
        capture_output=True,
    )
    return {name: (out / name).read_bytes() for name in REPEATABLE}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module")
def expected(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("expected")
    return build(folder / "out", articles, cwd=folder)


def test_neither_order_nor_hash_seed_changes_a_byte(articles: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    backwards = [articles / name for name in sorted(ARTICLES, reverse=True)]
    assert build(tmp_path / "out", *backwards, cwd=tmp_path, hash_seed="4242") == expected


def test_neither_processes_nor_threads_change_a_byte(articles: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    assert build(tmp_path / "out", articles, cwd=tmp_path, options=("--processes", "3", "--threads", "1")) == expected


def test_neither_the_current_folder_nor_a_second_copy_changes_a_byte(articles: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes((articles / "gazette.txt").read_bytes())
    assert build(tmp_path / "out", ".", tmp_path / "copy.txt", cwd=articles, hash_seed="1") == expected


def test_a_document_added_and_removed_again_leaves_no_trace(articles: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("Selma Vik praised Olaf Rygg on Friday. Rygg lives in Larksund.\n", encoding="utf-8")
    assert build(tmp_path / "out", articles, tmp_path / "more.txt", cwd=tmp_path) != expected
    assert build(tmp_path / "out", articles, cwd=tmp_path) == expected
