"""Hand-written trees for the tests of extraction."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.annotate.conllu import read_conllu
from kg.types import AnnotatedDocument

TREES = Path(__file__).parent / "trees.conllu"


@pytest.fixture(scope="session")
def trees() -> dict[str, AnnotatedDocument]:
    """Each sentence of trees.conllu as a document of its own, by its sent_id."""
    blocks = re.split(r"(?m)^(?=# sent_id = )", TREES.read_text(encoding="utf-8"))[1:]
    return {block.split(maxsplit=4)[3]: read_conllu(block) for block in blocks}
