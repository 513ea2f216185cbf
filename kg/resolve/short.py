"""Clusters -> the same with short names attached: acronyms and surnames that only another document spells out, where one name fits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.english.letters import SMALL_WORDS
from kg.resolve.candidates import MANY, join_groups
from kg.resolve.clusters import Clusters, Proposal
from kg.resolve.features import Finding, compatible
from kg.resolve.names import Name, acronyms
from kg.resolve.spelling import sound
from kg.resolve.surroundings import support
from kg.resolve.units import Corpus, Kind, Unit
from kg.types import EntityType

SIDES = frozenset({"north", "south", "east", "west"})
Index = dict[str, list[int]]


def join_acronyms(corpus: Corpus, clusters: Clusters) -> None:
    """Attach acronyms to the full name that some document gives them, or to the only one with these initials in the same story."""
    defined, possible = _acronym_index(corpus, clusters)
    alone = [r for r in clusters.roots() if _is_acronym(corpus, clusters, r)]
    proposals = []
    for root in alone:
        key = corpus.units[root].names[0].key
        known = defined.get(key, [])
        choice = known if len(known) == 1 else _supported(corpus, clusters, root, known or possible.get(key, []), least=0.3)
        proposals += _attach(clusters, root, choice, Finding(1.0, "acronym of"))
    clusters.join_all(proposals)
    _join_unknown_acronyms(corpus, clusters, [r for r in alone if len(defined.get(corpus.units[r].names[0].key, [])) < 2])


def join_short_names(corpus: Corpus, clusters: Clusters) -> None:
    """Attach surnames, given names and shortened names of bodies to the one full name in the same story that they fit.

    Surnames that fit no full name of the corpus at all are joined with each other where their documents tell one story.
    """
    index = _short_index(corpus, clusters)
    roots = [r for r in clusters.roots() if corpus.units[r].kind is Kind.NAMED]
    proposals: list[Proposal] = []
    for root in roots:
        choice = _person(corpus, clusters, root, index) if corpus.units[root].is_person else _body(corpus, clusters, root, index)
        proposals += _attach(clusters, root, choice, Finding(1.0, "short for"), "no other name in the story fits")
    clusters.join_all(proposals)
    join_groups(
        corpus,
        clusters,
        [r for r in roots if corpus.units[r].is_lone_surname and not index.people.get(sound(corpus.units[r].names[0].key))],
    )


# ------------------------------------------------------------------------------------------------ acronyms


def _is_acronym(corpus: Corpus, clusters: Clusters, root: int) -> bool:
    """Whether nothing but an acronym is known of the cluster."""
    faces = [corpus.units[f] for f in clusters.faces(root)]
    return all(u.is_named and not u.is_person and len(u.names) == 1 and u.names[0].is_acronym for u in faces)


def _acronym_index(corpus: Corpus, clusters: Clusters) -> tuple[Index, Index]:
    """Acronym -> clusters that have it beside a full name, and acronym -> clusters whose initials it is."""
    defined, possible = defaultdict(set), defaultdict(set)
    for i, unit in enumerate(corpus.units):
        if unit.is_person or not unit.is_named:
            continue
        for name in unit.short:
            if name.is_acronym:
                defined[name.key].add(clusters.find(i))
        for name in unit.names:
            if len(name.words) > 1:
                for letters in acronyms(name):
                    possible[letters].add(clusters.find(i))
    return _sorted(defined), _sorted(possible)


def _join_unknown_acronyms(corpus: Corpus, clusters: Clusters, roots: list[int]) -> None:
    """Acronyms that nobody spells out are one thing where they are equal and have three letters or more."""
    groups: dict[str, list[int]] = defaultdict(list)
    for root in roots:
        if len(corpus.units[root].names[0].key) > 2:
            groups[corpus.units[root].names[0].key].append(root)
    for key in sorted(groups):
        first, *rest = groups[key]
        clusters.join_all(Proposal(left=first, right=other, score=1.0, finding=Finding(1.0, "same acronym"), firm=True) for other in rest)


# ------------------------------------------------------------------------------------------------ short names


@dataclass(frozen=True, slots=True)
class ShortNames:
    """Clusters by what may be said for their names: sound of a first or last name, first or last word, a short form seen in use."""

    people: Index
    bodies: Index
    seen: Index


def _short_index(corpus: Corpus, clusters: Clusters) -> ShortNames:
    people, bodies, seen = defaultdict(set), defaultdict(set), defaultdict(set)
    for i, unit in enumerate(corpus.units):
        if unit.kind is not Kind.NAMED:
            continue
        root = clusters.find(i)
        for name in (n for n in unit.names if len(n.words) > 1):
            for word in {name.words[0], name.words[-1], _head_word(name)}:
                if unit.is_person:
                    people[sound(word)].add(root)
                else:
                    bodies[word].add(root)
        for name in unit.short:
            if unit.is_person:
                people[sound(name.key)].add(root)
            else:
                seen[name.key].add(root)
    return ShortNames(_sorted(people), _sorted(bodies), _sorted(seen))


def _person(corpus: Corpus, clusters: Clusters, root: int, index: ShortNames) -> list[int]:
    """The cluster whose first or last name a lone surname or given name is."""
    if not all(corpus.units[f].is_lone_surname for f in clusters.faces(root)):
        return []
    bearers = index.people.get(sound(corpus.units[root].names[0].key), [])
    titles = clusters.around(root).titles
    gender = corpus.units[root].gender
    bearers = [c for c in bearers if {gender, corpus.units[c].gender} != {"m", "f"}]  # "Mr Tolley" is not Linda Tolley
    titled = [c for c in bearers if c != clusters.find(root) and clusters.around(c).titles & titles]
    here = [c for c in bearers if c != clusters.find(root) and corpus.units[root].document in clusters.around(c).documents]
    if here and not titled:
        return []  # its own document names the bearer, and does not take it for the same
    return _supported(corpus, clusters, root, titled or bearers, least=0.3)


def _body(corpus: Corpus, clusters: Clusters, root: int, index: ShortNames) -> list[int]:
    """The cluster that a body's short name means: one that is called so elsewhere, or whose name begins or ends with it."""
    unit = corpus.units[root]
    name = unit.names[0]
    if name.is_acronym:
        return []
    known = _supported(corpus, clusters, root, index.seen.get(name.key, []), least=0.2)
    if known:
        return known
    if name.key in SIDES:
        return [c for c in index.bodies.get(name.key, []) if unit.document in clusters.around(c).documents and _is_country_like(corpus, c)]
    if unit.entity_type is EntityType.PLACE or name.key in corpus.places:
        return []
    fitting = [c for c in index.bodies.get(name.words[0], []) if any(_may_shorten(unit, corpus.units[f]) for f in clusters.faces(c))]
    return _supported(corpus, clusters, root, fitting, least=0.4 if unit.is_weak else 0.3)


