"""Clusters of a document -> the same, with what people say of their bodies: "we" of a spokeswoman is the ministry, "his company" the one he
heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.chains.clusters import APPOSITION, Cluster, Clusters
from kg.annotate.chains.nouns.nominals import is_another_kind
from kg.annotate.chains.quotes import Quoted
from kg.annotate.chains.references import Reference
from kg.english.nouns.bodies import GENERIC_ORGANIZATIONS, PUBLIC
from kg.english.nouns.titles import LEADING
from kg.english.pronouns import FIRST_PERSON, HE, SHE
from kg.english.tree import Node
from kg.types import EntityType

LEAD = frozenset({"chair", "establish", "found", "head", "lead", "manage", "run"})
NEAR = 2  # sentences
OF = frozenset({"of", "for", "at"})
NAMED_BY = frozenset({"nmod", "nmod:poss", "compound"})
BYGONE = frozenset({"former", "ex", "late"})


def speak_for_bodies(clusters: Clusters, refs: Sequence[Reference], quoted: Quoted) -> None:
    """Move "we" from the speaker's cluster to that of the body, and "his company" to the one he heads.

    One person alone is no "we": without a body the word leaves the cluster too, except in an interview, whose turns tell of the speakers.
    """
    for ref in refs:
        own = clusters.of(ref)
        if own is None:
            continue
        if ref.node.low in FIRST_PERSON and ref.plural and own.entity_type is EntityType.PERSON:
            body = body_of(own, clusters)
            said_by = f"we, said by {own.fullest.mention.text}"
            if body is not None or not quoted.is_in_turn(ref.place):
                clusters.move(ref, (body, said_by) if body is not None else None)
        elif _is_generic(ref) and own.members[0][0] is ref and not own.spellings:
            holder = _holder(ref, clusters)
            body = body_of(holder, clusters) if holder is not None else None
            if holder is not None and body is not None and body is not own and not is_another_kind(body, ref):
                clusters.merge(own, (body, f"{ref.lemma} of {holder.fullest.mention.text}"))


def body_of(person: Cluster, clusters: Clusters) -> Cluster | None:
    """The organisation that somebody's description names, "chief executive of *Acme*", if it is one and the role a leading one."""
    found = {body: None for ref, role in _roles(person) for body in _bodies(role, ref.mention.sentence, clusters)}
    found |= dict.fromkeys(body for ref, _ in person.members for body in _led(ref, clusters))
    found = found or dict.fromkeys(body for ref, role in _roles(person) for body in _spoken_of(ref, role, clusters))
    return next(iter(found)) if len(found) == 1 else None


def _spoken_of(ref: Reference, role: Node, clusters: Clusters) -> Iterator[Cluster]:
    """ "Delmar denied it. … *the* chief executive, Ana Lund": firms named shortly before a role that is of none."""
    if not role.has("det", form={"the"}) or role.has("nmod", "nmod:poss"):
        return
    for cluster in clusters.near(ref.mention.sentence, NEAR):
        firm = cluster.entity_type is EntityType.ORGANIZATION and not any(w in PUBLIC for n in cluster.names for w in n.words)
        if firm and any(r.is_name and r.order < ref.order for r in cluster.within(ref.mention.sentence - NEAR, ref.mention.sentence)):
            yield cluster


def _led(ref: Reference, clusters: Clusters) -> Iterator[Cluster]:
    """Organisations that a sentence tells the person to lead: "who *founded the company*", "she is *its chief executive*"."""
    sentence = ref.mention.sentence
    for verb in _told(ref):
        if verb.lemma.lower() in LEADING and verb.has("cop"):
            yield from _bodies(verb, sentence, clusters)
        if verb.lemma in LEAD or (verb.lemma == "set" and verb.has("compound:prt", form={"up"})):
            led = (clusters.at((sentence, c.index)) for c in verb.children if c.deprel == "obj")
            yield from (body for body in led if body is not None and body.entity_type is EntityType.ORGANIZATION)


def _told(ref: Reference) -> Iterator[Node]:
    """Verbs that tell of a mention: that whose subject it is, and those of clauses with "who"."""
    if ref.subject and ref.node.head is not None:
        yield ref.node.head
    for clause in ref.node.children:
        if clause.deprel == "acl:relcl" and any(c.form == "who" and c.deprel == "nsubj" for c in clause.children):
            yield clause


def _roles(person: Cluster) -> Iterator[tuple[Reference, Node]]:
    """The leading role nouns that stand beside the person's names."""
    for ref, why in person.members:
        nouns = [ref.node] if why == APPOSITION else []
        if ref.is_name:
            nouns = [c for c in ref.node.children if c.deprel in {"nmod:desc", "compound"} or c in ref.beside]
            nouns += [n for n in ref.beside if n not in nouns]
        yield from ((ref, noun) for noun in nouns if noun.lemma.lower() in LEADING)


def _bodies(role: Node, sentence: int, clusters: Clusters) -> Iterator[Cluster]:
    """Organisations that a role noun is of."""
    if role.has(lemma=BYGONE):
        return
    beside = role.head.children if role.deprel == "nmod:desc" and role.head is not None else []
    for node in (*role.children, *(n for n in beside if n is not role)):
        case = {c.low for c in node.children if c.deprel == "case" and c.xpos != "POS"}
        body = clusters.at((sentence, node.index))
        if node.deprel in NAMED_BY and case <= OF and body is not None and body.entity_type is EntityType.ORGANIZATION:
            yield body


def _is_generic(ref: Reference) -> bool:
    return ref.is_nominal and ref.lemma in GENERIC_ORGANIZATIONS and not ref.plural and len(ref.modifiers) == 1


def _holder(ref: Reference, clusters: Clusters) -> Cluster | None:
    """Whose it is: "*his* company"."""
    owner = next((c for c in ref.node.children if c.deprel == "nmod:poss"), None)
    return clusters.at((ref.mention.sentence, owner.index)) if owner is not None and owner.low in HE | SHE else None
