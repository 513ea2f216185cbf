"""A pronoun and the clusters before it in; the cluster it stands for out, where rules are sure of it. What they leave is for the scorer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.chains.clusters import MEMORY, Cluster, Clusters
from kg.annotate.chains.grammar import is_acting, is_barred, is_dummy, says_it, stands_for_several
from kg.annotate.chains.nominals import PUBLIC
from kg.annotate.chains.quotes import Quotations
from kg.annotate.chains.references import OF_FIRMS, Reference
from kg.annotate.lexicon import FIRST_PERSON, HE, IT, REFLEXIVES, SHE, THEY
from kg.annotate.parse.tagged import Tagged
from kg.english.speech import minded
from kg.english.tree import is_caption
from kg.types import EntityType, MentionKind

# Tuned on GUM train, where "it" two sentences from its antecedent is right in 35 of 100 cases, "he" in 90.
REACH = 3  # sentences that he and she look back
REACH_OF_THINGS = 1  # sentences that it and they look back
# Weights in the manner of Lappin and Leass (1994), halved for each sentence of distance.
RECENCY, SUBJECT, OBJECT, HEAD, NAMED, DEFINITE, AGAIN, KNOWN_GENDER = 100.0, 80.0, 50.0, 40.0, 40.0, 20.0, 40.0, 60.0
SAYS_IT = 60.0
MARGIN_WITHIN = 1.2
MARGIN = 1.05  # how much better the best candidate must be than the next one
STARTS = frozenset({":", "“", "``", '"'})
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
SPEAKING = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION, EntityType.PLACE})
DOCUMENTS = frozenset(
    "article audit document draft indictment judgment letter memo paper report review ruling statement study survey verdict".split()
)
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.PLACE, EntityType.FACILITY})


def clear_antecedent(clusters: Clusters, ref: Reference, tagged: Sequence[Tagged], quoted: Quotations) -> tuple[Cluster, str] | None:
    """The cluster that "he", "it", "they" or a reflexive takes up, where one is clearly more in mind than all others; with the reason."""
    form = ref.mention.text.lower()
    if form in REFLEXIVES and (form != "itself" or not _is_emphatic(ref, tagged[ref.mention.sentence])):
        return _subject_of_clause(clusters, ref, tagged[ref.mention.sentence])
    here = tagged[ref.mention.sentence]
    if form not in HE | SHE | IT | THEY or is_dummy(ref, here) or stands_for_several(ref, here):
        return None
    named = _set_before(clusters, ref, tagged[ref.mention.sentence])
    if named is not None:
        return named, "set before its clause"
    teller = _teller(clusters, ref, here)
    if teller is not None:
        return teller, f"pronoun for {teller.fullest.mention.text}, who says it"
    asked = _asked(clusters, ref, tagged[ref.mention.sentence])
    if asked is not None:
        return asked, f"pronoun for {asked.fullest.mention.text}, who is asked"
    speaker = _speaks_on(clusters, ref, tagged, quoted)
    if speaker is not None:
        return speaker, f"pronoun for {speaker.fullest.mention.text}, who speaks on"
    ranked = sorted(_scored(clusters, ref, tagged, quoted), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _margin([c for _, c in ranked[:2]], ref) * ranked[1][0]):
        return None
    return ranked[0][1], f"pronoun for {ranked[0][1].fullest.mention.text}"


def by_speaker(clusters: Clusters, ref: Reference, quoted: Quotations) -> tuple[Cluster, str] | None:
    """ "I" and "we" in a quotation are whoever says it."""
    if ref.mention.text.lower() not in FIRST_PERSON:
        return None
    speaker = clusters.at(quoted.speaker_at(ref.mention.sentence, ref.at))
    fits = speaker is not None and speaker.entity_type in (SPEAKING if ref.plural else {EntityType.PERSON})
    return (speaker, "speaker of the quotation") if speaker is not None and fits else None


# ------------------------------------------------------------------------------------------------ salience


def _set_before(clusters: Clusters, ref: Reference, t: Tagged) -> Cluster | None:
    """ "*Josh Kindig*, *he*'s coming": a name at the start of a sentence that the pronoun right behind it takes up."""
    if not ref.subject or ref.at < 2 or t.tokens[ref.at - 1].form != ",":
        return None
    name = t.parent(ref.at - 2) if t.tokens[ref.at - 2].deprel == "flat" else ref.at - 2
    cluster = clusters.at((ref.mention.sentence, name))
    first = min([name, *(c for c in t.children[name] if t.tokens[c].deprel in ("flat", "compound", "case"))])
    begins = first == 0 or t.tokens[first - 1].form in STARTS
    bare = t.tokens[name].upos == "PROPN" and t.tokens[first].deprel != "case"
    return cluster if cluster is not None and begins and bare and _agrees(cluster, ref, t) else None


def _teller(clusters: Clusters, ref: Reference, t: Tagged) -> Cluster | None:
    """ "Chile offered a team, and *Bolivia* said *it* would send food": a body speaks of itself."""
    said = t.parent(ref.at)
    verb = t.parent(said) if said >= 0 and t.tokens[said].deprel == "ccomp" else -1
    if ref.mention.text.lower() != "it" or not ref.subject or verb < 0 or t.tokens[verb].lemma not in minded():
        return None
    subject = next((c for c in t.children[verb] if t.tokens[c].deprel == "nsubj" and c < ref.at), -1)
    cluster = clusters.at((ref.mention.sentence, subject)) if subject >= 0 else None
    return cluster if cluster is not None and cluster.entity_type in BODIES and _agrees(cluster, ref, t) else None


def _asked(clusters: Clusters, ref: Reference, t: Tagged) -> Cluster | None:
    """ "asked *the union* to withdraw *its* threat", "*residents* were urged to boil *their* water": who is asked has it."""
    infinitive = t.parent(t.parent(ref.at)) if t.tokens[ref.at].deprel == "nmod:poss" else -1
    if ref.mention.text.lower() not in ("its", "their") or infinitive < 0 or t.tokens[infinitive].deprel != "xcomp":
        return None
    who = ("obj", "iobj", "nsubj:pass")
    asked = next((c for c in t.children[t.parent(infinitive)] if t.tokens[c].deprel in who and c < infinitive), -1)
    cluster = clusters.at((ref.mention.sentence, asked)) if asked >= 0 else None
    return cluster if cluster is not None and _agrees(cluster, ref, t) else None


def _speaks_on(clusters: Clusters, ref: Reference, tagged: Sequence[Tagged], quoted: Quotations) -> Cluster | None:
    """ "“I never met him,” *Wenzel* told the judges. *He* argued …": who spoke in the sentence before goes on."""
    sentence, here = ref.mention.sentence, tagged[ref.mention.sentence]
    said = here.parent(ref.at)
    if not ref.subject or not sentence or said < 0 or here.tokens[said].lemma not in minded():
        return None
    if (sentence, ref.at) in quoted.inside or here.tokens[said].deprel not in ("root", "parataxis"):
        return None
    t = tagged[sentence - 1]
    for verb, token in enumerate(t.tokens):
        if token.lemma in minded() and token.deprel in ("root", "parataxis") and (sentence - 1, verb) not in quoted.inside:
            subject = next((c for c in t.children[verb] if t.tokens[c].deprel == "nsubj"), -1)
            cluster = clusters.at((sentence - 1, subject)) if subject >= 0 else None
            known = (
                cluster is not None
                and can_act(cluster, ref)
                and not cluster.plural
                and not any(t.tokens[c].deprel == "conj" for c in t.children[subject])
            )
            return cluster if cluster is not None and known and _agrees(cluster, ref, here) else None
    return None


def _margin(rivals: Sequence[Cluster], ref: Reference) -> float:
    """How clear the choice must be: clearer between two of one sentence ("X relieved Y of his duties")."""
    sentence = ref.mention.sentence
    both_here = all(any(r.order < ref.order for r in c.within(sentence, sentence)) for c in rivals)
    return MARGIN_WITHIN if both_here else MARGIN


def _is_emphatic(ref: Reference, t: Tagged) -> bool:
    """ "the war itself": no argument, and of no use for "it"."""
    return t.tokens[ref.at].deprel not in ("obj", "iobj", "obl", "nmod")


def _subject_of_clause(clusters: Clusters, ref: Reference, t: Tagged) -> tuple[Cluster, str] | None:
    at = t.parent(ref.at)
    while at >= 0:
        subject = next((c for c in t.children[at] if t.tokens[c].deprel.startswith("nsubj")), -1)
        if subject >= 0:
            cluster = clusters.at((ref.mention.sentence, subject))
            return (cluster, "reflexive") if cluster and _agrees(cluster, ref, t) else None
        at = t.parent(at)
    return None


def _scored(clusters: Clusters, ref: Reference, tagged: Sequence[Tagged], quoted: Quotations) -> Iterator[tuple[float, Cluster]]:
    """Candidates that agree and are not barred, with their salience."""
    sentence = ref.mention.sentence
    reach = REACH if ref.mention.text.lower() in HE | SHE else REACH_OF_THINGS
    speaker = clusters.at(quoted.speaker_at(sentence, ref.at))
    for cluster in clusters.near(sentence, reach):
        near = [
            r
            for r in cluster.within(sentence - reach, sentence)
            if r.order < ref.order and not is_caption(tagged[r.mention.sentence].sentence)
        ]
        barred = any(is_barred(r, ref, tagged[sentence]) for r in cluster.within(sentence, sentence))
        if near and not barred and cluster is not speaker and _agrees(cluster, ref, tagged[sentence]):  # speakers call themselves I
            yield _salience(cluster, near, ref, tagged), cluster


def _agrees(cluster: Cluster, ref: Reference, t: Tagged) -> bool:
    form = ref.mention.text.lower()
    kind = cluster.entity_type
    only_pronouns = cluster.fullest.mention.kind is MentionKind.PRONOUN
    if kind is EntityType.DATE or (only_pronouns and form in IT | THEY):
        return False
    if form in HE | SHE:
        return kind is EntityType.PERSON and not (cluster.gender and cluster.gender != ref.gender) and not cluster.plural
    if (is_acting(ref, t) and not can_act(cluster, ref)) or is_owned_by_none(cluster, ref, t):
        return False
    if form in IT:
        return (kind not in PEOPLE or cluster.doubtful) and not cluster.plural
    return cluster.plural or kind is EntityType.GROUP or cluster.collective


def can_act(cluster: Cluster, ref: Reference) -> bool:
    """Whether a cluster may be who speaks or has a role; a report speaks as well."""
    written = ref.subject and any(r.lemma in DOCUMENTS for r, _ in cluster.members[:MEMORY] if r.mention.kind is MentionKind.NOMINAL)
    return cluster.entity_type in SPEAKING or written


def is_owned_by_none(cluster: Cluster, ref: Reference, t: Tagged) -> bool:
    """ "*its* founder", "*its* shares": a court or a ministry has none."""
    owner = t.tokens[ref.at].deprel == "nmod:poss" and t.tokens[t.parent(ref.at)].lemma.lower() in OF_FIRMS | {
        "customer",
        "profit",
        "share",
    }
    return owner and any(word in PUBLIC for name in cluster.names for word in name.words)


def _salience(cluster: Cluster, near: Sequence[Reference], ref: Reference, tagged: Sequence[Tagged]) -> float:
    """How much in mind a cluster is: the best mention of each sentence, halved for each sentence back; more where the gender is known."""
    total = 0.0
    for sentence in sorted({r.mention.sentence for r in near}):
        best = max(_weight(r, tagged[sentence]) for r in near if r.mention.sentence == sentence)
        total += best * 0.5 ** (ref.mention.sentence - sentence)
    if ref.gender and cluster.gender == ref.gender:
        total += KNOWN_GENDER
    if any(r.mention.sentence == ref.mention.sentence and says_it(r, ref, tagged[r.mention.sentence]) for r in near):
        total += SAYS_IT
    return total


def _weight(known: Reference, t: Tagged) -> float:
    """How much in mind one mention is where it stands."""
    token = t.tokens[known.at]
    role = SUBJECT if known.subject else OBJECT if token.deprel in ("obj", "iobj", "obl:agent") else 0.0
    head = 0.0 if token.deprel in ("nmod", "nmod:poss", "compound", "nmod:desc") else HEAD
    kind = {MentionKind.NAME: NAMED, MentionKind.PRONOUN: AGAIN}.get(known.mention.kind, 0.0)
    return RECENCY + role + head + kind + DEFINITE * known.definite
