"""The folder of a build -> findings: everything the graph says about its own origin is derived again and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.inspect.events import EVENT_CHECKS, EVENT_TERMS
from kg.inspect.saved import (
    CONTEXT,
    DERIVED,
    MENTION,
    OBJECT,
    PREDICATE,
    PREF_LABEL,
    RELATION,
    STATEMENT,
    SUBJECT,
    SavedBuild,
    open_build,
)
from kg.inspect.texts import TEXT_CHECKS, Nodes
from kg.inspect.validate import Finding
from kg.merge.contract import TRUSTED
from kg.merge.rollup import Vote, roll_up_confidence, roll_up_status
from kg.merge.statements import statement_iri
from kg.types import Status
from kg.vocab import KG, NIF, PROV, RDF, RDFS, SCHEMA, SKOS, kg

OWN_TERMS = frozenset(
    kg(name)
    for name in (
        *("status", "confidence", "supportCount", "denyCount", "time", "reportedBy", "deniedBy", "mention", "qualifier", "role", "value"),
        *("objectValue", "objectUnit", "sentence", "subjectSpan", "predicateSpan", "objectSpan", "field", "polarity", "certainty", "rule"),
        *("mentionStatus", "attributedTo", "speechAct", "surfacePredicate", "statedTime", "extractor", "sha256", "inferredDate"),
        *EVENT_TERMS,
    )
)
STANDARD = (RDF, RDFS, SKOS, NIF, PROV, SCHEMA)


def verify(build: Path, *, trust: frozenset[Status] = TRUSTED) -> list[Finding]:
    """All findings, sorted; none for a sound build. `trust` is what the build was made with. Raises StoreError where nothing is to read."""
    saved = open_build(build)
    found = [(code, check.__doc__, check(saved)) for code, check in {**CHECKS, **EVENT_CHECKS}.items()]
    found += [(code, check.__doc__, check(saved, trust)) for code, check in TRUST_CHECKS.items()]
    return sorted(
        {Finding(code, node, f"{text} ({detail})" if detail else f"{text}") for code, text, nodes in found for node, detail in nodes}
    )


# ------------------------------------------------------------------------------------------------ checks: each docstring is its message


def blank_nodes(saved: SavedBuild) -> Nodes:
    """The graph has a blank node."""
    from pyoxigraph import BlankNode  # noqa: PLC0415

    for triple in saved.triples():
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            yield str(triple.subject), triple.predicate.value


def unknown_relations(saved: SavedBuild) -> Nodes:
    """A predicate is neither a term of the graph contract nor a kg:Relation."""
    relations = set(saved.instances(RELATION))
    used = {t.predicate.value for t in saved.triples()} | {
        t.object.value for t in saved.triples(None, PREDICATE) if hasattr(t.object, "value")
    }
    for predicate in sorted(used - relations - OWN_TERMS):
        if not predicate.startswith(STANDARD):
            yield predicate, ""


def edges_without_statement(saved: SavedBuild, trust: frozenset[Status]) -> Nodes:
    """A plain edge has no statement that allows it."""
    allowed = {fact for fact, status in _facts(saved) if status in trust}
    for relation in saved.instances(RELATION):
        for triple in saved.triples(None, relation):
            if (str(triple.subject), str(triple.predicate), str(triple.object)) not in allowed:
                yield str(triple.subject).strip("<>"), f"{triple.predicate} {triple.object}"


def missing_edges(saved: SavedBuild, trust: frozenset[Status]) -> Nodes:
    """A statement that may be an edge has none."""
    edges = {(str(t.subject), str(t.predicate), str(t.object)) for r in saved.instances(RELATION) for t in saved.triples(None, r)}
    for fact, status in _facts(saved):
        if status in trust and fact not in edges:
            yield fact[0].strip("<>"), " ".join(fact[1:])


def statements_without_mention(saved: SavedBuild) -> Nodes:
    """A statement has no mention."""
    known = set(saved.instances(MENTION))
    for statement in saved.instances(STATEMENT):
        if known.isdisjoint(saved.values(statement, kg("mention"))):
            yield statement, ""


def mentions_without_statement(saved: SavedBuild) -> Nodes:
    """A mention belongs to no statement, or to several."""
    for mention in saved.instances(MENTION):
        if len(list(saved.triples(None, kg("mention"), mention))) != 1:
            yield mention, ""


def sources_that_differ(saved: SavedBuild) -> Nodes:
    """A statement names other articles than its mentions do."""
    for statement in saved.instances(STATEMENT):
        mentioned = sorted({saved.value(m, CONTEXT) for m in saved.values(statement, kg("mention"))})
        if mentioned != saved.values(statement, DERIVED):
            yield statement, ""


def statement_iris_that_differ(saved: SavedBuild) -> Nodes:
    """A statement's IRI is not the hash of its content."""
    from pyoxigraph import NamedNode  # noqa: PLC0415

    for statement in saved.instances(STATEMENT):
        parts = [saved.terms(statement, p) for p in (SUBJECT, PREDICATE, OBJECT)]
        if any(len(p) != 1 for p in parts):
            yield statement, "it has not one subject, predicate and object"
            continue
        subject, predicate, target = (p[0] for p in parts)
        when = saved.value(statement, kg("time"))
        if not (isinstance(subject, NamedNode) and isinstance(predicate, NamedNode)):
            yield statement, "its subject or predicate is no IRI"
        elif statement != statement_iri(saved.vocabulary, subject, predicate, target, when):
            yield statement, ""


