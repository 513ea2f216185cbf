"""Folder -> a new build beside the one that is read, and the single step that makes it the build.

    output/graph.ttl -> .kg/current/graph.ttl       what users open: fixed names, links that never change
    output/.kg/current -> 000002                    the switch: one rename of this link replaces every file at the same instant
    output/.kg/000002/graph.ttl …                   the build that is read
    output/.kg/000001/…                             the one before, kept so that a reader who started on it can finish
    output/.kg/outcomes.sqlite                      what came of each document, for the next build (kg.build.cache)
    output/.kg/lock                                 one writer at a time; the system frees it when the writer dies

A build that is killed leaves a folder that nothing points to; the next build removes it. Files of others in `output` are not touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import StoreError

BUILD_FILES = ("graph.ttl", "graph.html", "statements.jsonl", "documents.jsonl", "entities.jsonl", "events.jsonl", "report.json", "store")
HOME = ".kg"
CURRENT = "current"


@contextmanager
def new_generation(out: Path) -> Iterator[Path]:
    """Yield an empty folder; when the block ends without an error, what was written there is the build, else the old one stays.

    Raises StoreError, before the block runs, where `out` cannot be written, is being written by another build, or has a file of
    somebody else under one of our names.
    """
    with _locked(out) as home:
        _refuse_foreign(out)
        _remove_all_but(home, _current_name(home))
        folder = home / _next_name(home)
        with explained(out):
            folder.mkdir()
        try:
            yield folder
            with explained(out):
                _sync_tree(folder)
                _link_names(out)
                previous = _current_name(home)
                _switch(home, folder.name)
        except BaseException:
            if _current_name(home) != folder.name:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        _remove_all_but(home, folder.name, previous)


def current_generation(out: Path) -> Path:
    """The folder to read, so that all files one reader opens are of one build. Raises StoreError where there is none.

    A plain copy of a build, without the links, is its own generation.
    """
    folder = out / HOME / CURRENT
    if folder.is_dir():
        return folder.resolve()
    if (out / "report.json").is_file():
        return out.resolve()
    raise StoreError(f"{out}: no build here; make one with `kg build PATH… -o {out}`")


def previous_generation(out: Path) -> Path:
    """The folder of the build before the one that is read. Raises StoreError where there is none."""
    home, current = out / HOME, current_generation(out)
    numbers = [p.name for p in home.iterdir() if p.name.isdecimal() and p.name < current.name] if home.is_dir() else []
    if not numbers:
        raise StoreError(f"{out}: there is no build before the last one here; give two folders to compare")
    return (home / max(numbers)).resolve()


def build_before(folder: Path) -> Path | None:
    """The build that is read while a new one is written to this folder; None where there is none."""
    before = folder.parent / CURRENT
    return before.resolve() if before.is_dir() else None


def write_file(path: Path, content: bytes) -> None:
    """Write a file of an unfinished generation. Raises StoreError naming it where that fails."""
    write_parts(path, [content])


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file part by part as they come, so that it is never held as a whole. Raises StoreError like `write_file`."""
    with explained(path), path.open("wb") as file:
        file.writelines(parts)


def replace_file(out: Path, name: str, content: bytes) -> None:
    """Replace one file of the current build, whole or not at all (`kg view` makes the page anew)."""
    folder = current_generation(out)
    with _locked(out), explained(out):
        fresh = folder / f"{name}.new"
        fresh.write_bytes(content)
        _sync(fresh)
        fresh.replace(folder / name)
        _sync(folder)


@contextmanager
def _locked(out: Path) -> Iterator[Path]:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only who writes needs it

    home = out / HOME
    with explained(out):
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreError(f"{out}: another build is writing here; wait for it or choose another --out") from error
    try:
        yield home
    finally:
        lock.release()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn a refusal of the operating system into one clear line."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{path}: cannot write here ({error.strerror or error}); choose another place or free this one") from error


def _refuse_foreign(out: Path) -> None:
    for name in BUILD_FILES:
        place = out / name
        if os.path.lexists(place) and not _is_ours(place):
            raise StoreError(f"{place}: this was not written by kg and would be replaced; move it away or choose another --out")


def _is_ours(place: Path) -> bool:
    return place.is_symlink() and place.readlink() == _target(place.name)


def _target(name: str) -> Path:
    return Path(HOME, CURRENT, name)


def _current_name(home: Path) -> str:
    """Name of the generation that is read; empty where there is none."""
    with suppress(OSError):
        return (home / CURRENT).readlink().name
    return ""


def _next_name(home: Path) -> str:
    taken = [int(p.name) for p in home.iterdir() if p.name.isdecimal()]
    return f"{max(taken, default=0) + 1:06}"


def _remove_all_but(home: Path, *names: str) -> None:
    """Remove generations nobody reads; what cannot be removed now is tried again by the next build."""
    for place in sorted(home.iterdir()):
        if place.name.isdecimal() and place.name not in names:
            shutil.rmtree(place, ignore_errors=True)


def _link_names(out: Path) -> None:
    """Put a link at each fixed name. Before the first switch they lead nowhere, so the first build appears as a whole, too."""
    for name in BUILD_FILES:
        if not os.path.lexists(out / name):
            (out / name).symlink_to(_target(name))
    _sync(out)


def _switch(home: Path, name: str) -> None:
    fresh = home / f"{CURRENT}.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(name)
    fresh.replace(home / CURRENT)
    _sync(home)


def _sync_tree(folder: Path) -> None:
    """Force all files and folders to disk, so that a switched generation survives a power cut."""
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            _sync(Path(place, name))
        _sync(Path(place))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
