"""The bytes of a .csv, .tsv or .json file with a row or object for each article -> their Documents."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from kg.read.formats.records.record import HTML, TEXT, record_article
from kg.read.formats.texts.decode import text_of
from kg.read.metadata import plain_key
from kg.read.problems import problem, quoted
from kg.types import Document, OnProblem, Reading

MAX_CELL = 10_000_000  # characters
SAMPLE = 20_000  # characters by which the separator is told
LISTS = ("articles", "items", "data", "results", "docs", "documents", "hits", "stories")  # where JSON keeps a list of articles


class TableReader:
    """Reads tables whose first row names the columns. `columns` says which they are where their names do not."""

    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def __init__(self, reading: Reading) -> None:
        self.columns = reading.columns

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the articles of the rows. `Document.source` numbers them, the row with the names being the first."""
        text = text_of(content, source=source, on_problem=on_problem)
        if text is None:
            return
        csv.field_size_limit(MAX_CELL)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        try:
            names = [name.strip() for name in next(rows, [])]
            if _has_text(names, self.columns, source=source, on_problem=on_problem):
                for number, row in enumerate(rows, start=2):
                    record = renamed(dict(zip(names, row, strict=False)), self.columns)
                    if any(cell.strip() for cell in row):
                        document = record_article(record, source=source, on_problem=on_problem, location=f"row {number}")
                        if document:
                            yield document
        except csv.Error as error:
            on_problem(problem(source, "table", f"the table cannot be read after row {rows.line_num} ({error})", advice="write it as CSV"))


class JsonReader:
    """Reads JSON: one article, a list of articles, or an object that holds such a list."""

    suffixes: tuple[str, ...] = (".json",)

    def __init__(self, reading: Reading) -> None:
        self.columns = reading.columns

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the articles in their order."""
        text = text_of(content, source=source, on_problem=on_problem)
        if text is None:
            return
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as error:
            reason = f"this is no JSON ({getattr(error, 'msg', 'nested too deep')})"
            on_problem(problem(source, "json", reason, advice="write an object or a list of objects"))
            return
        records = list(_records(found))
        if not records:
            on_problem(problem(source, "json", "there is no object with an article in it", advice='write [{"text": "…", "title": "…"}]'))
        for number, record in enumerate(records, start=1):
            location = f"object {number}" if len(records) > 1 else ""
            document = record_article(renamed(record, self.columns), source=source, on_problem=on_problem, location=location)
            if document:
                yield document


def renamed(record: Mapping[str, object], columns: tuple[tuple[str, str], ...]) -> dict[str, object]:
    """The record with the columns that the user named under our names, and what else went by those names left out."""
    chosen = {name: record[column] for name, column in columns if column in record}
    taken = {*chosen, *(TEXT + HTML if "text" in chosen else ())}
    rest = {key: value for key, value in record.items() if key not in dict(columns).values() and plain_key(key) not in taken}
    return {**rest, **chosen}


def _separator(text: str) -> str:
    """What parts the names in the first row. How cells are quoted cannot be seen there, and is the same in all tables."""
    first = text[:SAMPLE].partition("\n")[0]
    try:
        return csv.Sniffer().sniff(first, delimiters=",;\t|").delimiter
    except csv.Error:
        return "\t" if "\t" in first else ","


def _has_text(names: list[str], columns: tuple[tuple[str, str], ...], *, source: str, on_problem: OnProblem) -> bool:
    """Whether one of the columns holds the text; a problem that names the columns where none does."""
    wanted = dict(columns).get("text")
    if wanted in names or (wanted is None and {plain_key(name) for name in names} & {*TEXT, *HTML}):
        return True
    shown = ", ".join(quoted(name) for name in names[:20]) or "none"
    reason = f"no column is called {quoted(wanted)}" if wanted else "no column is named as the text"
    on_problem(problem(source, "table", f"{reason}; the columns are {shown}", advice="name it with --text-column"))
    return False


def _records(found: object) -> Iterator[Mapping[str, object]]:
    if isinstance(found, list):
        yield from (record for record in found if isinstance(record, dict))
    elif isinstance(found, dict):
        inner = next((found[name] for name in LISTS if isinstance(found.get(name), list)), None)
        yield from _records(inner) if inner else [found]
