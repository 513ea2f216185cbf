"""Names of one document -> clusters of names of one thing: spellings, surnames, short forms, acronyms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotate.chains import aliases
from kg.annotate.chains.clusters import Cluster, Clusters, earlier
from kg.annotate.chains.nouns.titles import OF_PLACES
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import NAME_CLASSES
from kg.english.nouns.countries import adjectives, country_names
from kg.english.nouns.titles import ADDRESS, RULERS
from kg.types import EntityType

NEAR = 2  # sentences between an ambiguous surname and the bearer named last
INTRODUCTION = 5  # sentences of a headline and a lead, before people get their full names
NATIONS = country_names() | frozenset(adjectives())
MOST_BEARERS = 2  # of a surname, between whom the order of naming tells
TITLED = 3  # votes of a name with a title


@dataclass(frozen=True, slots=True)
class _Votes:
    """What all names of the document tell: which are persons' (by order), which spellings may be bodies' (never places something is in)."""

    persons: frozenset[int]
    bodies: frozenset[str]


def name_clusters(names: Sequence[Reference]) -> Clusters:
    """Clusters of names: longer names first, so that short ones find what they are short for."""
    clusters = Clusters()
    votes = _votes(names)
    short = [r for r in names if r.order in votes.persons and len(r.words) == 1]
    full = [r for r in names if not (r.order in votes.persons and len(r.words) == 1)]
    for ref in sorted(full, key=lambda r: (-len(r.words), r.order)):
        match = next(((c, why) for c in _alike(clusters, ref) if (why := _same_name(ref, c, votes))), None)
        clusters.join(ref, match)
    for ref in short:
        clusters.join(ref, _match_of_short_name(clusters, ref, votes))
    _join_heads(clusters, names)
    _join_national(clusters)
    for ref in names:
        own, other = clusters.of(ref), clusters.at((ref.mention.sentence, ref.known.index)) if ref.known is not None else None
        if own is not None and other is not None and own is not other:
            clusters.merge(own, (other, f"other name of {other.fullest.mention.text}"))
    return clusters


def _join_heads(clusters: Clusters, names: Sequence[Reference]) -> None:
    """ "*the Fund*", "*Museum* stands by its word" in a headline: what only one thing of the document is called by its head word."""
    for ref in names:
        own = clusters.of(ref)
        alone = own is not None and all(r.words == ref.words for r, _ in own.members)
        if own is None or not alone or len(ref.words) != 1 or not ref.definite or ref.words[0] not in NAME_CLASSES:
            continue
        bearers = [c for c in clusters.with_word(ref.words[0]) if c is not own and any(_is_headed(n, ref) for n in c.names)]
        if len(bearers) == 1:
            clusters.merge(own, (bearers[0], f"head noun of {bearers[0].fullest.mention.text}"))


def _join_national(clusters: Clusters) -> None:
    """ "Senate" after "U.S. Senate", "State Department": what only one body of a nation is called."""
    for own in [c for c in clusters.all if c.members and c.entity_type is not EntityType.PERSON]:
        name = own.names[0].words
        if any(n.words != name for n in own.names) or own.names[0].mention.text in country_names():
            continue
        bearers = [c for c in clusters.with_word(name[-1]) if c is not own and any(_is_national(n, name) for n in c.names)]
        if len(bearers) == 1:
            clusters.merge(own, (bearers[0], f"short for {bearers[0].fullest.mention.text}"))


def _is_national(known: Reference, name: tuple[str, ...]) -> bool:
    """Whether a name is another one with a nation before it."""
    first, _, rest = known.mention.text.partition(" ")
    return bool(rest) and known.words[-len(name) :] == name and aliases.name_words(rest) == name and first in NATIONS


def _is_headed(name: Reference, ref: Reference) -> bool:
    return len(name.words) > 1 and aliases.head_word(name.words) == ref.words[0] and name.mention.entity_type is not EntityType.PERSON


def _alike(clusters: Clusters, ref: Reference) -> list[Cluster]:
    """Clusters that share a word with a name, or whose initials it may be; a spelling in one word ("Suil") counts as its parts do."""
    alike = clusters.with_word(*ref.words, ref.key, ref.mention.text.replace(".", "").lower())
    return [*alike, *(c for c in clusters.right_before(ref) if c not in alike)]


def _votes(names: Sequence[Reference]) -> _Votes:
    """A spelling is a person's by the vote of its mentions, a title counting three; so is a word that is the surname of somebody."""
    voted = _persons_by_vote([r for r in names if not r.is_thing])
    full = [r for r in names if sum(w not in aliases.PARTICLES for w in r.words) > 1]
    parts = {w for r in full if r.order in voted for w in (r.words[0], r.words[-1])}
    parts -= {w for r in full if r.order not in voted for w in r.words}
    surnames = {r.order for r in names if _is_bare(r) and r.words[-1] in parts}
    return _Votes(frozenset(voted | surnames), frozenset(_may_be_bodies(names)))


