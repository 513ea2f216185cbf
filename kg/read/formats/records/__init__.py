"""Records with a text and what is known about it -> their articles: JSON lines, JSON, tables."""
