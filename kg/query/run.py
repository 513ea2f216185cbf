"""The folder of a store and a query -> a Result, or QueryError when the query is malformed, not allowed or past a limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Timer
from typing import IO, Any

from kg.errors import QueryError, QueryTimeoutError, StoreError
from kg.query.results import Form, Result

READY = b"ready\n"  # what a worker says first
PACKAGE_PARENT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may use: seconds from when a process has it, rows of the answer, MB of address space.

    The engine maps a good part of its address space without using it, so the memory limit is far above what a query takes.
    """

    timeout: float = 30.0
    max_rows: int = 100_000
    memory_mb: int = 4096


DEFAULT_LIMITS = Limits()


def run_query(store_path: Path, sparql: str, *, prefixes: Mapping[str, str], limits: Limits = DEFAULT_LIMITS) -> Result:
    """Run a user's query on the Oxigraph store in that folder. `prefixes` hold where the query declares none of that name."""
    worker = Worker(limits)
    try:
        return worker.ask(store_path, sparql, prefixes=prefixes)
    finally:
        worker.close()


class Worker:
    """A process that answers one query after another, each within the limits. Once a query has ended it, it is used up."""

    def __init__(self, limits: Limits) -> None:
        # -P, so that no file in the current folder is imported in place of one of ours
        path = os.pathsep.join(filter(None, [str(PACKAGE_PARENT), os.environ.get("PYTHONPATH")]))
        command = [sys.executable, "-P", "-m", "kg.query.worker", str(limits.memory_mb)]
        pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self._process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path}, **pipes)  # noqa: S603 - our own module
        self._limits = limits
        self._started = False
        self.is_usable = True

    def ask(self, store_path: Path, sparql: str, *, prefixes: Mapping[str, str]) -> Result:
        """The answer to one query. Raises StoreError where there is no store, else QueryError."""
        if not store_path.is_dir():
            raise StoreError(f"{store_path}: no graph store here; build one with `kg build`")
        request = {"store": str(store_path), "sparql": sparql, "prefixes": dict(prefixes), "max_rows": self._limits.max_rows}
        header, body = self._exchange(json.dumps(request).encode() + b"\n")
        if "error" in header:
            self.is_usable = header["kind"] != "end"
            raise (StoreError if header["kind"] == "store" else QueryError)(header["error"])
        return replace(Result.of(Form(header["form"]), body), hints=tuple(header["hints"]))

    def close(self) -> None:
        """End the process."""
        self.is_usable = False
        self._process.kill()
        self._process.communicate()

    def _exchange(self, request: bytes) -> tuple[dict[str, Any], bytes]:
        """Header and body of the answer to a request. The process is killed when its time is up."""
        stopped = False

        def stop() -> None:
            nonlocal stopped
            stopped = True
            self._process.kill()

        answered = None
        if self._has_started():
            timer = Timer(self._limits.timeout, stop)
            timer.start()
            try:
                answered = self._answered(request)
            finally:
                timer.cancel()
        if stopped:
            self.close()
            raise QueryTimeoutError(f"stopped after {self._limits.timeout:g} s; narrow the patterns, or raise query.timeout in kg.toml")
        if answered is None:
            raise QueryError(f"stopped: the query ended its process: {self._cause()}")
        return answered

    def _has_started(self) -> bool:
        """Wait until the process takes requests; False where it ended before."""
        if not self._started:
            self._started = self._pipes()[1].readline() == READY
        return self._started

    def _answered(self, request: bytes) -> tuple[dict[str, Any], bytes] | None:
        """What the process answers; None where it ended instead."""
        given, taken = self._pipes()
        try:
            given.write(request)
            given.flush()
            line = taken.readline()
            header = json.loads(line) if line.endswith(b"\n") else None
            body = taken.read(header["size"]) if header else b""
        except OSError:
            return None
        return (header, body) if header and len(body) == header["size"] else None

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        given, taken = self._process.stdin, self._process.stdout
        assert given  # noqa: S101 - both were asked for
        assert taken  # noqa: S101
        return given, taken

    def _cause(self) -> str:
        """Why the process ended without an answer: the engine aborts where memory or its stack ends; an exception is a bug of ours."""
        self.is_usable = False
        told: bytes = self._process.communicate()[1]
        if self._process.returncode < 0:
            return "it needs too much memory or is nested too deeply; ask for less at a time"
        return (told.decode(errors="replace").strip().splitlines() or [f"exit {self._process.returncode}"])[-1]
