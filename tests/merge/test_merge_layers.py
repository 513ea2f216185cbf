"""The graph contract, layer by layer: world, statement, mention, spans, source."""

from datetime import date

import pytest
from factories import (
    BODY,
    NOMINAL,
    OTHER,
    PERSON,
    chain,
    document,
    extraction,
    literal,
    mention,
    rows,
    said_by,
    statement,
    store_of,
    triples_of,
)

from kg.merge.sources import nif
from kg.merge.terms import TYPE
from kg.types import (
    Certainty,
    Document,
    EntityType,
    Extraction,
    Field,
    Interval,
    LiteralKind,
    Ontology,
    Polarity,
    Precision,
    Qualifier,
    Relation,
    SpeechAct,
    Status,
)

TEXT = "Kim Jong-un dismissed Pak Su-il on Wednesday with Ri Yong-gil, KCNA said. Nobody objected."
DAY = Interval(start=date(2023, 8, 9), end=date(2023, 8, 9), precision=Precision.DAY)


def dismissal(
    text: str = TEXT, *, verb: str = "dismissed", agency: bool = False, doc_fields: dict | None = None, **fields: object
) -> Extraction:
    """One statement: Kim Jong-un dismissed Pak Su-il."""
    doc = document(text, **(doc_fields or {}))
    kim, pak = mention(doc, "Kim Jong-un"), mention(doc, "Pak Su-il")
    chains = [chain(kim), chain(pak)]
    if agency:
        kcna = mention(doc, "KCNA", entity_type=BODY)
        chains.append(chain(kcna))
        fields["attribution"] = said_by(doc, kcna, fields.pop("act", SpeechAct.REPORT))
    return extraction(doc, chains, [statement(doc, kim, "dismiss", pak, surface=verb, relation="dismissed", **fields)])


# ------------------------------------------------------------------------------------------------ world


def test_an_asserted_statement_makes_a_plain_edge() -> None:
    assert rows(store_of(dismissal()), "SELECT ?s ?o { ?s kg:dismissed ?o }") == [("ent:Kim_Jong-un", "ent:Pak_Su-il")]


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": Polarity.NEGATIVE},
        {"certainty": Certainty.PLANNED},
        {"certainty": Certainty.CONDITIONAL},
        {"agency": True, "act": SpeechAct.CLAIM},
        {"agency": True, "act": SpeechAct.DENY},
    ],
)
def test_nothing_else_does(fields: dict) -> None:
    assert rows(store_of(dismissal(**fields)), "SELECT ?s { ?s kg:dismissed ?o }") == []


def test_trust_says_which_statuses_make_an_edge() -> None:
    planned = dismissal(certainty=Certainty.PLANNED)
    assert len(rows(store_of(planned, trust=frozenset({Status.PLANNED})), "SELECT ?s { ?s kg:dismissed ?o }")) == 1
    assert rows(store_of(dismissal(), trust=frozenset()), "SELECT ?s { ?s kg:dismissed ?o }") == []


def test_entities_have_a_class_a_name_and_other_names() -> None:
    store = store_of(dismissal(), dismissal(TEXT.replace("Jong-un", "Jong Un").replace("Kim Jong Un", "Kim Jong-un") + " More."))
    assert rows(store, "SELECT ?n ?c { ?e skos:prefLabel ?n ; a ?c }") == [("Kim Jong-un", "kg:Person"), ("Pak Su-il", "kg:Person")]


def test_other_names_are_labels_too() -> None:
    doc = document("Kim Jong-un spoke. Kim left.")
    kim = chain(mention(doc, "Kim Jong-un"), mention(doc, "Kim", 1))
    store = store_of(extraction(doc, [kim], [statement(doc, kim.mentions[1], "leave", literal(doc, "left"))]))
    assert rows(store, "SELECT ?a { ?e skos:altLabel ?a }") == [("Kim",)]


