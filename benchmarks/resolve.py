"""A made-up corpus -> the time and memory to resolve its mentions: people, firms and places whose names come in several forms.

`python benchmarks/resolve.py [--mentions 1000000] [--names 100000]` prints mentions, names, entities, seconds (by the clock and of CPU) and
the largest memory; with `--profile` also the functions that took most. Each article has twenty chains of ten mentions; one name in ten is
common, so that a few are in thousands of articles and most in one or two, as in the news.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from kg.resolve import resolve
from kg.types import Chain, Document, EntityType, Extraction, Mention, MentionKind, Span

FIRST = date(2023, 1, 1)
CHAINS = 20  # of an article
MENTIONS = 10  # of a chain
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bren dor fal gim hol jur kest lam".split()
FORMS = ("Bank", "Group", "Energy", "Ministry", "University", "Institute")


def word(number: int) -> str:
    """Another word for each number."""
    parts = []
    for _ in range(3):
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(parts).capitalize()


def forms(number: int) -> tuple[EntityType, tuple[str, ...]]:
    """The class of a thing and the forms of its name, the full one first."""
    if number % 10 < 6:
        first, last = word(number % 900), word(number)
        return EntityType.PERSON, (f"{first} {last}", last)
    if number % 10 < 9:
        return EntityType.ORGANIZATION, (f"{word(number)} {FORMS[number % len(FORMS)]}", word(number))
    return EntityType.PLACE, (word(number),)


def article(number: int, things: list[int]) -> Extraction:
    """An article that names each thing once in full and then in short."""
    document = Document(text=f"{number}." + "x" * CHAINS * MENTIONS * 2, published=FIRST + timedelta(days=number % 300))
    chains, place = [], 0
    for thing in things:
        entity_type, names = forms(thing)
        mentions = []
        for k in range(MENTIONS):
            span = Span(place, place + 1)
            place += 2
            mentions.append(
                Mention(
                    document=document.id,
                    span=span,
                    text=names[0] if k == 0 else names[-1],
                    sentence=place // 20,
                    head=place,
                    kind=MentionKind.NAME,
                    entity_type=entity_type,
                )
            )
        reasons = ("first mention", *("short" for _ in mentions[1:]))
        chains.append(Chain(name=names[0], entity_type=entity_type, mentions=tuple(mentions), reasons=reasons))
    return Extraction(document=document, chains=tuple(chains), statements=())


def corpus(mentions: int, names: int) -> Iterator[Extraction]:
    """Articles with so many mentions of so many things; every thing is named at least once where there are chains enough."""
    chance = random.Random(1)  # noqa: S311  no secret, and the same corpus each time
    rare = iter(range(names // 10, names))
    for number in range(mentions // (CHAINS * MENTIONS)):
        things = [next(rare, None) or chance.randrange(names) for _ in range(CHAINS // 2 + CHAINS // 3)]
        things += [int(chance.paretovariate(0.6)) % (names // 10) for _ in range(CHAINS - len(things))]
        yield article(number, list(dict.fromkeys(things)))


def main() -> None:
    """Resolve one corpus and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    extractions = list(corpus(options.mentions, options.names))
    total = sum(len(c.mentions) for e in extractions for c in e.chains)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, cpu, profile = time.perf_counter(), time.process_time(), cProfile.Profile()
    if options.profile:
        profile.enable()
    linker = resolve(extractions)
    profile.disable()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{total} mentions in {len(extractions)} articles, {options.names} names: {len(linker.entities)} entities, "
        f"{seconds:.1f} s ({cpu:.1f} s of CPU), {memory:.0f} MB ({before:.0f} MB before)"
    )
    if options.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(25)


if __name__ == "__main__":
    main()
