"""A location (nothing, a folder, a URL) -> the store that lies there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

    Answer = QuerySolutions | QueryBoolean | QueryTriples
else:
    Answer = object


class Store(Protocol):
    """A set of triples, all in the default graph."""

    def replace(self, triples: Iterable[Triple]) -> None:
        """Make these triples the whole content. Raises StoreError where that is impossible."""
        ...

    def query(self, sparql: str, *, prefixes: Mapping[str, str]) -> Answer:
        """Answer a query of ours; the user's own go through `kg.query`, which guards them. Raises QueryError where it is malformed."""
        ...

    def __len__(self) -> int:
        """How many triples there are."""
        ...


def open_store(location: str | Path | None, *, writable: bool = False) -> Store:
    """Memory for None, a SPARQL endpoint for a URL, else Oxigraph in that folder; `writable` matters for a folder only."""
    if location is None:
        from kg.store.memory import MemoryStore  # noqa: PLC0415 - one engine is loaded, not three

        return MemoryStore()
    if str(location).startswith(("http://", "https://")):
        from kg.store.remote import RemoteStore  # noqa: PLC0415

        return RemoteStore(str(location))
    from kg.store.disk import DiskStore  # noqa: PLC0415

    return DiskStore(Path(location), writable=writable)
