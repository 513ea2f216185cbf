"""The text of an export of a news database -> its articles: LexisNexis (both layouts) and Factiva (with and without field codes)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.read.article import article
from kg.read.dates import parse_date
from kg.read.metadata import metadata
from kg.read.page.clean import LINE_BREAK
from kg.types import Document, OnProblem

COUNTER = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE)  # "3 of 120 DOCUMENTS"
END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
FACTIVA_END = re.compile(r"^[ \t]*(?:AN\s+)?Document [A-Z]{3,}\w{10,}[ \t]*$", re.MULTILINE)  # "Document LAKEC00020240312ek3c00001"
FIELD = re.compile(r"^(?P<name>[A-Z][A-Za-z\-]{2,20}):[ \t]*(?P<value>.*)$")  # "BYLINE: Ana Ruiz", "Load-Date: March 12, 2024"
CODE = re.compile(
    r"^\s{0,4}(?P<code>HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|IPC|IPD|PUB|AN|SE|ART|CLM|RF)(?:\s{1,6}(?P<value>\S.*))?$"
)
WORDS = re.compile(r"^[ \t]*(?:LENGTH:\s*)?[\d,]+ words[ \t]*$", re.IGNORECASE | re.MULTILINE)
COPYRIGHT = re.compile(r"^[ \t]*(?:\(c\)|©|copyright\b)", re.IGNORECASE)
BODY = re.compile(r"^[ \t]*BODY:?[ \t]*$", re.IGNORECASE)
NAMES = {"HD": "title", "BY": "authors", "PD": "date", "SN": "publisher", "LA": "language"}
FIELDS = {"headline": "title", "byline": "authors", "load-date": "loaded", "language": "language"}
LANGUAGES = {"english": "en"}
TAIL = (
    "load-date",
    "language",
    "publication-type",
    "journal-code",
    "subject",
    "organization",
    "company",
    "geographic",
    "industry",
    "person",
)

Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to lay an export out: the line between two articles, whether it ends or begins one, what one looks like, how it is read."""

    between: re.Pattern[str]
    fits: Callable[[str], bool]
    read: Callable[[list[str]], Fields]


def exported(text: str, *, source: str, on_problem: OnProblem) -> Iterator[Document] | None:
    """The articles of an export; None where the text is none."""
    text = LINE_BREAK.sub("\n", text)
    layout = next((layout for layout in LAYOUTS if layout.between.search(text) and layout.fits(text)), None)
    return _articles(layout, text, source, on_problem) if layout else None


def _articles(layout: Layout, text: str, source: str, on_problem: OnProblem) -> Iterator[Document]:
    number = 0
    for piece in layout.between.split(text):
        fields = layout.read([line.rstrip() for line in piece.split("\n")])
        if not str(fields.get("text", "")).strip():
            continue
        number += 1
        location = f"article {number}"
        body = str(fields.pop("text"))
        known = metadata({name: value for name, value in fields.items() if value}, source=source, on_problem=on_problem, location=location)
        document = article(body, known, source=source, on_problem=on_problem, location=location)
        if document:
            yield document


def _coded(lines: list[str]) -> Fields:
    """Factiva with field codes: "HD Old pier closed", lines without a code go on with the one before."""
    values: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = CODE.match(line)
        if match:
            code = match["code"]
            values.setdefault(code, []).append((match["value"] or "").strip())
        elif code:
            values[code].append(line.strip())
    fields: Fields = {name: " ".join(filter(None, values.get(code, ()))) for code, name in NAMES.items()}
    return _in_our_words(fields) | {"text": "\n\n".join("\n".join(values[part]) for part in ("LP", "TD") if part in values)}


def _plain(lines: list[str]) -> Fields:
    """Factiva as it is read: title, perhaps an author, number of words, date, outlet, code, language, copyright, then the text."""
    at = next((i for i, line in enumerate(lines) if WORDS.match(line)), None)
    if at is None:
        return {}
    head = [line.strip() for line in lines[:at] if line.strip()]
    rest = lines[at + 1 :]
    start = next((i for i, line in enumerate(rest) if COPYRIGHT.match(line)), -1)
    about = [line.strip() for line in rest[: start + 1] if line.strip()]
    day = next((line for line in about if parse_date(line)), "")
    after = about[about.index(day) + 1 :] if day else about
    outlet = next((line for line in after if not re.fullmatch(r"\d{2}:\d{2}|[A-Z]{3,8}|\d+", line)), "")
    title = next((line for line in head if not line.lower().startswith("by ")), "")
    authors = next((line for line in head if line.lower().startswith("by ")), "")
    return {"title": title, "authors": authors, "date": day, "publisher": outlet, "text": "\n".join(rest[start + 1 :])}


def _nexis(lines: list[str]) -> Fields:
    """LexisNexis: outlet, date, fields like "BYLINE: Ana Ruiz", then "BODY" and the text, then fields again.

    The older layout has the headline as a field, the newer one on its first line.
    """
    start = next((i for i, line in enumerate(lines) if BODY.match(line)), None)
    if start is None:
        return {}
    text = lines[start + 1 :]
    end = next((i for i, line in enumerate(text) if (field := FIELD.match(line)) and field["name"].lower() in TAIL), len(text))
    named = dict(_named([*lines[:start], *text[end:]]))
    fields = _above(lines[:start]) | {FIELDS[name]: value for name, value in named.items() if name in FIELDS}
    loaded = str(fields.pop("loaded", ""))
    return _in_our_words(fields | {"date": fields["date"] or _day(loaded), "text": "\n".join(text[:end])})


def _named(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Names and values of the lines that are fields."""
    for line in lines:
        match = FIELD.match(line.strip())
        if match:
            yield match["name"].lower(), match["value"].strip()


def _above(head: list[str]) -> Fields:
    """Title, outlet and date of the lines that are no fields: the outlet stands before the date, a title before it or after both."""
    bare = [line.strip() for line in head if line.strip() and not FIELD.match(line.strip()) and not COPYRIGHT.match(line)]
    at = next((i for i, line in enumerate(bare) if _day(line)), None)
    above, below = (bare[:2], []) if at is None else (bare[:at], bare[at + 1 :])
    title = above[0] if len(above) > 1 else next(iter(below), "")
    return {"title": title, "publisher": above[-1] if above else "", "date": "" if at is None else _day(bare[at])}


def _day(line: str) -> str:
    """A date among what databases write around it: "March 12, 2024 Tuesday 9:00 AM EST"."""
    match = re.match(r"\s*(?:[A-Z][a-z]+day,?\s+)?([A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\b", line)
    return match.group(1) if match else ""


def _in_our_words(fields: Fields) -> Fields:
    language = str(fields.get("language", "")).strip().lower()
    return fields | {"language": LANGUAGES.get(language, "")}


def _has(*patterns: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: all(pattern.search(text) for pattern in patterns)


def _is_coded(text: str) -> bool:
    codes = {match["code"] for line in text.split("\n") if (match := CODE.match(line))}
    return {"HD", "PD", "SN"} <= codes and bool(codes & {"LP", "TD"})


ANY_BODY = re.compile(BODY.pattern, re.IGNORECASE | re.MULTILINE)
LAYOUTS: Sequence[Layout] = (
    Layout(FACTIVA_END, _is_coded, _coded),
    Layout(FACTIVA_END, _has(WORDS), _plain),
    Layout(COUNTER, _has(ANY_BODY), _nexis),
    Layout(END, _has(ANY_BODY), _nexis),
)
