"""Tales, each a sentence with the word that tells an event -> which of them probably tell of one, by weights learned from ECB+.

Two tales are compared by their verb or class, what their sentences name and say, and how much their articles have in common; the weights
are those of a logistic regression (`benchmarks/event_coreference.py --fit`). Only tales with one verb or class that share a named thing are
compared, in a large block only neighbours, so nothing grows with the square of the corpus.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations

from kg.resolve.events.classes import EVENT, Classes, infinitive
from kg.resolve.events.units import Unit
from kg.types import Document, EntityType, Evidence, Extraction, Linker, Span

Days = tuple[date, date]
WORD = re.compile(r"[^\W\d_]{4,}|\d+")
STEM = 6  # letters of a word that are compared
WHOLE, WINDOW = 80, 12  # tales of a block that are all compared; of more, each with so many neighbours by time
SHARED, STORY = 3, 0.3  # named things, and share of those of the shorter document, that two documents of one story have in common
TELLING = 100  # words of a document that are compared
UNKNOWN = 0.02  # probability of a pair that is not compared
# fitted on topics 1-25 of ECB+
WEIGHTS = {
    "bias": -3.43,
    "verb": 1.69,
    "class": 0.97,
    "other class": -2.59,
    "seldom verb": -0.27,
    "names": 0.98,
    "words": 1.86,
    "articles": -0.65,
    "articles and verb": 2.21,
    "one article": 0.81,
    "one sentence": -3.05,
    "other days": -1.53,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """Where a document tells an event: the verb or noun's verb, its class or "", and what its sentence names and says."""

    document: str
    sentence: int
    verb: str
    event_class: str
    names: frozenset[str]
    words: frozenset[str]
    days: Days | None = None


def tale(document: Document, sentence: tuple[int, Span], said: tuple[str, str], names: frozenset[str], days: Days | None = None) -> Tale:
    """Of a numbered sentence; `said` are the word that tells, as a verb, and its class."""
    number, span = sentence
    verb, event_class = said
    words = frozenset(stems(span.of(document.text))) - {verb[:STEM]}
    kind = "" if event_class == EVENT else event_class
    return Tale(document=document.id, sentence=number, verb=verb, event_class=kind, names=names, words=words, days=days)


def likeness_of(units: Sequence[Unit], documents: Iterable[Extraction], linker: Linker, classes: Classes) -> Likeness:
    """Of the units of events, in their order."""
    by_id = {x.document.id: x for x in documents}
    named = {x.document.id: named_in(x, linker) for x in by_id.values()}
    tales = []
    for unit in units:
        statement = unit.tellings[0].statement
        evidence = statement.evidence
        assert isinstance(evidence, Evidence)  # noqa: S101 - units are made of sentences
        words = classes.head_of(unit.name).split() if unit.entity else statement.predicate.removeprefix("be ").split()
        verb = infinitive(words[0]) if words else unit.event_class
        names = named[unit.document].get(evidence.index, frozenset())
        document = by_id[unit.document].document
        tales.append(tale(document, (evidence.index, evidence.sentence), (verb, unit.event_class), names, unit.days))
    things = {i: frozenset().union(*found.values()) for i, found in named.items()}
    return Likeness(tales, {i: x.document.text for i, x in by_id.items()}, classes, things)


def named_in(extraction: Extraction, linker: Linker) -> dict[int, frozenset[str]]:
    """Number of a sentence -> ids of the named things in it."""
    found: dict[int, set[str]] = defaultdict(set)
    for chain in extraction.chains:
        if chain.is_named and chain.entity_type is not EntityType.DATE:
            for mention in chain.mentions:
                found[mention.sentence].add(linker.entity_of(mention).id)
    return {number: frozenset(ids) for number, ids in found.items()}


def stems(text: str) -> list[str]:
    """The beginnings of the words of a text, for comparing."""
    return [word.lower()[:STEM] for word in WORD.findall(text)]


