"""Networks as kg.analyse loads them, made by hand, and a Chromium to open pages in."""

import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

BASE = "https://w3id.org/newsgraph/"
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


class Story:
    """A network that grows by sentences: `story.says("Kim dismissed Pak.", "Kim", "dismissed", "Pak")`."""

    def __init__(self) -> None:
        self.network = networkx.MultiDiGraph(articles={})
        self._numbers = itertools.count(1)

    def article(self, name: str, **known: Any) -> str:
        iri = f"{BASE}article/{name}"
        empty = {"title": "", "publisher": "", "date": "", "url": "", "authors": ()}
        self.network.graph["articles"][iri] = {"iri": iri, **empty, **known}
        return iri

    def entity(self, name: str, *, entity_class: str = "Person", aliases: tuple[str, ...] = ()) -> str:
        iri = f"{BASE}entity/{name.replace(' ', '_')}"
        if iri not in self.network:
            empty = {"degree": 0, "support": 0, "pagerank": 0.0, "community": 0, "facts": ()}
            self.network.add_node(iri, label=name, aliases=aliases, entity_class=entity_class, **empty)
        return iri

    def says(self, sentence: str, subject: str, label: str, target: str, *, literal: bool = False, **other: Any) -> str:
        """Add one statement with one mention; its parts are found in the sentence where they stand in it."""
        iri = f"{BASE}statement/{next(self._numbers):016x}"
        article = other.pop("article", "") or self.article("a1")
        spans = {part: stretch(sentence, text) for part, text in (("subject", subject), ("predicate", label), ("object", target))}
        status = other.pop("status", "Asserted")
        mention = {
            "sentence": sentence,
            "article": article,
            "speakers": (),
            "acts": (),
            "status": status,
            "polarity": "Positive",
            "certainty": "Certain",
            "surface": label,
            "extractor": "clauses/1",
            "rule": "active",
            "confidence": 0.8,
            **spans,
            **other.pop("mention", {}),
        }
        record = {
            "iri": iri,
            "relation": f"{BASE}relation/{label}",
            "label": label,
            "value": "",
            "kind": "",
            "status": status,
            "confidence": 0.8,
            "support": 1,
            "denials": 0,
            "time": "",
            "reported_by": (),
            "denied_by": (),
            "qualifiers": (),
            "mentions": (mention,),
            **other,
        }
        source = self.entity(subject)
        if literal:
            self.network.nodes[source]["facts"] += ({**record, "value": target, "kind": "string"},)
        else:
            self.network.add_edge(source, self.entity(target), key=iri, **record)
        return iri.rsplit("/", 1)[-1]

    def done(self) -> networkx.MultiDiGraph:
        """The network with its degrees, which also stand in for PageRank."""
        for iri, degree in self.network.degree():
            self.network.nodes[iri].update(degree=degree, pagerank=degree / 1000)
        return self.network


def stretch(sentence: str, text: str) -> tuple[int, int] | None:
    begin = sentence.find(text)
    return (begin, begin + len(text)) if begin >= 0 else None


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def korea(story: Story) -> networkx.MultiDiGraph:
    """Nine statements about six entities from two articles."""
    first = story.article("a1", title="Army chief replaced", publisher="Korea Monitor", date="2023-08-10", url="https://news.example/a1")
    second = story.article("a2", title="Top general removed", publisher="World Ledger", date="2023-08-13", authors=("Tom Ashby",))
    story.entity("Kim Jong-un", aliases=("Kim", "Kim Jong Un"))
    story.entity("North Korea", entity_class="Place", aliases=("Pyongyang",))
    story.entity("Russia", entity_class="Place")
    story.entity("KCNA", entity_class="Organization")
    kcna = ({"iri": f"{BASE}entity/KCNA", "label": "KCNA"},)
    reported = {"status": "Reported", "reported_by": kcna, "mention": {"speakers": kcna, "acts": ("report",)}}
    story.says(
        "Kim Jong-un dismissed Pak Su-il, KCNA said.", "Kim Jong-un", "dismissed", "Pak Su-il", article=first, time="2023-08-09", **reported
    )
    story.says("Kim Jong-un appointed Ri Yong-gil.", "Kim Jong-un", "appointed", "Ri Yong-gil", article=second, time="2023-08-09")
    story.says("Ri Yong-gil succeeded Pak Su-il.", "Ri Yong-gil", "succeeded", "Pak Su-il", article=second)
    story.says("Kim Jong-un leads North Korea.", "Kim Jong-un", "leads", "North Korea", article=first)
    story.says(
        "North Korea denied it had supplied Russia.", "North Korea", "supplied", "Russia", article=second, status="Denied", time="2022"
    )
    story.says("North Korea supplied Russia.", "North Korea", "supplied", "Russia", article=first, status="Disputed", time="2023")
    story.says("Kim Jong-un will visit Russia.", "Kim Jong-un", "visited", "Russia", article=second, status="Planned", time="2023-09")
    story.says("Kim Jong-un may meet Ri Yong-gil.", "Kim Jong-un", "met", "Ri Yong-gil", article=second, status="Possible")
    story.says("Kim Jong-un said the army is ready.", "Kim Jong-un", "stated", "the army is ready", literal=True, article=first)
    return story.done()


