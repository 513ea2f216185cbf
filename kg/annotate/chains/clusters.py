"""References -> clusters, the chains while they are being built: members with reasons, what they tell together, and an index."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.annotate.chains.nouns.titles import Kind, Place, Title
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import COLLECTIVES, NAME_CLASSES
from kg.english.nouns.titles import ADDRESS
from kg.types import EntityType

FIRST = "first mention"
MEMORY = 30  # mentions of one thing that are looked at for what it is called
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
UNSURE = frozenset({EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PRODUCT, EntityType.WORK, EntityType.OTHER})


@dataclass(slots=True, eq=False)
class Cluster:
    """Members in text order. `decided` is set where the document as a whole tells more about the class than the members' own classes."""

    number: int
    members: list[tuple[Reference, str]] = field(default_factory=list)
    spellings: dict[str, Reference] = field(default_factory=dict)  # each way it is named, and the first such name in the text
    titles: list[Title] = field(default_factory=list)
    kinds: tuple[Kind, ...] = ()  # what the document says it is
    decided: EntityType | None = None
    class_reasons: tuple[str, ...] = ()  # the signs that speak most for its class, if it is named
    named: int = 0  # how often it is named, and how often as a place where something is ("in Velska")
    located: int = 0
    governed: bool = False  # whether something is its capital, president, border
    impersonal: bool = False  # whether grammar once takes it for a thing
    nominal: Reference | None = None  # its first noun phrase
    _genders: Counter[str] = field(default_factory=Counter)
    _name_votes: Counter[EntityType] = field(default_factory=Counter)
    _other_votes: Counter[EntityType] = field(default_factory=Counter)

    def add(self, reference: Reference, reason: str) -> None:
        """Add a member at its place in the text, with the titles it bears."""
        insort(self.members, (reference, reason), key=lambda m: m[0].order)
        self.titles += [t for t in reference.titles if t not in self.titles]
        if reference.is_nominal and (self.nominal is None or reference.order < self.nominal.order):
            self.nominal = reference
        if reference.gender:
            self._genders[reference.gender] += 1
        if reference.is_name:
            text = reference.mention.text
            self.spellings[text] = min(self.spellings.get(text, reference), reference, key=lambda r: r.order)
            self.located += reference.locative
            self.named += 1
            self.impersonal |= reference.impersonal
            self.governed |= reference.governed
        if reference.mention.entity_type is not EntityType.OTHER:
            votes = self._name_votes if reference.is_name else self._other_votes
            votes[reference.mention.entity_type] += len(reference.words) ** 2  # the fuller the name, the surer its class

    @property
    def names(self) -> list[Reference]:
        """The first name of each spelling, in the order in which they were added."""
        return list(self.spellings.values())

    def within(self, first: int, last: int) -> list[Reference]:
        """The members in the sentences `first` to `last`."""
        start = bisect_left(self.members, first, key=lambda m: m[0].mention.sentence)
        end = bisect_right(self.members, last, key=lambda m: m[0].mention.sentence)
        return [r for r, _ in self.members[start:end]]

    def before(self, reference: Reference) -> Iterator[Reference]:
        """The members before `reference` in the text, the nearest first."""
        end = bisect_left(self.members, reference.order, key=lambda m: m[0].order)
        return (self.members[i][0] for i in range(end - 1, -1, -1))

    @property
    def gender(self) -> str:
        """What most of its members say, "" if nothing."""
        return self._genders.most_common(1)[0][0] if self._genders else ""

    @property
    def plural(self) -> bool:
        """Whether it is a noun phrase in the plural and no name."""
        return not self.spellings and self.nominal is not None and self.nominal.plural

    @property
    def collective(self) -> bool:
        """Whether it is called by a noun for many: "the team", "the police"."""
        return any(r.lemma in COLLECTIVES for r, _ in self.members[:MEMORY]) or any(
            n.words[-1:] and n.words[-1] in COLLECTIVES for n in self.names
        )

    @property
    def roles(self) -> set[str]:
        """Lemmas of its titles, forms of address left out."""
        return {t.lemma for t in self.titles if t.lemma not in ADDRESS}

    @property
    def entity_type(self) -> EntityType:
        """What has been decided; else the class most names bear, else most mentions. OTHER counts only alone."""
        if self.decided is not None:
            return self.decided
        votes = self._name_votes if self.spellings else self._other_votes
        return votes.most_common(1)[0][0] if votes else EntityType.OTHER

    @property
    def doubtful(self) -> bool:
        """Whether it passes for a person on the tagger's word alone: names of one word, no title, no sign of gender."""
        is_bare = self.entity_type is EntityType.PERSON and bool(self.spellings) and not self.titles and not self._genders
        return is_bare and all(len(n.words) == 1 for n in self.names)

    @property
    def may_be_person(self) -> bool:
        """Whether only the tagger speaks against a person: short names of another class, which neither their use nor the document tells."""
        other = self.entity_type in UNSURE and self.decided is None and not (self.impersonal or self.governed or self.located)
        return other and bool(self.spellings) and all(_may_name_person(n) for n in self.names)

    @property
    def fullest(self) -> Reference:
        """The longest name (not in capitals if possible), else the first noun phrase, else the first mention."""
        if self.spellings:
            return max(self.spellings.values(), key=lambda r: (len(r.words), not r.mention.text.isupper(), len(r.mention.text), -r.order))
        return self.nominal or self.members[0][0]


