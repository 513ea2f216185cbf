"""Hand-written trees in one line a sentence, and the shipped model for the tests that need it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.annotate import JointAnnotator
from kg.annotate.conllu import read_conllu
from kg.types import AnnotatedDocument

Annotate = Callable[..., AnnotatedDocument]
TAGS = {"NOUN": "NN", "PROPN": "NNP", "PRON": "PRP", "VERB": "VBD", "DET": "DT", "ADP": "IN", "ADJ": "JJ", "NUM": "CD", "PUNCT": ","}


@pytest.fixture(scope="session")
def annotated() -> Annotate:
    """Annotate sentences written as `form/UPOS/head/deprel` or `form/UPOS.XPOS/head/deprel/NER`, words divided by spaces.

    `_` before a form: no white space before it. "|" alone begins a new paragraph.
    """

    def build(*sentences: str) -> AnnotatedDocument:
        lines: list[str] = []
        for sentence in sentences:
            lines += ["# newpar"] if sentence == "|" else [*_rows(sentence.split(" ")), ""]
        return read_conllu("\n".join(lines))

    return build


def _rows(words: list[str]) -> list[str]:
    rows = []
    for number, word in enumerate(words, start=1):
        form, pos, head, deprel, *ner = word.lstrip("_").split("/")
        upos, _, xpos = pos.partition(".")
        xpos = xpos or ("PRP$" if upos == "PRON" and deprel == "nmod:poss" else TAGS.get(upos, "_"))
        lemma = form if upos == "PROPN" else form.lower().removesuffix("s") if xpos == "NNS" else form.lower()
        glued = number < len(words) and words[number].startswith("_")
        misc = "|".join([f"NER={n}" for n in ner] + ["SpaceAfter=No"] * glued) or "_"
        rows.append("\t".join([str(number), form, lemma, upos, xpos, "_", head, deprel, "_", misc]))
    return rows


@pytest.fixture(scope="session")
def joint() -> JointAnnotator:
    return JointAnnotator(threads=1)
