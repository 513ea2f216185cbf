"""`kg evaluate`: a build or a benchmark and its gold -> how much of it is right, held against floors if asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from kg.cli.common import ConfigFile, configured, data_out, say
from kg.cli.text import Annotator, Threads
from kg.config import Config
from kg.errors import UsageError
from kg.query import FORMATS, Form, Result

if TYPE_CHECKING:
    from kg.build.measure import Suite

OUTPUTS = ("table", "json")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evaluate")(evaluate)


def evaluate(  # noqa: PLR0913 - a parameter for each option
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[BUILD GOLD…]", help="A build, and files of facts it should hold.")] = None,
    *,
    carb: Annotated[Path | None, typer.Option(metavar="FILE", help="Extract from CaRB's gold sentences and score full arguments.")] = None,
    benchie: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Extract from BenchIE's gold sentences and score minimal arguments.")
    ] = None,
    coref: Annotated[Path | None, typer.Option(metavar="FILE", help="Score chains on CoNLL-U with CorefUD brackets.")] = None,
    identity: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Score mentions on an article with every mention marked; may be repeated.")
    ] = None,
    gate: Annotated[Path | None, typer.Option(metavar="FILE", help="Exit with 1 where a measure is below its floor in this file.")] = None,
    update_floors: Annotated[bool, typer.Option("--update-floors", help="Rewrite the --gate file: raise floors, add new ones.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="Let --update-floors lower floors, too.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Show each miss.")] = False,
    file_format: Annotated[str, typer.Option("--format", help=f"How to write it: {' or '.join(OUTPUTS)}.")] = "table",
    annotator: Annotator = None,
    threads: Threads = None,
    config_file: ConfigFile = None,
) -> None:
    """Measure a build against gold facts, extraction against CaRB and BenchIE, or coreference against marked texts."""
    if file_format not in OUTPUTS:
        raise UsageError(f"no format “{file_format}”; there are {', '.join(OUTPUTS)}")
    if (update_floors or lower) and gate is None:
        raise UsageError("--update-floors and --lower need the file of floors: --gate FILE")
    config = configured(config_file, annotator=annotator, threads=threads)
    suites = list(_suites(Gold(tuple(paths or ()), carb, benchie, coref, tuple(identity or ())), config))
    if gate and update_floors:
        _update(gate, suites, lower=lower)
    is_reached = _check(gate, suites) if gate else True
    with data_out() as output:
        if file_format == "json":
            output.write(json.dumps({s.name: _record(s, show=show) for s in suites}, ensure_ascii=False, indent=2) + "\n")
        else:
            _write_tables(suites, output, show=show)
    if not is_reached:
        raise typer.Exit(1)


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Result:
    """Plain text in the form that all writers of answers take."""
    from pyoxigraph import Literal  # noqa: PLC0415 - `kg --help` needs none

    return Result(Form.SELECT, header, tuple(tuple(Literal(cell) for cell in row) for row in rows))


@dataclass(frozen=True, slots=True)
class Gold:
    """What is measured against: a build and gold facts, and files of each benchmark."""

    facts: tuple[Path, ...]
    carb: Path | None
    benchie: Path | None
    coref: Path | None
    identity: tuple[Path, ...]


def _suites(gold: Gold, config: Config) -> Iterator[Suite]:
    from kg.build import measure  # noqa: PLC0415 - it loads every stage

    if not any((gold.facts, gold.carb, gold.benchie, gold.coref, gold.identity)):
        raise UsageError("give a build and gold files, or one of --carb, --benchie, --coref and --identity with its file")
    if len(gold.facts) == 1:
        raise UsageError(f"{gold.facts[0]}: gold files are needed, too: kg evaluate BUILD GOLD…")
    if gold.facts:
        yield measure.measure_facts(gold.facts[0], gold.facts[1:])
    if gold.carb:
        yield measure.measure_carb(gold.carb, config)
    if gold.benchie:
        yield measure.measure_benchie(gold.benchie, config)
    if gold.coref:
        yield measure.measure_coref(gold.coref, config)
    if gold.identity:
        yield measure.measure_identity(gold.identity, config)


def _record(suite: Suite, *, show: bool) -> dict[str, Any]:
    measures = {name: {"value": value, "counted": suite.counted[name]} for name, value in suite.measured.values.items()}
    tables = {title: list(rows) for title, rows in suite.tables.items()}
    misses = {"misses": list(suite.misses)} if show else {}
    return {"sha256": suite.measured.digest, "measures": measures} | tables | misses


def _write_tables(suites: Sequence[Suite], output: TextIO, *, show: bool) -> None:
    for number, suite in enumerate(suites):
        output.write("\n" if number else "")
        rows = [(name, "" if v is None else f"{v:.4f}", suite.counted[name]) for name, v in suite.measured.values.items()]
        FORMATS["table"](table((suite.name, "value", "counted"), rows), output, prefixes={})
        for title, entries in suite.tables.items():
            output.write(f"\n{title}\n")
            lines = [tuple(map(str, entry.values())) for entry in entries]
            FORMATS["table"](table(tuple(entries[0]) if entries else ("none",), lines), output, prefixes={})
        output.writelines(f"{miss}\n" for miss in (suite.misses if show else ()))


def _check(gate: Path, suites: Sequence[Suite]) -> bool:
    """Whether every floor is reached; those that are not are told."""
    from kg.evaluate.gate import failures, read_floors  # noqa: PLC0415 - only with --gate

    floors = read_floors(gate)
    unknown = [s.name for s in suites if s.name not in floors]
    if unknown:
        raise UsageError(f"{gate}: no floors for {', '.join(unknown)}; pin them with --update-floors")
    lines = [f"{suite.name}: {line}" for suite in suites for line in failures(floors[suite.name], suite.measured)]
    for line in lines:
        say(f"kg: {line}")
    if not lines:
        say("every floor is reached")
    return not lines


def _update(gate: Path, suites: Sequence[Suite], *, lower: bool) -> None:
    from kg.evaluate.gate import raised, read_floors, write_floors  # noqa: PLC0415

    floors = read_floors(gate)
    write_floors(gate, floors | {s.name: raised(floors.get(s.name), s.measured, lower=lower) for s in suites})
    say(f"{gate}: floors of {', '.join(s.name for s in suites)} are pinned")
