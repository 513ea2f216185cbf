"""F1 on raw text: words are aligned by their characters, those of multi-word tokens by their forms."""

from pathlib import Path

import pytest

from kg.annotate.conllu import read_conllu
from training.raw import Reading, Word, aligned, counts, found_reading, gold_readings, scores

TREEBANK = """\
# newdoc id = a
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

1\tWhy\twhy\tADV\t_\t_\t0\troot:x\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t_\t_\t1\tpunct\t_\t_

"""


@pytest.fixture
def gold(tmp_path: Path) -> Reading:
    path = tmp_path / "x.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (reading,) = gold_readings(path)
    return reading


def plain(forms: str, start: int = 0) -> list[Word]:
    """Words of tokens divided by spaces; `+` joins the words of one token, whose forms spell it."""
    words = []
    for token in forms.split():
        end = start + len(token.replace("+", ""))
        words += [Word((start, end), form, form, -1, "dep", "+" in token) for form in token.split("+")]
        start = end
    return words


def test_spans_count_no_white_space(gold: Reading) -> None:
    assert gold.sentences == [(0, 8), (8, 12)]
    assert [(w.span, w.form, w.several, w.head) for w in gold.words[:4]] == [
        ((0, 5), "Do", True, 2),
        ((0, 5), "n't", True, 2),
        ((5, 7), "go", False, -1),
        ((7, 8), ".", False, 2),
    ]


def test_an_annotated_document_that_is_the_gold_is_all_right(gold: Reading) -> None:
    found = found_reading(read_conllu(TREEBANK))
    assert found == gold
    assert scores([(gold, found)]) == {"words": 100.0, "sentences": 100.0, "LAS": 100.0, "lemmas": 100.0}


def test_a_wrong_boundary_costs_two_sentences_and_the_relations_across_it(gold: Reading) -> None:
    one = TREEBANK.replace("\n\n1\tWhy\twhy\tADV\t_\t_\t0", "\n5\tWhy\twhy\tADV\t_\t_\t3")
    one = one.replace("2\t?\t?\tPUNCT\t_\t_\t1", "6\t?\t?\tPUNCT\t_\t_\t5")
    assert counts(gold, found_reading(read_conllu(one))) == {
        "words": (6, 6, 6),
        "sentences": (0, 1, 2),
        "LAS": (5, 6, 6),
        "lemmas": (6, 6, 6),
    }


@pytest.mark.parametrize(
    ("gold_forms", "found_forms", "expected"),
    [
        ("a b", "a b", [(0, 0), (1, 1)]),
        ("ab c", "a b c", [(1, 2)]),
        ("do+n't go", "do+n't go", [(0, 0), (1, 1), (2, 2)]),
        ("don't go", "do+n't go", [(1, 2)]),
        ("do+n't go", "do n't go", [(0, 0), (1, 1), (2, 2)]),
        ("can+not x", "cannot x", [(2, 1)]),
        ("a do+n't", "ado n't", [(2, 1)]),
    ],
)
def test_words_align_by_their_characters_and_within_tokens_by_their_forms(
    gold_forms: str, found_forms: str, expected: list[tuple[int, int]]
) -> None:
    assert list(aligned(plain(gold_forms), plain(found_forms))) == expected
