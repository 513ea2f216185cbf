"""A watched folder is built when its files have changed and are at rest."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from sample_articles import write_articles

from kg.build.watch import settled_changes

ROOT = Path(__file__).parent.parent


def looks(folder: Path, *events: Callable[[], object]) -> Iterator[list[str]]:
    """Names of the files that each change gives; one event happens between two looks, at the end nothing more."""
    waiting = iter(events)

    def wait() -> None:
        event = next(waiting, None)
        if event is None:
            raise EOFError
        event()

    try:
        for found in settled_changes([folder], out=folder / "output", wait=wait):
            yield sorted(path.name for path in found)
    except EOFError:
        return


def nothing() -> None:
    """Time passes."""


def writes(path: Path, text: str = "x") -> Callable[[], object]:
    def write() -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    return write


def test_what_is_there_is_built_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert list(looks(tmp_path, nothing, nothing, nothing)) == [["a.txt"]]


def test_a_new_file_is_a_change_once_it_is_at_rest(tmp_path: Path) -> None:
    growing = [writes(tmp_path / "b.txt", "x" * n) for n in range(1, 4)]
    assert list(looks(tmp_path, nothing, *growing, nothing, nothing)) == [[], ["b.txt"]]


def test_a_file_that_goes_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert list(looks(tmp_path, nothing, (tmp_path / "a.txt").unlink, nothing)) == [["a.txt"], []]


def test_the_build_and_hidden_files_are_no_change(tmp_path: Path) -> None:
    events = [writes(tmp_path / "output" / "graph.ttl"), writes(tmp_path / ".lock"), writes(tmp_path / ".git" / "x"), nothing]
    assert list(looks(tmp_path, nothing, *events)) == [[]]


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
def interrupted(process: subprocess.Popen[str]) -> int:
    """What the process ends with on Ctrl-C; pressed again where the first came while something was freed, when Python passes over it."""
    for _ in range(30):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.wait(1)
    process.kill()
    return process.wait()


def test_the_command_builds_what_arrives_and_ends_quietly(tmp_path: Path) -> None:
    write_articles(tmp_path / "articles")
    command = [
        sys.executable,
        "-m",
        "kg",
        "watch",
        str(tmp_path / "articles"),
        "-o",
        str(tmp_path / "articles" / "output"),
        "--interval",
        "0.1",
    ]
    # who starts the tests may have it ignore Ctrl-C, and a process inherits that
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heard) as process:  # noqa: S603, PLW1509
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        assert next(lines) == "watching; Ctrl-C ends this\n"
        assert "4 articles" in next(lines)
        time.sleep(0.3)
        (tmp_path / "articles" / "more.txt").write_text("Selma Vik praised Olaf Rygg on Friday.\n")
        assert "5 articles" in next(lines)
        assert interrupted(process) == 0
