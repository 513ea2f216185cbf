"""Short texts and keywords in, the values that pass between stages out: documents, mentions, chains, statements, extractions.

doc = document("Kim Jong-un dismissed Pak Su-il.", published=date(2023, 8, 10))
kim, pak = mention(doc, "Kim Jong-un"), mention(doc, "Pak Su-il")
extraction(doc, [chain(kim), chain(pak)], [statement(doc, kim, "dismiss", pak, surface="dismissed")])
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph

from kg.build.graph import event_record
from kg.merge import Contract, merge, serialize
from kg.records import to_line, to_record
from kg.resolve import resolve
from kg.resolve.events import find_events
from kg.types import (
    Argument,
    Attribution,
    Chain,
    Document,
    EntityType,
    Evidence,
    Extraction,
    Field,
    Interval,
    Literal,
    LiteralKind,
    Mention,
    MentionKind,
    Ontology,
    Polarity,
    Precision,
    Span,
    SpeechAct,
    Statement,
)
from kg.vocab import Vocabulary

PERSON, BODY, PLACE, EVENT, OTHER = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.EVENT, EntityType.OTHER
NAME, NOMINAL, PRONOUN = MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN


def document(text: str, **fields: Any) -> Document:
    """A document; without a date it is of 10 August 2023."""
    return Document(text=text, **({"published": date(2023, 8, 10)} | fields))


def span(doc: Document, text: str, nth: int = 0) -> Span:
    """Where the n-th occurrence of `text` stands, as whole words."""
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", doc.text)]
    return Span(found[nth], found[nth] + len(text))


def mention(doc: Document, text: str, nth: int = 0, *, entity_type: EntityType = PERSON, kind: MentionKind = NAME) -> Mention:
    """A mention of `text`; everything stands in one sentence, so the place in the text serves as the head's number."""
    where = span(doc, text, nth)
    return Mention(document=doc.id, span=where, text=text, sentence=0, head=where.end, kind=kind, entity_type=entity_type)


def chain(*mentions: Mention, titles: Sequence[str] = ()) -> Chain:
    """A chain named by its longest name; its class is that of the first mention."""
    names = [m.text for m in mentions if m.kind is NAME] or [m.text for m in mentions]
    return Chain(
        name=max(names, key=len),
        entity_type=mentions[0].entity_type,
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        reasons=("given",) * len(mentions),
        titles=tuple(sorted(titles)),
    )


def sentence(doc: Document, inside: Span) -> Span:
    """The stretch between full stops around a span."""
    start = doc.text.rfind(". ", 0, inside.start) + 1
    end = doc.text.find(". ", inside.start)
    start += len(doc.text[start:]) - len(doc.text[start:].lstrip())
    return Span(start, len(doc.text) if end < 0 else end + 1)


def statement(doc: Document, subject: Argument, predicate: str, target: Argument, *, surface: str = "", **fields: Any) -> Statement:
    """A statement whose evidence is the sentence of its subject; `surface` is looked up in the text where it is given."""
    evidence = fields.pop("evidence", None)
    if evidence is None:
        here = argument_span(subject)
        verb = span(doc, surface) if surface else argument_span(target)
        evidence = Evidence(
            sentence=sentence(doc, here), subject=here, predicate=verb, object=argument_span(target), index=0, head=verb.end
        )
    base = {"extractor": "clauses/1", "rule": "active", "confidence": 0.9}
    return Statement(
        document=doc.id,
        subject=subject,
        predicate=predicate,
        object=target,
        surface=surface or predicate,
        evidence=evidence,
        **(base | fields),
    )


def argument_span(argument: Argument) -> Span:
    return Span(0, 1) if isinstance(argument, Field) else argument.span


def literal(doc: Document, text: str, kind: LiteralKind = LiteralKind.PHRASE, **fields: Any) -> Literal:
    return Literal(text=text, span=span(doc, text), kind=kind, **fields)


def said_by(doc: Document, speaker: Mention | None, act: SpeechAct = SpeechAct.REPORT) -> tuple[Attribution, ...]:
    return (Attribution(speaker=speaker, act=act, span=speaker.span if speaker else Span(0, 1)),)


def extraction(doc: Document, chains: Iterable[Chain] = (), statements: Iterable[Statement] = ()) -> Extraction:
    return Extraction(document=doc, chains=tuple(chains), statements=tuple(statements))


CAST = (("Oskar Lindqvist", PERSON), ("Meridan Steel", BODY), ("Port Calder", PLACE), ("Accord of Tessin", EVENT))


