"""Hand-written trees for the tests of qualification, in articles of one Wednesday."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kg.annotate.conllu import read_conllu
from kg.types import AnnotatedDocument, Document

TREES = Path(__file__).parent / "trees.conllu"
PUBLISHED = date(2024, 3, 13)


@pytest.fixture(scope="session")
def trees() -> dict[str, AnnotatedDocument]:
    """Each document of trees.conllu by its sent_id."""
    blocks = re.split(r"(?m)^(?=# sent_id = )", TREES.read_text(encoding="utf-8"))[1:]
    return {block.split(maxsplit=4)[3]: _published(block) for block in blocks}


def _published(block: str) -> AnnotatedDocument:
    """The document of these trees with a date of publication."""
    text = read_conllu(block).document.text
    return read_conllu(block, document=Document(text=text, published=PUBLISHED))
