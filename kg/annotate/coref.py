"""Mentions of one document in, chains out: names first, then appositions and roles, then noun phrases, then pronouns. Precision over recall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.annotate import aliases
from kg.annotate.lexicon import GENERIC_ORGANIZATIONS, GENERIC_PLACES
from kg.annotate.pronouns import resolve_pronouns
from kg.annotate.quotes import quotations
from kg.annotate.references import FORMS_OF_ADDRESS, Reference, Title, references
from kg.annotate.tagged import Tagged
from kg.types import Chain, EntityType, Mention, MentionKind

NEAR = 2  # sentences: how far back a generic noun ("the company") or an ambiguous surname may look
FIRST = "first mention"


@dataclass(slots=True)
class Cluster:
    """A chain being built."""

    members: list[tuple[Reference, str]] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)

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
        """What most of its members and titles say, "" if nothing."""
        votes = Counter(r.gender for r in self.references if r.gender)
        return votes.most_common(1)[0][0] if votes else ""

    @property
    def entity_type(self) -> EntityType:
        """The class most names bear, else most mentions; OTHER counts only alone."""
        pool = self.names or self.references
        votes = Counter(r.mention.entity_type for r in pool if r.mention.entity_type is not EntityType.OTHER)
        appositions = [r.mention.entity_type for r, why in self.members if why == "apposition" and r.mention.entity_type in TELLING]
        if appositions and not _full_person(self.names):
            return appositions[0]
        return votes.most_common(1)[0][0] if votes else EntityType.OTHER

    @property
    def fullest(self) -> Reference:
        """The longest name (not in capitals if possible), else the first noun phrase, else the first mention."""
        named = self.names
        if named:
            return max(named, key=lambda r: (len(r.words), not r.mention.text.isupper(), len(r.mention.text), -r.order))
        return next((r for r in self.references if r.mention.kind is MentionKind.NOMINAL), self.references[0])


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


def chains(found: Sequence[Mention], tagged: Sequence[Tagged], text: str) -> tuple[Chain, ...]:
    """All chains, by the place of their first mention; each mention is in exactly one and bears the class of its chain."""
    refs = references(found, tagged, text)
    names = [r for r in refs if r.mention.kind is MentionKind.NAME and r.mention.entity_type is not EntityType.DATE]
    clusters = _name_clusters(names)
    placed = {r.order for c in clusters for r in c.references}
    _add_appositions(clusters, refs, placed)
    for ref in refs:
        if ref.order not in placed and ref.mention.kind is not MentionKind.PRONOUN:
            _place_nominal(clusters, ref)
            placed.add(ref.order)
    resolve_pronouns(clusters, [r for r in refs if r.order not in placed], tagged, quotations(tagged))
    return tuple(sorted(map(_chain, clusters), key=lambda c: (c.mentions[0].span, c.mentions[0].head)))


def _full_person(names: Sequence[Reference]) -> bool:
    return any(len(r.words) > 1 and r.mention.entity_type is EntityType.PERSON for r in names)


# ------------------------------------------------------------------------------------------------ names


def _name_clusters(names: Sequence[Reference]) -> list[Cluster]:
    """Clusters of names: longer names first, so that short ones find what they are short for."""
    clusters: list[Cluster] = []
    persons = _voted_persons(names)
    short: list[Reference] = []
    for ref in sorted(names, key=lambda r: (-len(r.words), r.order)):
        if ref.order in persons and len(ref.words) == 1:
            short.append(ref)
            continue
        match = next(((c, why) for c in clusters if (why := _same_name(ref, c, persons))), None)
        _join(clusters, ref, match)
    for ref in sorted(short, key=lambda r: r.order):
        _place_short_name(clusters, ref)
    return clusters


def _voted_persons(names: Sequence[Reference]) -> set[int]:
    """Orders of the names that are persons' by the vote of all mentions with the same spelling; a title decides."""
    votes: dict[str, Counter[bool]] = {}
    for ref in names:
        votes.setdefault(ref.key, Counter())[ref.mention.entity_type is EntityType.PERSON] += 3 if ref.titles else 1
    return {r.order for r in names if votes[r.key][True] >= votes[r.key][False] and votes[r.key][True]}


