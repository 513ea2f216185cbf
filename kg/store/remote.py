"""Triples in over the SPARQL 1.1 Graph Store Protocol, answers out over the SPARQL 1.1 Protocol; nothing but urllib."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import QueryError, StoreError

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.store.protocol import Answer

TIMEOUT = 60.0  # seconds for one request
JSON_RESULTS = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"
PREFIX = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
BAD_REQUEST = 400


class RemoteStore:
    """An endpoint that somebody else runs. `data_url` is where its Graph Store Protocol answers, if not at the query URL."""

    def __init__(self, url: str, *, data_url: str | None = None, timeout: float = TIMEOUT) -> None:
        self.url, self.data_url, self.timeout = url, data_url or url, timeout

    def replace(self, triples: Iterable[Triple]) -> None:
        """Put these triples in place of the default graph. N-Triples are sent as Turtle, which every endpoint takes."""
        from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415

        body = serialize(triples, format=RdfFormat.N_TRIPLES)
        request = urllib.request.Request(f"{self.data_url}?default", data=body, method="PUT")  # noqa: S310 - open_store admits http only
        request.add_header("Content-Type", "text/turtle")
        self._send(request)

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
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:  # noqa: S310
                return response.headers.get_content_type(), response.read()
        except urllib.error.HTTPError as error:
            with error:
                reason = error.read(300).decode(errors="replace").strip().replace("\n", " ")
            kind = QueryError if error.code == BAD_REQUEST else StoreError
            raise kind(f"{self.url}: {error.code} {error.reason}: {reason}") from error
        except OSError as error:
            raise StoreError(f"{self.url}: cannot reach this endpoint ({getattr(error, 'reason', error)})") from error


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
