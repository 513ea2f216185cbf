"""A noun phrase and the clusters before it -> the cluster it takes up, where a rule tells; appositions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from kg.annotate.chains.clusters import APPOSITION, MEMORY, Cluster, Clusters, earlier
from kg.annotate.chains.nouns.ahead import named_soon
from kg.annotate.chains.nouns.bearers import is_dated, of_time
from kg.annotate.chains.nouns.kinds import by_kind, is_elsewhere
from kg.annotate.chains.nouns.origins import by_origin
from kg.annotate.chains.nouns.territories import by_territory
from kg.annotate.chains.nouns.titles import Title
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import FIRMS, GENERIC_ORGANIZATIONS, GENERIC_PLACES, LEGAL_FORMS, NAME_CLASSES, PUBLIC, STATE_BODIES
from kg.english.nouns.classes import EPITHETS, is_role
from kg.english.nouns.countries import country_names, in_either_form
from kg.english.nouns.kinds import BROAD
from kg.english.nouns.posts import HEADS_OF_STATE
from kg.english.nouns.titles import INCIDENTAL, KIN
from kg.types import EntityType

TOWNS = frozenset({"city", "town", "village"})
LAWMAKERS = ("senator", "congressman", "congresswoman", "deputy", "representative", "lawmaker", "legislator")
OTHER_TITLES = {
    "judge": ("justice",),
    "monarch": ("king", "queen", "emperor"),
    "premier": ("minister",),
    "leader": (*sorted(HEADS_OF_STATE), "minister"),
    "lawmaker": LAWMAKERS,
    "legislator": LAWMAKERS,
    "congressman": ("representative", "lawmaker"),
    "congresswoman": ("representative", "lawmaker"),
    "cleric": ("ayatollah", "imam", "mullah", "bishop", "archbishop", "cardinal"),
    "diplomat": ("ambassador", "envoy"),
    "envoy": ("ambassador",),
}  # what the bearer of a title is called as well
SEATED = frozenset({"base", "based"})  # "the *Ohio-based* company"
ONLY = 1  # sentences an epithet ("the runner") looks back
NEAR = 2  # sentences between two bearers of a role, of which the later one is meant
RECENT = 3  # sentences a generic noun ("the company") looks back
FAR = 12  # sentences an unnamed thing is remembered: "the report" of another page is another report


def add_appositions(clusters: Clusters, refs: Sequence[Reference]) -> set[int]:
    """Put the noun phrase beside a name ("Koo, spokesperson of …") into the name's cluster; returns the orders of those placed."""
    by_place = {r.place: r for r in refs if r.is_nominal}
    placed: set[int] = set()
    for cluster in list(clusters.all):
        for name in [r for r, _ in cluster.members if r.beside]:
            for noun in name.beside:
                ref = by_place.get((name.mention.sentence, noun.index))
                if ref is not None and ref.order not in placed and _fits(cluster, name, ref):
                    clusters.join(ref, (cluster, APPOSITION))
                    placed.add(ref.order)
    return placed


def _fits(cluster: Cluster, name: Reference, ref: Reference) -> bool:
    """Whether a phrase in apposition can be the same thing as the name: of its class, or the name's class is in doubt."""
    kinds = (cluster.entity_type, told_class(ref))
    if ref.plural or EntityType.DATE in kinds:
        return False
    if kinds[1] in (EntityType.OTHER, EntityType.CONCEPT, EntityType.GROUP):
        return kinds[0] in (EntityType.OTHER, EntityType.WORK, EntityType.EVENT, EntityType.PRODUCT)
    if kinds[1] in {EntityType.PRODUCT, EntityType.EVENT, EntityType.WORK} and _is_called_a_body(cluster):
        return False  # "the satellite Delmar launched": Delmar Energy is no satellite
    body = kinds[1] is EntityType.ORGANIZATION and not cluster.gender and not cluster.titles  # "Alpina Spazio, a company in Turin"
    return kinds[0] is kinds[1] or len(name.words) == 1 or kinds[0] is not EntityType.PERSON or body


def _is_called_a_body(cluster: Cluster) -> bool:
    """Whether a legal form or the head word of a name says that it is a body."""
    ends = [n.words[-1] for n in cluster.names if len(n.words) > 1]
    return any(word in LEGAL_FORMS or NAME_CLASSES.get(word) is EntityType.ORGANIZATION for word in ends)


