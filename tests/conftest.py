"""Puts this folder on sys.path, so that every test module can `from factories import …`; pytest does that for a conftest's folder."""
