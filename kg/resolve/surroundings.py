"""Two groups of units -> what around them supports that they are one: titles, neighbours, owners, and documents on one story.

Each feature is one pure function with a score and a readable reason. Scores were tuned like those of the names (features.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.resolve.features import Finding
from kg.resolve.units import Corpus

MAX_PAIRS = 144  # pairs of documents that are all compared; of more only those that share most names
MAX_LOOKS = 12


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a group of units: their documents, titles, what stands in statements with them, owners, and their own keys."""

    documents: frozenset[str]
    titles: frozenset[str]
    neighbours: frozenset[str]
    owners: frozenset[str]
    keys: frozenset[str]

    def with_(self, other: Around) -> Around:
        """What surrounds both groups together."""
        return Around(
            documents=self.documents | other.documents,
            titles=self.titles | other.titles,
            neighbours=self.neighbours | other.neighbours,
            owners=self.owners | other.owners,
            keys=self.keys | other.keys,
        )


Feature = Callable[[Corpus, Around, Around], Finding | None]


def around(corpus: Corpus, members: Iterable[int]) -> Around:
    """The surroundings of some units, taken together."""
    members = list(members)
    units = [corpus.units[i] for i in members]
    return Around(
        documents=frozenset(u.document for u in units),
        titles=frozenset().union(*(u.titles for u in units)),
        neighbours=frozenset().union(*(corpus.neighbours[i] for i in members)),
        owners=frozenset(u.owner for u in units if u.owner),
        keys=frozenset(n.key for u in units for n in (*u.names, *u.short)),
    )


def support(corpus: Corpus, a: Around, b: Around) -> Finding:
    """All that the surroundings say, added up; the score is 0 where they say nothing."""
    found = [f for feature in FEATURES if (f := feature(corpus, a, b))]
    return Finding(round(sum(f.score for f in found), 3), "; ".join(f.reason for f in found))


def same_title(_: Corpus, a: Around, b: Around) -> Finding | None:
    """Documents give both the same title or role."""
    shared = a.titles & b.titles
    return Finding(0.3, f"both {max(shared, key=lambda t: (len(t), t))}") if shared else None


def shared_neighbour(_: Corpus, a: Around, b: Around) -> Finding | None:
    """Both stand in statements with the same other thing."""
    shared = (a.neighbours & b.neighbours) - a.keys - b.keys
    return Finding(0.3, f"in statements with {len(shared)} same other thing{'s'[: len(shared) > 1]}") if shared else None


def same_owner(_: Corpus, a: Around, b: Around) -> Finding | None:
    """The words before a common name say whose it is, and it is the same."""
    shared = a.owners & b.owners
    return Finding(0.4, f"both of {min(shared)}") if shared else None


def same_story(corpus: Corpus, a: Around, b: Around) -> Finding | None:
    """Their documents share telling names: one says little, three and more that both report one story."""
    if a.documents & b.documents:
        return Finding(0.4, "same document")
    own = a.keys | b.keys
    shared = max((len((corpus.profiles[x] & corpus.profiles[y]) - own) for x, y in _document_pairs(corpus, a, b)), default=0)
    return Finding(min(0.4, 0.1 * (1 + shared)), f"documents share {shared} other name{'s'[: shared > 1]}") if shared else None


FEATURES: tuple[Feature, ...] = (same_title, shared_neighbour, same_owner, same_story)


def _document_pairs(corpus: Corpus, a: Around, b: Around) -> list[tuple[str, str]]:
    """Pairs of documents worth comparing."""
    if len(a.documents) * len(b.documents) <= MAX_PAIRS:
        return [(x, y) for x in a.documents for y in b.documents]
    few, many = sorted((a.documents, b.documents), key=len)
    pairs: list[tuple[str, str]] = []
    for document in sorted(few)[:MAX_LOOKS]:
        counts = Counter({d: n for d, n in corpus.relatives(document).items() if d in many})
        closest = sorted(counts, key=lambda d: (-counts[d], d))[:MAX_LOOKS]
        pairs += [(document, d) for d in closest]
    return pairs
