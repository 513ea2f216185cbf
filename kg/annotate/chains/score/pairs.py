"""Pairs of mentions -> the features by which the coreference scorer judges them: flags and small numbers, and crossed values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.annotate.chains.grammar import says_it
from kg.annotate.chains.nouns.nominals import is_head_of, narrowing
from kg.annotate.chains.score.traits import DETERMINERS, GENERIC_CLASSES, GROUPS, ROLES, STEPS, TYPES, Traits

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

DISTANCES = (0, 1, 2, 3, 5, 9, 20)  # lower ends of the steps of a distance in sentences
LONGEST = 20  # sentences; what is farther counts as this far
SUBJECTS = [ROLES.index("nsubj"), ROLES.index("nsubj:pass")]
LEXICAL = ("same text", "no new modifier", "no lost modifier", "new modifiers", "head of the name", "role", "words in common")
FLAGS = (
    "same head",
    "same number",
    "gender agrees",
    "one in the other",
    "same governor",
    "same verb",
    "same paragraph",
    "same quotation",
    "same speaker",
    "other speaker",
    "speaker of the later",
    "speaker of the earlier",
    "subject of the predicate",
    "speaks of the later",
    "possessor's noun",
    "same name follows",
    "stands behind",
    "its clause holds the later",
    "the later's clause holds it",
    "subject to come",
    "sentences",
    "mentions between",
    "of its class between",
    "generic noun of its class",
    "times named",
    "named most",
    "sentences since its name",
    "names of others since",
)
FEATURES = (*FLAGS, *LEXICAL)
# Pairs of values that get a number of their own: name, number of values.
CROSSES = {
    "groups": len(GROUPS) ** 2,
    "types": len(TYPES) ** 2,
    "roles": len(ROLES) ** 2,
    "determiners": len(DETERMINERS) ** 2,
    "distance": len(DISTANCES) * len(GROUPS),
    "of its class between": len(STEPS) * len(GROUPS),
    "nearer": len(STEPS) * len(GROUPS),
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows in the order of the later mention: `later`, `earlier` [pairs] (orders of references), `crosses` and `features` [pairs, …].

    `earlier` is what the later one may take up; of a pronoun it may also follow in its sentence.
    """

    later: Ints
    earlier: Ints
    crosses: Ints
    features: NDArray[np.float32]


def described(known: Traits, later: Ints, earlier: Ints, *, alike: Bools) -> Pairs:
    """Pairs with their features; `alike` marks those that share a word."""
    words = np.zeros((len(later), len(LEXICAL)), np.float32)
    for k in np.flatnonzero(alike):
        words[k] = _lexical(known, int(earlier[k]), int(later[k]))
    between = _of_class_between(known, later, earlier)
    flags = _flags(known, later, earlier)
    numbers = np.stack([np.log1p(abs(later - earlier)) / 6, np.log1p(between) / 4, _is_generic(known, later, earlier)], 1)
    features = np.concatenate([flags, numbers.astype(np.float32), _standing(known, later, earlier), words], 1)
    return Pairs(later, earlier, _crosses(known, later, earlier, between=between), features)


def is_said_by(known: Traits, said: Ints, speaker: Ints) -> Bools:
    """Whether a mention stands in what another one, or another mention of that name, says."""
    named = (known.speaks[said] == known.cluster[speaker]) & (known.speaks[said] >= 0)
    spoken: Bools = (known.speaker[said] == known.spot[speaker]) | named
    return spoken


def _lexical(known: Traits, i: int, j: int) -> tuple[float, ...]:
    """Values of LEXICAL."""
    one, two = known.refs[i], known.refs[j]
    same = float(one.mention.text.lower() == two.mention.text.lower())
    if one.is_pronoun or two.is_pronoun:
        return (same, *(0.0,) * (len(LEXICAL) - 1))
    words, others = set(one.words), set(two.words)
    cluster = known.clusters[i]
    titles = cluster.titles if cluster else ()
    return (
        same,
        float(two.modifiers <= one.modifiers),
        float(one.modifiers <= two.modifiers),
        min(3, len(two.modifiers - one.modifiers)) / 3,
        float(one.is_name and is_head_of(two, one)),
        float(any(t.lemma == two.lemma and two.modifiers <= narrowing(t) for t in titles)),
        len(words & others) / max(1, len(words | others)),
    )


