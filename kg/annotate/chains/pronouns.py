"""A pronoun and the clusters before it -> the cluster it stands for, where rules are sure of it; what they leave is for the scorer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.annotate.chains.clusters import MEMORY, Cluster, Clusters
from kg.annotate.chains.grammar import is_acting, is_barred, is_dummy, says_it, stands_for_several, subject_of
from kg.annotate.chains.quotes import Quoted
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import OF_FIRMS, PUBLIC
from kg.english.pronouns import FIRST_PERSON, HE, IT, REFLEXIVES, SHE, THEY
from kg.english.speech import minded
from kg.english.tables import words
from kg.english.tree import Node, Tree, is_caption
from kg.types import EntityType, MentionKind

# Tuned on GUM train, where "it" two sentences from its antecedent is right in 35 of 100 cases, "he" in 90.
REACH = 3  # sentences that he and she look back
REACH_OF_THINGS = 1  # sentences that it and they look back
# Weights in the manner of Lappin and Leass (1994), halved for each sentence of distance.
RECENCY, SUBJECT, OBJECT, HEAD, NAMED, DEFINITE, AGAIN, KNOWN_GENDER = 100.0, 80.0, 50.0, 40.0, 40.0, 20.0, 40.0, 60.0
SAYS_IT = 60.0
MARGIN_WITHIN = 1.2
MARGIN = 1.05  # how much better the best candidate must be than the next one
ASKED = ("obj", "iobj", "nsubj:pass")
OBJECT_HAS = {
    **dict.fromkeys(words("deprive relieve rob strip"), frozenset({"of"})),
    **dict.fromkeys(words("bar dismiss fire oust remove sack suspend topple"), frozenset({"from"})),
    **dict.fromkeys(
        words("blame congratulate criticise criticize honor honour jail pay praise punish thank"), frozenset({"for", "on", "over"})
    ),
}  # verb -> prepositions of what its object has or did
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
SPEAKING = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION, EntityType.PLACE})
DOCUMENTS = frozenset(
    "article audit document draft indictment judgment letter memo paper report review ruling statement study survey verdict".split()
)
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.PLACE, EntityType.FACILITY})
OWNED = OF_FIRMS | {"customer", "profit", "share"}


@dataclass(frozen=True, slots=True)
class Discourse:
    """The document a pronoun stands in: its clusters so far, its trees and its quotations."""

    clusters: Clusters
    trees: Sequence[Tree]
    quoted: Quoted


def told_antecedent(discourse: Discourse, ref: Reference) -> tuple[Cluster, str] | None:
    """The cluster that grammar says "he", "it", "they" or a reflexive takes up; with the reason."""
    if _is_reflexive(ref):
        return _subject_of_clause(discourse.clusters, ref)
    if not _is_third_person(ref):
        return None
    for rule, reason in RULES:
        cluster = rule(discourse, ref)
        if cluster is not None:
            return cluster, reason.format(name=cluster.fullest.mention.text)
    return None


def clear_antecedent(discourse: Discourse, ref: Reference) -> tuple[Cluster, str] | None:
    """The cluster that is clearly more in mind than all others that "he", "it" or "they" may take up; with the reason."""
    if _is_reflexive(ref) or not _is_third_person(ref):
        return None
    ranked = sorted(_scored(discourse, ref), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _margin([c for _, c in ranked[:2]], ref) * ranked[1][0]):
        return None
    return ranked[0][1], f"pronoun for {ranked[0][1].fullest.mention.text}"


def _is_reflexive(ref: Reference) -> bool:
    return ref.node.low in REFLEXIVES and (ref.node.low != "itself" or not _is_emphatic(ref))


def _is_third_person(ref: Reference) -> bool:
    return ref.node.low in HE | SHE | IT | THEY and not is_dummy(ref) and not stands_for_several(ref)


def by_speaker(discourse: Discourse, ref: Reference) -> tuple[Cluster, str] | None:
    """ "I" and "we" in a quotation are whoever says it."""
    if ref.node.low not in FIRST_PERSON:
        return None
    speaker = discourse.clusters.at(discourse.quoted.speaker_at(ref.place))
    fits = speaker is not None and speaker.entity_type in (SPEAKING if ref.plural else {EntityType.PERSON})
    return (speaker, "speaker of the quotation") if speaker is not None and fits else None


# ------------------------------------------------------------------------------------------------ where grammar tells


def _teller(discourse: Discourse, ref: Reference) -> Cluster | None:
    """ "Chile offered a team, and *Bolivia* said *it* would send food": a body speaks of itself."""
    clause = ref.node.head
    verb = clause.head if clause is not None and clause.deprel == "ccomp" else None
    if ref.node.low != "it" or not ref.subject or verb is None or verb.lemma not in minded():
        return None
    subject = next((c for c in verb.children if c.deprel == "nsubj" and c.index < ref.node.index), None)
    cluster = _fitting(discourse, ref, subject)
    return cluster if cluster is not None and cluster.entity_type in BODIES else None


def _asked(discourse: Discourse, ref: Reference) -> Cluster | None:
    """ "asked *the union* to withdraw *its* threat", "barred *the firm* from selling *its* shares": who is asked or kept from it has it."""
    thing = ref.node.head if ref.node.deprel == "nmod:poss" else None
    infinitive = thing.head if thing is not None else None
    if ref.node.low not in {"its", "their"} or infinitive is None or infinitive.head is None:
        return None
    if infinitive.deprel != "xcomp" and not (infinitive.deprel == "advcl" and infinitive.has("mark", form={"from"})):
        return None
    return _fitting(discourse, ref, next((c for c in infinitive.head.children if c.deprel in ASKED and c.index < infinitive.index), None))


def _deprived(discourse: Discourse, ref: Reference) -> Cluster | None:
    """ "relieved *the general* of *his* duties", "thanked *her* for *her* work": what somebody is rid of or thanked for is his own."""
    thing = ref.node.head if ref.node.deprel == "nmod:poss" else None
    verb = thing.head if thing is not None and thing.deprel == "obl" else None
    if thing is None or verb is None or verb.lemma not in OBJECT_HAS or not thing.has("case", form=OBJECT_HAS[verb.lemma]):
        return None
    return _fitting(discourse, ref, next((c for c in verb.children if c.deprel in ASKED and c.index < ref.node.index), None))


def _speaks_on(discourse: Discourse, ref: Reference) -> Cluster | None:
    """ "“I never met him,” *Wenzel* told the judges. *He* argued …": who spoke in the sentence before goes on."""
    sentence, verb = ref.mention.sentence, ref.node.head
    if not ref.subject or not sentence or verb is None or not _tells(discourse, sentence, verb) or ref.place in discourse.quoted.inside:
        return None
    earlier = next((n for n in discourse.trees[sentence - 1].nodes if _tells(discourse, sentence - 1, n, quoted=False)), None)
    subject = next((c for c in earlier.children if c.deprel == "nsubj"), None) if earlier is not None else None
    if subject is None or subject.has("conj"):
        return None
    cluster = discourse.clusters.at((sentence - 1, subject.index))
    if cluster is None or cluster.plural or not can_act(cluster, ref):
        return None
    return cluster if _agrees(cluster, ref) else None


def _tells(discourse: Discourse, sentence: int, verb: Node, *, quoted: bool = True) -> bool:
    """Whether a verb tells something beside or above all else in its sentence; with `quoted`, inside a quotation too."""
    told = verb.lemma in minded() and verb.deprel in {"root", "parataxis"}
    return told and (quoted or (sentence, verb.index) not in discourse.quoted.inside)


def _fitting(discourse: Discourse, ref: Reference, node: Node | None) -> Cluster | None:
    """The cluster of a word of the pronoun's sentence, if it agrees."""
    cluster = discourse.clusters.at((ref.mention.sentence, node.index)) if node is not None else None
    return cluster if cluster is not None and _agrees(cluster, ref) else None


