"""Clusters of names -> the same, with the class that the document as a whole tells, where it tells more than the tagger.

The signs of evidence.py are weighed by what training/nameclasses.py learned: classes.tsv has for each sign what it adds to a person, a
body, a place and anything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kg.annotate.chains.clusters import Cluster, Clusters
from kg.annotate.chains.evidence import evidence, family, told
from kg.english.nouns.bodies import WORLD_BODIES
from kg.english.nouns.countries import country_names
from kg.english.tree import Tree
from kg.types import EntityType

FAMILIES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.OTHER)
"""What a name may be of; OTHER stands for all further classes."""
MODIFYING = frozenset({"amod", "compound", "nmod:desc"})
CLEAR = 0.5  # log odds by which another family must be ahead of the tagger's: see training/README.md
LISTED = "a country or world body by its name"
SHOWN = 4  # signs that are given as reasons
LEAST = 0.1  # of what a sign adds, to be shown


def decide_classes(clusters: Clusters, trees: Sequence[Tree]) -> None:
    """Overrule the tagger where the document tells more, and note why each named thing has its class."""
    named = [c for c in clusters.all if c.names]
    for cluster, signs in zip(named, signs_of(named, clusters, trees), strict=True):
        known, said = _known(cluster), _said(cluster)
        cluster.decided = known or said or _decided(cluster, signs)
        first = [f"said to be of class {said.value}"] if said else []
        cluster.class_reasons = (LISTED,) if known else (*first, *_reasons(family(cluster.entity_type), signs))


def signs_of(named: Sequence[Cluster], clusters: Clusters, trees: Sequence[Tree]) -> list[dict[str, float]]:
    """For each cluster what speaks for some class."""
    adjectives = {n.form.casefold() for t in trees for n in t.nodes if n.form[:1].isupper() and (n.upos == "ADJ" or n.deprel in MODIFYING)}
    return [evidence(c, clusters, adjectives) for c in named]


def _known(cluster: Cluster) -> EntityType | None:
    """The class of a body of the world or of a country, by its name."""
    name = cluster.fullest.mention.text
    if name in WORLD_BODIES:
        return EntityType.ORGANIZATION
    return EntityType.PLACE if name in country_names() else None


def _said(cluster: Cluster) -> EntityType | None:
    """The class of a noun that the text gives a thing, "Velstra, a *fund*", whatever the tagger makes of its name.

    That it gives one for people is only a sign: a role beside the name of a body is mostly somebody else's. People of several words are no
    things, and bodies only where nothing tells their gender.
    """
    first = next(iter(told(cluster)), None)
    if first in {None, EntityType.PERSON}:
        return None
    full = len(cluster.fullest.words) > 1
    if first is EntityType.ORGANIZATION and full and cluster.gender and not cluster.impersonal:
        return EntityType.PERSON  # "the producer, Ana Lund"
    thing = first is not EntityType.ORGANIZATION
    return None if thing and full and cluster.entity_type is EntityType.PERSON else first


def _decided(cluster: Cluster, signs: Mapping[str, float]) -> EntityType | None:
    """The class that the signs tell, None where it is the tagger's."""
    own, scores = family(cluster.entity_type), _scores(signs)
    best = max(FAMILIES, key=lambda f: scores[f])
    best = best if scores[best] - scores[own] >= CLEAR else own
    called = next((c for c in told(cluster) if family(c) is best), None)
    if called is not None and (best is not own or best in {EntityType.PLACE, EntityType.OTHER}):
        return called
    return best if best is not own else None


def _scores(signs: Mapping[str, float]) -> dict[EntityType, float]:
    rows = [(weights()[sign], amount) for sign, amount in signs.items() if sign in weights()]
    return {f: weights()[""][i] + sum(row[i] * amount for row, amount in rows) for i, f in enumerate(FAMILIES)}


def _reasons(own: EntityType, signs: Mapping[str, float]) -> list[str]:
    """The signs that speak most for a family beside the others, with the log odds that they add."""
    i = FAMILIES.index(own)
    added = {s: amount * (weights()[s][i] - sum(weights()[s]) / len(FAMILIES)) for s, amount in signs.items() if s in weights()}
    shown = sorted((s for s in added if added[s] >= LEAST), key=lambda s: (-added[s], s))[:SHOWN]
    return [f"{s} +{added[s]:.1f}" for s in shown]


@cache
def weights() -> MappingProxyType[str, tuple[float, ...]]:
    """Sign -> what it adds to each of FAMILIES; "" is what is added without any sign."""
    text = files("kg.annotate.chains").joinpath("classes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return MappingProxyType({sign: tuple(map(float, cells)) for sign, *cells in rows})
