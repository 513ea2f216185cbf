"""One request as JSON on stdin, one answer on stdout: run as a process of its own, so that a query can be stopped at any time.

First line of the answer: {"form": …, "hints": […]} or {"error": …}; then the bytes of `kg.query.engine.answer`.
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import suppress
from typing import Any

from kg.errors import KgError, QueryError
from kg.query.engine import answer
from kg.query.hints import hints
from kg.query.results import Result

SMALL = 10_000  # bytes; a longer answer holds something
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def main() -> None:
    """Answer the request on stdin. Every error that a query can cause is an answer, too."""
    _leave_network()
    request = json.load(sys.stdin)
    _limit_memory(request["memory_mb"])
    try:
        header, body = _answer(request)
    except KgError as error:
        header, body = {"error": str(error)}, b""
    except MemoryError:
        header, body = {"error": f"stopped: the query needs more than {request['memory_mb']} MB; ask for less at a time"}, b""
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + body)


def _answer(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    import pyoxigraph  # noqa: PLC0415 - after the limits hold

    try:
        store = pyoxigraph.Store.read_only(request["store"])
    except (OSError, RuntimeError) as error:
        raise QueryError(f"{request['store']}: cannot open this graph store ({error}); build it again with `kg build`") from error
    form, body = answer(store, request["sparql"], prefixes=request["prefixes"], max_rows=request["max_rows"])
    told = hints(store, request["sparql"], prefixes=request["prefixes"]) if len(body) < SMALL and Result.of(form, body).is_empty else ()
    return {"form": form.value, "hints": told}, body


def _limit_memory(megabytes: int) -> None:
    """Bound the address space, where the system can (not on Windows)."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))


def _leave_network() -> None:
    """Enter a network namespace without any interface, where the system allows it (Linux).

    The guard refuses SERVICE; this is the second wall, should it ever be fooled.
    """
    with suppress(OSError, AttributeError, TypeError):
        libc = ctypes.CDLL(None)
        if libc.unshare(CLONE_NEWNET) != 0:
            libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)


if __name__ == "__main__":
    main()
