"""Clusters of names -> the kinds of thing that the document says they are, and the clusters that later nouns of such kinds take up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.annotate.chains.aliases import head_word
from kg.annotate.chains.clusters import APPOSITION, Cluster, Clusters, earlier
from kg.annotate.chains.nouns.bearers import posts_given
from kg.annotate.chains.nouns.titles import OF_PLACES, Kind, modifiers
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import NAME_CLASSES
from kg.english.nouns.classes import is_role, noun_class
from kg.english.nouns.kinds import BROAD, SHOWN, in_names, wider
from kg.english.nouns.titles import INCIDENTAL
from kg.english.tree import Node
from kg.types import EntityType

FAR = 12  # sentences that a thing is remembered by its kind
CLEARLY = 2  # sentences between two things of a kind, of which the later one is meant
PASSING = frozenset(
    "ail bankrupt beleaguer cash-strapped collapse damage embattled fail giant indebted listed private state-owned state-run stricken "
    "strike struggle trouble troubled".split()
)  # what befalls a thing, of whatever kind
OTHER = frozenset("other another second third new next previous same such first last rival".split())  # of another thing of the kind


def add_kinds(clusters: Clusters) -> None:
    """Note of each named thing what the document says it is."""
    for cluster in clusters.all:
        if cluster.spellings:
            told = [kind for ref, why in cluster.members for kind in _kinds(ref, why)]
            cluster.kinds = tuple(dict.fromkeys([*told, *_of_names(cluster)]))


def _of_names(cluster: Cluster) -> Iterator[Kind]:
    """ "Delmar Shipbuilding" is a builder, "Banco Velsk" a bank."""
    if cluster.entity_type is EntityType.PERSON:
        return
    nouns = {w for n in cluster.names for w in n.mention.text.split()[:-1] if w.islower() and noun_class(w) is EntityType.ORGANIZATION}
    yield from (Kind(noun, frozenset(), of_name=True) for noun in sorted(nouns))  # "the workers' *union* SUP"
    for words in (n.words for n in cluster.names if len(n.words) > 1):
        for word in dict.fromkeys((head_word(words), words[0])):
            rest = frozenset(words) - {word}
            if word in in_names():
                yield Kind(in_names()[word], rest, of_name=True)
            elif word == head_word(words) and (word in wider() or word in NAME_CLASSES):
                yield Kind(word, rest, of_name=True)


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
    yield from posts_given(name)
    if above is None or above.upos != "NOUN":
        return
    if ref.subject and above.has("cop") and not above.has("advmod", form={"not"}) and not above.has("case"):  # nobody who is in jail is one
        yield above  # "Sea Star is a *ferry*"
    if name.deprel == "nmod" and name.has("case", form={"of"}) and above.lemma.lower() in OF_PLACES:
        yield above  # "the *port* of Rivera"


def by_kind(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "the ferry", "the boat" after "the ferry Sea Star": the only named thing of this kind so far, or clearly the last."""
    port = ref.lemma == "port" and ref.node.has("nmod")  # "the port of Rivera" is a part of the town
    if ref.plural or port or ref.node.has("cop") or not ref.modifiers.isdisjoint(OTHER):
        return None
    recent = _recent(clusters, ref)
    called, wider_ones = (_of_kind(recent, ref, names_it) for names_it in (_is_called, _is_wider))
    if called:
        chosen, manner = _chosen(called, ref), "which {name} is"
        fits = chosen is not None and _fits(chosen, ref, clusters)
    elif wider_ones:
        chosen, manner = _chosen(wider_ones, ref), "as {name} is called more widely"
        fits = chosen is not None and _is_alone(chosen, ref, clusters) and not _is_outdone(chosen, ref, recent)
    else:
        chosen, manner = _only_work(recent, ref), "the only work named, {name}"
        fits = chosen is not None
    return (chosen, f"{ref.lemma}, {manner.format(name=chosen.fullest.mention.text)}") if chosen is not None and fits else None


