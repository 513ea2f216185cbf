"""Speech verbs as extraction needs them."""

from __future__ import annotations

SAYING = frozenset(
    """say add note report announce explain claim argue tell write warn insist reply state declare confirm admit believe think show suggest
    reveal indicate allege caution""".split()
)
