"""ECB+ -> how well kg's event nodes gather the words that tell of one event, in one article and across them: MUC, B³, CEAFe and CoNLL F1.

    python benchmarks/event_coreference.py --data ../shared/data/events/ecb-plus-topics-1-35.tar.xz [--topics 5] [--show]

Each topic (Cybulska and Vossen, LREC 2014) is one corpus, and gold and predicted mentions of its articles are compared, a predicted one by
its head word: the verb, or the noun of an event told by a noun. Only sentences with some gold mention of an action count, for others were
not annotated. Mentions are kg's own, so what it takes for no event costs recall; those that stand alone are chains of one.
"""

from __future__ import annotations

import argparse
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from kg import plugins
from kg.config import Config
from kg.evaluate.coreference import Agreement, agreements
from kg.pipeline import document_extraction
from kg.stages import happened, linked, stages_of
from kg.types import Document, Event, Evidence, Extraction, Linker, Mention, Span, Telling

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


def found(topic: list[Article], config: Config) -> list[list[tuple[int, Span]]]:
    """For each event of a topic the words that tell of it: article and place."""
    number, extractions, words = dict[str, int](), list[Extraction](), dict[tuple[str, int, int], Span]()
    stages = stages_of(config)
    for k, article in enumerate(topic):
        document = Document(text=article.text, source=article.name)
        attempt = plugins.annotate(document, stages.annotator)
        extraction = document_extraction(attempt, stages).extraction
        if extraction is not None and attempt.annotated is not None:
            number[document.id] = k
            extractions.append(extraction)
            words |= {(document.id, i, t.index): t.span for i, s in enumerate(attempt.annotated.sentences) for t in s.tokens}
    _, linker, events = happened(extractions, linked(extractions, config), config)
    return [[(number[d], words[d, s, h]) for d, s, h in sorted({p for t in e.tellings for p in _places(e, t, linker)})] for e in events]


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
    parser.add_argument("--topics", type=int, default=0, help="so many of the first, 0 for all")
    parser.add_argument("--show", action="store_true", help="print the words of each chain")
    options = parser.parse_args()
    config, total, counts = Config(threads=1), dict[str, Agreement](), [0, 0, 0]
    for name, topic in sorted(articles(options.data).items(), key=lambda t: t[0].zfill(3))[: options.topics or None]:
        gold, chains = compared(topic, found(topic, config))
        total = {m: total[m] + a if m in total else a for m, a in agreements(gold, chains).items()}
        here, there = (frozenset().union(*c) for c in (gold, chains))
        counts = [n + k for n, k in zip(counts, (len(here), len(there), len(here & there)), strict=True)]
        if options.show:
            for chain in (c for c in chains if len(c) > 1):
                print(name, "|", ", ".join(topic[k].text[b:e] for k, b, e in sorted(chain)))
    for measure, agreement in total.items():
        print(f"{measure:6} F1 {100 * agreement.f1:5.1f}")
    print(f"CoNLL  F1 {100 * sum(total[m].f1 for m in CONLL) / len(CONLL):5.1f}")
    print(f"mentions: gold {counts[0]}, found {counts[1]}, both {counts[2]}")


if __name__ == "__main__":
    main()
