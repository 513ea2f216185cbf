"""Made-up corpora -> the time to find their events: an event with many participants, no dates at all, everything on one day.

`python benchmarks/events.py [--documents 2000]` prints one line for each corpus: documents, statements, events, and seconds. Time should
grow with the number of documents, not with its square: each corpus is run at half its size too, and the last column says how much
longer the whole takes.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from kg.ontology import load_ontology
from kg.resolve import resolve
from kg.resolve.events import find_events, pairwise
from kg.resources import ontology_dir
from kg.types import Chain, Document, EntityType, Evidence, Extraction, Interval, Mention, MentionKind, Precision, Span, Statement

FIRST = date(2023, 1, 1)
GIVEN = "Ada Bela Cyra Dora Ewa Fadi Gil Hana Ivo Jana Kofi Lena Milo Nora Otto Pia Quin Rosa Sven Tara".split()
STEMS = "Bar Cor Dal Fen Gar Hol Jar Kel Lor Mar Nor Par Rad Sol Tor Ven".split()
ENDS = "ak ben dov eld fast gren hart ik ling mond nik ov quist rup sen vik".split()


def name(number: int) -> str:
    """A name of two words for each number below 5,120, another for each."""
    return f"{GIVEN[number % 20]} {STEMS[number // 20 % 16]}{ENDS[number // 320 % 16]}"


def article(people: Sequence[int], verb: str, relation: str, day: date | None, number: int) -> Extraction:
    """One sentence: the first of the people does something with each of the others."""
    names = [name(p) for p in people]
    text = f"{number}: {', '.join(names)} {verb}."
    document = Document(text=text, published=FIRST + timedelta(days=number % 300))
    mentions = []
    for who in names:
        start = text.index(who)
        span = Span(start, start + len(who))
        kind, person = MentionKind.NAME, EntityType.PERSON
        mentions.append(Mention(document=document.id, span=span, text=who, sentence=0, head=start, kind=kind, entity_type=person))
    when = Interval(start=day, end=day, precision=Precision.DAY) if day else None
    whole, at = Span(0, len(text)), Span(text.rindex(verb), text.rindex(verb) + len(verb))
    first = mentions[0]
    statements = tuple(
        Statement(
            document=document.id,
            subject=first,
            predicate=verb,
            object=other,
            surface=verb,
            evidence=Evidence(sentence=whole, subject=first.span, predicate=at, object=other.span, index=0, head=at.start),
            extractor="clauses/1",
            rule="active/subject",
            relation=relation,
            time=when,
        )
        for other in mentions[1:]
    )
    chains = tuple(Chain(name=m.text, entity_type=m.entity_type, mentions=(m,), reasons=("given",)) for m in mentions)
    return Extraction(document=document, chains=chains, statements=statements)


def crowd(size: int) -> Iterator[Extraction]:
    """Meetings of 500 people each, told by every document."""
    return (article(range(500), "met", "met", FIRST, n) for n in range(max(1, size // 100)))


def undated(size: int) -> Iterator[Extraction]:
    """Everybody meets one person, and no document says when."""
    return (article((0, 1 + n % 5000), "met", "met", None, n) for n in range(size))


def one_day(size: int) -> Iterator[Extraction]:
    """Everybody dismisses somebody on one day."""
    return (article((n % 5000, (n * 7 + 1) % 5000), "dismissed", "dismissed", FIRST, n) for n in range(size))


def contradictory(size: int) -> Iterator[Extraction]:
    """One dismissal, on another day in each document."""
    return (article((0, 1), "dismissed", "dismissed", FIRST + timedelta(days=n), n) for n in range(size))


CORPORA: dict[str, Callable[[int], Iterator[Extraction]]] = {
    "500 participants": crowd,
    "no time": undated,
    "one day": one_day,
    "contradictory days": contradictory,
}


def measure(corpus: Callable[[int], Iterator[Extraction]], size: int) -> tuple[int, int, int, float]:
    """Documents, statements, events and seconds; resolving the names is not counted."""
    ontology = load_ontology([ontology_dir() / "kg.ttl"])
    documents = list(corpus(size))
    linker = resolve(documents)
    start = time.perf_counter()
    linker, events = find_events(documents, linker, ontology)
    more = sum(1 for _ in pairwise(events, linker, ontology))
    seconds = time.perf_counter() - start
    return len(documents), sum(len(d.statements) for d in documents) + more, len(events), seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000, help="documents of the larger run (default: 2000)")
    size = parser.parse_args().documents
    print(f"{'corpus':20}{'documents':>10}{'statements':>12}{'events':>8}{'seconds':>9}{'× half':>8}")
    for label, corpus in CORPORA.items():
        *_, half = measure(corpus, size // 2)
        documents, statements, events, seconds = measure(corpus, size)
        print(f"{label:20}{documents:>10}{statements:>12}{events:>8}{seconds:>9.2f}{seconds / half:>8.1f}")


if __name__ == "__main__":
    main()
