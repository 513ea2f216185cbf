"""Options -> values that several commands share: where a build lies, and how they speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from kg.build.report import line_of
from kg.config import Config, load_config
from kg.errors import UsageError
from kg.types import Problem

MAX_PROBLEM_LINES = 20  # more are a wall of text; report.json has them all

Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="DIR", help="Folder of the build [default: output].")]
ConfigFile = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Configuration [default: kg.toml, if there is one].")]


def configured(path: Path | None, **options: Any) -> Config:
    """The configuration with the options that were given; an empty list was not given."""
    return load_config(path, **{name: value for name, value in options.items() if value not in (None, [])})


def generation(config: Config) -> Path:
    """The folder of the build to read."""
    from kg.store import current_generation  # noqa: PLC0415 - `kg --help` needs none

    return current_generation(config.out)


@contextmanager
def data_out() -> Iterator[TextIO]:
    """Standard output. When its reader has had enough (`| head`), the command ends quietly."""
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes once more when it ends
        raise typer.Exit(0) from None


def day_of(text: str | None) -> date | None:
    """A day that an option names; None where it was not given. Raises UsageError."""
    from kg.read.dates import parse_date  # noqa: PLC0415 - only where a day is given

    day = parse_date(text) if text else None
    if text and not day:
        raise UsageError(f"a date like 2023-08-10 is needed, not “{text}”")
    return day


def say(line: str) -> None:
    """One line of talk on stderr."""
    typer.echo(line, err=True)


def tell(problems: Iterable[Problem]) -> None:
    """One line on stderr for each problem, and how many more there are."""
    lines = [line_of(problem) for problem in problems]
    for line in lines[:MAX_PROBLEM_LINES]:
        say(f"kg: {line}")
    if len(lines) > MAX_PROBLEM_LINES:
        say(f"kg: … and {len(lines) - MAX_PROBLEM_LINES} more; report.json has them all")