def _may_shorten(short: Unit, long: Unit) -> bool:
    """Whether name and type fit; what its own document could not class and did not link is no short form there."""
    types = {short.entity_type, long.entity_type}
    fits = len(types) == 1 or (EntityType.OTHER in types and short.document != long.document)
    return fits and any(_shortens(short.names[0], n) for n in long.names)


def _shortens(short: Name, long: Name) -> bool:
    """Whether a name begins with the short one ("Port Ellis Gold"), or the short one is its head word ("Ministry", "Andino")."""
    size = len(short.words)
    if size >= len(long.words) or short.numbers != long.numbers:
        return False
    return long.words[:size] == short.words or (size == 1 and _head_word(long) == short.words[0])


def _head_word(name: Name) -> str:
    """The last word before the first small one: "Bank of Korea" -> "bank"."""
    cut = next((i for i, w in enumerate(name.words) if i and w in SMALL_WORDS), len(name.words))
    return name.words[cut - 1]


def _is_country_like(corpus: Corpus, root: int) -> bool:
    unit = corpus.units[root]
    return unit.entity_type in (EntityType.PLACE, EntityType.ORGANIZATION) and len(unit.names[0].words) == 2


# ------------------------------------------------------------------------------------------------ both


def _supported(corpus: Corpus, clusters: Clusters, root: int, candidates: list[int], *, least: float) -> list[int]:
    """The one candidate whose surroundings agree with the short name's, and clearly more than any other's; else nothing."""
    here = clusters.around(root)
    fitting = [c for c in candidates if c != clusters.find(root) and compatible(corpus.units[root], corpus.units[c])]
    if len(fitting) > MANY:
        related = here.documents.union(*(corpus.relatives(d) for d in sorted(here.documents)))
        fitting = [c for c in fitting if clusters.around(c).documents & related or clusters.around(c).titles & here.titles]
    scored = sorted(((support(corpus, here, clusters.around(c)).score, -c) for c in fitting), reverse=True)
    scored = [s for s in scored if s[0] >= least]
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN - 0.001:
        return []
    return [-candidate for _, candidate in scored[:1]]


MARGIN = 0.3  # by which the best of several fitting names must be better supported: a shared title, or a story the other is not in


def _attach(clusters: Clusters, root: int, choice: list[int], finding: Finding, around: str = "") -> list[Proposal]:
    if len(choice) != 1 or choice[0] == clusters.find(root):
        return []
    return [
        Proposal(left=i, right=choice[0], score=finding.score, finding=finding, around=around, one_way=True) for i in clusters.members(root)
    ]


def _sorted(index: dict[str, set[int]]) -> Index:
    return {key: sorted(roots) for key, roots in index.items()}
