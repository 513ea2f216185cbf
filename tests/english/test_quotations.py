"""Trees -> quotations: which words are somebody's own, whose, and by which rule."""

from __future__ import annotations

import pytest

from kg.english.quotations import quotations
from kg.english.tree import Tree
from kg.types import Sentence, Span, Token

SAID = "“ PUNCT 3 punct|We PRON 3 nsubj|lost VERB {lost}|it PRON 3 obj|, PUNCT 3 punct|” PUNCT 3 punct"
ALONE = "“ PUNCT 3 punct|They PRON 3 nsubj|won VERB 0 root|it PRON 3 obj|. PUNCT 3 punct|” PUNCT 3 punct"
COLON = (
    "Koo PROPN 0 root|: PUNCT 1 punct|“ PUNCT 5 punct|They PRON 5 nsubj|won VERB 1 parataxis|it PRON 5 obj|. PUNCT 5 punct|” PUNCT 5 punct"
)


def trees(*sentences: tuple[int, str, str]) -> list[Tree]:
    """Of paragraph, text and words ("form upos head deprel|…") of each sentence."""
    found, start = [], 0
    for paragraph, text, words in sentences:
        tokens, at = [], start
        for index, word in enumerate(words.split("|"), start=1):
            form, upos, head, deprel = word.split()
            at = start + text.index(form, at - start)
            span = Span(at, at + len(form))
            lemma = {"said": "say", "shook": "shake"}.get(form.lower(), form.lower() if upos != "PROPN" else form)
            xpos = "VBD" if upos == "VERB" else "NNP" if upos == "PROPN" else ""
            tokens.append(Token(index=index, span=span, form=form, lemma=lemma, upos=upos, xpos=xpos, head=int(head), deprel=deprel))
            at += len(form)
        found.append(Tree(Sentence(span=Span(start, start + len(text)), tokens=tuple(tokens), paragraph=paragraph)))
        start += len(text) + 1
    return found


def told(*sentences: tuple[int, str, str]) -> list[tuple[str, str | None, str]]:
    """Words, speaker and rule of each quotation."""
    return [(" ".join(w.form for w in q.words), q.speaker.form if q.speaker else None, q.rule) for q in quotations(trees(*sentences)).all]


KOO_SAID = (0, "“We lost it,” Koo said.", SAID.format(lost="8 ccomp") + "|Koo PROPN 8 nsubj|said VERB 0 root|. PUNCT 8 punct")
THEN = (0, "“They won it.”", ALONE)


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([KOO_SAID], [("We lost it ,", "Koo", "verb-above")]),
        (
            [(0, "“We lost it,” Koo said.", SAID.format(lost="0 root") + "|Koo PROPN 8 nsubj|said VERB 3 parataxis|. PUNCT 3 punct")],
            [("We lost it ,", "Koo", "verb-beside")],
        ),
        (
            [(0, "“We lost it,” said Koo.", SAID.format(lost="0 root") + "|said VERB 8 amod|Koo PROPN 7 nsubj|. PUNCT 3 punct")],
            [("We lost it ,", "Koo", "verb-near")],
        ),
        (
            [(0, "Koo: “They won it.”", COLON)],
            [("They won it .", "Koo", "before-colon")],
        ),
    ],
)
def test_the_words_around_name_the_speaker(sentences: list[tuple[int, str, str]], expected: list[tuple[str, str, str]]) -> None:
    assert told(*sentences)[:1] == expected


def test_who_spoke_before_goes_on_in_the_paragraph() -> None:
    assert told(KOO_SAID, THEN)[1] == ("They won it .", "Koo", "goes-on")


def test_who_spoke_in_the_paragraph_before_goes_on() -> None:
    assert told(KOO_SAID, (1, "“They won it.”", ALONE))[1] == ("They won it .", "Koo", "goes-on")


def test_a_quotation_after_a_dash_is_of_whom_it_names() -> None:
    signed = (0, "— Koo", "— PUNCT 2 punct|Koo PROPN 0 root")
    assert told(THEN, signed) == [("They won it .", "Koo", "after-dash")]


def test_a_quotation_is_of_whom_the_sentence_before_is_about() -> None:
    before = (0, "Koo shook his head.", "Koo PROPN 2 nsubj|shook VERB 0 root|his PRON 4 nmod:poss|head NOUN 2 obj|. PUNCT 2 punct")
    assert told(before, THEN) == [("They won it .", "Koo", "sentence-before")]


def test_a_quotation_that_nobody_is_named_for_has_no_speaker() -> None:
    assert told(THEN) == [("They won it .", None, "quotation-marks")]


