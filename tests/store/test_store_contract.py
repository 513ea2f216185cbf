"""One body of expectations for every store: memory, disk, and a remote endpoint that runs in this process."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from garbage import collected_here

from kg.errors import QueryError, StoreError
from kg.store import Store, disk, open_store, remote
from kg.store.disk import DiskStore
from kg.store.remote import PAUSES, RemoteStore, credentials

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

    failures: int = 0  # how many of the next requests fail
    said: list[str | None]

    def do_PUT(self) -> None:
        self.content.clear()
        self.add()

    def add(self) -> None:
        self.said.append(self.headers["Authorization"])
        self.content.load(self.body(), format=ox.RdfFormat.from_media_type(self.headers["Content-Type"]))
        if type(self).failures:
            type(self).failures -= 1
            self.reply(503, "text/plain", b"not now")
        else:
            self.reply(204, "text/plain", b"")

    def do_POST(self) -> None:
        if self.headers["Content-Type"] == "text/turtle":
            self.add()
            return
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
    with serving(type("Handler", (Endpoint,), {"content": ox.Store(), "said": []})) as url:
        yield url


@contextmanager
def serving(handler: type[Endpoint]) -> Iterator[str]:
    with collected_here(), ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[str]:
    """The address of a real server, which the package `oxigraph` brings."""
    program = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if program is None:
        pytest.skip("no `oxigraph` here; pip install oxigraph")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            while True:
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                assert process.poll() is None
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture(params=["memory", "disk", "remote", "oxigraph"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(remote, "PART", 2)  # so that the three triples are two requests
    if request.param == "remote":
        with endpoint() as url:
            yield open_store(url)
    elif request.param == "oxigraph":
        with oxigraph_server(tmp_path / "server") as address:
            yield RemoteStore(f"{address}/query", data_url=f"{address}/store")
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


@pytest.fixture
def handler() -> type[Endpoint]:
    return type("Handler", (Endpoint,), {"content": ox.Store(), "said": []})


def test_a_part_that_does_not_arrive_is_sent_again(handler: type[Endpoint], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PART", 1)
    handler.failures = 2
    pauses: list[float] = []
    with serving(handler) as url:
        RemoteStore(url, wait=pauses.append).replace(TRIPLES)
    assert sorted(map(str, (q.triple for q in handler.content))) == sorted(map(str, TRIPLES))
    assert pauses == [1.0, 4.0]


def test_a_part_that_never_arrives_is_told_with_what_is_there(handler: type[Endpoint], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PART", 2)
    with serving(handler) as url:

        def wait(_: float) -> None:
            """Time passes."""

        store = RemoteStore(url, wait=wait)
        put = store._send_part

        def failing(method: str, body: bytes, sent: int) -> None:
            handler.failures = len(PAUSES) + 1 if sent else 0
            put(method, body, sent)

        monkeypatch.setattr(store, "_send_part", failing)
        with pytest.raises(StoreError, match=r"503 .*not now; 2 triples are there and the rest is not: send it again"):
            store.replace(TRIPLES)


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({}, None),
        ({"KG_STORE_TOKEN": "secret"}, "Bearer secret"),
        ({"KG_STORE_USER": "ann", "KG_STORE_PASSWORD": "pass:word"}, "Basic YW5uOnBhc3M6d29yZA=="),
    ],
    ids=["nobody", "token", "user"],
)
def test_credentials_come_from_the_environment(
    handler: type[Endpoint], monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], header: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with serving(handler) as url:
        open_store(url).replace(TRIPLES)
    assert handler.said == [header]


def test_half_of_the_credentials_are_none() -> None:
    with pytest.raises(StoreError, match="belong together"):
        credentials({"KG_STORE_USER": "ann"})


def test_credentials_do_not_travel_where_others_can_read_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_TOKEN", "secret")
    with pytest.raises(StoreError, match="not sent over http"):
        open_store("http://graph.example/store").replace(TRIPLES)


def test_a_redirect_is_not_followed(handler: type[Endpoint]) -> None:
    def redirect(self: Endpoint) -> None:
        self.body()
        self.send_response(307)
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    handler.do_PUT = redirect  # type: ignore[method-assign]
    with serving(handler) as url, pytest.raises(StoreError, match="307"):
        open_store(url).replace(TRIPLES)


def test_a_file_loaded_in_parts_is_loaded_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    triples = [*TRIPLES, *(ox.Triple(ox.NamedNode(f"{EX}n{k}"), NAME, ox.Literal(f"of {k} . \n.\n")) for k in range(50))]
    prefixes = {"ex": EX, "xsd": "http://www.w3.org/2001/XMLSchema#"}
    ox.serialize(triples, str(tmp_path / "graph.ttl"), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    monkeypatch.setattr(disk, "PART", 64)
    store = DiskStore(tmp_path / "store", writable=True)
    store.load(tmp_path / "graph.ttl")
    assert {quad.triple for quad in store.engine} == set(triples)