def test_a_thing_without_a_known_class_is_an_entity() -> None:
    doc = document("Skarv-2 flew.")
    thing = mention(doc, "Skarv-2", entity_type=OTHER)
    store = store_of(extraction(doc, [chain(thing)], [statement(doc, thing, "fly", literal(doc, "flew"))]))
    assert rows(store, "SELECT ?c { ?e skos:prefLabel ?n ; a ?c }") == [("kg:Entity",)]


def test_only_entities_that_something_is_said_about_are_written() -> None:
    doc = document("Kim Jong-un left. Pak Su-il exists.")
    kim, pak = mention(doc, "Kim Jong-un"), mention(doc, "Pak Su-il")
    store = store_of(extraction(doc, [chain(kim), chain(pak)], [statement(doc, kim, "leave", literal(doc, "left"))]))
    assert rows(store, "SELECT ?n { ?e skos:prefLabel ?n }") == [("Kim Jong-un",)]


# ------------------------------------------------------------------------------------------------ statement


def test_a_statement_has_subject_predicate_object_status_counts_time_and_source() -> None:
    found = dismissal(time=DAY)
    query = """SELECT ?s ?p ?o ?status ?up ?down ?time ?art { ?st a kg:Statement, rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ;
        rdf:object ?o ; kg:status ?status ; kg:supportCount ?up ; kg:denyCount ?down ; kg:time ?time ; prov:wasDerivedFrom ?art }"""
    expected = ("ent:Kim_Jong-un", "kg:dismissed", "ent:Pak_Su-il", "kg:Asserted", "1", "0", "2023-08-09", f"art:{found.document.id}")
    assert rows(store_of(found), query) == [expected]


@pytest.mark.parametrize(
    ("time", "value", "datatype"),
    [
        (DAY, "2023-08-09", "xsd:date"),
        (Interval(start=date(2023, 8, 1), end=date(2023, 8, 31), precision=Precision.MONTH), "2023-08", "xsd:gYearMonth"),
        (Interval(start=date(2023, 1, 1), end=date(2023, 12, 31), precision=Precision.YEAR), "2023", "xsd:gYear"),
        (Interval(start=date(2023, 8, 7), end=date(2023, 8, 13), precision=Precision.WEEK), "2023-08-07/2023-08-13", "xsd:string"),
        (Interval(start=date(2019, 3, 1), end=None, precision=Precision.MONTH), "2019-03/..", "xsd:string"),
    ],
)
def test_time_is_a_typed_date_or_an_interval(time: Interval, value: str, datatype: str) -> None:
    assert rows(store_of(dismissal(time=time)), "SELECT ?t (DATATYPE(?t) AS ?d) { ?st kg:time ?t }") == [(value, datatype)]


def test_an_interval_without_ends_is_no_time() -> None:
    store = store_of(dismissal(time=Interval(start=None, end=None, precision=Precision.DAY)))
    assert rows(store, "SELECT ?t { ?st kg:time ?t }") == []


def test_speakers_of_what_is_affirmed_report_it_and_those_of_denials_deny_it() -> None:
    said, denied = dismissal(agency=True), dismissal(TEXT + " No.", agency=True, act=SpeechAct.DENY)
    assert rows(store_of(said), "SELECT ?p ?who { ?st ?p ?who FILTER(?p IN (kg:reportedBy, kg:deniedBy)) }") == [
        ("kg:reportedBy", "ent:KCNA")
    ]
    assert rows(store_of(denied), "SELECT ?p ?who { ?st ?p ?who FILTER(?p IN (kg:reportedBy, kg:deniedBy)) }") == [
        ("kg:deniedBy", "ent:KCNA")
    ]


def test_an_open_predicate_is_minted_with_its_words_as_label() -> None:
    doc = document("Kim Jong-un presided over talks.")
    kim = mention(doc, "Kim Jong-un")
    store = store_of(extraction(doc, [chain(kim)], [statement(doc, kim, "preside over", literal(doc, "talks"), surface="presided over")]))
    assert rows(store, "SELECT ?p ?l { ?st rdf:predicate ?p . ?p a kg:Relation ; rdfs:label ?l }") == [("rel:preside_over", "preside over")]


