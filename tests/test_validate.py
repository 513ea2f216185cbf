"""The graph of a build conforms to the shapes; what breaks a shape is found by SHACL."""

import re
from pathlib import Path

import pytest
from factories import story, triples_of

from kg.errors import StoreError
from kg.inspect.validate import by_pyshacl, validate
from kg.merge import serialize
from kg.resources import ontology_dir
from kg.vocab import Vocabulary

SHAPES = ontology_dir() / "shapes.ttl"


@pytest.fixture(scope="module")
def turtle() -> str:
    return serialize(triples_of(*story()), Vocabulary()).decode()


def test_the_graph_of_a_build_conforms(turtle: str) -> None:
    assert validate(turtle.encode(), shapes=SHAPES) == []


DAMAGES = [
    (r"kg:status kg:Asserted", "kg:status kg:Sure", "one status"),
    (r"kg:supportCount \d", "kg:supportCount -1", "counts the mentions that affirm"),
    (r"kg:confidence 0\.\d+", "kg:confidence 1.5", "confidence from 0 to 1"),
    (r"rdf:object ent:Pak_Su-il", "rdf:object []", "one object, no blank node"),
    (r"kg:mention m:\w+ ;", "", "has a mention"),
    (r"kg:polarity kg:Positive ;", "", "affirms or negates"),
    (r"nif:beginIndex \d+", "nif:beginIndex 5000", "begins before it ends"),
    (r"kg:sha256 \"\w", 'kg:sha256 "', "SHA-256"),
    (r'skos:prefLabel "KCNA"@en', 'skos:prefLabel "KCNA"@en , "K.C.N.A."@en', "one name"),
    (r"kg:dismissed a kg:Relation ;", "kg:dismissed", "a kg:Relation"),
    (r'kg:field "author" ;', "", "conform"),
]
DAMAGE = pytest.mark.parametrize(("pattern", "replacement", "message"), DAMAGES, ids=[message for *_, message in DAMAGES])


@DAMAGE
def test_what_breaks_a_shape_is_found(turtle: str, pattern: str, replacement: str, message: str) -> None:
    damaged, changed = re.subn(pattern, replacement, turtle, count=1)
    assert changed
    assert any(message in f.message for f in validate(damaged.encode(), shapes=SHAPES))


@DAMAGE
def test_our_queries_and_pyshacl_find_the_same(turtle: str, pattern: str, replacement: str, message: str) -> None:
    damaged = re.sub(pattern, replacement, turtle, count=1).encode()
    expected = by_pyshacl(damaged, shapes=SHAPES)
    assert [(f.code, f.node) for f in validate(damaged, shapes=SHAPES) if ":" in f.node] == [
        (f.code, f.node) for f in expected if ":" in f.node
    ]


def test_shapes_that_use_more_of_shacl_are_checked_by_pyshacl(turtle: str, tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/newsgraph/ns#> .
        kg:OwnShape a sh:NodeShape ; sh:targetClass kg:Statement ; sh:property [ sh:path kg:status ; sh:hasValue kg:Claimed ] ."""
    )
    assert {finding.code for finding in validate(turtle.encode(), shapes=tmp_path / "own.ttl")} == {"HasValue"}


def test_a_file_that_is_no_turtle_or_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("this is <no turtle")
    with pytest.raises(StoreError, match=r"graph\.ttl: not valid Turtle"):
        validate(tmp_path / "graph.ttl", shapes=SHAPES)
    with pytest.raises(StoreError, match=r"other\.ttl: cannot read"):
        validate(tmp_path / "other.ttl", shapes=SHAPES)
