"""Files, folders and records -> Documents: which files are articles, and what is not there or cannot be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.read.formats.records.record import record_article
from kg.read.given import completed
from kg.read.judge import is_let_through
from kg.read.opener import Opener
from kg.read.problems import one_line, problem
from kg.types import Document, OnProblem, Problem, Reader, Reading

# In a folder these tell about the folder; given by name they are read.
ABOUT_FOLDER = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing", "authors", "copying"})
BUILD_MARKS = ("graph.ttl", "statements.jsonl")  # a folder that holds both is the output of a build


def read_paths(
    paths: Sequence[Path], *, on_problem: OnProblem, readers: Mapping[str, Reader] | None = None, reading: Reading | None = None
) -> Iterator[Document]:
    """Yield the articles of files and folders, in the order given, a folder's in the order of their names; each article once.

    `readers` are further ones by suffix and win over the built-in ones. A path that is not there raises UsageError before anything is
    read; all else that cannot be read is a problem, and the rest goes on.
    """
    return read_all(paths, (), on_problem=on_problem, readers=readers, reading=reading)


def read_all(
    paths: Sequence[Path],
    records: Sequence[Mapping[str, object]],
    *,
    on_problem: OnProblem,
    readers: Mapping[str, Reader] | None = None,
    reading: Reading | None = None,
) -> Iterator[Document]:
    """The articles of files and folders, then those of records: a text, and what is known about it under the usual names."""
    missing = [one_line(str(path)) for path in paths if not os.path.exists(path)]
    addresses = [name for name in missing if name.startswith(("http:/", "https:/"))]
    if addresses:
        address = addresses[0].replace(":/", "://", 1)  # a path has single slashes
        raise UsageError(f"{address}: nothing is fetched from the network; save the page as .html and give the file")
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}; check the spelling")
    return _all(paths, records, readers or {}, reading or Reading(), on_problem)


def _all(
    paths: Sequence[Path],
    records: Sequence[Mapping[str, object]],
    readers: Mapping[str, Reader],
    reading: Reading,
    on_problem: OnProblem,
) -> Iterator[Document]:
    opener = Opener(readers, reading, on_problem)
    found = _documents(paths, records, opener, on_problem)
    complete = (completed(document, place, reading) for document, place in found)
    yield from _once((document for document in complete if is_let_through(document, reading, on_problem)), on_problem)


def _documents(
    paths: Sequence[Path], records: Sequence[Mapping[str, object]], opener: Opener, on_problem: OnProblem
) -> Iterator[tuple[Document, str]]:
    """Each document with the path that tells when nothing else does."""
    for path in _files(paths, on_problem):
        source = _shown(path)
        if opener.knows(path.name, source=source):
            content = _content(path, source, opener.limits.file_mb * 1_000_000, on_problem)
            for document in opener.documents(path.name, content, source=source) if content is not None else ():
                yield document, source
    for number, record in enumerate(records, start=1):
        article = record_article(record, source=f"record {number}", on_problem=on_problem)
        if article:
            yield article, ""


def _once(documents: Iterator[Document], on_problem: OnProblem) -> Iterator[Document]:
    first: dict[str, str] = {}
    for document in documents:
        if document.id in first:
            reason = f"the same article as {first[document.id]}"
            on_problem(problem(document.source, "duplicate", reason, advice="it is counted once"))
            continue
        first[document.id] = document.source
        yield document


def _files(paths: Sequence[Path], on_problem: OnProblem) -> Iterator[Path]:
    """Files of all paths, folders opened in the order of names. Each folder is entered once, so a loop of links comes to an end."""
    waiting = [(path, True) for path in reversed(paths)]
    entered: set[tuple[int, int]] = set()
    while waiting:
        path, given = waiting.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield path
            elif (status.st_dev, status.st_ino) not in entered:
                entered.add((status.st_dev, status.st_ino))
                waiting += reversed([(child, False) for child in _children(path, given=given, on_problem=on_problem)])
        except OSError as error:
            on_problem(_unreadable(_shown(path), error))


def _children(folder: Path, *, given: bool, on_problem: OnProblem) -> list[Path]:
    """What is to be read in a folder: nothing hidden, nothing about the folder, no build."""
    children = sorted(folder.iterdir(), key=lambda child: child.name)
    if set(BUILD_MARKS) <= {child.name for child in children}:
        if given:
            advice = f"give the folder of the articles; `kg query -o {folder}` asks this one"
            on_problem(problem(_shown(folder), "build-folder", "this is the output of a build", advice=advice))
        return []
    found = [child for child in children if not child.name.startswith(".") and child.stem.casefold() not in ABOUT_FOLDER]
    if given and not found:
        on_problem(problem(_shown(folder), "empty-folder", "there is nothing to read in this folder", advice="give one with articles"))
    return found


def _content(path: Path, source: str, limit: int, on_problem: OnProblem) -> bytes | None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            on_problem(problem(source, "not-a-file", "this is a device, pipe or socket", advice="give a file or folder"))
            return None
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        on_problem(_unreadable(source, error))
        return None
    if len(content) > limit:
        advice = "split it, give the article alone, or raise reading.limits.file_mb in kg.toml"
        on_problem(problem(source, "too-large", f"the file is larger than {limit:,} bytes", advice=advice))
        return None
    return content


def _unreadable(source: str, error: OSError) -> Problem:
    return problem(
        source,
        "unreadable",
        f"it cannot be read ({error.strerror or type(error).__name__})",
        advice="check that it exists and its permissions",
    )


def _shown(path: Path) -> str:
    """The path as messages and documents show it: forward slashes, bytes that are no UTF-8 and control characters escaped."""
    return one_line(os.fsencode(path.as_posix()).decode(errors="backslashreplace"))
