"""Mentions of one document in, chains out: names, then appositions, noun phrases, pronouns. Precision before recall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.clusters import Cluster
from kg.annotate.name_links import decide_classes, name_clusters
from kg.annotate.nominals import add_appositions, place_nominal
from kg.annotate.pronouns import resolve_pronouns
from kg.annotate.quotes import quotations
from kg.annotate.references import FORMS_OF_ADDRESS, references
from kg.annotate.tagged import Tagged
from kg.types import Chain, Mention, MentionKind


def chains(found: Sequence[Mention], tagged: Sequence[Tagged], text: str) -> tuple[Chain, ...]:
    """All chains, by the place of their first mention; each mention is in exactly one and bears the class of its chain."""
    refs = references(found, tagged, text)
    clusters = name_clusters([r for r in refs if r.mention.kind is MentionKind.NAME])
    placed = add_appositions(clusters, refs)
    decide_classes(clusters, tagged)
    for ref in refs:
        if ref.mention.kind is MentionKind.NOMINAL and ref.order not in placed:
            place_nominal(clusters, ref)
    resolve_pronouns(clusters, [r for r in refs if r.mention.kind is MentionKind.PRONOUN], tagged, quotations(tagged))
    return tuple(sorted(map(_chain, clusters.all), key=lambda c: (c.mentions[0].span, c.mentions[0].head)))


def _chain(cluster: Cluster) -> Chain:
    entity_type = cluster.entity_type
    return Chain(
        name=cluster.fullest.mention.text,
        entity_type=entity_type,
        mentions=tuple(replace(r.mention, entity_type=entity_type) for r, _ in cluster.members),
        reasons=tuple(why for _, why in cluster.members),
        titles=tuple(sorted({t.text for t in cluster.titles if t.lemma not in FORMS_OF_ADDRESS})),
    )
