"""Pairs of mentions -> how likely the later one takes up the earlier: features and a small network."""
