"""A build's folder in, an HTTP server out: the page at /, a read-only SPARQL 1.1 Protocol endpoint at /sparql.

For one user on one machine: it binds to 127.0.0.1, and answers only requests that name this machine as their host, so that a web
page opened in the same browser cannot reach it under a name of its own (DNS rebinding).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import BoundedSemaphore
from urllib.parse import parse_qs, urlsplit

from kg.errors import KgError, QueryError, StoreError
from kg.query.formats import graph_as, rows_as
from kg.query.guard import MAX_LENGTH
from kg.query.results import Form, Result
from kg.query.run import Limits, run_query

HOST = "127.0.0.1"
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost"})
MAX_QUERIES = 4  # at a time; each is a process of its own
MAX_BODY = 6 * MAX_LENGTH  # bytes; a percent-encoded query of the longest length
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
ROW_TYPES = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
GRAPH_TYPES = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
SAME_TYPE = {
    "application/json": "application/sparql-results+json",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
}
PAGE_POLICY = "frame-ancestors 'none'"  # the page brings its own policy; this part of it only a header can say


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is served. `out` is looked up anew for each request, so a build that is made meanwhile is seen."""

    out: Path
    prefixes: Mapping[str, str]
    limits: Limits
    slots: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(MAX_QUERIES))


def make_server(out: Path, *, port: int, prefixes: Mapping[str, str], limits: Limits) -> ThreadingHTTPServer:
    """A server that waits for `serve_forever`. Raises StoreError where the port is taken."""
    site = Site(out=out, prefixes=prefixes, limits=limits)
    try:
        return Server((HOST, port), partial(Handler, site))
    except OSError as error:
        raise StoreError(f"port {port}: cannot listen there ({error.strerror}); choose another --port") from error


class Server(ThreadingHTTPServer):
    """A thread for each connection. A client that goes away in the middle of an answer is no error of ours, and no news."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of everything but a connection that the other side ended."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what socketserver passes


class Handler(BaseHTTPRequestHandler):
    """One request. Anything but the page and a query is refused."""

    server_version, sys_version = "kg", ""
    timeout = 30  # seconds without a byte, then the connection is closed

    def __init__(self, site: Site, *args: object) -> None:
        self.site = site
        super().__init__(*args)  # type: ignore[arg-type]  # what http.server passes

    def do_GET(self) -> None:
        """The page, or a query in the address."""
        address = urlsplit(self.path)
        if not self._is_local():
            return
        if address.path == "/":
            self._page()
        elif address.path == "/sparql":
            self._sparql(parse_qs(address.query, keep_blank_values=True))
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "the page is at /, the SPARQL endpoint at /sparql")

    do_HEAD = do_GET  # noqa: N815 - the name http.server calls

    def do_POST(self) -> None:
        """A query in the body, as a form or as it is."""
        address = urlsplit(self.path)
        if not self._is_local():
            return
        if address.path != "/sparql":
            self._refuse(HTTPStatus.NOT_FOUND, "queries go to /sparql")
            return
        body = self._body()
        kind = self.headers.get_content_type()
        if body is None:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"give a Content-Length of at most {MAX_BODY}")
        elif kind == FORM:
            self._sparql(parse_qs(body, keep_blank_values=True))
        elif kind == QUERY:
            self._sparql({**parse_qs(address.query, keep_blank_values=True), "query": [body]})
        else:
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send {FORM} or {QUERY}")

    def _is_local(self) -> bool:
        """Whether the request names this machine and comes from no page of another; if not it is refused."""
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        if urlsplit(f"//{host}").hostname not in LOCAL_NAMES:
            self._refuse(HTTPStatus.FORBIDDEN, "this server answers to 127.0.0.1 and localhost only")
            return False
        if origin is not None and origin != f"http://{host}":
            self._refuse(HTTPStatus.FORBIDDEN, "this server answers no pages of other hosts")
            return False
        return True

    def _body(self) -> str | None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MAX_BODY:
            return None
        return self.rfile.read(int(length)).decode(errors="replace")

    def _page(self) -> None:
        try:
            page = (self.site.out / "graph.html").read_bytes()
        except OSError as error:
            self._refuse(HTTPStatus.NOT_FOUND, f"no page in {self.site.out} ({error.strerror})")
            return
        self._send(HTTPStatus.OK, "text/html; charset=utf-8", page)

    def _sparql(self, parameters: Mapping[str, list[str]]) -> None:
        """Answer the one query among the parameters of a request (SPARQL 1.1 Protocol, section 2.1)."""
        queries = parameters.get("query", [])
        if len(queries) != 1 or "update" in parameters:
            self._refuse(HTTPStatus.BAD_REQUEST, "give one parameter `query`; there are no updates")
            return
        if parameters.keys() & {"default-graph-uri", "named-graph-uri"}:
            self._refuse(HTTPStatus.BAD_REQUEST, "this graph is the only one; leave default-graph-uri and named-graph-uri out")
            return
        if not self.site.slots.acquire(blocking=False):
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, f"{MAX_QUERIES} queries are running; try again later")
            return
        try:
            store = (self.site.out / "store").resolve()
            self._answer(run_query(store, queries[0], prefixes=self.site.prefixes, limits=self.site.limits))
        except QueryError as error:
            self._refuse(HTTPStatus.BAD_REQUEST, str(error))
        except KgError as error:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))
        finally:
            self.site.slots.release()

    def _answer(self, result: Result) -> None:
        import pyoxigraph as ox  # noqa: PLC0415 - `kg --help` needs none

        known = GRAPH_TYPES if result.form is Form.GRAPH else ROW_TYPES
        chosen = preferred(self.headers.get("Accept", ""), known)
        if chosen is None:
            self._refuse(HTTPStatus.NOT_ACCEPTABLE, f"this query is answered as {', '.join(known)}")
            return
        graph_format, row_format = ox.RdfFormat.from_media_type(chosen), ox.QueryResultsFormat.from_media_type(chosen)
        if graph_format:
            self._send(HTTPStatus.OK, chosen, graph_as(result, graph_format, prefixes=self.site.prefixes))
        elif row_format:
            self._send(HTTPStatus.OK, chosen, rows_as(result, row_format))

    def _refuse(self, status: HTTPStatus, message: str) -> None:
        self.close_connection = True  # a body that was not read must not be taken for the next request
        self._send(status, "text/plain; charset=utf-8", f"{message}\n".encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), "X-Content-Type-Options": "nosniff"}
        headers |= {"Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
        """Requests are no news."""


def preferred(accept: str, known: tuple[str, ...]) -> str | None:
    """The known media type that an Accept header wants most, the first known one where it does not care, None where none will do."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(accept.split(",") if accept.strip() else ["*/*"]):
        kind, *parameters = (piece.strip() for piece in part.lower().split(";"))
        weight = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
        matching = next((k for k in known if _fits(kind, k)), None)
        if matching and _number(weight) > 0:
            wanted.append((-_number(weight), place, matching))
    return min(wanted)[2] if wanted else None


def _fits(wanted: str, known: str) -> bool:
    kind = SAME_TYPE.get(wanted, wanted)
    return kind in {known, "*/*", f"{known.partition('/')[0]}/*"}


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
