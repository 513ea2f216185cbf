"""The endpoint speaks the SPARQL 1.1 Protocol, to this machine only, and changes nothing."""

import http.client
import json
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from garbage import collected_here

from kg.errors import StoreError
from kg.query import Limits
from kg.query.handler import MAX_BODY
from kg.query.negotiation import ROW_TYPES, preferred
from kg.query.server import MAX_QUERIES, make_server
from kg.vocab import Vocabulary

SELECT = "SELECT ?o WHERE { ?s kg:met ?o }"
CONSTRUCT = "CONSTRUCT { ?o kg:met ?s } WHERE { ?s kg:met ?o }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def write_build(out: Path, generation: str, target: str) -> None:
    """A build with one fact, one named entity and a page, switched to as `kg build` does."""
    folder = out / ".kg" / generation
    folder.mkdir(parents=True)
    (folder / "graph.html").write_text("<!doctype html><title>page</title>")
    store = ox.Store(str(folder / "store"))
    store.add(ox.Quad(ox.NamedNode("http://x/a"), ox.NamedNode("https://w3id.org/newsgraph/ns#met"), ox.NamedNode(target)))
    name = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    store.add(ox.Quad(ox.NamedNode("https://w3id.org/newsgraph/entity/A%20b"), name, ox.Literal("A b", language="en")))
    store.flush()
    (out / ".kg" / "fresh").symlink_to(generation)
    (out / ".kg" / "fresh").replace(out / ".kg" / "current")
    for file in ("graph.html", "store"):
        if not (out / file).is_symlink():
            (out / file).symlink_to(Path(".kg", "current", file))


@contextmanager
def serving(out: Path, limits: Limits) -> Iterator[int]:
    """The port of a server that runs while the block does."""
    with collected_here(), make_server(out, port=0, prefixes=Vocabulary().prefixes, limits=limits) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_build(tmp_path / "out", "000001", "http://x/b")
    return tmp_path / "out"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    out = tmp_path_factory.mktemp("served")
    write_build(out, "000001", "http://x/b")
    with serving(out, Limits(timeout=15, max_rows=100)) as port:
        yield port


