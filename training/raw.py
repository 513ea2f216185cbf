"""python -m training.raw FILE.conllu… : F1 of words, sentences, LAS and lemmas on raw text, as the CoNLL 2018 shared task counts them.

The raw text has a blank line between paragraphs. Characters that are not white space align the words of both sides: words of their own by
their range of characters, and words of multi-word tokens, where either side has one, by the longest common sequence of forms within the
stretch that such tokens cover. A relation counts by its universal part.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from kg.annotate import JointAnnotator
from kg.annotate.joint import MODEL
from kg.types import AnnotatedDocument, Document, Problem
from training.rawtext import Range, blocks, raw_documents

MEASURES = ("words", "sentences", "LAS", "lemmas")


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. `span` counts characters that are not white space; it is the token's, which may have `several` words.

    `head` is the head's place in the document, -1 for the root.
    """

    span: Range
    form: str
    lemma: str
    head: int
    relation: str
    several: bool


@dataclass(slots=True)
class Reading:
    """One side: its words in order and the ranges of its sentences, which count characters that are not white space."""

    words: list[Word] = field(default_factory=list)
    sentences: list[Range] = field(default_factory=list)


def gold_readings(path: Path) -> Iterator[Reading]:
    """The documents of a treebank."""
    reading, end = Reading(), 0
    for comments, rows in blocks(path):
        if any(line.startswith("# newdoc") for line in comments) and reading.words:
            yield reading
            reading, end = Reading(), 0
        end = _add_sentence(reading, rows, end)
    if reading.words:
        yield reading


def _add_sentence(reading: Reading, rows: Sequence[Sequence[str]], start: int) -> int:
    """Returns where the sentence ends."""
    offset, inside, span = len(reading.words), 0, (start, start)
    for number, form, lemma, _, _, _, head, relation, *_ in rows:
        if "." in number:
            continue
        if not inside:
            span = (span[1], span[1] + len("".join(form.split())))
        if "-" in number:
            first, last = map(int, number.split("-"))
            inside = last - first + 1
            continue
        place = offset + int(head) - 1 if head != "0" else -1
        reading.words.append(Word(span, form, lemma, place, relation.split(":")[0], inside > 0))
        inside -= inside > 0
    reading.sentences.append((start, span[1]))
    return span[1]


def found_reading(annotated: AnnotatedDocument) -> Reading:
    """What the annotator made of a text."""
    count = [0, *accumulate(not c.isspace() for c in annotated.document.text)]
    reading = Reading()
    for sentence in annotated.sentences:
        offset, tokens = len(reading.words), sentence.tokens
        starts = [i for i, t in enumerate(tokens) if not t.joined]
        for first, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
            span = (count[tokens[first].span.start], count[tokens[end - 1].span.end])
            for t in tokens[first:end]:
                place = offset + t.head - 1 if t.head else -1
                reading.words.append(Word(span, t.form, t.lemma, place, t.deprel.split(":")[0], end - first > 1))
        reading.sentences.append((count[sentence.span.start], count[sentence.span.end]))
    return reading


# ------------------------------------------------------------------------------------------------ scores


def counts(gold: Reading, found: Reading) -> dict[str, tuple[int, int, int]]:
    """Measure -> right, found, wanted."""
    pairs = dict(aligned(gold.words, found.words))  # place in gold -> place in found
    right = [(gold.words[g], found.words[f]) for g, f in pairs.items()]
    sizes = (len(found.words), len(gold.words))
    attached = sum(g.relation == f.relation and (pairs.get(g.head, -2) if g.head >= 0 else -1) == f.head for g, f in right)
    return {
        "words": (len(pairs), *sizes),
        "sentences": (len(set(gold.sentences) & set(found.sentences)), len(found.sentences), len(gold.sentences)),
        "LAS": (attached, *sizes),
        "lemmas": (sum(g.lemma in ("_", f.lemma) for g, f in right), *sizes),
    }


def aligned(gold: Sequence[Word], found: Sequence[Word]) -> Iterator[Range]:
    """Places of the words that are the same on both sides."""
    g = f = 0
    while g < len(gold) and f < len(found):
        mine, theirs = gold[g], found[f]
        if mine.span[0] < theirs.span[0] and not mine.several:
            g += 1
        elif theirs.span[0] < mine.span[0] and not theirs.several:
            f += 1
        elif mine.several or theirs.several:
            g_end, f_end = _stretch(gold, found, g, f)
            forms = [[w.form.lower() for w in words] for words in (gold[g:g_end], found[f:f_end])]
            yield from ((g + i, f + j) for i, j in _common(*forms))
            g, f = g_end, f_end
        elif mine.span == theirs.span:
            yield g, f
            g, f = g + 1, f + 1
        else:
            g += 1


def _stretch(gold: Sequence[Word], found: Sequence[Word], g: int, f: int) -> Range:
    """Where the words end that overlap the multi-word token at `g` or `f`, and those that such tokens among them overlap."""
    end = gold[g].span[1] if gold[g].several else found[f].span[1]
    while (g < len(gold) and gold[g].span[0] < end) or (f < len(found) and found[f].span[0] < end):
        if f >= len(found) or (g < len(gold) and gold[g].span[0] < end and gold[g].span[0] <= found[f].span[0]):
            end = max(end, gold[g].span[1]) if gold[g].several else end
            g += 1
        else:
            end = max(end, found[f].span[1]) if found[f].several else end
            f += 1
    return g, f


def _common(left: Sequence[str], right: Sequence[str]) -> Iterator[Range]:
    """Places of a longest common sequence."""
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i][j] = 1 + best[i + 1][j + 1] if left[i] == right[j] else max(best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1


def scores(readings: Iterable[tuple[Reading, Reading]]) -> dict[str, float]:
    """Measure -> F1 in percent over all documents, pairs of gold and found."""
    every = [counts(gold, found) for gold, found in readings]
    sums = {name: [sum(part) for part in zip(*(c[name] for c in every), strict=True)] for name in MEASURES}
    return {name: 200 * right / max(1, found + wanted) for name, (right, found, wanted) in sums.items()}


def main() -> None:
    """Print one line a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL, help="folder of the network")
    options = parser.parse_args()
    annotator = JointAnnotator(folder=options.model)
    for path in options.files:
        problems: list[Problem] = []
        found = (found_reading(annotator(Document(text=d.text), on_problem=problems.append)) for d in raw_documents(path))
        figures = scores(zip(gold_readings(path), found, strict=True))
        print(
            path.name, ", ".join(f"{name} {value:.2f}" for name, value in figures.items()), f"({len(problems)} sentences cut)", flush=True
        )


if __name__ == "__main__":
    main()