# ---------------------------------------------------------------------------------------------------- a browser


class Browser:
    """A headless Chromium driven over a pipe (DevTools protocol); `console` collects what pages complain about."""

    def __init__(self, folder: Path) -> None:
        read_commands, self._write = os.pipe()
        self._read, write_answers = os.pipe()
        switches = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run", "--disable-extensions")
        quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-prefers-reduced-motion")

        def pipes() -> None:
            moved = os.dup(read_commands), os.dup(write_answers)
            os.dup2(moved[0], 3)
            os.dup2(moved[1], 4)

        command = [str(CHROMIUM), *switches, *quiet, f"--user-data-dir={folder}", "--window-size=1280,800", "about:blank"]
        self._process = subprocess.Popen(  # noqa: S603
            command,
            preexec_fn=pipes,  # noqa: PLW1509 - Chromium wants its pipes at 3 and 4, and no thread of ours runs yet
            close_fds=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read_commands)
        os.close(write_answers)
        self._numbers, self._rest, self.console = itertools.count(1), b"", []
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self._session = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.saved = folder / "saved"
        self._call("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(self.saved), "eventsEnabled": False})

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        return self._call(method, params, sessionId=self._session)

    def open(self, page: Path, address: str = "") -> None:
        """Open a page anew and wait until its script has run."""
        self.console.clear()
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=f"{page.as_uri()}#{address}")
        self.run(
            "new Promise(done => { const look = () => document.documentElement?.dataset.ready ? done() : setTimeout(look, 20); look(); })"
        )

    def run(self, script: str) -> Any:
        """The value of an expression in the page; promises are awaited."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def text(self, selector: str) -> str:
        return self.run(f"document.querySelector({json.dumps(selector)}).innerText")

    def click(self, selector: str) -> None:
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def save(self, selector: str) -> bytes:
        """What a click saves as a file."""
        self.click(selector)
        for _ in range(500):
            files = [f for f in self.saved.glob("*") if f.suffix != ".crdownload" and f.stat().st_size]
            if files:
                content = files[0].read_bytes()
                files[0].unlink()
                return content
            time.sleep(0.02)
        raise AssertionError("nothing was saved")

    def key(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if len(key) == 1 and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, **text)

    def close(self) -> None:
        self._call("Browser.close", {})
        self._process.wait(timeout=10)
        os.close(self._write)
        os.close(self._read)

    def _call(self, method: str, params: dict[str, Any], **more: str) -> dict[str, Any]:
        number = next(self._numbers)
        os.write(self._write, json.dumps({"id": number, "method": method, "params": params, **more}).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == number:
                assert "error" not in message, message
                return message["result"]
            if message.get("method") in {"Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"}:
                self.console.append(message["params"])

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._read, 1 << 16)
            assert more, "the browser has gone"
            self._rest += more
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        started = Browser(Path(folder))
        yield started
        started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Callable[..., Browser]:
    """Open a page's text at an address in the browser."""

    def opened(html: str, address: str = "") -> Browser:
        page = tmp_path / "page.html"
        page.write_text(html, encoding="utf-8")
        browser.open(page, address)
        return browser

    return opened
