"""Triples -> answers, over the SPARQL 1.1 Graph Store Protocol and the SPARQL 1.1 Protocol; nothing but urllib."""

from __future__ import annotations

import os
import re
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from time import sleep
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from kg.errors import QueryError, StoreError

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.store.protocol import Answer

TIMEOUT = 60.0  # seconds for one request
JSON_RESULTS = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"
PREFIX = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
BAD_REQUEST, SERVER_ERROR = 400, 500
PART = 50_000  # triples of one request, some 10 MB
PAUSES = (1.0, 4.0, 16.0)  # seconds before a part is sent again
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


class RemoteStore:
    """An endpoint that somebody else runs. `data_url` is where its Graph Store Protocol answers, if not at the query URL.

    Who we are is said by the environment: KG_STORE_TOKEN, or KG_STORE_USER and KG_STORE_PASSWORD.
    """

    def __init__(self, url: str, *, data_url: str | None = None, timeout: float = TIMEOUT, wait: Callable[[float], None] = sleep) -> None:
        self.url, self.data_url, self.timeout, self._wait = url, data_url or url, timeout, wait
        self._credentials = credentials(os.environ)

    def replace(self, triples: Iterable[Triple]) -> None:
        """Put these triples in place of the default graph, a part at a time. N-Triples are sent as Turtle, which every endpoint takes.

        The first part replaces what is there, the others are added. A part that does not arrive is sent again, which changes nothing
        where it had arrived after all. Raises StoreError that says how much is there, where it never arrives.
        """
        from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415

        waiting, sent, method = iter(triples), 0, "PUT"
        while part := list(islice(waiting, PART)):
            body = serialize(part, format=RdfFormat.N_TRIPLES) or b""
            self._send_part(method, body, sent)
            sent, method = sent + len(part), "POST"
        if not sent:
            self._send_part(method, b"", 0)

    def _send_part(self, method: str, body: bytes, sent: int) -> None:
        for pause in (*PAUSES, None):
            request = urllib.request.Request(f"{self.data_url}?default", data=body, method=method)  # noqa: S310 - open_store admits http only
            request.add_header("Content-Type", "text/turtle")
            try:
                self._send(request)
            except _UnreachableError as error:
                if pause is None:
                    raise StoreError(f"{error}; {sent} triples are there and the rest is not: send it again") from error
                self._wait(pause)
            else:
                return

    def query(self, sparql: str, *, prefixes: Mapping[str, str]) -> Answer:
        """Answer by the endpoint."""
        from pyoxigraph import QueryResultsFormat, parse_query_results  # noqa: PLC0415

        form = urlencode({"query": _declare(sparql, prefixes)}).encode()
        request = urllib.request.Request(self.url, data=form, method="POST")  # noqa: S310
        request.add_header("Accept", f"{JSON_RESULTS}, {N_TRIPLES};q=0.9")
        kind, body = self._send(request)
        try:
            if kind in {JSON_RESULTS, "application/json"}:
                return parse_query_results(body, format=QueryResultsFormat.JSON)
            return _graph_answer(body)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.url}: the answer is not what SPARQL 1.1 asks for ({error})") from error

    def __len__(self) -> int:
        """How many triples the default graph has."""
        from pyoxigraph import QuerySolutions  # noqa: PLC0415

        answer = self.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", prefixes={})
        assert isinstance(answer, QuerySolutions)  # noqa: S101 - a SELECT
        return int(next(answer)["n"].value)

    def _send(self, request: urllib.request.Request) -> tuple[str, bytes]:
        """Media type and body of the response."""
        if self._credentials:
            _refuse_open_road(request.full_url)
            request.add_header("Authorization", self._credentials)
        try:
            with OPENER.open(request, timeout=self.timeout) as response:
                return response.headers.get_content_type(), response.read()
        except urllib.error.HTTPError as error:
            with error:
                reason = error.read(300).decode(errors="replace").strip().replace("\n", " ")
            kind = QueryError if error.code == BAD_REQUEST else _UnreachableError if error.code >= SERVER_ERROR else StoreError
            raise kind(f"{self.url}: {error.code} {error.reason}: {reason}") from error
        except OSError as error:
            raise _UnreachableError(f"{self.url}: cannot reach this endpoint ({getattr(error, 'reason', error)})") from error


class _UnreachableError(StoreError):
    """The endpoint did not answer, or said that it cannot now: to try again may help."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Credentials and graph go to the address that was given, and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        """Follow none: the response is an error then."""


OPENER = urllib.request.build_opener(_NoRedirect)


def credentials(environment: Mapping[str, str]) -> str | None:
    """The Authorization header that the environment asks for. Raises StoreError where a half of it is missing."""
    token, user, password = (environment.get(f"KG_STORE_{name}") for name in ("TOKEN", "USER", "PASSWORD"))
    if token:
        return f"Bearer {token}"
    if bool(user) != bool(password):
        raise StoreError("KG_STORE_USER and KG_STORE_PASSWORD belong together; set both, or KG_STORE_TOKEN")
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}" if user else None


def _refuse_open_road(url: str) -> None:
    """Credentials travel encrypted, or not beyond this machine."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        raise StoreError(f"{url}: credentials are not sent over http, where others can read them; use https")


def _declare(sparql: str, prefixes: Mapping[str, str]) -> str:
    """The query with those prefixes in front that it does not declare, on its first line so that line numbers stay."""
    own = set(PREFIX.findall(sparql))
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items() if name not in own) + sparql


def _graph_answer(body: bytes) -> Answer:
    from pyoxigraph import RdfFormat, Store  # noqa: PLC0415

    store = Store()
    store.load(body, format=RdfFormat.N_TRIPLES)
    answer: Answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    return answer
