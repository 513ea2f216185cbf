"""Chains while they are being built: members with reasons, what they tell together, and an index to find the ones that matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.annotate.references import FORMS_OF_ADDRESS, Reference, Title
from kg.types import EntityType, MentionKind

FIRST = "first mention"
APPOSITION = "apposition"
TELLING = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORGANIZATION,
        EntityType.PLACE,
        EntityType.FACILITY,
        EntityType.EVENT,
        EntityType.WORK,
        EntityType.PRODUCT,
    }
)


@dataclass(slots=True, eq=False)
class Cluster:
    """Members in text order. `decided` is set where the document as a whole tells more about the class than the members' own classes."""

    number: int
    members: list[tuple[Reference, str]] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    decided: EntityType | None = None
    _voted: EntityType | None = None

    def add(self, reference: Reference, reason: str) -> None:
        """Add a member at its place in the text, with the titles it bears."""
        self.members.append((reference, reason))
        self.members.sort(key=lambda m: m[0].order)
        self.titles += [t for t in reference.titles if t not in self.titles]
        self._voted = None

    @property
    def references(self) -> list[Reference]:
        """The members without their reasons."""
        return [r for r, _ in self.members]

    @property
    def names(self) -> list[Reference]:
        """The members that are names."""
        return [r for r, _ in self.members if r.mention.kind is MentionKind.NAME]

    @property
    def gender(self) -> str:
        """What most of its members say, "" if nothing."""
        votes = Counter(r.gender for r in self.references if r.gender)
        return votes.most_common(1)[0][0] if votes else ""

    @property
    def plural(self) -> bool:
        """Whether it is a noun phrase in the plural and no name."""
        nouns = [r for r in self.references if r.mention.kind is MentionKind.NOMINAL]
        return bool(nouns) and not self.names and nouns[0].plural

    @property
    def roles(self) -> set[str]:
        """Lemmas of its titles, forms of address left out."""
        return {t.lemma for t in self.titles if t.lemma not in FORMS_OF_ADDRESS}

    @property
    def entity_type(self) -> EntityType:
        """What has been decided; else the class most names bear, else most mentions. OTHER counts only alone."""
        if self.decided is not None:
            return self.decided
        if self._voted is None:
            votes: Counter[EntityType] = Counter()
            for reference in self.names or self.references:
                if reference.mention.entity_type is not EntityType.OTHER:
                    votes[reference.mention.entity_type] += len(reference.words) ** 2  # the fuller the name, the surer its class
            self._voted = votes.most_common(1)[0][0] if votes else EntityType.OTHER
        return self._voted

    @property
    def doubtful(self) -> bool:
        """Whether it passes for a person on the tagger's word alone: names of one word, no title, no sign of gender."""
        return (
            self.entity_type is EntityType.PERSON
            and bool(self.names)
            and not self.roles
            and not self.gender
            and len(self.fullest.words) == 1
        )

    @property
    def fullest(self) -> Reference:
        """The longest name (not in capitals if possible), else the first noun phrase, else the first mention."""
        named = self.names
        if named:
            return max(named, key=lambda r: (len(r.words), not r.mention.text.isupper(), len(r.mention.text), -r.order))
        return next((r for r in self.references if r.mention.kind is MentionKind.NOMINAL), self.references[0])


class Clusters:
    """All clusters of a document, with an index by word, by sentence and by place, so that long documents take linear time."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._by_word: dict[str, dict[Cluster, None]] = {}
        self._by_sentence: dict[int, dict[Cluster, None]] = {}
        self._by_place: dict[tuple[int, int], Cluster] = {}

    def join(self, reference: Reference, match: tuple[Cluster, str] | None) -> Cluster:
        """Put a reference into the cluster it matches, or into a new one."""
        cluster, reason = match or (Cluster(len(self.all)), FIRST)
        if match is None:
            self.all.append(cluster)
        cluster.add(reference, reason)
        for word in {reference.lemma, *reference.words, *reference.initials, *(t.lemma for t in reference.titles)}:
            self._by_word.setdefault(word, {})[cluster] = None
        self._by_sentence.setdefault(reference.mention.sentence, {})[cluster] = None
        self._by_place[reference.mention.sentence, reference.at] = cluster
        return cluster

    def at(self, place: tuple[int, int] | None) -> Cluster | None:
        """The cluster with a member headed at (sentence, position)."""
        return self._by_place.get(place) if place is not None else None

    def with_word(self, *words: str) -> list[Cluster]:
        """Clusters with a member that has one of the words as lemma, in its name, as initials or as a title; the oldest first."""
        return sorted({c: None for w in words for c in self._by_word.get(w, ())}, key=lambda c: c.number)

    def near(self, sentence: int, reach: int) -> list[Cluster]:
        """Clusters with a member in a sentence or in one of the `reach` before it; the oldest first."""
        return sorted(
            {c: None for s in range(sentence - reach, sentence + 1) for c in self._by_sentence.get(s, ())}, key=lambda c: c.number
        )


def earlier(clusters: Iterable[Cluster], reference: Reference) -> list[tuple[Cluster, Reference]]:
    """Clusters with a member before `reference`, and the last such member; the nearest cluster first."""
    found = []
    for cluster in clusters:
        before = [r for r in cluster.references if r.order < reference.order]
        if before:
            found.append((cluster, before[-1]))
    return sorted(found, key=lambda pair: -pair[1].order)
