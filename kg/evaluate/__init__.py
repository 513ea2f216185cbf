"""Statements against gold: open-extraction benchmarks, and our own gold of facts."""
