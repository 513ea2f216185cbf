"""How what a build does with all documents together grows: `python benchmarks/grow.py OUTCOMES [--articles 1000] [--profile compact]`.

Takes what came of real articles from the file of outcomes beside a build (`output/.kg/outcomes.sqlite`) and copies it until there are so
many, in each copy with other letters in every capitalised name, so that no copy shares names with another. Nothing is read or annotated,
so a corpus of thousands is there at once. Printed are, for resolve, events, and merge with Turtle, the seconds that this process computed
(other work on the machine changes them little) and the peak of memory.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import time
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import count, islice
from pathlib import Path
from typing import Any

from build import names_changed, peak_memory, varied

from kg.config import PROFILES, Config
from kg.packed import pack, unpack
from kg.pipeline import Outcome
from kg.stages import happened, linked, merged
from kg.types import Extraction


def outcomes(path: Path) -> list[Extraction]:
    """All extractions of a file of outcomes, by their documents."""
    with sqlite3.connect(path) as database:
        rows = [zlib.decompress(row) for (row,) in database.execute("SELECT outcome FROM outcomes ORDER BY key")]
    try:
        found = [unpack(row, Outcome, Outcome).extraction for row in rows]
    except ValueError as error:
        raise SystemExit(f"{path}: made by another version of kg ({error}); build its articles again") from error
    return sorted((x for x in found if x), key=lambda x: x.document.id)


def copies(found: list[Extraction]) -> Iterator[Extraction]:
    """The extractions as they are, then again and again with other names; equal parts are one object, as after reading them."""
    yield from found
    for copy in count(1):
        for extraction in found:
            document = varied(extraction.document, copy)
            changed = _Changed(copy, extraction.document.id, document.id)
            statements, chains = changed.value(extraction.statements), changed.value(extraction.chains)
            yield unpack(pack(Extraction(document=document, chains=chains, statements=statements)), Extraction)


class _Changed:
    """Values with other names in their strings, and another document."""

    def __init__(self, copy: int, before: str, after: str) -> None:
        self._copy, self._before, self._after = copy, before, after
        self._known: dict[int, Any] = {}

    def value(self, value: Any) -> Any:
        """The value of a field; what was one object stays one."""
        if isinstance(value, str):
            return self._after if value == self._before else names_changed(value, self._copy)
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if isinstance(value, Enum) or not is_dataclass(value) or isinstance(value, type):
            return value
        if id(value) not in self._known:
            self._known[id(value)] = type(value)(**{f.name: self.value(getattr(value, f.name)) for f in fields(value) if f.init})
        return self._known[id(value)]


def main() -> None:
    """Print a line for each stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outcomes", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--profile", choices=PROFILES, default=PROFILES[0])
    options = parser.parse_args()
    config = Config(profile=options.profile)
    found = tuple(sorted(islice(copies(outcomes(options.outcomes)), options.articles), key=lambda x: x.document.id))
    print(f"{len(found)} articles, {sum(len(x.statements) for x in found)} statements, {peak_memory(resource.RUSAGE_SELF):.0f} MB")
    started = time.process_time()

    def lap(stage: str) -> None:
        nonlocal started
        print(f"{stage:16} {time.process_time() - started:8.1f} s  {peak_memory(resource.RUSAGE_SELF):6.0f} MB", flush=True)
        started = time.process_time()

    linker = linked(found, config)
    lap("resolve")
    found, linker, events = happened(found, linker, config)
    lap("events")
    graph = merged(found, linker, events, config, on_drop=lambda *_: None)
    lap("merge, Turtle")
    print(f"{graph.size} triples, {len(graph.turtle) / 1e6:.0f} MB of Turtle")


if __name__ == "__main__":
    main()
