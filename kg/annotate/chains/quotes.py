"""Trees of a document -> whose words the words of its quotations are, by their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.annotate.chains.titles import Place
from kg.english.quotations import quotations
from kg.english.tree import Tree


@dataclass(frozen=True, slots=True)
class Quoted:
    """`inside`: place of a word -> number of the innermost quotation that it stands in; `speakers`: that number -> place of the speaker."""

    inside: Mapping[Place, int]
    speakers: Mapping[int, Place]

    def speaker_at(self, place: Place) -> Place | None:
        """Where the one who says the word at this place is named, if it is in a quotation and the text tells."""
        return self.speakers.get(self.inside.get(place, -1))


def quoted_words(trees: Sequence[Tree]) -> Quoted:
    """All quotations of a document, be they in marks or turns of an interview."""
    found = quotations(trees)
    numbers = {id(quotation): number for number, quotation in enumerate(found.all)}
    words = (((s, node.index), around) for s, tree in enumerate(trees) for node in tree.nodes if (around := found.around(node)))
    speakers = {n: (q.sentence, q.speaker.index) for n, q in enumerate(found.all) if q.speaker is not None}
    return Quoted({place: numbers[id(around[0])] for place, around in words}, speakers)
