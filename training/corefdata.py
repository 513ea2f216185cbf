"""GUM, LitBank, GAP and KnowledgeNet -> texts in which it is known what some mentions take up."""

from __future__ import annotations

import csv
import json
import random
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.annotate.chains.coref import Prepared, prepare
from kg.annotate.joint import JointAnnotator, parsed
from kg.annotate.mentions.find import mentions
from kg.annotate.parse.network import Network
from kg.annotate.words.boundaries import Boundaries
from kg.annotate.words.sentences import Piece, sentences
from kg.annotate.words.tokens import Word
from kg.build.measure import head_place
from kg.types import Document
from training.chains import documents
from training.corpora import read_iob

PASSAGE = 10  # sentences
PRONOUNS = frozenset("he him his she her hers it its they them their we us our i me my".split())


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with `spans` (characters) -> what they are mentions of.

    `whole`: all mentions are marked, so that an unmarked one is of nothing else. Otherwise only those `asked` for are to be learned; of
    names it is known whether they are right, of other unmarked mentions nothing. `wrong` are groups that what is asked for is not of.
    """

    text: str
    spans: dict[tuple[int, int], str]
    pieces: tuple[Piece, ...] | None = None
    whole: bool = False
    asked: frozenset[tuple[int, int]] = frozenset()
    wrong: frozenset[str] = frozenset()


# ------------------------------------------------------------------------------------------------ whole texts


def gum(path: Path) -> Iterator[Labelled]:
    """Documents of a GUM file; a chain of the head word stands for that of the mention."""
    for _, pieces, text, gold in documents(path, None):
        spans = {(pieces[s].words[i].start, pieces[s].words[i].end): group for (s, i), group in gold.items()}
        yield Labelled(text, spans, tuple(pieces), whole=True)


def litbank(path: Path) -> Iterator[Labelled]:
    """Texts of LitBank: people, places, bodies and vehicles are marked, and nothing is known of other mentions."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            file = archive.extractfile(member) if member.name.endswith(".conll") else None
            if file is not None:
                yield _conll(file.read().decode())


def news(path: Path, annotator: JointAnnotator, *, passages: int) -> Iterator[Labelled]:
    """Passages of a file of names with the likely chains of an earlier model, for a network whose states were trained on the texts above.

    Such states know the links of those texts by heart: a scorer fitted to them there alone would trust states too much elsewhere.
    """
    forms = [[row[1] for row in rows] for _, rows in read_iob(path)]
    starts = list(range(0, len(forms) - PASSAGE, PASSAGE))
    random.Random(PASSAGE).shuffle(starts)  # noqa: S311 - no secret
    for start in starts[:passages]:
        text, pieces = "", []
        for number, sentence in enumerate(forms[start : start + PASSAGE]):
            words = []
            for form in sentence:
                words.append(Word(len(text), len(text) + len(form)))
                text += form + " "
            pieces.append(Piece(number // 2, tuple(words)))
        annotated = annotator.with_likely_chains.annotate_pieces(Document(text=text), pieces)
        spans = {head_place(m, annotated): str(number) for number, chain in enumerate(annotated.chains) for m in chain.mentions}
        yield Labelled(text, spans, tuple(pieces), whole=True)


def _conll(content: str) -> Labelled:
    text, pieces, spans = "", [], {}
    open_: dict[str, list[int]] = defaultdict(list)
    for block in content.split("\n\n"):
        words = []
        for row in (line.split("\t") for line in block.splitlines() if line and not line.startswith("#")):
            start = len(text)
            words.append(Word(start, start + len(row[3])))
            text += row[3] + " "
            for tag in re.findall(r"\(?\d+\)?", row[-1]):
                group = tag.strip("()")
                if tag.startswith("("):
                    open_[group].append(start)
                if tag.endswith(")"):
                    spans[open_[group].pop(), words[-1].end] = group
        if words:
            pieces.append(Piece(len(pieces) // 4, tuple(words)))
    return Labelled(text, spans, tuple(pieces), asked=frozenset(spans))


# ------------------------------------------------------------------------------------------------ single pronouns


def gap(path: Path) -> Iterator[Labelled]:
    """Passages of GAP: of which of two names a pronoun is, if of one."""
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            place = _span(row, "Pronoun", "Pronoun-offset")
            spans, wrong = {place: "P"}, set()
            for name in "AB":
                right = row[f"{name}-coref"].upper() == "TRUE"
                spans[_span(row, name, f"{name}-offset")] = "P" if right else name
                wrong |= set() if right else {name}
            yield Labelled(row["Text"], spans, asked=frozenset({place}), wrong=frozenset(wrong))


def _span(row: dict[str, str], form: str, offset: str) -> tuple[int, int]:
    start = int(row[offset])
    return start, start + len(row[form])


def knowledgenet(path: Path) -> Iterator[Labelled]:
    """Passages with a pronoun that is known to be of one Wikidata entity with a name before it."""
    for passage in json.loads(path.read_text(encoding="utf-8")):
        spans = {}
        for fact in passage["facts"]:
            for key in "so":
                spans[fact[f"{key}b"], fact[f"{key}e"]] = fact[key][1] or fact[key][0]
        for (start, end), group in spans.items():
            named = any(g == group and b < start and passage["text"][b:e].lower() not in PRONOUNS for (b, e), g in spans.items())
            if named and passage["text"][start:end].lower() in PRONOUNS:
                yield Labelled(passage["text"], spans, asked=frozenset({(start, end)}))


# ------------------------------------------------------------------------------------------------ what reads them


class Reader:
    """The language model as far as names: what coreference begins with."""

    def __init__(self, folder: Path) -> None:
        self._network = Network(folder, threads=1)
        self.boundaries = Boundaries(folder, encode=self._network.pieces)

    def __call__(self, text: str, pieces: Sequence[Piece] | None = None) -> Prepared | None:
        """Mentions of a text with the names in clusters; None for one with sentences too long to be read whole."""
        pieces = self.boundaries(text, list(sentences(text))) if pieces is None else pieces
        if any(sum(self._network.size(text[w.start : w.end]) for w in p.words) > self._network.longest for p in pieces):
            return None
        found = parsed(self._network, Document(text=text), pieces)
        return prepare([m for number, t in enumerate(found.trees) for m in mentions(t, document="", text=text, number=number)], found)
