"""A build on a Spark cluster is that of one machine, whatever is lost on the way."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sample_articles import write_articles

import kg
from kg.build.into import build_into, remove_from
from kg.build.spark import on_spark
from kg.config import Config

pyspark = pytest.importorskip("pyspark", reason="no PySpark here; pip install 'newsgraph[spark]'")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java here; apt-get install openjdk-17-jre-headless"),
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="executors are found by /proc"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # of PySpark's sockets
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
MASTER = "local-cluster[2,1,1024]"
FILES = ("graph.ttl", "statements.jsonl", "documents.jsonl", "entities.jsonl")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module", autouse=True)
def _context() -> Iterator[None]:
    """The cluster that the tests share is ended after them."""
    yield
    if pyspark.SparkContext._active_spark_context:
        pyspark.SparkContext._active_spark_context.stop()


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def executors() -> list[int]:
    """Process ids of executors that run on this machine."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            try:
                command = (place / "cmdline").read_bytes()
            except OSError:
                continue
            if b"CoarseGrainedExecutorBackend" in command and b"java" in command:
                found.append(int(place.name))
    return found


def test_two_executors_of_which_one_is_killed_give_the_build_of_one_machine(articles: Path, tmp_path: Path) -> None:
    build_into([articles], Config(out=tmp_path / "here"))
    with ThreadPoolExecutor(1) as pool:
        building = pool.submit(build_into, [articles], Config(out=tmp_path / "there"), make=on_spark(MASTER))
        while not (running := executors()):
            assert not building.done() or building.result()
            time.sleep(0.2)
        time.sleep(3)  # it is at work, or about to be
        os.kill(running[0], signal.SIGKILL)
        building.result()
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


KILLED = """
import importlib, os, signal, sys
sys.path[:0] = {path!r}
pipeline = importlib.import_module("kg.pipeline")
pipeline.linked = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
import kg.cli
sys.argv = ["kg", "build", *sys.argv[1:]]
sys.exit(kg.cli.main())
"""


def test_a_build_killed_resumed_cut_and_made_again_on_a_cluster_is_that_from_nothing(articles: Path, tmp_path: Path) -> None:
    mine, out = shutil.copytree(articles, tmp_path / "mine"), tmp_path / "out"
    script = KILLED.format(path=[str(Path(kg.__file__).parent.parent), *sys.path])
    killed = subprocess.run([sys.executable, "-c", script, str(mine), "-o", str(out)], check=False)  # noqa: S603
    assert killed.returncode == -signal.SIGKILL
    build_into([mine], Config(out=out))
    remove_from([str(mine / "courier.txt")], Config(out=out))
    removed = contents(out)
    (mine / "courier.txt").unlink()
    (mine / "more.txt").write_text("Selma Vik praised Olaf Rygg on Friday.\n", encoding="utf-8")
    build_into([mine], Config(out=out), make=on_spark(MASTER))
    build_into([mine], Config(out=tmp_path / "fresh"))
    assert contents(out) == contents(tmp_path / "fresh") != removed
