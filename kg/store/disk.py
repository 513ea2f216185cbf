"""Triples -> an Oxigraph database in a folder: loaded in one go or made of another, then opened read-only by whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError, StoreError
from kg.store.changes import PREFIX, Changes, nodes

if TYPE_CHECKING:
    import pyoxigraph

    from kg.store.protocol import Answer


PART = 2**23  # bytes of Turtle that are loaded at a time: some 250 MB of memory


class DiskStore:
    """An Oxigraph database. `engine` is the pyoxigraph.Store itself, for readers of many triples."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        import pyoxigraph  # noqa: PLC0415 - `kg --help` needs none

        if not writable and not path.is_dir():
            raise StoreError(f"{path}: no graph store here; build one with `kg build`")
        try:
            self.engine = pyoxigraph.Store(str(path)) if writable else pyoxigraph.Store.read_only(str(path))
        except (OSError, RuntimeError) as error:  # RuntimeError is pyoxigraph's word for a damaged database
            raise StoreError(f"{path}: cannot open this graph store ({error}); build it again with `kg build`") from error
        self.path = path

    def replace(self, triples: Iterable[pyoxigraph.Triple]) -> None:
        """Make these triples the whole content and force them to disk."""
        import pyoxigraph  # noqa: PLC0415

        try:
            self.engine.clear()
            self.engine.bulk_extend(pyoxigraph.Quad(*triple) for triple in triples)
            self.engine.flush()
        except OSError as error:
            raise StoreError(f"{self.path}: cannot write this graph store ({error}); is the disk full?") from error

    def load(self, turtle: Path) -> None:
        """Make the triples of a Turtle file of ours the whole content and force them to disk.

        Oxigraph holds what it is given in one go several times over, so it is given the file part by part, and puts them together then.
        """
        import pyoxigraph  # noqa: PLC0415

        try:
            self.engine.clear()
            for part in _parts(turtle):
                self.engine.bulk_load(part, format=pyoxigraph.RdfFormat.TURTLE)
            self.engine.optimize()
            self.engine.flush()
        except OSError as error:
            raise StoreError(f"{self.path}: cannot write this graph store ({error}); is the disk full?") from error

    def query(self, sparql: str, *, prefixes: Mapping[str, str]) -> Answer:
        """Answer by Oxigraph."""
        try:
            answer: Answer = self.engine.query(sparql, prefixes=dict(prefixes))
        except SyntaxError as error:
            raise QueryError(f"malformed query: {error}") from error
        return answer

    def __len__(self) -> int:
        """How many triples there are."""
        return len(self.engine)


def altered(before: Path, after: Path, change: Changes) -> None:
    """Make of a store, which stays as it is, one in which something has changed: what is in both lies on the disk once.

    Raises StoreError where the store before is damaged or has not what is to go.
    """
    import pyoxigraph  # noqa: PLC0415 - as in DiskStore

    gone, new = (_triples(change, texts) for texts in (change.gone, change.new))
    try:
        DiskStore(before).engine.backup(str(after))
        engine = DiskStore(after, writable=True).engine
        for triple in gone - new:
            engine.remove(pyoxigraph.Quad(*triple))
        engine.extend(pyoxigraph.Quad(*triple) for triple in new - gone)
        engine.flush()
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{after}: cannot make this graph store of {before} ({error})") from error


def _triples(change: Changes, texts: Iterable[bytes]) -> set[pyoxigraph.Triple]:
    import pyoxigraph  # noqa: PLC0415 - as in DiskStore

    text = change.prefixes + b"".join(texts)
    return {quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)}


def _parts(turtle: Path) -> Iterator[bytes]:
    """The file in parts that are Turtle each."""
    prefixes, texts, size = b"", list[bytes](), 0
    for text in nodes(turtle):
        if text.startswith(PREFIX):
            prefixes += text
            continue
        texts.append(text)
        size += len(text)
        if size >= PART:
            yield prefixes + b"".join(texts)
            texts, size = [], 0
    yield prefixes + b"".join(texts)
