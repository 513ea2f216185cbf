"""Clusters of names -> the kinds of thing that the document says they are, and the clusters that later nouns of such kinds take up."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.chains.clusters import APPOSITION, Cluster, Clusters, earlier
from kg.annotate.chains.references import Reference
from kg.annotate.chains.titles import Kind, modifiers
from kg.english.nouns.classes import is_role
from kg.english.nouns.kinds import wider
from kg.english.nouns.titles import INCIDENTAL
from kg.english.tree import Node
from kg.types import EntityType

OF_PLACES = frozenset("port city town village island province state district region kingdom republic county".split())
OTHER = frozenset("other another second third new next previous same such first last rival".split())  # of another thing of the kind


def add_kinds(clusters: Clusters) -> None:
    """Note of each named thing what the document says it is."""
    for cluster in clusters.all:
        if cluster.spellings:
            cluster.kinds = tuple(dict.fromkeys(kind for ref, why in cluster.members for kind in _kinds(ref, why)))


def _kinds(ref: Reference, why: str) -> Iterator[Kind]:
    if why == APPOSITION and ref.is_nominal:
        yield Kind(ref.lemma, ref.modifiers)
    if ref.is_name:
        yield from (Kind(n.lemma.lower(), modifiers(n)) for n in _nouns(ref))


def _nouns(ref: Reference) -> Iterator[Node]:
    name, above = ref.node, ref.node.head
    yield from (
        c for c in name.children if c.upos == "NOUN" and c.deprel in {"compound", "nmod:desc"} and c.span.end <= ref.mention.span.start
    )
    if above is None or above.upos != "NOUN":
        return
    if ref.subject and above.has("cop") and not above.has("advmod", form={"not"}):
        yield above  # "Sea Star is a *ferry*"
    if name.deprel == "nmod" and name.has("case", form={"of"}) and above.lemma.lower() in OF_PLACES:
        yield above  # "the *port* of Rivera"


def by_kind(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "the ferry", "the boat" after "the ferry Sea Star": the only named thing of this kind so far."""
    if ref.plural or ref.node.has("cop") or not ref.modifiers.isdisjoint(OTHER):
        return None
    before = [c for c, _ in earlier((c for c in clusters.all if c.kinds and c.members), ref)]
    for names_it, fits_it in ((_is_called, _fits), (_is_wider, _is_plain)):
        found = [c for c in before if any(names_it(k, ref) for k in c.kinds)]
        if found:
            fits = len(found) == 1 and fits_it(found[0], ref, clusters)
            return (found[0], f"{ref.lemma}, which {found[0].fullest.mention.text} is") if fits else None
    return None


def _is_called(kind: Kind, ref: Reference) -> bool:
    return kind.noun == ref.lemma


def _is_wider(kind: Kind, ref: Reference) -> bool:
    return ref.lemma in wider().get(kind.noun, ())


def _is_plain(cluster: Cluster, ref: Reference, _: Clusters) -> bool:
    """Whether all that narrows the noun down is known of the thing."""
    called = {w for n in cluster.names for w in n.words}
    return ref.modifiers <= frozenset().union(*(k.modifiers for k in cluster.kinds)) | called | INCIDENTAL


def _fits(cluster: Cluster, ref: Reference, clusters: Clusters) -> bool:
    """Whether nothing that is said of the noun means another thing: its modifiers are known, or no other thing is called so."""
    if cluster.entity_type is EntityType.PERSON and is_role(ref.lemma) and ref.node.has("nmod"):
        return False  # "the president of another body"
    if _is_plain(cluster, ref, clusters):
        return True
    if any(c.form[:1].isupper() for c in ref.node.children):
        return False  # "the Indian company" after a Norwegian one
    alike = [
        c for c in clusters.with_word(ref.lemma) if c is not cluster and any(r.is_nominal and r.lemma == ref.lemma for r, _ in c.members)
    ]
    return not alike and not ref.node.has("nmod", "nmod:poss", "acl")
