"""Pronouns and the clusters of names and noun phrases in; each pronoun put into the cluster it stands for, or into one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.annotate.lexicon import COLLECTIVES, FIRST_PERSON, HE, IT, REFLEXIVES, SHE, THEY
from kg.annotate.quotes import Quotations
from kg.annotate.references import Reference
from kg.annotate.tagged import Tagged
from kg.types import EntityType, MentionKind

if TYPE_CHECKING:
    from kg.annotate.coref import Cluster

REACH = 3  # sentences a pronoun looks back
# Weights in the manner of Lappin and Leass (1994), halved for each sentence of distance.
RECENCY, SUBJECT, OBJECT, HEAD, NAMED, DEFINITE = 100.0, 80.0, 50.0, 40.0, 40.0, 20.0
MARGIN = 1.15  # how much better the best candidate must be than the next one
PEOPLE = frozenset({EntityType.PERSON})
MANY = frozenset({EntityType.GROUP})
TIMES = frozenset({EntityType.DATE})


def resolve_pronouns(clusters: list[Cluster], pronouns: Sequence[Reference], tagged: Sequence[Tagged], quoted: Quotations) -> None:
    """Add each pronoun to a cluster, in text order, so that a resolved one helps the next."""
    for ref in pronouns:
        found = _antecedent(clusters, ref, tagged, quoted)
        if found is None:
            clusters.append(_new(clusters, ref))
        else:
            cluster, why = found
            cluster.members.append((ref, why))
            cluster.members.sort(key=lambda m: m[0].order)


def _new(clusters: list[Cluster], ref: Reference) -> Cluster:
    from kg.annotate.coref import FIRST, Cluster  # noqa: PLC0415

    return Cluster([(ref, FIRST)])


def _antecedent(clusters: Sequence[Cluster], ref: Reference, tagged: Sequence[Tagged], quoted: Quotations) -> tuple[Cluster, str] | None:
    form = ref.mention.text.lower()
    if form in FIRST_PERSON:
        place = quoted.speaker_at(ref.mention.sentence, ref.at)
        speaker = next((c for c in clusters if any((r.mention.sentence, r.at) == place for r in c.references)), None)
        return (speaker, "speaker of the quotation") if speaker else None
    if form in REFLEXIVES:
        return _subject_of_clause(clusters, ref, tagged[ref.mention.sentence])
    if form not in HE | SHE | IT | THEY:
        return None
    ranked = sorted(_scored(clusters, ref, tagged, quoted), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] < MARGIN * ranked[1][0]):
        return None
    return ranked[0][1], f"pronoun for {ranked[0][1].fullest.mention.text}"


def _subject_of_clause(clusters: Sequence[Cluster], ref: Reference, t: Tagged) -> tuple[Cluster, str] | None:
    at = ref.at
    while at >= 0:
        at = t.parent(at)
        subject = next((c for c in t.children[at] if t.tokens[c].deprel.startswith("nsubj")), -1) if at >= 0 else -1
        if subject >= 0:
            cluster = next(
                (c for c in clusters if any((r.mention.sentence, r.at) == (ref.mention.sentence, subject) for r in c.references)), None
            )
            return (cluster, "reflexive") if cluster and _agrees(cluster, ref) else None
    return None


def _scored(clusters: Sequence[Cluster], ref: Reference, tagged: Sequence[Tagged], quoted: Quotations) -> Iterator[tuple[float, Cluster]]:
    """Candidates that agree and are not barred, with their salience."""
    place = quoted.speaker_at(ref.mention.sentence, ref.at)
    for cluster in clusters:
        near = [r for r in cluster.references if r.order < ref.order and ref.mention.sentence - r.mention.sentence <= REACH]
        if not near or not _agrees(cluster, ref) or any(_barred(r, ref, tagged) for r in cluster.references):
            continue
        if place is not None and any((r.mention.sentence, r.at) == place for r in cluster.references):
            continue  # speakers call themselves I
        yield _salience(cluster, near, ref, tagged), cluster


def _agrees(cluster: Cluster, ref: Reference) -> bool:
    form = ref.mention.text.lower()
    kind = cluster.entity_type
    if kind in TIMES:
        return False
    if form in HE | SHE:
        return kind in PEOPLE and not (cluster.gender and cluster.gender != ref.gender) and not _is_plural(cluster)
    if form in IT:
        return kind not in PEOPLE | MANY and not _is_plural(cluster)
    return _is_plural(cluster) or kind in MANY or any(r.lemma in COLLECTIVES for r in cluster.references)


def _is_plural(cluster: Cluster) -> bool:
    nouns = [r for r in cluster.references if r.mention.kind is MentionKind.NOMINAL]
    return bool(nouns) and not cluster.names and nouns[0].plural


def _barred(known: Reference, ref: Reference, tagged: Sequence[Tagged]) -> bool:
    """Whether grammar keeps the two apart: arguments of one verb, and a phrase and its own possessor."""
    if known.mention.sentence != ref.mention.sentence:
        return False
    t = tagged[ref.mention.sentence]
    if known.mention.span.covers(ref.mention.span) or t.parent(ref.at) == known.at:
        return True
    possessive = t.tokens[ref.at].deprel == "nmod:poss"
    return not possessive and t.parent(known.at) == t.parent(ref.at) and t.parent(ref.at) >= 0


def _salience(cluster: Cluster, near: Sequence[Reference], ref: Reference, tagged: Sequence[Tagged]) -> float:
    total = 0.0
    for sentence in {r.mention.sentence for r in near}:
        best = max(_weight(r, tagged) for r in near if r.mention.sentence == sentence)
        total += best * 0.5 ** (ref.mention.sentence - sentence)
    return total


def _weight(known: Reference, tagged: Sequence[Tagged]) -> float:
    token = tagged[known.mention.sentence].tokens[known.at]
    role = SUBJECT if known.subject else OBJECT if token.deprel in ("obj", "iobj", "obl:agent") else 0.0
    head = 0.0 if token.deprel in ("nmod", "nmod:poss", "compound", "nmod:desc") else HEAD
    return RECENCY + role + head + NAMED * bool(known.mention.kind is MentionKind.NAME) + DEFINITE * known.definite
