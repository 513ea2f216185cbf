"""`kg explain`, `kg diff`, `kg verify` and `kg validate`: finished builds -> what they rest on and what is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import ConfigFile, Out, configured, data_out, generation, say
from kg.config import Config
from kg.errors import StoreError
from kg.resources import ontology_dir
from kg.store import current_generation, open_store, previous_generation
from kg.types import Status

if TYPE_CHECKING:
    from kg.inspect.diff import Fact
    from kg.inspect.events import EventExplanation
    from kg.inspect.explain import ArticleExplanation, EntityExplanation, MentionExplanation, Source, StatementExplanation
    from kg.inspect.validate import Finding

MAX_DESCRIPTIONS = 8
MAX_STATEMENTS = 20  # of one entity; `kg query evidence --about NAME` has them all
STATEMENTS = """SELECT ?st ?subject ?relation ?object ?status WHERE {
  ?st rdf:subject/skos:prefLabel ?subject ; rdf:predicate/rdfs:label ?relation ; rdf:object ?o ; kg:status ?s .
  OPTIONAL { ?o skos:prefLabel ?label }
  BIND(COALESCE(?label, STR(?o)) AS ?object)
  BIND(STRAFTER(STR(?s), "#") AS ?status)
}"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("explain")(explain)
    app.command("diff")(diff)
    app.command("verify")(verify)
    app.command("validate")(validate)


def explain(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME|IRI", help="A name, or the IRI of an entity, event, statement or mention (ent:…, ev:…, st:…, m:…)."),
    ],
    *,
    out: Out = None,
    config_file: ConfigFile = None,
) -> None:
    """Say why these mentions are one entity or tell of one event, or why this statement exists."""
    from kg.inspect.events import EventExplanation  # noqa: PLC0415 - only this command needs it
    from kg.inspect.explain import ArticleExplanation, EntityExplanation  # noqa: PLC0415
    from kg.inspect.explain import explain as explain_build  # noqa: PLC0415

    config = configured(config_file, out=out)
    found = explain_build(generation(config), name)
    statements = _statements(config) if any(isinstance(e, EntityExplanation | EventExplanation) for e in found) else {}
    with data_out() as output:
        for number, explanation in enumerate(found):
            if isinstance(explanation, EventExplanation):
                lines = _event(explanation, statements, config)
            elif isinstance(explanation, EntityExplanation):
                lines = _entity(explanation, statements, config)
            elif isinstance(explanation, ArticleExplanation):
                lines = _article(explanation)
            else:
                lines = _statement(explanation)
            output.writelines(f"{line}\n" for line in [*([""] if number else []), *lines])


def diff(
    left: Annotated[Path | None, typer.Argument(metavar="DIR", help="A build [default: output].")] = None,
    right: Annotated[Path | None, typer.Argument(metavar="DIR", help="The build after it.")] = None,
) -> None:
    """Show facts added (+), removed (-) and changed (~) from one build to another; exit with 1 where there are any.

    With one DIR or none: what the last build there changed.
    """
    from kg.inspect.diff import diff as compare  # noqa: PLC0415

    build = left or configured(None).out
    found = compare(current_generation(build) if right else previous_generation(build), current_generation(right or build))
    with data_out() as output:
        output.writelines(f"+ {_fact(fact)}\n" for fact in found.added)
        output.writelines(f"- {_fact(fact)}\n" for fact in found.removed)
        output.writelines(f"~ {_fact(before)} → {_standing(after)}\n" for before, after in found.changed)
    if not found.is_empty:
        raise typer.Exit(1)


def verify(
    build: Annotated[Path | None, typer.Argument(metavar="DIR", help="The build [default: output].")] = None,
    *,
    out: Out = None,
    config_file: ConfigFile = None,
) -> None:
    """Derive again what a build says about its own origin; exit with 1 where something does not hold."""
    from kg.inspect.verify import verify as verify_build  # noqa: PLC0415

    folder = generation(configured(config_file, out=build or out))
    _tell_findings(verify_build(folder, trust=_trust(folder)), "every mention and statement holds")


def validate(
    *,
    out: Out = None,
    config_file: ConfigFile = None,
    shapes: Annotated[Path | None, typer.Option(metavar="FILE", help="SHACL shapes of your own [default: ours].")] = None,
) -> None:
    """Check the graph against SHACL shapes; exit with 1 where it breaks one."""
    from kg.inspect.validate import validate as validate_graph  # noqa: PLC0415

    graph = generation(configured(config_file, out=out)) / "graph.ttl"
    _tell_findings(validate_graph(graph, shapes=shapes or ontology_dir() / "shapes.ttl"), "the graph conforms to its shapes")


