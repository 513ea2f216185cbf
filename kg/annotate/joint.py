"""Document -> AnnotatedDocument by the joint language model: words, trees and names, then mentions and chains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotate.parse.lemmas import lemma
from kg.annotate.parse.rules import mended
from kg.annotate.parsed import Parsed
from kg.annotate.words.sentences import Piece, sentences, tokenized
from kg.annotate.words.tokens import Word
from kg.english.tree import Tree
from kg.types import AnnotatedDocument, Document, OnProblem, Problem, Sentence, Span, Token

if TYPE_CHECKING:
    from kg.annotate.chains.score.scorer import Scorer
    from kg.annotate.parse.network import Network, Parse

MODEL = Path(__file__).parent / "model"
FEATURES = ("Number", "Tense", "VerbForm", "Voice")
MISREAD = frozenset({"AS", "SE", "SA", "AB", "AG", "NV", "BV", "OY", "KG"})  # legal forms that are other words or abbreviations as well
BREAKS = frozenset({";", ":", ",", "–", "—", "-", "|"})


class JointAnnotator:
    """The annotator that ships with kg. Its result depends on the document alone. Raises ModelError if its files are missing or damaged."""

    name = "joint"
    _sure = True

    def __init__(self, *, threads: int = 2, folder: Path = MODEL) -> None:
        from kg.annotate.chains.score.scorer import Scorer  # noqa: PLC0415
        from kg.annotate.parse.network import Network  # noqa: PLC0415
        from kg.annotate.words.boundaries import Boundaries  # noqa: PLC0415  numpy and onnxruntime load when an annotator is made, not before

        self._network: Network = Network(folder, threads=threads)
        self._boundaries: Boundaries = Boundaries(folder, encode=self._network.pieces)
        self._scorer: Scorer = Scorer(folder)
        self.version = self._network.version
        self.side_by_side = threads  # documents that it can be given at the same time, from as many threads

    @property
    def with_likely_chains(self) -> JointAnnotator:
        """This annotator with all chains that are likely, to be read; its own are those that are sure enough to make facts."""
        likely = copy(self)
        likely._sure = False
        return likely

    def __call__(self, document: Document, *, on_problem: OnProblem) -> AnnotatedDocument:
        """Annotate one article; sentences too long for the model are cut, and each such cut is a Problem."""
        document = _with_headline(document)
        pieces = []
        for piece in self.sentences(document):
            parts = list(self._bounded(piece, document.text))
            if len(parts) > 1:
                on_problem(_too_long(document, piece, parts))
            pieces += parts
        return self.annotate_pieces(document, pieces)

    def sentences(self, document: Document) -> list[Piece]:
        """The words of one article in its sentences, of any length."""
        rules = list(sentences(document.text, headline=document.headline))
        return self._boundaries(document.text, rules, headline=document.headline)

    def annotate_tokenized(self, line: str) -> AnnotatedDocument:
        """Annotate one sentence whose words are divided by white space, exactly so."""
        document = Document(text=line)
        piece = Piece(0, tokenized(line))
        return self.annotate_pieces(document, list(self._bounded(piece, line)) if piece.words else [])

    def annotate_pieces(self, document: Document, pieces: Sequence[Piece]) -> AnnotatedDocument:
        """Annotate a document whose words and sentences are known; none may be longer than the model can read."""
        from kg.annotate.assemble import assemble  # noqa: PLC0415  loads numpy

        return assemble(document, parsed(self._network, document, pieces), scorer=self._scorer, sure=self._sure)

    def _bounded(self, piece: Piece, text: str) -> Iterator[Piece]:
        """The sentence, or parts of it that the model can read, cut after a comma or the like where there is one."""
        start, size, good = 0, 0, 0
        for i, word in enumerate(piece.words):
            form = text[word.start : word.end]
            if size + self._network.size(form) > self._network.longest and i > start:
                cut = good if good > start + (i - start) // 2 else i
                yield piece._replace(words=piece.words[start:cut])
                start = cut
                size = sum(self._network.size(text[w.start : w.end]) for w in piece.words[start:i])
            size += self._network.size(form)
            if form in BREAKS:
                good = i + 1
        yield piece._replace(words=piece.words[start:])


def _with_headline(document: Document) -> Document:
    """With the title as headline, where the text begins with it and nobody has said what the headline is."""
    title = document.title
    if document.headline is not None or not title or not document.text.startswith(f"{title}\n"):
        return document
    return replace(document, headline=Span(0, len(title)))


def parsed(network: Network, document: Document, pieces: Sequence[Piece]) -> Parsed:
    """The trees of a document whose words are known, and what the encoder makes of its words."""
    forms = [[document.text[w.start : w.end] for w in piece.words] for piece in pieces]
    parses = network.parse([_as_read(words) for words in forms])
    trees = [_tree(piece, words, parse, document) for piece, words, parse in zip(pieces, forms, parses, strict=True)]
    return Parsed(document.text, trees, [parse.states for parse in parses])


def _as_read(forms: Sequence[str]) -> list[str]:
    """The words as the network reads them: "Delmar *AS* was founded" has a legal form that it would take for another word."""
    read = list(forms)
    for i, (before, form) in enumerate(pairwise(forms), 1):
        if form in MISREAD and before[:1].isupper() and not before.isupper():
            read[i] = "Inc."
    return read


def _too_long(document: Document, piece: Piece, parts: Sequence[Piece]) -> Problem:
    start = piece.words[0].start
    cut = f"a sentence of {len(piece.words)} words was cut into {len(parts)} parts"
    message = f"{cut}: facts that cross a cut are lost; look for missing full stops"
    return Problem(source=document.source, code="long-sentence", message=message, location=f"character {start}")


def _tree(piece: Piece, forms: Sequence[str], parse: Parse, document: Document) -> Tree:
    tokens = tuple(_token(i, word, form, parse) for i, (word, form) in enumerate(zip(piece.words, forms, strict=True)))
    span = Span(piece.words[0].start, piece.words[-1].end)
    headline = document.headline is not None and document.headline.covers(span)
    sentence = Sentence(span=span, tokens=tokens, paragraph=piece.paragraph, headline=headline)
    layers = parse.layers
    return mended(Tree(sentence, names=layers["name"], dates=layers["date"], kinds=layers.get("etype", ())))


def _token(i: int, word: Word, form: str, parse: Parse) -> Token:
    upos, xpos = parse.layers["upos"][i], parse.layers["xpos"][i]
    perfect = parse.rels[i] == "aux" and parse.heads[i] > 0 and parse.layers["xpos"][parse.heads[i] - 1] == "VBN"
    return Token(
        index=i + 1,
        span=Span(word.start, word.end),
        form=form,
        lemma=lemma(form, upos, xpos, perfect=perfect),
        upos=upos,
        xpos=xpos,
        head=parse.heads[i],
        deprel=parse.rels[i],
        feats=tuple((f, parse.layers[f][i]) for f in FEATURES if parse.layers[f][i] != "_"),
        arc=parse.probabilities[i],
        joined=word.joined,
        happened=parse.happened[i],
    )
