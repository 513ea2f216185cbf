"""ECB+ -> how well kg gathers the words that tell of one event, in one article and across them: MUC, B³, CEAFe and CoNLL F1.

    python benchmarks/event_coreference.py --data ECB+.tar.xz --topics 26-35 [--fit] [--show]

Each topic (Cybulska and Vossen, LREC 2014) is one corpus, and gold and predicted mentions of its articles are compared, a predicted one by
its head word. Only sentences with some gold mention of an action count, for others were not annotated. Two things are measured: the event
nodes of the graph, whose mentions are the words of the ontology's classes, so that what is no such event costs recall; and `likeness`,
which says whether two tales are of one event, on all verbs and event nouns. Those that stand alone are chains of one. `--fit` learns the
weights of `likeness`, and which further nouns tell events, from topics 1-25; without it the weights are those of the program and the nouns
those of its tables.
"""

from __future__ import annotations

import argparse
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from kg import plugins
from kg.config import Config
from kg.english.nouns.event_nouns import event_nouns
from kg.evaluate.coreference import Agreement, agreements
from kg.pipeline import document_extraction
from kg.resolve.events.classes import EVENT, Classes
from kg.resolve.events.likeness import WEIGHTS, Likeness, Tale, named_in, tale
from kg.stages import happened, linked, ontology, stages_of
from kg.types import AnnotatedDocument, Document, Event, Evidence, Extraction, Linker, Mention, Span, Telling, Token

TRAINING = 25  # the last topic that is learned from
BEST = 0.5  # probability from which two groups are one; the second best of those tried on topics 26 to 29
STEPS, RIDGE = 60, 0.5
CONLL = ("muc", "b3", "ceafe")
ACTION = re.compile(r"(?:NEG_)?ACTION")
Place = tuple[int, int, int]  # article, and first and last character of a gold mention or of a word that is none
Chains = list[frozenset[Place]]


@dataclass(frozen=True)
class Article:
    """Text of an ECB+ file, and its gold mentions: where they are, and the name of their chain."""

    name: str
    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[tuple[Span, str], ...]

    def annotated(self) -> list[Span]:
        """Sentences with some gold mention."""
        return [s for s in self.sentences if any(s.covers(m) for m, _ in self.mentions)]


def articles(path: Path) -> dict[str, list[Article]]:
    """Topic -> its articles."""
    topics: dict[str, list[Article]] = defaultdict(list)
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".xml"):
                file = archive.extractfile(member)
                assert file is not None  # noqa: S101 - a file of the archive
                topics[Path(member.name).parent.name].append(_article(member.name, file.read()))
    return topics


def _article(name: str, xml: bytes) -> Article:
    root = ElementTree.fromstring(xml)  # noqa: S314 - a corpus of ours
    text, spans, lines = "", dict[str, Span](), list[Span]()
    last, begun = None, 0
    for token in root.iter("token"):
        if token.get("sentence") != last:
            lines += [Span(begun, len(text))] if text else []
            text += "\n\n" if text else ""
            last, begun = token.get("sentence"), len(text)
        elif not re.fullmatch(r"[.,;:!?%)\]]|'s|n't|''", token.text or ""):
            text += " "
        spans[token.get("t_id", "")] = Span(len(text), len(text) + len(token.text or "_"))
        text += token.text or "_"
    lines.append(Span(begun, len(text)))
    return Article(name, text, tuple(lines), tuple(_mentions(root, name, spans)))


def _mentions(root: ElementTree.Element, name: str, spans: dict[str, Span]) -> Iterator[tuple[Span, str]]:
    chain = {}
    for relation in root.findall("Relations/*"):
        known = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else f"{name} {relation.get('r_id')}"
        chain |= {source.get("m_id"): known for source in relation.findall("source")}
    for mark in root.findall("Markables/*"):
        places = [spans[a.get("t_id", "")] for a in mark.findall("token_anchor")]
        if ACTION.match(mark.tag) and places:
            key = mark.get("m_id")
            yield Span(min(p.start for p in places), max(p.end for p in places)), chain.get(key) or f"{name} {key}"


# ------------------------------------------------------------------------------------------------ found

Words = list[list[tuple[int, Span]]]  # for each event, where its words are: article and place


@dataclass(frozen=True)
class Topic:
    """A topic with what kg makes of its articles. `annotated` and `extractions` are in their order, by document id."""

    articles: list[Article]
    annotated: dict[str, AnnotatedDocument]
    extractions: tuple[Extraction, ...]
    linker: Linker
    events: tuple[Event, ...]

    def number(self, document: str) -> int:
        """Of the article."""
        return list(self.annotated).index(document)


