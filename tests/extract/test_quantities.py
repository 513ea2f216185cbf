"""A noun phrase in, its number and unit out."""

from __future__ import annotations

import pytest

from kg.annotate.conllu import read_conllu
from kg.english.tree import Tree
from kg.extract.statements.quantities import quantity


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("4,200/NUM/nummod/2 soldiers/NOUN/root/0", "4200", "soldier"),
        ("34/NUM/nummod/2 people/NOUN/root/0", "34", "people"),
        ("at/ADP/case/2 least/ADJ/nmod/3 48/NUM/nummod/4 people/NOUN/root/0", "48", "people"),
        ("twelve/NUM/nummod/2 ships/NOUN/root/0", "12", "ship"),
        ("two/NUM/nummod/2 dozen/NOUN/nummod/3 ships/NOUN/root/0", "24", "ship"),
        ("three/NUM/compound/2 million/NUM/nummod/3 shells/NOUN/root/0", "3000000", "shell"),
        ("1.5/NUM/compound/2 million/NUM/nummod/3 refugees/NOUN/root/0", "1500000", "refugee"),
        ("$/SYM/root/0 310/NUM/compound/3 million/NUM/nummod/1", "310000000", "USD"),
        ("€/SYM/root/0 2.5/NUM/compound/3 billion/NUM/nummod/1", "2500000000", "EUR"),
        ("£/SYM/root/0 40/NUM/nummod/1", "40", "GBP"),
        ("$2bn/NUM/root/0", "2000000000", "USD"),
        ("€50m/NUM/root/0", "50000000", "EUR"),
        ("40/NUM/nummod/2 dollars/NOUN/root/0", "40", "USD"),
        ("900/NUM/nummod/2 won/NOUN/root/0", "900", "KRW"),
        ("80/NUM/nummod/2 percent/NOUN/root/0", "80", "%"),
        ("0.5/NUM/nummod/2 %/SYM/root/0", "0.5", "%"),
        ("2,019/NUM/root/0", "2019", None),
        ("seven/NUM/root/0", "7", None),
        ("007/NUM/nummod/2 agents/NOUN/root/0", "7", "agent"),
    ],
)
def test_a_number_is_read_with_its_scale_and_unit(phrase: str, value: str, unit: str | None) -> None:
    found = read(phrase)
    assert found == (value, unit)


@pytest.mark.parametrize(
    "phrase",
    [
        "the/DET/det/2 soldiers/NOUN/root/0",
        "the/DET/det/3 third/ADJ/amod/3 attempt/NOUN/root/0",
        "many/ADJ/amod/2 ships/NOUN/root/0",
        "Orlov/PROPN/root/0",
        "7am/NUM/root/0",
        "1-0/NUM/root/0",
    ],
)
def test_a_phrase_without_a_plain_number_is_no_quantity(phrase: str) -> None:
    assert read(phrase) is None


def read(phrase: str) -> tuple[str, str | None] | None:
    """Quantity of "form/upos/deprel/head …"; a plural noun's lemma is without its s."""
    words = [word.split("/") for word in phrase.split()]
    lines = []
    for index, (form, upos, deprel, head) in enumerate(words, start=1):
        lemma = form.removesuffix("s") if upos == "NOUN" else form
        lines.append(f"{index} {form} {lemma} {upos} _ _ {head} {deprel}")
    annotated = read_conllu("\n".join(lines) + "\n")
    root = next(t.index for t in annotated.sentences[0].tokens if t.head == 0)
    found = quantity(Tree(annotated.sentences[0]).node(root), text=" ".join(w[0] for w in words))
    return None if found is None else (found.value, found.unit)
