"""A small graph of every kind of statement, as a store and as a network."""

from pathlib import Path

import networkx
import pyoxigraph
import pytest

from kg.analyse import load_network


@pytest.fixture
def store() -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.load(path=str(Path(__file__).parent / "story.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    return found


@pytest.fixture
def network(store: pyoxigraph.Store) -> networkx.MultiDiGraph:
    return load_network(store)
