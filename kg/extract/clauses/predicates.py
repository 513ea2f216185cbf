"""Tree and a predicate in, its kind out: copular, passive."""

from __future__ import annotations

from kg.english.tree import Tree

BEFALLING = frozenset(
    """accuse acquit appoint arrest ban bar charge convict detain elect evacuate execute fine hurt injure jail kill name oust rescue sack
    sentence shoot suspend wound""".split()
)
INTRANSITIVE = frozenset(
    "apologise apologize appear arrive die disappear emerge escape fall flee go leave quit resign retire return rise step testify".split()
)


def is_copular(tree: Tree, head: int) -> bool:
    """Whether a predicate is a noun, adjective or phrase with "be"; a verb with "be" before it ("is to hold talks") is none."""
    return tree.child(head, "cop") is not None and tree[head].upos != "VERB"


def _befell_in_headline(tree: Tree, head: int) -> bool:
    """ "Captain *charged* over fire", "Bank *fined* £48m": a headline drops the auxiliary."""
    befalling = tree[head].lemma in BEFALLING and tree[head].xpos in {"VBD", "VBN"} and tree.child(head, "aux", "aux:pass") is None
    amount = tree[head].lemma == "fine"
    things = [i for i in tree.children(head, ("obj", "ccomp", "xcomp")) if not (amount and tree[i].upos in {"SYM", "NUM"})]
    return tree.sentence.headline and befalling and not things and not tree.base(head).startswith("acl")


def is_passive(tree: Tree, head: int) -> bool:
    """Whether a verb is passive: "was dismissed", "got fired", the reduced "shells produced there"."""
    if tree[head].lemma in INTRANSITIVE and tree.child(head, "aux:pass") is None:
        return False  # "was suspended and later resigned"
    if _befell_in_headline(tree, head):
        return True
    governs = tree.child(head, "obj") is not None and tree.child(head, "nsubj") is not None
    governs = governs or (tree[head].deprel == "conj" and tree.child(head, "ccomp") is not None)
    if tree.child(head, "aux:pass") is None and governs:
        return False  # tagged as a participle, but somebody does something to something
    auxiliaries = {tree[i].lemma for i in tree.children(head, ("aux", "aux:pass"))}
    if "have" in auxiliaries and "be" not in auxiliaries and tree.child(head, "aux:pass") is None:
        return False  # "have both intensified", whatever the parser calls its subject
    if tree.child(head, "nsubj:pass", "csubj:pass", "aux:pass") is not None:
        return True
    if tree[head].xpos == "VBD" and tree.child(head, "nsubj", "obj") is not None and tree.child(head, "aux:pass") is None:
        return False
    if tree.child(head, "nsubj") is not None:
        return False  # "…, the league alleged", tagged as a participle
    if tree.feature(head, "Voice") == "Pass":
        return True
    if tree[head].xpos not in {"VBN", "VBD"} or tree.child(head, "aux", "obj", "nsubj") is not None:
        return False
    if tree[head].xpos == "VBD":
        return tree[head].deprel == "acl"  # "measures discussed in the meeting", tagged as a past tense
    if tree[head].deprel == "conj":
        return is_passive(tree, tree[head].head)
    return tree.base(head) in {"acl", "xcomp", "advcl"}
