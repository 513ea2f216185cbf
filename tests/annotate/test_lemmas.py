"""Lemmas by the conventions of Universal Dependencies."""

from __future__ import annotations

import pytest

from kg.annotate.parse.lemmas import lemma


@pytest.mark.parametrize(
    ("form", "tags", "expected"),
    [
        ("said", "VERB VBD", "say"), ("found", "VERB VBD", "find"), ("founded", "VERB VBD", "found"), ("met", "VERB VBD", "meet"),
        ("replacing", "VERB VBG", "replace"), ("Presides", "VERB VBZ", "preside"), ("left", "VERB VBN", "leave"),
        ("lie", "VERB VBP", "lie"), ("has", "VERB VBZ", "have"), ("done", "VERB VBN", "do"),
        ("was", "AUX VBD", "be"), ("'re", "AUX VBP", "be"), ("'d", "AUX MD", "would"), ("wo", "AUX MD", "will"),
        ("n't", "PART RB", "not"),
        ("soldiers", "NOUN NNS", "soldier"), ("countries", "NOUN NNS", "country"), ("news", "NOUN NN", "news"),
        ("men", "NOUN NNS", "man"),
        ("Kims", "PROPN NNPS", "Kim"), ("Islands", "PROPN NNPS", "Island"), ("Sept.", "PROPN NNP", "September"),
        ("Palestinian", "ADJ JJ", "Palestinian"), ("Big", "ADJ JJ", "big"), ("TV", "NOUN NN", "TV"),
        ("PM", "NOUN NN", "p.m."),
        ("m", "AUX VBP", "be"), ("4,200", "NUM CD", "4200"), ("“", "PUNCT ``", '"'), ("Pak", "PROPN NNP", "Pak"),
        ("worst", "ADJ JJS", "bad"), ("largest", "ADJ JJS", "large"),
        ("him", "PRON PRP", "he"), ("her", "PRON PRP$", "her"), ("her", "PRON PRP", "she"), ("these", "DET DT", "this"),
        ("350", "NUM CD", "350"), ("café-bars", "NOUN NNS", "café-bars"),
    ],
)  # fmt: skip
def test_lemma_of_a_tagged_word(form: str, tags: str, expected: str) -> None:
    assert lemma(form, *tags.split()) == expected


def test_a_clitic_before_a_past_participle_is_of_have() -> None:
    assert [lemma("'s", "AUX", "VBZ", perfect=True), lemma("'s", "AUX", "VBZ"), lemma("’d", "AUX", "VBD", perfect=True)] == [
        "have",
        "be",
        "have",
    ]
