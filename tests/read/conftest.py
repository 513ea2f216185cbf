"""Readers' results and problems, gathered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.read import read_paths
from kg.types import Document, Problem

Reading = tuple[list[Document], list[Problem]]


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[..., Reading]:
    """Write one file and read it: `read_file(content)` or `read_file(content, "page.html")`."""

    def read(content: str | bytes, name: str = "article.txt") -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        problems: list[Problem] = []
        return list(read_paths([path], on_problem=problems.append)), problems

    return read


@pytest.fixture
def read_one(read_file: Callable[..., Reading]) -> Callable[..., Document]:
    """Write one file with one good article and read it."""

    def read(content: str | bytes, name: str = "article.txt") -> Document:
        documents, problems = read_file(content, name)
        assert problems == []
        (document,) = documents
        return document

    return read
