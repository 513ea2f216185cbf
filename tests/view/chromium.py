"""A headless Chromium driven over a pipe (DevTools protocol), with nothing but the standard library."""

import itertools
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


class Browser:
    """One page at a time; `console` collects what it complains about."""

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
        return next(iter(self.saves(1).values()))

    def saves(self, number: int) -> dict[str, bytes]:
        """So many files that were saved, by name."""
        for _ in range(500):
            files = [f for f in self.saved.glob("*") if f.suffix != ".crdownload" and f.stat().st_size]
            if len(files) >= number:
                found = {f.name: f.read_bytes() for f in files}
                for file in files:
                    file.unlink()
                return found
            time.sleep(0.02)
        raise AssertionError(f"fewer than {number} files were saved")

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
