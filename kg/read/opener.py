"""The name and bytes of a file -> its Documents: which reader reads it, how much it may cost, what becomes of one that fails."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from kg.errors import ReadError
from kg.read.formats import EXTRAS, built_in_readers
from kg.read.problems import problem
from kg.types import Document, OnProblem, Reader, Reading, ReadLimits

RAISE = "raise reading.limits in kg.toml if it is to be read"


class TooMuchError(ReadError):
    """A file that would cost more than its limits allow."""


@dataclass(slots=True)
class Budget:
    """What one file, with all that is packed in it, may still cost."""

    limits: ReadLimits
    clock: Callable[[], float]
    unpacked: int = 0
    articles: int = 0
    depth: int = 0
    until: float = 0.0

    def __post_init__(self) -> None:
        self.until = self.clock() + self.limits.seconds

    def unpack(self, size: int) -> None:
        """Account for so many bytes that were packed. Raises TooMuchError past the limit."""
        self.unpacked += size
        if self.unpacked > self.limits.unpacked_mb * 1_000_000:
            raise TooMuchError(f"it unpacks to more than {self.limits.unpacked_mb} MB")

    @property
    def room(self) -> int:
        """Bytes that may still be unpacked, and one more, by which to see that they were too many."""
        return self.limits.unpacked_mb * 1_000_000 - self.unpacked + 1

    def count(self) -> None:
        """Account for an article. Raises TooMuchError past the limit."""
        self.articles += 1
        if self.articles > self.limits.articles:
            raise TooMuchError(f"it holds more than {self.limits.articles:,} articles")

    def check_time(self) -> None:
        """Raises TooMuchError where the file has taken too long."""
        if self.clock() > self.until:
            raise TooMuchError(f"it takes longer than {self.limits.seconds:g} s to read")


class Opener:
    """Opens files, and, for readers of archives, what is in them."""

    def __init__(
        self, further: Mapping[str, Reader], reading: Reading, on_problem: OnProblem, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """With `further` readers by suffix, in place of ours or beside them."""
        plugins = {suffix.lower(): reader for suffix, reader in further.items()}
        self.limits = reading.limits
        self.clock = clock
        self.on_problem = on_problem
        self.budget = Budget(self.limits, clock)
        self.strangers = frozenset(plugins)
        self.readers = {**built_in_readers(reading, self), **plugins}

    def suffix_of(self, name: str) -> str:
        """The longest ending that some reader is for, ".html.gz" before ".gz"; empty where none is."""
        parts = [suffix.lower() for suffix in PurePath(name).suffixes]
        endings = ("".join(parts[i:]) for i in range(len(parts)))
        return next((ending for ending in endings if ending in self.readers), "")

    def knows(self, name: str, *, source: str) -> bool:
        """Whether something reads files of this name; a problem that says what does where not."""
        if self.suffix_of(name):
            return True
        reason = f"no reader for {PurePath(name).suffix.lower() or 'a name without a suffix'}"
        self.on_problem(problem(source, "unknown-suffix", reason, advice=f"known are {', '.join(sorted(self.readers))}"))
        return False

    def documents(self, name: str, content: bytes, *, source: str) -> Iterator[Document]:
        """The documents of a file. What its reader breaks on costs this file only."""
        self.budget = Budget(self.limits, self.clock)
        for document in self._guarded(name, content, source):
            try:
                self.budget.count()
                self.budget.check_time()
            except TooMuchError as error:
                self.on_problem(problem(source, "too-much", f"{error}, what comes after was left out", advice=RAISE))
                return
            yield document

    def inside(self, name: str, content: bytes, *, source: str) -> Iterator[Document]:
        """The documents of a file that is packed in another."""
        self.budget.unpack(len(content))
        if self.budget.depth >= self.limits.nesting:
            raise TooMuchError(f"it has archives in archives, more than {self.limits.nesting} deep")
        self.budget.depth += 1
        try:
            yield from self._guarded(name, content, source)
        finally:
            self.budget.depth -= 1

    def _guarded(self, name: str, content: bytes, source: str) -> Iterator[Document]:
        suffix = self.suffix_of(name)
        try:
            yield from self.readers[suffix](content, source=source, on_problem=self.on_problem)
        except TooMuchError as error:
            self.on_problem(problem(source, "too-much", str(error), advice=RAISE))
        except ImportError as error:
            if suffix in self.strangers or suffix not in EXTRAS:
                self._tell_failure(suffix, source, error)
                return
            reason = f"reading {suffix} needs the extra “{EXTRAS[suffix]}”"
            self.on_problem(problem(source, "extra-missing", reason, advice=f"pip install 'newsgraph[{EXTRAS[suffix]}]'"))
        except Exception as error:  # whatever a stranger's code, or a library, raises on a hostile file
            self._tell_failure(suffix, source, error)

    def _tell_failure(self, suffix: str, source: str, error: Exception) -> None:
        logging.getLogger(__name__).exception("reader failed on %s", source)
        reader = type(self.readers[suffix]).__name__
        advice = "report this to the author of the plug-in" if suffix in self.strangers else "the file is damaged, or kg has a fault"
        self.on_problem(problem(source, "reader-failed", f"its reader {reader} failed with {type(error).__name__}", advice=advice))
