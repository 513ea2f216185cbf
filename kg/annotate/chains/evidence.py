"""A cluster of names -> what speaks for its class: each sign with how much of it there is, from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from kg.annotate.chains.aliases import head_word
from kg.annotate.chains.clusters import APPOSITION, TELLING, Cluster, Clusters
from kg.annotate.chains.nouns.nominals import told_class
from kg.annotate.chains.nouns.titles import OF_PLACES
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import LEGAL_FORMS, NAME_CLASSES
from kg.english.nouns.classes import noun_class
from kg.english.nouns.countries import capitals
from kg.english.nouns.first_names import usual_first_names
from kg.english.nouns.titles import CAPACITIES, FAMILY
from kg.english.speech import minded
from kg.english.tables import words
from kg.english.tree import RELATIVE_CLAUSES, Node
from kg.types import EntityType

CASES = words(
    "in at from to of by with on against between for near into across outside inside throughout around under over about through via"
)
MIN_STEM = 4  # letters of a place's name that an adjective must share with it: Velska, Velskan
MOST = 50  # names of one thing that are looked at


def evidence(cluster: Cluster, clusters: Clusters, adjectives: Collection[str]) -> dict[str, float]:
    """Sign -> its share of the names, or 1 where it is of the thing as a whole. `adjectives` are those of the document, in lower case."""
    names = [r for r, _ in cluster.members if r.is_name][:MOST]
    counts = Counter(sign for r in names for sign in _of_place(r, r.node))
    found = {sign: count / len(names) for sign, count in counts.items()}
    once = {sign for r in names for sign in _told_once(r)}
    return found | dict.fromkeys([*once, *_of_all(cluster, clusters, adjectives)], 1.0)


def _of_place(name: Reference, node: Node) -> Iterator[str]:
    """What is said of one name where it stands: by the tagger, by its place in the clause."""
    tagged, above = name.mention.entity_type, node.head
    yield f"tagged {EntityType.GROUP.value if tagged is EntityType.GROUP else family(tagged).value}"
    if node.kind:
        yield f"read as {node.kind}"
    if name.subject and above is not None:
        yield "says" if above.lemma in minded() else "subject"
    elif node.deprel == "nmod:poss":
        yield "owner"
    elif name.modifying:
        yield "before a noun"
    elif node.deprel == "obj":
        yield "object"
    yield from (f"after {c.low}" for c in node.children if c.deprel == "case" and c.low in CASES)
    if name.definite:
        yield "with the"


def _told_once(name: Reference) -> Iterator[str]:
    """What tells as much said once as said of every name."""
    node, above = name.node, name.node.head
    if any(c.deprel in RELATIVE_CLAUSES and c.has(form={"who", "whom"}) for c in node.children):
        yield "with who"
    if any(c.deprel in RELATIVE_CLAUSES and c.has(form={"which"}) for c in node.children):
        yield "with which"
    elif name.impersonal:
        yield "based or managed"
    if name.governed:
        yield "has what states have"
    if node.deprel == "nmod:poss" and above is not None and above.lemma.lower().removeprefix("ex-") in FAMILY:
        yield "has family"
    if node.base == "conj" and above is not None and above.name != "O":
        yield f"beside {above.name[2:]}"


def _of_all(cluster: Cluster, clusters: Clusters, adjectives: Collection[str]) -> Iterator[str]:
    """Signs of all its names together."""
    yield from _of_words(cluster, adjectives)
    if cluster.roles - CAPACITIES:
        yield "title"
    if any(t.lemma in CAPACITIES for t in cluster.titles):
        yield "capacity"
    if len(cluster.roles) < len({t.lemma for t in cluster.titles}):
        yield "form of address"
    yield from {f"called {family(c).value}" for c in told(cluster)}
    if any(k.noun in OF_PLACES for k in cluster.kinds):
        yield "kind of place"
    alike = clusters.with_word(cluster.fullest.words[0])
    yield from {f"begins the name of {family(c.entity_type).value}" for c in alike if _begins(cluster, c)}


def _of_words(cluster: Cluster, adjectives: Collection[str]) -> Iterator[str]:
    """What the fullest name tells by its words, and by adjectives made from it."""
    full = cluster.fullest
    many = len(full.words) > 1
    yield ("of one word", "of two words", "of three words", "of more words")[min(len(full.words), 4) - 1]
    if all(n.mention.text.isupper() for n in cluster.names):
        yield "in capitals"
    if any(c.isdigit() for c in full.mention.text):
        yield "with a number"
    if full.words[0] in usual_first_names():
        yield "first name" if many else "first name alone"
    if many and full.words[-1] in LEGAL_FORMS:
        yield "legal form"
    kind = NAME_CLASSES.get(head_word(full.words))
    if kind is not None:
        yield f"named as {family(kind).value}"
    if full.mention.text in capitals():
        yield "a capital"
    if not many and any(_is_made_from(a, full.key) for a in adjectives):
        yield "gives an adjective"


def family(entity_type: EntityType) -> EntityType:
    """A person, a body, a place (a building, too), or anything else."""
    if entity_type in {EntityType.PERSON, EntityType.ORGANIZATION}:
        return entity_type
    return EntityType.PLACE if entity_type in {EntityType.PLACE, EntityType.FACILITY} else EntityType.OTHER


def told(cluster: Cluster) -> list[EntityType]:
    """Classes of the nouns in apposition to a name; where there is none, of those right before it ("the workers' *union* SUP") or behind
    "is"; where it is from says nothing."""
    beside = [c for r, why in cluster.members if why == APPOSITION and r.lemma not in CAPACITIES and (c := told_class(r)) in TELLING]
    nouns = [k.noun for k in cluster.kinds if not k.of_name and k.noun not in OF_PLACES | CAPACITIES]
    return beside or [found for noun in nouns if (found := noun_class(noun)) is not None and found in TELLING]


def _begins(cluster: Cluster, other: Cluster) -> bool:
    """Whether a longer name begins with this one: Boreal, Boreal Energy."""
    own = cluster.fullest.words
    return other is not cluster and any(len(n.words) > len(own) and n.words[: len(own)] == own for n in other.names)


def _is_made_from(adjective: str, name: str) -> bool:
    """Whether an adjective is a place's: Velskan of Velska, Norwegian of Norway (the stem and a usual ending)."""
    stem = name.rstrip("aeioy")
    if len(stem) < MIN_STEM or not adjective.startswith(stem) or adjective == name:
        return False
    return adjective[len(stem) :] in {"n", "an", "ian", "ean", "ese", "i", "ish", "ic", "on", "ani", "ine"}
