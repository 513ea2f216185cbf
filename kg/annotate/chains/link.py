"""Mentions without a cluster -> clusters: by rules where they are sure, otherwise by a learned scorer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.annotate.chains.clusters import MEMORY, Cluster
from kg.annotate.chains.grammar import is_acting, is_barred, is_dummy, stands_for_several
from kg.annotate.chains.nouns.bearers import is_dated
from kg.annotate.chains.nouns.nominals import is_another_kind, taken_up
from kg.annotate.chains.nouns.origins import origin_of, origins
from kg.annotate.chains.pronouns import Discourse, by_speaker, can_act, clear_antecedent, is_owned_by_none, told_antecedent
from kg.annotate.chains.references import Reference
from kg.english.nouns.classes import EPITHETS, is_actor, is_role
from kg.english.pronouns import DEMONSTRATIVES, FIRST_PERSON, HE, IT, SECOND_PERSON, SHE, THEY
from kg.english.tree import is_caption
from kg.types import EntityType, MentionKind

Match = tuple[Cluster, str]
Veto = Callable[[Cluster, Reference], bool]

# The least probability of a link by the scorer, for facts and for reading. CoNLL F1 on GUM dev is 61.1 at 0.4 and 62.0 at 0.25 and at 0.15;
# of the descriptions in twelve marked articles 155 of 158 are right at 0.4, 154 of 155 at 0.5.
FOR_FACTS_LEAST, FOR_READING_LEAST = 0.5, 0.25
LEAST_OF_PEOPLE = 0.05  # the same for "he" and "she", of whom there are few
# How likely what is most in mind must be beside the likeliest antecedent: of the pronouns of twelve marked articles three more are wrong at
# 0.5, six more at 0.3, and none is found that is not at 0.8.
DOUBT = 0.8
# How much an earlier pronoun of a chain weighs for "he" and "she" beside its names and nouns, so that a wrong link does not go on to all
# pronouns behind it; and chains without a name beside others: news and encyclopedias name whom they speak of.
AGAIN = 0.4
PRONOUNS_ALONE, NOUNS_ALONE = 0.1, 0.2

ONLY_ONE = frozenset({"earth", "globe", "planet", "universe", "world"})  # nothing that an article names
FAMILIES = {
    EntityType.PERSON: "person",
    EntityType.ORGANIZATION: "body or place",
    EntityType.PLACE: "body or place",
    EntityType.FACILITY: "body or place",
    EntityType.EVENT: "event",
    EntityType.PRODUCT: "thing",
    EntityType.WORK: "work",
}  # what cannot be one another


class Linking:
    """Puts mentions into clusters: all of them by rule, then each by score.

    With `sure`, links must be fit to make facts: of noun phrases only definite ones take up something, "this" and "that" nothing (10 of
    17 links were right on GUM dev), and no predicate noun is its subject ("*Yoon* is the *president*"). What rules think is in mind counts
    more where the scorer is not `informed` by what the encoder makes of the words.
    """

    def __init__(self, discourse: Discourse, *, sure: bool, informed: bool) -> None:
        self._discourse = discourse
        self._clusters = discourse.clusters
        self._vetoes: tuple[Veto, ...] = (*ALWAYS, *FOR_FACTS) if sure else ALWAYS
        self._informed = informed
        self._least = FOR_FACTS_LEAST if sure else FOR_READING_LEAST

    def by_rule(self, ref: Reference, candidates: Sequence[Reference], shares: Sequence[float]) -> None:
        """Put a mention into the cluster that rules are sure of, else into one of its own.

        `shares` are the probabilities of the scorer. Whom "he" and "she" stand for is settled here: "I" and "we" in what they say need it.
        """
        if ref.is_nominal:
            match = taken_up(self._clusters, ref)
            match = None if match is not None and _is_barred_from(match[0], ref) else match
        else:
            match = by_speaker(self._discourse, ref) or told_antecedent(self._discourse, ref)
            match = match or self._in_mind(ref, candidates, shares)
        cluster = self._clusters.join(ref, match)
        if cluster.doubtful and ref.node.low in IT:
            cluster.decided, cluster.class_reasons = EntityType.ORGANIZATION, (f"“{ref.node.low}” stands for it",)
        elif cluster.spellings and cluster.entity_type is not EntityType.PERSON and ref.node.low in HE | SHE:
            cluster.decided, cluster.class_reasons = EntityType.PERSON, (f"“{ref.node.low}” stands for them",)

    def is_left(self, ref: Reference) -> bool:
        """Whether rules have found nothing for a mention that stands for something: it begins a cluster without a name."""
        own = self._clusters.of(ref)
        begins = own is not None and own.members[0][0] is ref and not own.spellings
        return begins and not is_dummy(ref) and not stands_for_several(ref)

    def by_score(self, ref: Reference, candidates: Sequence[Reference], shares: Sequence[float]) -> None:
        """Merge the cluster that a mention begins into the likeliest one before it. `shares` are the probabilities of the candidates.

        Not "the ousted general": who left or came into an office is what the text tells, which rules have looked for.
        """
        if ref.is_nominal and is_dated(ref):
            return
        own, match = self._clusters.of(ref), self._likeliest(ref, candidates, shares)
        if own is not None and match is not None:
            self._clusters.merge(own, match)

    def _in_mind(self, ref: Reference, candidates: Sequence[Reference], shares: Sequence[float]) -> Match | None:
        """What "he" and "she" most likely stand for; else, as of "it" and "they", what is most in mind, unless another is far likelier."""
        likely = self._likeliest(ref, candidates, shares) if self._informed and ref.node.low in HE | SHE else None
        match = likely or clear_antecedent(self._discourse, ref)
        if match is None or match is likely or not self._informed:
            return match
        _, total = self._weighed(ref, candidates, shares)
        rivals = (share for cluster, share in total.items() if self._is_allowed(cluster, ref))
        return match if total.get(match[0], 0.0) >= DOUBT * max(rivals, default=0.0) else None

    def _likeliest(self, ref: Reference, candidates: Sequence[Reference], shares: Sequence[float]) -> Match | None:
        """The cluster of the likeliest mention, if the mentions of that cluster together are likely enough.

        Not the cluster of the largest sum (but for "he" and "she"): a chain with many mentions far back would outdo the one spoken of last.
        """
        best, total = self._weighed(ref, candidates, shares)
        likely = [c for c in best if total[c] >= self._least_of(c, ref)]
        for cluster in sorted(likely, key=lambda c: (-best[c] * _standing(c, ref), c.number)):
            if self._is_allowed(cluster, ref):
                return _reasoned(cluster, ref, total[cluster])
        return None

    def _least_of(self, cluster: Cluster, ref: Reference) -> float:
        """The least probability of a link: less for "he" and "she" and whom the tagger takes for a person."""
        person = cluster.entity_type is EntityType.PERSON or not cluster.spellings
        return LEAST_OF_PEOPLE if person and ref.node.low in HE | SHE else self._least

    def _weighed(
        self, ref: Reference, candidates: Sequence[Reference], shares: Sequence[float]
    ) -> tuple[dict[Cluster, float], dict[Cluster, float]]:
        """Clusters of the candidates -> the probability of their likeliest mention, and of all their mentions together.

        For "he" and "she" the former is that of all, too, but of earlier pronouns only a part.
        """
        person = ref.node.low in HE | SHE
        best: dict[Cluster, float] = {}
        total: dict[Cluster, float] = {}
        for known, share in zip(candidates, shares, strict=True):
            cluster = self._clusters.of(known)
            if cluster is not None and not (ref.is_pronoun and is_caption(known.node.tree.sentence)):
                weight = share * AGAIN if person and known.is_pronoun else share
                best[cluster] = best.get(cluster, 0.0) + weight if person else max(best.get(cluster, 0.0), weight)
                total[cluster] = total.get(cluster, 0.0) + share
        return best, total

    def _is_allowed(self, cluster: Cluster, ref: Reference) -> bool:
        """Whether nothing that is certain speaks against it: another gender, a person and "it", grammar."""
        own = self._clusters.of(ref)
        gender = own.gender if own is not None else ref.gender
        if own is cluster or (gender and cluster.gender and gender != cluster.gender):
            return False
        return not any(veto(cluster, ref) for veto in self._vetoes)


def _standing(cluster: Cluster, ref: Reference) -> float:
    """How much a cluster weighs beside others."""
    if ref.node.low not in HE | SHE or cluster.spellings:
        return 1.0
    return PRONOUNS_ALONE if cluster.fullest.is_pronoun else NOUNS_ALONE


# ------------------------------------------------------------------------------------------------ vetoes


def _is_barred_from(cluster: Cluster, ref: Reference) -> bool:
    sentence = ref.mention.sentence
    return any(is_barred(r, ref) for r in cluster.within(sentence, sentence))


def _disagrees(cluster: Cluster, ref: Reference) -> bool:
    """A person and "it", a thing or many and "he"; a cluster of pronouns tells nothing."""
    if not ref.is_pronoun or cluster.fullest.mention.kind is MentionKind.PRONOUN:
        return False
    person = cluster.entity_type is EntityType.PERSON
    if ref.node.low in HE | SHE:
        return not (person or cluster.may_be_person) or cluster.plural
    if ref.node.low in THEY:
        return person and not cluster.plural and not cluster.doubtful
    return ref.node.low in IT and ((person and not cluster.doubtful) or cluster.plural)


def _is_of_speaking(cluster: Cluster, ref: Reference) -> bool:
    """Who speaks is told by quotations, not by what is likely."""
    return ref.node.low in DEMONSTRATIVES or (ref.node.low in FIRST_PERSON | SECOND_PERSON and bool(cluster.names))


def _is_other_noun(cluster: Cluster, ref: Reference) -> bool:
    return ref.is_nominal and is_another_kind(cluster, ref)


def _is_of_another_class(cluster: Cluster, ref: Reference) -> bool:
    """ "the island" is no ship, the peso nobody; a body and the place where it is may be called alike."""
    if not ref.is_nominal or not cluster.spellings:
        return False
    if ref.lemma in ONLY_ONE:
        return True
    if cluster.entity_type is EntityType.PERSON and not is_actor(ref.lemma) and ref.lemma not in EPITHETS:
        return True
    classes = (FAMILIES.get(cluster.entity_type), FAMILIES.get(ref.mention.entity_type))
    return None not in classes and classes[0] != classes[1]


def _is_from_elsewhere(cluster: Cluster, ref: Reference) -> bool:
    """ "the U.S. military" after NATO: where a body is from is known of the one it takes up, or is in its name."""
    wanted = origin_of(ref) if ref.is_nominal and cluster.names else set()
    called = {w for n in cluster.names for w in n.words}
    return bool(wanted) and cluster.entity_type is EntityType.ORGANIZATION and not wanted & (origins(cluster) | called)


def _is_role_of_another(cluster: Cluster, ref: Reference) -> bool:
    """ "the judge" in an article with one named person is somebody else, unless the text calls that person so."""
    person = bool(cluster.spellings) and cluster.entity_type is EntityType.PERSON
    if not ref.is_nominal or not person or (ref.lemma in EPITHETS and not cluster.roles - EPITHETS) or not is_role(ref.lemma):
        return False
    called = (
        {t.lemma for t in cluster.titles} | {k.noun for k in cluster.kinds} | {r.lemma for r, _ in cluster.members[:MEMORY] if r.is_nominal}
    )
    return ref.lemma not in called


def _is_new(cluster: Cluster, ref: Reference) -> bool:
    """Whether a noun phrase may introduce a thing or mean a kind: "arms", "a ministry", "the labour ministry" after "the ministry"."""
    if not ref.is_nominal:
        return False
    if not ref.definite or ref.mention.entity_type is EntityType.DATE:
        return True
    alike = [r for r, _ in cluster.members[:MEMORY] if ref.lemma in (r.lemma, *r.words)]
    return bool(alike) and not any(ref.modifiers <= {*r.modifiers, *r.words} for r in alike)


def _governs(cluster: Cluster, ref: Reference) -> bool:
    """Whether one of two mentions of a sentence hangs from the other: a fact tells of them, which would be one of a thing and itself."""
    if not ref.is_nominal:
        return False
    here = cluster.within(ref.mention.sentence, ref.mention.sentence)
    return any(known.node.head is ref.node or ref.node.head is known.node for known in here)


def _cannot_act(cluster: Cluster, ref: Reference) -> bool:
    return ref.subject and ref.is_pronoun and is_acting(ref) and not can_act(cluster, ref)


ALWAYS: tuple[Veto, ...] = (_disagrees, _is_barred_from)
FOR_FACTS: tuple[Veto, ...] = (
    _is_of_speaking,
    _is_other_noun,
    _is_of_another_class,
    _is_from_elsewhere,
    _is_role_of_another,
    _is_new,
    _governs,
    is_owned_by_none,
    _cannot_act,
)


def _reasoned(cluster: Cluster, ref: Reference, share: float) -> Match:
    manner = "pronoun for" if ref.is_pronoun else "takes up"
    return cluster, f"{manner} {cluster.fullest.mention.text} ({min(share, 1.0):.2f})"
