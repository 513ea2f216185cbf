"""The order of the stages, and what is left out of a graph on the way."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample_articles import ARTICLES, write_articles

import kg
from kg import plugins
from kg.config import Config
from kg.errors import UsageError
from kg.pipeline import Outcome, build_corpus, corpus_of, document_extraction, document_statements, resolved_only
from kg.stages import Stages
from kg.types import (
    AnnotatedDocument,
    Attribution,
    Certainty,
    Chain,
    Document,
    EntityType,
    Evidence,
    Extraction,
    Literal,
    Mention,
    MentionKind,
    OnProblem,
    Problem,
    Qualifier,
    Span,
    SpeechAct,
    Statement,
)

DOCUMENT = Document(text="Kim met him. He left with her.", source="a.txt")


def mention(text: str, kind: MentionKind = MentionKind.NAME, *, at: int = 0) -> Mention:
    return Mention(
        document=DOCUMENT.id, span=Span(at, at + len(text)), text=text, sentence=0, head=at + 1, kind=kind, entity_type=EntityType.PERSON
    )


def chain(*mentions: Mention) -> Chain:
    return Chain(name=mentions[0].text, entity_type=EntityType.PERSON, mentions=mentions, reasons=("",) * len(mentions))


def statement(subject: Mention, target: Mention | Literal) -> Statement:
    evidence = Evidence(sentence=Span(0, 12), subject=subject.span, predicate=Span(4, 7), object=target.span, index=0, head=2)
    return Statement(
        document=DOCUMENT.id,
        subject=subject,
        predicate="meet",
        object=target,
        surface="met",
        evidence=evidence,
        extractor="fake/1",
        rule="r",
    )


KIM, HIM = mention("Kim"), mention("him", MentionKind.PRONOUN, at=8)
HE, HER = mention("He", MentionKind.PRONOUN, at=13), mention("her", MentionKind.PRONOUN, at=26)
ARMY = Literal(text="Kim", span=Span(0, 3))


class FakeAnnotator:
    """Finds Kim, him (who is Kim), he and her (who are nobody)."""

    name, version = "fake", "1"

    def __call__(self, document: Document, *, on_problem: OnProblem) -> AnnotatedDocument:
        on_problem(Problem(source=document.source, code="odd", message="odd"))
        return AnnotatedDocument(
            document=document, sentences=(), mentions=(KIM, HIM, HE, HER), chains=(chain(KIM, HIM), chain(HE), chain(HER))
        )


class FakeExtractor:
    """States what it is told to."""

    version = "1"

    def __init__(self, name: str, *statements: Statement, fails: bool = False) -> None:
        self.name, self.statements, self.fails = name, statements, fails

    def __call__(self, annotated: AnnotatedDocument) -> Iterator[Statement]:
        yield from self.statements
        if self.fails:
            raise ValueError("broken")


def stages(*extractors: FakeExtractor) -> Stages:
    def type_statements(statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
        return (replace(s, relation="met") for s in statements)

    def qualify(statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
        # only what is typed already is qualified, so a wrong order of the two shows
        return (replace(s, certainty=Certainty.PLANNED) if s.relation else s for s in statements)

    return Stages(annotator=FakeAnnotator(), extractors=extractors, type_statements=type_statements, qualify=qualify)


def extraction(made_by: Stages) -> Outcome:
    return document_extraction(plugins.annotate(DOCUMENT, made_by.annotator), made_by)


def test_statements_are_extracted_then_typed_then_qualified() -> None:
    outcome = extraction(stages(FakeExtractor("a", statement(KIM, ARMY))))
    assert outcome.extraction is not None
    assert outcome.extraction.statements == (replace(statement(KIM, ARMY), relation="met", certainty=Certainty.PLANNED),)


def test_an_extractor_that_fails_leaves_the_others_their_statements() -> None:
    outcome = extraction(stages(FakeExtractor("bad", fails=True), FakeExtractor("good", statement(KIM, ARMY))))
    assert outcome.extraction is not None
    assert len(outcome.extraction.statements) == 1
    assert [p.code for p in outcome.problems] == ["odd", "plugin-failed"]


def test_a_document_the_annotator_fails_on_is_a_problem_and_nothing_else() -> None:
    class Failing(FakeAnnotator):
        def __call__(self, document: Document, *, on_problem: OnProblem) -> AnnotatedDocument:
            raise ValueError("broken")

    outcome = extraction(replace(stages(), annotator=Failing()))
    assert outcome.extraction is None
    assert [(p.source, p.code) for p in outcome.problems] == [("a.txt", "plugin-failed")]


def resolved(*statements: Statement) -> Extraction:
    return resolved_only(Extraction(document=DOCUMENT, chains=(chain(KIM, HIM), chain(HE), chain(HER)), statements=statements))


@pytest.mark.parametrize(("subject", "target"), [(HE, ARMY), (HE, KIM), (KIM, HER), (HE, HER)])
def test_a_statement_about_an_unresolved_pronoun_is_left_out(subject: Mention, target: Mention | Literal) -> None:
    assert resolved(statement(subject, target)).statements == ()


@pytest.mark.parametrize(("subject", "target"), [(KIM, ARMY), (HIM, ARMY), (KIM, HIM)])
def test_a_statement_about_a_resolved_pronoun_stays(subject: Mention, target: Mention | Literal) -> None:
    assert resolved(statement(subject, target)).statements == (statement(subject, target),)


def test_chains_of_pronouns_alone_are_left_out() -> None:
    assert resolved().chains == (chain(KIM, HIM),)


def test_an_unresolved_qualifier_is_left_out_and_a_resolved_one_stays() -> None:
    both = tuple(Qualifier(role="with", value=value, span=value.span) for value in (HER, HIM, ARMY))
    assert resolved(replace(statement(KIM, ARMY), qualifiers=both)).statements[0].qualifiers == both[1:]


def test_an_unresolved_speaker_is_one_the_text_does_not_name() -> None:
    said = Attribution(speaker=HE, act=SpeechAct.REPORT, span=Span(13, 15))
    (found,) = resolved(replace(statement(KIM, ARMY), attribution=(said,))).statements
    assert found.attribution == (replace(said, speaker=None),)
    assert found.status == statement(KIM, ARMY).status.REPORTED


def test_open_extraction_keeps_statements_about_unresolved_pronouns() -> None:
    chosen = stages(FakeExtractor("a", statement(HE, ARMY)))
    annotated = chosen.annotator(DOCUMENT, on_problem=lambda _: None)
    assert [s.subject for s in document_statements(annotated, chosen, on_problem=lambda _: None)] == [HE]


def test_a_corpus_is_sorted_and_counts_what_was_done(tmp_path: Path) -> None:
    write_articles(tmp_path)
    seen: list[tuple[int, int]] = []
    corpus = build_corpus([tmp_path], Config(), on_progress=lambda done, total: seen.append((done, total)))
    assert [e.document.id for e in corpus.extractions] == sorted(e.document.id for e in corpus.extractions)
    assert seen == [(n, 4) for n in (1, 2, 3, 4)]
    assert corpus.sentences >= 14
    assert list(corpus.problems) == []
    assert corpus.triples


def test_a_path_that_does_not_exist_is_told_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        kg.build([tmp_path / "nowhere.txt"])


def test_articles_of_which_none_can_be_read_are_told_with_their_reasons(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(UsageError) as found:
        kg.build([tmp_path])
    first, last = str(found.value).splitlines()
    assert "empty.txt" in first
    assert last == "no article could be read, so nothing was built"


def test_a_text_beyond_the_limit_is_left_out_with_a_line_that_says_so() -> None:
    long, short = Document(text="Kim met him. " * 9, source="long.txt"), Document(text="Kim met him.", source="short.txt")
    worked_on: list[Document] = []

    def make(documents: Iterable[Document], config: Config) -> Iterator[Outcome]:
        worked_on.extend(documents)
        yield from (Outcome(problems=()) for _ in worked_on)

    corpus = corpus_of([long, short], Config(max_characters=100), make=make)
    assert worked_on == [short]
    (problem,) = corpus.problems
    assert (problem.source, problem.code) == ("long.txt", "too-long-document")
    assert "117 characters, more than the 100 of max_characters" in problem.message


def test_an_article_without_a_date_is_dated_by_another_on_the_same_news(tmp_path: Path) -> None:
    for name in ("gazette.txt", "courier.txt"):
        text = ARTICLES[name].replace("date: 2024-03-13\n", "")
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = {e.document.title: e for e in build_corpus([tmp_path], Config(threads=1)).extractions}
    undated = found["Rygg out after ferry collision"]
    inferred = undated.document.inferred
    assert undated.document.published is None
    assert inferred is not None
    assert inferred.first <= date(2024, 3, 13) <= inferred.last
    assert any("Lake port gets a new harbour master" in reason for reason in inferred.reasons)
    assert any(s.time is not None and s.time.start is not None for s in undated.statements)
