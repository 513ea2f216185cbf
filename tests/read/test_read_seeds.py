"""The sample articles: they can be read, hold no page furniture, and are nobody else's sentences."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.read import read_paths
from kg.types import Document

SEEDS = Path(__file__).parents[2] / "seeds"
COPIED = 7  # words in a row that two reports of one event do not share by chance; names and titles are shorter


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return list(read_paths([SEEDS], on_problem=lambda problem: pytest.fail(problem.message)))


def test_there_are_nine_articles_by_nine_outlets(documents: list[Document]) -> None:
    assert len({document.publisher for document in documents}) == len(documents) == 9


def test_each_is_short_and_fully_described(documents: list[Document]) -> None:
    for document in documents:
        assert 120 <= len(document.text.split()) <= 260
        assert document.title
        assert document.published
        assert document.authors
        assert document.language == "en"


def test_reading_gives_the_same_bytes_under_any_hash_seed() -> None:
    program = f"from pathlib import Path; from kg.read import read_paths\nprint([*read_paths([Path({str(SEEDS)!r})], on_problem=print)])"
    outputs = [
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"Document(") == 9


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl"])
def test_each_format_is_shown(documents: list[Document], suffix: str) -> None:
    assert any(suffix in document.source for document in documents)


def test_no_page_furniture_is_left(documents: list[Document]) -> None:
    furniture = re.compile(
        r"advertisement|click to|watch:|sponsored|newsletter|inbox|more from|ferries|apple|with files|log in|lock icon|print|home >"
        r"|©|crab|share|\[|@|posted|lorries|cabin|script|(?-i:\bBy [A-Z])",
        re.IGNORECASE,
    )
    found = [(document.source, match.group()) for document in documents for match in furniture.finditer(document.text)]
    assert found == []


def test_both_spellings_of_the_names_occur(documents: list[Document]) -> None:
    for name in ("Kim Jong-un", "Kim Jong Un", "Pak Su-il", "Pak Su Il"):
        assert any(name in document.text for document in documents)


def test_nobody_but_one_general_is_dismissed(documents: list[Document]) -> None:
    said = re.compile(r"\b(?:dismiss\w*|sack\w*|oust\w*|fired|removed?|replaced?)\b(?P<whom>(?:\W+\w+){0,4})")
    found = [match["whom"] or "" for document in documents for match in said.finditer(document.text)]
    assert len(found) >= 4
    assert all("Pak Su" in whom or whom.startswith(" on Wednesday") for whom in found)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w[\w.'’-]*", text.lower())
    return {tuple(words[i : i + COPIED]) for i in range(len(words) - COPIED + 1)}


@pytest.mark.skipif("KG_REAL_ARTICLES" not in os.environ, reason="KG_REAL_ARTICLES names no folder of real articles")
def test_no_sentence_is_copied_from_the_real_articles(documents: list[Document]) -> None:
    real = list(read_paths([Path(os.environ["KG_REAL_ARTICLES"])], on_problem=lambda _: None))
    assert real
    for document in documents:
        for article in real:
            assert runs(document.text) & runs(article.text) == set()


@pytest.mark.skipif("KG_REAL_ARTICLES" not in os.environ, reason="KG_REAL_ARTICLES names no folder of real articles")
def test_real_articles_lose_their_page_furniture_and_nothing_else() -> None:
    furniture = re.compile(
        r"(?i)advertisement|click to play|watch:|sponsored|adchoices|your email|with files|log in|lock icon|dictionary|home >|\[yonhap\]"
    )
    for document in read_paths([Path(os.environ["KG_REAL_ARTICLES"])], on_problem=lambda _: None):
        assert furniture.findall(document.text) == []
        assert document.headline is not None
        assert len(document.text.split("\n\n")) > 15
