"""A network -> one self-contained HTML file that loads nothing from anywhere: the interactive page, or the pack to hand on."""

from kg.view.pack import pack
from kg.view.page import render
from kg.view.tables import MAX_ENTITIES, MAX_FACTS

__all__ = ["MAX_ENTITIES", "MAX_FACTS", "pack", "render"]
