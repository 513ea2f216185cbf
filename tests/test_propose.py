"""`kg propose` with a model that answers what it is told to, and an endpoint on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cli_runner import run
from garbage import collected_here

import kg
from kg.build.endpoint import Endpoint
from kg.build.propose import PIECE, pieces, propose
from kg.config import Config
from kg.errors import ModelError, ReadError, UsageError
from kg.types import Problem

TEXT = "The port was quiet on Monday.\n\nTove Brandt, the harbour master of Larksund, thanked Olaf Rygg for his work.\n"
QUOTE = "Tove Brandt, the harbour master of Larksund, thanked Olaf Rygg for his work."
ROW = {"subject": "Olaf Rygg", "predicate": "thanked", "object": "Larksund", "quote": QUOTE}


class FakeModel:
    """Answers from a queue; an answer that is an error is raised."""

    name = "fake"

    def __init__(self, *answers: str | Exception) -> None:
        self.answers, self.asked = list(answers), list[str]()

    def __call__(self, task: str, text: str) -> str:
        self.asked.append(text)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(proposals=tmp_path / "proposals")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "port.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def answer(**changed: str) -> str:
    return json.dumps({"statements": [{"subject": "Tove Brandt", "predicate": "work", "object": "Larksund", "quote": QUOTE, **changed}]})


def asked(article: Path, config: Config, model: FakeModel) -> tuple[list[int], list[Problem]]:
    """How many proposals of each article will enter, and the problems."""
    problems: list[Problem] = []
    return [one.entering for one in propose([article], config, model, on_problem=problems.append)], problems


NEW = answer(subject="Olaf Rygg", predicate="thanked", object="Larksund")


def test_an_article_is_asked_about_once(article: Path, config: Config) -> None:
    model = FakeModel(answer())
    assert len(list(config.proposals.glob("*"))) == 0
    asked(article, config, model)
    asked(article, config, model)
    assert model.asked == [TEXT.strip()]
    assert len(list(config.proposals.glob("*.json"))) == 1


def test_another_model_is_asked_anew(article: Path, config: Config) -> None:
    asked(article, config, FakeModel(answer()))
    other = FakeModel("nothing")
    other.name = "other"
    asked(article, config, other)
    assert len(other.asked) == 1


def test_a_build_takes_in_what_the_text_bears_out_and_marks_it(article: Path, config: Config) -> None:
    model = FakeModel(answer(subject="Olaf Rygg", predicate="thanked", object="for his work"))
    before = kg.build([article], config=config)
    [entering], problems = asked(article, config, model)
    after = kg.build([article], config=config)
    mine = [s for x in after.corpus.extractions for s in x.statements if s.extractor == "proposals/1"]
    assert problems == []
    assert len(mine) == entering
    assert {s.rule for s in mine} <= {"proposed/fake"}
    assert [s for x in after.corpus.extractions for s in x.statements if s not in mine] == [
        s for x in before.corpus.extractions for s in x.statements
    ]


def test_an_answer_that_is_none_leaves_the_build_as_it_was(article: Path, config: Config) -> None:
    before = kg.build([article], config=config).turtle()
    assert asked(article, config, FakeModel("Sorry, {I} cannot [do] that")) == ([0], [])
    assert kg.build([article], config=config).turtle() == before


def test_an_answer_that_fails_costs_its_article_alone(article: Path, config: Config) -> None:
    (article.parent / "quay.txt").write_text("Olaf Rygg closed the quay.", encoding="utf-8")
    entering, problems = asked(article.parent, config, FakeModel(ReadError("no answer within 1 seconds"), answer()))
    assert len(entering) == 1
    assert [p.code for p in problems] == ["not-answered"]


def test_a_damaged_file_of_proposals_is_told_and_stops_nothing(article: Path, config: Config) -> None:
    asked(article, config, FakeModel(answer()))
    [file] = config.proposals.glob("*.json")
    file.write_text("{broken", encoding="utf-8")
    corpus = kg.build([article], config=config).corpus
    assert [p.code for p in corpus.problems] == ["plugin-failed"]
    assert corpus.extractions[0].statements


def test_a_long_article_is_asked_about_in_pieces() -> None:
    paragraphs = [f"{k} {'word ' * 200}".strip() for k in range(20)]
    found = list(pieces("\n\n".join(paragraphs)))
    assert "\n\n".join(found) == "\n\n".join(paragraphs)
    assert len(found) > 1
    assert max(map(len, found)) <= PIECE


# ---------------------------------------------------------------------------------------------------- the endpoint


class Handler(BaseHTTPRequestHandler):
    """Answers with what its server was told to answer."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen = (self.path, self.headers.get("Authorization"), json.loads(body))  # type: ignore[attr-defined]
        status, answer, more = self.server.told  # type: ignore[attr-defined]
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    started = HTTPServer(("127.0.0.1", 0), Handler)
    started.told = (200, json.dumps({"choices": [{"message": {"content": "hello"}}]}).encode(), {})  # type: ignore[attr-defined]
    with collected_here():
        threading.Thread(target=started.serve_forever, daemon=True).start()
        yield started
        started.shutdown()
    started.server_close()


