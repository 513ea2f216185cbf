"""Bytes to text: encodings, and what is no text."""

from collections.abc import Callable

import pytest

from kg.read.formats.texts.decode import decode
from kg.types import Problem

TEXT = "Kim’s visit to the café in Göteborg — “very rare,” the minister said."


def decoded(content: bytes) -> tuple[str | None, list[str]]:
    problems: list[Problem] = []
    return decode(content, source="a.txt", on_problem=problems.append), [p.code for p in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_or_utf8_is_certain(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == (TEXT, [])


@pytest.mark.parametrize("mark", ["utf-16-be", "utf-32-be"])
def test_big_endian_marks_are_known(mark: str) -> None:
    assert decoded(f"\ufeff{TEXT}".encode(mark)) == (TEXT, [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "cp1252"),
        ("The café was closed on Thursday, the minister said.", "latin-1"),
        ("Kim’s three-day “inspections” took place in Göteborg, at a café and at a factory.", "mac-roman"),
        ("Президент России прибыл в Пхеньян в среду, сообщает агентство.", "cp1251"),
        ("김정은 국무위원장은 수요일 회의를 주재했다고 조선중앙통신이 보도했다.", "euc-kr"),
    ],
    ids=["windows", "latin-1", "macintosh", "cyrillic", "korean"],
)
def test_another_encoding_is_guessed_and_said(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == (text, ["encoding"])


def test_a_guess_is_named_in_the_message() -> None:
    problems: list[Problem] = []
    decode("The café was closed.".encode("latin-1"), source="a.txt", on_problem=problems.append)
    assert "a.txt" in problems[0].message
    assert "cp1252" in problems[0].message


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="windows-1251">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
)
def test_a_page_that_declares_its_encoding_is_believed(declaration: str) -> None:
    page = f"<html><head>{declaration}</head><body>Пхеньян</body></html>"
    assert decoded(page.encode("cp1251")) == (page, [])


def test_a_declared_encoding_that_does_not_exist_is_passed_over() -> None:
    page = '<meta charset="nonsense"><p>The café was closed on Thursday, the minister said.</p>'
    assert decoded(page.encode("latin-1")) == (page, ["encoding"])


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\n"])
def test_an_empty_file_is_a_problem(content: bytes) -> None:
    assert decoded(content) == (None, ["empty"])


@pytest.mark.parametrize(
    "content",
    [b"text\x00text", b"\x01\x02\x03\x04" * 100, bytes(range(128, 256)) + b"\x01\x81\x8d" * 300],
    ids=["nul", "control", "undecodable"],
)
def test_what_is_no_text_is_a_problem(content: bytes) -> None:
    text, codes = decoded(content)
    assert text is None
    assert codes[-1] == "binary"


def test_a_file_with_mojibake_is_repaired_and_said(read_file: Callable) -> None:
    (document,), (problem,) = read_file("Kimâ€™s cafÃ© was closed on Friday, the minister said.")
    assert document.text == "Kim’s café was closed on Friday, the minister said."
    assert problem.code == "encoding"


@pytest.mark.parametrize("line", ["São Paulo is a city.", "Âge is a word.", "He paid 5 £ for it."])
def test_text_that_only_looks_like_mojibake_stays(read_file: Callable, line: str) -> None:
    (document,), problems = read_file(line)
    assert document.text == line
    assert problems == []


def test_mojibake_in_metadata_is_repaired(read_one: Callable) -> None:
    assert read_one("---\npublisher: Le CafÃ©\n---\nThe café was closed.").publisher == "Le Café"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_a_line_of_ten_megabytes_is_not_worked_on(read_file: Callable, encoding: str) -> None:
    documents, problems = read_file(("é" * 5_000_000).encode(encoding))
    assert documents == []
    assert [p.code for p in problems] in (["long-line"], ["encoding", "long-line"])


def test_a_line_of_900000_characters_is_read(read_file: Callable) -> None:
    documents, problems = read_file("The dam is safe. " * 53_000)
    assert len(documents[0].text) == 53_000 * 17 - 1
    assert problems == []