@dataclass(frozen=True)
class Likeness:
    """What comparing needs to know: all tales, the texts of their documents, and the classes of events."""

    tales: Sequence[Tale]
    documents: Mapping[str, str]  # the text of each
    classes: Classes
    things: Mapping[str, frozenset[str]] = field(default_factory=dict)  # all that each document names
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)

    def one_story(self, one: str, two: str) -> bool:
        """Whether two documents name so many of the same things that they are of one story."""
        a, b = self.things[one], self.things[two]
        return len(a & b) >= max(SHARED, STORY * min(len(a), len(b)))

    def probability(self, a: Tale, b: Tale) -> float:
        """That two tales tell of one event."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in self.evidence(a, b).items())
        return 1 / (1 + math.exp(-total))

    def evidence(self, a: Tale, b: Tale) -> dict[str, float]:
        """Name of a feature -> its value: what speaks for or against one event."""
        same, here = float(a.verb == b.verb), float(a.document == b.document)
        articles = 0.0 if here else self._similarity(a.document, b.document)
        return {
            "bias": 1.0,
            "verb": same,
            "class": float(bool(a.event_class) and a.event_class == b.event_class),
            "other class": float(bool(a.event_class and b.event_class) and a.event_class != b.event_class),
            "seldom verb": same * -math.log(self._verbs[a.verb] / max(1, len(self.documents)) + 0.1),
            "names": len(a.names & b.names) / max(1, min(len(a.names), len(b.names))),
            "words": self._shared(a, b),
            "articles": articles,
            "articles and verb": articles * same,
            "one article": here,
            "one sentence": here * float(a.sentence == b.sentence),
            "other days": float(bool(a.days and b.days) and not _overlap(a.days, b.days)),
        }

    def _shared(self, a: Tale, b: Tale) -> float:
        one, two, both = (sum(1 / math.log(2 + self._told[w]) for w in words) for words in (a.words, b.words, a.words & b.words))
        return both / max(0.1, min(one, two))

    def _similarity(self, one: str, two: str) -> float:
        """Cosine of the words of two documents, seldom ones counting more."""
        a, b = self._vector(one), self._vector(two)
        return sum(value * b[word] for word, value in a.items() if word in b)

    @cached_property
    def _verbs(self) -> Counter[str]:
        return Counter(t.verb for t in self.tales)

    @cached_property
    def _told(self) -> Counter[str]:
        return Counter(w for t in self.tales for w in t.words)

    @cached_property
    def _held(self) -> Counter[str]:
        """Word -> in how many documents it stands."""
        return Counter(word for text in self.documents.values() for word in set(stems(text)))

    @cached_property
    def _vectors(self) -> dict[str, dict[str, float]]:
        return {}

    def _vector(self, document: str) -> dict[str, float]:
        """The most telling words of a document with their weights, of length 1."""
        if document not in self._vectors:
            size = len(self.documents) + 1
            words = Counter(stems(self.documents[document]))
            weights = ((w, (1 + math.log(n)) * math.log(size / self._held[w])) for w, n in words.items())
            best = sorted(weights, key=lambda pair: (-pair[1], pair[0]))[:TELLING]
            length = math.sqrt(sum(v * v for _, v in best)) or 1.0
            self._vectors[document] = {w: v / length for w, v in best}
        return self._vectors[document]

    # -------------------------------------------------------------------------------------------- pairs and groups

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Numbers of tales that are compared, each pair once."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, tale in enumerate(self.tales):
            kinds = {tale.verb} | ({self.classes.family(tale.event_class)} if tale.event_class else set())
            for kind in kinds:
                for name in (*tale.names, tale.document):
                    blocks[kind, name].append(i)
        found: set[tuple[int, int]] = set()
        for block in blocks.values():
            found.update(self._near(block))
        yield from ((i, j) for i, j in sorted(found) if self._fit(self.tales[i], self.tales[j]))

    def _near(self, block: Sequence[int]) -> Iterable[tuple[int, int]]:
        if len(block) <= WHOLE:
            return combinations(block, 2)
        line = sorted(block, key=lambda i: (str(self.tales[i].days), i))
        near = ((a, b) for n, a in enumerate(line) for b in line[n + 1 : n + 1 + WINDOW])
        return ((min(p), max(p)) for p in near)

    def _fit(self, a: Tale, b: Tale) -> bool:
        related = a.event_class and b.event_class and self.classes.narrower(a.event_class, b.event_class)
        return a.verb == b.verb or bool(related)

    def gathered(self, enough: float) -> list[list[int]]:
        """Groups of tales of one event, by the mean probability between two groups, the surest first; singles too."""
        sure = {pair: self.probability(self.tales[pair[0]], self.tales[pair[1]]) for pair in self.pairs()}
        group_of = list(range(len(self.tales)))
        members = {i: [i] for i in group_of}
        for (i, j), value in sorted(sure.items(), key=lambda p: (-p[1], p[0])):
            one, two = group_of[i], group_of[j]
            if value < enough or one == two:
                continue
            between = [sure.get((min(x, y), max(x, y)), UNKNOWN) for x in members[one] for y in members[two]]
            if sum(between) / len(between) >= enough:
                for y in members[two]:
                    group_of[y] = one
                members[one] += members.pop(two)
        return list(members.values())


def _overlap(one: Days | None, two: Days | None) -> bool:
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])
