"""Marked articles against chains: what counts as on the right thing."""

from __future__ import annotations

import pytest

from kg.annotate.conllu import read_conllu
from kg.errors import UsageError
from kg.evaluate.identity import Identity, kinds, read_marked, score


def test_marks_are_taken_off_the_text() -> None:
    assert read_marked("[[a|Ana]] saw [[-b|[[a|her]] son]].", "x") == ("Ana saw her son.", [(0, 3, "a"), (8, 11, "a"), (8, 15, "-b")])


def test_a_mark_that_is_not_closed_is_reported() -> None:
    with pytest.raises(UsageError, match="x: 1 marks are not closed, the last one of 'a'"):
        read_marked("[[a|Ana saw", "x")


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("It was [[a|Ana Lund]].", "name"),
        ("It was [[a|her]].", "pronoun"),
        ("He, [[a|who]] left.", "relative"),
        ("It was [[a|the ferry]].", "description"),
        ("It was [[a|the Indian company]].", "description"),
        ("[[a|Museum]] agrees.", "description"),
    ],
)
def test_the_kind_of_a_mention(marked: str, kind: str) -> None:
    text, marks = read_marked(marked, "x")
    assert kinds(text, marks, frozenset({"museum"}))[0].kind == kind


TREES = """# text
1	Ana	Ana	PROPN	NNP	_	2	nsubj	_	NER=B-PER
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

1	She	she	PRON	PRP	_	2	nsubj	_	_
2	spoke	speak	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
"""


@pytest.mark.parametrize(("thing", "right"), [("a", 1), ("b", 0)])
def test_a_pronoun_counts_where_it_is_put_on_the_thing_it_is_of(thing: str, right: int) -> None:
    annotated = read_conllu(TREES)
    text, marks = read_marked(f"[[a|Ana]] left. [[{thing}|She]] spoke.", "x")
    assert text == annotated.document.text
    found = Identity()
    score("x", kinds(text, marks, frozenset()), annotated, found)
    count = found.counts["pronoun"]
    assert (count.said, count.right) == (1, right)
    assert (count.gold, count.found) == ((1, 1) if right else (0, 0))
