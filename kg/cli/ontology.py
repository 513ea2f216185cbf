"""`kg ontology`: a build -> what the ontology covers, and what the build says that it does not cover yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import ConfigFile, Out, configured, data_out, generation, say
from kg.cli.evaluate import table
from kg.errors import UsageError
from kg.query import FORMATS

TABLES = ("table", "json", "csv")

Format = Annotated[str, typer.Option("--format", help=f"How to write it: {', '.join(TABLES)}.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("gaps")(gaps)
    group.command("list")(list_relations)
    app.add_typer(group, name="ontology", help="Show the relations of the ontology, or what it does not cover yet.")


def gaps(
    build: Annotated[Path | None, typer.Argument(metavar="DIR", help="The build [default: output].")] = None,
    *,
    least: Annotated[int, typer.Option(min=1, help="Leave out predicates of fewer statements.")] = 2,
    file_format: Format = "table",
    out: Out = None,
    config_file: ConfigFile = None,
) -> None:
    """Show the frequent predicates of a build that no relation types, each with a sentence and the pattern that would cover it."""
    from kg.evaluate.gaps import gaps as find_gaps  # noqa: PLC0415 - only this command needs it
    from kg.inspect.saved import open_build  # noqa: PLC0415

    folder = generation(configured(config_file, out=build or out))
    found = find_gaps(open_build(folder).store, least=least)
    rows = [(g.predicate, str(g.statements), f"{g.subject} → {g.object}", g.pattern, g.sentence) for g in found]
    _write(("predicate", "statements", "classes", "pattern", "sentence"), rows, file_format)
    if not found:
        say("no gaps: nothing that frequent is untyped")


def list_relations(*, file_format: Format = "table", config_file: ConfigFile = None) -> None:
    """Show the relations: from which class to which, and the patterns that express them."""
    from kg.stages import ontology  # noqa: PLC0415

    relations = ontology(configured(config_file)).relations
    rows = [(r.name, r.label, f"{_classes(r.domain)} → {_classes(r.range)}", "; ".join(r.patterns)) for r in relations]
    _write(("relation", "label", "classes", "patterns"), rows, file_format)


def _classes(names: tuple[str, ...]) -> str:
    return " or ".join(names) or "any"


def _write(header: tuple[str, ...], rows: Sequence[tuple[str, ...]], file_format: str) -> None:
    if file_format not in TABLES:
        raise UsageError(f"no format “{file_format}”; there are {', '.join(TABLES)}")
    with data_out() as output:
        FORMATS[file_format](table(header, rows), output, prefixes={})
