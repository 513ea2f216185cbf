"""Open statements and patterns in, relations out: each construct of the pattern language on one sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.extract import ClauseExtractor
from kg.extract.relations.typing import Typer
from kg.ontology import load_ontology
from kg.resources import ontology_dir
from kg.types import AnnotatedDocument, EntityType, Evidence, Field, Literal, Mention, Ontology, Relation, Statement

CLASSES = (
    ("Actor", ("Actor",)),
    ("Organization", ("Actor", "Organization")),
    ("Person", ("Actor", "Person")),
    ("Place", ("Actor", "Place")),
    ("Product", ("Product",)),
)


def typed(annotated: AnnotatedDocument, *relations: Relation) -> list[Statement]:
    ontology = Ontology(relations=relations, superclasses=CLASSES)
    return list(Typer(ontology)(ClauseExtractor()(annotated), annotated))


def rows(statements: list[Statement]) -> list[str]:
    """Of the statements with a relation: subject | relation | object | {role: further argument}."""
    found = []
    for statement in statements:
        if statement.relation is not None:
            more = ", ".join(f"{q.role}: {_words(q.value)}" for q in statement.qualifiers)
            parts = [_words(statement.subject), statement.relation, _words(statement.object), *([f"{{{more}}}"] if more else [])]
            found.append(" | ".join(parts))
    return found


def _words(argument: object) -> str:
    return argument.value if isinstance(argument, Field) else argument.text  # type: ignore[attr-defined]  # mention or literal


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        pytest.param("active-transitive", "{s} dismiss {o}", ["Marta Lund | r | Pavel Orlov"], id="verb"),
        pytest.param("passive-agent", "{s} dismiss {o}", ["Lund | r | Orlov"], id="verb in the passive"),
        pytest.param("get-passive", "{s} fire {o}", ["Lund | r | Orlov"], id="verb in the get-passive"),
        pytest.param("reduced-passive", "{s} produce {o}", ["Acme | r | shells"], id="verb in a participle"),
        pytest.param("predicates-coordinated", "{s} praise {o}", ["Lund | r | workers"], id="verb of a conjunct"),
        pytest.param("relative-subject", "{s} lead {o}", ["Lund | r | ministry"], id="verb of a relative clause"),
        pytest.param("subjects-coordinated", "{s} sign {o}", ["Norway | r | treaty", "Sweden | r | treaty"], id="two subjects"),
        pytest.param("particle", "{s} set up {o}", ["Lund | r | committee"], id="particle"),
        pytest.param("particle", "{s} set {o}", [], id="particle missing"),
        pytest.param("took-over", "{s} take over {o}", ["Acme | r | Boreal"], id="particle that could be a preposition"),
        pytest.param("presided-over", "{s} preside over {o}", ["Lund | r | council"], id="preposition"),
        pytest.param("presided-over", "{s} preside at {o}", [], id="other preposition"),
        pytest.param("active-oblique", "{s} travel to {o}", ["Lund | r | Oslo | {with: Orlov, time: Friday}"], id="rest stays"),
        pytest.param("active-oblique", "{s} travel with {o}", ["Lund | r | Orlov | {object: Oslo, time: Friday}"], id="further argument"),
        pytest.param("phone-call", "{s} hold talk with {o}", ["Lund | r | Orlov | {object: talks with Orlov, in: Oslo}"], id="light verb"),
        pytest.param("light-verb", "{s} pay visit to {o}", ["Lund | r | Oslo | {object: visit to Oslo}"], id="light verb with to"),
        pytest.param("light-verb", "{s} visit {o}", ["Lund | r | Oslo"], id="event noun"),
        pytest.param("head-of", "{s} be head of {o}", ["Lund | r | Acme"], id="be and noun"),
        pytest.param("apposition-twice", "{s} be member of {o}", ["Lund | r | council"], id="be and noun of an apposition"),
        pytest.param("title-of-body", "{s} be director of {o}", ["Pavel Orlov | r | Acme"], id="be and noun of a title"),
        pytest.param("copula-adjective", "{s} be afraid of {o}", ["Lund | r | Orlov"], id="be and adjective"),
        pytest.param("copula-place", "{s} be in {o}", ["embassy | r | Oslo"], id="be and preposition"),
        pytest.param("a-plant", "{s} be in {o}", ["plant | r | Norway"], id="place in a noun phrase"),
        pytest.param("no-plant", "{s} be in {o}", [], id="what is not is nowhere"),
        pytest.param("worth", "{s} be worth {o}", ["contract | r | €310 million"], id="be worth"),
        pytest.param("possessor", "{s} be brother of {o}", ["Pavel Orlov | r | Lund"], id="relative by possessor"),
        pytest.param("possessor", "{o} be brother of {s}", ["Lund | r | Pavel Orlov"], id="turned round"),
        pytest.param("patient-in-a-group", "{s} die of {o}", ["Lund | r | grief"], id="what hangs on the subject is no argument"),
        pytest.param("intransitive", "{s} resign {o}", [], id="the verb is no argument of itself"),
        pytest.param("found-guilty", "{s} find guilty {o}", ["Jurors | r | Lund | {of: theft}"], id="verdict"),
        pytest.param("found-guilty", "find guilty {s} of {o}", ["Lund | r | theft | {agent: Jurors}"], id="verdict, of what"),
        pytest.param("found-not-guilty", "find not guilty {s} of {o}", ["Lund | r | theft"], id="verdict in the passive"),
        pytest.param("found-not-guilty", "find guilty {s} of {o}", [], id="other verdict"),
        pytest.param("appointed-as", "appoint {s} as {o}", ["Orlov | r | minister"], id="what happens to the first slot"),
        pytest.param("passive-agentless", "remove {s} from {o}", ["Orlov | r | cabinet"], id="what happens to it, by preposition"),
        pytest.param("headline-passive", "arrest {s} in {o}", ["Lund | r | Oslo"], id="what happens in a headline"),
        pytest.param("dative", "{s} give {x} to {o}", ["Lund | r | Orlov | {object: letter}"], id="dative is to"),
        pytest.param("replaced-with", "{s} replace {o} with {x}", ["Lund | r | Orlov | {with: Reyes}"], id="third slot"),
        pytest.param("replaced-with", "{y} replace {o} with {s}", ["Reyes | r | Orlov | {agent: Lund}"], id="third slot as subject"),
        pytest.param("active-transitive", "{s} dismiss {o} with {x}", [], id="third slot missing"),
        pytest.param("refusal", "{s} refuse to bar {o}", ["Lund | r | Acme"], id="a stance and its verb"),
    ],
)
def test_a_pattern_finds_its_relation(name: str, pattern: str, expected: list[str], trees: dict[str, AnnotatedDocument]) -> None:
    assert rows(typed(trees[name], Relation(name="r", label="r", patterns=(pattern,)))) == expected


@pytest.mark.parametrize(
    ("name", "pattern", "fits"),
    [
        ("fired-person", "{s} fire {o:Person}", True),
        ("fired-rifle", "{s} fire {o:Person}", False),
        ("fired-rifle", "{s} fire {o:Product}", True),
        ("fired-person", "{s} fire {o:Actor}", True),
        ("copula-noun", "{s} be {o:role}", True),
        ("title", "{s} be {o:role}", True),
        ("be-noun-of-thing", "{s} be {o:role}", False),
        ("dismissed-phrase", "{s} dismiss {o:Literal}", True),
        ("active-transitive", "{s} dismiss {o:Literal}", False),
        ("quoted-copula", "{s} say {o:Clause}", True),
        ("active-transitive", "{s} dismiss {o:Clause}", False),
    ],
)
def test_a_slot_accepts_only_its_class(name: str, pattern: str, fits: bool, trees: dict[str, AnnotatedDocument]) -> None:
    assert bool(rows(typed(trees[name], Relation(name="r", label="r", patterns=(pattern,))))) == fits


@pytest.mark.parametrize(("name", "expected"), [("fired-person", "dismissed"), ("fired-rifle", "discharged")])
def test_domain_and_range_choose_between_senses(name: str, expected: str, trees: dict[str, AnnotatedDocument]) -> None:
    dismissed = Relation(name="dismissed", label="dismissed", patterns=("{s} fire {o}",), domain=("Actor",), range=("Person",))
    discharged = Relation(name="discharged", label="discharged", patterns=("{s} fire {o}",), domain=("Actor",), range=("Product",))
    assert [s.relation for s in typed(trees[name], dismissed, discharged)] == [expected]


@pytest.mark.parametrize(("slot", "range_", "fits"), [("{o}", ("Person",), True), ("{o}", (), True), ("{o:Person}", (), False)])
def test_a_name_of_unknown_class_fits_a_range_but_no_class_in_a_slot(
    slot: str, range_: tuple[str, ...], fits: bool, trees: dict[str, AnnotatedDocument]
) -> None:
    annotated = trees["fired-person"]
    unknown = replace(annotated, mentions=tuple(replace(m, entity_type=EntityType.OTHER) for m in annotated.mentions))
    assert bool(rows(typed(unknown, Relation(name="r", label="r", patterns=(f"{{s}} fire {slot}",), range=range_)))) == fits


def test_the_wording_of_a_statement_that_is_turned_round_is_the_relations(trees: dict[str, AnnotatedDocument]) -> None:
    found = typed(trees["possessor"], Relation(name="r", label="has as brother", patterns=("{o} be brother of {s}",)))
    assert [s.surface for s in found if s.relation] == ["has as brother"]


def test_a_name_of_unknown_class_bears_no_title(trees: dict[str, AnnotatedDocument]) -> None:
    relation = Relation(name="r", label="r", patterns=("{s} be {o:role}",), domain=("Person",))
    unknown = replace(trees["title"], mentions=tuple(replace(m, entity_type=EntityType.OTHER) for m in trees["title"].mentions))
    assert rows(typed(trees["title"], relation))
    assert not rows(typed(unknown, relation))


def test_the_class_of_a_slot_replaces_the_range(trees: dict[str, AnnotatedDocument]) -> None:
    relation = Relation(name="r", label="r", patterns=("{s} fire {o:Product}",), range=("Person",))
    assert rows(typed(trees["fired-rifle"], relation)) == ["Lund | r | rifle"]


def test_the_most_specific_pattern_wins_between_the_same_arguments(trees: dict[str, AnnotatedDocument]) -> None:
    plain = Relation(name="plain", label="plain", patterns=("{s} replace {o}",))
    exact = Relation(name="exact", label="exact", patterns=("{s} replace {o} with {x}",))
    assert [s.relation for s in typed(trees["replaced-with"], plain, exact)] == ["exact"]


def test_patterns_that_join_different_arguments_all_hold(trees: dict[str, AnnotatedDocument]) -> None:
    dismissed = Relation(name="dismissed", label="dismissed", patterns=("{s} replace {o} with {x}",))
    succeeded = Relation(name="succeeded", label="succeeded", patterns=("{y} replace {o} with {s}",))
    assert rows(typed(trees["replaced-with"], dismissed, succeeded)) == [
        "Lund | dismissed | Orlov | {with: Reyes}",
        "Reyes | succeeded | Orlov | {agent: Lund}",
    ]


def test_a_statement_that_no_pattern_fits_keeps_its_open_predicate(trees: dict[str, AnnotatedDocument]) -> None:
    statements = typed(trees["active-transitive"])
    assert [(s.relation, s.predicate) for s in statements] == [(None, "dismiss")]


def test_a_typed_statement_takes_the_place_of_the_open_one_it_says_more_exactly(trees: dict[str, AnnotatedDocument]) -> None:
    statements = typed(trees["particle"], Relation(name="founded", label="founded", patterns=("{s} set up {o}",)))
    assert [(s.relation, s.predicate) for s in statements] == [("founded", "set up")]


@pytest.mark.parametrize("name", ["possessor", "event-by", "light-verb"])
def test_what_a_noun_tells_is_kept_only_where_a_relation_is_known(name: str, trees: dict[str, AnnotatedDocument]) -> None:
    untyped = {"possessor", "event noun", "light verb"}
    assert any(s.rule.partition("/")[2] in untyped for s in ClauseExtractor()(trees[name]))
    assert not any(s.rule.partition("/")[2] in untyped for s in typed(trees[name]))


def test_evidence_goes_with_the_arguments_that_a_pattern_joins(trees: dict[str, AnnotatedDocument]) -> None:
    annotated = trees["replaced-with"]
    (statement,) = typed(annotated, Relation(name="r", label="r", patterns=("{y} replace {o} with {s}",)))[:1]
    assert isinstance(statement.evidence, Evidence)
    assert [span.of(annotated.document.text) for span in (statement.evidence.subject, statement.evidence.object)] == ["Reyes", "Orlov"]


def test_statements_of_metadata_pass_as_they_are(trees: dict[str, AnnotatedDocument]) -> None:
    annotated = trees["intransitive"]
    field = Field(document=annotated.document.id, name="author", value="Ida Vik")
    statement = Statement(
        document=annotated.document.id,
        subject=field,
        predicate="write",
        object=field,
        surface="write",
        evidence=field,
        extractor="x/1",
        rule="x",
    )
    assert list(Typer(Ontology(relations=()))([statement], annotated)) == [statement]


def test_a_file_of_the_user_adds_patterns_to_our_relations_and_relations_to_our_classes(
    trees: dict[str, AnnotatedDocument], tmp_path: Path
) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text("""
        @prefix kg: <https://w3id.org/newsgraph/ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        kg:visited kg:pattern "{s} enter {o}" .
        kg:fears a kg:Relation ; rdfs:label "fears"@en ; rdfs:range kg:Person ; kg:pattern "{s} be afraid of {o}" .
    """)
    typer = Typer(load_ontology([ontology_dir() / "kg.ttl", mine]))

    def relations(name: str) -> list[str | None]:
        return [s.relation for s in typer(ClauseExtractor()(trees[name]), trees[name])]

    assert relations("copula-adjective") == ["fears"]
    assert relations("active-transitive") == ["dismissed"]


def test_a_pattern_that_cannot_be_read_stops_the_typer_with_its_name() -> None:
    with pytest.raises(OntologyError, match=r'kg:broken: the pattern "\{s\} nothing"'):
        Typer(Ontology(relations=(Relation(name="broken", label="broken", patterns=("{s} nothing",)),)))


def test_subject_and_object_of_a_relation_are_never_the_same_stretch(trees: dict[str, AnnotatedDocument]) -> None:
    relation = Relation(name="r", label="r", patterns=("{s} meet {o}",))
    for annotated in trees.values():
        for statement in typed(annotated, relation):
            assert isinstance(statement.evidence, Evidence)
            assert statement.evidence.subject != statement.evidence.object
            assert isinstance(statement.subject, Mention)


def test_an_open_statement_about_a_phrase_joins_what_the_phrase_names(trees: dict[str, AnnotatedDocument]) -> None:
    found = typed(trees["broke-embargo-on"])
    assert [(s.predicate, _words(s.object)) for s in found] == [("break embargo on", "Norway"), ("break embargo on", "Sweden")]
    assert [(q.role, _words(q.value)) for q in found[0].qualifiers] == [("object", "embargo on Norway and Sweden"), ("on", "Sweden")]
    assert found[0].surface == "broke the embargo on"


def test_a_post_that_somebody_takes_gives_the_relation_to_its_body(trees: dict[str, AnnotatedDocument]) -> None:
    leads = Relation(name="leads", label="leads", patterns=("{s} be president of {o}", "{s} be director of {o}"))
    assert rows(typed(trees["elected-president-of"], leads)) == ["Lund | leads | Norway"]
    assert rows(typed(trees["became-director-of"], leads)) == ["Orlov | leads | Acme"]


def test_a_day_is_the_object_of_a_pattern_that_asks_for_a_time(trees: dict[str, AnnotatedDocument]) -> None:
    left = Relation(name="resignedOn", label="resigned on", patterns=("{s} resign on {o:Time}",))
    assert rows(typed(trees["resigned-friday"], left)) == ["Lund | resignedOn | Friday"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "offices-shared", ["Lund | founded | Acme", "Lund | leads | Acme | {position: CEO}"], id="a body that several offices share"
        ),
        pytest.param("offices-apart", ["Lund | leads | Acme | {position: head of Acme}"], id="an office with an article of its own"),
        pytest.param("born-in-brackets", ["Lund | bornOn | 1951"], id="a participle in brackets behind a name"),
        pytest.param("lifespan", ["Lund | bornOn | July 22, 1909", "Lund | diedOn | March 30, 1996"], id="the dates of a life"),
        pytest.param("years-of-office", ["Lund | leads | Acme"], id="the years of an office are no life"),
        pytest.param("born-and-raised", ["Lund | bornIn | Oslo", "Lund | livesIn | Oslo"], id="two verbs side by side"),
        pytest.param(
            "born-in-a-town", ["Lund | bornIn | Bergen", "Lund | bornIn | Norway", "Bergen | locatedIn | Norway"], id="place in a place"
        ),
        pytest.param(
            "embassy-abroad",
            ["Lund | left | Norwegian embassy | {in: Oslo, of: Norway}", "Norwegian embassy | belongsTo | Norway"],
            id="embassy",
        ),
        pytest.param("central-american", ["Lund | left | Central American country"], id="a region is no country"),
        pytest.param("bare-plural-place", ["Acme | closed | mines | {in: Norway}"], id="what nobody names is nowhere"),
        pytest.param("former-minister", ["Lund | formerlyLed | Norway"], id="what is past of a post, wherever the word hangs"),
        pytest.param("from-a-country", ["Lund | comesFrom | Norway"], id="country of a kind of person"),
        pytest.param(
            "stake-in", ["Acme | owns | Boreal | {object: 15 per cent stake in Boreal, share: 15 per cent}"], id="share of a stake"
        ),
    ],
)
def test_relations_of_the_ontology(name: str, expected: list[str], trees: dict[str, AnnotatedDocument]) -> None:
    typer = Typer(load_ontology([ontology_dir() / "kg.ttl"]))
    found = rows(list(typer(ClauseExtractor()(trees[name]), trees[name])))
    assert [row for row in found if "holdsPosition" not in row] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("agents", ("accuse", "foreign agents", []), id="a plural of a known class is a thing"),
        pytest.param("on-trial", ("face", None, []), id="a bare singular is none"),
        pytest.param("house-near", ("raid", "house", ["house near the river"]), id="a noun of a known class, without what describes it"),
        pytest.param("exports-of-a-country", ("boost export of", "Norway", ["Norwegian exports"]), id="the country before a noun"),
    ],
)
def test_what_an_object_names_is_a_thing(
    name: str, expected: tuple[str, str | None, list[str]], trees: dict[str, AnnotatedDocument]
) -> None:
    [found] = [s for s in typed(trees[name]) if s.predicate.split()[0] != "be"]
    thing = None if isinstance(found.object, Literal) else _words(found.object)
    assert (found.predicate, thing, [_words(q.value) for q in found.qualifiers if q.role == "object"]) == expected
