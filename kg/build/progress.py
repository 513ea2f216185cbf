"""A build that runs -> a bar on stderr, where somebody can see it: in a terminal or a notebook."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kg.pipeline import OnProgress


@contextmanager
def shown_progress() -> Iterator[OnProgress | None]:
    """What a build tells how far it is; None where nobody looks."""
    if sys.stderr.isatty():
        with _bar() as told:
            yield told
    elif _is_notebook():
        yield _line
        sys.stderr.write("\n")
    else:
        yield None


@contextmanager
def _bar() -> Iterator[OnProgress]:
    from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = ("reading articles", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _line(done: int, total: int) -> None:
    """One line that is written anew; a notebook without widgets can show that, too."""
    sys.stderr.write(f"\rreading articles: {done} of {total}")


def _is_notebook() -> bool:
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return "IPKernelApp" in getattr(shell, "config", {})