def test_a_borrowed_word_is_no_quotation() -> None:
    scare = "The DET 5 det|“ PUNCT 3 punct|alliance NOUN 5 nsubj|” PUNCT 3 punct|fell VERB 0 root|. PUNCT 5 punct"
    assert told((0, "The “alliance” fell.", scare)) == []


def test_a_quotation_goes_on_where_the_next_paragraph_opens_without_a_close_before() -> None:
    opened = (0, "“We lost it.", "“ PUNCT 3 punct|We PRON 3 nsubj|lost VERB 0 root|it PRON 3 obj|. PUNCT 3 punct")
    assert told(opened, (1, "“They won it.”", ALONE)) == [("We lost it . They won it .", None, "quotation-marks")]


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    opened = (0, "“We lost it.", "“ PUNCT 3 punct|We PRON 3 nsubj|lost VERB 0 root|it PRON 3 obj|. PUNCT 3 punct")
    after = (1, "Koo left.", "Koo PROPN 2 nsubj|left VERB 0 root|. PUNCT 2 punct")
    assert told(opened, after) == [("We lost it .", None, "quotation-marks")]


def test_straight_marks_open_and_close_by_the_spaces_around_them() -> None:
    straight = (
        'Koo PROPN 2 nsubj|said VERB 0 root|" PUNCT 5 punct|We PRON 5 nsubj|lost VERB 2 ccomp|it PRON 5 obj|" PUNCT 5 punct|. PUNCT 2 punct'
    )
    assert told((0, 'Koo said "We lost it".', straight)) == [("We lost it", "Koo", "verb-above")]


def test_an_apostrophe_opens_no_quotation() -> None:
    plural = "The DET 2 det|miners NOUN 4 nmod:poss|' PART 2 case|strike NOUN 5 nsubj|ended VERB 0 root|. PUNCT 5 punct"
    assert told((0, "The miners' strike ended.", plural)) == []


def test_turns_of_an_interview_are_of_whom_their_labels_name() -> None:
    first = (0, "Koo: We lost it.", "Koo PROPN 0 root|: PUNCT 1 punct|We PRON 4 nsubj|lost VERB 1 parataxis|it PRON 4 obj|. PUNCT 4 punct")
    second = (0, "They won it.", "They PRON 2 nsubj|won VERB 0 root|it PRON 2 obj|. PUNCT 2 punct")
    assert told(first, second) == [("We lost it . They won it .", "Koo", "turn")]


def test_a_transcript_of_ten_thousand_turns_is_read_turn_by_turn() -> None:
    turn = "Koo PROPN 0 root|: PUNCT 1 punct|We PRON 4 nsubj|lost VERB 1 parataxis|it PRON 4 obj|. PUNCT 4 punct"
    found = told(*((paragraph, "Koo: We lost it.", turn) for paragraph in range(10_000)))
    assert len(found) == 10_000
    assert set(found) == {("We lost it .", "Koo", "turn")}


def test_a_whole_article_inside_one_quotation_is_inside_it() -> None:
    inside = (0, "“They won it.", ALONE.removesuffix("|” PUNCT 3 punct"))
    rest = (1, "“They won it.", inside[2])
    last = (2, "“They won it.”", ALONE)
    assert [words for words, _, _ in told(inside, rest, last)] == [" ".join(["They won it ."] * 3)]


def test_nested_and_unbalanced_marks_leave_each_word_in_one_quotation() -> None:
    nested = "“ PUNCT 3 punct|They PRON 3 nsubj|won VERB 0 root|‘ PUNCT 5 punct|it PRON 3 obj|“ PUNCT 3 punct|. PUNCT 3 punct"
    tree = trees((0, "“They won ‘it “.", nested))
    assert all(len(quotations(tree).around(word)) <= 1 for word in tree[0].nodes)


def test_comments_under_an_article_are_nobodys() -> None:
    heading = (0, "COMMENTS (2)", "COMMENTS NOUN 0 root|( PUNCT 3 punct|2 NUM 1 nummod|) PUNCT 3 punct")
    comment = (1, "They won it.", "They PRON 2 nsubj|won VERB 0 root|it PRON 2 obj|. PUNCT 2 punct")
    assert told(heading, comment) == [("They won it .", None, "comment")]


def test_what_a_user_writes_is_a_comment() -> None:
    comment = "koo88 PROPN 0 root|: PUNCT 1 punct|They PRON 4 nsubj|won VERB 1 parataxis|it PRON 4 obj|. PUNCT 4 punct"
    assert [q.rule for q in quotations(trees((0, "koo88: They won it.", comment))).all] == ["turn", "comment"]


def test_the_innermost_quotation_of_a_word_comes_first() -> None:
    document = trees((0, "Koo: “They won it.”", COLON))
    assert [q.rule for q in quotations(document).around(document[0].node(5))] == ["before-colon", "turn"]
