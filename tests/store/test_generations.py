"""The folder of a build changes as a whole or not at all, and files of others in it stay."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import BUILD_FILES, current_generation, new_generation, replace_file, write_file


def build(out: Path, content: str) -> None:
    """A build whose every file says the same."""
    with new_generation(out) as folder:
        for name in BUILD_FILES[:-1]:
            write_file(folder / name, content.encode())
        (folder / "store").mkdir()
        write_file(folder / "store" / "data", content.encode())


def read(out: Path) -> set[str]:
    """What the files at their fixed names say; a name that leads nowhere says nothing."""
    places = [out / name for name in BUILD_FILES[:-1]] + [out / "store" / "data"]
    return {place.read_text() if place.exists() else "" for place in places}


def test_every_file_is_at_its_fixed_name(tmp_path: Path) -> None:
    build(tmp_path, "one")
    assert read(tmp_path) == {"one"}


def test_a_second_build_takes_the_place_of_the_first(tmp_path: Path) -> None:
    for content in ("one", "two", "three"):
        build(tmp_path, content)
    assert read(tmp_path) == {"three"}


def test_only_the_build_before_is_kept(tmp_path: Path) -> None:
    for content in ("one", "two", "three", "four"):
        build(tmp_path, content)
    assert sorted(p.name for p in (tmp_path / ".kg").iterdir() if p.is_dir() and not p.is_symlink()) == ["000003", "000004"]


def test_a_reader_keeps_the_build_it_started_on(tmp_path: Path) -> None:
    build(tmp_path, "one")
    folder = current_generation(tmp_path)
    build(tmp_path, "two")
    assert (folder / "graph.ttl").read_text() == "one"


def test_a_build_that_fails_leaves_the_one_before_and_no_rubbish(tmp_path: Path) -> None:
    build(tmp_path, "one")
    with pytest.raises(StoreError, match="nowhere"), new_generation(tmp_path) as folder:
        write_file(folder / "nowhere" / "graph.ttl", b"half")
    assert read(tmp_path) == {"one"}
    assert not folder.exists()


KILLED_BUILD = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = {path!r}
from test_generations import build
points = iter(range(int(sys.argv[2])))
def watch(event, args):
    # every step that touches the disk is a point to be killed at
    if event in ("open", "os.mkdir", "os.rename", "os.symlink", "os.remove", "shutil.rmtree") and sys.argv[1] in str(args[0]):
        if next(points, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
build(Path(sys.argv[1]), sys.argv[3])
"""


def run_and_kill(out: Path, *, after: int, content: str) -> bool:
    """Build in a process that is killed at its n-th step on the disk; whether it was killed before it ended."""
    script = KILLED_BUILD.format(path=[str(Path(__file__).parent), *sys.path])
    done = subprocess.run([sys.executable, "-c", script, str(out), str(after), content], capture_output=True, check=False)  # noqa: S603
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode != 0


@pytest.mark.parametrize("first", [True, False], ids=["first build", "second build"])
def test_a_build_killed_at_any_step_leaves_one_whole_build(tmp_path: Path, *, first: bool) -> None:
    seen = []
    for step in range(200):
        out = tmp_path / str(step)
        if not first:
            build(out, "old")
        killed = run_and_kill(out, after=step, content="new")
        seen.append(read(out))
        assert seen[-1] in ([{"new"}, {""}] if first else [{"new"}, {"old"}]), f"killed at step {step}"
        if not killed:
            break
        build(out, "next")  # and the next build goes through
        assert read(out) == {"next"}
    assert len(seen) > 20, "too few steps were seen for this test to mean something"
    assert seen[-1] == {"new"}


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    build(tmp_path, "one")
    assert run_and_kill(tmp_path, after=12, content="two")
    assert (tmp_path / ".kg" / "000002").exists()
    build(tmp_path, "three")
    assert [p.read_text() for p in sorted((tmp_path / ".kg").glob("0*/graph.ttl"))] == ["one", "three"]


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "notes").mkdir()
    build(tmp_path, "one")
    build(tmp_path, "two")
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / "notes").is_dir()


def test_a_file_of_others_under_our_name_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("mine")
    with pytest.raises(StoreError, match=r"graph\.ttl: this was not written by kg"):
        build(tmp_path, "one")
    assert (tmp_path / "graph.ttl").read_text() == "mine"


def test_two_builds_at_a_time_are_refused(tmp_path: Path) -> None:
    build(tmp_path, "one")
    with new_generation(tmp_path), pytest.raises(StoreError, match="another build is writing here"):
        build(tmp_path, "two")


def test_an_output_that_is_a_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot write here"):
        build(tmp_path / "file" / "output", "one")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_clear_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot write here"):
        build(tmp_path / "output", "one")


def test_a_folder_without_a_build_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no build here; make one with `kg build"):
        current_generation(tmp_path)


def test_the_folder_can_be_moved(tmp_path: Path) -> None:
    build(tmp_path / "a", "one")
    (tmp_path / "a").rename(tmp_path / "b")
    assert read(tmp_path / "b") == {"one"}
    assert current_generation(tmp_path / "b").is_relative_to(tmp_path / "b")


def test_a_copy_without_links_can_be_read(tmp_path: Path) -> None:
    build(tmp_path / "a", "one")
    (tmp_path / "b").mkdir()
    for name in BUILD_FILES[:-1]:
        (tmp_path / "b" / name).write_bytes((tmp_path / "a" / name).read_bytes())
    assert current_generation(tmp_path / "b") == tmp_path / "b"


def test_one_file_is_replaced_within_the_build(tmp_path: Path) -> None:
    build(tmp_path, "one")
    replace_file(tmp_path, "graph.html", b"page")
    assert (tmp_path / "graph.html").read_text() == "page"
    assert (tmp_path / "graph.ttl").read_text() == "one"
