"""One HTTP request -> its response: the page, the SPARQL 1.1 Protocol, the nodes of the graph, a form; read-only all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from kg.errors import KgError, QueryError, QueryTimeoutError, StoreError
from kg.query.formats import graph_as, rows_as
from kg.query.guard import MAX_LENGTH
from kg.query.negotiation import GRAPH_TYPES, HTML, ROW_TYPES, preferred
from kg.query.pages import query_page
from kg.query.pool import BusyError, Pool
from kg.query.results import Form, Result

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost"})
MAX_BODY = 6 * MAX_LENGTH  # bytes; a percent-encoded query of the longest length
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
METHODS = "GET, HEAD, POST, OPTIONS"
NODES = {"entity": "ent", "statement": "st", "mention": "m", "qualifier": "q", "article": "art", "relation": "rel"}
PAGE_POLICY = "frame-ancestors 'none'"  # the page brings its own policy; this part of it only a header can say
PLAIN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
Parameters = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is served. `out` is looked up anew for each request, so a build that is made meanwhile is seen."""

    out: Path
    prefixes: Mapping[str, str]
    pool: Pool

    def ask(self, sparql: str) -> Result:
        """The answer of the newest build; asked once more where that was replaced meanwhile."""
        store = self.store
        try:
            return self.pool.ask(store, sparql, prefixes=self.prefixes)
        except StoreError:
            if self.store == store:
                raise
            return self.pool.ask(self.store, sparql, prefixes=self.prefixes)

    @property
    def store(self) -> Path:
        """The store of the newest build, by its own name."""
        return (self.out / "store").resolve()


class Handler(BaseHTTPRequestHandler):
    """The requests of one connection. Anything but the page, a node of the graph and a query is refused."""

    protocol_version = "HTTP/1.1"  # connections stay open for the next request
    server_version, sys_version = "kg", ""
    timeout = 30  # seconds without a byte, then the connection is closed

    def __init__(self, site: Site, *args: object) -> None:
        self.site = site
        super().__init__(*args)  # type: ignore[arg-type]  # what http.server passes

    def do_GET(self) -> None:
        """The page, a query in the address, a node of the graph, or how the server is."""
        if not self._is_local():
            return
        address = urlsplit(self.path)
        parameters = parse_qs(address.query, keep_blank_values=True)
        kind, _, local = address.path.lstrip("/").partition("/")
        if address.path == "/":
            self._page()
        elif address.path == "/sparql":
            self._sparql(parameters)
        elif address.path == "/query":
            self._form(parameters)
        elif address.path == "/health":
            self._health()
        elif kind in NODES and local:
            self._node(NODES[kind], local)
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "the page is at /, the SPARQL endpoint at /sparql, a form for queries at /query")

    do_HEAD = do_GET  # noqa: N815 - the name http.server calls

    def do_POST(self) -> None:
        """A query in the body, as a form or as it is."""
        if not self._is_local():
            return
        address = urlsplit(self.path)
        if address.path != "/sparql":
            self._refuse(HTTPStatus.NOT_FOUND, "queries go to /sparql")
            return
        body, kind = self._body(), self.headers.get_content_type()
        if body is None:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"give a Content-Length of at most {MAX_BODY}")
        elif kind == FORM:
            self._sparql(parse_qs(body, keep_blank_values=True))
        elif kind == QUERY:
            self._sparql({**parse_qs(address.query, keep_blank_values=True), "query": [body]})
        else:
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send {FORM} or {QUERY}")

    def do_OPTIONS(self) -> None:
        """Which methods there are; no other host's page is let in."""
        if self._is_local():
            self._send(HTTPStatus.NO_CONTENT, "text/plain; charset=utf-8", b"", Allow=METHODS)

    def do_PUT(self) -> None:
        """Nothing can be written."""
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "this server only reads", Allow=METHODS)

    do_DELETE = do_PATCH = do_PUT  # noqa: N815 - the names http.server calls

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

    # -------------------------------------------------------------------------------------------- what is served

    def _page(self) -> None:
        try:
            page = (self.site.out / "graph.html").read_bytes()
        except OSError as error:
            self._refuse(HTTPStatus.NOT_FOUND, f"no page in {self.site.out} ({error.strerror})")
            return
        self._send(HTTPStatus.OK, f"{HTML}; charset=utf-8", page)

    def _health(self) -> None:
        """Which build is served, for whoever watches."""
        store = self.site.store
        if store.is_dir():
            self._send(HTTPStatus.OK, "text/plain; charset=utf-8", f"build {store.parent.name}\n".encode())
        else:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, f"no graph store in {self.site.out}")

    def _sparql(self, parameters: Parameters) -> None:
        """Answer the one query among the parameters of a request (SPARQL 1.1 Protocol, section 2.1)."""
        queries = parameters.get("query", [])
        if len(queries) != 1 or "update" in parameters:
            self._refuse(HTTPStatus.BAD_REQUEST, "give one parameter `query`; there are no updates")
        elif parameters.keys() & {"default-graph-uri", "named-graph-uri"}:
            self._refuse(HTTPStatus.BAD_REQUEST, "this graph is the only one; leave default-graph-uri and named-graph-uri out")
        elif (result := self._asked(queries[0])) is not None:
            self._answer(result)

    def _form(self, parameters: Parameters) -> None:
        """A form for a query, with the answer where one was asked."""
        sparql = parameters.get("query", [""])[0]
        result, error = None, ""
        try:
            result = self.site.ask(sparql) if sparql.strip() else None
        except KgError as caught:
            error = str(caught)
        self._send(HTTPStatus.OK, f"{HTML}; charset=utf-8", query_page(sparql, result, error=error), policy=PLAIN_POLICY)

    def _node(self, prefix: str, local: str) -> None:
        """A node of the graph: its place on the page for who wants to look, its triples for who asks for RDF."""
        iri = f"{self.site.prefixes[prefix]}{quote(local, safe='%-_.~/')}"
        if preferred(self.headers.get("Accept", ""), (*GRAPH_TYPES, HTML)) == HTML:
            self._send(HTTPStatus.SEE_OTHER, "text/plain; charset=utf-8", b"", Location=f"/#sel={local}")
            return
        result = self._asked(f"CONSTRUCT {{ <{iri}> ?p ?o }} WHERE {{ <{iri}> ?p ?o }}")
        if result is None:
            return
        if result.rows:
            self._answer(result)
        else:
            self._refuse(HTTPStatus.NOT_FOUND, f"nothing is known of {iri}")

    def _asked(self, sparql: str) -> Result | None:
        """The answer to a query, or None where the request was refused."""
        try:
            return self.site.ask(sparql)
        except BusyError as error:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, str(error), Retry_After="1")
        except QueryTimeoutError as error:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
        except QueryError as error:
            self._refuse(HTTPStatus.BAD_REQUEST, str(error))
        except KgError as error:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))
        return None

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

    def _refuse(self, status: HTTPStatus, message: str, **headers: str) -> None:
        self.close_connection = True  # a body that was not read must not be taken for the next request
        self._send(status, "text/plain; charset=utf-8", f"{message}\n".encode(), Connection="close", **headers)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, *, policy: str = PAGE_POLICY, **further: str) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), "X-Content-Type-Options": "nosniff", "Vary": "Accept"}
        headers |= {"Content-Security-Policy": policy, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
        headers |= {name.replace("_", "-"): value for name, value in further.items()}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
        """Requests are no news."""
