"""Mentions of one document -> chains: names and appositions by rules, noun phrases and pronouns by rules and a learned scorer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.annotate.chains.bodies import speak_for_bodies
from kg.annotate.chains.classes import decide_classes
from kg.annotate.chains.clusters import Cluster, Clusters
from kg.annotate.chains.link import Linking
from kg.annotate.chains.names import name_clusters
from kg.annotate.chains.nouns.kinds import add_kinds
from kg.annotate.chains.nouns.nominals import add_appositions
from kg.annotate.chains.pronouns import Discourse
from kg.annotate.chains.quotes import Quoted, quoted_words
from kg.annotate.chains.references import Reference, references
from kg.annotate.chains.relatives import relative_mentions
from kg.annotate.chains.score.candidates import candidate_pairs
from kg.annotate.chains.score.scorer import Scorer
from kg.annotate.chains.score.traits import SPEAKERS, Traits, group_of, traits
from kg.annotate.parsed import Parsed
from kg.english.nouns.titles import ADDRESS
from kg.types import Chain, Mention


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document whose names and appositions are in clusters; `known` is what the scorer reads of each mention, in use and in training."""

    clusters: Clusters
    quoted: Quoted
    known: Traits

    @property
    def open(self) -> list[bool]:
        """For each mention whether it has no cluster yet."""
        return [cluster is None for cluster in self.known.clusters]


def prepare(found: Sequence[Mention], parsed: Parsed) -> Prepared:
    """Link names and appositions by rules."""
    refs, clusters = named_clusters(found, parsed)
    decide_classes(clusters, parsed.trees)
    quoted = quoted_words(parsed.trees)
    return Prepared(clusters, quoted, traits(refs, clusters, parsed, quoted))


def named_clusters(found: Sequence[Mention], parsed: Parsed) -> tuple[list[Reference], Clusters]:
    """References, and clusters of names with the phrases beside them and what these say of kinds; classes are the tagger's."""
    refs = references(found, parsed.trees, parsed.text)
    clusters = name_clusters([r for r in refs if r.is_name])
    add_appositions(clusters, refs)
    add_kinds(clusters)
    return refs, clusters


def chains(found: Sequence[Mention], parsed: Parsed, *, scorer: Scorer, sure: bool) -> tuple[Chain, ...]:
    """All chains, by the place of their first mention; each mention is in exactly one and bears the class of its chain.

    `sure` chains are for facts and hold relative pronouns too, the others are for reading, as coreference corpora have them: see `Linking`.
    """
    ready = prepare(found, parsed)
    refs, clusters = ready.known.refs, ready.clusters
    linking = Linking(Discourse(clusters, parsed.trees, ready.quoted), sure=sure, informed=bool(parsed.states))
    pairs = candidate_pairs(ready.known, asked=ready.open)
    shares = scorer.probabilities(ready.known, pairs)
    starts = np.searchsorted(pairs.later, np.arange(len(refs) + 1))

    def judged(ref: Reference) -> tuple[list[Reference], list[float]]:
        own = slice(starts[ref.order], starts[ref.order + 1])
        return [refs[i] for i in pairs.earlier[own]], shares[own].tolist()

    open_ = sorted((r for r, is_open in zip(refs, ready.open, strict=True) if is_open), key=_turn)
    for ref in open_:
        linking.by_rule(ref, *judged(ref))
    for ref in [r for r in open_ if linking.is_left(r)]:
        linking.by_score(ref, *judged(ref))
    relatives: dict[Cluster, list[Mention]] = {}
    if sure:
        speak_for_bodies(clusters, refs, ready.quoted)
        for cluster, mention in relative_mentions(clusters, parsed.trees, found[0].document if found else ""):
            relatives.setdefault(cluster, []).append(mention)
    made = (_chain(c, relatives.get(c, ())) for c in clusters.all if c.members)
    return tuple(sorted(made, key=lambda c: (c.mentions[0].span, c.mentions[0].head)))


def _turn(ref: Reference) -> tuple[int, int]:
    """Noun phrases come before pronouns, and I, we and you last: who speaks may be told after what is said."""
    return (2 if group_of(ref) in SPEAKERS else int(ref.is_pronoun), ref.order)


def _chain(cluster: Cluster, relatives: Sequence[Mention]) -> Chain:
    entity_type, name = cluster.entity_type, cluster.fullest.mention.text
    members = [(replace(r.mention, entity_type=entity_type), why) for r, why in cluster.members]
    members += [(m, f"relative pronoun of {name}") for m in relatives]
    members.sort(key=lambda m: (m[0].span, m[0].head))
    return Chain(
        name=name,
        entity_type=entity_type,
        mentions=tuple(m for m, _ in members),
        reasons=tuple(why for _, why in members),
        titles=tuple(sorted({t.text for t in cluster.titles if t.lemma not in ADDRESS})),
        class_reasons=cluster.class_reasons,
        kinds=_kinds(cluster),
    )


def _kinds(cluster: Cluster) -> tuple[str, ...]:
    """Nouns for what a named thing is, else the noun by which something unnamed is introduced."""
    if cluster.spellings or cluster.nominal is None:
        return tuple(dict.fromkeys(k.noun for k in cluster.kinds))
    return (cluster.nominal.lemma,)
