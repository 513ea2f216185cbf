"""A page of the documentation in, the same page with its dialogues run again out.

Three kinds of code block are more than text. `console`: lines after `$ ` are commands (`kg …`), the others are what they print.
`pycon`: a Python session, one for the whole page. `toml NAME`: a file that the commands after it find. Everything runs in a folder
that has `seeds/` in it. Of an output in which a line `…` stands, only as many lines are shown as stand before and after it.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from cli_runner import run

BLOCK = re.compile(r"^```(?P<kind>console|pycon|toml (?P<file>\S+))\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (?P<command>.*(?:\n> .*)*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
CUT = "…"
COUNTED = "statements|entities|asserted|reported|claimed|planned|possible|negated|denied|disputed"
FIGURE = re.compile(rf"(?<=confidence[ =])\d\.\d+|\b\d+(?= (?:{COUNTED})\b)")


@dataclass
class Session:
    """What the blocks of one page share: the folder they run in and the names they have bound."""

    folder: Path
    names: dict[str, Any] = field(default_factory=dict)

    def renewed(self, page: str) -> str:
        """The page with what its dialogues print now."""
        with contextlib.chdir(self.folder):
            return BLOCK.sub(self._block, page)

    def _block(self, block: re.Match[str]) -> str:
        if block["file"]:
            Path(block["file"]).write_text(block["body"], encoding="utf-8")
            return block[0]
        renew: Mapping[str, Callable[[str], str]] = {"console": _console, "pycon": partial(_python, names=self.names)}
        return f"```{block['kind']}\n{renew[block['kind']](block['body'])}```"


def _console(body: str) -> str:
    return COMMAND.sub(lambda step: f"$ {step['command']}\n{like(step['output'], printed(step['command']))}", body)


def printed(command: str) -> str:
    """What a `kg` command writes: its data, then its talk."""
    program, *arguments = shlex.split(command.replace("\n> ", "\n"))
    assert program == "kg", f"the pages show `kg` only, not {program}"
    done = run(*arguments)
    lines = [line.rstrip() for line in (done.out + done.err).splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _python(body: str, names: dict[str, Any]) -> str:
    """The session with what each of its inputs prints; an input that raises ends it."""
    return "".join(_steps(body, names))


def _steps(body: str, names: dict[str, Any]) -> Iterator[str]:
    for part in doctest.DocTestParser().parse(body):
        if isinstance(part, str):
            yield part
            continue
        first, *rest = part.source.splitlines()
        yield "".join([f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in rest)])
        yield like(part.want, _value(part.source, names))


def _value(source: str, names: dict[str, Any]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "page", "single"), names)  # noqa: S102 - our own pages
    return out.getvalue()


def like(shown: str, now: str) -> str:
    """What is printed now, cut where what is shown is cut."""
    before, cut, after = (f"\n{shown}").partition(f"\n{CUT}\n")
    if not cut:
        return now
    head, tail = len(before.splitlines()[1:]), len(after.splitlines())
    lines = now.splitlines(keepends=True)
    return "".join([*lines[:head], f"{CUT}\n", *lines[max(head, len(lines) - tail) :]])


def alike(now: str, shown: str) -> bool:
    """Whether two texts are the same but for a tenth of each confidence or count: int8 arithmetic differs a little between processors."""
    if FIGURE.sub("#", now) != FIGURE.sub("#", shown):
        return False
    pairs = zip(map(float, FIGURE.findall(now)), map(float, FIGURE.findall(shown)), strict=True)
    return all(abs(a - b) <= max(0.1 * b, 3 * (b >= 1)) for a, b in pairs)


def environment(folder: Path) -> Path:
    """A folder to run pages in, with the sample articles."""
    folder.mkdir(parents=True, exist_ok=True)
    os.symlink(Path(__file__).parent.parent / "seeds", folder / "seeds")
    return folder
