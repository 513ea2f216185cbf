"""Files and folders -> a signal for each time that they have changed and come to rest: what `kg watch` builds on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

Stamp = tuple[int, int, int]
"""Of a file: inode, size, time of the last change in nanoseconds."""


def settled_changes(paths: Sequence[Path], *, out: Path, wait: Callable[[], None]) -> Iterator[dict[Path, Stamp]]:
    """The files as they are now, then as they are after each change; what lies in `out` is no file of ours.

    Between two looks `wait` is called. A change is given once two looks see the same, so a file that is being written is not read half.
    """
    seen: dict[Path, Stamp] | None = None
    last = files(paths, out=out)
    while True:
        wait()
        now = files(paths, out=out)
        if now == last and now != seen:
            seen = now
            yield now
        last = now


def files(paths: Sequence[Path], *, out: Path) -> dict[Path, Stamp]:
    """All files of files and folders with their stamps; hidden ones and their folders are left out, as reading leaves them out."""
    found: dict[Path, Stamp] = {}
    for path in paths:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".") and Path(folder, name).resolve() != out.resolve()]
                found |= _stamped(Path(folder, name) for name in names if not name.startswith("."))
        else:
            found |= _stamped([path])
    return found


def _stamped(paths: Iterable[Path]) -> dict[Path, Stamp]:
    found = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:  # gone since the folder was listed
            continue
        found[path] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found
