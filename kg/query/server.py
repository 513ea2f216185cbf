"""A build's folder -> an HTTP server: the page at /, a read-only SPARQL 1.1 Protocol endpoint at /sparql, a form at /query.

For one user on one machine: it binds to 127.0.0.1, and answers only requests that name this machine as their host, so that a web
page opened in the same browser cannot reach it under a name of its own (DNS rebinding). THREAT_MODEL.md says what is promised.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from kg.errors import StoreError
from kg.query.handler import Handler, Site
from kg.query.pool import Pool
from kg.query.run import Limits

HOST = "127.0.0.1"
MAX_QUERIES = 4  # at a time; each in a process of its own
MAX_CLIENTS = 128  # connections at a time; each has a thread
PATIENCE = 10.0  # seconds that a query waits for its turn


def make_server(out: Path, *, port: int, prefixes: Mapping[str, str], limits: Limits) -> Server:
    """A server that waits for `serve_forever`. Raises StoreError where the port is taken."""
    site = Site(out=out, prefixes=prefixes, pool=Pool(MAX_QUERIES, limits, patience=PATIENCE))
    try:
        return Server(site, port)
    except OSError as error:
        raise StoreError(f"port {port}: cannot listen there ({error.strerror}); choose another --port") from error


class Server(ThreadingHTTPServer):
    """A thread for each connection, and no more of them than MAX_CLIENTS: others are sent away at once."""

    daemon_threads = True
    request_queue_size = MAX_CLIENTS

    def __init__(self, site: Site, port: int) -> None:
        self._pool, self._places = site.pool, BoundedSemaphore(MAX_CLIENTS)
        super().__init__((HOST, port), partial(Handler, site))

    def process_request(self, request: Any, client_address: Any) -> None:
        """Start a thread for a connection where there is a place."""
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one connection to its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of everything but a connection that the other side ended: that is no error of ours, and no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what socketserver passes

    def server_close(self) -> None:
        """Stop listening and end the workers."""
        super().server_close()
        self._pool.close()
