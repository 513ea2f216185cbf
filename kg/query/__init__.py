"""SPARQL -> rows: a user's query is read first, then run apart from us, on a store opened read-only, within limits."""

from kg.query.engine import answer
from kg.query.formats import FORMATS
from kg.query.hints import hints
from kg.query.library import NamedQuery, named_queries, named_query
from kg.query.results import Form, Result
from kg.query.run import Limits, run_query

__all__ = ["FORMATS", "Form", "Limits", "NamedQuery", "Result", "answer", "hints", "named_queries", "named_query", "run_query"]
