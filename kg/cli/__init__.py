"""Command line -> one call: a thin command per stage. Data goes to stdout, messages to stderr.

Exit codes: 0 fine, 1 findings, 2 unusable input.
"""

from __future__ import annotations

import io
import logging
import sys
import traceback
from typing import Annotated

import typer

from kg.cli import build, change, check, evaluate, graph, judge, ontology, propose, query, read, text
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (build, read, change, query, graph, text, check, judge, propose, evaluate, ontology):
    module.register(app)


def main() -> int:
    """Run the command line; the exit code. An expected error is one line on stderr, with its traceback only under --debug."""
    for stream in (sys.stdout, sys.stderr):
        # articles are in every language, whatever the locale; and a file name may hold what is no text at all
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    debug = "--debug" in sys.argv[1:]
    logging.basicConfig(level=logging.WARNING if debug else logging.CRITICAL)
    try:
        app()
    except KgError as error:
        if debug:
            traceback.print_exc()
        for line in str(error).splitlines():
            typer.echo(f"kg: {line}", err=True)
        return 2
    return 0


def _print_version(wanted: bool) -> None:
    from kg.build.report import package_version  # noqa: PLC0415 - imports of commands stay in commands

    if wanted:
        typer.echo(f"kg {package_version()}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors and of failing plug-ins.")] = False,
) -> None:
    """News articles in, a knowledge graph out in which every fact shows its sentence, its speaker and its time."""
