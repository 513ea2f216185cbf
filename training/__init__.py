"""Treebanks -> the shipped language model: how it is trained, measured and exported; nothing in kg imports this package."""
