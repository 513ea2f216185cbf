"""A network -> the files of other tools: by the name of a file their bytes, always the same for the same graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.analyse.exports.ftm import ftm
from kg.analyse.exports.neo4j import neo4j
from kg.analyse.exports.network import FORMATS, export
from kg.analyse.exports.obsidian import obsidian
from kg.analyse.exports.quickstatements import quickstatements
from kg.analyse.exports.tables import tables

if TYPE_CHECKING:
    import networkx

Export = Callable[["networkx.MultiDiGraph[str]"], dict[str, bytes]]
# Formats of one file, which may go to standard output, and formats of several, which need a folder.
ONE_FILE: Mapping[str, Export] = {"ftm": ftm, "quickstatements": quickstatements}
FOLDERS: Mapping[str, Export] = {"csv": tables, "neo4j": neo4j, "obsidian": obsidian}

__all__ = ["FOLDERS", "FORMATS", "ONE_FILE", "export"]
