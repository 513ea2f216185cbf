"""A store that is made of another by what has changed has what one has that is loaded anew."""

import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.merge import serialize
from kg.store import changes as changes_module
from kg.store.changes import changes, nodes
from kg.store.disk import DiskStore, altered
from kg.vocab import Vocabulary

VOCABULARY = Vocabulary()
NAMES = ["Ana", "Ána", "B&Q_(shop)", "Lund#char=0,3", "Z"]


def some(chance: random.Random, size: int) -> set[ox.Triple]:
    """Triples of few nodes, some with texts that look like the end of one."""

    def node() -> ox.NamedNode:
        place = chance.choice([VOCABULARY.entity, VOCABULARY.article, VOCABULARY.event, lambda n: f"urn:x:{n}"])
        return ox.NamedNode(place(f"{chance.choice(NAMES)}{chance.randrange(40)}".replace(" ", "_").replace("&", "and")))

    values = [lambda: ox.Literal(f"of {chance.randrange(9)} . \n.\n", language="en"), lambda: ox.Literal(chance.randrange(9)), node]
    return {ox.Triple(node(), ox.NamedNode(f"urn:p:{chance.randrange(3)}"), chance.choice(values)()) for _ in range(size)}


def written(folder: Path, triples: set[ox.Triple]) -> Path:
    folder.mkdir()
    (folder / "graph.ttl").write_bytes(serialize(triples, VOCABULARY))
    DiskStore(folder / "store", writable=True).load(folder / "graph.ttl")
    return folder


@pytest.mark.parametrize("seed", range(12))
def test_a_store_made_of_another_has_what_one_that_is_loaded_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(changes_module, "BLOCK", 100 + seed)
    chance = random.Random(seed)  # noqa: S311 - no secret
    old = some(chance, 200)
    new = set(chance.sample(sorted(old, key=str), len(old) - (9 if seed % 3 else 0))) | some(chance, 20 if seed % 4 else 0)
    before, after = (written(tmp_path / name, triples) for name, triples in (("before", old), ("after", new)))
    found = changes(before / "graph.ttl", after / "graph.ttl")
    assert found is not None
    altered(before / "store", tmp_path / "altered", found)
    assert {quad.triple for quad in DiskStore(tmp_path / "altered").engine} == new
    assert {quad.triple for quad in DiskStore(before / "store").engine} == old


def test_only_what_differs_is_found(tmp_path: Path) -> None:
    old = some(random.Random(5), 300)  # noqa: S311 - no secret
    more = ox.Triple(ox.NamedNode(VOCABULARY.entity("Lund")), ox.NamedNode("urn:p:0"), ox.Literal("Lund"))
    before, after = written(tmp_path / "before", old), written(tmp_path / "after", old | {more})
    found = changes(before / "graph.ttl", after / "graph.ttl")
    assert found is not None
    assert (found.gone, found.new) == ([], [b'ent:Lund <urn:p:0> "Lund" .\n'])
    same = changes(after / "graph.ttl", after / "graph.ttl")
    assert same is not None
    assert (same.gone, same.new) == ([], [])


def test_where_much_differs_or_nodes_are_named_otherwise_nothing_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_module, "SMALL", 100)
    one, other = (written(tmp_path / str(seed), some(random.Random(seed), 300)) for seed in (1, 2))  # noqa: S311 - no secret
    assert changes(one / "graph.ttl", other / "graph.ttl") is None
    (tmp_path / "renamed.ttl").write_bytes((one / "graph.ttl").read_bytes().replace(b"newsgraph/entity/", b"others/entity/", 1))
    assert changes(one / "graph.ttl", tmp_path / "renamed.ttl") is None


def test_nodes_put_together_are_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turtle = written(tmp_path / "one", some(random.Random(3), 200)) / "graph.ttl"  # noqa: S311 - no secret
    for block in (7, 64, 2**20):
        monkeypatch.setattr(changes_module, "BLOCK", block)
        assert b"".join(nodes(turtle)) == turtle.read_bytes()


def test_a_damaged_store_is_one_clear_error(tmp_path: Path) -> None:
    before = written(tmp_path / "before", some(random.Random(4), 50))  # noqa: S311 - no secret
    (before / "store" / "CURRENT").write_bytes(b"MANIFEST-999999\n")
    found = changes(before / "graph.ttl", before / "graph.ttl")
    assert found is not None
    with pytest.raises(StoreError, match="graph store"):
        altered(before / "store", tmp_path / "altered", found)