@pytest.mark.parametrize(
    ("label", "pattern", "expected"),
    [("sued", "{s} sue {o}", ["sue"]), ("voted for", "{s} vote for {o}", ["vote for"]), ("met", "{s} meet {o}", [])],
)
def test_a_relation_is_named_by_its_verb_too(label: str, pattern: str, expected: list[str]) -> None:
    ontology = Ontology(relations=(Relation(name="dismissed", label=label, patterns=(pattern,)),))
    store = store_of(dismissal(), ontology=ontology)
    assert [row[0] for row in rows(store, "SELECT ?l { kg:dismissed a kg:Relation ; skos:altLabel ?l }")] == expected


def test_a_relation_of_the_ontology_has_its_label() -> None:
    ontology = Ontology(relations=(Relation(name="dismissed", label="removed from office"),))
    store = store_of(dismissal(), ontology=ontology)
    assert rows(store, "SELECT ?l { kg:dismissed a kg:Relation ; rdfs:label ?l }") == [("removed from office",)]


def test_qualifiers_have_a_role_and_an_entity_or_literal_as_value() -> None:
    doc = document(TEXT)
    kim, pak, ri = (mention(doc, n) for n in ("Kim Jong-un", "Pak Su-il", "Ri Yong-gil"))
    more = (Qualifier(role="with", value=ri, span=ri.span), Qualifier(role="on", value=literal(doc, "Wednesday"), span=ri.span))
    store = store_of(
        extraction(doc, [chain(m) for m in (kim, pak, ri)], [statement(doc, kim, "dismiss", pak, surface="dismissed", qualifiers=more)])
    )
    query = "SELECT ?r ?v { ?st kg:qualifier ?q . ?q kg:role ?r ; kg:value ?v }"
    assert rows(store, query) == [("on", "Wednesday"), ("with", "ent:Ri_Yong-gil")]


def test_a_qualifier_that_repeats_subject_or_object_is_left_out() -> None:
    doc = document(TEXT)
    kim, pak = mention(doc, "Kim Jong-un"), mention(doc, "Pak Su-il")
    again = (Qualifier(role="of", value=pak, span=pak.span),)
    store = store_of(
        extraction(doc, [chain(kim), chain(pak)], [statement(doc, kim, "dismiss", pak, surface="dismissed", qualifiers=again)])
    )
    assert rows(store, "SELECT ?q { ?st kg:qualifier ?q }") == []


# ------------------------------------------------------------------------------------------------ literals


def about(doc: Document, value: object) -> Extraction:
    deal = mention(doc, "deal", kind=NOMINAL, entity_type=EntityType.EVENT)
    return extraction(doc, [chain(deal)], [statement(doc, deal, "be", value)])


def test_a_quantity_stays_text_with_its_number_and_unit_beside_it() -> None:
    doc = document("The deal was worth €310 million.")
    store = store_of(about(doc, literal(doc, "310 million", LiteralKind.QUANTITY, value="310000000", unit="EUR")))
    query = "SELECT ?o (LANG(?o) AS ?l) ?v (DATATYPE(?v) AS ?d) ?u { ?st rdf:object ?o ; kg:objectValue ?v ; kg:objectUnit ?u }"
    assert rows(store, query) == [("310 million", "en", "310000000", "xsd:integer", "EUR")]


@pytest.mark.parametrize("value", ["NaN", "1e999999999", "", "1,000", "0x10", None, "9" * 90])
def test_what_is_no_plain_number_is_not_written_as_one(value: str | None) -> None:
    doc = document("The deal was worth 310 million.")
    store = store_of(about(doc, literal(doc, "310 million", LiteralKind.QUANTITY, value=value, unit="EUR")))
    assert rows(store, "SELECT ?o ?v { ?st rdf:object ?o OPTIONAL { ?st kg:objectValue ?v } }") == [("310 million", "")]


