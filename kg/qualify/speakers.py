"""Tree and a verb of speech in, the head word of who speaks out."""

from __future__ import annotations

from kg.english.tree import SUBJECTS, Tree


def speaker_of(tree: Tree, verb: int) -> int | None:
    """Subject of a speech verb: its own, that of the verb it is coordinated with or depends on, or the agent of a passive."""
    agent = tree.child(verb, "obl:agent")
    if agent is not None:
        return agent
    index = verb
    while index:
        subject = next((j for j in tree.children(index) if tree[j].deprel in SUBJECTS), None)
        if subject is not None:
            if tree[subject].deprel == "nsubj:pass":
                return None
            if tree[subject].xpos in {"WP", "WDT"} and tree[index].deprel == "acl:relcl":
                return tree[index].head
            return subject
        if tree[index].deprel == "acl" and tree[index].xpos == "VBG" and tree[tree[index].head].upos in {"NOUN", "PROPN"}:
            return tree[index].head  # "amid the *ministry* confirming that"
        if tree[index].deprel not in {"conj", "xcomp", "advcl"}:
            break
        index = tree[index].head
    inverted = next((i for i in tree.children(verb, ("obj", "obl", "nmod", "dep")) if i > verb and tree[i].upos in {"PROPN", "NOUN"}), None)
    if inverted is not None and tree.child(inverted, "case") is None and any(i < verb for i in tree.children(verb, ("ccomp",))):
        return inverted  # "Kim presided over it, *reported the agency*"
    return _noun_before(tree, verb) if tree[verb].deprel == "parataxis" and tree[verb].xpos in {"VBD", "VBZ", "VBP"} else None


def _noun_before(tree: Tree, verb: int) -> int | None:
    """The noun right before a verb whose subject the parser hung elsewhere: "…, the Korean Central News *Agency* (KCNA) reported"."""
    index = verb - 1
    if index > 0 and tree[index].form == ")":
        while index > 0 and tree[index].form != "(":
            index -= 1
        index -= 1
    if index < 1 or tree[index].upos not in {"NOUN", "PROPN", "PRON"}:
        return None
    while tree[index].deprel in {"compound", "flat"} and tree[index].head < verb:
        index = tree[index].head
    return index
