"""The bytes of a .zip or .gz file -> the articles of the files in it, within limits that no bomb gets past."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, cast

from kg.read.formats.files.inside import Inside
from kg.read.problems import one_line, problem
from kg.types import Document, OnProblem

CHUNK = 1 << 16
ABOUT = ("__MACOSX/", ".")  # what archivers add of their own


class ZipReader:
    """Reads the files of an archive in the order of their names; nothing is written to disk, so no name leads anywhere."""

    suffixes: tuple[str, ...] = (".zip",)

    def __init__(self, opener: Inside) -> None:
        self.opener = opener

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the articles of all files in it; `Document.source` names the file, too."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError):
            on_problem(problem(source, "binary", "this is no ZIP archive, or a damaged one", advice="pack it again"))
            return
        others: Counter[str] = Counter()
        for member in sorted(archive.infolist(), key=lambda m: m.filename):
            name = PurePosixPath(member.filename)
            if member.is_dir() or member.filename.startswith(ABOUT) or name.name.startswith("."):
                continue
            if not self.opener.suffix_of(name.name):
                others[name.suffix.lower() or "no suffix"] += 1
                continue
            place = f"{source}, {one_line(member.filename)}"
            packed = self._content(archive, member, place, on_problem)
            if packed is not None:
                yield from self.opener.inside(name.name, packed, source=place)
        if others:
            kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
            on_problem(problem(source, "unknown-suffix", f"files in it that no reader is for: {kinds}", advice="left out"))

    def _content(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, on_problem: OnProblem) -> bytes | None:
        if member.flag_bits & 1:
            on_problem(problem(place, "unreadable", "it is encrypted", advice="unpack it with its password"))
            return None
        try:
            with archive.open(member) as file:
                return _read(file, self.opener)
        # zipfile raises NotImplementedError for a compression that it does not know
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
            on_problem(problem(place, "binary", f"it cannot be unpacked ({type(error).__name__})", advice="pack it again"))
            return None


class GzipReader:
    """Reads a file that was packed by itself: page.html.gz is page.html."""

    suffixes: tuple[str, ...] = (".gz",)

    def __init__(self, opener: Inside) -> None:
        self.opener = opener

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the articles of the file in it."""
        import gzip  # noqa: PLC0415 - one of many formats

        name = PurePosixPath(source.rpartition(", ")[2]).name[: -len(".gz")]
        if not self.opener.suffix_of(name):
            reason = f"no reader for {PurePosixPath(name).suffix.lower() or 'a name without a suffix'} in .gz"
            on_problem(problem(source, "unknown-suffix", reason, advice="unpack it"))
            return
        try:
            with gzip.open(io.BytesIO(content)) as file:
                packed = _read(cast("IO[bytes]", file), self.opener)
        except (OSError, EOFError, zlib.error) as error:
            on_problem(problem(source, "binary", f"it cannot be unpacked ({type(error).__name__})", advice="pack it again"))
            return
        yield from self.opener.inside(name, packed, source=source)


def _read(file: IO[bytes], opener: Inside) -> bytes:
    """All of a packed file, or as much as shows that it is too large: its header may say anything."""
    found: list[bytes] = []
    size, room = 0, opener.budget.room
    while chunk := file.read(CHUNK):
        found.append(chunk)
        size += len(chunk)
        if size >= room:
            opener.budget.unpack(size)
    return b"".join(found)
