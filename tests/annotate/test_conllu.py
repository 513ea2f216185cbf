"""CoNLL-U in and out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from kg.annotate.conllu import read_conllu, write_conllu
from kg.errors import ReadError
from kg.types import AnnotatedDocument, Document

KIM = """\
# newpar
# text = Kim didn't speak.
1\tKim\tKim\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tNER=B-PER
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tspeak\tspeak\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = He left Pyongyang on Friday.
1 He he PRON PRP _ 2 nsubj
2 left leave VERB VBD _ 0 root
3 Pyongyang Pyongyang PROPN NNP _ 2 obj _ NER=B-LOC
4 on on ADP IN _ 5 case
5 Friday Friday PROPN NNP _ 2 obl _ NER=B-DATE|SpaceAfter=No
6 . . PUNCT . _ 2 punct
"""


@pytest.fixture
def kim() -> AnnotatedDocument:
    return read_conllu(KIM)


def test_the_text_is_rebuilt_from_the_words(kim: AnnotatedDocument) -> None:
    assert kim.document.text == "Kim didn't speak.\n\nHe left Pyongyang on Friday."
    assert [s.paragraph for s in kim.sentences] == [0, 1]


def test_words_quote_the_text_and_know_what_they_are_joined_to(kim: AnnotatedDocument) -> None:
    tokens = [t for s in kim.sentences for t in s.tokens]
    assert all(t.span.of(kim.document.text) == t.form for t in tokens)
    assert [t.form for t in tokens if t.joined] == ["n't"]
    assert tokens[0].feats == (("Number", "Sing"),)


def test_names_times_and_chains_come_from_the_tags_and_trees(kim: AnnotatedDocument) -> None:
    assert [(m.text, m.entity_type.value) for m in kim.mentions] == [
        ("Kim", "Person"), ("He", "Person"), ("Pyongyang", "Place"), ("Friday", "Date"),
    ]  # fmt: skip
    assert [[m.text for m in c.mentions] for c in kim.chains] == [["Kim", "He"], ["Pyongyang"], ["Friday"]]


def test_a_document_of_ones_own_keeps_its_text_and_data() -> None:
    document = Document(text="PYONGYANG?  Kim didn't  speak.\n\nHe left Pyongyang\non Friday.", published=date(2023, 8, 10))
    with pytest.raises(ReadError, match="does not go on with 'Kim' at character 0"):
        read_conllu(KIM, document=document)
    document = Document(text=document.text.removeprefix("PYONGYANG?  "), published=date(2023, 8, 10))
    annotated = read_conllu(KIM, document=document)
    assert annotated.document is document
    assert [s.span.of(document.text) for s in annotated.sentences] == ["Kim didn't  speak.", "He left Pyongyang\non Friday."]


def test_a_sentence_marked_as_headline_is_the_documents_headline() -> None:
    headline = "# headline = yes\n1 Kim Kim PROPN NNP _ 2 nsubj\n2 leaves leave VERB VBZ _ 0 root\n\n"
    annotated = read_conllu(f"{headline}# newpar\n1 Yes yes INTJ UH _ 0 root\n")
    assert [s.headline for s in annotated.sentences] == [True, False]


FAULTS = {
    "head outside the sentence": ("1 Kim Kim PROPN NNP _ 3 nsubj\n2 left leave VERB VBD _ 0 root\n", "head 3 is outside"),
    "heads in a circle": ("1 Kim Kim PROPN NNP _ 2 nsubj\n2 left leave VERB VBD _ 1 root\n", "circle"),
    "words not counted from 1": ("2 Kim Kim PROPN NNP _ 0 root\n", "line 1: expected word 1"),
    "no head": ("1 Kim Kim PROPN NNP _ _ root\n", "line 1"),
    "too few columns": ("1 Kim\n", "line 1"),
}


@pytest.mark.parametrize(("text", "message"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_conllu_is_reported_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_conllu(text)


def test_what_is_written_is_read_back_the_same(kim: AnnotatedDocument) -> None:
    written = "".join(write_conllu(kim))
    again = read_conllu(written)
    assert again == kim
    assert "".join(write_conllu(again)) == written


def test_written_lines_are_valid_conllu_with_entities(kim: AnnotatedDocument) -> None:
    written = "".join(write_conllu(kim))
    rows = [line for line in written.splitlines() if re.match(r"\d", line)]
    assert {line.count("\t") for line in rows} == {9}
    assert f"# newdoc id = {kim.document.id}\n" in written
    assert written.count("# newpar\n") == 2
    assert "# text = He left Pyongyang on Friday.\n" in written
    assert "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_" in written
    assert "1\tKim\tKim\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tEntity=(e1-person-1)|NER=B-PER" in written
    assert "1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(e1-person-1)" in written
    assert "NER=B-DATE|SpaceAfter=No" in written


def test_brackets_nest(annotated: Callable[..., AnnotatedDocument]) -> None:
    document = annotated("South/PROPN/2/compound/B-LOC Korea/PROPN/4/nmod:poss/I-LOC _'s/PART.POS/2/case ministry/NOUN/0/root")
    misc = [line.strip().split("\t")[9] for line in write_conllu(document) if line[0].isdigit()]
    assert [m.split("|")[0] for m in misc] == ["Entity=(e2-organization-4(e1-place-2", "Entity=e1)", "_", "Entity=e2)"]
