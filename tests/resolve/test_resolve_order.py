"""The same set of documents gives the same Linker: in any order, however often, and after adding and removing others."""

import random

import pytest
from factories import BODY, EVENT, PERSON, PLACE, report, subject_of
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve import resolve
from kg.types import EntityType

NAMES = [
    *(
        (n, PERSON)
        for n in ("Kim Jong-un", "Kim Jong Un", "Kim Jong Il", "Sarah Kim", "Kim", "Miroslav Dzhurov", "Miroslav Djurov", "J. Aarden")
    ),
    *((n, PERSON) for n in ("John Aarden", "Jane Aarden", "Joseph R. Aarden", "Aarden")),
    *(
        (n, BODY)
        for n in ("KCNA", "Korean Central News Agency", "Aarden", "Bank of Korea", "Bank", "Congress", "SAC", "Sports Appeal Chamber")
    ),
    *((n, PLACE) for n in ("Aarden", "U.S.", "United States", "North Korea")),
    ("Tamna Film Festival", EVENT),
    ("Tamna Festival", EVENT),
]
REPORTS = st.builds(
    lambda name, story, day: report(*name, story=story, lead=f"Day {day}, {name[1].value}: "),
    st.sampled_from(NAMES),
    st.sampled_from(["one", "two"]),
    st.integers(1, 3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(REPORTS, max_size=9), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(found: list, rng: random.Random) -> None:
    shuffled = found + found[:3]
    rng.shuffle(shuffled)
    assert resolve(shuffled) == resolve(found)


@settings(max_examples=30, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=8))
def test_every_entity_has_its_own_id_and_every_chain_one_entity(found: list) -> None:
    linker = resolve(found)
    assert len({e.id for e in linker.entities}) == len(linker.entities)
    assert [e.id for e in linker.entities] == sorted(e.id for e in linker.entities)
    assert {linker.entity_of(m).id for x in found for c in x.chains for m in c.mentions} == {e.id for e in linker.entities}


def test_nothing_in_nothing_out() -> None:
    assert resolve([]).entities == ()


@pytest.mark.parametrize("text", ["'", '"><script>', "a" * 500, "名前", "…", "I" * 40, "A B C D E F G H I J K", "the", "Dr", "al-"])
@pytest.mark.parametrize("entity_type", [PERSON, BODY])
def test_strange_names_are_resolved_like_others(text: str, entity_type: EntityType) -> None:
    found = [report(text, entity_type, lead=f"Day {n}: ") for n in range(2)]
    linker = resolve(found)
    assert {linker.entity_of(subject_of(x)).name for x in found} == {text}