def _same_name(ref: Reference, cluster: Cluster, persons: set[int]) -> str | None:
    """Why a name of two or more words, or of no person, belongs to a cluster."""
    for known in cluster.names:
        if aliases.same_spelling(ref.words, known.words):
            return "same name"
        if (ref.order in persons) != (known.order in persons):
            continue
        if ref.order in persons:
            if aliases.same_person(ref.words, known.words):
                return f"other spelling of {known.mention.text}"
            if aliases.surname_of(ref.words, known.words):
                return f"surname of {known.mention.text}"
        elif aliases.acronym_of(ref.mention.text, known.mention.text):
            return f"acronym of {known.mention.text}"
        elif aliases.short_body_of(ref.words, known.words):
            return f"short for {known.mention.text}"
        elif ref.definite and aliases.half_country(ref.words, known.words):
            return f"short for {known.mention.text}"
    return None


def _place_short_name(clusters: list[Cluster], ref: Reference) -> None:
    """Put a person's name of one word with the full name it is part of, or with its like."""
    candidates = [
        c for c in clusters if any(aliases.surname_of(ref.words, n.words) for n in c.names if n.mention.entity_type is EntityType.PERSON)
    ]
    if not candidates:
        candidates = [c for c in clusters if any(aliases.first_name_of(ref.words, n.words) for n in c.names)]
    chosen = _choose(candidates, ref)
    if chosen is not None:
        _join(clusters, ref, (chosen, f"part of the name {chosen.fullest.mention.text}"))
        return
    alike = next((c for c in clusters if not candidates and any(aliases.same_spelling(ref.words, n.words) for n in c.names)), None)
    _join(clusters, ref, (alike, "same name") if alike else None)


def _choose(candidates: Sequence[Cluster], ref: Reference) -> Cluster | None:
    """The one bearer of a surname who is meant: by title, by gender, by who has been introduced and named last."""
    roles = {t.lemma for t in ref.titles if t.lemma not in FORMS_OF_ADDRESS}
    fitting = [c for c in candidates if not (ref.gender and c.gender and ref.gender != c.gender)]
    titled = [c for c in fitting if roles & {t.lemma for t in c.titles}]
    if titled:
        fitting = titled
    elif roles and len(fitting) > 1:
        fitting = [c for c in fitting if not c.titles] or fitting
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    introduced = [c for c in fitting if any(r.order < ref.order for r in c.names)]
    if len(introduced) == 1:
        return introduced[0]
    if not introduced:
        return min(fitting, key=lambda c: c.names[0].order)
    last = {id(c): max(r.order for r in c.names if r.order < ref.order) for c in introduced}
    nearest = max(introduced, key=lambda c: last[id(c)])
    latest = next(r for r in nearest.names if r.order == last[id(nearest)])
    return nearest if ref.mention.sentence - latest.mention.sentence <= NEAR else None


def _join(clusters: list[Cluster], ref: Reference, match: tuple[Cluster, str] | None) -> None:
    cluster, why = match or (Cluster(), FIRST)
    if match is None:
        clusters.append(cluster)
    cluster.members.append((ref, why))
    cluster.members.sort(key=lambda m: m[0].order)
    cluster.titles += [t for t in ref.titles if t not in cluster.titles]


# ------------------------------------------------------------------------------------------------ noun phrases


def _add_appositions(clusters: Sequence[Cluster], refs: Sequence[Reference], placed: set[int]) -> None:
    """Put the noun phrase beside a name ("Koo, spokesperson of …", "Karsoruzhie, the state arms exporter") into the name's cluster."""
    by_place = {(r.mention.sentence, r.at): r for r in refs}
    for cluster in clusters:
        for name in list(cluster.names):
            for place in [(name.mention.sentence, t.nominal) for t in name.titles if t.nominal is not None]:
                _add_apposition(cluster, by_place.get(place), placed)


def _add_apposition(cluster: Cluster, ref: Reference | None, placed: set[int]) -> None:
    if ref is not None and ref.order not in placed:
        cluster.members.append((ref, "apposition"))
        cluster.members.sort(key=lambda m: m[0].order)
        placed.add(ref.order)


