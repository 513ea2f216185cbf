"""Folder of a build x name or IRI -> Explanation: why mentions are one entity, why a statement exists and has its status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.english.pronouns import REFERRING
from kg.english.tree import RELATIVE_PRONOUNS
from kg.errors import UsageError
from kg.inspect.cues import Place, cues, place
from kg.inspect.events import EventExplanation, explain_event
from kg.inspect.saved import (
    ANCHOR,
    ARTICLE,
    BEGIN,
    CONTEXT,
    HEADLINE,
    LABEL,
    MENTION,
    OBJECT,
    PREDICATE,
    PUBLISHED,
    PUBLISHER,
    STATEMENT,
    SUBJECT,
    SavedBuild,
    open_build,
)
from kg.records import read_jsonl
from kg.types import Document, Entity
from kg.vocab import KG, kg


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article, as a reader knows it; what is unknown is ""."""

    iri: str
    headline: str
    published: str
    publisher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkExplanation:
    """A name that one article uses, and why it means this entity."""

    name: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityExplanation:
    """An entity with every link that made it; `statements` are the IRIs of the statements it is subject or object of.

    `described` are the words other than bare names and pronouns by which their sentences mean it, the most frequent first, with counts;
    `class_reasons` the signs that speak most for its class, with the log odds that they add.
    """

    iri: str
    name: str
    entity_type: str
    aliases: tuple[str, ...]
    links: tuple[LinkExplanation, ...]
    statements: tuple[str, ...]
    described: tuple[tuple[str, int], ...] = ()
    class_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionExplanation:
    """One sentence that makes a statement; `sentence` is "" and `field` set where the article's metadata does.

    `cues` say in words why it has its status, speakers and time: "status: modal “will”".
    """

    iri: str
    sentence: str
    field: str
    source: Source
    speakers: tuple[str, ...]
    status: str
    polarity: str
    certainty: str
    surface: str
    extractor: str
    rule: str
    confidence: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementExplanation:
    """A statement with every mention that made it, by date and place in the text. `qualifiers` are pairs of role and value."""

    iri: str
    subject: str
    predicate: str
    object: str
    status: str
    confidence: str
    support: str
    denials: str
    time: str
    qualifiers: tuple[tuple[str, str], ...]
    mentions: tuple[MentionExplanation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleExplanation:
    """An article and when it appeared; where it does not say, the days that its text allows and the words that tell so."""

    source: Source
    inferred: str
    reasons: tuple[str, ...]


Explanation = ArticleExplanation | EntityExplanation | StatementExplanation | EventExplanation


def explain(build: Path, name_or_iri: str) -> tuple[Explanation, ...]:
    """What is known of the IRI of a statement, mention or article, of an entity's or event's, or of a name: all entities and events of it.

    IRIs may be written with our prefixes ("ent:Kim_Jong-un", "st:9f2c…"). Names match without case. Raises UsageError with the nearest
    names where nothing is called so, StoreError where the build is damaged.
    """
    saved = open_build(build)
    asked = name_or_iri.strip()
    iri = _expand(saved, asked)
    statements = set(saved.instances(STATEMENT))
    if iri in statements:
        return (_statement(saved, iri, cues(saved)),)
    if iri in saved.instances(MENTION):
        why = cues(saved)
        return tuple(_statement(saved, str(t.subject).strip("<>"), why) for t in saved.triples(None, kg("mention"), iri))
    if iri in saved.instances(ARTICLE):
        return (_article(saved, iri),)
    entities = list(read_jsonl(build / "entities.jsonl", Entity))
    found = [e for e in entities if saved.vocabulary.entity(e.id) == iri] or called(entities, asked)
    happened = _happened(saved, iri, asked)
    if not found and not happened:
        raise UsageError(unknown(entities, asked))
    return (*(_entity(saved, e) for e in found), *happened)


def words_of(build: Path, statement: str) -> tuple[str, str]:
    """The id and the sentence of a statement, told by its IRI or by its id alone. Raises UsageError where the build has none."""
    saved = open_build(build)
    namespace = saved.vocabulary.prefixes["st"]
    iri = _expand(saved, statement.strip())
    iri = iri if iri.startswith(namespace) else namespace + iri
    if iri not in saved.instances(STATEMENT):
        raise UsageError(f"{statement}: no statement of this build; the page and `kg explain` show the IRI of each")
    return iri.removeprefix(namespace), saved.value(iri, LABEL)


def _happened(saved: SavedBuild, iri: str, name: str) -> list[EventExplanation]:
    """Events of that IRI or name."""
    events = list(read_jsonl(saved.folder / "events.jsonl", Entity))
    wanted = [e for e in events if iri in (saved.vocabulary.event(e.id), saved.vocabulary.entity(e.id))] or called(events, name)
    nodes = [node(e.id) for e in wanted for node in (saved.vocabulary.event, saved.vocabulary.entity)]
    found = (explain_event(saved, node, events) for node in dict.fromkeys(nodes))
    return [event for event in found if event]


def _expand(saved: SavedBuild, text: str) -> str:
    prefix, colon, local = text.strip("<>").partition(":")
    namespace = saved.vocabulary.prefixes.get(prefix)
    return f"{namespace}{local}" if colon and namespace else text.strip("<>")


def called(entities: Iterable[Entity], name: str) -> list[Entity]:
    """Entities of that name; where there is none, those that have it among their other names."""
    wanted = name.casefold()
    entities = list(entities)
    return [e for e in entities if wanted in (e.name.casefold(), e.id.casefold())] or [
        e for e in entities if wanted in (a.casefold() for a in e.aliases)
    ]


def unknown(entities: Iterable[Entity], name: str) -> str:
    """The message for a name that nothing has, with the nearest ones."""
    from kg.query.nearest import did_you_mean  # noqa: PLC0415 - only when something is not found

    names = sorted({n for e in entities for n in (e.name, *e.aliases)})
    return f"nothing in this build is called “{name}”{did_you_mean(name, names) or '; `kg query entities` shows what it is about'}"


# ------------------------------------------------------------------------------------------------ entities


def _entity(saved: SavedBuild, entity: Entity) -> EntityExplanation:
    iri = saved.vocabulary.entity(entity.id)
    links = [
        LinkExplanation(name=k.name, reason=k.reason, source=_source(saved, saved.vocabulary.article(k.document))) for k in entity.links
    ]
    statements = {str(t.subject).strip("<>") for role in (SUBJECT, OBJECT) for t in saved.triples(None, role, iri)}
    return EntityExplanation(
        iri=iri,
        name=entity.name,
        entity_type=entity.entity_type.value,
        aliases=entity.aliases,
        links=tuple(sorted(links, key=lambda k: (k.source.published, k.source.iri, k.name, k.reason))),
        statements=tuple(sorted(statements)),
        described=_described(saved, iri, {name.casefold() for name in (entity.name, *entity.aliases)}),
        class_reasons=entity.class_reasons,
    )


def _described(saved: SavedBuild, iri: str, names: set[str]) -> tuple[tuple[str, int], ...]:
    """The descriptions of an entity, each place in an article counted once."""
    spans: set[str] = set()
    for role, stretch in ((SUBJECT, "subjectSpan"), (OBJECT, "objectSpan")):
        statements = [str(t.subject).strip("<>") for t in saved.triples(None, role, iri)]
        mentions = [m for statement in statements for m in saved.values(statement, kg("mention"))]
        spans |= {span for mention in mentions for span in saved.values(mention, kg(stretch))}
    counts = Counter(" ".join(saved.value(span, ANCHOR).split()) for span in spans)
    told = ((text, n) for text, n in counts.items() if text.casefold().removeprefix("the ") not in names | REFERRING | RELATIVE_PRONOUNS)
    return tuple(sorted(told, key=lambda pair: (-pair[1], pair[0])))


def _article(saved: SavedBuild, iri: str) -> ArticleExplanation:
    documents = read_jsonl(saved.folder / "documents.jsonl", Document)
    inferred = next((d.inferred for d in documents if saved.vocabulary.article(d.id) == iri), None)
    return ArticleExplanation(
        source=_source(saved, iri), inferred=saved.value(iri, kg("inferredDate")), reasons=inferred.reasons if inferred else ()
    )


def _source(saved: SavedBuild, article: str) -> Source:
    publisher = saved.value(article, PUBLISHER)
    return Source(
        iri=article,
        headline=saved.value(article, HEADLINE),
        published=saved.value(article, PUBLISHED),
        publisher=saved.label(publisher) if publisher else "",
    )


# ------------------------------------------------------------------------------------------------ statements


def _statement(saved: SavedBuild, iri: str, why: Mapping[Place, tuple[str, ...]]) -> StatementExplanation:
    mentions = [(_place(saved, m), _mention(saved, m, why)) for m in saved.values(iri, kg("mention"))]
    mentions.sort(key=lambda pair: (pair[1].source.published, pair[1].source.iri, pair[0], pair[1].iri))
    qualifiers = [(saved.value(q, kg("role")), _name(saved, q, kg("value"))) for q in saved.values(iri, kg("qualifier"))]
    return StatementExplanation(
        iri=iri,
        subject=_name(saved, iri, SUBJECT),
        predicate=_name(saved, iri, PREDICATE),
        object=_name(saved, iri, OBJECT),
        status=saved.value(iri, kg("status")).removeprefix(KG),
        confidence=saved.value(iri, kg("confidence")),
        support=saved.value(iri, kg("supportCount")),
        denials=saved.value(iri, kg("denyCount")),
        time=saved.value(iri, kg("time")),
        qualifiers=tuple(sorted(qualifiers)),
        mentions=tuple(m for _, m in mentions),
    )


def _name(saved: SavedBuild, node: str, predicate: str) -> str:
    """The value of a property as a reader knows it: a literal's text or a node's label."""
    return next((saved.label(t.value) if str(t).startswith("<") else t.value for t in saved.terms(node, predicate)), "")


def _place(saved: SavedBuild, mention: str) -> int:
    return int(saved.value(saved.value(mention, kg("sentence")), BEGIN, "-1"))


def _mention(saved: SavedBuild, iri: str, why: Mapping[Place, tuple[str, ...]]) -> MentionExplanation:
    where = place(saved, iri)
    return MentionExplanation(
        iri=iri,
        sentence=saved.value(saved.value(iri, kg("sentence")), ANCHOR),
        field=saved.value(iri, kg("field")),
        source=_source(saved, saved.value(iri, CONTEXT)),
        speakers=tuple(saved.label(s) for s in saved.values(iri, kg("attributedTo"))),
        status=saved.value(iri, kg("mentionStatus")).removeprefix(KG),
        polarity=saved.value(iri, kg("polarity")).removeprefix(KG),
        certainty=saved.value(iri, kg("certainty")).removeprefix(KG),
        surface=saved.value(iri, kg("surfacePredicate")),
        extractor=saved.value(iri, kg("extractor")),
        rule=saved.value(iri, kg("rule")),
        confidence=saved.value(iri, kg("confidence")),
        cues=why.get(where, ()) if where else (),
    )
