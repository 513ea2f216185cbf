"""The bytes of a .jsonl file -> one article for each line; a line that cannot be read is a problem and the others go on."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping

from kg.read.formats.records.record import record_article
from kg.read.formats.records.table import renamed
from kg.read.formats.texts.decode import MAX_LINE, decode
from kg.read.problems import problem
from kg.types import Document, OnProblem, Reading


class JsonLinesReader:
    """Reads files that hold one JSON object a line: a text, or HTML, and what is known about it."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def __init__(self, reading: Reading) -> None:
        self.columns = reading.columns

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the articles in the order of the lines. `Document.source` names the line, too."""
        for number, line in _lines(content, source=source, on_problem=on_problem):
            location = f"line {number}"
            record = _record(line, source=source, location=location, on_problem=on_problem)
            if record is None:
                continue
            document = record_article(renamed(record, self.columns), source=source, location=location, on_problem=on_problem)
            if document:
                yield document


def _lines(content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[tuple[int, str]]:
    """Numbered lines that are not blank. Each is decoded by itself, so that one wrong byte spoils one line."""
    if not content.strip() or content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = decode(content, source=source, on_problem=on_problem)
        content = text.encode(errors="surrogatepass") if text else b""
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        if not line.strip():
            continue
        location = f"line {number}"
        if len(line) > 4 * MAX_LINE:
            _too_long(source, location, on_problem)
            continue
        decoded = decode(line, source=source, on_problem=on_problem, location=location)
        if decoded is not None and len(decoded) > MAX_LINE:
            _too_long(source, location, on_problem)
        elif decoded is not None:
            yield number, decoded


def _too_long(source: str, location: str, on_problem: OnProblem) -> None:
    reason = f"the line is longer than {MAX_LINE:,} characters"
    on_problem(problem(source, "long-line", reason, advice="give the article without what is not its text", location=location))


def _record(line: str, *, source: str, location: str, on_problem: OnProblem) -> Mapping[str, object] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = f"this is no JSON ({getattr(error, 'msg', 'nested too deep')})"
        on_problem(problem(source, "json", reason, advice="write one JSON object on one line", location=location))
        return None
    if not isinstance(record, dict):
        reason = f"the JSON is a {type(record).__name__} and no object"
        on_problem(problem(source, "json", reason, advice='write {"text": "…", "title": "…"}', location=location))
        return None
    return record
