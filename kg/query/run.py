"""The folder of a store and a query in, a Result out, or QueryError when the query is malformed, not allowed or past a limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import QueryError, StoreError
from kg.query.results import Form, Result

PACKAGE_PARENT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may use: seconds from the start of its process, rows of the answer, MB of address space.

    The engine maps a good part of its address space without using it, so the memory limit is far above what a query takes.
    """

    timeout: float = 30.0
    max_rows: int = 100_000
    memory_mb: int = 4096


DEFAULT_LIMITS = Limits()


def run_query(store_path: Path, sparql: str, *, prefixes: Mapping[str, str], limits: Limits = DEFAULT_LIMITS) -> Result:
    """Run a user's query on the Oxigraph store in that folder. `prefixes` hold where the query declares none of that name."""
    if not store_path.is_dir():
        raise StoreError(f"{store_path}: no graph store here; build one with `kg build`")
    request = {
        "store": str(store_path),
        "sparql": sparql,
        "prefixes": dict(prefixes),
        "max_rows": limits.max_rows,
        "memory_mb": limits.memory_mb,
    }
    header, body = _ask_worker(json.dumps(request).encode(), timeout=limits.timeout)
    if "error" in header:
        raise QueryError(header["error"])
    return replace(Result.of(Form(header["form"]), body), hints=tuple(header["hints"]))


def _ask_worker(request: bytes, *, timeout: float) -> tuple[dict[str, Any], bytes]:
    """The answer of a fresh process, which is killed when its time is up.

    The process starts with -P, so that no file in the current folder is imported in place of one of ours.
    """
    path = os.pathsep.join(filter(None, [str(PACKAGE_PARENT), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-P", "-m", "kg.query.worker"]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module; the query goes over stdin
            command, input=request, capture_output=True, timeout=timeout, check=False, env=os.environ | {"PYTHONPATH": path}
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"stopped after {timeout:g} s; narrow the patterns, or raise query.timeout in kg.toml") from error
    header, _, body = done.stdout.partition(b"\n")
    if not header:
        raise QueryError(f"stopped: the query ended its process: {_cause(done)}")
    return json.loads(header), body


def _cause(done: subprocess.CompletedProcess[bytes]) -> str:
    """Why a process ended without an answer: the engine aborts where memory or its stack ends; an exception is a bug of ours."""
    if done.returncode < 0:
        return "it needs too much memory or is nested too deeply; ask for less at a time"
    return (done.stderr.decode(errors="replace").strip().splitlines() or [f"exit {done.returncode}"])[-1]
