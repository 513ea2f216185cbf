"""All occurrences and events -> Differences: where two articles, or two speakers, tell one thing differently."""

from kg.merge.differences.find import difference_triples, differences

__all__ = ["difference_triples", "differences"]
