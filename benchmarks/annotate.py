"""A text -> how fast the annotator reads it: sentences and words a second with one and two threads, and peak memory, each in one run.

    python benchmarks/annotate.py seeds/*.txt [--copies 40]

Each file is an article; it is read `copies` times, each time with another number in its first line, so that no two documents are equal.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from kg.annotate import JointAnnotator
from kg.plugins import annotated_ahead
from kg.types import Document, Problem


def measure(paths: Sequence[Path], copies: int, threads: int) -> str:
    """One line with the figures of one run."""
    texts = [p.read_text(encoding="utf-8") for p in paths]
    problems: list[Problem] = []
    start = time.perf_counter()
    annotator = JointAnnotator(threads=threads)
    annotator(Document(text="The first document loads all tables."), on_problem=problems.append)
    loaded = time.perf_counter()
    sentences = words = 0
    documents = (Document(text=f"Edition {copy}.\n\n{text}") for copy in range(copies) for text in texts)
    for attempt in annotated_ahead(documents, annotator):
        if attempt.annotated:
            sentences += len(attempt.annotated.sentences)
            words += sum(len(s.tokens) for s in attempt.annotated.sentences)
    seconds = time.perf_counter() - loaded
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = f"{sentences / seconds:6.0f} sentences/s {words / seconds:7.0f} words/s"
    took = f"{sentences} sentences in {seconds:.1f} s, loaded in {loaded - start:.2f} s"
    return f"{threads} thread(s): {speed}, {took}, peak memory {memory:.0f} MB"


def main() -> None:
    """Measure in a fresh process for each number of threads, so that neither time nor memory leaks from one to the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--copies", type=int, default=20)
    options = parser.parse_args()
    for threads in (1, 2):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print(pool.apply(measure, (options.files, options.copies, threads)))


if __name__ == "__main__":
    main()
