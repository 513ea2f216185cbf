"""`kg read`: files -> what was understood of them, before anything is built."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import ConfigFile, configured, data_out, tell
from kg.config import Config, with_reading
from kg.errors import UsageError
from kg.records import to_line, to_record
from kg.types import Document, Problem

Date = Annotated[str | None, typer.Option(metavar="DAY", help="Publication date of articles that do not say theirs, like 2023-08-10.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of articles that do not say theirs.")]
Force = Annotated[bool, typer.Option("--force", help="Read also what looks like no article, is cut short or is not English.")]
TextColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column of tables that holds the text.")]

FORMATS = ("text", "json")
WIDTH = 100  # columns
MANY = 40  # lines that were left out; more are not looked at


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def read(  # noqa: PLR0913 - a parameter for each option
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Articles, or folders of articles.")],
    *,
    file_format: Annotated[str, typer.Option("--format", help=f"How to write it: {', '.join(FORMATS)}.")] = "text",
    date: Date = None,
    publisher: Publisher = None,
    force: Force = False,
    text_column: TextColumn = None,
    config_file: ConfigFile = None,
) -> None:
    """Show what is understood of files: title, date, outlet, authors, text, and which lines were left out by which rule."""
    from kg.stages import read as read_documents  # noqa: PLC0415 - `kg --help` reads nothing

    if file_format not in FORMATS:
        raise UsageError(f"no format “{file_format}”; there are {', '.join(FORMATS)}")
    config = with_options(configured(config_file), date=date, publisher=publisher, force=force, text_column=text_column)
    problems: list[Problem] = []
    found = 0
    with data_out() as output:
        for document in read_documents(files, config.reading, on_problem=problems.append):
            lines = [to_line(to_record(document))] if file_format == "json" else _lines(document)
            output.writelines(f"{line}\n" for line in lines)
            found += 1
    tell(problems)
    if not found:
        raise UsageError("no article could be read")


def with_options(config: Config, *, date: str | None, publisher: str | None, force: bool, text_column: str | None) -> Config:
    """The configuration with what was said of reading on the command line."""
    columns = {**dict(config.reading.columns), "text": text_column} if text_column else None
    return with_reading(config, date=date, publisher=publisher, force=force or None, columns=columns)


def _lines(document: Document) -> Iterator[str]:
    known = {
        "title": document.title,
        "date": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "authors": ", ".join(document.authors),
        "address": document.url,
        "dateline": document.dateline,
        "language": document.language,
        "size": f"{len(document.text.split())} words",
    }
    yield f"{document.source}"
    yield from (f"  {name:10} {value or '–'}" for name, value in known.items())
    for paragraph in document.text.split("\n\n"):
        yield ""
        yield from textwrap.wrap(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)
    yield ""
    if document.dropped:
        yield "Left out:"
    yield from (f"  {rule:14} {textwrap.shorten(line, WIDTH, placeholder=' …')}" for rule, line in document.dropped[:MANY])
    if len(document.dropped) > MANY:
        yield f"  … and {len(document.dropped) - MANY} more"
    if document.dropped:
        yield ""
