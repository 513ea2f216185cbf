"""Records with a text and what is known about it in, their articles out: JSON lines, JSON, tables."""
