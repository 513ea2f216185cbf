"""How fast and how large a build is: `python benchmarks/build.py [--articles FOLDER] [--copies N] [--processes N] [--profile] [--again]`.

Builds N copies of the articles in seeds/, or in a folder, in each of which every capitalised name has other letters, so that no two
documents share entities, and prints documents and sentences per second and peak memory, from one run. `--profile` adds the seconds of
each stage, those of them in which this process computed, and the peak of memory when the stage had ended. With several processes,
what the workers do is told as one ("other"), as their time passes elsewhere. `--again` builds once more with the outcomes of the first
time, and tells the ratio.
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
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import kg.pipeline
from kg.build.graph import KnowledgeGraph
from kg.config import Config
from kg.types import Document

GRAPH, INTO = (import_module(f"kg.build.{name}") for name in ("graph", "into"))  # kg.build itself is the function
SEEDS = Path(__file__).parent.parent / "seeds"
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
CONSONANTS = "bcdfghjklmnpqrstvwz"


@lru_cache(maxsize=256)
def _letters(copy: int) -> dict[int, int]:
    shuffled = random.Random(copy).sample(CONSONANTS, len(CONSONANTS))  # noqa: S311 - a benchmark, not a secret
    return str.maketrans(CONSONANTS + CONSONANTS.upper(), "".join(shuffled) + "".join(shuffled).upper())


def names_changed(text: str, copy: int) -> str:
    """The text with the consonants of its capitalised words shifted, the same way in one copy, another way in each; as long as before."""
    return NAME.sub(lambda found: found[0][0] + found[0][1:].translate(_letters(copy)), text)


def varied(document: Document, copy: int) -> Document:
    """The document with other names."""
    return replace(document, text=names_changed(document.text, copy), title=names_changed(document.title, copy) if document.title else None)


class Stopwatch:
    """Seconds spent in each stage. Lazy stages are run to their end inside their own stretch."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.computed: dict[str, float] = defaultdict(float)
        self.peak: dict[str, float] = {}

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """Add the time of the block to a stage."""
        started, computed = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - started
            self.computed[stage] += time.process_time() - computed
            self.peak[stage] = peak_memory(resource.RUSAGE_SELF)

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

    def read_copies(*arguments: Any, **options: Any) -> list[Document]:
        return [varied(document, copy) for document in read(*arguments, **options) for copy in range(copies)]

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
    for name, stage in (("linked", "resolve"), ("happened", "events"), ("merged", "merge, Turtle")):
        setattr(kg.pipeline, name, stopwatch.watched(stage, getattr(kg.pipeline, name)))
    GRAPH.page_of = stopwatch.watched("view", GRAPH.page_of)
    INTO.write_build = stopwatch.watched("store, files, view", INTO.write_build)


def main() -> None:
    """Run the benchmark and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=SEEDS)
    parser.add_argument("--copies", type=int, default=50)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    stopwatch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder:
        config = Config(processes=options.processes, threads=options.threads, out=Path(folder) / "output")
        kg.pipeline.stages_of(config)  # the model is loaded once in a process, whatever the number of documents
        watch(stopwatch, options.copies)
        started = time.perf_counter()
        graph = INTO.build_into([options.articles], config)
        total = time.perf_counter() - started
        report(graph, total)
        if options.profile:
            profile(stopwatch, total)
        if options.again:
            started = time.perf_counter()
            INTO.build_into([options.articles], config)
            again = time.perf_counter() - started
            print(f"{again:.1f} s once more, with all outcomes known: 1/{total / again:.1f} of the first time")


def report(graph: KnowledgeGraph, total: float) -> None:
    """Print the figures of the whole."""
    corpus = graph.corpus
    documents, sentences = len(corpus.extractions), corpus.sentences
    print(f"{documents} documents, {sentences} sentences, {corpus.size} triples, {len(corpus.entities)} entities")
    print(f"{total:.1f} s in all: {documents / total:.1f} documents/s, {sentences / total:.0f} sentences/s")
    worker = peak_memory(resource.RUSAGE_CHILDREN)
    print(f"peak memory {peak_memory(resource.RUSAGE_SELF):.0f} MB" + (f", of the largest worker {worker:.0f} MB" if worker else ""))


def profile(stopwatch: Stopwatch, total: float) -> None:
    """Print the figures of each stage."""
    stopwatch.seconds["store, files"] = stopwatch.seconds.pop("store, files, view") - stopwatch.seconds["view"]
    stopwatch.computed["store, files"] = stopwatch.computed.pop("store, files, view") - stopwatch.computed["view"]
    stopwatch.peak["store, files"] = stopwatch.peak.pop("store, files, view")
    print("stage              seconds  share  computing  peak MB")
    for stage, seconds in stopwatch.seconds.items():
        print(f"  {stage:16} {seconds:7.2f}  {seconds / total:5.0%}  {stopwatch.computed[stage]:9.2f}  {stopwatch.peak[stage]:7.0f}")
    print(f"  {'other':16} {total - sum(stopwatch.seconds.values()):7.2f}")


def peak_memory(who: int) -> float:
    """The most memory that this process, or the largest of those it started, has had, in MB."""
    unit = 1024 if sys.platform == "linux" else 2**20  # Linux counts in kB, macOS in bytes
    return resource.getrusage(who).ru_maxrss / unit


if __name__ == "__main__":
    main()
