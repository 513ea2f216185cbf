"""Sentence boundaries as the network corrects those of the rules."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from kg.annotate import JointAnnotator
from kg.annotate.joint import MODEL
from kg.annotate.parse.wordpieces import WordPieces
from kg.annotate.words.boundaries import FEATURES, FILE, NEWLINE, NONE, PARAGRAPH, SPACE, WINDOW, Boundaries, features, kind
from kg.annotate.words.sentences import sentences
from kg.errors import ModelError
from kg.types import Document, Span

LONG = "Kim met Pak in Seoul, he said\nlater; nobody (not even Lee) knew why. " * 200


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(MODEL / "tokenizer.json")


@pytest.fixture(scope="module")
def boundaries(pieces: WordPieces) -> Boundaries:
    return Boundaries(MODEL, encode=pieces.of)


def split(boundaries: Boundaries, text: str, headline: Span | None = None) -> list[str]:
    found = boundaries(text, list(sentences(text, headline=headline)), headline=headline)
    return [text[p.words[0].start : p.words[-1].end] for p in found]


def column(text: str, name: str, pieces: WordPieces) -> list[int]:
    found = features(text, list(sentences(text)), kind=lambda form: kind(form, encode=pieces.of))
    return found[:, FEATURES.index(name)].tolist()


@pytest.mark.parametrize(
    "expected",
    [
        ["Gen. Pak Su-il met Lt. Col. Kim in Washington, D.C., on Aug. 18.", "They talked."],
        ["“We will look into it,” the ministry said.", "It gave no details."],
        ['"Why now?" Koo asked.', "Nobody knew."],
        ["Shares of Yahoo! rose 3.5 percent to $12.40.", "Acme Corp. fell."],
        ["The station opens\nin May, the mayor of\nDubrin said.", "It will be\nthe first."],
        ["the hotel was clean.", "it was near the station.", "we liked it."],
        ["Is it open on Sunday ?", "I cant find it on the website", "Please help"],
        ["Please see the attached file.", "Thanks,", "Debra Perlingiere Enron North America Corp."],
    ],
    ids=lambda e: e[0][:40],
)
def test_sentences_are_divided_with_and_without_full_stops(boundaries: Boundaries, expected: list[str]) -> None:
    assert split(boundaries, " ".join(expected)) == expected


def test_a_paragraph_begins_a_sentence_whatever_the_words(boundaries: Boundaries) -> None:
    assert split(boundaries, "The talks of\n\nthe two sides failed.") == ["The talks of", "the two sides failed."]


def test_the_headline_is_left_to_the_rules(boundaries: Boundaries) -> None:
    headline = "thanks so much for your help i will call you tomorrow"
    assert split(boundaries, f"{headline}\n\nHe left.", Span(0, len(headline))) == [headline, "He left."]


def test_no_sentence_begins_inside_a_contraction(boundaries: Boundaries) -> None:
    text = "I don't can't won't we're cannot gonna he'll " * 20
    assert not any(p.words[0].joined for p in boundaries(text, list(sentences(text))))


def test_all_words_and_paragraphs_are_kept(boundaries: Boundaries) -> None:
    text = "One two\nthree. Four!\n\nFive (six) seven\n\n\nEight"
    rules = list(sentences(text))
    found = boundaries(text, rules)
    assert [w for p in found for w in p.words] == [w for p in rules for w in p.words]
    assert [p.paragraph for p in found for _ in p.words] == [p.paragraph for p in rules for _ in p.words]


def test_windows_give_the_scores_of_the_whole_document(boundaries: Boundaries, pieces: WordPieces) -> None:
    found = features(LONG, list(sentences(LONG)), kind=lambda form: kind(form, encode=pieces.of))
    assert len(found) > 5 * WINDOW
    whole = onnxruntime.InferenceSession(str(MODEL / FILE), providers=["CPUExecutionProvider"]).run(None, {"features": found[None]})[0][0]
    for size in (1, 63, WINDOW - 1, WINDOW, WINDOW + 1, len(found)):
        assert len(boundaries.scores(found[:size])) == size
    assert np.abs(boundaries.scores(found) - whole).max() < 1e-3


def test_a_sentence_of_a_hundred_thousand_characters_is_read_in_windows(boundaries: Boundaries, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, run = [], boundaries._run
    monkeypatch.setattr(boundaries, "_run", lambda batch: seen.append(batch.shape) or run(batch))
    text = "the general , who left " * 4_400
    assert sum(len(p.words) for p in boundaries(text, list(sentences(text)))) == 5 * 4_400
    assert max(rows for rows, _, _ in seen) == 16
    assert max(words for _, words, _ in seen) == WINDOW


def test_a_document_is_divided_the_same_whatever_was_read_before_and_with_any_threads(joint: JointAnnotator) -> None:
    document = Document(text=LONG)
    once = joint.sentences(document)
    joint.sentences(Document(text="Something else."))
    assert joint.sentences(document) == once == JointAnnotator(threads=2).sentences(document)


def test_no_words_are_no_sentences(boundaries: Boundaries) -> None:
    assert boundaries("", []) == []


def test_a_file_that_reads_other_features_is_of_another_version(tmp_path: Path, pieces: WordPieces) -> None:
    shutil.copy(MODEL / "model.int8.onnx", tmp_path / FILE)
    with pytest.raises(ModelError, match=r"segment\.onnx reads other features.*this version of kg"):
        Boundaries(tmp_path, encode=pieces.of)


def test_white_space_before_a_word_is_told_apart(pieces: WordPieces) -> None:
    assert column("Yes, we\ncan.\n\nNo", "space", pieces) == [PARAGRAPH, NONE, SPACE, NEWLINE, NONE, PARAGRAPH]


def test_brackets_and_quotes_are_counted_from_the_paragraphs_start(pieces: WordPieces) -> None:
    assert column('a ( b " c " ) d\n\n" e', "nesting", pieces) == [0, 0, 1, 1, 3, 3, 1, 0, 0, 2]


def test_places_are_counted_within_the_paragraph(pieces: WordPieces) -> None:
    assert column("a b c d\n\ne f", "from start", pieces) == [0, 1, 2, 3, 0, 1]
    assert column("a b c d\n\ne f", "to end", pieces) == [3, 2, 1, 0, 1, 0]


@pytest.mark.parametrize(("text", "expected"), [("no end", 0), ("No end", 2), ("An End .", 6), ("two points :", 8), ('so "', 4)])
def test_a_paragraph_is_known_by_its_end_and_its_capitals(pieces: WordPieces, text: str, expected: int) -> None:
    assert set(column(text, "paragraph", pieces)) == {expected}