def report(
    name: str,
    entity_type: EntityType = PERSON,
    *,
    titles: Sequence[str] = (),
    short: Sequence[str] = (),
    story: str = "one",
    lead: str = "",
) -> Extraction:
    """A document about `name`. Documents of one story share the names of CAST, of another story none; `short` are further forms."""
    rest = "; ".join(n for n, _ in CAST) if story == "one" else f"nothing known in {story}"
    doc = document(f"{lead}{name} is in the news again. {'. '.join(short)}{'. ' if short else ''}Also: {rest}.", title=f"{name}, {story}")
    chains = [
        chain(mention(doc, name, entity_type=entity_type), *(mention(doc, s, -1, entity_type=entity_type) for s in short), titles=titles)
    ]
    if story == "one":
        chains += [chain(mention(doc, n, -1, entity_type=t)) for n, t in CAST]
    return extraction(doc, chains)


def subject_of(found: Extraction) -> Mention:
    """The mention that `report` is about."""
    return found.chains[0].mentions[0]


def triples_of(*found: Extraction, **options: Any) -> list[Any]:
    """The triples of some extractions, resolved and merged."""
    options = {"ontology": Ontology(relations=()), "vocabulary": Vocabulary()} | options
    linker, events = find_events(found, resolve(found), options["ontology"])
    return list(merge(found, linker, events, contract=Contract(**options)))


def store_of(*found: Extraction, **options: Any) -> pyoxigraph.Store:
    """The graph of some extractions in a store in memory."""
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(*t) for t in triples_of(*found, **options))
    return store


def rows(store: pyoxigraph.Store, sparql: str) -> list[tuple[str, ...]]:
    """Sorted rows of a SELECT with our prefixes bound, IRIs in their short form, literals as their lexical form."""
    prefixes = Vocabulary().prefixes

    def short(term: Any) -> str:
        name = max((p for p, n in prefixes.items() if term.value.startswith(n)), key=lambda p: len(prefixes[p]), default="")
        return term.value.replace(prefixes[name], f"{name}:") if name and isinstance(term, pyoxigraph.NamedNode) else term.value

    return sorted(tuple(short(term) if term else "" for term in row) for row in store.query(sparql, prefixes=prefixes))


def save(folder: Path, *found: Extraction, **options: Any) -> Path:
    """The files of a build that `kg verify`, `explain` and `diff` read; returns the folder."""
    folder.mkdir(exist_ok=True)
    vocabulary = options.get("vocabulary", Vocabulary())
    (folder / "graph.ttl").write_bytes(serialize(triples_of(*found, **options), vocabulary))
    documents = [to_line({"id": x.document.id, **to_record(x.document)}) for x in found]
    entities = [to_line(to_record(entity)) for entity in resolve(found).entities]
    _, events = find_events(found, resolve(found), options.get("ontology", Ontology(relations=())))
    told = [to_line(to_record(event_record(event))) for event in events]
    (folder / "events.jsonl").write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    statements = [to_line(to_record(statement)) for x in found for statement in x.statements]
    (folder / "documents.jsonl").write_text("".join(f"{line}\n" for line in documents), encoding="utf-8")
    (folder / "statements.jsonl").write_text("".join(f"{line}\n" for line in statements), encoding="utf-8")
    (folder / "entities.jsonl").write_text("".join(f"{line}\n" for line in entities), encoding="utf-8")
    return folder


def story() -> tuple[Extraction, Extraction]:
    """Two articles: a dismissal that both report, the second after an agency, and a shipment that one asserts and the other denies."""
    return (
        _article("Kim Jong-un dismissed Pak Su-il on Wednesday. Karsova shipped shells.", title="Army chief replaced", agency=None),
        _article(
            "Kim Jong Un dismissed Pak Su Il, KCNA said. Karsova never shipped shells, KCNA said.", title="Top general out", agency="KCNA"
        ),
    )


def _article(text: str, *, title: str, agency: str | None) -> Extraction:
    doc = document(text, title=title, publisher="Korea Monitor", authors=("Sarah Kim",))
    leader, general = ("Kim Jong Un", "Pak Su Il") if agency else ("Kim Jong-un", "Pak Su-il")
    kim, pak, karsova = mention(doc, leader), mention(doc, general), mention(doc, "Karsova", entity_type=PLACE)
    chains, said, denial = [chain(kim), chain(pak), chain(karsova)], {}, {}
    if agency:
        speakers = [mention(doc, agency, n, entity_type=BODY) for n in range(2)]
        chains.append(chain(*speakers))
        said, denial = ({"attribution": said_by(doc, s)} for s in speakers)
        denial["polarity"] = Polarity.NEGATIVE
    day = Interval(start=date(2023, 8, 9), end=date(2023, 8, 9), precision=Precision.DAY)
    author = Field(document=doc.id, name="author", value="Sarah Kim", entity_type=PERSON)
    article = Field(document=doc.id, name="article", value=title, entity_type=EntityType.WORK)
    return extraction(
        doc,
        chains,
        [
            statement(doc, kim, "dismiss", pak, surface="dismissed", relation="dismissed", time=day, **said),
            statement(doc, karsova, "ship", literal(doc, "shells"), surface="shipped", **denial),
            statement(doc, author, "write", article, relation="wrote", evidence=author),
        ],
    )
