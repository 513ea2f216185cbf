"""A build in, how long each named query takes on it: `python benchmarks/queries.py BUILD [--named FOLDER]`.

Each query runs as `kg query` runs it, in a process of its own and within the limits of the configuration, so a query that a user would
see stopped is stopped here too. `--named` takes the queries of another version from its folder, for ratios in one run.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from kg.errors import QueryError
from kg.query import Limits, named_queries, run_query
from kg.query.library import NamedQuery
from kg.store import current_generation
from kg.vocab import Vocabulary


def queries(folder: Path | None) -> list[NamedQuery]:
    """The named queries of this version, or those of a folder."""
    if folder is None:
        return list(named_queries())
    return [NamedQuery(p.stem, "", p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.rq"))]


def measured(build: Path, query: NamedQuery, limits: Limits) -> tuple[str, float]:
    """How many rows there are, or why there are none, and the seconds of CPU that it took."""
    before = _children()
    try:
        found = run_query(current_generation(build) / "store", query.text, prefixes=Vocabulary().prefixes, limits=limits)
        rows = f"{len(found.rows)} rows"
    except QueryError as error:
        rows = str(error).partition(";")[0]
    return rows, _children() - before


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--named", type=Path)
    parser.add_argument("--timeout", type=float, default=Limits().timeout)
    options = parser.parse_args()
    started = time.perf_counter()
    for query in queries(options.named):
        rows, seconds = measured(options.build, query, Limits(timeout=options.timeout))
        print(f"{query.name:22} {seconds:7.2f} s  {rows}", flush=True)
    print(f"{time.perf_counter() - started:.0f} s in all")


if __name__ == "__main__":
    main()
