"""Clusters of a document in, what people say of their bodies out: "we" of a spokeswoman is the ministry, "his company" the one he heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.chains.clusters import APPOSITION, Cluster, Clusters
from kg.annotate.chains.nominals import is_another_kind
from kg.annotate.chains.references import Reference
from kg.annotate.lexicon import FIRST_PERSON, GENERIC_ORGANIZATIONS, HE, SHE
from kg.english.tree import Node, Tree
from kg.types import EntityType, MentionKind

# Roles in which a person speaks for the body; a lawyer, a professor or a nurse says "we" of others.
LEADING = frozenset(
    """boss ceo cfo chair chairman chairperson chairwoman chief commissioner convener convenor coordinator director executive founder
    co-founder governor head leader manager officer owner partner president principal representative secretary spokesman spokesperson
    spokeswoman superintendent vice-president""".split()
)
LEAD = frozenset({"chair", "found", "head", "lead", "manage", "run"})
OF = frozenset({"of", "for", "at"})
NAMED_BY = frozenset({"nmod", "nmod:poss", "compound"})


def speak_for_bodies(clusters: Clusters, refs: Sequence[Reference], tagged: Sequence[Tree]) -> None:
    """Move "we" from the speaker's cluster to that of the body, and "his company" to the one he heads."""
    for ref in refs:
        own = clusters.of(ref)
        if own is None:
            continue
        if ref.mention.text.lower() in FIRST_PERSON and ref.plural and own.entity_type is EntityType.PERSON:
            body = body_of(own, clusters, tagged)
            if body is not None:
                clusters.move(ref, (body, f"we, said by {own.fullest.mention.text}"))
        elif _is_generic(ref) and own.members[0][0] is ref and not own.spellings:
            holder = _holder(ref, clusters, tagged[ref.mention.sentence])
            body = body_of(holder, clusters, tagged) if holder is not None else None
            if holder is not None and body is not None and body is not own and not is_another_kind(body, ref):
                clusters.merge(own, (body, f"{ref.lemma} of {holder.fullest.mention.text}"))


def body_of(person: Cluster, clusters: Clusters, tagged: Sequence[Tree]) -> Cluster | None:
    """The organisation that somebody's description names, "chief executive of *Acme*", if it is one and the role a leading one."""
    found = {body: None for place in _roles(person, tagged) for body in _bodies(place, clusters, tagged[place[0]])}
    found |= dict.fromkeys(_led(person, clusters, tagged))
    return next(iter(found)) if len(found) == 1 else None


def _led(person: Cluster, clusters: Clusters, tagged: Sequence[Tree]) -> Iterator[Cluster]:
    """Organisations that sentences tell the person to lead: "who *founded the company*", "she is *its chief executive*"."""
    for ref, _ in person.members:
        sentence, t = ref.mention.sentence, tagged[ref.mention.sentence]
        told = [ref.node.head] if ref.subject else []
        clauses = [c for c in ref.node.children if c.deprel == "acl:relcl"]
        told += [c for c in clauses if any(i.form == "who" and i.deprel == "nsubj" for i in c.children)]
        for verb in (v for v in told if v >= 0):
            if verb.lemma.lower() in LEADING and any(c.deprel == "cop" for c in verb.children):
                yield from _bodies((sentence, verb), clusters, t)
            led = [clusters.at((sentence, c)) for c in verb.children if c.deprel == "obj" and verb.lemma in LEAD]
            yield from (body for body in led if body is not None and body.entity_type is EntityType.ORGANIZATION)


def _roles(person: Cluster, tagged: Sequence[Tree]) -> Iterator[tuple[int, int]]:
    """Places of the role nouns that stand beside the person's names."""
    for ref, why in person.members:
        sentence = ref.mention.sentence
        if ref.mention.kind is MentionKind.NAME:
            t = tagged[sentence]
            beside = [c for c in (*ref.node.children, *ref.beside) if c.deprel in ("nmod:desc", "compound") or c in ref.beside]
            places = [(sentence, c) for c in beside]
        else:
            places = [(sentence, ref.node)] if why == APPOSITION else []
        yield from (p for p in places if tagged[p[0]].tokens[p[1]].lemma.lower() in LEADING)


def _bodies(place: tuple[int, int], clusters: Clusters, t: Tree) -> Iterator[Cluster]:
    """Organisations that a role noun is of."""
    sentence, role = place
    if any(c.lemma.lower() in ("former", "ex", "late") for c in role.children):
        return
    name = role.head if role.deprel == "nmod:desc" else -1
    near = [c for c in (*role.children, *(name.children if name >= 0 else ())) if c != role]
    for at in near:
        case = {c.low for c in at.children if c.deprel == "case" and c.xpos != "POS"}
        body = clusters.at((sentence, at))
        if at.deprel in NAMED_BY and case <= OF and body is not None and body.entity_type is EntityType.ORGANIZATION:
            yield body


def _is_generic(ref: Reference) -> bool:
    return ref.mention.kind is MentionKind.NOMINAL and ref.lemma in GENERIC_ORGANIZATIONS and not ref.plural and len(ref.modifiers) == 1


def _holder(ref: Reference, clusters: Clusters, t: Tree) -> Cluster | None:
    """Whose it is: "*his* company"."""
    owner = next((c for c in ref.node.children if c.deprel == "nmod:poss"), -1)
    if owner < 0 or owner.low not in HE | SHE:
        return None
    return clusters.at((ref.mention.sentence, owner))
