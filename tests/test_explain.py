"""Why mentions are one entity, and why a statement exists."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import factories
import pytest
from factories import chain, document, extraction, literal, mention, save, span, story

from kg.errors import StoreError, UsageError
from kg.inspect.explain import ArticleExplanation, EntityExplanation, StatementExplanation, explain
from kg.inspect.saved import open_build
from kg.types import Cue, CueKind, Inferred, MentionKind, Polarity


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return save(tmp_path / "build", *story())


def entity(build: Path, asked: str) -> EntityExplanation:
    (found,) = explain(build, asked)
    assert isinstance(found, EntityExplanation)
    return found


def statement(build: Path, subject: str, predicate: str) -> StatementExplanation:
    for iri in entity(build, subject).statements:
        (found,) = explain(build, iri)
        if isinstance(found, StatementExplanation) and found.predicate == predicate:
            return found
    raise AssertionError(f"{subject} {predicate} is not there")


def test_an_entity_shows_its_names_and_why_each_article_means_it(build: Path) -> None:
    found = entity(build, "Pak Su-il")
    assert (found.iri, found.entity_type, found.aliases) == ("https://w3id.org/newsgraph/entity/Pak_Su-il", "Person", ("Pak Su Il",))
    assert {(k.name, k.reason, k.source.headline, k.source.publisher) for k in found.links} == {
        ("Pak Su-il", "same name", "Army chief replaced", "Korea Monitor"),
        ("Pak Su Il", "same name", "Top general out", "Korea Monitor"),
    }


@pytest.mark.parametrize("asked", ["pak su-il", "Pak Su Il", "Pak_Su-il", "ent:Pak_Su-il", "<https://w3id.org/newsgraph/entity/Pak_Su-il>"])
def test_a_name_is_found_in_any_case_by_any_name_id_or_iri(build: Path, asked: str) -> None:
    assert entity(build, asked).name == "Pak Su-il"


def test_a_statement_shows_every_sentence_with_source_speaker_and_rule(build: Path) -> None:
    found = statement(build, "Pak Su-il", "dismissed")
    assert (found.subject, found.object, found.status, found.time, found.support) == (
        "Kim Jong-un",
        "Pak Su-il",
        "Asserted",
        "2023-08-09",
        "2",
    )
    assert {(m.sentence, m.source.headline, m.speakers, m.status, m.rule) for m in found.mentions} == {
        ("Kim Jong-un dismissed Pak Su-il on Wednesday.", "Army chief replaced", (), "Asserted", "active"),
        ("Kim Jong Un dismissed Pak Su Il, KCNA said.", "Top general out", ("KCNA",), "Reported", "active"),
    }


def test_a_disputed_statement_shows_both_sides(build: Path) -> None:
    found = statement(build, "Karsova", "ship")
    assert (found.status, found.support, found.denials) == ("Disputed", "1", "1")
    assert {(m.polarity, m.speakers) for m in found.mentions} == {("Positive", ()), ("Negative", ("KCNA",))}


def test_a_statement_from_metadata_names_the_field(build: Path) -> None:
    found = [x for iri in entity(build, "Sarah Kim").statements for x in explain(build, iri)]
    assert {m.field for x in found if isinstance(x, StatementExplanation) for m in x.mentions} == {"author"}


def test_a_mention_shows_the_words_that_gave_it_its_status(tmp_path: Path) -> None:
    doc = document("Karsova never shipped shells.")
    karsova = mention(doc, "Karsova")
    never = Cue(kind=CueKind.STATUS, rule="negator", span=span(doc, "never"))
    denied = factories.statement(doc, karsova, "ship", literal(doc, "shells"), surface="shipped", polarity=Polarity.NEGATIVE, cues=(never,))
    found = statement(save(tmp_path / "build", extraction(doc, [chain(karsova)], [denied])), "Karsova", "ship")
    assert [m.cues for m in found.mentions] == [("status: negator “never”",)]


def test_an_entity_shows_what_it_is_described_as(tmp_path: Path) -> None:
    doc = document("Karsova shipped shells. The republic sold arms. It bought the republic.")
    names, it = mention(doc, "Karsova"), mention(doc, "It", kind=MentionKind.PRONOUN)
    republic = mention(doc, "The republic", kind=MentionKind.NOMINAL)
    told = [
        factories.statement(doc, names, "ship", literal(doc, "shells"), surface="shipped"),
        factories.statement(doc, republic, "sell", literal(doc, "arms"), surface="sold"),
        factories.statement(doc, it, "buy", literal(doc, "the republic"), surface="bought"),
    ]
    found = entity(save(tmp_path / "build", extraction(doc, [chain(names, republic, it)], told)), "Karsova")
    assert found.described == (("The republic", 1),)


def test_an_entity_shows_why_it_has_its_class(tmp_path: Path) -> None:
    doc = document("Karsova shipped shells.")
    karsova = mention(doc, "Karsova")
    told = replace(chain(karsova), class_reasons=("tagged Place +0.8", "after in +2.0"))
    shipped = factories.statement(doc, karsova, "ship", literal(doc, "shells"), surface="shipped")
    found = entity(save(tmp_path / "build", extraction(doc, [told], [shipped])), "Karsova")
    assert found.class_reasons == ("tagged Place +0.8", "after in +2.0")


def test_an_article_without_a_date_shows_the_words_that_date_it(tmp_path: Path) -> None:
    inferred = Inferred(first=date(2023, 8, 7), last=date(2023, 8, 13), reasons=("“next week” beside “aug. 18”",))
    doc = document("Karsova shipped shells.", published=None, inferred=inferred)
    karsova = mention(doc, "Karsova")
    shipped = factories.statement(doc, karsova, "ship", literal(doc, "shells"), surface="shipped")
    build = save(tmp_path / "build", extraction(doc, [chain(karsova)], [shipped]))
    (found,) = explain(build, f"art:{doc.id}")
    assert isinstance(found, ArticleExplanation)
    assert (found.inferred, found.reasons) == ("2023-08-07/2023-08-13", ("“next week” beside “aug. 18”",))


def test_a_mention_leads_to_its_statement(build: Path) -> None:
    found = statement(build, "Pak Su-il", "dismissed")
    assert explain(build, found.mentions[0].iri) == (found,)


def test_a_statement_may_be_asked_for_with_our_prefix(build: Path) -> None:
    found = statement(build, "Pak Su-il", "dismissed")
    assert explain(build, f"st:{found.iri.rsplit('/', 1)[1]}") == (found,)


def test_every_statement_of_a_build_can_be_explained(build: Path) -> None:
    for iri in open_build(build).instances("https://w3id.org/newsgraph/ns#Statement"):
        (found,) = explain(build, iri)
        assert isinstance(found, StatementExplanation)
        assert found.mentions


def test_an_unknown_name_is_answered_with_near_ones(build: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing in this build is called “Pak Suil”; did you mean .*Pak Su-il"):
        explain(build, "Pak Suil")


def test_a_build_without_entities_says_which_file_is_missing(build: Path) -> None:
    (build / "entities.jsonl").unlink()
    with pytest.raises(StoreError, match=r"entities\.jsonl"):
        explain(build, "Pak Su-il")