def status_that_differs(saved: SavedBuild) -> Nodes:
    """A statement's status is not what its mentions amount to."""
    for statement, votes in _votes(saved):
        if votes and saved.values(statement, kg("status")) != [kg(roll_up_status(votes).value)]:
            yield statement, f"they amount to {roll_up_status(votes).value}"


def counts_that_differ(saved: SavedBuild) -> Nodes:
    """A statement counts its mentions wrongly."""
    for statement, votes in _votes(saved):
        denials = sum(v.denies for v in votes)
        counted = [saved.value(statement, kg(name)) for name in ("supportCount", "denyCount")]
        if counted != [str(len(votes) - denials), str(denials)]:
            yield statement, f"{len(votes) - denials} affirm, {denials} deny"


def confidence_that_differs(saved: SavedBuild) -> Nodes:
    """A statement's confidence is not what its mentions amount to."""
    for statement, votes in _votes(saved):
        if votes and _decimal(saved.value(statement, kg("confidence"))) != roll_up_confidence(votes):
            yield statement, f"they amount to {roll_up_confidence(votes)}"


def nameless_entities(saved: SavedBuild) -> Nodes:
    """Something stands in a statement and has no name."""
    entity = saved.vocabulary.entity("")
    for predicate in (SUBJECT, OBJECT, kg("value"), kg("reportedBy"), kg("deniedBy"), kg("attributedTo")):
        for iri in sorted({str(t.object).strip("<>") for t in saved.triples(None, predicate) if str(t.object).startswith(f"<{entity}")}):
            if not saved.values(iri, PREF_LABEL):
                yield iri, ""


CHECKS: Mapping[str, Callable[[SavedBuild], Nodes]] = {
    "blank-node": blank_nodes,
    "unknown-relation": unknown_relations,
    "statement-without-mention": statements_without_mention,
    "mention-without-statement": mentions_without_statement,
    "source-differs": sources_that_differ,
    "statement-iri": statement_iris_that_differ,
    "status-differs": status_that_differs,
    "count-differs": counts_that_differ,
    "confidence-differs": confidence_that_differs,
    "nameless": nameless_entities,
    **TEXT_CHECKS,
}
TRUST_CHECKS: Mapping[str, Callable[[SavedBuild, frozenset[Status]], Nodes]] = {
    "edge-not-allowed": edges_without_statement,
    "edge-missing": missing_edges,
}


# ------------------------------------------------------------------------------------------------ what several checks read


def _facts(saved: SavedBuild) -> Iterator[tuple[tuple[str, str, str], Status | None]]:
    """Subject, predicate and object of each statement, with its status."""
    statuses = {kg(s.value): s for s in Status}
    for statement in saved.instances(STATEMENT):
        parts = [saved.terms(statement, p) for p in (SUBJECT, PREDICATE, OBJECT)]
        if all(parts):
            subject, predicate, target = (str(p[0]) for p in parts)
            yield (subject, predicate, target), statuses.get(saved.value(statement, kg("status")))


def _votes(saved: SavedBuild) -> Iterator[tuple[str, list[Vote]]]:
    """The mentions of each statement as votes; mentions without a known status do not vote."""
    names = {s.value for s in Status}
    for statement in saved.instances(STATEMENT):
        votes = []
        for mention in saved.values(statement, kg("mention")):
            status = saved.value(mention, kg("mentionStatus")).removeprefix(KG)
            if status in names:
                votes.append(Vote(saved.value(mention, CONTEXT), Status(status), _decimal(saved.value(mention, kg("confidence")))))
        yield statement, votes


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text or "0")
    except InvalidOperation:
        return Decimal(0)
