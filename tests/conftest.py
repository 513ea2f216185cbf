"""Puts this folder on sys.path, so that every test module can `from factories import …`; pytest does that for a conftest's folder."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a machine with other work on it is no fault
settings.load_profile("untimed")