def send(port: int, method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, str, str]:
    """Status, media type and body of a response."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    connection.request(method, path, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    found = response.status, response.headers.get_content_type(), response.read().decode()
    connection.close()
    return found


def ask(port: int, query: str, **headers: str) -> tuple[int, str, str]:
    return send(port, "GET", f"/sparql?query={quote(query)}", **headers)


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_query_is_taken_in_all_three_ways_of_the_protocol(port: int, way: str) -> None:
    if way == "get":
        status, kind, body = ask(port, SELECT)
    elif way == "form":
        status, kind, body = send(port, "POST", "/sparql", urlencode({"query": SELECT}), **FORM)
    else:
        status, kind, body = send(port, "POST", "/sparql", SELECT, Content_Type="application/sparql-query")
    assert (status, kind) == (200, "application/sparql-results+json")
    assert json.loads(body)["results"]["bindings"] == [{"o": {"type": "uri", "value": "http://x/b"}}]


@pytest.mark.parametrize(
    ("query", "accept", "kind", "part"),
    [
        (SELECT, "text/csv", "text/csv", "o\r\nhttp://x/b"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values", "?o\n<http://x/b>"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml", "<uri>http://x/b</uri>"),
        (SELECT, "application/json", "application/sparql-results+json", '"http://x/b"'),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml", "<boolean>true</boolean>"),
        ("ASK {}", "*/*", "application/sparql-results+json", "true"),
        (CONSTRUCT, "*/*", "text/turtle", "<http://x/b> kg:met <http://x/a>"),
        (CONSTRUCT, "application/n-triples", "application/n-triples", "<http://x/b> <https://w3id.org/newsgraph/ns#met> <http://x/a>"),
        (CONSTRUCT, "application/ld+json", "application/ld+json", "http://x/b"),
        ("DESCRIBE <http://x/a>", "application/rdf+xml", "application/rdf+xml", "http://x/a"),
    ],
)
def test_the_accept_header_chooses_the_format(port: int, query: str, accept: str, kind: str, part: str) -> None:
    status, found, body = ask(port, query, Accept=accept)
    assert (status, found) == (200, kind)
    assert part in body


def test_a_format_we_do_not_write_is_refused(port: int) -> None:
    assert ask(port, SELECT, Accept="text/turtle")[0] == 406
    assert ask(port, CONSTRUCT, Accept="text/csv")[0] == 406


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", ROW_TYPES[0]),
        ("text/html, */*;q=0.1", ROW_TYPES[0]),
        ("text/csv;q=0.5, application/sparql-results+xml", ROW_TYPES[1]),
        ("text/csv, application/json", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0", None),
        ("text/csv;q=often", None),
    ],
)
def test_weights_of_the_accept_header_count(accept: str, chosen: str | None) -> None:
    assert preferred(accept, ROW_TYPES) == chosen


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1> { ?s ?p ?o } }", "SERVICE would call another host"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "INSERT would change the graph"),
        ("SELECT", "line 1, column 1: SELECT needs variables"),
        ("SELECT * { ?s ?p ?o } ORDER", "BY is expected after ORDER"),
    ],
)
def test_what_the_guard_refuses_is_a_bad_request(port: int, query: str, reason: str) -> None:
    status, kind, body = ask(port, query)
    assert (status, kind) == (400, "text/plain")
    assert reason in body


@pytest.mark.parametrize("parameters", ["", "query=ASK{}&query=ASK{}", "update=CLEAR+ALL", "query=ASK{}&default-graph-uri=http://x"])
def test_a_request_without_exactly_one_query_on_our_graph_is_refused(port: int, parameters: str) -> None:
    assert send(port, "GET", f"/sparql?{parameters}")[0] == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(port: int, method: str) -> None:
    assert send(port, method, "/sparql", "x")[0] == 405


def test_options_tell_the_methods_and_let_no_other_host_in(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    connection.request("OPTIONS", "/sparql")
    response = connection.getresponse()
    assert (response.status, response.headers["Allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "Access-Control-Allow-Origin" not in response.headers
    connection.close()


def test_a_connection_serves_one_request_after_another(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    for _ in range(3):
        connection.request("GET", f"/sparql?query={quote(SELECT)}")
        response = connection.getresponse()
        assert (response.status, len(json.loads(response.read())["results"]["bindings"])) == (200, 1)
    connection.close()


def test_a_query_that_takes_too_long_is_a_503_and_the_next_one_is_answered(out: Path) -> None:
    with serving(out, Limits(timeout=3, max_rows=100)) as port:
        forever = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{n} {{ {'1 ' * 40} }}" for n in range(8)) + " }"
        status, kind, body = ask(port, forever)
        assert (status, kind) == (503, "text/plain")
        assert "stopped after 3 s" in body
        assert ask(port, SELECT)[0] == 200


def test_the_health_names_the_build_and_is_bad_without_one(port: int, tmp_path: Path) -> None:
    assert send(port, "GET", "/health")[::2] == (200, "build 000001\n")
    with serving(tmp_path, Limits()) as empty:
        assert send(empty, "GET", "/health")[0] == 503
        assert ask(empty, SELECT)[0] == 500


def test_a_new_build_is_seen_by_the_next_request(out: Path) -> None:
    with serving(out, Limits(timeout=15)) as port:
        assert "http://x/b" in ask(port, SELECT)[2]
        write_build(out, "000002", "http://x/c")
        assert "http://x/c" in ask(port, SELECT)[2]
        assert send(port, "GET", "/health")[2] == "build 000002\n"


def test_a_node_is_its_triples_for_who_asks_for_rdf(port: int) -> None:
    status, kind, body = send(port, "GET", "/entity/A%20b", Accept="text/turtle")
    assert (status, kind) == (200, "text/turtle")
    assert 'skos:prefLabel "A b"@en' in body
    assert send(port, "GET", "/entity/Nobody", Accept="text/turtle")[0] == 404


def test_a_node_is_its_place_on_the_page_for_who_looks(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    connection.request("GET", "/entity/A%20b", headers={"Accept": "text/html,*/*;q=0.8"})
    response = connection.getresponse()
    assert (response.status, response.headers["Location"]) == (303, "/#sel=A%20b")
    connection.close()


@pytest.mark.parametrize("local", ["x%3E%20?p%20?o%20}%23", "x>{", "x%0a", "%22", "a/../b"])
def test_the_name_of_a_node_cannot_change_the_query(port: int, local: str) -> None:
    assert send(port, "GET", f"/entity/{local}", Accept="text/turtle")[0] in {400, 404}


def test_the_form_shows_query_and_answer_as_text_only(port: int) -> None:
    hostile = 'SELECT ("<script>alert(1)</script>" AS ?x) {} #</textarea><script>'
    status, kind, body = send(port, "GET", f"/query?query={quote(hostile)}")
    assert (status, kind) == (200, "text/html")
    assert "<script" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "role=alert" in send(port, "GET", "/query?query=SELECT")[2]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example:80", ""])
@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK{}"])
def test_another_host_name_is_refused(port: int, host: str, path: str) -> None:
    assert send(port, "GET", path, Host=host)[0] == 403


def test_a_page_of_another_host_is_refused_and_ours_is_not(port: int) -> None:
    assert ask(port, "ASK {}", Origin="https://evil.example")[0] == 403
    assert ask(port, "ASK {}", Origin=f"http://127.0.0.1:{port}")[0] == 200
    assert ask(port, "ASK {}", Host=f"localhost:{port}")[0] == 200


def test_the_page_is_at_the_root(port: int) -> None:
    status, kind, body = send(port, "GET", "/")
    assert (status, kind) == (200, "text/html")
    assert "<title>page</title>" in body


def test_head_has_no_body(port: int) -> None:
    assert send(port, "HEAD", "/") == (200, "text/html", "")


def test_a_client_that_goes_away_leaves_neither_noise_nor_a_worker(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    everything = quote("SELECT * { VALUES ?a { " + "1 " * 20 + "} VALUES ?b { " + "1 " * 20 + "} ?s ?p ?o } LIMIT 100")
    for _ in range(MAX_QUERIES + 1):
        with socket.create_connection(("127.0.0.1", port), timeout=15) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing resets the connection
            client.sendall(f"GET /sparql?query={everything} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        deadline = time.monotonic() + 15
        while ask(port, "ASK {}")[0] != 200:
            assert time.monotonic() < deadline
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("path", ["/store/CURRENT", "/../graph.html", "/%2e%2e/etc/passwd", "/graph.ttl"])
def test_no_other_file_is_served(port: int, path: str) -> None:
    assert send(port, "GET", path)[0] == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Content-Type": "text/plain"}, 415), ({**FORM, "Content-Length": str(MAX_BODY + 1)}, 413), ({**FORM, "Content-Length": "-1"}, 413)],
)
def test_a_body_that_is_no_query_is_refused(port: int, headers: dict[str, str], status: int) -> None:
    assert send(port, "POST", "/sparql", "query=ASK{}", **headers)[0] == status


def test_a_port_that_is_taken_is_one_clear_line(port: int, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"port {port}: cannot listen there"):
        make_server(tmp_path, port=port, prefixes={}, limits=Limits())