def _may_be_bodies(names: Sequence[Reference]) -> set[str]:
    """Spellings that act or are tagged so, but never are where something is."""
    placed = {r.key for r in names if r.locative or (r.node.head is not None and r.node.head.lemma.lower() in OF_PLACES)}
    left = {r.key for r in names if r.node.has("case", form={"from"})}  # "people from Velska"
    tagged = {r.key for r in names if r.mention.entity_type is EntityType.ORGANIZATION} - left
    return ({r.key for r in names if r.subject} | tagged) - placed


def _persons_by_vote(names: Sequence[Reference]) -> set[int]:
    """Orders of the names whose spelling is more often a person's than not."""
    votes: Counter[str] = Counter()
    for ref in names:
        weight = TITLED if ref.titles else 1
        votes[ref.key] += weight if ref.titles or ref.mention.entity_type is EntityType.PERSON else -weight
    persons = {r.key for r in names if r.titles or (r.mention.entity_type is EntityType.PERSON and r.mention.text not in country_names())}
    return {r.order for r in names if r.key in persons and votes[r.key] >= 0}


def _is_bare(ref: Reference) -> bool:
    """A word alone that nothing shows to be a place or a part of another name ("Lund", but not "the Lund family")."""
    one = len([w for w in ref.words if w not in aliases.PARTICLES]) == 1 and ref.words[-1] not in aliases.PARTICLES  # "al-Rashid" too
    return one and not ref.modifying and not ref.locative and not ref.is_thing


def _same_name(ref: Reference, cluster: Cluster, votes: _Votes) -> str | None:
    """Why a name of two or more words, or of no person, belongs to a cluster."""
    for known in cluster.names:
        if ref.is_thing != known.is_thing and {ref.order, known.order} & votes.persons:
            continue  # a ship and the woman it is named after
        if ref.is_thing and known.is_thing and aliases.surname_of(ref.words, known.words):
            return f"short for {known.mention.text}"
        if aliases.same_spelling(ref.words, known.words):
            return "same name"
        if ref.order in votes.persons and known.order in votes.persons:
            if aliases.same_person(ref.words, known.words):
                return f"other spelling of {known.mention.text}"
            if aliases.surname_of(ref.words, known.words):
                return f"surname of {known.mention.text}"
        elif not {ref.order, known.order} & votes.persons and (why := _same_body(ref, known, votes)):
            return why
    return None


def _same_body(ref: Reference, known: Reference, votes: _Votes) -> str | None:
    """Why two names of no persons are one thing's."""
    name = known.mention.text
    if aliases.acronym_of(ref.mention.text, name) or _is_bracketed_acronym(ref, known):
        return f"acronym of {name}"
    if ref.definite and aliases.half_country(ref.words, known.words):
        return f"short for {name}"
    if aliases.without_middle(ref.words, known.words):
        return f"short for {name}"
    if ref.mention.text in country_names() or known.mention.text in country_names():
        return None  # Peru is not Peru Airlines
    is_short = aliases.short_body_of(ref.words, known.words) or aliases.first_word_of_body(ref.words, known.words)
    last = aliases.ends_in(ref.words, known.words) and not ref.locative  # "Andino" of Banco Andino, be it tagged as a place
    body = ref.key in votes.bodies or last  # a town is not the bank that bears its name
    return f"short for {name}" if is_short and body and known.mention.entity_type is EntityType.ORGANIZATION else None


def _is_bracketed_acronym(ref: Reference, known: Reference) -> bool:
    """ "United Miners' Front (FUM)": capitals with the same first letter, in brackets right after an organisation's name."""
    gap = ref.mention.span.start - known.mention.span.end
    return ref.bracketed and 1 <= gap <= 2 and aliases.may_be_acronym_of(ref.mention.text, known.mention.text)


# ------------------------------------------------------------------------------------------------ surnames