def _tell_findings(findings: Iterable[Finding], none: str) -> None:
    """Findings on stdout, one a line, and exit code 1; or the good news on stderr."""
    findings = list(findings)
    with data_out() as output:
        output.writelines(f"{finding.node}: {finding.message} [{finding.code}]\n" for finding in findings)
    if findings:
        raise typer.Exit(1)
    say(none)


def _trust(folder: Path) -> frozenset[Status]:
    """Which statuses made plain edges when the build was made."""
    try:
        return frozenset(Status(value) for value in json.loads((folder / "report.json").read_text(encoding="utf-8"))["trust"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{folder / 'report.json'}: cannot read this report ({error}); build again with `kg build`") from error


def _statements(config: Config) -> Mapping[str, str]:
    """IRI of each statement -> the statement in words."""
    rows = open_store(generation(config) / "store").query(STATEMENTS, prefixes=config.vocabulary.prefixes)
    return {row["st"].value: "{1} {2} {3} ({4})".format(*(term.value for term in row)) for row in rows}  # type: ignore[union-attr]  # a SELECT, every variable bound


def _entity(entity: EntityExplanation, statements: Mapping[str, str], config: Config) -> Iterator[str]:
    yield f"{entity.name} ({entity.entity_type}) {entity.iri}"
    if entity.aliases:
        yield f"  also called {', '.join(entity.aliases)}"
    if entity.class_reasons:
        yield f"  {entity.entity_type} by {', '.join(entity.class_reasons)}"
    for link in entity.links:
        yield f"  “{link.name}” in {_source(link.source)}: {link.reason}"
    if entity.described:
        told = (f"“{text}”" + f" ({count} times)" * (count > 1) for text, count in entity.described[:MAX_DESCRIPTIONS])
        yield f"  described as {', '.join(told)}"
    for iri in entity.statements[:MAX_STATEMENTS]:
        yield f"  st:{iri.removeprefix(config.vocabulary.prefixes['st'])}  {statements.get(iri, '')}"
    if len(entity.statements) > MAX_STATEMENTS:
        yield f"  … and {len(entity.statements) - MAX_STATEMENTS} more: kg query evidence --about '{entity.name}'"


def _article(article: ArticleExplanation) -> Iterator[str]:
    yield f"{article.source.headline} {article.source.iri}"
    if article.source.published:
        yield f"  published {article.source.published}"
    elif article.inferred:
        yield f"  says no date; published {article.inferred.replace('/', ' to ')}, by what is told:"
        yield from (f"    {reason}" for reason in article.reasons)
    else:
        yield "  says no date, and its text does not tell one"


def _event(event: EventExplanation, statements: Mapping[str, str], config: Config) -> Iterator[str]:
    when = f", {event.time}" if event.time else ""
    yield f"{event.name} ({', '.join(event.classes) or 'Event'}) {event.iri}"
    yield f"  {event.status}{when}, confidence {event.confidence}"
    for role, name in event.roles:
        yield f"  {role}: {name}"
    for telling in event.tellings:
        yield f"  “{telling.name}” in {telling.article.removeprefix(config.vocabulary.prefixes['art'])}: {telling.reason}"
    for iri in event.statements[:MAX_STATEMENTS]:
        yield f"  st:{iri.removeprefix(config.vocabulary.prefixes['st'])}  {statements.get(iri, '')}"


def _statement(statement: StatementExplanation) -> Iterator[str]:
    yield f"{statement.subject} {statement.predicate} {statement.object} {statement.iri}"
    when = f", {statement.time}" if statement.time else ""
    yield f"  {statement.status}{when}; affirmed {statement.support}, denied {statement.denials}, confidence {statement.confidence}"
    for role, value in statement.qualifiers:
        yield f"  {role}: {value}"
    for mention in statement.mentions:
        yield from _mention(mention)


def _mention(mention: MentionExplanation) -> Iterator[str]:
    yield f"  “{mention.sentence}”" if mention.sentence else f"  the {mention.field} that the article names"
    said = f"said by {', '.join(mention.speakers)}; " if mention.speakers else ""
    how = f"{mention.status}, “{mention.surface}”, rule {mention.rule} of {mention.extractor}, confidence {mention.confidence}"
    yield f"    {_source(mention.source)}: {said}{how}"
    yield from (f"      {cue}" for cue in mention.cues)


def _source(source: Source) -> str:
    return ", ".join(filter(None, [source.publisher or source.headline or source.iri, source.published]))


def _fact(fact: Fact) -> str:
    when = f" [{fact.time}]" if fact.time else ""
    return f"{fact.subject} {fact.predicate} {fact.object}{when} ({_standing(fact)})"


def _standing(fact: Fact) -> str:
    return f"{fact.status}, {fact.support} affirm, {fact.denials} deny"
