"""From raw text to mentions and chains with the shipped model."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.annotate import JointAnnotator
from kg.types import Annotator, Document, EntityType, Problem, Span

TEXT = """Kim Jong-un replaces top general

North Korean leader Kim Jong-un dismissed General Pak Su-il on Wednesday, the Korean Central News Agency (KCNA) said. He didn't say why.

“We will look into it,” South Korea's Unification Ministry said. The ministry gave no details."""


def test_it_is_an_annotator(joint: JointAnnotator) -> None:
    assert isinstance(joint, Annotator)
    assert joint.name == "joint"


def test_an_article_is_read_from_raw_text(joint: JointAnnotator) -> None:
    annotated = joint(Document(text=TEXT, headline=Span(0, 32)), on_problem=pytest.fail)
    assert [s.span.of(TEXT)[:12] for s in annotated.sentences] == [
        "Kim Jong-un ",
        "North Korean",
        "He didn't sa",
        "“We will loo",
        "The ministry",
    ]
    assert [s.headline for s in annotated.sentences] == [True, False, False, False, False]
    named = {c.name: c for c in annotated.chains if c.is_named}
    assert [m.text for m in named["Kim Jong-un"].mentions] == ["Kim Jong-un", "Kim Jong-un", "He"]
    assert {"Pak Su-il", "Korean Central News Agency", "Unification Ministry"} <= set(named)
    assert "KCNA" in [m.text for m in named["Korean Central News Agency"].mentions]
    assert named["Pak Su-il"].titles == ("General",)
    assert any(m.text == "Wednesday" and m.entity_type is EntityType.DATE for m in annotated.mentions)


def test_all_spans_quote_the_text(joint: JointAnnotator) -> None:
    annotated = joint(Document(text=TEXT), on_problem=pytest.fail)
    assert all(t.span.of(TEXT) == t.form for s in annotated.sentences for t in s.tokens)
    assert all(m.span.of(TEXT) == m.text for m in annotated.mentions)
    assert sorted((m for c in annotated.chains for m in c.mentions), key=lambda m: (m.span, m.head)) == list(annotated.mentions)


def test_a_document_is_read_the_same_whatever_was_read_before(joint: JointAnnotator) -> None:
    document = Document(text=TEXT)
    alone = JointAnnotator(threads=2)(document, on_problem=pytest.fail)
    joint(Document(text="Something else entirely happened in a very different place."), on_problem=pytest.fail)
    assert joint(document, on_problem=pytest.fail) == alone


def test_a_tokenized_line_keeps_its_words(joint: JointAnnotator) -> None:
    annotated = joint.annotate_tokenized("Kim did n't resign , U.S.-led forces said .")
    assert [t.form for t in annotated.sentences[0].tokens] == ["Kim", "did", "n't", "resign", ",", "U.S.-led", "forces", "said", "."]
    assert annotated.document.text == "Kim did n't resign , U.S.-led forces said ."


@pytest.mark.parametrize("line", ["", "   "])
def test_an_empty_line_has_no_sentence(joint: JointAnnotator, line: str) -> None:
    assert joint.annotate_tokenized(line).sentences == ()


def test_a_sentence_too_long_for_the_model_is_cut_and_reported(joint: JointAnnotator) -> None:
    problems: list[Problem] = []
    text = "Before. " + "The general, who left, " * 150
    annotated = joint(Document(text=text, source="x.txt"), on_problem=problems.append)
    assert [(p.source, p.code, p.location) for p in problems] == [("x.txt", "long-sentence", "character 8")]
    assert "900 words" in problems[0].message
    assert [w.form for s in annotated.sentences for w in s.tokens] == text.replace(",", " ,").replace(".", " .").split()
    assert all(s.tokens[-1].form == "," for s in annotated.sentences[1:])


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "a" * 5_000, "😀👍🏽 " * 50, "שלום עולם. مرحبا! ", "\u200b\u200d hello\u200bworld.", "." * 3_000, "\x00 \x7f"]
)
def test_odd_text_is_read_without_failing(joint: JointAnnotator, text: str) -> None:
    problems: list[Problem] = []
    annotated = joint(Document(text=text), on_problem=problems.append)
    assert all(t.span.of(text) == t.form for s in annotated.sentences for t in s.tokens)


def test_importing_the_annotator_loads_no_numerical_library() -> None:
    code = "import sys, kg.annotate; print({'numpy', 'onnxruntime', 'tokenizers', 'lemminflect'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  our own code
    assert done.stdout.strip() == "set()"


def test_a_legal_form_that_is_another_word_too_is_part_of_the_name(joint: JointAnnotator) -> None:
    annotated = joint(Document(text="Delmar Rail AS was founded by Ana Lund in 1999."), on_problem=print)
    assert "Delmar Rail AS" in [m.text for m in annotated.mentions]
    assert next(t for t in annotated.sentences[0].tokens if t.form == "founded").deprel == "root"


def test_the_title_with_which_a_text_begins_is_its_headline(joint: JointAnnotator) -> None:
    annotated = joint(Document(text="Minister resigns\n\nShe left.", title="Minister resigns"), on_problem=print)
    assert [s.headline for s in annotated.sentences] == [True, False]