def _flags(known: Traits, later: Ints, earlier: Ints) -> NDArray[np.float32]:
    """Values of FLAGS but for the last seven."""
    gender, plural = known.column("gender"), known.column("plural")
    told = (known.speaker[later] >= 0) & (known.speaker[earlier] >= 0)
    one_name = (known.speaks[later] == known.speaks[earlier]) & (known.speaks[later] >= 0)
    same_speaker = (known.speaker[later] == known.speaker[earlier]) | one_name
    inside = (known.start[earlier] <= known.start[later]) & (known.end[later] <= known.end[earlier])
    around = (known.start[later] <= known.start[earlier]) & (known.end[earlier] <= known.end[later])
    gap = known.sentence[later] - known.sentence[earlier]
    above = (known.above[later] == known.governor[earlier][:, None]).any(1) & (known.governor[earlier] >= 0)
    below = (known.above[earlier] == known.governor[later][:, None]).any(1) & (known.governor[later] >= 0)
    subject = np.isin(known.column("role")[earlier], SUBJECTS)
    columns = (
        known.lemma[later] == known.lemma[earlier],
        plural[later] == plural[earlier],
        (gender[later] > 0) & (gender[later] == gender[earlier]),
        inside | around,
        (known.governor[later] == known.governor[earlier]) & (known.governor[later] >= 0),
        known.verb[later] == known.verb[earlier],
        known.paragraph[later] == known.paragraph[earlier],
        (known.quotation[later] >= 0) & (known.quotation[later] == known.quotation[earlier]),
        told & same_speaker,
        told & ~same_speaker,
        is_said_by(known, later, earlier),
        is_said_by(known, earlier, later),
        (known.governor[earlier] == known.spot[later]) & (known.column("predicate")[later] == 1),
        _speaks(known, later, earlier),
        known.governor[later] == known.spot[earlier],
        _is_named_again(known, later, earlier),
        later < earlier,
        above,
        below,
        above & subject & (later < earlier),
        np.minimum(gap, LONGEST) / LONGEST,
    )
    return np.stack([np.asarray(c, np.float32) for c in columns], 1)


def _standing(known: Traits, later: Ints, earlier: Ints) -> NDArray[np.float32]:
    """Values of the last four FLAGS: how much the text has spoken of what the earlier one names until the later one comes."""
    named = np.flatnonzero((known.cluster >= 0) & (known.column("group") == GROUPS.index("name")))
    size = len(known.refs) + 1
    keys = np.sort(known.cluster[named] * size + named)
    own = np.maximum(known.cluster[earlier], 0) * size
    first, end = np.searchsorted(keys, own), np.searchsorted(keys, own + later)
    times = np.where(known.cluster[earlier] >= 0, end - first, 0)
    last = np.where(times > 0, keys[np.maximum(end - 1, 0)] % size if len(keys) else 0, -1)
    gap = np.where(times > 0, known.sentence[later] - known.sentence[last], LONGEST)
    since = np.where(times > 0, np.searchsorted(named, later) - np.searchsorted(named, last, side="right"), 0)
    most = np.zeros(size, np.int64)
    np.maximum.at(most, later, times)
    standing: NDArray[np.float32] = np.stack(
        [np.log1p(times) / 3, (times == most[later]) & (times > 0), np.clip(gap, 0, LONGEST) / LONGEST, np.log1p(since) / 3], 1
    ).astype(np.float32)
    return standing


def _speaks(known: Traits, later: Ints, earlier: Ints) -> Bools:
    """Whether the later one, a pronoun, is the subject of what the earlier one says."""
    result = np.zeros(len(later), np.bool_)
    subject = np.array([r.subject for r in known.refs], np.bool_)
    near = known.sentence[later] == known.sentence[earlier]
    for k in np.flatnonzero(near & subject[later] & subject[earlier] & (known.column("group")[later] >= GROUPS.index("I"))):
        result[k] = says_it(known.refs[earlier[k]], known.refs[later[k]])
    return result


def _is_named_again(known: Traits, later: Ints, earlier: Ints) -> Bools:
    """Whether a name of the same thing stands between the two."""
    following = np.full(len(known.refs), len(known.refs))
    last: dict[int, int] = {}
    for i, cluster in enumerate(known.cluster.tolist()):
        if cluster in last:
            following[last[cluster]] = i
        if cluster >= 0:
            last[cluster] = i
    again: Bools = following[earlier] < later
    return again


def _is_generic(known: Traits, later: Ints, earlier: Ints) -> Bools:
    """ "the company" and the name of an organisation."""
    wanted = np.array(GENERIC_CLASSES)[known.column("generic")[later]]
    fits: Bools = (wanted == known.column("type")[earlier]) & (known.column("group")[earlier] == GROUPS.index("name"))
    return fits


def _of_class_between(known: Traits, later: Ints, earlier: Ints) -> Ints:
    """How many mentions of the earlier one's class stand between the two."""
    kind = known.column("type")
    counts = np.zeros((len(kind) + 1, len(TYPES)), np.int64)
    counts[1:] = np.cumsum(np.eye(len(TYPES), dtype=np.int64)[kind], 0)
    between: Ints = counts[later, kind[earlier]] - counts[np.minimum(earlier + 1, later), kind[earlier]]
    return between


def _crosses(known: Traits, later: Ints, earlier: Ints, *, between: Ints) -> Ints:
    """Values of CROSSES, each with numbers of its own."""
    sizes = {"group": len(GROUPS), "type": len(TYPES), "role": len(ROLES), "determiner": len(DETERMINERS)}
    columns = [known.column(name)[later] * size + known.column(name)[earlier] for name, size in sizes.items()]
    behind = np.searchsorted(later * 2 + (later < earlier), later * 2, side="right")  # those ahead of it in the text come last
    nearer = np.maximum(behind - 1 - np.arange(len(later)), 0)
    gap = known.sentence[later] - known.sentence[earlier]
    group = known.column("group")[later]
    for steps, counts in ((DISTANCES, gap), (STEPS, between), (STEPS, nearer)):
        columns.append(np.searchsorted(steps, counts, side="right") - 1 + len(steps) * group)
    crosses: Ints = np.stack(columns, 1) + np.cumsum([0, *CROSSES.values()])[:-1]
    return crosses
