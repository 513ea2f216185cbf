"""Noun -> the name that stands beside it for the same thing: "the *town of Jericho*", "*Zulia* state", "the *MVR* party"."""

from __future__ import annotations

from kg.english.tree import Node
from kg.types import EntityType, Mention, MentionKind

# kinds of places and of bodies that are named by a word beside them
PLACES = frozenset(
    """archipelago canton city county department district enclave governorate hamlet island kingdom municipality neighborhood neighbourhood
    peninsula prefecture province region republic settlement state territory town valley village""".split()
)
BODIES = frozenset(
    "airline broadcaster brotherhood club daily magazine militia movement network newspaper party station tabloid weekly".split()
)
KINDS = dict.fromkeys(PLACES, EntityType.PLACE) | dict.fromkeys(BODIES, EntityType.ORGANIZATION)
NO_NAMES = frozenset({"a", "an", "another", "each", "every", "no", "some"})  # "a U.S. *state*"


def named_beside(noun: Node) -> Mention | None:
    """The mention of the name where the noun only says of what kind it is."""
    kind = KINDS.get(noun.lemma.lower())
    if kind is None or noun.xpos == "NNS" or noun.has("det", form=NO_NAMES) or noun.has("nummod"):
        return None
    behind = [n for n in noun.dependents("nmod") if n.has("case", form={"of"}) and noun < n] if kind is EntityType.PLACE else []
    before = [n for n in noun.dependents("compound") if n < noun and n.after is noun]
    names = [n.mention for n in (*behind, *before) if n.mention is not None and n.mention.kind is MentionKind.NAME]
    return names[0] if len(names) == 1 and names[0].entity_type is kind else None
