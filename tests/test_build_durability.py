"""A build that is killed, or that the disk fails, leaves the build before it whole and the next one possible."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from sample_articles import write_articles

import kg
from kg.config import Config

ROOT = Path(__file__).parent.parent
FILES = ("graph.ttl", "graph.html", "statements.jsonl", "documents.jsonl", "entities.jsonl", "report.json")
MOMENTS = int(os.environ.get("KG_KILLS", "3"))  # of a build at which it is killed; 20 for all
DISMISSED = "ASK { ?a kg:dismissed ?b }"

KILLED = """
import importlib, os, signal, sys
sys.path[:0] = {path!r}
module = importlib.import_module("kg.{module}")
def die(*args, **options):
    os.kill(os.getpid(), signal.SIGKILL)
target = module
*outer, name = {name!r}.split(".")
for part in outer:
    target = getattr(target, part)
setattr(target, name, die)
import kg.cli
sys.argv = ["kg", "build", *sys.argv[1:]]
sys.exit(kg.cli.main())
"""
POINTS = [
    ("pipeline", "read"),
    ("pipeline", "document_extraction"),
    ("pipeline", "linked"),
    ("build.graph", "page_of"),
    ("store.disk", "DiskStore.load"),
    ("build.graph", "_reopened"),
    ("build.cache", "OutcomeCache.put"),
    ("build.cache", "OutcomeCache.forget_others"),
    ("store.generations", "_sync_tree"),
    ("store.generations", "_switch"),
]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("articles"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build of one small article."""
    (tmp_path / "old.txt").write_text("Tove Brandt visited Larksund.\n", encoding="utf-8")
    kg.build([tmp_path / "old.txt"], config=Config()).save(tmp_path / "out")
    return tmp_path / "out"


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def build(articles: Path, out: Path, script: str = "") -> subprocess.CompletedProcess[str]:
    command = ["-c", script] if script else ["-m", "kg", "build"]
    return subprocess.run(  # noqa: S603
        [sys.executable, *command, str(articles), "-o", str(out)], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("module", "name"), POINTS, ids=[name for _, name in POINTS])
def test_a_build_killed_in_any_stage_leaves_the_one_before(articles: Path, out: Path, module: str, name: str) -> None:
    before = contents(out)
    done = build(articles, out, KILLED.format(path=[str(ROOT), *sys.path], module=module, name=name))
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert contents(out) == before
    assert kg.query.run_query(out / "store", DISMISSED, prefixes=kg.Config().vocabulary.prefixes).dicts() == [{"answer": "false"}]


def test_after_a_killed_build_the_next_one_goes_through(articles: Path, out: Path) -> None:
    assert build(articles, out, KILLED.format(path=[str(ROOT), *sys.path], module="build.graph", name="_reopened")).returncode != 0
    assert build(articles, out).returncode == 0
    assert kg.query.run_query(out / "store", DISMISSED, prefixes=kg.Config().vocabulary.prefixes).dicts() == [{"answer": "true"}]
    assert len([p for p in (out / ".kg").iterdir() if p.name.isdecimal()]) == 2


def test_a_build_killed_at_any_moment_leaves_a_whole_one_and_a_next_one_that_goes_through(articles: Path, out: Path) -> None:
    before = contents(out)
    started = time.monotonic()
    assert build(articles, out.with_name("whole")).returncode == 0
    took, wanted = time.monotonic() - started, contents(out.with_name("whole"))
    for share in random.Random(16).sample(range(20), MOMENTS):  # noqa: S311 - no secret
        command = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(out)]
        building = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)  # noqa: S603
        with suppress(subprocess.TimeoutExpired):
            building.wait(took * (share + 0.5) / 20)
        building.kill()
        building.wait()
        assert contents(out) in (before, wanted)
    assert build(articles, out).returncode == 0
    assert contents(out) == wanted


FULL_DISK = """
import resource, signal, sys
sys.path[:0] = {path!r}
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
import kg.cli
sys.argv = ["kg", "build", *sys.argv[1:]]
sys.exit(kg.cli.main())
"""


@pytest.mark.parametrize("limit", [1_000, 50_000, 400_000])
def test_a_disk_that_takes_no_more_is_one_clear_line(articles: Path, out: Path, limit: int) -> None:
    before = contents(out)
    done = build(articles, out, FULL_DISK.format(path=[str(ROOT), *sys.path], limit=limit))
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"kg: {out}")
    assert "cannot write" in line
    assert contents(out) == before


def test_two_builds_of_one_folder_at_once_are_refused(articles: Path, out: Path) -> None:
    with kg.store.new_generation(out):
        done = build(articles, out)
    assert done.returncode == 2
    assert done.stderr == f"kg: {out}: another build is writing here; wait for it or choose another --out\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_one_may_not_write_is_one_clear_line(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = build(articles, tmp_path / "locked" / "out")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "cannot write here (Permission denied)" in done.stderr