def _recent(clusters: Clusters, ref: Reference) -> list[Cluster]:
    """Named things spoken of not long before, the last one first."""
    named = earlier((c for c in clusters.all if c.spellings and c.members), ref)
    return [c for c, last in named if ref.mention.sentence - last.mention.sentence <= FAR]


def _of_kind(recent: Sequence[Cluster], ref: Reference, names_it: Callable[[Kind, Reference], bool]) -> list[Cluster]:
    return [c for c in recent if any(names_it(k, ref) or _is_named_so(k, ref) for k in c.kinds)]


def _chosen(found: Sequence[Cluster], ref: Reference) -> Cluster | None:
    return found[0] if len(found) == 1 else _spoken_of(found, ref)


def _only_work(recent: Sequence[Cluster], ref: Reference) -> Cluster | None:
    """ "the film" where one work has been named and nothing said of its kind."""
    shown = ref.lemma in SHOWN and not ref.modifiers
    works = [c for c in recent if c.entity_type is EntityType.WORK and not c.kinds] if shown else []
    return works[0] if len(works) == 1 else None


def _is_outdone(chosen: Cluster, ref: Reference, recent: Sequence[Cluster]) -> bool:
    """Whether a word for any body rather means the one named last, of which no kind is known."""
    bodies = [c for c in recent if c.entity_type is EntityType.ORGANIZATION]
    return ref.lemma in BROAD and bodies[:1] != [chosen]


def _spoken_of(found: Sequence[Cluster], ref: Reference) -> Cluster | None:
    """The one of several that is spoken of clearly later than all others."""
    (nearest, last), (_, other) = earlier(found, ref)[:2]
    return nearest if last.mention.sentence - other.mention.sentence >= CLEARLY else None


def _is_called(kind: Kind, ref: Reference) -> bool:
    return kind.noun == ref.lemma and not kind.of_name  # what a name alone tells is for the head of the name


def _is_named_so(kind: Kind, ref: Reference) -> bool:
    return kind.of_name and kind.noun == ref.lemma and ref.modifiers <= kind.modifiers | PASSING


def _is_wider(kind: Kind, ref: Reference) -> bool:
    return ref.lemma in wider().get(kind.noun, ())


def _is_plain(cluster: Cluster, ref: Reference) -> bool:
    """Whether all that narrows the noun down is known of the thing."""
    called = {w for n in cluster.names for w in n.words}
    return ref.modifiers <= frozenset().union(*(k.modifiers for k in cluster.kinds)) | called | INCIDENTAL | PASSING


def _is_alone(cluster: Cluster, ref: Reference, clusters: Clusters) -> bool:
    """Whether a wider word can mean no other thing: "the court" is the tribunal where no court has been spoken of."""
    return _is_plain(cluster, ref) and not _called_alike(cluster, ref, clusters) and not is_elsewhere(cluster, ref)


def _fits(cluster: Cluster, ref: Reference, clusters: Clusters) -> bool:
    """Whether nothing that is said of the noun means another thing: its modifiers are known, or no other thing is called so."""
    if cluster.entity_type is EntityType.PERSON and is_role(ref.lemma) and ref.node.has("nmod"):
        return False  # "the president of another body"
    if is_elsewhere(cluster, ref):
        return False
    if _is_plain(cluster, ref):
        return True
    if any(c.form[:1].isupper() for c in ref.node.children):
        return False  # "the Indian company" after a Norwegian one
    return not _called_alike(cluster, ref, clusters) and not ref.node.has("nmod", "nmod:poss", "acl")


def is_elsewhere(cluster: Cluster, ref: Reference) -> bool:
    """ "the war in *Peru*" after the Crimean War: behind the noun stands a name that is no part of the thing's own."""
    words = {w for n in cluster.names for w in n.words}
    return any(c.upos == "PROPN" and c.deprel == "nmod" and c.low not in words for c in ref.node.children)


def _called_alike(cluster: Cluster, ref: Reference, clusters: Clusters) -> bool:
    """Whether another thing was called by the same noun before."""
    others = (c for c in clusters.with_word(ref.lemma) if c is not cluster)
    return any(r.is_nominal and r.lemma == ref.lemma and r.order < ref.order for c in others for r, _ in c.members)
