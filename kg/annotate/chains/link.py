"""Mentions in, clusters out: first by rules, where they are sure, then by the scorer what rules have left alone."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.chains.clusters import MEMORY, Cluster, Clusters
from kg.annotate.chains.grammar import is_acting, is_barred, is_dummy, stands_for_several
from kg.annotate.chains.nominals import is_another_kind, taken_up
from kg.annotate.chains.pronouns import by_speaker, can_act, clear_antecedent, is_owned_by_none
from kg.annotate.chains.quotes import Quotations
from kg.annotate.chains.references import Reference
from kg.annotate.lexicon import DEMONSTRATIVES, FIRST_PERSON, HE, IT, SECOND_PERSON, SHE
from kg.english.tree import Node, Tree
from kg.english.tree import is_caption
from kg.types import EntityType, MentionKind

Match = tuple[Cluster, str]

# The least probability of a link by the scorer. CoNLL F1 on GUM dev is highest near it (61.2 at 0.25, 60.6 at 0.4, 58.8 at 0.5); the facts
# found in the articles with gold facts (twelve invented ones, six of GUM dev) are the same from 0.4 to 0.6.
THRESHOLD = 0.4


class Linking:
    """Puts mentions into clusters: all of them by rule, then each by score.

    With `sure`, links must be fit to make facts: of noun phrases only definite ones take up something, "this" and "that" nothing (10 of
    17 links were right on GUM dev), and no predicate noun is its subject ("*Yoon* is the *president*").
    """

    def __init__(self, clusters: Clusters, tagged: Sequence[Tree], quoted: Quotations, *, sure: bool) -> None:
        self._sure = sure
        self._clusters = clusters
        self._tagged = tagged
        self._quoted = quoted

    def by_rule(self, ref: Reference) -> None:
        """Put a mention into the cluster that rules are sure of, else into one of its own."""
        if ref.mention.kind is MentionKind.NOMINAL:
            sentence = ref.mention.sentence
            match = taken_up(self._clusters, ref)
            here = match[0].within(sentence, sentence) if match else []
            match = None if any(is_barred(r, ref, self._tagged[sentence]) for r in here) else match
        else:
            match = by_speaker(self._clusters, ref, self._quoted) or clear_antecedent(self._clusters, ref, self._tagged, self._quoted)
        cluster = self._clusters.join(ref, match)
        if cluster.doubtful and ref.mention.text.lower() in IT:
            cluster.decided = EntityType.ORGANIZATION

    def is_left(self, ref: Reference) -> bool:
        """Whether rules have found nothing for a mention that stands for something: it begins a cluster without a name."""
        own = self._clusters.of(ref)
        begins = own is not None and own.members[0][0] is ref and not own.spellings
        here = self._tagged[ref.mention.sentence]
        return begins and not is_dummy(ref, here) and not stands_for_several(ref, here)

    def by_score(self, ref: Reference, candidates: Sequence[Reference], shares: Sequence[float]) -> None:
        """Merge the cluster that a mention begins into the likeliest one before it. `shares` are the probabilities of the candidates."""
        own, match = self._clusters.of(ref), self._likeliest(ref, candidates, shares)
        if own is not None and match is not None:
            self._clusters.merge(own, match)

    def _likeliest(self, ref: Reference, candidates: Sequence[Reference], shares: Sequence[float]) -> Match | None:
        """The cluster of the likeliest mention, if the mentions of that cluster together are likely enough.

        Not the cluster of the largest sum: a chain with many mentions far back would outdo the one that was spoken of last.
        """
        best: dict[Cluster, float] = {}
        total: dict[Cluster, float] = {}
        pronoun = ref.mention.kind is MentionKind.PRONOUN
        for known, share in zip(candidates, shares, strict=True):
            cluster = self._clusters.of(known)
            shown = pronoun and is_caption(self._tagged[known.mention.sentence].sentence)
            if cluster is not None and not shown:
                best[cluster] = max(best.get(cluster, 0.0), share)
                total[cluster] = total.get(cluster, 0.0) + share
        if max(total.values(), default=0.0) < THRESHOLD:
            return None
        for cluster in sorted(best, key=lambda c: (-best[c], c.number)):
            if self._is_allowed(cluster, ref):
                return _reasoned(cluster, ref, total[cluster]) if total[cluster] >= THRESHOLD else None
        return None

    def _is_allowed(self, cluster: Cluster, ref: Reference) -> bool:
        """Whether nothing that is certain speaks against it: another gender, a person and "it", grammar."""
        own = self._clusters.of(ref)
        if own is None or own is cluster or (own.gender and cluster.gender and own.gender != cluster.gender):
            return False
        form = ref.mention.text.lower()
        if self._sure and (form in DEMONSTRATIVES or (form in FIRST_PERSON | SECOND_PERSON and cluster.names)):
            return False  # who speaks is told by quotations, not by what is likely
        person = cluster.entity_type is EntityType.PERSON
        if ref.mention.kind is MentionKind.PRONOUN and cluster.fullest.mention.kind is not MentionKind.PRONOUN:
            if form in HE | SHE and (not person or cluster.plural):
                return False
            if form in IT and ((person and not cluster.doubtful) or cluster.plural):
                return False
        sentence = ref.mention.sentence
        t, here = self._tagged[sentence], cluster.within(sentence, sentence)
        if self._sure and ref.mention.kind is MentionKind.NOMINAL and is_another_kind(cluster, ref):
            return False
        if self._sure and (_is_new(cluster, ref) or any(_governs(r, ref, t) for r in here)):
            return False
        acting = self._sure and ref.subject and ref.mention.kind is MentionKind.PRONOUN and is_acting(ref, t)
        if self._sure and is_owned_by_none(cluster, ref, t):
            return False
        return (not acting or can_act(cluster, ref)) and not any(is_barred(r, ref, t) for r in here)


def _is_new(cluster: Cluster, ref: Reference) -> bool:
    """Whether a noun phrase may introduce a thing or mean a kind: "arms", "a ministry", "the labour ministry" after "the ministry"."""
    if ref.mention.kind is not MentionKind.NOMINAL:
        return False
    if not ref.definite or ref.mention.entity_type is EntityType.DATE:
        return True
    alike = [r for r, _ in cluster.members[:MEMORY] if ref.lemma in (r.lemma, *r.words)]
    return bool(alike) and not any(ref.modifiers <= {*r.modifiers, *r.words} for r in alike)


def _governs(known: Reference, ref: Reference, t: Tree) -> bool:
    """Whether one of two mentions of a sentence hangs from the other: a fact tells of them, which would be one of a thing and itself."""
    return ref.mention.kind is MentionKind.NOMINAL and (known.node.head == ref.node or ref.node.head == known.node)


def _reasoned(cluster: Cluster, ref: Reference, share: float) -> Match:
    manner = "pronoun for" if ref.mention.kind is MentionKind.PRONOUN else "takes up"
    return cluster, f"{manner} {cluster.fullest.mention.text} ({min(share, 1.0):.2f})"
