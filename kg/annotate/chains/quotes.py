"""Trees of a document -> its quotations: which words stand in which, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.annotate.chains.titles import Place
from kg.english.tree import Node, Tree, top

OPENING = frozenset({"“", "«", "``", "„"})
CLOSING = frozenset({"”", "»", "''", "’’"})
EITHER = frozenset({'"'})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
SAID = frozenset({"ccomp", "parataxis", "obj", "xcomp", "obl", "conj"})
LONGEST_NAME = 6  # words before the colon of a turn in an interview
MIN_WORDS = 3  # shorter stretches in quotation marks are names and borrowed words, not speech


@dataclass(frozen=True, slots=True)
class Quotations:
    """`inside`: place of a word -> number of its quotation; `speakers`: that number -> place of the speaker's head."""

    inside: Mapping[Place, int]
    speakers: Mapping[int, Place]

    def speaker_at(self, place: Place) -> Place | None:
        """Where the one who says the word at this place is named, if it is in a quotation and the text tells."""
        return self.speakers.get(self.inside.get(place, -1))


def quotations(trees: Sequence[Tree]) -> Quotations:
    """Quotations are looked for in each paragraph by itself."""
    inside = {place: number for number, run in enumerate(_runs(trees)) if len(run) >= MIN_WORDS for place in run}
    members: dict[int, list[Place]] = {}
    for place, number in inside.items():
        members.setdefault(number, []).append(place)
    told = {number: _speaker(places, inside, trees) for number, places in members.items()}
    speakers = _passed_on(members, {number: place for number, place in told.items() if place is not None}, trees)
    for number, (speaker, places) in enumerate(_turns(trees), len(members)):
        speakers[number] = speaker
        inside = {**dict.fromkeys(places, number), **inside}
    return Quotations(inside, speakers)


def _runs(trees: Sequence[Tree]) -> Iterator[list[Place]]:
    """The words of each quotation, marks left out."""
    run: list[Place] | None = None
    paragraph = -1
    for number, tree in enumerate(trees):
        if tree.sentence.paragraph != paragraph:
            if run:
                yield run
            run, paragraph = None, tree.sentence.paragraph
        for node in tree.nodes:
            if node.form in OPENING or (node.form in EITHER and run is None):
                run = []
            elif node.form in CLOSING or node.form in EITHER:
                if run:
                    yield run
                run = None
            elif run is not None:
                run.append((number, node.index))
    if run:
        yield run


def _turns(trees: Sequence[Tree]) -> Iterator[tuple[Place, list[Place]]]:
    """Interviews: in a paragraph that begins "Isabel Ruiz: …" all is said by her. (Place of the speaker's head, places of her words)."""
    paragraph = -1
    for number, tree in enumerate(trees):
        if tree.sentence.paragraph == paragraph:
            continue
        paragraph = tree.sentence.paragraph
        colon = next((n for n in tree.nodes[: LONGEST_NAME + 1] if n.form == ":"), None)
        label = tree.nodes[: colon.index - 1] if colon is not None else []
        if label and colon is not None and all(n.upos in {"PROPN", "PUNCT"} for n in label):
            later = [(k, t) for k, t in enumerate(trees[number + 1 :], number + 1) if t.sentence.paragraph == paragraph]
            rest = [(number, n.index) for n in tree.nodes[colon.index :]]
            yield (number, top(label).index), rest + [(k, n.index) for k, t in later for n in t.nodes]


def _speaker(places: Sequence[Place], inside: Mapping[Place, int], trees: Sequence[Tree]) -> Place | None:
    """The subject of the verb outside that the quoted words hang from, or that hangs from them as a parenthesis ("…, Koo said")."""

    def is_outside(node: Node | None) -> bool:
        return node is not None and (number, node.index) not in inside

    for number, index in places:
        node = trees[number].node(index)
        above = node.head if node.deprel in SAID and is_outside(node.head) else None
        while above is not None and _subject(above) is None:
            above = above.head
        asides = [c for c in node.children if c.deprel in {"parataxis", "ccomp", "advcl"} and is_outside(c)]
        for verb in (above, *asides):
            subject = _subject(verb) if verb is not None else None
            if subject is not None and is_outside(subject):
                return number, subject.index
    return None


def _subject(verb: Node) -> Node | None:
    return next((c for c in verb.children if c.deprel in SUBJECTS), None)


def _passed_on(members: Mapping[int, Sequence[Place]], speakers: Mapping[int, Place], trees: Sequence[Tree]) -> dict[int, Place]:
    """Quotations without a speaker of their own get that of the one before in the paragraph, else of the one after."""
    result = dict(speakers)
    numbers = sorted(members)
    for order in (numbers, numbers[::-1]):
        last: tuple[int, Place] | None = None  # paragraph, speaker
        for number in order:
            paragraph = trees[members[number][0][0]].sentence.paragraph
            if number in result:
                last = (paragraph, result[number])
            elif last is not None and last[0] == paragraph:
                result[number] = last[1]
    return result
