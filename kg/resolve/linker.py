"""Extractions and judgements -> a Linker: the clusters of units named, typed and given their ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.english.nouns.countries import capitals
from kg.english.nouns.kinds import subclass
from kg.resolve.candidates import join_equal_names, join_variants
from kg.resolve.clusters import Clusters, Proposal
from kg.resolve.doubts import without_doubtful_people
from kg.resolve.features import Finding
from kg.resolve.generic import is_generic
from kg.resolve.judgements import Judgement, Verdicts, verdicts
from kg.resolve.knowledge import Known
from kg.resolve.known import known_name, known_type
from kg.resolve.listed import Listed
from kg.resolve.names import has_title, is_part_of, parse_name
from kg.resolve.short import join_acronyms, join_short_names
from kg.resolve.units import Corpus, Key, Kind, Unit, corpus_of, key_of
from kg.types import Entity, EntityType, Extraction, Field, Link, Linker, Mention
from kg.vocab import digest, slug

TYPE_ORDER = {kind: position for position, kind in enumerate(EntityType)}
LISTED_BY_USER = 5.0
JUDGED = 9.0  # above what features can add up to
WITHOUT_JOIN = {
    Kind.NAMED: "named in one document only",
    Kind.NOMINAL: "a noun phrase, which stands for something in its own document only",
    Kind.PRONOUN: "a pronoun whose noun is not known",
    Kind.FIELD: "metadata of one document only",
}


@dataclass(frozen=True)
class Resolution:
    """A Linker. Two are equal when they have the same entities and put every mention on the same one."""

    entities: tuple[Entity, ...]
    ids: Mapping[Key, str] = field(repr=False)
    _by_id: dict[str, Entity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {e.id: e for e in self.entities})

    def entity_of(self, argument: Mention | Field) -> Entity:
        """The entity of an argument of a statement, or of a named mention, or of an author or publisher. Raises KeyError for others."""
        return self._by_id[self.ids[key_of(argument)]]


def resolve(extractions: Sequence[Extraction], *, judgements: Sequence[Judgement] = (), knowledge: Sequence[Known] = ()) -> Linker:
    """One entity per thing. The same set of extractions gives the same Linker, in whatever order and however often they come.
    `knowledge` is a user's own list of entities: what it lists under several names is one.

    Names and metadata are resolved across documents; what has only noun phrases is an entity of its document, and only where a
    statement uses it.
    """
    listed = Listed(knowledge)
    corpus = listed.classed(without_doubtful_people(corpus_of(extractions)))
    asked = verdicts(judgements)
    clusters = Clusters(corpus, asked.apart)
    _join_judged(corpus, clusters, asked)
    _join_listed(corpus, clusters, listed)
    join_equal_names(corpus, clusters)
    join_variants(corpus, clusters)
    join_acronyms(corpus, clusters)
    join_short_names(corpus, clusters)
    return _resolution(corpus, clusters, listed)


def _join_listed(corpus: Corpus, clusters: Clusters, listed: Listed) -> None:
    groups: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(corpus.units):
        known = listed.find(unit)
        if known is not None:
            groups[known.id].append(i)
    for _, (first, *rest) in sorted(groups.items()):
        finding = Finding(LISTED_BY_USER, f"listed as {corpus.units[first].label}")
        clusters.join_all(Proposal(left=first, right=i, score=finding.score, finding=finding, firm=True) for i in rest)


def _join_judged(corpus: Corpus, clusters: Clusters, asked: Verdicts) -> None:
    for group in asked.together(corpus.units):
        clusters.join_all(
            Proposal(left=group[0], right=i, score=JUDGED, finding=Finding(JUDGED, "judged to be the same"), judged=True) for i in group[1:]
        )


def _resolution(corpus: Corpus, clusters: Clusters, listed: Listed) -> Resolution:
    groups = [clusters.members(root) for root in clusters.roots()]
    names = [_name([corpus.units[i] for i in group]) for group in groups]
    ids = _ids(corpus, groups, names)
    entities = [_entity(corpus, clusters, g, name, ids[g[0]]) for g, name in zip(groups, names, strict=True)]
    members = {m: ids[group[0]] for group in groups for i in group for m in corpus.units[i].members}
    stands = _governments(corpus, groups, ids)
    same = (listed.ids([corpus.units[i] for i in group]) for group in groups)
    entities = [replace(e, stands_for=c, same_as=iris) for e, c, iris in zip(entities, stands, same, strict=True)]
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), members)


def _governments(corpus: Corpus, groups: Sequence[Sequence[int]], ids: Mapping[int, str]) -> Iterator[str | None]:
    """For each cluster the id of the country that it speaks for, if it is a capital that speaks and the country is named, too."""
    countries = {known_name(n.key, EntityType.PLACE): ids[group[0]] for group in groups for i in group for n in corpus.units[i].names}
    for group in groups:
        units = [corpus.units[i] for i in group]
        acts = any(u.acts for u in units) and _entity_type(units) in {EntityType.PLACE, EntityType.ORGANIZATION}
        named = {country for u in units for s, _ in u.spellings if (country := capitals().get(s))}
        found = countries.get(named.pop()) if acts and len(named) == 1 else None
        yield found if found != ids[group[0]] else None


def _entity(corpus: Corpus, clusters: Clusters, group: list[int], name: str, entity_id: str) -> Entity:
    units = [corpus.units[i] for i in group]
    spellings = {s for u in units for s, _ in u.spellings}
    links = tuple(
        Link(document=corpus.units[i].document, name=corpus.units[i].label, reason=_reason(corpus, clusters, i, alone=len(group) == 1))
        for i in group
    )
    kind = _entity_type(units)
    return Entity(
        id=entity_id,
        name=name,
        entity_type=kind,
        aliases=tuple(sorted(spellings - {name})),
        links=links,
        class_reasons=_class_reasons(units, kind),
        subclass=_subclass(units, kind),
    )


def _reason(corpus: Corpus, clusters: Clusters, i: int, *, alone: bool) -> str:
    """Why a unit is on its entity."""
    without_join = WITHOUT_JOIN[corpus.units[i].kind] if alone else "the full name that others are short for"
    return clusters.reasons.get(i, (0.0, without_join))[1]


# ------------------------------------------------------------------------------------------------ name and type


def _name(units: Sequence[Unit]) -> str:
    """The most frequent of the full spellings, by documents, then by mentions.

    Equally frequent ones: without title before with, mixed case before capitals, then the hyphenated, the longer, the accented.
    """
    if not any(u.is_named for u in units):
        return units[0].label  # a noun phrase as its document has it
    documents: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for unit in units:
        for spelling, count in unit.spellings:
            documents[spelling] += 1
            mentions[spelling] += count
    person = _entity_type(units) is EntityType.PERSON

    def rank(text: str) -> tuple[bool, bool, int, int, int, int, int, str]:
        accents = sum(not c.isascii() for c in text)
        return (person and has_title(text), text.isupper(), -documents[text], -mentions[text], -text.count("-"), -len(text), -accents, text)

    return min(_full_spellings(documents, person=person), key=rank)


def _full_spellings(spellings: Iterable[str], *, person: bool) -> list[str]:
    """Spellings of two words or more that are not all common words; else those that are not short for another one.

    A person's name does not end in a small letter: "Velska sacks" is a headline misread.
    """
    spellings = list(spellings)
    proper = [s for s in spellings if not (person and s.split()[-1][0].islower())] or spellings
    names = {s: parse_name(s, person=person) for s in proper}
    telling = [s for s, n in names.items() if len(n.words) > 1 and not is_generic(n)]
    if telling:
        return telling
    wide = [n for n in names.values() if len(n.words) > 1]
    return [s for s, n in names.items() if not any(is_part_of(n, w) or n.is_acronym for w in wide)] or list(names)


def _entity_type(units: Sequence[Unit]) -> EntityType:
    """The class of a listed name; else the one with most mentions, a known class before none."""
    votes: Counter[EntityType] = Counter()
    for unit in units:
        listed = {known_type(n.key, unit.entity_type) for n in unit.names} - {None}
        votes[unit.entity_type] += max(1, sum(count for _, count in unit.spellings))
        votes.update({t: LISTED for t in listed if t})
    votes.pop(EntityType.OTHER, None)
    return min(votes, key=lambda t: (-votes[t], TYPE_ORDER[t])) if votes else EntityType.OTHER


def _class_reasons(units: Sequence[Unit], kind: EntityType) -> tuple[str, ...]:
    """Those of the unit with most names among those of the class."""
    told = [u for u in units if u.entity_type is kind and u.class_reasons]
    return max(told, key=lambda u: sum(count for _, count in u.spellings)).class_reasons if told else ()


def _subclass(units: Sequence[Unit], kind: EntityType) -> str:
    """The exact class that most documents tell by a noun for the thing."""
    told = [{name for noun in u.kinds if (name := subclass(kind, noun)) is not None} for u in units]
    votes = Counter(name for names in told for name in names)
    return min(votes, key=lambda name: (-votes[name], name)) if votes else ""


LISTED = 1_000  # mentions that the table of known names outweighs


# ------------------------------------------------------------------------------------------------ ids


def _ids(corpus: Corpus, groups: list[list[int]], names: list[str]) -> dict[int, str]:
    """First unit of each cluster -> id. Of clusters with one slug the best known keeps it, if it has a name; the others get a hash."""
    clash: dict[str, list[list[int]]] = defaultdict(list)
    for group, name in zip(groups, names, strict=True):
        clash[slug(name)].append(group)
    ids: dict[int, str] = {}
    for plain, rivals in sorted(clash.items()):
        rivals.sort(key=lambda g: (-_fame(corpus, g), corpus.units[g[0]].document, corpus.units[g[0]].place))
        keeps = len(rivals) == 1 or _fame(corpus, rivals[0]) > 0
        for position, group in enumerate(rivals):
            ids[group[0]] = plain if keeps and position == 0 else _hashed(plain, corpus.units[group[0]], taken=clash)
    return ids


def _fame(corpus: Corpus, group: list[int]) -> int:
    """Number of documents that name it."""
    return len({corpus.units[i].document for i in group if corpus.units[i].is_named})


def _hashed(plain: str, unit: Unit, *, taken: Container[str]) -> str:
    """The slug with a hash of where its thing is first named; a longer one where somebody is called so."""
    mark = digest(unit.document, *map(str, unit.place))
    short = f"{plain}_{mark[:8]}"
    return f"{plain}_{mark}" if short in taken else short
