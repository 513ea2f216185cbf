"""A network in, one self-contained interactive HTML page out; the page loads nothing from anywhere."""

from kg.view.page import render

__all__ = ["render"]
