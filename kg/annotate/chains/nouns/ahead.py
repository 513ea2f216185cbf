"""A noun in a headline or lead -> the thing that is named soon after it: "Central bank lifts rate" before the Bank of Velska."""

from __future__ import annotations

from kg.annotate.chains.clusters import Cluster, Clusters
from kg.annotate.chains.nouns.kinds import OTHER
from kg.annotate.chains.nouns.origins import is_firm, origin_of, origins
from kg.annotate.chains.nouns.titles import Title, is_before_its_name
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import FIRMS
from kg.english.nouns.kinds import BROAD
from kg.english.nouns.titles import INCIDENTAL
from kg.types import EntityType

OPENING = 1  # the last sentence of an article's opening: the headline is the first
SOON = 8  # sentences in which the name must come
STEM = 5  # letters that a country and its adjective share: Velska, Velskan


def named_soon(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """The only thing named in the next sentences that bears this noun as its title, its kind or the head of its name."""
    opens = ref.mention.sentence <= OPENING
    told = ref.definite or (ref.node.has("nmod:poss") and ref.node.tree.sentence.headline)
    if ref.plural or not opens or not told or is_before_its_name(ref.node) or not ref.modifiers.isdisjoint(OTHER):
        return None
    found = [c for c in clusters.all if c.spellings and _comes_soon(c, ref) and _is_called(c, ref)]
    return (found[0], f"{ref.lemma}, then named {found[0].fullest.mention.text}") if len(found) == 1 else None


def _comes_soon(cluster: Cluster, ref: Reference) -> bool:
    first = min(n.order for n in cluster.names)
    inside = any(ref.mention.span.covers(n.mention.span) for n in cluster.names)  # "the port of Rivera"
    return not inside and ref.order < first and min(n.mention.sentence for n in cluster.names) - ref.mention.sentence <= SOON


def _is_called(cluster: Cluster, ref: Reference) -> bool:
    if cluster.entity_type is EntityType.PERSON:
        return any(t.lemma == ref.lemma and ref.modifiers <= _known(t, ref) for t in cluster.titles)
    if ref.lemma in FIRMS | BROAD and is_firm(cluster) and origin_of(ref) & origins(cluster):
        return True  # "*Norwegian firm* wins": Delmar of Norway
    called = {w for n in cluster.names for w in n.words}
    return any(k.noun == ref.lemma and ref.modifiers - called <= k.modifiers | INCIDENTAL for k in cluster.kinds)


def _known(title: Title, ref: Reference) -> set[str]:
    """The modifiers of a noun that a title has as well, be it by another word of the country."""
    words = title.modifiers | frozenset(title.text.lower().replace("-", " ").split())
    return {m for m in ref.modifiers if m in words | INCIDENTAL or any(len(m) >= STEM and w.startswith(m[:STEM]) for w in words)}
