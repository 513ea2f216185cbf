"""Clauses -> statements with evidence, qualifiers and a confidence."""
