"""Triples -> a networkx graph and what can be measured on it: centrality, communities, paths, files for other tools."""

from kg.analyse.exports import FOLDERS, FORMATS, ONE_FILE, export
from kg.analyse.measures import Measure, Step, communities, find, measures, path
from kg.analyse.network import load_network, load_part, triples_of
from kg.analyse.part import Wanted, part

__all__ = [
    "FOLDERS",
    "FORMATS",
    "ONE_FILE",
    "Measure",
    "Step",
    "Wanted",
    "communities",
    "export",
    "find",
    "load_network",
    "load_part",
    "measures",
    "part",
    "path",
    "triples_of",
]
