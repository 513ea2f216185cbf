"""Files and folders in, Documents out: which files are articles, which reader reads each, and what cannot be read."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.read.formats.jsonl import JsonLinesReader
from kg.read.formats.markdown import MarkdownReader
from kg.read.formats.plain import PlainReader
from kg.read.formats.webpage import WebPageReader
from kg.read.problems import one_line, problem
from kg.types import Document, OnProblem, Problem, Reader

MAX_FILE = 20_000_000  # bytes
# In a folder these tell about the folder; given by name they are read.
ABOUT_FOLDER = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing", "authors", "copying"})
BUILD_MARKS = ("graph.ttl", "statements.jsonl")  # a folder that holds both is the output of a build


def built_in_readers() -> dict[str, Reader]:
    """The readers that come with kg, by suffix in lower case."""
    readers: tuple[Reader, ...] = (PlainReader(), MarkdownReader(), WebPageReader(), JsonLinesReader())
    return {suffix: reader for reader in readers for suffix in reader.suffixes}


def read_paths(paths: Sequence[Path], *, on_problem: OnProblem, readers: Mapping[str, Reader] | None = None) -> Iterator[Document]:
    """Yield the articles of files and folders, in the order given, a folder's in the order of their names; each article once.

    `readers` are further ones by suffix and win over the built-in ones. A path that is not there raises UsageError before anything is
    read; all else that cannot be read is a problem, and the rest goes on.
    """
    missing = [one_line(str(path)) for path in paths if not os.path.exists(path)]
    addresses = [name for name in missing if name.startswith(("http:/", "https:/"))]
    if addresses:
        raise UsageError(f"{addresses[0]}: nothing is fetched from the network; save the page as .html and give the file")
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}; check the spelling")
    return _once(_documents(paths, readers or {}, on_problem), on_problem)


def _once(documents: Iterator[Document], on_problem: OnProblem) -> Iterator[Document]:
    first: dict[str, str] = {}
    for document in documents:
        if document.id in first:
            reason = f"the same article as {first[document.id]}"
            on_problem(problem(document.source, "duplicate", reason, advice="it is counted once"))
            continue
        first[document.id] = document.source
        yield document


def _documents(paths: Sequence[Path], further: Mapping[str, Reader], on_problem: OnProblem) -> Iterator[Document]:
    further = {suffix.lower(): reader for suffix, reader in further.items()}
    readers = {**built_in_readers(), **further}
    for path in _files(paths, on_problem):
        suffix = path.suffix.lower()
        source = _shown(path)
        if suffix not in readers:
            reason = f"no reader for {suffix or 'a name without a suffix'}"
            on_problem(problem(source, "unknown-suffix", reason, advice=f"known are {', '.join(sorted(readers))}"))
            continue
        content = _content(path, source, on_problem)
        if content is None:
            continue
        if suffix in further:
            yield from _guarded(readers[suffix], content, source, on_problem)
        else:
            yield from readers[suffix](content, source=source, on_problem=on_problem)


def _guarded(reader: Reader, content: bytes, source: str, on_problem: OnProblem) -> Iterator[Document]:
    """The documents of a plug-in, whose failure is a problem of this file only."""
    try:
        yield from reader(content, source=source, on_problem=on_problem)
    except Exception as error:  # whatever a stranger's code raises
        logging.getLogger(__name__).exception("reader failed on %s", source)
        reason = f"its reader {type(reader).__name__} failed with {type(error).__name__}"
        on_problem(problem(source, "reader-failed", reason, advice="report this to the author of the plug-in"))


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


def _content(path: Path, source: str, on_problem: OnProblem) -> bytes | None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            on_problem(problem(source, "not-a-file", "this is a device, pipe or socket", advice="give a file or folder"))
            return None
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except OSError as error:
        on_problem(_unreadable(source, error))
        return None
    if len(content) > MAX_FILE:
        on_problem(problem(source, "too-large", f"the file is larger than {MAX_FILE:,} bytes", advice="split it or give the article alone"))
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
