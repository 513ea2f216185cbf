"""Statements x gold -> scores: open-extraction benchmarks, and our own gold of facts."""
