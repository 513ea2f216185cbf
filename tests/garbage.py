"""Answers of pyoxigraph are freed only by the thread that made them; what holds one in a circle must not be collected by another."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_here() -> Iterator[None]:
    """Nothing is collected while the block runs another thread; before and after it, by this one."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
