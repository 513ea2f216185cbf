"""Text that begins with `key: value` lines between two `---` lines -> those values and the rest of the text."""

from __future__ import annotations

import json
import re

from kg.read.formats.texts.decode import text_of
from kg.read.metadata import metadata
from kg.read.page.clean import LINE_BREAK
from kg.read.problems import problem, quoted
from kg.types import Metadata, OnProblem

FENCE = "---"
MAX_LINES = 200  # front matter that is longer was never closed
FIELD = re.compile(r"(?P<key>[A-Za-z][\w .\-]{0,40}?)\s*:(?:\s+(?P<value>.*))?$")
ITEM = re.compile(r"\s*-\s+(?P<value>.+)$")
LIST_ITEM = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)\s*(?:,|$)""")

Values = dict[str, list[str]]


def head_and_body(content: bytes, *, source: str, on_problem: OnProblem) -> tuple[Metadata, str] | None:
    """What the front matter of a file says about its article, and the text below; None where the bytes are no text."""
    text = text_of(content, source=source, on_problem=on_problem)
    if text is None:
        return None
    fields, body = front_matter(text, source=source, on_problem=on_problem)
    return metadata(fields, source=source, on_problem=on_problem), body


def front_matter(text: str, *, source: str, on_problem: OnProblem) -> tuple[Values, str]:
    """Values by key as written, and the text after the closing fence; no values and all of the text where there is no front matter.

    This is the part of YAML that articles use: plain and quoted values, `[a, b]`, `- item` lines and continued lines. Another line
    is a problem and is left out.
    """
    lines = LINE_BREAK.sub("\n", text).lstrip("\n ").split("\n")
    if lines[0].rstrip() != FENCE:
        return {}, text
    end = next((i for i, line in enumerate(lines[1:MAX_LINES], start=1) if line.rstrip() in {FENCE, "..."}), None)
    if end is None:
        return {}, text
    return _values(lines[1:end], source=source, on_problem=on_problem), "\n".join(lines[end + 1 :])


def _values(lines: list[str], *, source: str, on_problem: OnProblem) -> Values:
    values: Values = {}
    key = ""
    for number, line in enumerate(lines, start=2):
        if not line.strip() or line.startswith("#"):
            continue
        item, field = ITEM.match(line), FIELD.match(line)
        if item and key:
            values[key].append(_unquoted(item["value"]))
        elif field:
            key = field["key"].strip()
            values[key] = _parsed(field["value"] or "")
        elif key and line[0] in " \t":
            values[key] = [*values[key][:-1], " ".join([*values[key][-1:], line.strip()])]
        else:
            reason = f"{quoted(line.strip())} is no 'key: value'"
            on_problem(problem(source, "front-matter", reason, advice="left out, write it as 'key: value'", location=f"line {number}"))
    return values


def _parsed(value: str) -> list[str]:
    value = value.strip()
    if value in {"", "|", ">", "|-", ">-", "~", "null"}:
        return []
    if value.startswith("[") and value.endswith("]"):
        return [item for item in (_unquoted(m) for m in LIST_ITEM.findall(value[1:-1])) if item]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) < 2 or value[0] != value[-1] or value[0] not in "\"'":
        return value
    if value[0] == "'":
        return value[1:-1].replace("''", "'")
    try:
        return str(json.loads(value))
    except ValueError:
        return value[1:-1]
