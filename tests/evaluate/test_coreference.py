"""Chains against gold chains: the measures on examples worked out by hand, and gold that is broken."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.evaluate.coreference import agreements, read_gold

A, B, C, D = ((k, k + 1) for k in range(0, 8, 2))


def f1(gold: list[set], found: list[set]) -> dict[str, float]:
    return {name: round(a.f1, 3) for name, a in agreements([frozenset(g) for g in gold], [frozenset(f) for f in found]).items()}


def test_equal_chains_are_all_right() -> None:
    assert f1([{A, B}, {C, D}], [{C, D}, {A, B}]) == {"muc": 1.0, "b3": 1.0, "ceafe": 1.0, "lea": 1.0}


def test_nothing_found_is_nothing_right() -> None:
    assert set(f1([{A, B}], []).values()) == {0.0}


def test_one_chain_for_two() -> None:
    """MUC: 2 of 2 links, 2 of 3 said. B³: recall 1, precision 1/2. CEAFe: one chain of similarity 2/3. LEA: recall 1, precision 2/6."""
    assert f1([{A, B}, {C, D}], [{A, B, C, D}]) == {"muc": 0.8, "b3": 0.667, "ceafe": 0.444, "lea": 0.5}


ROWS = """# newdoc id = one
1\tAna\tAna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(e1-person-1
2\tLund\tLund\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=e1)
3\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
4\ther\the\tPRON\tPRP$\t_\t5\tnmod:poss\t_\tEntity=(e2-person-2(e1-person-1)
5\tson\tson\tNOUN\tNN\t_\t3\tobj\t_\tEntity=e2)
"""


def test_gold_chains_are_places_of_head_words() -> None:
    (gold,) = read_gold(ROWS)
    assert gold.text == "Ana Lund saw her son "
    assert list(gold.chains) == [frozenset({(0, 3), (13, 16)})]


def test_a_mention_that_begins_nowhere_is_reported_with_its_line() -> None:
    with pytest.raises(UsageError, match="line 3: the mention of 'e9'"):
        list(read_gold(ROWS.replace("Entity=e1)", "Entity=e9)")))
