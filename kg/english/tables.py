"""Name of a table -> its rows: the data files in which kg keeps word knowledge (tab-separated, lines with # are comments)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `kg/english/data/NAME.tsv`, all of one length: missing cells at the end are empty."""
    text = (files(__package__) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    found = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    width = max(map(len, found))
    return tuple((*row, *[""] * (width - len(row))) for row in found)


def words(text: str) -> frozenset[str]:
    """The words of a short list."""
    return frozenset(text.split())
