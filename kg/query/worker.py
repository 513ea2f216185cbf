"""Requests as lines of JSON on stdin -> answers on stdout: run as a process of its own, so that a query can be stopped at any time.

The first line says that the process is ready. An answer is a line {"size": bytes that follow, "form": …, "hints": […]}, or
{"size": 0, "error": …, "kind": …}, then the bytes of `kg.query.engine.answer`. The store stays open for the next request, as long as
that names the same one.
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, StoreError
from kg.query.engine import answer
from kg.query.hints import hints
from kg.query.results import Result

if TYPE_CHECKING:
    import pyoxigraph

SMALL = 10_000  # bytes; a longer answer holds something
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def main() -> None:
    """Answer until stdin ends. Every error that a query can cause is an answer, too; after too much memory the process ends."""
    _leave_network()
    megabytes = int(sys.argv[1])
    _limit_memory(megabytes)
    import pyoxigraph as _  # noqa: F401, PLC0415 - loaded after the limits hold, and before the time of a query begins

    sys.stdout.buffer.write(b"ready\n")
    sys.stdout.buffer.flush()
    opened: tuple[str, pyoxigraph.Store] | None = None
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            if opened is None or opened[0] != request["store"]:
                opened = (request["store"], _opened(request["store"]))
            header, body = _answer(opened[1], request)
        except KgError as error:
            _reply({"error": str(error), "kind": "store" if isinstance(error, StoreError) else "query"}, b"")
        except MemoryError:
            _reply({"error": f"stopped: the query needs more than {megabytes} MB; ask for less at a time", "kind": "end"}, b"")
            return
        else:
            _reply(header, body)


def _answer(store: pyoxigraph.Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    form, body = answer(store, request["sparql"], prefixes=request["prefixes"], max_rows=request["max_rows"])
    told = hints(store, request["sparql"], prefixes=request["prefixes"]) if len(body) < SMALL and Result.of(form, body).is_empty else ()
    return {"form": form.value, "hints": told}, body


def _reply(header: dict[str, Any], body: bytes) -> None:
    sys.stdout.buffer.write(json.dumps({"size": len(body), **header}).encode() + b"\n" + body)
    sys.stdout.buffer.flush()


def _opened(path: str) -> pyoxigraph.Store:
    import pyoxigraph  # noqa: PLC0415 - after the limits hold

    try:
        return pyoxigraph.Store.read_only(path)
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{path}: cannot open this graph store ({error}); build it again with `kg build`") from error


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
