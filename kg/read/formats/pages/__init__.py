"""Web pages, saved in whatever way -> their articles."""
