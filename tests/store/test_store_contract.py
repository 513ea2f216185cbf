"""One body of expectations for every store: memory, disk, and a remote endpoint that runs in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.store import Store, open_store

EX = "https://example.org/"
PREFIXES = {"ex": EX}
KIM, PAK, DISMISSED, NAME = (ox.NamedNode(EX + name) for name in ("Kim", "Pak", "dismissed", "name"))
TRIPLES = [
    ox.Triple(KIM, DISMISSED, PAK),
    ox.Triple(KIM, NAME, ox.Literal('Kim "the" \\ <b>\nJong-un', language="en")),
    ox.Triple(PAK, NAME, ox.Literal("2023-08-09", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))),
]


class Endpoint(BaseHTTPRequestHandler):
    """SPARQL 1.1 Protocol by POST and Graph Store Protocol by PUT, over an Oxigraph store in memory."""

    content: ox.Store

    def do_PUT(self) -> None:
        self.content.clear()
        self.content.load(self.body(), format=ox.RdfFormat.from_media_type(self.headers["Content-Type"]))
        self.reply(204, "text/plain", b"")

    def do_POST(self) -> None:
        try:
            answer = self.content.query(parse_qs(self.body().decode())["query"][0])
        except SyntaxError as error:
            self.reply(400, "text/plain", str(error).encode())
            return
        if isinstance(answer, ox.QueryTriples):
            self.reply(200, "application/n-triples", answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
        else:
            self.reply(200, "application/sparql-results+json", answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def reply(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def endpoint() -> Iterator[str]:
    handler = type("Handler", (Endpoint,), {"content": ox.Store()})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["memory", "disk", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "remote":
        with endpoint() as url:
            yield open_store(url)
    else:
        yield open_store(None if request.param == "memory" else tmp_path / "store", writable=True)


def test_what_is_put_in_comes_out(store: Store) -> None:
    store.replace(TRIPLES)
    answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", prefixes={})
    assert sorted(map(str, answer)) == sorted(map(str, TRIPLES))


def test_replace_leaves_nothing_of_what_was_there(store: Store) -> None:
    store.replace(TRIPLES)
    store.replace(TRIPLES[:1])
    assert len(store) == 1


def test_the_same_triple_twice_is_one(store: Store) -> None:
    store.replace([*TRIPLES, *TRIPLES])
    assert len(store) == 3


def test_select_binds_the_prefixes_and_leaves_the_unbound_unbound(store: Store) -> None:
    store.replace(TRIPLES)
    answer = store.query("SELECT ?whom ?none WHERE { ex:Kim ex:dismissed ?whom OPTIONAL { ?whom ex:none ?none } }", prefixes=PREFIXES)
    assert [(row["whom"], row["none"]) for row in answer] == [(PAK, None)]


def test_a_prefix_the_query_declares_wins(store: Store) -> None:
    store.replace(TRIPLES)
    answer = store.query("PREFIX ex: <https://elsewhere.example/> SELECT * WHERE { ex:Kim ?p ?o }", prefixes=PREFIXES)
    assert list(answer) == []


@pytest.mark.parametrize(("whom", "expected"), [("ex:Pak", True), ("ex:Kim", False)])
def test_ask_answers_yes_or_no(store: Store, whom: str, expected: bool) -> None:
    store.replace(TRIPLES)
    assert bool(store.query(f"ASK {{ ex:Kim ex:dismissed {whom} }}", prefixes=PREFIXES)) is expected


def test_a_malformed_query_is_the_users_error(store: Store) -> None:
    with pytest.raises(QueryError):
        store.query("SELECT ?s WHERE { ?s ex:p }", prefixes=PREFIXES)


def test_a_disk_store_that_is_not_there_is_not_created_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph store here"):
        open_store(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_damaged_disk_store_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "store"
    open_store(path, writable=True).replace(TRIPLES)
    (path / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="cannot open this graph store"):
        open_store(path)


def test_an_endpoint_that_does_not_answer_is_named() -> None:
    with endpoint() as url:
        pass
    with pytest.raises(StoreError, match=r"127\.0\.0\.1.*cannot reach this endpoint"):
        len(open_store(url))
