"""A noun for a country or its capital and the clusters before it -> the place it takes up: "the country", "the Norwegian capital"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import MappingProxyType

from kg.annotate.chains.clusters import Cluster, Clusters
from kg.annotate.chains.nouns.titles import is_before_its_name
from kg.annotate.chains.references import Reference
from kg.english.nouns.countries import countries, nationality
from kg.english.tables import words
from kg.english.tree import Node
from kg.types import EntityType

RECENT = 3  # sentences
COUNTRIES = frozenset({"country", "kingdom", "nation", "republic"})
ONE_OF_MANY = words("another certain developing each every first foreign home host new next only other same second single third")
"""What narrows a country down to one of which nothing is known."""
SUPERLATIVES = frozenset({"JJS", "RBS"})


def by_territory(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """The country spoken of last, by its name or by an adjective, or the capital of it, if the document names it and means no other."""
    if ref.plural or ref.node.has("cop") or is_before_its_name(ref.node) or _is_narrowed(ref.node):
        return None
    if ref.lemma == "capital":
        return _as(_capital(clusters, ref), "capital spoken of")
    return _as(_country(clusters, ref), "country spoken of") if ref.lemma in COUNTRIES else None


def _as(cluster: Cluster | None, manner: str) -> tuple[Cluster, str] | None:
    return (cluster, f"{manner}, {cluster.fullest.mention.text}") if cluster is not None else None


def _is_narrowed(noun: Node) -> bool:
    """ "the *largest* country", "the *other* country", "the country *that lost*", "the capital *of the province*"."""
    if any(c.lemma.lower() in ONE_OF_MANY or c.xpos in SUPERLATIVES or c.deprel in {"nummod", "nmod:poss"} for c in noun.children):
        return True
    return any(c.deprel in {"acl", "nmod"} or (c.deprel == "acl:relcl" and not c.is_set_off) for c in noun.children)


def _country(clusters: Clusters, ref: Reference) -> Cluster | None:
    told = _countries_by(ref)
    if len(told) != 1:
        return _last_told(clusters, ref)
    return _named(clusters, _names()[next(iter(told))], ref)


def _capital(clusters: Clusters, ref: Reference) -> Cluster | None:
    """The capital of the country whose adjective stands before the noun, else the only capital named shortly before."""
    if any(not c.form[:1].isupper() for c in ref.node.children if c.deprel in {"amod", "compound"}):
        return None  # "the provincial capital"
    told = _countries_by(ref)
    if told:
        return _named(clusters, _seats().get(next(iter(told)), ()), ref)
    near = [c for c in clusters.near(ref.mention.sentence, RECENT) if _is_before(c, ref) and _is_capital(c)]
    return near[0] if len(near) == 1 else None


def _is_capital(cluster: Cluster) -> bool:
    return any(n.mention.text in seats for n in cluster.names for seats in _seats().values())


def _is_before(cluster: Cluster, ref: Reference) -> bool:
    return any(r.order < ref.order for r in cluster.within(ref.mention.sentence - RECENT, ref.mention.sentence))


def _named(clusters: Clusters, names: Sequence[str], ref: Reference) -> Cluster | None:
    """The cluster that bears one of the names and has been spoken of."""
    found = [c for c in clusters.all if c.members and c.members[0][0].order < ref.order]
    return next((c for c in found if any(n.mention.text in names for n in c.names)), None)


def _last_told(clusters: Clusters, ref: Reference) -> Cluster | None:
    """The country told of in the last sentence that tells of any; of several in it only one where something is or happens."""
    sentence = ref.mention.sentence
    near = clusters.near(sentence, RECENT)
    for place in range(sentence, sentence - RECENT - 1, -1):
        here = [(c, r) for c in near for r in c.within(place, place) if r.order < ref.order]
        told = {name: (c, r) for c, r in here if (name := _country_name(c)) is not None}
        others = {n for _, r in here[:1] for n in _by_adjectives(r.node.tree.nodes, ref)} - told.keys()
        if len(told) + len(others) == 1:
            plain = not ref.modifiers  # "the Dutch government … the east African country": another one
            return next((c for c, _ in told.values()), _named(clusters, _names()[next(iter(others))], ref) if others and plain else None)
        if told and ref.node.has("det", form={"that"}):
            return max(told.values(), key=lambda found: found[1].order)[0]  # "in Peru … to Chile … from *that* country": the nearest
        if told or others:
            located = [c for c, r in told.values() if r.locative]
            return located[0] if len(located) == 1 else None
    return None


def _country_name(cluster: Cluster) -> str | None:
    """The usual name of a country, its own name if only the text says that it is one."""
    known = next((name for n in cluster.names if (name := _codes().get(n.mention.text)) is not None), None)
    told = cluster.governed or any(k.noun in COUNTRIES for k in cluster.kinds)
    own = bool(cluster.names) and told and cluster.entity_type is EntityType.PLACE
    return known or (cluster.fullest.mention.text if own else None)


def _countries_by(ref: Reference) -> set[str]:
    return set(_by_adjectives(ref.node.children, ref))


def _by_adjectives(nodes: Sequence[Node], ref: Reference) -> list[str]:
    """Countries of the adjectives among some words, if they stand before the noun."""
    found = (nationality(n) for n in nodes if n.tree is not ref.node.tree or n.index < ref.node.index)
    return [name for name in found if name is not None]


@cache
def _codes() -> MappingProxyType[str, str]:
    """Each name of a country -> the usual one."""
    return MappingProxyType({name: country.names[0] for country in countries() for name in country.names})


@cache
def _names() -> MappingProxyType[str, tuple[str, ...]]:
    return MappingProxyType({country.names[0]: country.names for country in countries()})


@cache
def _seats() -> MappingProxyType[str, tuple[str, ...]]:
    """Country -> its capital, if any."""
    return MappingProxyType({country.names[0]: (country.capital,) for country in countries() if country.capital})
