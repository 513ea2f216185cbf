"""A user's query runs apart from us, on a store it cannot change, and stops at its limits."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.query import Form, Limits, Result, run_query
from kg.query import worker as worker_module
from kg.vocab import Vocabulary

NODES = 300


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "store"
    engine = ox.Store(str(path))
    name = ox.NamedNode("http://x/p")
    engine.bulk_extend(ox.Quad(ox.NamedNode(f"http://x/{n}"), name, ox.Literal(f"n{n}", language="en")) for n in range(NODES))
    engine.flush()
    return path


def ask(store: Path, sparql: str, **limits: float) -> Result:
    return run_query(store, sparql, prefixes=Vocabulary().prefixes, limits=Limits(**limits))  # type: ignore[arg-type]


def test_rows_come_back_as_terms_and_as_text(store: Path) -> None:
    result = ask(store, "SELECT ?o ?none WHERE { <http://x/1> ?p ?o }")
    assert result == Result(Form.SELECT, ("o", "none"), ((ox.Literal("n1", language="en"), None),))
    assert result.dicts() == [{"o": "n1"}]


@pytest.mark.parametrize(("subject", "answer"), [("http://x/1", "true"), ("http://x/none", "false")])
def test_ask_is_one_row(store: Path, subject: str, answer: str) -> None:
    assert ask(store, f"ASK {{ <{subject}> ?p ?o }}").dicts() == [{"answer": answer}]


def test_construct_gives_triples(store: Path) -> None:
    result = ask(store, "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s ?p ?o }")
    assert (result.form, result.variables, len(result.rows)) == (Form.GRAPH, ("subject", "predicate", "object"), NODES)


def test_what_a_filter_by_name_keeps(store: Path) -> None:
    assert ask(store, "SELECT ?s ?o WHERE { ?s ?p ?o }").about("N29").dicts()[0].keys() == {"s", "o"}
    assert len(ask(store, "SELECT ?o WHERE { ?s ?p ?o }").about("N29").rows) == 11


def test_a_cross_join_stops_at_the_row_limit(store: Path) -> None:
    with pytest.raises(QueryError, match="more than 1000 rows; add a LIMIT"):
        ask(store, "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }", max_rows=1000)


def test_a_cross_join_stops_at_the_time_limit(store: Path) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match="stopped after 1 s; narrow the patterns"):
        ask(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=1)
    assert time.monotonic() - started < 5


def test_a_query_that_needs_too_much_memory_ends_alone(store: Path) -> None:
    with pytest.raises(QueryError, match="too much memory"):
        ask(store, "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f } ORDER BY ?o", memory_mb=500)


def test_an_answer_that_is_too_large_stops(store: Path) -> None:
    long = "x" * 90_000
    with pytest.raises(QueryError, match="the answer is larger than 64 MB"):
        ask(store, f'SELECT (CONCAT(STR(?a), "{long}") AS ?long) {{ ?s ?p ?o . ?a ?b ?c }}')


def test_exactly_as_many_rows_as_allowed_are_no_error(store: Path) -> None:
    assert len(ask(store, "SELECT ?s { ?s ?p ?o }", max_rows=NODES).rows) == NODES


def test_what_the_guard_refuses_is_refused(store: Path) -> None:
    with pytest.raises(QueryError, match="SERVICE would call another host"):
        ask(store, "SELECT * { SERVICE <http://127.0.0.1> { ?s ?p ?o } }")


def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none: no graph store here; build one"):
        ask(tmp_path / "none", "ASK {}")


def test_a_file_in_the_current_folder_cannot_stand_in_for_a_module(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json.py", "pyoxigraph.py", "kg.py"):
        (tmp_path / name).write_text("raise SystemExit('read from the current folder')")
    monkeypatch.chdir(tmp_path)
    assert ask(store, "ASK {}").dicts() == [{"answer": "true"}]


def test_even_a_query_that_fooled_the_guard_reaches_no_host(monkeypatch: pytest.MonkeyPatch, store: Path, tmp_path: Path) -> None:
    """The worker's second wall: with the guard taken out, SERVICE still reaches nobody."""
    if not _can_leave_network():
        pytest.skip("this system does not let a process leave the network")
    (tmp_path / "sitecustomize.py").write_text(
        "import kg.query.guard as g, kg.query.engine as e\ne.checked = lambda sparql, prefixes: sparql\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(1.5)
        visitors: list[object] = []
        thread = Thread(target=lambda: visitors.append(_accept(listener)))
        thread.start()
        with pytest.raises(QueryError, match="cannot answer this query"):
            ask(store, f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}")
        thread.join()
    assert visitors == [None]


def _accept(listener: socket.socket) -> object:
    try:
        return listener.accept()
    except TimeoutError:
        return None


def _can_leave_network() -> bool:
    script = (
        "from kg.query.worker import _leave_network as leave; import socket; leave()\n"
        "try: socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except ConnectionRefusedError: raise SystemExit(1)\n"
        "except OSError: pass"
    )
    folder = str(Path(worker_module.__file__).parent.parent.parent)
    return subprocess.run([sys.executable, "-c", script], cwd=folder, check=False).returncode == 0  # noqa: S603
