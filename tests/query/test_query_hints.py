"""A query that finds nothing is told what of it the graph does not have."""

import pyoxigraph as ox
import pytest

from kg.query.hints import hints
from kg.query.nearest import nearest
from kg.vocab import Vocabulary

PREFIXES = Vocabulary().prefixes
GRAPH = """
ent:Kim_Jong-un kg:dismissed ent:Pak_Su-il ; a kg:Person ; skos:prefLabel "Kim Jong-un"@en .
ent:Pak_Su-il a kg:Person ; skos:prefLabel "Pak Su-il"@en .
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    store.load((head + GRAPH).encode(), format=ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT ?a { ?a kg:dismised ?b }", "nothing in this graph is kg:dismised; did you mean kg:dismissed?"),
        ("SELECT ?a { ?a a kg:Peson }", "nothing in this graph is kg:Peson; did you mean kg:Person?"),
        ("SELECT ?a { ?a kg:dismissed ent:Pak_Suil }", "nothing in this graph is ent:Pak_Suil; did you mean ent:Pak_Su-il?"),
        ('SELECT ?a { ?a skos:prefLabel "Pak Su-il" }', '“Pak Su-il” is a text in English here; write "Pak Su-il"@en'),
        ('SELECT ?a { ?a ?b ?n FILTER(?n = "Pak Su-il") }', '“Pak Su-il” is a text in English here; write "Pak Su-il"@en'),
        ('SELECT ?a { ?a skos:prefLabel "Pak Suil"@en }', 'nothing in this graph is called “Pak Suil”; did you mean "Pak Su-il"@en?'),
        ("SELECT ?a { ?a kg:ruled ?b }", "nothing in this graph is kg:ruled"),
    ],
)
def test_what_the_graph_does_not_have_is_told(store: ox.Store, sparql: str, told: str) -> None:
    assert hints(store, sparql, prefixes=PREFIXES) == (told,)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?a { ent:Pak_Su-il kg:dismissed ?a }",
        'SELECT ?a { ?a skos:prefLabel ?n FILTER(CONTAINS(?n, "Koo")) }',
        "CONSTRUCT { ?a <http://example.com/x> ?b } WHERE { ?b kg:dismissed ?a . ?a kg:dismissed ?b }",
    ],
)
def test_a_query_of_things_that_are_there_has_no_hint(store: ox.Store, sparql: str) -> None:
    assert hints(store, sparql, prefixes=PREFIXES) == ()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("who-mett-whom", ["who-met-whom"]),
        ("Pak", ["Pak Su-il"]),
        ("jean pierre", ["Jéan-Pierre"]),
        ("Nobody", []),
        ("", []),
    ],
)
def test_near_names_are_slips_and_parts_not_other_words(name: str, found: list[str]) -> None:
    assert nearest(name, ["who-met-whom", "body", "Pak Su-il", "Jéan-Pierre"]) == found