@pytest.mark.parametrize(
    ("value", "written", "datatype"),
    [
        ("2023-08-09", "2023-08-09", "xsd:date"),
        ("2023-08", "2023-08", "xsd:gYearMonth"),
        ("2023", "2023", "xsd:gYear"),
        ("2023-08/..", "2023-08/..", "xsd:string"),
        ("2023-02-30", "that day", "rdf:langString"),
        ("0000", "that day", "rdf:langString"),
        ("2023-08-10/2023-08-09", "that day", "rdf:langString"),
        (None, "that day", "rdf:langString"),
    ],
)
def test_a_time_is_a_date_where_it_is_one_and_its_words_elsewhere(value: str | None, written: str, datatype: str) -> None:
    doc = document("The deal came that day.")
    store = store_of(about(doc, literal(doc, "that day", LiteralKind.TIME, value=value)))
    assert rows(store, "SELECT ?o (DATATYPE(?o) AS ?d) { ?st rdf:object ?o }") == [(written, datatype)]


# ------------------------------------------------------------------------------------------------ mention and text


def test_a_mention_says_how_the_text_puts_it() -> None:
    query = """SELECT ?pol ?cert ?status ?by ?w ?x ?r ?c { ?m a kg:Mention ; kg:polarity ?pol ; kg:certainty ?cert ;
        kg:mentionStatus ?status ; kg:attributedTo ?by ; kg:surfacePredicate ?w ; kg:extractor ?x ; kg:rule ?r ; kg:confidence ?c }"""
    expected = ("kg:Positive", "kg:Certain", "kg:Reported", "ent:KCNA", "dismissed", "clauses/1", "active", "0.9")
    assert rows(store_of(dismissal(agency=True)), query) == [expected]


def test_sentence_and_spans_quote_the_text_by_code_points() -> None:
    found = dismissal("𝄞 “Ünïcode”: Kim Jong-un dismissed Pak Su-il. Über.")
    query = "SELECT ?begin ?end ?quote { ?span nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?quote ; nif:referenceContext ?a }"
    spans = rows(store_of(found), query)
    assert {quote for _, _, quote in spans} == {"𝄞 “Ünïcode”: Kim Jong-un dismissed Pak Su-il.", "Kim Jong-un", "dismissed", "Pak Su-il"}
    assert all(found.document.text[int(begin) : int(end)] == quote for begin, end, quote in spans)


def test_spans_are_found_from_the_mention() -> None:
    query = """SELECT ?s ?p ?o { ?m kg:sentence/a nif:Sentence ; kg:subjectSpan/nif:anchorOf ?s ; kg:predicateSpan/nif:anchorOf ?p ;
        kg:objectSpan/nif:anchorOf ?o }"""
    assert rows(store_of(dismissal()), query) == [("Kim Jong-un", "dismissed", "Pak Su-il")]


def test_two_extractors_that_find_the_same_are_two_mentions_of_one_statement() -> None:
    one = dismissal()
    both = extraction(one.document, one.chains, [*one.statements, dismissal(extractor="other/2").statements[0]])
    assert rows(store_of(both), "SELECT ?n { ?st kg:supportCount ?n }") == [("2",)]


def test_the_same_found_twice_by_one_rule_is_one_mention_with_the_higher_confidence() -> None:
    one = dismissal(confidence=0.5)
    both = extraction(one.document, one.chains, [*one.statements, dismissal(confidence=0.7).statements[0]])
    assert rows(store_of(both), "SELECT ?n ?c { ?st kg:supportCount ?n ; kg:mention/kg:confidence ?c }") == [("1", "0.7")]


# ------------------------------------------------------------------------------------------------ source


def test_an_article_has_headline_date_address_publisher_authors_and_hash() -> None:
    fields = {"title": "Army chief replaced", "url": "https://news.example/a1", "publisher": "Korea Monitor", "authors": ("Sarah Kim",)}
    found = dismissal(doc_fields=fields)
    query = """SELECT ?h ?d ?u ?p ?w ?x { ?a a schema:NewsArticle, nif:Context ; schema:headline ?h ; schema:datePublished ?d ;
        schema:url ?u ; schema:publisher/skos:prefLabel ?p ; schema:author/skos:prefLabel ?w ; kg:sha256 ?x }"""
    expected = ("Army chief replaced", "2023-08-10", "https://news.example/a1", "Korea Monitor", "Sarah Kim", found.document.sha256)
    assert rows(store_of(found), query) == [expected]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://news.example/a b", "https://news.example/<x>", "a1", "ftp://news.example/a", ""]
)
def test_an_address_that_is_no_web_address_is_not_written(url: str) -> None:
    assert rows(store_of(dismissal(doc_fields={"url": url})), "SELECT ?u { ?a schema:url ?u }") == []