RULES: tuple[tuple[Callable[[Discourse, Reference], Cluster | None], str], ...] = (
    (_teller, "pronoun for {name}, who says it"),
    (_asked, "pronoun for {name}, who is asked"),
    (_deprived, "pronoun for {name}, whose it is there"),
    (_speaks_on, "pronoun for {name}, who speaks on"),
)


def _is_emphatic(ref: Reference) -> bool:
    """ "the war itself": no argument, and of no use for "it"."""
    return ref.node.deprel not in {"obj", "iobj", "obl", "nmod"}


def _subject_of_clause(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    subject = next((s for verb in ref.node.ancestors() if (s := subject_of(verb)) is not None), None)
    cluster = clusters.at((ref.mention.sentence, subject.index)) if subject is not None else None
    return (cluster, "reflexive") if cluster is not None and _agrees(cluster, ref) else None


# ------------------------------------------------------------------------------------------------ salience


def _margin(rivals: Sequence[Cluster], ref: Reference) -> float:
    """How clear the choice must be: clearer between two of one sentence ("X relieved Y of his duties")."""
    sentence = ref.mention.sentence
    both_here = all(any(r.order < ref.order for r in c.within(sentence, sentence)) for c in rivals)
    return MARGIN_WITHIN if both_here else MARGIN


def _scored(discourse: Discourse, ref: Reference) -> Iterator[tuple[float, Cluster]]:
    """Candidates that agree and are not barred, with their salience."""
    sentence = ref.mention.sentence
    reach = REACH if ref.node.low in HE | SHE else REACH_OF_THINGS
    speaker = discourse.clusters.at(discourse.quoted.speaker_at(ref.place))
    for cluster in discourse.clusters.near(sentence, reach):
        near = [r for r in cluster.within(sentence - reach, sentence) if r.order < ref.order and not is_caption(r.node.tree.sentence)]
        barred = any(is_barred(r, ref) for r in cluster.within(sentence, sentence))
        if near and not barred and cluster is not speaker and _agrees(cluster, ref):  # speakers call themselves I
            yield _salience(cluster, near, ref), cluster


def _agrees(cluster: Cluster, ref: Reference) -> bool:
    form, kind = ref.node.low, cluster.entity_type
    only_pronouns = cluster.fullest.mention.kind is MentionKind.PRONOUN
    if kind is EntityType.DATE or (only_pronouns and form in IT | THEY):
        return False
    if form in HE | SHE:
        return kind is EntityType.PERSON and not (cluster.gender and cluster.gender != ref.gender) and not cluster.plural
    if (is_acting(ref) and not can_act(cluster, ref)) or is_owned_by_none(cluster, ref):
        return False
    if form in IT:
        return (kind not in PEOPLE or cluster.doubtful) and not cluster.plural
    return cluster.plural or kind is EntityType.GROUP or cluster.collective


def can_act(cluster: Cluster, ref: Reference) -> bool:
    """Whether a cluster may be who speaks or has a role; a report speaks as well."""
    written = ref.subject and any(r.lemma in DOCUMENTS for r, _ in cluster.members[:MEMORY] if r.is_nominal)
    return cluster.entity_type in SPEAKING or written


def is_owned_by_none(cluster: Cluster, ref: Reference) -> bool:
    """ "*its* founder", "*its* shares": a court or a ministry has none."""
    above = ref.node.head
    owner = above is not None and ref.node.deprel == "nmod:poss" and above.lemma.lower() in OWNED
    return owner and any(word in PUBLIC for name in cluster.names for word in name.words)


def _salience(cluster: Cluster, near: Sequence[Reference], ref: Reference) -> float:
    """How much in mind a cluster is: the best mention of each sentence, halved for each sentence back; more where the gender is known."""
    total = 0.0
    for sentence in sorted({r.mention.sentence for r in near}):
        best = max(_weight(r) for r in near if r.mention.sentence == sentence)
        total += best * 0.5 ** (ref.mention.sentence - sentence)
    if ref.gender and cluster.gender == ref.gender:
        total += KNOWN_GENDER
    if any(r.mention.sentence == ref.mention.sentence and says_it(r, ref) for r in near):
        total += SAYS_IT
    return total


def _weight(known: Reference) -> float:
    """How much in mind one mention is where it stands."""
    role = SUBJECT if known.subject else OBJECT if known.node.deprel in {"obj", "iobj", "obl:agent"} else 0.0
    head = 0.0 if known.node.deprel in {"nmod", "nmod:poss", "compound", "nmod:desc"} else HEAD
    kind = {MentionKind.NAME: NAMED, MentionKind.PRONOUN: AGAIN}.get(known.mention.kind, 0.0)
    return RECENCY + role + head + kind + DEFINITE * known.definite
