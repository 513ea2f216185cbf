"""A chain while it is being built: its members with reasons, and what they tell together (name, class, gender, number)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    """Members in text order. `entity_type` is set where the document as a whole tells more than the members' own classes."""

    members: list[tuple[Reference, str]] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    decided: EntityType | None = None

    def add(self, reference: Reference, reason: str) -> None:
        """Add a member at its place in the text, with the titles it bears."""
        self.members.append((reference, reason))
        self.members.sort(key=lambda m: m[0].order)
        self.titles += [t for t in reference.titles if t not in self.titles]

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
        pool = self.names or self.references
        votes: Counter[EntityType] = Counter()
        for reference in pool:
            if reference.mention.entity_type is not EntityType.OTHER:
                votes[reference.mention.entity_type] += len(reference.words) ** 2  # the fuller the name, the surer its class
        return votes.most_common(1)[0][0] if votes else EntityType.OTHER

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


def join(clusters: list[Cluster], reference: Reference, match: tuple[Cluster, str] | None) -> Cluster:
    """Put a reference into the cluster it matches, or into a new one."""
    cluster, why = match or (Cluster(), FIRST)
    if match is None:
        clusters.append(cluster)
    cluster.add(reference, why)
    return cluster


def earlier(clusters: Iterable[Cluster], reference: Reference) -> Iterator[tuple[Cluster, Reference]]:
    """Clusters with a member before `reference`, and the last such member; the nearest cluster first."""
    found = []
    for cluster in clusters:
        before = [r for r in cluster.references if r.order < reference.order]
        if before:
            found.append((cluster, before[-1]))
    return iter(sorted(found, key=lambda pair: -pair[1].order))


def at_place(clusters: Sequence[Cluster], place: tuple[int, int] | None) -> Cluster | None:
    """The cluster with a member headed at (sentence, position)."""
    return next((c for c in clusters if any((r.mention.sentence, r.at) == place for r in c.references)), None)
