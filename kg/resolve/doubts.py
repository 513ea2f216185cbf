"""A Corpus -> a Corpus in which one-word "people" that look like a tagger's mistake have no class."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kg.resolve.surroundings import MAX_LOOKS, around, same_story
from kg.resolve.units import Corpus, Kind
from kg.types import EntityType

ONE_STORY = 0.3  # score of same_story from which documents are taken to report one story


def without_doubtful_people(corpus: Corpus) -> Corpus:
    """Take the class from a person of one name of whom no title, pronoun or full name speaks, if nobody in the corpus has that name
    and a document on the same story takes the same word for something else. A company and a person of one surname stay two.
    """
    surnames = {w for u in corpus.units if u.is_person for n in u.names if len(n.words) > 1 for w in (n.words[0], n.words[-1])}
    others: dict[str, list[int]] = defaultdict(list)
    for j, unit in enumerate(corpus.units):
        if unit.is_named and not unit.is_person and unit.entity_type is not EntityType.OTHER:
            others[unit.names[0].key].append(j)

    def is_doubtful(i: int) -> bool:
        unit = corpus.units[i]
        if unit.kind is not Kind.NAMED or not unit.is_lone_surname or unit.is_sure_person or unit.names[0].key in surnames:
            return False
        here = around(corpus, [i])
        stories = (same_story(corpus, here, around(corpus, [j])) for j in others.get(unit.names[0].key, [])[:MAX_LOOKS])
        return any(s.score >= ONE_STORY for s in stories if s)

    units = [replace(u, entity_type=EntityType.OTHER) if is_doubtful(i) else u for i, u in enumerate(corpus.units)]
    return Corpus(tuple(units), corpus.neighbours)
