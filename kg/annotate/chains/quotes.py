"""Sentences of a document in, its quotations out: which words stand in which, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.annotate.parse.tagged import Tagged

OPENING = frozenset({"“", "«", "``", "„"})
CLOSING = frozenset({"”", "»", "''", "’’"})
EITHER = frozenset({'"'})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
LONGEST_NAME = 6  # words before the colon of a turn in an interview
MIN_WORDS = 3  # shorter stretches in quotation marks are names and borrowed words, not speech


@dataclass(frozen=True, slots=True)
class Quotations:
    """`inside`: (sentence, position) -> number of its quotation; `speakers`: that number -> (sentence, position) of the speaker's head."""

    inside: Mapping[tuple[int, int], int]
    speakers: Mapping[int, tuple[int, int]]

    def speaker_at(self, sentence: int, at: int) -> tuple[int, int] | None:
        """Where the one who says the word at this place is named, if it is in a quotation and the text tells."""
        return self.speakers.get(self.inside.get((sentence, at), -1))


def quotations(tagged: Sequence[Tagged]) -> Quotations:
    """Quotations are looked for in each paragraph by itself."""
    inside = {place: number for number, run in enumerate(_runs(tagged)) if len(run) >= MIN_WORDS for place in run}
    members: dict[int, list[tuple[int, int]]] = {}
    for place, number in inside.items():
        members.setdefault(number, []).append(place)
    speakers: dict[int, tuple[int, int]] = {}
    for number, places in members.items():
        found = _speaker(places, inside, tagged)
        if found is not None:
            speakers[number] = found
    speakers = _passed_on(members, speakers, tagged)
    for number, (speaker, places) in enumerate(_turns(tagged), len(members)):
        speakers[number] = speaker
        inside = {**dict.fromkeys(places, number), **inside}
    return Quotations(inside, speakers)


def _runs(tagged: Sequence[Tagged]) -> Iterator[list[tuple[int, int]]]:
    """The words of each quotation, marks left out."""
    run: list[tuple[int, int]] | None = None
    paragraph = -1
    for s, t in enumerate(tagged):
        if t.sentence.paragraph != paragraph:
            if run:
                yield run
            run, paragraph = None, t.sentence.paragraph
        for i, token in enumerate(t.tokens):
            if token.form in OPENING or (token.form in EITHER and run is None):
                run = []
            elif token.form in CLOSING or token.form in EITHER:
                if run:
                    yield run
                run = None
            elif run is not None:
                run.append((s, i))
    if run:
        yield run


def _turns(tagged: Sequence[Tagged]) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Interviews: in a paragraph that begins "Isabel Ruiz: …" all is said by her. (Place of the speaker's head, places of her words)."""
    paragraph = -1
    for s, t in enumerate(tagged):
        if t.sentence.paragraph == paragraph:
            continue
        paragraph = t.sentence.paragraph
        colon = next((i for i, token in enumerate(t.tokens[: LONGEST_NAME + 1]) if token.form == ":"), 0)
        if colon and all(token.upos in ("PROPN", "PUNCT") for token in t.tokens[:colon]):
            later = [(k, u) for k, u in enumerate(tagged[s + 1 :], s + 1) if u.sentence.paragraph == paragraph]
            places = [(s, i) for i in range(colon + 1, len(t.tokens))] + [(k, i) for k, u in later for i in range(len(u.tokens))]
            yield (s, t.top(0, colon - 1)), places


def _speaker(places: Sequence[tuple[int, int]], inside: Mapping[tuple[int, int], int], tagged: Sequence[Tagged]) -> tuple[int, int] | None:
    """The subject of the verb outside that the quoted words hang from, or that hangs from them as a parenthesis ("…, Koo said")."""
    for s, i in places:
        t = tagged[s]
        up = t.parent(i)
        if up >= 0 and (s, up) not in inside and t.tokens[i].deprel in ("ccomp", "parataxis", "obj", "xcomp", "obl", "conj"):
            verb: int | None = up
            while verb is not None and verb >= 0 and _subject(t, verb) is None:
                verb = t.parent(verb)
            found = _subject(t, verb) if verb is not None and verb >= 0 else None
            if found is not None and (s, found) not in inside:
                return s, found
        for child in t.children[i]:
            if (s, child) not in inside and t.tokens[child].deprel in ("parataxis", "ccomp", "advcl"):
                found = _subject(t, child)
                if found is not None and (s, found) not in inside:
                    return s, found
    return None


def _subject(t: Tagged, verb: int) -> int | None:
    return next((c for c in t.children[verb] if t.tokens[c].deprel in SUBJECTS), None)


def _passed_on(
    members: Mapping[int, Sequence[tuple[int, int]]], speakers: Mapping[int, tuple[int, int]], tagged: Sequence[Tagged]
) -> dict[int, tuple[int, int]]:
    """Quotations without a speaker of their own get that of the one before in the paragraph, else of the one after."""
    result = dict(speakers)
    numbers = sorted(members)
    for order in (numbers, numbers[::-1]):
        last: tuple[int, tuple[int, int]] | None = None  # paragraph, speaker
        for number in order:
            paragraph = tagged[members[number][0][0]].sentence.paragraph
            if number in result:
                last = (paragraph, result[number])
            elif last is not None and last[0] == paragraph:
                result[number] = last[1]
    return result
