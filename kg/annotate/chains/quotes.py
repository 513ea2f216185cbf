"""Trees of a document -> whose words the words of its quotations are, by their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.annotate.chains.nouns.titles import Place
from kg.english.quotations import TURN, quotations
from kg.english.tree import Tree


@dataclass(frozen=True, slots=True)
class Quoted:
    """`inside`: place of a word -> number of the innermost quotation that it stands in; `speakers`: that number -> place of the speaker;
    `turns`: the numbers of those that are turns of an interview.
    """

    inside: Mapping[Place, int]
    speakers: Mapping[int, Place]
    turns: AbstractSet[int] = frozenset()

    def speaker_at(self, place: Place) -> Place | None:
        """Where the one who says the word at this place is named, if it is in a quotation and the text tells."""
        return self.speakers.get(self.inside.get(place, -1))

    def is_in_turn(self, place: Place) -> bool:
        """Whether a word stands in a turn of an interview, outside any marks there."""
        return self.inside.get(place) in self.turns


def quoted_words(trees: Sequence[Tree]) -> Quoted:
    """All quotations of a document, be they in marks or turns of an interview."""
    found = quotations(trees)
    numbers = {id(quotation): number for number, quotation in enumerate(found.all)}
    words = (((s, node.index), around) for s, tree in enumerate(trees) for node in tree.nodes if (around := found.around(node)))
    speakers = {n: (q.sentence, q.speaker.index) for n, q in enumerate(found.all) if q.speaker is not None}
    turns = frozenset(n for n, q in enumerate(found.all) if q.rule == TURN)
    return Quoted({place: numbers[id(around[0])] for place, around in words}, speakers, turns)
