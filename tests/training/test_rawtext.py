from pathlib import Path

import pytest

from training.rawtext import raw_documents, span_f1


def _row(number: str, form: str, misc: str = "_") -> str:
    return "\t".join([number, form, *["_"] * 7, misc])


SENTENCES = [
    [
        "# newdoc id = a",
        "# newpar",
        _row("1-2", "Don't"),
        _row("1", "Do"),
        _row("2", "n't"),
        _row("3", "go", "SpaceAfter=No"),
        _row("4", "."),
    ],
    [_row("1", "Why", "SpaceAfter=No"), _row("2", "?")],
    ["# newpar", _row("1", "Because")],
    ["# newdoc id = b", _row("1-2", "du"), _row("1", "de"), _row("2", "le")],
]


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "x.conllu"
    path.write_text("".join("\n".join(lines) + "\n\n" for lines in SENTENCES), encoding="utf-8")
    return path


def test_paragraphs_are_divided_by_blank_lines_and_documents_are_apart(treebank: Path) -> None:
    assert [d.text for d in raw_documents(treebank)] == ["Don't go. Why?\n\nBecause", "du"]


def test_ranges_quote_sentences_and_words(treebank: Path) -> None:
    first, second = raw_documents(treebank)
    assert [first.text[a:b] for a, b in first.sentences] == ["Don't go.", "Why?", "Because"]
    assert [first.text[a:b] for a, b in first.words] == ["Do", "n't", "go", ".", "Why", "?", "Because"]
    assert [second.text[a:b] for a, b in second.words] == ["d", "u"]


def test_f1_counts_exact_ranges_only() -> None:
    assert span_f1([(0, 2), (3, 5)], [(0, 2), (3, 6)]) == 50.0
