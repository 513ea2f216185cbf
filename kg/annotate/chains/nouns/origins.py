"""A body by where it is from and the clusters before it -> the body: "the Norwegian company" after a firm "of Norway"."""

from __future__ import annotations

from kg.annotate.chains.clusters import Cluster, Clusters, earlier
from kg.annotate.chains.nouns.titles import is_before_its_name
from kg.annotate.chains.references import Reference
from kg.english.letters import fold
from kg.english.nouns.bodies import FIRMS, PUBLIC
from kg.english.nouns.countries import adjectives, capitals, country_names
from kg.english.nouns.kinds import BROAD
from kg.types import EntityType

RECENT = 3  # sentences
FROM = frozenset({"of", "in", "from"})


def by_origin(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """The only firm spoken of shortly before that is from there, or, where none is said to be, that may be."""
    wanted = origin_of(ref)
    if ref.plural or not wanted or ref.lemma not in FIRMS | BROAD or len(ref.modifiers) > 1 or is_before_its_name(ref.node):
        return None
    inside = {clusters.at((ref.mention.sentence, c.index)) for c in ref.node.children}  # "the United Nations agency" is not the whole
    near = [c for c, _ in earlier(clusters.near(ref.mention.sentence, RECENT), ref) if is_firm(c) and c not in inside]
    told = [c for c in near if wanted & origins(c)]
    found = told or [c for c in near if not origins(c) & _countries()]
    return (found[0], f"{ref.lemma} from there, {found[0].fullest.mention.text}") if len(found) == 1 else None


def is_firm(cluster: Cluster) -> bool:
    """Whether a cluster is a named body and none of a state's."""
    named = bool(cluster.names) and cluster.entity_type is EntityType.ORGANIZATION
    return named and not any(w in PUBLIC for n in cluster.names for w in n.words)


def origin_of(ref: Reference) -> set[str]:
    """Where a noun says that its thing is from: the country of an adjective, or the place as it stands there."""
    before = (c for c in ref.node.children if c.index < ref.node.index and c.deprel in {"amod", "compound"} and c.form[:1].isupper())
    return {_country(c.form) for c in before}


def origins(cluster: Cluster) -> set[str]:
    """Where the text says that a body is from: "Delmar *of Norway*", "the *Norwegian* firm Delmar"."""
    names = [r for r, _ in cluster.members if r.is_name]
    found = {
        _country(c.form) for n in names for c in n.node.children if c.upos == "PROPN" and c.deprel == "nmod" and c.has("case", form=FROM)
    }
    described = [r for r, _ in cluster.members if r.is_nominal]
    found |= {place for r in described for place in origin_of(r)}
    return found | {_country(m.capitalize()) for k in cluster.kinds for m in k.modifiers if _country(m.capitalize()) in _countries()}


def _country(word: str) -> str:
    return fold(adjectives().get(word) or capitals().get(word) or word)


def _countries() -> frozenset[str]:
    return frozenset(fold(name) for name in country_names())
