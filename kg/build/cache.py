"""Documents -> what came of them in an earlier build: a database beside the builds that is only ever asked by content.

The key of an entry is a digest of all that its outcome depends on: the document, what is proposed of it, and the code, models, ontology
and plug-ins of the per-document half. Whatever is changed has another key, so nothing is ever out of date; what is damaged is done again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg import plugins
from kg.config import Config
from kg.errors import StoreError
from kg.extract.proposals import file_of
from kg.packed import pack, unpack
from kg.pipeline import Outcome
from kg.records import to_record
from kg.resources import ontology_dir
from kg.types import Document

FORMAT = 1  # of the database; one of another number is begun anew
CORPUS_HALF = frozenset({"analyse", "build", "cli", "evaluate", "inspect", "merge", "query", "resolve", "store", "view"})
LIBRARIES = ("lemminflect", "numpy", "onnxruntime", "tokenizers")  # on whose versions an annotation depends
COMMIT_EVERY = 2.0  # seconds; what a killed build loses


class OutcomeCache:
    """The outcomes that are known for one configuration. Made by `open_cache`."""

    def __init__(self, database: sqlite3.Connection, stages: str, proposals: Path) -> None:
        self._database, self._stages, self._proposals = database, stages, proposals
        self._used: set[str] = set()
        self._committed = time.monotonic()

    def get(self, document: Document) -> Outcome | None:
        """What came of the document, as if it were new: with the place it was read from this time. None where that is not known."""
        key = self._key(document)
        row = self._database.execute("SELECT outcome FROM outcomes WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        try:
            outcome = unpack(zlib.decompress(row[0]), Outcome, Outcome)
        except (ValueError, TypeError, zlib.error):
            return None  # cut short, or not ours: it is made again and replaced
        self._used.add(key)
        return _moved(outcome, document)

    def put(self, document: Document, outcome: Outcome) -> None:
        """Keep an outcome; one without an extraction is none, as what failed may be mended."""
        if outcome.extraction is None or any(p.code == "plugin-failed" for p in outcome.problems):
            return
        key = self._key(document)
        packed = zlib.compress(pack(_moved(outcome, _bare(document)), Outcome).encode(), 1)
        self._database.execute("INSERT OR REPLACE INTO outcomes VALUES (?, ?)", (key, packed))
        self._used.add(key)
        if time.monotonic() - self._committed > COMMIT_EVERY:
            self._database.commit()
            self._committed = time.monotonic()

    def forget_others(self) -> None:
        """Drop what was neither found nor put since the cache was opened: documents and versions of before."""
        self._database.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
        self._database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
        self._database.execute("DELETE FROM outcomes WHERE key NOT IN (SELECT key FROM used)")

    def _key(self, document: Document) -> str:
        parts = [self._stages, to_record(_bare(document))]
        proposed = file_of(self._proposals, document)
        if proposed.is_file():
            parts.append(_digest(proposed))
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@contextmanager
def open_cache(path: Path, config: Config) -> Iterator[OutcomeCache]:
    """The cache in that file, which is made where there is none; a file that cannot be used is begun anew.

    What was put is kept even when the block ends by an error: the next build goes on from there.
    """
    try:
        database = _opened(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path}: cannot write here ({error}); choose another place or free this one") from error
    try:
        yield OutcomeCache(database, stages_digest(config), config.proposals)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot write here ({error}); free the place, or delete this file and build again") from error
    finally:
        with suppress(sqlite3.Error):
            database.commit()
        database.close()


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _connected(path)
    except sqlite3.OperationalError:  # the disk, or another process
        raise
    except sqlite3.DatabaseError:  # damaged, or no database at all
        for part in (path, *(path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm"))):
            part.unlink(missing_ok=True)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    try:
        (found,) = database.execute("PRAGMA user_version").fetchone()
        if found != FORMAT:
            database.execute("DROP TABLE IF EXISTS outcomes")
            database.execute(f"PRAGMA user_version = {FORMAT}")
        database.execute("CREATE TABLE IF NOT EXISTS outcomes (key TEXT PRIMARY KEY, outcome BLOB NOT NULL) WITHOUT ROWID")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _moved(outcome: Outcome, document: Document) -> Outcome:
    """The outcome with the same document as it was read another time, from another place perhaps, and the date that it tells."""
    extraction = outcome.extraction
    assert extraction is not None  # noqa: S101 - `put` keeps no others
    document = replace(document, inferred=extraction.document.inferred)
    problems = tuple(replace(problem, source=document.source) for problem in outcome.problems)
    return replace(outcome, problems=problems, extraction=replace(extraction, document=document))


def _bare(document: Document) -> Document:
    """The document without what is for messages only."""
    return replace(document, source="", dropped=())


# ------------------------------------------------------------------------------------------------ what an outcome depends on


def stages_digest(config: Config) -> str:
    """A digest of all that an outcome depends on besides its document."""
    made = hashlib.sha256()
    for part in [*plugins.signatures(config.annotator, config.extractors), *_libraries()]:
        made.update(f"{part}\n".encode())
    ours = ontology_dir() / "kg.ttl"
    for name, path in [*_files(Path(__file__).parent.parent), ("ontology", ours), *(("ontology", p) for p in config.ontology)]:
        made.update(f"{name}\n{_digest(path)}\n".encode())
    return made.hexdigest()


def _libraries() -> Iterator[str]:
    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"


def _files(package: Path) -> Iterator[tuple[str, Path]]:
    """The code and the models of the per-document half: all of the package but what comes after it."""
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if parts[0] not in CORPUS_HALF and "__pycache__" not in parts and path.is_file():
            yield "/".join(parts), path


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StoreError(f"{path}: cannot read this file ({error.strerror}); check the path") from error