def test_metadata_are_statements_whose_mention_names_the_field() -> None:
    doc = document("Nothing.", title="Army chief replaced", authors=("Sarah Kim",))
    author = Field(document=doc.id, name="author", value="Sarah Kim", entity_type=PERSON)
    article = Field(document=doc.id, name="article", value="Army chief replaced", entity_type=EntityType.WORK)
    store = store_of(extraction(doc, [], [statement(doc, author, "write", article, relation="wrote", evidence=author)]))
    assert rows(store, "SELECT ?s ?o { ?s kg:wrote ?o }") == [("ent:Sarah_Kim", f"art:{doc.id}")]
    assert rows(store, "SELECT ?f ?a { ?m kg:field ?f ; nif:referenceContext ?a }") == [("author", f"art:{doc.id}")]
    assert rows(store, "SELECT ?x { ?m kg:sentence ?x }") == []


def test_the_date_of_publication_is_a_date() -> None:
    doc = document("Nothing.", publisher="Korea Monitor")
    publisher = Field(document=doc.id, name="publisher", value="Korea Monitor", entity_type=BODY)
    published = Field(document=doc.id, name="published", value="2023-08-10")
    store = store_of(extraction(doc, [], [statement(doc, publisher, "publish on", published, evidence=published)]))
    assert rows(store, "SELECT (DATATYPE(?o) AS ?d) { ?st rdf:object ?o }") == [("xsd:date",)]


# ------------------------------------------------------------------------------------------------ what is left out


def dropped(found: Extraction) -> list[str]:
    reasons: list[str] = []
    store_of(found, on_drop=lambda _, reason: reasons.append(reason))
    return reasons


def test_a_statement_of_a_thing_with_itself_is_dropped_and_told() -> None:
    doc = document("Kim Jong-un saw Kim.")
    kim = chain(mention(doc, "Kim Jong-un"), mention(doc, "Kim", 1))
    assert dropped(extraction(doc, [kim], [statement(doc, kim.mentions[0], "see", kim.mentions[1], surface="saw")])) == [
        "subject and object are one entity"
    ]


def test_a_statement_whose_subject_is_no_thing_is_dropped_and_told() -> None:
    doc = document("Inflation hit the poor.")
    assert dropped(extraction(doc, [], [statement(doc, literal(doc, "Inflation"), "hit", literal(doc, "poor"), surface="hit")])) == [
        "its subject is no thing but a literal"
    ]


def test_evidence_outside_the_text_is_dropped_and_told() -> None:
    long, short = dismissal(), document("Kim.")
    assert dropped(extraction(short, long.chains, long.statements)) == ["its evidence lies outside the text"]


def test_no_article_can_write_markup_or_break_an_iri() -> None:
    doc = document('Kim "the <b>" \\ Jong-un left. End.', title='"> <script>', publisher="A\nB <x>")
    kim = mention(doc, 'Kim "the <b>" \\ Jong-un')
    store = store_of(extraction(doc, [chain(kim)], [statement(doc, kim, 'leave "> <x', literal(doc, "left"))]))
    assert rows(store, "SELECT ?n { ?st rdf:subject/skos:prefLabel ?n }") == [('Kim "the <b>" \\ Jong-un',)]
    assert not any(c in str(q.subject)[1:-1] + q.predicate.value for q in store for c in '<>" \\\n')


def test_a_compact_graph_lacks_the_nodes_of_phrases_and_nothing_else() -> None:
    whole, compact = triples_of(dismissal()), triples_of(dismissal(), phrases=False)
    phrases = {t.subject for t in whole if t.predicate == TYPE and t.object == nif("Phrase")}
    assert compact == [t for t in whole if t.subject not in phrases]
    assert phrases & {t.object for t in compact}