def url(server: HTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}/v1"


def test_an_endpoint_is_asked_as_its_interface_says(server: HTTPServer) -> None:
    assert Endpoint(url=url(server), name="small", key="secret")("task", "text") == "hello"
    path, key, body = server.seen  # type: ignore[attr-defined]
    assert (path, key) == ("/v1/chat/completions", "Bearer secret")
    assert body["model"] == "small"
    assert [message["content"] for message in body["messages"]] == ["task", "text"]


@pytest.mark.parametrize(
    ("told", "error", "message"),
    [
        ((401, b"no", {}), ModelError, "says 401 .*KG_LLM_KEY"),
        ((404, b"no", {}), ModelError, "are --endpoint and --model right"),
        ((500, b"no", {}), ReadError, "says 500"),
        ((302, b"", {"Location": "http://example.org/"}), ReadError, "says 302"),
        ((200, b"<html>", {}), ReadError, "no answer of a chat model: '<html>'"),
        ((200, b'{"choices": []}', {}), ReadError, "no answer of a chat model"),
        ((200, b"[" * 100_000, {}), ReadError, "no answer of a chat model"),
        ((200, b" " * 2_000_001, {}), ReadError, "larger than 2 MB"),
    ],
    ids=["no-key", "no-such-model", "broken", "redirect", "a-page", "empty", "nested", "endless"],
)
def test_an_endpoint_that_answers_otherwise_is_told_in_one_line(
    server: HTTPServer, told: tuple[int, bytes, dict[str, str]], error: type[Exception], message: str
) -> None:
    server.told = told  # type: ignore[attr-defined]
    with pytest.raises(error, match=message):
        Endpoint(url=url(server), name="small")("task", "text")


def test_an_endpoint_that_is_not_there_stops_the_run(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("propose", article, "--endpoint", "http://127.0.0.1:9/v1", "--model", "m")
    assert done.code == 2
    assert "http://127.0.0.1:9/v1/chat/completions: cannot be reached" in done.err


@pytest.mark.parametrize("address", ["localhost:11434", "ftp://localhost/v1", "file:///etc/passwd", "http://"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="an address like"):
        Endpoint(url=address, name="m")


def test_nothing_is_asked_where_nobody_names_an_endpoint(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_LLM_ENDPOINT", raising=False)
    monkeypatch.setenv("KG_LLM_MODEL", "m")
    done = run("propose", article)
    assert done.code == 2
    assert "--endpoint http://localhost:11434/v1 --model NAME" in done.err


def test_the_command_says_what_will_enter(server: HTTPServer, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"subject": "Tove Brandt", "predicate": "fired", "object": "Olaf Rygg", "quote": "Tove Brandt fired Olaf Rygg."}]
    content = json.dumps({"choices": [{"message": {"content": json.dumps(rows)}}]})
    server.told = (200, content.encode(), {})  # type: ignore[attr-defined]
    monkeypatch.chdir(tmp_path)
    done = run("propose", article, "--endpoint", url(server), "--model", "small")
    assert done.code == 0
    assert "1 article, 1 of them asked now; 0 proposals will enter the next build" in done.err
    assert "1 will not: its quotation is not in the text" in done.err
    assert list((tmp_path / "proposals").glob("*.json"))
