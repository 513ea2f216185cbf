"""Queries of many clients -> their answers: a few worker processes that stay, each for one query at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue

from kg.errors import QueryError
from kg.query.results import Result
from kg.query.run import Limits, Worker


class BusyError(QueryError):
    """All workers are at work, and none came free in time."""


class Pool:
    """Up to `size` workers, made when they are needed; who asks waits for one up to `patience` seconds."""

    def __init__(self, size: int, limits: Limits, *, patience: float) -> None:
        self._size, self._limits, self._patience = size, limits, patience
        self._is_closed = False
        self._free: LifoQueue[Worker | None] = LifoQueue()  # the last used first: its store is open and its pages are in memory
        for _ in range(size):
            self._free.put(None)

    def ask(self, store_path: Path, sparql: str, *, prefixes: Mapping[str, str]) -> Result:
        """As `run_query`. Raises BusyError where no worker comes free."""
        with self._worker() as worker:
            return worker.ask(store_path, sparql, prefixes=prefixes)

    def close(self) -> None:
        """End all workers: now those that are free, the others when they have answered."""
        self._is_closed = True
        while True:
            try:
                worker = self._free.get_nowait()
            except Empty:
                return
            if worker:
                worker.close()

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        try:
            worker = self._free.get(timeout=self._patience)
        except Empty:
            raise BusyError(f"{self._size} queries are running and others wait; try again later") from None
        try:
            worker = worker or Worker(self._limits)
            yield worker
        finally:
            if worker and (self._is_closed or not worker.is_usable):
                worker.close()
                worker = None
            self._free.put(worker)
