"""A store that follows the graph contract -> a networkx.MultiDiGraph of entities and statements.

Nodes are entities and events (attributes: EntityRecord), edges are statements between two entities, of every status (StatementRecord;
the key is the statement's IRI), and the roles of events. Statements with a literal object are the `facts` of their subject. Statements
about an article (who wrote it, who published it) are no edges: what they say is in `graph.graph["articles"]` (IRI -> ArticleRecord).
`graph.graph["events"]` has an EventRecord for each event, `graph.graph["disagreements"]` a DisagreementRecord for each difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import vocab
from kg.analyse.central import central
from kg.analyse.disagreements import disagreements
from kg.analyse.events import DESCRIBED, event, role_edges
from kg.analyse.measures import annotate
from kg.analyse.records import ArticleRecord, EntityRecord, MentionRecord, QualifierRecord, Reference, StatementRecord, Stretch
from kg.analyse.sentences import sentence
from kg.analyse.triples import Triples, local_name
from kg.types import EntityType

if TYPE_CHECKING:
    from pathlib import Path

    import networkx
    import pyoxigraph

TYPE = f"{vocab.RDF}type"
SUBJECT, PREDICATE, OBJECT = (f"{vocab.RDF}{name}" for name in ("subject", "predicate", "object"))
NAME, ALIAS, LABEL = f"{vocab.SKOS}prefLabel", f"{vocab.SKOS}altLabel", f"{vocab.RDFS}label"
DERIVED = f"{vocab.PROV}wasDerivedFrom"
ANCHOR, BEGIN, END, CONTEXT = (f"{vocab.NIF}{name}" for name in ("anchorOf", "beginIndex", "endIndex", "referenceContext"))
HEADLINE, PUBLISHED, PUBLISHER, AUTHOR, URL = (
    f"{vocab.SCHEMA}{name}" for name in ("headline", "datePublished", "publisher", "author", "url")
)
ANY_ENTITY, INFERRED = vocab.kg("Entity"), vocab.kg("inferredDate")
ARTICLE = f"{vocab.SCHEMA}NewsArticle"
STATEMENT_TERMS = (
    "status",
    "confidence",
    "supportCount",
    "denyCount",
    "time",
    "timeStart",
    "timeEnd",
    "mentions",
    "standsFor",
    "describedBy",
    "reportedBy",
    "deniedBy",
    "mention",
    "qualifier",
    "role",
    "value",
)
MENTION_TERMS = (
    *("sentence", "subjectSpan", "predicateSpan", "objectSpan", "polarity", "certainty", "attributedTo"),
    *("mentionStatus", "speechAct", "surfacePredicate", "extractor", "rule"),
)
WANTED = (
    *(TYPE, SUBJECT, PREDICATE, OBJECT, NAME, ALIAS, LABEL, DERIVED, ANCHOR, BEGIN, END, CONTEXT),
    *(HEADLINE, PUBLISHED, INFERRED, PUBLISHER, AUTHOR, URL),
    *(vocab.kg(name) for name in STATEMENT_TERMS + MENTION_TERMS),
)


def triples_of(turtle: Path) -> Triples:
    """What a network is made of, from a graph as a file of Turtle."""
    return Triples.of_turtle(turtle, WANTED)


def load_network(graph: pyoxigraph.Store, *, triples: Triples | None = None) -> networkx.MultiDiGraph[str]:
    """Read entities, statements and sources; measure degree, support, PageRank and community of each entity.

    `triples` are those of the graph, where `triples_of` has read them already; else they are read from the store.
    """
    import networkx  # noqa: PLC0415 - imported where used, so that `kg --help` stays fast

    triples = triples or Triples.of_store(graph, WANTED)
    articles = {iri: _article(triples, iri) for iri in triples.subjects(TYPE) if ARTICLE in triples.values(iri, TYPE)}
    events = {iri: event(graph, triples, iri) for iri in triples.subjects(DESCRIBED)}
    made = {mention: iri for iri in triples.subjects(vocab.kg("mention")) for mention in triples.values(iri, vocab.kg("mention"))}
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(articles=articles, events=events, disagreements=disagreements(graph, made))
    for iri in sorted({*triples.subjects(NAME), *events} - set(articles)):
        network.add_node(iri, **_entity(triples, iri))
    for iri in triples.subjects(SUBJECT):
        _add_statement(network, triples, iri)
    for source, target, key, record in role_edges(events, network):
        network.add_edge(source, target, key=key, **record)
    annotate(network)
    return network


def load_part(graph: pyoxigraph.Store, *, entities: int, facts: int) -> networkx.MultiDiGraph[str]:
    """The network of a graph; of one with more entities or facts, that of its best connected things, which is measured by itself.

    `graph.graph["whole"]` then counts the entities and facts of all.
    """
    part = central(graph, WANTED, entities=entities, facts=facts)
    network = load_network(graph, triples=part.triples if part else None)
    if part:
        network.graph["whole"] = {"entities": part.entities, "facts": part.facts}
    return network


def _add_statement(network: networkx.MultiDiGraph[str], triples: Triples, iri: str) -> None:
    subject, target, kind = triples.value(iri, SUBJECT), *_object(triples, iri)
    ends = [subject] if kind else [subject, target]
    if any(end in network.graph["articles"] for end in ends):
        return
    record = _statement(triples, iri, target if kind else _name(triples, target))
    for end in dict.fromkeys(ends):
        if end not in network:  # an entity that nobody named
            network.add_node(end, **_entity(triples, end))
        network.nodes[end]["support"] += len(record["mentions"])
    if kind:
        network.nodes[subject]["facts"] += ({**record, "value": target, "kind": kind},)
    else:
        network.add_edge(subject, target, key=iri, **record)


def _object(triples: Triples, statement: str) -> tuple[str, str]:
    """The object's IRI or lexical form, and its datatype."""
    term = triples.terms(statement, OBJECT)[0]
    return term.value, _datatype(term)