def read(articles: list[Article], config: Config) -> Topic:
    """Annotate, extract, resolve."""
    stages, annotated, extractions = stages_of(config), dict[str, AnnotatedDocument](), list[Extraction]()
    for article in articles:
        attempt = plugins.annotate(Document(text=article.text, source=article.name), stages.annotator)
        extraction = document_extraction(attempt, stages).extraction
        assert extraction is not None and attempt.annotated is not None  # noqa: S101, PT018 - our annotator reads each article
        annotated[extraction.document.id] = attempt.annotated
        extractions.append(extraction)
    found, linker, events = happened(extractions, linked(extractions, config), config)
    return Topic(articles, annotated, found, linker, events)


def nodes(topic: Topic) -> Words:
    """The words of each event node."""
    found = []
    for event in topic.events:
        places = sorted({p for t in event.tellings for p in _places(event, t, topic.linker)})
        words = [(d, next(t.span for t in topic.annotated[d].sentences[s].tokens if t.index == h)) for d, s, h in places]
        found.append([(topic.number(d), span) for d, span in words])
    return found


def told(topic: Topic, classes: Classes, more: frozenset[str]) -> tuple[list[Tale], list[tuple[int, Span]]]:
    """A tale for each verb and each noun of an event in the annotated sentences, and where it is; `more` are further nouns that tell."""
    tales, places = [], []
    for extraction in topic.extractions:
        document = extraction.document.id
        number, names, days = topic.number(document), named_in(extraction, topic.linker), _days(extraction)
        inside = topic.articles[number].annotated()
        for i, sentence in enumerate(topic.annotated[document].sentences):
            for token in (t for t in sentence.tokens if any(s.covers(t.span) for s in inside)):
                said = _said(token, classes, more)
                if said:
                    around = names.get(i, frozenset())
                    tales.append(tale(extraction.document, (i, sentence.span), said, around, days.get((i, token.index))))
                    places.append((number, token.span))
    return tales, places


def _said(token: Token, classes: Classes, more: frozenset[str]) -> tuple[str, str] | None:
    """The verb of an event and its class; None for a word that tells none."""
    lemma = token.lemma.lower()
    if token.upos == "VERB" and lemma not in ("be", "have"):
        by_verb = classes.of_verb(lemma)
        passive = classes.of_passive(f"be {token.form.lower()}")
        return lemma, by_verb[0] if by_verb else (passive[0].tells or EVENT) if passive else EVENT
    known = classes.of_noun(lemma) if token.upos == "NOUN" else EVENT
    tells = token.upos == "NOUN" and (lemma in event_nouns() or known != EVENT)
    return (classes.head_of(lemma), known) if tells or f"{lemma}/{token.upos}" in more else None


def _days(extraction: Extraction) -> dict[tuple[int, int], tuple[date, date]]:
    """Sentence and word of a predicate -> first and last day of its statement."""
    timed = ((s.evidence, s.time) for s in extraction.statements)
    return {(e.index, e.head): (t.start, t.end) for e, t in timed if isinstance(e, Evidence) and t and t.start and t.end}


def gathered(topic: Topic, classes: Classes, learned: Learned) -> Words:
    """The words of each event by likeness."""
    tales, places = told(topic, classes, learned.nouns)
    likeness = Likeness(tales, _texts(topic), classes, weights=learned.weights)
    return [[places[i] for i in group] for group in likeness.gathered(BEST)]


def _texts(topic: Topic) -> dict[str, str]:
    return {x.document.id: x.document.text for x in topic.extractions}


# ------------------------------------------------------------------------------------------------ learning


@dataclass(frozen=True)
class Learned:
    """Weights of likeness, and further words that tell events: lemma/part of speech."""

    weights: Mapping[str, float]
    nouns: frozenset[str] = frozenset()


