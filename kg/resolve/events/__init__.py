"""Extractions and a Linker -> Events: which verbs and nouns, within a document and across documents, tell of one event."""

from kg.resolve.events.find import find_events
from kg.resolve.events.meetings import pairwise
from kg.resolve.events.news import told_by_others

__all__ = ["find_events", "pairwise", "told_by_others"]
