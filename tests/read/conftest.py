"""Readers' results and problems, gathered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.read import read_paths
from kg.types import Document, Problem, Reading

Found = tuple[list[Document], list[Problem]]


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[..., Found]:
    """Write one file and read it: `read_file(content)` or `read_file(content, "page.html")`."""

    def read(content: str | bytes, name: str = "article.txt", **options: Any) -> Found:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        problems: list[Problem] = []
        return list(read_paths([path], on_problem=problems.append, reading=Reading(**options))), problems

    return read


@pytest.fixture
def read_one(read_file: Callable[..., Found]) -> Callable[..., Document]:
    """Write one file with one good article and read it."""

    def read(content: str | bytes, name: str = "article.txt", **options: Any) -> Document:
        documents, problems = read_file(content, name, **options)
        assert problems == []
        (document,) = documents
        return document

    return read