def _may_name_person(name: Reference) -> bool:
    """Whether a name is of one or two words, none of them of a body or place, not all in capitals and without "the"."""
    words = name.words
    bare = name.mention.text[:1].isupper() and not name.mention.text.isupper() and not name.definite and not name.plural
    return bare and 0 < len(words) < 3 and not any(w in NAME_CLASSES or w in COLLECTIVES for w in words)


class Clusters:
    """All clusters of a document, with an index by word, by sentence and by place, so that long documents take linear time."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._by_word: dict[str, dict[Cluster, None]] = {}
        self._by_sentence: dict[int, dict[Cluster, None]] = {}
        self._by_place: dict[Place, Cluster] = {}
        self._by_end: dict[int, Cluster] = {}

    def join(self, reference: Reference, match: tuple[Cluster, str] | None) -> Cluster:
        """Put a reference into the cluster it matches, or into a new one."""
        cluster, reason = match or (Cluster(len(self.all)), FIRST)
        if match is None:
            self.all.append(cluster)
        cluster.add(reference, reason)
        for word in {reference.lemma, *reference.words, *reference.initials, *(t.lemma for t in reference.titles)}:
            self._by_word.setdefault(word, {})[cluster] = None
        self._by_sentence.setdefault(reference.mention.sentence, {})[cluster] = None
        self._by_place[reference.place] = cluster
        self._by_end[reference.mention.span.end] = cluster
        return cluster

    def at(self, place: Place | None) -> Cluster | None:
        """The cluster with a member whose head stands there."""
        return self._by_place.get(place) if place is not None else None

    def of(self, reference: Reference) -> Cluster | None:
        """The cluster that holds a reference, if it has been placed."""
        return self.at(reference.place)

    def merge(self, cluster: Cluster, into: tuple[Cluster, str]) -> None:
        """Move the members of a cluster to another, the first of them for the reason; what is left is a cluster without members."""
        (first, _), *rest = cluster.members
        self.join(first, into)
        for reference, why in rest:
            self.join(reference, (into[0], why))
        cluster.members.clear()
        cluster.nominal = None

    def move(self, reference: Reference, into: tuple[Cluster, str] | None) -> None:
        """Take one member out of its cluster into another, or one of its own."""
        cluster = self.of(reference)
        if cluster is not None:
            cluster.members[:] = [m for m in cluster.members if m[0] is not reference]
            cluster.nominal = next((r for r, _ in cluster.members if r.is_nominal), None)
        self.join(reference, into)

    def right_before(self, reference: Reference) -> list[Cluster]:
        """The cluster of the mention that ends where the bracket around `reference` opens, if it stands in one."""
        found = [self._by_end.get(reference.mention.span.start - gap) for gap in (1, 2)] if reference.bracketed else []
        return [c for c in found if c is not None]

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
    found = [(cluster, last) for cluster in clusters if (last := next(cluster.before(reference), None)) is not None]
    return sorted(found, key=lambda pair: -pair[1].order)
