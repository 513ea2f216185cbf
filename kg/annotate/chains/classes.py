"""Clusters of names -> the same, with the class that the document as a whole tells, where it tells more than the tagger."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.chains.aliases import head_word
from kg.annotate.chains.clusters import APPOSITION, TELLING, Cluster, Clusters
from kg.annotate.chains.nouns.nominals import told_class
from kg.annotate.chains.nouns.titles import OF_PLACES
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import NAME_CLASSES, WORLD_BODIES
from kg.english.nouns.classes import noun_class
from kg.english.nouns.countries import country_names
from kg.english.nouns.titles import KIN
from kg.english.tree import Tree
from kg.types import EntityType

CAPACITIES = frozenset(
    "ally bidder buyer client competitor customer donor employer founder investor landlord maker member observer opponent owner partner "
    "predecessor publisher rival seller shareholder sponsor successor supporter".split()
)  # what a body is as well as a person: "the owner, Velstra Group"
FAMILY = (KIN - {"child", "parent", "partner"}) | {"boyfriend", "fiancé", "girlfriend", "stepdaughter", "stepson"}
MODIFYING = frozenset({"amod", "compound", "nmod:desc"})
LANGUAGES = ("ish", "ese", "ian", "ic")
MIN_STEM = 4  # letters of a place's name that an adjective must share with it: Velska, Velskan
UNSURE = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OTHER})


def decide_classes(clusters: Clusters, trees: Sequence[Tree]) -> None:
    """Overrule the tagger where the document tells more: titles, appositions, adjectives made from a place's name."""
    words = {n.form.casefold() for t in trees for n in t.nodes if n.form[:1].isupper() and (n.upos == "ADJ" or n.deprel in MODIFYING)}
    for cluster in clusters.all:
        if cluster.names:
            cluster.decided = _by_evidence(cluster, words)


def _by_evidence(cluster: Cluster, adjectives: set[str]) -> EntityType | None:
    """A class the evidence is clear about, else None."""
    known = _known(cluster)
    if known is not None:
        return known
    person = cluster.entity_type is EntityType.PERSON
    beside = [r for r, why in cluster.members if why == APPOSITION]
    if not cluster.located and any(_has_family(r) for r in cluster.names):
        return EntityType.PERSON
    if not person and any(r.lemma in CAPACITIES for r in beside):
        return None
    told = _by_apposition(cluster, _told(cluster, beside)) or (EntityType.PERSON if cluster.roles - CAPACITIES else None)
    if told is not None and not (told is EntityType.PERSON and _is_named_as_body(cluster)):
        return told
    return _by_grammar(cluster, adjectives)


def _by_grammar(cluster: Cluster, adjectives: set[str]) -> EntityType | None:
    """A class by how a name is used: what a clause with "which" tells of is no person, what things are in is a place."""
    if cluster.entity_type is EntityType.PERSON and not cluster.gender and cluster.impersonal:
        return EntityType.ORGANIZATION
    of_places = any(k.noun in OF_PLACES for k in cluster.kinds)  # "the village of Velska"
    return EntityType.PLACE if of_places or _is_like_a_place(cluster, adjectives) else None


def _known(cluster: Cluster) -> EntityType | None:
    """The class of a body of the world or of a country, by its name."""
    name = cluster.fullest.mention.text
    if name in WORLD_BODIES:
        return EntityType.ORGANIZATION
    return EntityType.PLACE if name in country_names() else None


def _is_named_as_body(cluster: Cluster) -> bool:
    """ "its successor, the *Union of Velska*": whose name of several words says what it is, of whom no pronoun or title tells a gender."""
    full = cluster.fullest.words
    return (
        not cluster.gender
        and len(full) > 1
        and cluster.entity_type is EntityType.ORGANIZATION
        and NAME_CLASSES.get(head_word(full)) is not None
    )


def _told(cluster: Cluster, beside: Sequence[Reference]) -> list[EntityType]:
    """Classes of the nouns in apposition to a name; where there is none, of those that stand before it or say what it is."""
    classes = [told_class(r) for r in beside]
    told = [c for c in classes if c in TELLING]
    return told or [c for noun in _nouns(cluster) if (c := noun_class(noun)) is not None and c in TELLING]


def _has_family(name: Reference) -> bool:
    """ "*Lund*'s wife": only people have one."""
    above = name.node.head
    return name.node.deprel == "nmod:poss" and above is not None and above.lemma.lower().removeprefix("ex-") in FAMILY


def _nouns(cluster: Cluster) -> list[str]:
    """The nouns that stand right before its names ("the workers' *union* SUP") or say what it is; where it is from says nothing."""
    return [k.noun for k in cluster.kinds if not k.of_name and k.noun not in OF_PLACES | CAPACITIES]


def _by_apposition(cluster: Cluster, told: Sequence[EntityType]) -> EntityType | None:
    """The class of the first noun beside a name; people of several words are no things, and a thing by grammar is no person."""
    if not told:
        return None
    full = cluster.entity_type is EntityType.PERSON and len(cluster.fullest.words) > 1
    if cluster.gender and told[0] is EntityType.ORGANIZATION and not cluster.impersonal and len(cluster.fullest.words) > 1:
        return EntityType.PERSON  # "the producer, Ana Lund"
    against = (full and told[0] is not EntityType.ORGANIZATION) or (told[0] is EntityType.PERSON and cluster.impersonal)
    return None if against else told[0]


def _is_like_a_place(cluster: Cluster, adjectives: set[str]) -> bool:
    """Whether a name of one word is where things are, has what countries have, or gives an adjective."""
    one_word = all(len(n.words) == 1 and n.words[0] not in NAME_CLASSES for n in cluster.names)  # "in the Senate"
    if not one_word or cluster.gender or cluster.entity_type not in UNSURE:
        return False
    key = cluster.names[0].key
    located = cluster.located * 2 > cluster.named and not key.endswith(LANGUAGES)
    return located or cluster.governed or any(_is_made_from(a, key) for a in adjectives)


def _is_made_from(adjective: str, name: str) -> bool:
    """Whether an adjective is a place's: Velskan of Velska, Norwegian of Norway (the stem and a usual ending)."""
    stem = name.rstrip("aeioy")
    if len(stem) < MIN_STEM or not adjective.startswith(stem) or adjective == name:
        return False
    return adjective[len(stem) :] in {"n", "an", "ian", "ean", "ese", "i", "ish", "ic", "on", "ani", "ine"}
