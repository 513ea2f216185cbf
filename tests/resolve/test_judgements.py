"""Judgements: what somebody decided about two names overrules what the features say."""

from pathlib import Path

import pytest
from factories import BODY, PERSON, report, subject_of

from kg.errors import UsageError
from kg.resolve import Judgement, Wrong, in_doubt, judged_wrong, judgements_of, read_judgements, resolve, with_judgement
from kg.types import EntityType


def names_are_one(left: str, right: str, *judgements: Judgement, entity_type: EntityType = PERSON) -> bool:
    a, b = report(left, entity_type), report(right, entity_type, lead="Today: ")
    linker = resolve([a, b], judgements=judgements)
    return linker.entity_of(subject_of(a)) == linker.entity_of(subject_of(b))


def test_judged_the_same_joins_what_no_rule_would() -> None:
    assert not names_are_one("Cheng Hao-ming", "Zheng Haoming")
    assert names_are_one("Cheng Hao-ming", "Zheng Haoming", Judgement(left="Zheng Hao-ming", right="Cheng Haoming", same=True))


def test_judged_different_parts_what_a_rule_would_join() -> None:
    assert not names_are_one("Miroslav Dzhurov", "Miroslav Djurov", Judgement(left="Miroslav Djurov", right="miroslav dzhurov", same=False))


def test_different_overrules_the_same() -> None:
    both = [Judgement(left="Guangyuan Ports", right="Meridan Docks", same=s) for s in (True, False)]
    assert not names_are_one("Guangyuan Ports", "Meridan Docks", *both, entity_type=BODY)


def test_a_link_by_judgement_says_so() -> None:
    a, b = report("Cheng Hao-ming"), report("Zheng Haoming", lead="Today: ")
    linker = resolve([a, b], judgements=[Judgement(left="Cheng Hao-ming", right="Zheng Haoming", same=True)])
    assert {k.reason for k in linker.entity_of(subject_of(a)).links} == {"judged to be the same"}


def test_judgements_are_read_from_simple_values() -> None:
    assert read_judgements([{"left": "A", "right": "B", "same": True}]) == (Judgement(left="A", right="B", same=True),)


@pytest.mark.parametrize(
    "value", [{}, {"left": "A", "right": "B"}, {"left": "A", "right": "B", "same": "yes"}, {"left": " ", "right": "B", "same": True}]
)
def test_a_judgement_that_is_none_is_reported_with_its_number(value: dict) -> None:
    with pytest.raises(UsageError, match="judgement 1"):
        read_judgements([value])


def test_a_file_of_judgements_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    told = [
        Judgement(left="KCNA", right="Korean Central News Agency", same=True),
        Judgement(left="J. Lund", right="James Lund", same=False),
    ]
    for judgement in told:
        path.write_text(with_judgement(path, judgement), encoding="utf-8")
    assert path.read_text() == "different\tJ. Lund\tJames Lund\nsame\tKCNA\tKorean Central News Agency\n"
    assert set(judgements_of(path)) == set(told)


def test_comments_stay_and_a_judgement_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("# ours\nsame\tB\tA\n", encoding="utf-8")
    assert with_judgement(path, Judgement(left="A", right="B", same=True)) == "# ours\nsame\tA\tB\n"


WRONG = {
    "another word": ("maybe\tA\tB\n", "line 1: no judgement"),
    "one name": ("same\tA\n", "line 1: no judgement"),
    "a name against itself": ("same\tUN\tU.N.\n", "are one name"),
    "names of marks": ("same\t.\t!\n", "line 1: no name"),
    "a contradiction": ("same\tA\tB\ndifferent\tB\tA\n", "line 2: 'B' and 'A' are different here and the same by .*line 1"),
    "a contradiction by a third": ("same\tA\tB\nsame\tB\tC\ndifferent\tA\tC\n", "line 3: .* the same by .*line 1, .*line 2"),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_reported_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        judgements_of(path)


def test_judgements_in_another_encoding_are_reported_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "judgements.tsv").write_bytes("same\tA\tB\nsame\tMüller\tC\n".encode("latin-1"))
    with pytest.raises(UsageError, match="line 2: byte 15 is no UTF-8"):
        judgements_of(tmp_path / "judgements.tsv")


def test_a_byte_order_mark_is_no_part_of_a_judgement(tmp_path: Path) -> None:
    (tmp_path / "judgements.tsv").write_bytes(b"\xef\xbb\xbfsame\tA\tB\r\n")
    assert judgements_of(tmp_path / "judgements.tsv") == (Judgement(left="A", right="B", same=True),)


def test_names_that_may_be_one_are_in_doubt_until_somebody_judges() -> None:
    entities = resolve([report("James Lund"), report("Jim Lund", story="two"), report("Piet Holm", story="three")]).entities
    pairs = {(d.left.name, d.right.name) for d in in_doubt(entities)}
    assert ("James Lund", "Jim Lund") in pairs
    assert not any("Piet Holm" in pair for pair in pairs)
    assert ("James Lund", "Jim Lund") not in {
        (d.left.name, d.right.name) for d in in_doubt(entities, [Judgement(left="James Lund", right="Jim Lund", same=False)])
    }


def test_statements_judged_wrong_stand_in_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    pair = Judgement(left="KCNA", right="Korean Central News Agency", same=True)
    path.write_text(with_judgement(path, pair), encoding="utf-8")
    path.write_text(with_judgement(path, Wrong(statement="0123456789abcdef", sentence="Lund sold\tOslo")), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "same\tKCNA\tKorean Central News Agency\nwrong\t0123456789abcdef\tLund sold Oslo\n"
    assert judged_wrong(path) == (Wrong(statement="0123456789abcdef", sentence="Lund sold Oslo"),)
    assert judgements_of(path) == (pair,)


def test_a_statement_judged_wrong_needs_no_words(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("wrong\t0123456789abcdef\n", encoding="utf-8")
    assert judged_wrong(path) == (Wrong(statement="0123456789abcdef", sentence=""),)


def test_a_mark_without_the_id_of_a_statement_is_no_judgement(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("wrong\tLund sold Oslo\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1: no judgement"):
        judged_wrong(path)
