"""How what a build does with all documents together grows: `python benchmarks/grow.py OUTCOMES [--articles 1000] [--profile compact]`.

Takes what came of real articles from the file of outcomes beside a build (`output/.kg/outcomes.sqlite`), as many as there are, and for
more copies them, in each copy with other letters in every capitalised name, so that no copy shares names with another. Nothing is read
or annotated, so a corpus of thousands is there at once. Printed are, for each stage from resolve to the page, the seconds that this
process computed (other work on the machine changes them little), its memory after the stage, and the peak until then.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import count, islice
from pathlib import Path
from typing import Any

from build import names_changed, peak_memory, varied

from kg.build.asking import TITLE, page_of
from kg.config import FULL, PROFILES, Config
from kg.merge import Contract, merged
from kg.ontology import load_ontology
from kg.packed import pack, unpack
from kg.pipeline import Outcome
from kg.resources import ontology_dir
from kg.stages import happened, linked
from kg.store.disk import DiskStore
from kg.types import Extraction


def outcomes(path: Path, most: int) -> list[Extraction]:
    """Extractions of a file of outcomes, so many at most."""
    found = []
    with sqlite3.connect(path) as database:
        for (row,) in database.execute("SELECT packed FROM outcomes ORDER BY key LIMIT ?", (most,)):
            try:
                extraction = unpack(zlib.decompress(row), Outcome, Outcome).extraction
            except ValueError as error:
                raise SystemExit(f"{path}: made by another version of kg ({error}); build its articles again") from error
            found += [extraction] if extraction else []
    return sorted(found, key=lambda x: x.document.id)


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


class Laps:
    """Prints a line at the end of each stage."""

    def __init__(self) -> None:
        self._started = time.process_time()

    def end(self, stage: str) -> None:
        """The stage that began with the end of the one before has ended."""
        seconds = time.process_time() - self._started
        print(f"{stage:16} {seconds:8.1f} s  {memory():6.0f} MB, peak {peak_memory(resource.RUSAGE_SELF):6.0f} MB", flush=True)
        self._started = time.process_time()


def memory() -> float:
    """What this process has now, in MB; 0 where the system does not say it."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def main() -> None:
    """Print a line for each stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outcomes", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--profile", choices=PROFILES, default=PROFILES[0])
    options = parser.parse_args()
    config, laps = Config(profile=options.profile), Laps()
    known = outcomes(options.outcomes, options.articles)
    found = tuple(sorted(islice(copies(known), options.articles), key=lambda x: x.document.id))
    print(f"{len(found)} articles, {sum(len(x.statements) for x in found)} mentions of statements")
    del known
    laps.end("outcomes")
    linker = linked(found, config)
    laps.end("resolve")
    found, linker, events = happened(found, linker, config)
    laps.end("events")
    ontology = load_ontology([ontology_dir() / "kg.ttl"])
    contract = Contract(ontology=ontology, vocabulary=config.vocabulary, trust=frozenset(config.trust), phrases=options.profile == FULL)
    graph = merged(found, linker, events, contract=contract)
    laps.end("merge, Turtle")
    print(f"{graph.size} triples, {sum(graph.statuses.values())} statements, {len(linker.entities)} entities, {len(events)} events")
    with tempfile.TemporaryDirectory() as folder:
        turtle, store = Path(folder) / "graph.ttl", DiskStore(Path(folder) / "store", writable=True)
        with turtle.open("wb") as file:
            shutil.copyfileobj(graph.turtle.opened(), file)
        store.load(turtle)
        laps.end("store")
        page_of(store.engine, title=TITLE)
        laps.end("page")


if __name__ == "__main__":
    main()
