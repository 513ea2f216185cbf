"""How fast and how large a build is: `python benchmarks/build.py [--copies N] [--processes N] [--threads N]`.

Builds N copies of the articles in seeds/, in each of which every capitalised name has other letters, so that no two documents share
entities or hit a cache, and prints documents and sentences per second, peak memory, and the share of each stage, from one run.
With several processes, what the workers do is told as one ("other"), as their time passes elsewhere.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import kg.pipeline
from kg.build import graph as graph_module
from kg.config import Config
from kg.errors import UsageError
from kg.types import Document

SEEDS = Path(__file__).parent.parent / "seeds"
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
CONSONANTS = "bcdfghjklmnpqrstvwz"


def varied(document: Document, copy: int) -> Document:
    """The document with the consonants of its capitalised words shifted, the same way in one copy, another way in each."""
    shuffled = random.Random(copy).sample(CONSONANTS, len(CONSONANTS))  # noqa: S311 - a benchmark, not a secret
    table = str.maketrans(CONSONANTS + CONSONANTS.upper(), "".join(shuffled) + "".join(shuffled).upper())

    def change(text: str) -> str:
        return NAME.sub(lambda found: found[0][0] + found[0][1:].translate(table), text)

    return replace(document, text=change(document.text), title=change(document.title) if document.title else None)


class Stopwatch:
    """Seconds spent in each stage. Lazy stages are run to their end inside their own stretch."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """Add the time of the block to a stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - started

    def watched(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, measured; an iterator it gives is run to its end."""

        def measured(*arguments: Any, **options: Any) -> Any:
            with self.measure(stage):
                result = function(*arguments, **options)
                return tuple(result) if isinstance(result, Iterator) else result

        return measured

    def waited(self, stage: str, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """The generator function, with the time that one waits for what it gives: what it does meanwhile in threads costs nothing."""

        def measured(*arguments: Any, **options: Any) -> Iterator[Any]:
            given = function(*arguments, **options)
            while True:
                with self.measure(stage):
                    item = next(given, None)
                if item is None:
                    return
                yield item

        return measured


def watch(stopwatch: Stopwatch, copies: int) -> None:
    """Put the stopwatch around the stages of kg.pipeline and the page of kg.build.graph, and the copies in place of what is read."""
    read = stopwatch.watched("read", kg.pipeline.read)
    stages_of = kg.pipeline.stages_of

    def read_copies(paths: Any, *, on_problem: Any) -> list[Document]:
        return [varied(document, copy) for document in read(paths, on_problem=on_problem) for copy in range(copies)]

    def watched_stages(config: Config) -> kg.pipeline.Stages:
        stages = stages_of(config)
        return replace(
            stages,
            type_statements=stopwatch.watched("type", stages.type_statements),
            qualify=stopwatch.watched("qualify", stages.qualify),
        )

    kg.pipeline.read = read_copies  # type: ignore[assignment]
    kg.pipeline.stages_of = watched_stages  # type: ignore[assignment]
    plugins = kg.pipeline.plugins
    plugins.annotated_ahead = stopwatch.waited("annotate", plugins.annotated_ahead)
    plugins.extract = stopwatch.watched("extract", plugins.extract)
    for name, stage in (("linked", "resolve"), ("merged", "merge")):
        setattr(kg.pipeline, name, stopwatch.watched(stage, getattr(kg.pipeline, name)))
    graph_module.page_of = stopwatch.watched("view", graph_module.page_of)


def main() -> None:
    """Run the benchmark and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=50)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    stopwatch = Stopwatch()
    config = Config(processes=options.processes, threads=options.threads)
    kg.pipeline.stages_of(config)  # the model is loaded once in a process, whatever the number of documents
    watch(stopwatch, options.copies)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        graph = graph_module.build([SEEDS], config=config)
        built = time.perf_counter() - started
        with stopwatch.measure("store and files"):
            graph.save(Path(folder) / "output")
        total = time.perf_counter() - started
        stopwatch.seconds["store and files"] -= stopwatch.seconds["view"]
    report(graph, stopwatch, built=built, total=total)


def report(graph: graph_module.KnowledgeGraph, stopwatch: Stopwatch, *, built: float, total: float) -> None:
    """Print the figures."""
    documents, sentences = len(graph.corpus.extractions), graph.corpus.sentences
    if not documents:
        raise UsageError(f"{SEEDS}: no articles to build")
    unit = 1024 if sys.platform == "linux" else 2**20  # Linux counts in kB, macOS in bytes
    own, worker = (resource.getrusage(who).ru_maxrss / unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{documents} documents, {sentences} sentences, {len(graph.corpus.triples)} triples, {len(graph.corpus.entities)} entities")
    print(f"{total:.1f} s in all: {documents / total:.1f} documents/s, {sentences / total:.0f} sentences/s")
    print(f"{built:.1f} s to the triples: {documents / built:.1f} documents/s, {sentences / built:.0f} sentences/s")
    print(f"peak memory {own:.0f} MB" + (f", of the largest worker {worker:.0f} MB" if worker else ""))
    for stage, seconds in stopwatch.seconds.items():
        print(f"  {stage:16} {seconds:7.2f} s  {seconds / total:5.0%}")
    print(f"  {'other':16} {total - sum(stopwatch.seconds.values()):7.2f} s")


if __name__ == "__main__":
    main()
