"""What extraction and qualification cost beside annotation, in one run: `python benchmarks/extract.py ARTICLE... [--copies N]`.

Each article is annotated, one after the other and by one thread, then read by the extractors, typed and qualified. Seconds are this
process's own time on the processor, so that other programs change little.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from kg import plugins
from kg.config import Config
from kg.pipeline import document_statements
from kg.stages import read, stages_of
from kg.types import Problem


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--copies", type=int, default=5, help="how often each article is read")
    options = parser.parse_args()
    problems: list[Problem] = []
    stages = stages_of(Config(threads=1))
    documents = list(read(options.articles, on_problem=problems.append)) * options.copies
    if not documents:
        sys.exit("no article could be read")
    plugins.annotate(documents[0], stages.annotator)  # loads all tables
    seconds = {"annotate": 0.0, "extract": 0.0}
    statements = sentences = 0
    for document in documents:
        started = time.process_time()
        annotated = plugins.annotate(document, stages.annotator).annotated
        between = time.process_time()
        if annotated is not None:
            statements += len(document_statements(annotated, stages, on_problem=problems.append))
            sentences += len(annotated.sentences)
        seconds["annotate"] += between - started
        seconds["extract"] += time.process_time() - between
    print(f"{sentences} sentences, {statements} statements")
    print(f"annotate:                {seconds['annotate']:6.2f} s {sentences / seconds['annotate']:7.0f} sentences/s")
    print(f"extract, type, qualify:  {seconds['extract']:6.2f} s {sentences / seconds['extract']:7.0f} sentences/s")
    print(f"ratio {seconds['extract'] / seconds['annotate']:.2f}; {len(problems)} problems")


if __name__ == "__main__":
    main()
