"""Web pages in, saved in whatever way, their articles out."""
