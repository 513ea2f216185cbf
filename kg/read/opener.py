"""The name and bytes of a file in, its Documents out: which reader reads it, and what becomes of a reader that fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from kg.read.formats import EXTRAS, built_in_readers
from kg.read.problems import problem
from kg.types import Document, OnProblem, Reader, Reading, ReadLimits


@dataclass(frozen=True, slots=True)
class Opener:
    """Readers by suffix in lower case; `strangers` are those of plug-ins."""

    readers: Mapping[str, Reader]
    strangers: frozenset[str]
    limits: ReadLimits
    on_problem: OnProblem

    @classmethod
    def of(cls, further: Mapping[str, Reader], reading: Reading, on_problem: OnProblem) -> Opener:
        """Our readers, with `further` ones in place of ours or beside them."""
        plugins = {suffix.lower(): reader for suffix, reader in further.items()}
        readers = {**built_in_readers(reading), **plugins}
        return cls(readers, frozenset(plugins), reading.limits, on_problem)

    def knows(self, name: str, *, source: str) -> bool:
        """Whether something reads files of this name; a problem that says what does where not."""
        suffix = self._suffix(name)
        if suffix in self.readers:
            return True
        reason = f"no reader for {PurePath(name).suffix.lower() or 'a name without a suffix'}"
        self.on_problem(problem(source, "unknown-suffix", reason, advice=f"known are {', '.join(sorted(self.readers))}"))
        return False

    def documents(self, name: str, content: bytes, *, source: str) -> Iterator[Document]:
        """The documents of a file, or of the files in it. What a reader breaks on costs this file only."""
        suffix = self._suffix(name)
        try:
            yield from self.readers[suffix](content, source=source, on_problem=self.on_problem)
        except ImportError as error:
            extra = EXTRAS.get(suffix)
            if extra is None or suffix in self.strangers:
                self._tell_failure(suffix, source, error)
                return
            reason = f"reading {suffix} needs the extra “{extra}”"
            self.on_problem(problem(source, "extra-missing", reason, advice=f"pip install 'newsgraph[{extra}]'"))
        except Exception as error:  # whatever a stranger's code or a library raises on a hostile file
            self._tell_failure(suffix, source, error)

    def _tell_failure(self, suffix: str, source: str, error: Exception) -> None:
        logging.getLogger(__name__).exception("reader failed on %s", source)
        reader = type(self.readers[suffix]).__name__
        advice = "report this to the author of the plug-in" if suffix in self.strangers else "the file is damaged, or kg has a fault"
        self.on_problem(problem(source, "reader-failed", f"its reader {reader} failed with {type(error).__name__}", advice=advice))

    def _suffix(self, name: str) -> str:
        """The longest ending that some reader is for: ".html.gz" before ".gz"."""
        parts = [suffix.lower() for suffix in PurePath(name).suffixes]
        endings = ("".join(parts[i:]) for i in range(len(parts)))
        return next((ending for ending in endings if ending in self.readers), "")
