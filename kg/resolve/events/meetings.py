"""Events -> statements that their participants met, talked or agreed with each other: what one sentence says of several at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from kg.resolve.events.classes import Classes, infinitive
from kg.resolve.events.document import arguments
from kg.types import Argument, Event, Evidence, Linker, Literal, Mention, Ontology, Polarity, Relation, Span, Statement, Telling

MOST = 12  # participants of one sentence that are joined pairwise; more are joined by their event alone
EXTRACTOR, RULE = "events/1", "event/each other"


def pairwise(events: Iterable[Event], linker: Linker, ontology: Ontology) -> Iterator[Statement]:
    """For each sentence that tells of a meeting, call or agreement: a statement for each two participants that no statement joins yet."""
    classes = Classes(ontology)
    relations = {r.name: r for r in ontology.relations}
    for event in events:
        known = classes.by_name.get(event.event_class)
        if known and known.edge in relations:
            alike = frozenset(e.edge for e in ontology.events if e.edge and e.plover == known.plover)  # who met has talked
            for group in _sentences(event.tellings):
                yield from _pairs(group, relations[known.edge], alike, linker)


def _sentences(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """Tellings of each sentence. What is denied of a meeting ("the talks did not help") does not say who met."""
    found: dict[tuple[str, Span], list[Telling]] = defaultdict(list)
    for telling in tellings:
        statement = telling.statement
        denied = telling.about and statement.polarity is Polarity.NEGATIVE
        if isinstance(statement.evidence, Evidence) and not denied:
            found[statement.document, statement.evidence.sentence].append(telling)
    yield from found.values()


def _pairs(tellings: Sequence[Telling], relation: Relation, alike: frozenset[str], linker: Linker) -> Iterator[Statement]:
    parts = sorted(_participants(tellings, linker).items(), key=lambda p: (p[1][1].span, p[0]))
    joined = {_ends(t.statement, linker) for t in tellings if t.statement.relation in alike}
    if len(parts) <= MOST:
        for (a, (telling, left)), (b, (other, right)) in combinations(parts, 2):
            if frozenset({a, b}) not in joined and not (_is_apart(telling, left) and _is_apart(other, right)):
                yield _statement(telling, left, right, relation)


def _participants(tellings: Iterable[Telling], linker: Linker) -> dict[str, tuple[Telling, Mention]]:
    """Entity -> the telling that has it as a participant, and its mention there."""
    found: dict[str, tuple[Telling, Mention]] = {}
    for telling in tellings:
        wanted = {f for role, f in telling.roles if role == "participant"}
        for argument in arguments(telling.statement):
            if isinstance(argument, Mention) and (entity := linker.entity_of(argument).id) in wanted:
                found.setdefault(entity, (telling, argument))
    return found


def _is_apart(telling: Telling, part: Mention) -> bool:
    """Whether somebody is only spoken to ("spoke *to Lund* and Berg"), or met by somebody else ("held separate talks *with Lund*")."""
    statement = telling.statement
    slot = statement.role if part == statement.object else next((q.role for q in statement.qualifiers if q.value == part), "")
    separate = any(word.startswith("separate") for word in (*statement.surface.split(), *_phrase(statement).split()))
    return part != statement.subject and (slot == "to" or separate)


def _phrase(statement: Statement) -> str:
    """The words of the phrase that tells of it, as "separate talks with Lund"."""
    found = [a for a in (statement.object, *(q.value for q in statement.qualifiers if q.role == "object")) if isinstance(a, Literal)]
    return " ".join(a.text for a in found)


def _ends(statement: Statement, linker: Linker) -> frozenset[str]:
    return frozenset(linker.entity_of(a).id for a in (statement.subject, statement.object) if isinstance(a, Mention))


def _statement(telling: Telling, left: Mention, right: Mention, relation: Relation) -> Statement:
    """The telling's statement, with its time, status and speakers, about these two."""
    base = telling.statement
    assert isinstance(base.evidence, Evidence)  # noqa: S101 - `_sentences` has seen to it
    first, _, rest = relation.label.partition(" ")
    kept: tuple[Argument, ...] = (left, right)
    return replace(
        base,
        subject=left,
        object=right,
        predicate=f"{infinitive(first)} {rest}".strip(),
        relation=relation.name,
        qualifiers=tuple(q for q in base.qualifiers if q.value not in kept and q.role not in ("object", "between", "with")),
        evidence=replace(base.evidence, subject=left.span, object=right.span),
        time=base.time if telling.started else None,
        extractor=EXTRACTOR,
        rule=RULE,
    )