def _datatype(term: object) -> str:
    """Local name of a literal's datatype, "string" for plain and tagged text, "" for an IRI."""
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        return ""
    name = local_name(datatype.value)
    return "string" if name == "langString" else name


def _entity(triples: Triples, iri: str) -> EntityRecord:
    label = triples.value(iri, NAME) or local_name(iri)
    aliases = tuple(alias for alias in triples.values(iri, ALIAS) if alias != label)
    return EntityRecord(
        label=label,
        aliases=aliases,
        entity_class=_entity_class(triples, iri),
        degree=0,
        support=0,
        pagerank=0.0,
        community=0,
        stands_for=tuple(triples.values(iri, vocab.kg("standsFor"))),
        facts=(),
    )


def _entity_class(triples: Triples, iri: str) -> str:
    """The class of the graph contract where the entity has one, else the first class of its own, else Other."""
    names = [local_name(value) for value in triples.values(iri, TYPE) if value.startswith(vocab.KG) and value != ANY_ENTITY]
    known = [kind.value for kind in EntityType if kind.value in names]
    return (known or names or [EntityType.OTHER.value])[0]


def _statement(triples: Triples, iri: str, target: str) -> StatementRecord:
    relation = triples.value(iri, PREDICATE)
    record = StatementRecord(
        iri=iri,
        relation=relation,
        label=triples.value(relation, LABEL) or local_name(relation).replace("_", " "),
        value="",
        kind="",
        status=local_name(triples.value(iri, vocab.kg("status"))),
        confidence=float(triples.value(iri, vocab.kg("confidence"), "1")),
        support=int(triples.value(iri, vocab.kg("supportCount"), "0")),
        denials=int(triples.value(iri, vocab.kg("denyCount"), "0")),
        time=triples.value(iri, vocab.kg("time")),
        start=triples.value(iri, vocab.kg("timeStart")),
        end=triples.value(iri, vocab.kg("timeEnd")),
        sentence=triples.value(iri, LABEL),
        named=_references(triples, iri, vocab.kg("mentions")),
        reported_by=_references(triples, iri, vocab.kg("reportedBy")),
        denied_by=_references(triples, iri, vocab.kg("deniedBy")),
        qualifiers=tuple(_qualifier(triples, node) for node in triples.values(iri, vocab.kg("qualifier"))),
        mentions=_mentions(triples, iri),
    )
    if not record["sentence"]:
        verb = triples.value(relation, ALIAS)
        record["sentence"] = sentence(record, subject=_name(triples, triples.value(iri, SUBJECT)), target=target, infinitive=verb)
    return record