def _match_of_short_name(clusters: Clusters, ref: Reference, votes: _Votes) -> tuple[Cluster, str] | None:
    """What a name of one word that was read as a person's goes with: the full name it is part of, or its like."""
    if ref.family:
        return None
    alike = _alike(clusters, ref)
    people = [c for c in alike if c.titles or _may_be_person(c)]
    bearers = [c for c in _bearers(people, ref) if not _is_namesake(c, ref, alike)]
    if not bearers:
        return _match_of_like(alike, people, ref, votes)
    firm = _firm_of_that_name(alike, ref)
    if firm is not None:
        return firm, f"short for {firm.fullest.mention.text}"
    chosen = _choose(bearers, ref)
    return (chosen, f"part of the name {chosen.fullest.mention.text}") if chosen is not None else None


def _may_be_person(cluster: Cluster) -> bool:
    is_named = any(n.mention.entity_type is EntityType.PERSON for n in cluster.names)
    return is_named and cluster.entity_type is not EntityType.ORGANIZATION


def _bearers(people: Sequence[Cluster], ref: Reference) -> list[Cluster]:
    """Those whose surname it is, else those whose first name."""
    by_surname = [c for c in people if any(aliases.surname_of(ref.words, n.words) for n in c.names)]
    return by_surname or [c for c in people if any(aliases.first_name_of(ref.words, n.words) for n in c.names)]


def _match_of_like(alike: Sequence[Cluster], people: Sequence[Cluster], ref: Reference, votes: _Votes) -> tuple[Cluster, str] | None:
    """The cluster with the same name, or of a body that it is short for."""
    same = next((c for c in alike if any(aliases.same_spelling(ref.words, n.words) for n in c.names)), None)
    if same is not None:
        return same, "same name"
    if ref.titles:
        return None
    return next(((c, why) for c in alike if c not in people for n in c.names if (why := _same_body(ref, n, votes))), None)


def _is_namesake(cluster: Cluster, ref: Reference, alike: Sequence[Cluster]) -> bool:
    """ "*Tamsin*", an asteroid, long before "Tamsin Tolliver": what bears the first word of a name, and is called so, and so alone, before
    anybody of that name is introduced."""
    full = [n for n in cluster.names if len(n.words) > 1]
    if not full or any(ref.words[0] != n.words[0] for n in full):
        return False
    late = min(n.mention.sentence for n in full) - ref.mention.sentence > INTRODUCTION
    return late or any(c.names and all(n.words == ref.words for n in c.names) for c in alike)


def _firm_of_that_name(clusters: Sequence[Cluster], ref: Reference) -> Cluster | None:
    """ "*Halvorsen*, based in Oslo, …": the firm Halvorsen Marine rather than its founder, where the tagger or grammar says a thing."""
    thing = ref.impersonal or ref.mention.entity_type is EntityType.ORGANIZATION
    if not thing or ref.titles:
        return None
    bodies = [c for c in clusters if c.entity_type is EntityType.ORGANIZATION]
    return next((c for c in bodies if any(len(n.words) > 1 and aliases.first_word_of_body(ref.words, n.words) for n in c.names)), None)


def _choose(bearers: Sequence[Cluster], ref: Reference) -> Cluster | None:
    """The bearer of a surname who is meant: by title and gender, by who has been introduced and named last."""
    fitting = _of_title(bearers, ref)
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    if len(bearers) > MOST_BEARERS:
        return None  # everybody is called so
    introduced = [c for c in fitting if any(r.order < ref.order for r in c.names)]
    if not introduced:
        return min(fitting, key=lambda c: min(n.order for n in c.names))
    nearest, last = earlier(introduced, ref)[0]
    if len(introduced) == 1 or ref.mention.sentence - last.mention.sentence <= NEAR:
        return nearest
    called = [c for c in introduced if any(len(n.words) == 1 and n.order < ref.order for n in c.names)]
    return called[0] if len(called) == 1 else None  # the one whom the text calls by the surname alone


def _of_title(bearers: Sequence[Cluster], ref: Reference) -> list[Cluster]:
    """The bearers of no other gender and no other title; "President Lee" is no spokesman."""
    roles = {t.lemma for t in ref.titles} - ADDRESS
    fitting = _of_gender(bearers, ref)
    titled = [c for c in fitting if roles & c.roles]
    untitled = [c for c in fitting if not c.roles] if roles and len(fitting) > 1 else []
    return [c for c in titled or untitled or fitting if not (roles & RULERS and c.roles and not c.roles & RULERS)]


def _of_gender(bearers: Sequence[Cluster], ref: Reference) -> list[Cluster]:
    """Those of the gender that a title says; "Mr Dorn" is a man before he is somebody of whom nothing is known."""
    if not ref.gender:
        return list(bearers)
    return [c for c in bearers if c.gender == ref.gender] or [c for c in bearers if not c.gender]
