"""`kg annotate` and `kg extract`: articles or sentences -> trees or statements; no graph is made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from kg import plugins
from kg.build.graph import statement_record
from kg.cli.common import ConfigFile, configured, data_out, tell
from kg.errors import PluginError, UsageError
from kg.pipeline import document_statements
from kg.records import to_line
from kg.stages import Stages, read, stages_of
from kg.types import AnnotatedDocument, Argument, Evidence, Field, Problem, Reading, Statement
from kg.types import Annotator as AnnotatorPlugin

Annotator = Annotated[str | None, typer.Option(metavar="NAME", help="Which annotator plug-in [default: joint].")]
Threads = Annotated[int | None, typer.Option(help="Threads of the language model [default: 2].")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("annotate")(annotate)
    app.command("extract")(extract)


def annotate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Articles, or folders of articles.")],
    *,
    file_format: Annotated[str, typer.Option("--format", help="How to write the trees: conllu.")] = "conllu",
    annotator: Annotator = None,
    threads: Threads = None,
    config_file: ConfigFile = None,
) -> None:
    """Parse articles: words, trees, entities and coreference as CoNLL-U."""
    from kg.annotate.conllu import write_conllu  # noqa: PLC0415 - only this command writes it

    _check_format(file_format, ("conllu",))
    config = configured(config_file, annotator=annotator, threads=threads)
    plugin = stages_of(config).annotator
    with data_out() as output:
        for annotated in _annotated(files, getattr(plugin, "with_likely_chains", plugin), config.reading):
            output.writelines(line if line.endswith("\n") else f"{line}\n" for line in write_conllu(annotated))


def extract(  # noqa: PLR0913 - a parameter for each option
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Articles; with --sentences, files of sentences or - for stdin.")],
    *,
    file_format: Annotated[str, typer.Option("--format", help="How to write statements: jsonl, tsv or carb.")] = "jsonl",
    sentences: Annotated[bool, typer.Option("--sentences", help="One sentence a line; spaces are token boundaries.")] = False,
    show_why: Annotated[
        bool, typer.Option("--why", help="Show the sentences that give no statement instead: number, reason, text.")
    ] = False,
    annotator: Annotator = None,
    threads: Threads = None,
    config_file: ConfigFile = None,
) -> None:
    """Extract statements. jsonl: all that is known of each; tsv: line number, subject, predicate, object, confidence, status (short
    arguments); carb: sentence, confidence, predicate and all arguments in full.
    """
    _check_format(file_format, FORMATS)
    config = configured(config_file, annotator=annotator, threads=threads)
    stages = stages_of(config)
    write = _why if show_why else FORMATS[file_format]
    with data_out() as output:
        for unit in _tokenized(files, stages) if sentences else _sentence_numbers(_annotated(files, stages.annotator, config.reading)):
            output.writelines(f"{line}\n" for line in write(unit, stages))


@dataclass(frozen=True, slots=True)
class Unit:
    """What is extracted from at a time: a document, and the line number of each of its sentences."""

    annotated: AnnotatedDocument
    first_line: int
    single_line: bool

    def line(self, statement: Statement) -> int:
        """Line of the input, or number of the sentence where the input is prose; 0 for what no sentence says."""
        if isinstance(statement.evidence, Field):
            return 0
        return self.first_line + (0 if self.single_line else statement.evidence.index)


def _jsonl(unit: Unit, stages: Stages) -> Iterator[str]:
    problems: list[Problem] = []
    for statement in document_statements(unit.annotated, stages, on_problem=problems.append):
        yield to_line({"line": unit.line(statement), **statement_record(statement, unit.annotated.document)})
    tell(problems)


def _tsv(unit: Unit, stages: Stages) -> Iterator[str]:
    from kg.extract.statements.render import minimal_statements  # noqa: PLC0415 - one of three formats

    for s in stages.qualify(minimal_statements(unit.annotated), unit.annotated):
        cells = (str(unit.line(s)), _words(s.subject), s.predicate, _words(s.object), f"{s.confidence:.4f}", s.status.value)
        yield "\t".join(map(_cell, cells))


def _carb(unit: Unit, stages: Stages) -> Iterator[str]:
    from kg.extract.statements.render import full_statements  # noqa: PLC0415

    text = unit.annotated.document.text
    for s in stages.qualify(full_statements(unit.annotated), unit.annotated):
        assert isinstance(s.evidence, Evidence)  # noqa: S101 - a clause stands in the text
        sentence = text.strip() if unit.single_line else s.evidence.sentence.of(text)
        cells = (
            sentence,
            f"{s.confidence:.4f}",
            s.predicate,
            _words(s.subject),
            _words(s.object),
            *(_words(q.value) for q in s.qualifiers),
        )
        yield "\t".join(map(_cell, cells))


def _why(unit: Unit, stages: Stages) -> Iterator[str]:
    """A line for each sentence without a statement: its number, a reason, the sentence."""
    from kg.extract.statements.why import why  # noqa: PLC0415 - only with --why

    problems: list[Problem] = []
    statements = document_statements(unit.annotated, stages, on_problem=problems.append)
    for reason in why(unit.annotated, statements):
        number = unit.first_line + (0 if unit.single_line else reason.sentence)
        sentence = unit.annotated.sentences[reason.sentence].span.of(unit.annotated.document.text)
        yield "\t".join((str(number), reason.cause.value, _cell(sentence)))
    tell(problems)


FORMATS: Mapping[str, Callable[[Unit, Stages], Iterator[str]]] = {"jsonl": _jsonl, "tsv": _tsv, "carb": _carb}


def _annotated(files: list[Path], annotator: AnnotatorPlugin, reading: Reading) -> Iterator[AnnotatedDocument]:
    """Annotated articles in the order they are read. Raises UsageError where there is none."""
    problems: list[Problem] = []
    found = 0
    for attempt in plugins.annotated_ahead(read(files, reading, on_problem=problems.append), annotator):
        problems += attempt.problems
        if attempt.annotated:
            found += 1
            yield attempt.annotated
    tell(problems)
    if not found:
        raise UsageError("no article could be read")


def _sentence_numbers(documents: Iterator[AnnotatedDocument]) -> Iterator[Unit]:
    first = 1
    for annotated in documents:
        yield Unit(annotated, first, single_line=False)
        first += len(annotated.sentences)


def _tokenized(files: list[Path], stages: Stages) -> Iterator[Unit]:
    """Each line that is not empty, parsed with the words it has."""
    parse = getattr(stages.annotator, "annotate_tokenized", None)
    if parse is None:
        raise PluginError(
            f"annotator {stages.annotator.name} takes no tokenised sentences; leave --sentences out or use another --annotator"
        )
    number = 0
    for file in files:
        for line in _lines(file):
            number += 1
            if line.strip():
                yield Unit(parse(line), number, single_line=True)


def _lines(file: Path) -> Iterator[str]:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot read these sentences ({error}); give a text file in UTF-8") from error
    yield from text.split("\n")


def _check_format(file_format: str, known: Mapping[str, object] | tuple[str, ...]) -> None:
    if file_format not in known:
        raise UsageError(f"no format “{file_format}”; there are {', '.join(known)}")


def _words(argument: Argument) -> str:
    return argument.value if isinstance(argument, Field) else argument.text


def _cell(text: str) -> str:
    return " ".join(text.split())