def _qualifier(triples: Triples, node: str) -> QualifierRecord:
    value = triples.terms(node, vocab.kg("value"))[0]
    iri = None if _datatype(value) else value.value
    return QualifierRecord(role=triples.value(node, vocab.kg("role")), label=_name(triples, iri) if iri else value.value, iri=iri)


def _mentions(triples: Triples, statement: str) -> tuple[MentionRecord, ...]:
    """Mentions by article date, then by their place in the article."""
    fallback = triples.value(statement, DERIVED)
    found = [_mention(triples, node, fallback) for node in triples.values(statement, vocab.kg("mention"))]
    return tuple(sorted(found, key=lambda m: (triples.value(m["article"], PUBLISHED), m["article"], m["begin"])))


def _mention(triples: Triples, node: str, article: str) -> MentionRecord:
    place = triples.value(node, vocab.kg("sentence"))
    return MentionRecord(
        sentence=triples.value(place, ANCHOR),
        begin=int(triples.value(place, BEGIN, "-1")),
        subject=_stretch(triples, node, "subjectSpan"),
        predicate=_stretch(triples, node, "predicateSpan"),
        object=_stretch(triples, node, "objectSpan"),
        article=triples.value(node, CONTEXT) or triples.value(place, CONTEXT) or article,
        speakers=_references(triples, node, vocab.kg("attributedTo")),
        acts=tuple(triples.values(node, vocab.kg("speechAct"))),
        status=local_name(triples.value(node, vocab.kg("mentionStatus"))),
        polarity=local_name(triples.value(node, vocab.kg("polarity"))),
        certainty=local_name(triples.value(node, vocab.kg("certainty"))),
        surface=triples.value(node, vocab.kg("surfacePredicate")),
        extractor=triples.value(node, vocab.kg("extractor")),
        rule=triples.value(node, vocab.kg("rule")),
        confidence=float(triples.value(node, vocab.kg("confidence"), "1")),
    )


def _stretch(triples: Triples, mention: str, term: str) -> Stretch | None:
    """A span of the article, counted from the start of the mention's sentence."""
    span, place = triples.value(mention, vocab.kg(term)), triples.value(mention, vocab.kg("sentence"))
    begin, end, offset = triples.value(span, BEGIN), triples.value(span, END), triples.value(place, BEGIN)
    if span and not begin and (found := vocab.place_of(span)):  # a compact graph says it by the IRI alone
        begin, end = map(str, found[1:])
    return (int(begin) - int(offset), int(end) - int(offset)) if begin and end and offset else None


def _article(triples: Triples, iri: str) -> ArticleRecord:
    return ArticleRecord(
        iri=iri,
        title=triples.value(iri, HEADLINE),
        publisher=", ".join(_name(triples, value) for value in triples.values(iri, PUBLISHER)),
        date=triples.value(iri, PUBLISHED),
        inferred=triples.value(iri, INFERRED),
        url=triples.value(iri, URL),
        authors=tuple(_name(triples, value) for value in triples.values(iri, AUTHOR)),
    )


def _references(triples: Triples, iri: str, term: str) -> tuple[Reference, ...]:
    return tuple(Reference(iri=value, label=_name(triples, value)) for value in triples.values(iri, term))


def _name(triples: Triples, iri: str) -> str:
    """The name of an entity; a value that is no entity is its own name."""
    return triples.value(iri, NAME) or (local_name(iri).replace("_", " ") if "://" in iri else iri)
