"""Runs `kg` in this process, so that the language model is loaded once for all tests."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from kg.cli import main


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path) -> Done:
    """`kg ARGUMENTS…`."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", ["kg", *map(str, arguments)]):
        try:
            code = main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    texts = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]  # a BytesIO
    return Done(code, *texts)
