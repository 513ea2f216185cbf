"""Traits of mentions -> candidate pairs with their features: for each open mention the ones that it may take up, nearly all before it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.annotate.chains.references import Reference
from kg.annotate.chains.score.pairs import Pairs, described, is_said_by
from kg.annotate.chains.score.traits import DOUBTFUL, GROUPS, SPEAKERS, TYPES, Traits, group_of
from kg.types import EntityType

WINDOW = 30  # mentions right before
FOLLOWING = 8  # mentions right behind, of one sentence: "In *his* speech, *Etim* said"
AHEAD = frozenset({"he", "she", "it", "they"})  # pronouns that look ahead
SAME_WORD = 8  # mentions with a word in common, however far back
DATE, OTHER, PERSON = (TYPES.index(t.value) for t in (EntityType.DATE, EntityType.OTHER, EntityType.PERSON))
# A pronoun and the earlier pronouns that may stand for the same; any may stand for a name or a noun phrase.
ALIKE = {
    "I": "I you he she",
    "we": "we you they",
    "you": "you I we he she they",
    "he": "he I you",
    "she": "she I you",
    "it": "it this",
    "they": "they these we you",
    "this": "this it these",
    "these": "these they this",
}


def candidate_pairs(known: Traits, *, asked: Sequence[bool]) -> Pairs:
    """Pairs for the mentions that are `asked` about: WINDOW and some with a word in common for each, however long the text."""
    later: list[int] = []
    earlier: list[int] = []
    alike: list[bool] = []
    ends = np.searchsorted(known.sentence, known.sentence, side="right").tolist()
    index: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=SAME_WORD))
    for j, ref in enumerate(known.refs):
        if asked[j]:
            found = {i for word in _asked_words(ref) for i in index[word]}
            candidates = sorted({*range(max(0, j - WINDOW), j), *found})
            candidates += _ahead(known, j, ends[j]) if group_of(ref) in AHEAD else []
            later += [j] * len(candidates)
            earlier += candidates
            alike += [i in found for i in candidates]
        for word in _words(known, j):
            index[word].append(j)
    pairs = np.array([later, earlier], np.int64).reshape(2, -1)
    kept = _agree(known, *pairs)
    return described(known, *pairs[:, kept], alike=np.array(alike, np.bool_)[kept])


def _ahead(known: Traits, j: int, end: int) -> list[int]:
    """What a pronoun may be told of before it is named: names and noun phrases that follow in its sentence."""
    return [i for i in range(j + 1, min(end, j + 1 + FOLLOWING)) if not known.refs[i].is_pronoun]


def _words(known: Traits, i: int) -> set[str]:
    """Words by which a mention can be found again; a name has all titles of its bearer."""
    cluster = known.clusters[i]
    titles = cluster.titles if cluster and known.refs[i].is_name else ()
    return _asked_words(known.refs[i]) | {t.lemma for t in titles}


def _asked_words(ref: Reference) -> set[str]:
    """Words by which a mention looks for others. "I", "we" and "you" find their like by a sign for each, "it" looks only near by."""
    if ref.is_pronoun:
        group = group_of(ref)
        return {f"+{group}"} if group in SPEAKERS else set()
    return {ref.lemma} if ref.is_nominal else set(ref.words)


def _agree(known: Traits, later: NDArray[np.int64], earlier: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs nothing certain speaks against: gender, times and things, persons and things, pronouns of two persons."""
    gender, group, kind = known.column("gender"), known.column("group"), known.column("type")
    plural, doubtful = known.column("plural") == 1, kind == TYPES.index(DOUBTFUL)
    person = (kind == PERSON) | doubtful
    noun = group[earlier] < GROUPS.index("I")
    one, thing = np.isin(group[later], [GROUPS.index("he"), GROUPS.index("she")]), group[later] == GROUPS.index("it")
    clash = (gender[later] != gender[earlier]) & (gender[later] > 0) & (gender[earlier] > 0)
    clash |= (kind[later] == DATE) != (kind[earlier] == DATE)
    clash |= ~_pronoun_table()[group[later], group[earlier]]
    short = {c for c in set(known.clusters) if c is not None and c.may_be_person}
    maybe = np.array([c in short for c in known.clusters], np.bool_)
    clash |= noun & one & (~(person | maybe) | plural)[earlier]
    clash |= noun & thing & ((person & ~doubtful) | plural)[earlier]
    clash |= (one | thing) & is_said_by(known, later, earlier)  # speakers call themselves I
    named = (group[later] == GROUPS.index("nominal")) & (group[earlier] == GROUPS.index("name")) & ~doubtful[earlier]
    clash |= named & (kind[later] != OTHER) & (person[later] != person[earlier])
    agree: NDArray[np.bool_] = ~clash
    return agree


def _pronoun_table() -> NDArray[np.bool_]:
    """ALIKE as a table [group, earlier group]."""
    first = GROUPS.index("I")
    table = np.ones((len(GROUPS), len(GROUPS)), np.bool_)
    for group, others in ALIKE.items():
        table[GROUPS.index(group), first:] = [name in others.split() for name in GROUPS[first:]]
    return table