def told_class(ref: Reference) -> EntityType:
    """The class that a noun beside a name gives it: "a fund" is a body there, whatever funds are elsewhere."""
    in_names = NAME_CLASSES.get(ref.lemma)
    vague = ref.mention.entity_type in {EntityType.CONCEPT, EntityType.OTHER}
    return EntityType.ORGANIZATION if vague and in_names is EntityType.ORGANIZATION else ref.mention.entity_type


def taken_up(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """The cluster that a definite noun phrase takes up, where a rule tells; with the reason. What rules leave is for the scorer."""
    if ref.lemma in KIN and ref.modifiers:
        return _by_kinship(clusters, ref)
    if not ref.definite or ref.mention.entity_type is EntityType.DATE:
        return named_soon(clusters, ref)
    rules = OF_BEARERS if is_dated(ref) and is_role(ref.lemma) else RULES
    return next(filter(None, (rule(clusters, ref) for rule in rules)), None)


def narrowing(title: Title) -> frozenset[str]:
    """Lemmas and words that narrow a title down."""
    return title.modifiers | frozenset(title.text.lower().replace("-", " ").split())


def is_another_kind(cluster: Cluster, ref: Reference) -> bool:
    """Whether its name says that a noun means something else: a ministry or a union is no company, City Hall no city."""
    if cluster.names and not is_role(ref.lemma) and is_elsewhere(cluster, ref):
        return True
    called = {word for r in cluster.names or [r for r, _ in cluster.members[:MEMORY]] for word in (r.lemma, *r.words)}
    public = ref.lemma in FIRMS and not PUBLIC.isdisjoint(called)
    state = ref.lemma in STATE_BODIES and any(len(name.words) > 1 for name in cluster.names)
    if state and not any(ref.lemma in name.words for name in cluster.names):
        return True  # a broadcaster is no ministry
    return public or any(len(name.words) > 1 and ref.lemma in name.words and not is_head_of(ref, name) for name in cluster.names)


def is_head_of(noun: Reference, name: Reference) -> bool:
    """Whether a noun is the head of a name and nothing else is said of it: "the ministry" and "Foreign Ministry"."""
    before_of = name.words[: name.words.index("of")] if "of" in name.words else name.words
    plain = {w for m in noun.modifiers for w in m.replace("-", " ").split()}
    words = {*name.words, *(w.removesuffix("s") for w in name.words)}  # "the food workers' union" of a Union of Food Workers
    return len(name.words) > 1 and noun.lemma in (before_of[-1:] or name.words) and plain <= words


def _by_only_person(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "the runner", "the 26-year-old": the only person spoken of in the sentence before, if of no office and no other gender."""
    if not (ref.lemma in EPITHETS or is_aged(ref)) or ref.plural or (ref.modifiers and not is_aged(ref)):
        return None
    sentence = ref.mention.sentence
    found = [
        c
        for c, _ in earlier(clusters.near(sentence, ONLY), ref)
        if c.spellings and c.entity_type is EntityType.PERSON and any(r.order < ref.order for r in c.within(sentence - ONLY, sentence))
    ]
    if (
        len(found) != 1
        or (found[0].roles - EPITHETS and not is_aged(ref))
        or (ref.gender and found[0].gender and ref.gender != found[0].gender)
    ):
        return None
    if any(r.order < ref.order for r in found[0].within(sentence, sentence)):
        return None
    return found[0], f"{ref.lemma}, the only person there, {found[0].fullest.mention.text}"


def is_aged(ref: Reference) -> bool:
    """ "the 26-year-old"."""
    return ref.lemma.endswith("old") and (ref.mention.text.lower().endswith("-year-old") or ref.node.has(lemma={"year"}))


def _by_role(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "the president" after "President Yoon", "the Peruvian leader" after "Peru's President Lund": one person bears the title, or one was
    named much later than the others."""
    if ref.plural:
        return None
    found = [
        (cluster, last)
        for cluster, last in earlier(clusters.with_word(ref.lemma, *OTHER_TITLES.get(ref.lemma, ())), ref)
        if cluster.entity_type is EntityType.PERSON and any(_may_be_called(t, ref) for t in cluster.titles)
    ]
    if not found or (len(found) > 1 and found[0][1].mention.sentence - found[1][1].mention.sentence < NEAR):
        return None
    return found[0][0], f"role of {found[0][0].fullest.mention.text}"


def _may_be_called(title: Title, ref: Reference) -> bool:
    """Whether a role noun may be for the bearer of a title, as far as its modifiers go; only of its country is somebody "the leader"."""
    words = narrowing(title)
    if title.lemma != ref.lemma and (title.lemma not in OTHER_TITLES.get(ref.lemma, ()) or not _leads(title, ref, words)):
        return False
    narrowed = ref.modifiers - INCIDENTAL
    return narrowed <= words or narrowed <= words | in_either_form(words)


def _leads(title: Title, ref: Reference, words: frozenset[str]) -> bool:
    """Whether a minister is the first one, and "the leader" one of a country."""
    first = title.lemma != "minister" or "prime" in words
    return first and (ref.lemma != "leader" or bool(ref.modifiers & in_either_form(ref.modifiers)))


def _by_kinship(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "his wife" after "Dinara, his wife": the only one who is called so."""
    if ref.plural:
        return None
    found = [c for c, _ in earlier(clusters.with_word(ref.lemma), ref) if c.spellings and any(t.lemma == ref.lemma for t in c.titles)]
    return (found[0], f"{ref.lemma}, {found[0].fullest.mention.text}") if len(found) == 1 else None


def _by_head_of_name(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "the commission" after "Central Military Commission", "the ministry" after "Foreign Ministry"."""
    if ref.plural:
        return None
    for cluster, _ in earlier(clusters.with_word(ref.lemma), ref):
        if cluster.entity_type is EntityType.PERSON:
            continue
        for name in cluster.names:
            if name.order < ref.order and is_head_of(ref, name):
                return cluster, f"head noun of {name.mention.text}"
    return None


def _by_same_noun(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "the panel" after "a panel of the registry": same noun and number, nothing that narrows it down anew."""
    for cluster, last in earlier(clusters.with_word(ref.lemma), ref):
        if ref.mention.sentence - last.mention.sentence > FAR:
            return None
        for known in islice(cluster.before(ref), MEMORY):
            alike = known.is_nominal and known.lemma == ref.lemma and known.plural == ref.plural
            if alike and ref.modifiers <= known.modifiers:
                return cluster, f"same noun as {known.mention.text}"
    return None


def _by_generic_noun(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "the company", "the country", "the town": the only such organisation or place spoken of shortly before."""
    wanted = EntityType.ORGANIZATION if ref.lemma in GENERIC_ORGANIZATIONS else EntityType.PLACE if ref.lemma in GENERIC_PLACES else None
    if wanted is None or ref.modifiers - SEATED or ref.plural:
        return None
    sentence, found = ref.mention.sentence, []
    for cluster, _ in earlier(clusters.near(sentence, RECENT), ref):
        near = [r for r in cluster.within(sentence - RECENT, sentence) if r.order < ref.order and (r.subject or _is_town(ref))]
        if cluster.names and cluster.entity_type is wanted and near and not _is_ruled_out(cluster, ref):
            found.append(cluster)
    return (found[0], f"{ref.lemma} for {found[0].fullest.mention.text}") if len(found) == 1 else None


def _is_town(ref: Reference) -> bool:
    return ref.lemma in TOWNS


def _is_ruled_out(cluster: Cluster, ref: Reference) -> bool:
    """Whether its name or what the text calls it speaks against a noun: a country is no town, an operator no union."""
    if _is_town(ref) and any(n.mention.text in country_names() for n in cluster.names):
        return True
    special = ref.lemma in GENERIC_ORGANIZATIONS - BROAD and any(not k.of_name for k in cluster.kinds)
    return special or is_another_kind(cluster, ref)


RULES = (
    _by_role,
    _by_head_of_name,
    by_kind,
    by_territory,
    by_origin,
    _by_generic_noun,
    _by_same_noun,
    named_soon,
    _by_only_person,
)
OF_BEARERS = (of_time, _by_same_noun, named_soon)  # of "the former minister"