def _place_nominal(clusters: list[Cluster], ref: Reference) -> None:
    """Put a definite noun phrase with what it takes up, any other into a cluster of its own."""
    match = None
    if ref.definite and ref.mention.entity_type is not EntityType.DATE:
        match = next(filter(None, (rule(clusters, ref) for rule in (_by_role, _by_head_of_name, _by_same_noun, _by_generic_noun))), None)
    _join(clusters, ref, match)


def _earlier(clusters: Iterable[Cluster], ref: Reference) -> Iterator[tuple[Cluster, Reference]]:
    """Clusters with a mention before `ref`, and the last such mention, nearest first."""
    found = []
    for cluster in clusters:
        before = [r for r in cluster.references if r.order < ref.order]
        if before:
            found.append((cluster, before[-1]))
    return iter(sorted(found, key=lambda pair: -pair[1].order))


def _by_role(clusters: Sequence[Cluster], ref: Reference) -> tuple[Cluster, str] | None:
    """ "the president" after "President Yoon": one person bears the title, or one was named much later than the others."""
    if ref.plural:
        return None
    found = []
    for cluster, last in _earlier(clusters, ref):
        if (
            any(t.lemma == ref.lemma and ref.modifiers <= _narrowing(t) for t in cluster.titles)
            and cluster.entity_type is EntityType.PERSON
        ):
            found.append((cluster, last))
    if not found or (len(found) > 1 and found[0][1].mention.sentence - found[1][1].mention.sentence < NEAR):
        return None
    return found[0][0], f"role of {found[0][0].fullest.mention.text}"


def _narrowing(title: Title) -> frozenset[str]:
    return title.modifiers | frozenset(title.text.lower().replace("-", " ").split())


def _by_head_of_name(clusters: Sequence[Cluster], ref: Reference) -> tuple[Cluster, str] | None:
    """ "the commission" after "Central Military Commission", "the ministry" after "Foreign Ministry"."""
    for cluster, _ in _earlier(clusters, ref):
        for name in cluster.names:
            if (
                name.order < ref.order
                and len(name.words) > 1
                and ref.lemma in (name.words[-1], name.lemma)
                and _plain(ref.modifiers) <= set(name.words)
            ):
                return cluster, f"head noun of {name.mention.text}"
    return None


def _plain(modifiers: Iterable[str]) -> set[str]:
    return {w for m in modifiers for w in m.replace("-", " ").split()}


def _by_same_noun(clusters: Sequence[Cluster], ref: Reference) -> tuple[Cluster, str] | None:
    """ "the panel" after "a panel of the registry": same noun and number, nothing that narrows it down anew."""
    for cluster, _ in _earlier(clusters, ref):
        for known in cluster.references:
            if (
                known.order < ref.order
                and known.mention.kind is MentionKind.NOMINAL
                and known.lemma == ref.lemma
                and known.plural == ref.plural
            ):
                if ref.modifiers <= known.modifiers:
                    return cluster, f"same noun as {known.mention.text}"
    return None


def _by_generic_noun(clusters: Sequence[Cluster], ref: Reference) -> tuple[Cluster, str] | None:
    """ "the company", "the country": the only organisation or place that was a subject shortly before."""
    wanted = EntityType.ORGANIZATION if ref.lemma in GENERIC_ORGANIZATIONS else EntityType.PLACE if ref.lemma in GENERIC_PLACES else None
    if wanted is None or ref.modifiers or ref.plural:
        return None
    found = []
    for cluster, _ in _earlier(clusters, ref):
        near = [r for r in cluster.references if r.order < ref.order and ref.mention.sentence - r.mention.sentence <= NEAR and r.subject]
        if cluster.names and cluster.entity_type is wanted and near:
            found.append(cluster)
    return (found[0], f"{ref.lemma} for {found[0].fullest.mention.text}") if len(found) == 1 else None


# ------------------------------------------------------------------------------------------------ result


def _chain(cluster: Cluster) -> Chain:
    entity_type = cluster.entity_type
    members = [(replace(r.mention, entity_type=entity_type), why) for r, why in cluster.members]
    titles = {t.text for t in cluster.titles if t.lemma not in FORMS_OF_ADDRESS}
    return Chain(
        name=cluster.fullest.mention.text,
        entity_type=entity_type,
        mentions=tuple(m for m, _ in members),
        reasons=tuple(why for _, why in members),
        titles=tuple(sorted(titles)),
    )
