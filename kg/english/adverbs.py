"""Adverb -> what it does to a statement. Small letters."""

from __future__ import annotations

NEGATIONS = frozenset({"not", "n't", "never"})
# with what intention or right: "denies *knowingly* taking it" does not deny taking it
INTENTIONS = frozenset(
    "accidentally deliberately illegally intentionally knowingly mistakenly secretly unlawfully voluntarily wilfully willfully".split()
)
LINKING = frozenset(
    """again already also even first hence however instead just later likely meanwhile now only once perhaps possibly probably since soon
    still then therefore thus too yet""".split()
)
DEGREES = frozenset(
    """badly completely critically fatally fully heavily largely mainly mostly nearly partially partly seriously severely slightly
    totally""".split()
)
