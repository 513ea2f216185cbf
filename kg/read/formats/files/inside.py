"""A file packed in another -> its documents, within the limits: what a reader of archives may ask of whoever called it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kg.types import Document


class Spending(Protocol):
    """What the file that is being read may still cost; each method raises ReadError past its limit."""

    @property
    def room(self) -> int:
        """Bytes that may still be unpacked."""
        ...

    def unpack(self, size: int) -> None:
        """Account for unpacked bytes."""
        ...

    def check_time(self) -> None:
        """See whether there is time left."""
        ...


class Inside(Protocol):
    """Opens what is inside a file."""

    @property
    def budget(self) -> Spending:
        """Of the file that is being read."""
        ...

    def suffix_of(self, name: str) -> str:
        """The ending of a name that some reader is for; empty where none is."""
        ...

    def inside(self, name: str, content: bytes, *, source: str) -> Iterator[Document]:
        """The documents of a packed file."""
        ...
