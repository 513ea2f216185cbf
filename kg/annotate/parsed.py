"""Network -> Parsed: a document as the language model reads it, from which mentions and chains are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.english.tree import Tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text and its trees in text order; `states` [words, width] are what the encoder makes of the words of each sentence, trees that
    come from elsewhere have none."""

    text: str
    trees: Sequence[Tree]
    states: Sequence[NDArray[np.float32]] = ()
