"""How the page groups relations: it must know all of the ontology's."""

import pytest
import rdflib

from kg import vocab
from kg.view.relations import GROUPS, OTHER, STATES, group, is_state


def known() -> set[str]:
    graph = rdflib.Graph().parse("ontology/kg.ttl")
    return {str(iri).removeprefix(vocab.KG) for iri in graph.subjects(rdflib.RDF.type, rdflib.URIRef(vocab.kg("Relation")))}


def test_every_relation_of_the_ontology_is_in_one_group() -> None:
    grouped = [name for names in GROUPS.values() for name in names.split()]
    assert sorted(grouped) == sorted(known())


def test_states_are_relations_of_the_ontology() -> None:
    assert known() >= STATES


@pytest.mark.parametrize(
    ("relation", "label", "found"),
    [("dismissed", "dismissed", ("Posts and people", False)), ("leads", "leads", ("Posts and people", True)), ("x", "x", (OTHER, False))],
)
def test_a_relation_has_its_group_and_says_how_things_stand_or_what_happened(relation: str, label: str, found: tuple[str, bool]) -> None:
    assert (group(vocab.kg(relation)), is_state(vocab.kg(relation), label)) == found


def test_what_something_is_in_the_text_s_own_words_is_a_state() -> None:
    assert is_state("https://w3id.org/newsgraph/relation/be_capital_of", "be capital of")
