"""Which files are read, in which order, and what becomes of those that cannot be."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.read import read_paths
from kg.types import Document, OnProblem, Problem, Reader

GOOD = "Harbour tunnel opens\n\nThe tunnel was opened by Mayor Ana Ruiz on Monday.\n"
SENTENCE = "The court in Lima heard the case of the {} ship on Friday.\n"


def read(*paths: Path, readers: dict[str, Reader] | None = None) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(read_paths(paths, on_problem=problems.append, readers=readers)), problems


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SENTENCE.format(name), encoding="utf-8")


def sources(documents: list[Document], folder: Path) -> list[str]:
    return [Path(document.source).relative_to(folder).as_posix() for document in documents]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.txt", "a/c/d.md", "c.txt")
    documents, problems = read(tmp_path)
    assert sources(documents, tmp_path) == ["a/c/d.md", "a/z.txt", "b.txt", "c.txt"]
    assert problems == []


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.txt")
    documents, _ = read(tmp_path / "b.txt", tmp_path / "a.txt")
    assert sources(documents, tmp_path) == ["b.txt", "a.txt"]


@pytest.mark.parametrize("name", [".hidden.txt", ".git/a.txt", "README.md", "readme.txt", "LICENSE", "CHANGELOG.md"])
def test_what_is_no_article_of_a_folder_is_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    fill(tmp_path, name, "a.txt")
    documents, problems = read(tmp_path)
    assert sources(documents, tmp_path) == ["a.txt"]
    assert problems == []


def test_a_readme_given_by_name_is_read(tmp_path: Path) -> None:
    fill(tmp_path, "README.md")
    documents, _ = read(tmp_path / "README.md")
    assert len(documents) == 1


def test_a_build_inside_a_folder_is_not_read(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "output/graph.ttl", "output/statements.jsonl", "output/page.html")
    documents, problems = read(tmp_path)
    assert sources(documents, tmp_path) == ["a.txt"]
    assert problems == []


def test_a_build_given_by_name_is_a_problem(tmp_path: Path) -> None:
    fill(tmp_path, "graph.ttl", "statements.jsonl")
    documents, problems = read(tmp_path)
    assert documents == []
    assert [p.code for p in problems] == ["build-folder"]


def test_each_file_of_unknown_suffix_is_one_problem(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.xlsx", "sub/c.xlsx", "noend")
    documents, problems = read(tmp_path)
    assert sources(documents, tmp_path) == ["a.txt"]
    assert [(p.code, Path(p.source).name) for p in problems] == [
        ("unknown-suffix", "b.xlsx"),
        ("unknown-suffix", "noend"),
        ("unknown-suffix", "c.xlsx"),
    ]
    assert ".docx" in problems[0].message
    assert ".json, .jsonl, .markdown" in problems[0].message


def test_suffixes_are_known_in_capitals_too(tmp_path: Path) -> None:
    fill(tmp_path, "A.TXT")
    assert len(read(tmp_path)[0]) == 1


def test_a_missing_path_is_named_before_anything_is_read(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    with pytest.raises(UsageError, match=r"nowhere\.txt.*nor-here"):
        read_paths([tmp_path / "a.txt", tmp_path / "nowhere.txt", tmp_path / "nor-here"], on_problem=pytest.fail)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").chmod(0)
    documents, problems = read(tmp_path)
    assert sources(documents, tmp_path) == ["b.txt"]
    assert [p.code for p in problems] == ["unreadable"]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    documents, problems = read(tmp_path)
    assert sources(documents, tmp_path) == ["b.txt"]
    assert [p.code for p in problems] == ["unreadable"]


def test_a_loop_of_links_comes_to_an_end(tmp_path: Path) -> None:
    fill(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    documents, problems = read(tmp_path)
    assert len(documents) == 1
    assert [(p.code, Path(p.source).name) for p in problems] == [("unreadable", "self.txt")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_a_problem_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    documents, problems = read(tmp_path)
    assert documents == []
    assert [p.code for p in problems] == ["not-a-file"]


def test_a_file_of_more_than_20_megabytes_is_skipped(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    os.truncate(tmp_path / "a.txt", 20_000_001)
    documents, problems = read(tmp_path)
    assert sources(documents, tmp_path) == ["b.txt"]
    assert [p.code for p in problems] == ["too-large"]


def test_the_same_article_twice_is_read_once_and_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(GOOD.replace("\n", "\r\n"), encoding="utf-8", newline="")
    documents, (problem,) = read(tmp_path)
    assert sources(documents, tmp_path) == ["a.txt"]
    assert problem.code == "duplicate"
    assert Path(problem.source).name == "b.txt"
    assert "a.txt" in problem.message


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.md": (b" \n\n", "empty"),
    "binary.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "binary.html": (bytes(range(1, 32)) * 40, "binary"),
    "line.txt": (b"x" * 10_000_000, "long-line"),
    "broken.html": (b"<html><body><div><p></p><table><tr>", "no-text"),
    "furniture.txt": (b"Advertisement\n\nShare on Facebook\n", "no-text"),
    "empty.jsonl": (b'{"title": "Dam is safe"}\n', "no-text"),
    "broken.jsonl": (b'{"text": "The dam', "json"),
    "picture.png": (b"\x89PNG", "unknown-suffix"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_one_clear_line_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    content, code = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "a-good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "z-good.txt").write_text(SENTENCE, encoding="utf-8")
    documents, (problem,) = read(tmp_path)
    assert sources(documents, tmp_path) == ["a-good.txt", "z-good.txt"]
    assert problem.code == code
    assert problem.source == (tmp_path / name).as_posix()
    assert problem.message.startswith(problem.source)
    assert "; " in problem.message
    assert "\n" not in problem.message


def test_a_file_name_with_a_line_break_stays_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb\x1b[31m.txt").write_bytes(b"")
    _, (problem,) = read(tmp_path)
    assert r"a\nb\x1b[31m.txt" in problem.message
    assert problem.message.isprintable()


def test_a_file_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(GOOD, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (document,), _ = read(tmp_path)
    assert document.source.encode().endswith(rb"caf\xe9.txt")


class ReverseReader:
    """A plug-in that reads text backwards."""

    suffixes = (".rev",)

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        if not content:
            raise ZeroDivisionError
        yield Document(text=content.decode()[::-1], source=source)


def test_a_further_reader_reads_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.rev").write_text(".nepo si tunnel ehT", encoding="utf-8")
    (document,), _ = read(tmp_path, readers={".REV": ReverseReader()})
    assert document.text == "The lennut is open."


def test_a_further_reader_wins_over_a_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(".nepo", encoding="utf-8")
    (document,), _ = read(tmp_path, readers={".txt": ReverseReader()})
    assert document.text == "open."


def test_a_further_reader_that_fails_spoils_its_file_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.rev").write_bytes(b"")
    fill(tmp_path, "b.txt")
    with caplog.at_level(logging.ERROR):
        documents, (problem,) = read(tmp_path, readers={".rev": ReverseReader()})
    assert sources(documents, tmp_path) == ["b.txt"]
    assert problem.code == "reader-failed"
    assert "ZeroDivisionError" in problem.message
    assert "Traceback" in caplog.text


def test_reading_twice_gives_the_same_documents(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.md")
    assert read(tmp_path) == read(tmp_path)
