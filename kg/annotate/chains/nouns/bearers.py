"""Clusters of persons -> who left an office and who came into one, and which of them "the former minister" or "the new chief" is."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.chains.clusters import Cluster, Clusters, earlier
from kg.annotate.chains.references import Reference
from kg.english.nouns.classes import is_role
from kg.english.tables import words
from kg.english.tree import Node
from kg.types import EntityType

BYGONE = words("former ex ousted outgoing sacked dismissed fired deposed oust sack dismiss fire depose")  # participles by their lemmas
COMING = words("new acting incoming interim")
LEAVING = words("quit resign retire")
DISMISSING = words("axe depose dismiss fire oust relieve remove replace sack suspend topple")
FAR = 8  # sentences that somebody who came or left is remembered
STARTING = words("become replace succeed")
APPOINTING = words("appoint choose elect hire install make name nominate promote")


def is_dated(ref: Reference) -> bool:
    """Whether a noun says that an office is held no more, or since lately."""
    return bool(_said(ref) & (BYGONE | COMING))


def _said(ref: Reference) -> set[str]:
    """What narrows a noun down and the words before it, of which the parser may make another phrase ("acting chief | executive")."""
    before = ref.mention.text[: ref.node.span.start - ref.mention.span.start]
    return {*ref.modifiers, *before.lower().split()}


def of_time(clusters: Clusters, ref: Reference) -> tuple[Cluster, str] | None:
    """ "the former minister", "the new chief": the only one who is said to have left such an office, or to have come into one."""
    if ref.plural or not is_role(ref.lemma) or ref.node.has("nmod"):
        return None
    wanted = BYGONE if _said(ref) & BYGONE else COMING
    people = _people(clusters, ref)
    for found in ([c for c in people if _bears(c, ref.lemma)], people):
        moved = [c for c in found if _has_moved(c, ref, wanted)]
        if moved:
            return (moved[0], f"{ref.lemma} who {_reason(wanted)}: {moved[0].fullest.mention.text}") if len(moved) == 1 else None
    return None


def _people(clusters: Clusters, ref: Reference) -> list[Cluster]:
    """Named people told of not long before, the last one first."""
    named = earlier((c for c in clusters.all if c.members and c.spellings and c.entity_type is EntityType.PERSON), ref)
    return [c for c, last in named if ref.mention.sentence - last.mention.sentence <= FAR]


def _bears(cluster: Cluster, office: str) -> bool:
    return any(t.lemma == office for t in cluster.titles) or any(k.noun == office for k in cluster.kinds)


def _reason(wanted: frozenset[str]) -> str:
    return "left" if wanted is BYGONE else "came"


def _has_moved(cluster: Cluster, ref: Reference, wanted: frozenset[str]) -> bool:
    """Whether the text so far says that somebody left an office (or came into one), or calls them so."""
    called = {w for t in cluster.titles if t.lemma == ref.lemma for w in t.text.lower().split()}
    called |= {m for k in cluster.kinds if k.noun == ref.lemma for m in k.modifiers}
    if called & wanted:
        return True
    tells = _leaves if wanted is BYGONE else _comes
    return any(tells(r.node) and not _is_from_another(r.node, ref) for r in cluster.before(ref) if not r.is_nominal)


def _is_from_another(node: Node, ref: Reference) -> bool:
    """ "resigned as *chairman*": he is no former minister."""
    verb = node.head
    posts = [c.lemma for c in verb.children if c.has("case", form={"as"}) and is_role(c.lemma)] if verb is not None else []
    return bool(posts) and ref.lemma not in posts


def _leaves(node: Node) -> bool:
    verb = node.head
    if verb is None:
        return False
    if node.deprel == "nsubj":
        return verb.lemma in LEAVING or (verb.lemma == "step" and verb.has("compound:prt", "advmod", form={"down", "aside"}))
    return node.deprel in {"obj", "nsubj:pass"} and verb.lemma in DISMISSING


def _comes(node: Node) -> bool:
    verb = node.head
    if verb is None:
        return False
    if node.deprel == "nsubj":
        return verb.lemma in STARTING
    return node.deprel in {"obj", "nsubj:pass"} and verb.lemma in APPOINTING


def posts_given(name: Node) -> Iterator[Node]:
    """ "made Ann Berg acting *chief executive*", "appointed her *minister*": the post beside a verb of appointing."""
    verb = name.head
    if verb is None or verb.lemma not in APPOINTING or name.deprel not in {"obj", "nsubj:pass"}:
        return
    for post in verb.children:
        beside = post.deprel in {"xcomp", "obl"} or (post.deprel == "obj" and name.deprel == "obj")
        told = post.deprel != "obl" or post.has("case", form={"as"})
        if post is not name and beside and told and post.upos == "NOUN" and is_role(post.lemma):
            yield post