def fitted(topics: list[Topic], classes: Classes) -> Learned:
    """By the gold chains of some topics: logistic regression by Newton's method, with a little regularisation."""
    nouns = _nouns(topics)
    rows, right, names = [], [], list[str]()
    for topic in topics:
        tales, places = told(topic, classes, nouns)
        chains = [_chain(topic.articles[k], span) for k, span in places]
        likeness = Likeness(tales, _texts(topic), classes)
        for i, j in likeness.pairs():
            evidence = likeness.evidence(tales[i], tales[j])
            names = list(evidence)
            rows.append(list(evidence.values()))
            right.append(chains[i] is not None and chains[i] == chains[j])
    x, y = np.array(rows), np.array(right, dtype=float)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope, bend = x.T @ (p - y) + RIDGE * weights, (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return Learned({n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}, nouns)


def _nouns(topics: list[Topic]) -> frozenset[str]:
    """Nouns, names and adjectives that are gold mentions at least twice, and half of the time."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for topic in topics:
        for k, annotated in enumerate(topic.annotated.values()):
            inside = topic.articles[k].annotated()
            for token in (t for s in annotated.sentences for t in s.tokens if t.upos in ("NOUN", "PROPN", "ADJ")):
                if any(s.covers(token.span) for s in inside):
                    counts[f"{token.lemma.lower()}/{token.upos}"][_chain(topic.articles[k], token.span) is not None] += 1
    return frozenset(word for word, (no, yes) in counts.items() if yes > 1 and yes >= no)


def _chain(article: Article, word: Span) -> str | None:
    return next((chain for span, chain in article.mentions if span.covers(word)), None)


# ------------------------------------------------------------------------------------------------ comparing


def _places(event: Event, telling: Telling, linker: Linker) -> Iterator[tuple[str, int, int]]:
    """Where a statement has a word for the event: mentions of it, or else its predicate's head."""
    statement, evidence = telling.statement, telling.statement.evidence
    values = (statement.subject, statement.object, *(q.value for q in statement.qualifiers))
    own = [v for v in values if isinstance(v, Mention) and event.is_entity and linker.entity_of(v).id == event.id]
    yield from ((statement.document, v.sentence, v.head) for v in own)
    if isinstance(evidence, Evidence) and not telling.about:
        yield statement.document, evidence.index, evidence.head


def compared(topic: list[Article], events: Iterable[Iterable[tuple[int, Span]]]) -> tuple[Chains, Chains]:
    """Gold and found chains; a found word inside a gold mention is that mention."""
    gold: dict[str, set[Place]] = defaultdict(set)
    for k, article in enumerate(topic):
        for span, chain in article.mentions:
            gold[chain].add((k, span.start, span.end))
    inside = {k: article.annotated() for k, article in enumerate(topic)}
    chains, taken = [], set[Place]()
    for event in events:
        places = {_gold_or_own(topic[k], k, span) for k, span in event if any(s.covers(span) for s in inside[k])} - taken
        taken |= places
        chains += [frozenset(places)] if places else []
    return [frozenset(c) for c in gold.values()], chains


def _gold_or_own(article: Article, number: int, word: Span) -> Place:
    at = next((m for m, _ in article.mentions if m.covers(word)), word)
    return number, at.start, at.end


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--topics", default="26-35", help="first and last")
    parser.add_argument("--fit", action="store_true", help="learn from topics 1-25")
    parser.add_argument("--show", action="store_true", help="print the words of each chain")
    options = parser.parse_args()
    config, all_topics = Config(threads=1), articles(options.data)
    classes = Classes(ontology(config))
    first, last = map(int, options.topics.split("-"))
    learned = Learned(WEIGHTS)
    if options.fit:
        learned = fitted([read(all_topics[n], config) for n in sorted(all_topics, key=int) if int(n) <= TRAINING], classes)
        print(learned.weights)
    measured = {"event nodes": Measured(), "likeness": Measured()}
    for name in sorted((n for n in all_topics if first <= int(n) <= last), key=int):
        topic = read(all_topics[name], config)
        for what, events in (("event nodes", nodes(topic)), ("likeness", gathered(topic, classes, learned))):
            measured[what].add(*compared(topic.articles, events))
            if options.show:
                _show(f"{name} {what}", topic.articles, events)
    for what, measure in measured.items():
        print(f"{what}: {measure}")


class Measured:
    """Agreement over topics."""

    def __init__(self) -> None:
        self.total, self.counts = dict[str, Agreement](), [0, 0, 0]

    def add(self, gold: Chains, chains: Chains) -> None:
        """Those of one topic."""
        self.total = {m: self.total[m] + a if m in self.total else a for m, a in agreements(gold, chains).items()}
        here, there = (frozenset[Place]().union(*c) for c in (gold, chains))
        self.counts = [n + k for n, k in zip(self.counts, (len(here), len(there), len(here & there)), strict=True)]

    def __str__(self) -> str:
        """In one line."""
        each = ", ".join(f"{m} {100 * self.total[m].f1:.1f}" for m in self.total)
        conll = 100 * sum(self.total[m].f1 for m in CONLL) / len(CONLL)
        return f"CoNLL F1 {conll:.1f} ({each}); mentions: gold {self.counts[0]}, found {self.counts[1]}, both {self.counts[2]}"


def _show(title: str, topic: list[Article], events: Words) -> None:
    for chain in (c for c in events if len(c) > 1):
        print(title, "|", ", ".join(topic[k].text[span.start : span.end] for k, span in chain))


if __name__ == "__main__":
    main()
