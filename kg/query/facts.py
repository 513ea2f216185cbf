"""A store -> the tables that people ask for first: entities, events, what is said of one or between two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.query.lookup import (
    ALIAS,
    ANCHOR,
    ARTICLE,
    BEGIN,
    CONTEXT,
    DERIVED,
    NAME,
    OBJECT,
    PREDICATE,
    PUBLISHED,
    SUBJECT,
    TYPE,
    Lookup,
    local,
)
from kg.query.nearest import did_you_mean, plain
from kg.query.results import Form, Result
from kg.vocab import kg

if TYPE_CHECKING:
    from pyoxigraph import Store

ENTITY_COLUMNS = ("name", "type", "statements", "articles", "also_called", "iri")
FACT_COLUMNS = ("subject", "relation", "object", "status", "when", "said_by", "source", "published", "sentence", "statement")
EVENT_COLUMNS = ("event", "type", "status", "from", "to", "place", "participants", "articles", "iri")
EVENT, TIME_START, TIME_END, PLACE, TOPIC, DESCRIBED = map(kg, ("Event", "timeStart", "timeEnd", "place", "topic", "describedBy"))


def sizes(store: Store) -> tuple[int, int, int]:
    """How many articles, statements and entities there are; an event is one where a name or noun of a text stands for it."""
    look = Lookup(store)
    statements = set(look.having(TYPE, kg("Statement")))
    events = {iri for iri, _ in look.pairs(DESCRIBED)} - {entity for role in (SUBJECT, OBJECT) for _, entity in look.pairs(role)}
    return len(look.having(TYPE, ARTICLE)), len(statements), len({iri for iri, _ in look.pairs(NAME)} - events)


def entities(store: Store) -> Result:
    """Every entity with its class, how many statements and articles speak of it, and its other names; the most spoken of first."""
    look = Lookup(store)
    names = dict(look.pairs(NAME))
    statements: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    sources: dict[str, list[str]] = defaultdict(list)
    for statement, article in look.pairs(DERIVED):
        sources[statement].append(article)
    for role in (SUBJECT, OBJECT):
        for statement, entity in look.pairs(role):
            if entity in names:
                statements[entity] += 1
                articles[entity].update(sources[statement])
    told = {iri for iri, _ in look.pairs(DESCRIBED)}  # events that no name or noun of a text stands for
    order = sorted(
        (i for i in names if statements[i] or i not in told), key=lambda iri: (-statements[iri], -len(articles[iri]), names[iri], iri)
    )
    return table(
        ENTITY_COLUMNS,
        ((names[iri], _class(look, iri), statements[iri], len(articles[iri]), "; ".join(look.values(iri, ALIAS)), iri) for iri in order),
    )


def events(store: Store) -> Result:
    """Every event with its class, status, days, place and participants, in order of time; those without a day last."""
    look = Lookup(store)
    found = sorted(look.having(TYPE, EVENT), key=lambda iri: (look.value(iri, TIME_START) or "9999", look.label(iri), iri))
    return table(EVENT_COLUMNS, (_event(look, iri) for iri in found if look.value(iri, DESCRIBED) or look.value(iri, TIME_START)))


def about(store: Store, name: str) -> Result:
    """A row for each sentence of each statement about what is called `name`. Raises UsageError with the nearest names."""
    look = Lookup(store)
    return facts(store, _statements_of(look, called(store, name)))


def between(store: Store, one: str, other: str) -> Result:
    """A row for each sentence of each statement in which both take part."""
    look = Lookup(store)
    both = set(_statements_of(look, called(store, one))) & set(_statements_of(look, called(store, other)))
    return facts(store, sorted(both))


def called(store: Store, name: str) -> list[str]:
    """IRIs of the entities of that name, or, where there are none, of those that have it among their other names."""
    look = Lookup(store)
    wanted = plain(name)
    others: list[str] = []
    for predicate in (NAME, ALIAS):
        pairs = list(look.pairs(predicate))
        found = sorted({iri for iri, text in pairs if iri == name or plain(text) == wanted})
        if found:
            return found
        others += [text for _, text in pairs]
    raise UsageError(f"nothing in this graph is called “{name}”{did_you_mean(name, sorted(set(others)))}")


def facts(store: Store, statements: Iterable[str]) -> Result:
    """The rows of statements, by date and place in the text."""
    look = Lookup(store)
    rows = [row for statement in statements for row in _mentions(look, statement)]
    return table(FACT_COLUMNS, (row for _, row in sorted(rows)))


def table(columns: tuple[str, ...], rows: Iterable[tuple[str | int, ...]], *, hints: tuple[str, ...] = ()) -> Result:
    """A result as a query would give it; what is unknown is unbound."""
    import pyoxigraph as ox  # noqa: PLC0415

    def term(column: str, value: str | int) -> ox.NamedNode | ox.Literal | None:
        if value == "":
            return None
        return ox.NamedNode(str(value)) if column in {"iri", "statement"} else ox.Literal(value)

    return Result(Form.SELECT, columns, tuple(tuple(term(c, v) for c, v in zip(columns, row, strict=True)) for row in rows), hints)


def _statements_of(look: Lookup, iris: Iterable[str]) -> list[str]:
    """Statements that have one of the nodes for subject, object or further argument, or name it in a literal."""
    found: set[str] = set()
    for iri in iris:
        for role in (SUBJECT, OBJECT, kg("mentions")):
            found.update(look.having(role, iri))
        for qualifier in look.having(kg("value"), iri):
            found.update(look.having(kg("qualifier"), qualifier))
    return sorted(found)


def _mentions(look: Lookup, statement: str) -> Iterator[tuple[tuple[str, str, int], tuple[str, ...]]]:
    subject, relation = (look.label(look.value(statement, predicate)) for predicate in (SUBJECT, PREDICATE))
    target = next(iter(look.terms(statement, OBJECT)), None)
    shown = "" if target is None else look.label(target.value) if str(target).startswith("<") else target.value
    when = look.value(statement, kg("time"))
    for mention in look.values(statement, kg("mention")):
        article, sentence = look.value(mention, CONTEXT), look.value(mention, kg("sentence"))
        published = look.value(article, PUBLISHED)
        speakers = ", ".join(map(look.label, look.values(mention, kg("attributedTo"))))
        status = local(look.value(mention, kg("mentionStatus")))
        quotation = look.value(sentence, ANCHOR) if sentence else ""
        place = (published, article, int(look.value(sentence, BEGIN) or 0) if sentence else 0)
        yield place, (subject, relation, shown, status, when, speakers, look.outlet(article), published, quotation, statement)


def _event(look: Lookup, iri: str) -> tuple[str | int, ...]:
    statements = look.values(iri, DESCRIBED)
    articles = {article for statement in statements for article in look.values(statement, DERIVED)}
    return (
        look.label(iri),
        _class(look, iri),
        local(look.value(iri, kg("status"))),
        look.value(iri, TIME_START),
        look.value(iri, TIME_END),
        "; ".join(map(look.label, look.values(iri, PLACE))),
        "; ".join(_participants(look, iri)),
        len(articles),
        iri,
    )


def _participants(look: Lookup, event: str) -> list[str]:
    """Names of the entities that take part, in whatever role."""
    from pyoxigraph import NamedNode  # noqa: PLC0415 - `kg --help` needs none

    roles = ((q.predicate.value, q.object) for q in look.store.quads_for_pattern(NamedNode(event), None, None))
    found = {o.value for role, o in roles if role not in {PLACE, TOPIC} and isinstance(o, NamedNode) and look.value(o.value, NAME)}
    return sorted(map(look.label, found))


def _class(look: Lookup, iri: str) -> str:
    """The most special class that is given: one that is not the class of all of them."""
    names = [local(value) for value in look.values(iri, TYPE)]
    return next((name for name in names if name not in {"Entity", "Event"}), next(iter(names), ""))
