"""Documents -> what came of them in an earlier build: a database beside the builds that is only ever asked by content.

The key of an entry is a digest of all that its outcome depends on: the document, what is proposed of it, and the code, models, ontology
and plug-ins of the per-document half. Texts that are made of outcomes have the code of the other half in their key, too. Whatever is
changed has another key, so nothing is ever out of date; what is damaged is done again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
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

FORMAT = 2  # of the database; one of another number is begun anew
CORPUS_HALF = frozenset({"analyse", "build", "cli", "evaluate", "inspect", "merge", "query", "resolve", "store", "view"})
LIBRARIES = ("lemminflect", "numpy", "onnxruntime", "tokenizers")  # on whose versions an annotation depends
WRITERS = ("lemminflect", "pyoxigraph")  # on whose versions a text depends
TABLES = ("outcomes", "texts")
COMMIT_EVERY = 2.0  # seconds; what a killed build loses


class OutcomeCache:
    """The outcomes that are known for one configuration. Made by `open_cache`."""

    def __init__(self, database: sqlite3.Connection, stages: str, code: str, proposals: Path) -> None:
        self._database, self._stages, self._code, self._proposals = database, stages, code, proposals
        self._used: set[str] = set()
        self._committed = time.monotonic()

    def get(self, document: Document) -> Outcome | None:
        """What came of the document, as if it were new: with the place it was read from this time. None where that is not known."""
        key = self._key(document)
        try:
            outcome = unpack(self._found("outcomes", key), Outcome, Outcome)
        except (ValueError, TypeError):
            return None  # not there, cut short, or not ours: it is made and put in its place
        return _marked(_moved(outcome, document), key)

    def put(self, document: Document, outcome: Outcome) -> Outcome:
        """Keep an outcome; one without an extraction is none, as what failed may be mended."""
        if outcome.extraction is None or any(p.code == "plugin-failed" for p in outcome.problems):
            return outcome
        key = self._key(document)
        self._keep("outcomes", key, pack(_moved(outcome, _bare(document)), Outcome).encode())
        return _marked(outcome, key)

    def kept(self, made_from: str, make: Callable[[], bytes]) -> bytes:
        """What an earlier build with this code made of the same, else what is made now."""
        key = hashlib.sha256(f"{self._code}\n{made_from}".encode()).hexdigest()
        try:
            return self._found("texts", key)
        except ValueError:
            text = make()
            self._keep("texts", key, text)
            return text

    def forget_others(self) -> None:
        """Drop what was neither found nor put since the cache was opened: documents and versions of before."""
        self._database.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
        self._database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
        for table in TABLES:
            self._database.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM used)")  # noqa: S608 - names of ours

    def _found(self, table: str, key: str) -> bytes:
        """Raises ValueError where nothing is kept under the key, or it was cut short."""
        row = self._database.execute(f"SELECT packed FROM {table} WHERE key = ?", (key,)).fetchone()  # noqa: S608 - names of ours
        try:
            found = zlib.decompress(row[0] if row else b"")
        except (zlib.error, TypeError) as error:
            raise ValueError(key) from error
        self._used.add(key)
        return found

    def _keep(self, table: str, key: str, content: bytes) -> None:
        self._database.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, zlib.compress(content, 1)))  # noqa: S608
        self._used.add(key)
        if time.monotonic() - self._committed > COMMIT_EVERY:
            self._database.commit()
            self._committed = time.monotonic()

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
        yield OutcomeCache(database, stages_digest(config), code_digest(), config.proposals)
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
            for table in TABLES:
                database.execute(f"DROP TABLE IF EXISTS {table}")
            database.execute(f"PRAGMA user_version = {FORMAT}")
        for table in TABLES:
            database.execute(f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID")
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


def _marked(outcome: Outcome, key: str) -> Outcome:
    """The outcome with the mark of what it was made from, so that more can be kept of what is made of it."""
    assert outcome.extraction is not None  # noqa: S101 - as in `_moved`
    return replace(outcome, extraction=replace(outcome.extraction, mark=key))


def _bare(document: Document) -> Document:
    """The document without what is for messages only."""
    return replace(document, source="", dropped=())


# ------------------------------------------------------------------------------------------------ what an outcome depends on


def stages_digest(config: Config) -> str:
    """A digest of all that an outcome depends on besides its document."""
    made = hashlib.sha256()
    for part in [*plugins.signatures(config.annotator, config.extractors), *_versions(LIBRARIES)]:
        made.update(f"{part}\n".encode())
    ours = ontology_dir() / "kg.ttl"
    for name, path in [*_files(Path(__file__).parent.parent), ("ontology", ours), *(("ontology", p) for p in config.ontology)]:
        made.update(f"{name}\n{_digest(path)}\n".encode())
    return made.hexdigest()


def code_digest() -> str:
    """A digest of the code that makes texts of outcomes; the other half of the code is in the marks of these."""
    made = hashlib.sha256("\n".join(_versions(WRITERS)).encode())
    for name, path in _files(Path(__file__).parent.parent, corpus_half=True):
        made.update(f"{name}\n{_digest(path)}\n".encode())
    return made.hexdigest()


def _versions(libraries: Iterable[str]) -> Iterator[str]:
    for name in libraries:
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"


def _files(package: Path, *, corpus_half: bool = False) -> Iterator[tuple[str, Path]]:
    """The code and the models of the per-document half: all of the package but what comes after it; or what comes after it."""
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if (parts[0] in CORPUS_HALF) is corpus_half and "__pycache__" not in parts and path.is_file():
            yield "/".join(parts), path


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StoreError(f"{path}: cannot read this file ({error.strerror}); check the path") from error
