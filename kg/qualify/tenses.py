"""Tree and predicates in, when they hold as their tenses tell out: ahead, behind, or together with another clause."""

from __future__ import annotations

from kg.english.tree import Tree

ARRANGED = frozenset("set schedule plan expect due slate time book fix postpone delay move call propose reschedule intend".split())


def tense(tree: Tree, head: int) -> bool | None:
    """Whether times lie ahead ("opens on June 23"), behind ("has lost since"), or on either side ("the talks set for May")."""
    if tree[head].lemma in ARRANGED:
        return (
            True if any(tree[i].xpos in {"VBZ", "VBP"} for i in tree.children(head, ("aux:pass",))) else None
        )  # "*is* scheduled for Monday"
    tensed = [i for i in tree.children(head, ("aux", "aux:pass", "cop")) if tree[i].xpos in {"VBZ", "VBP", "VBD", "MD"}] or [head]
    if any(tree[i].lemma == "have" and tree.base(i) == "aux" for i in tensed):
        return False
    tags = {tree[i].xpos for i in tensed}
    if tags & {"VBZ", "VBP", "MD"}:
        return True
    return False if tags & {"VBD", "VBN"} else None  # "said", "a message, *sent* on 6 August"


def did_not_come(tree: Tree, head: int) -> bool:
    """ "*was supposed* to start in March", "*had considered* resigning in April": of a past time, not of one to come."""
    governor = tree[head].head
    if tree[head].deprel not in {"xcomp", "ccomp"} or tree[governor].lemma not in {"suppose", "consider", "contemplate", "mull", "weigh"}:
        return False
    return (
        any(tree[i].form.lower() in {"was", "were", "had"} for i in tree.children(governor, ("aux", "aux:pass")))
        or tree[governor].xpos == "VBD"
    )


def is_result(tree: Tree, index: int) -> bool:
    """ "…, *killing* at least ten people": a participle behind its verb, without a conjunction."""
    return tree.base(index) == "advcl" and tree[index].xpos == "VBG" and tree[index].head < index and not tree.children(index, ("mark",))


def is_meanwhile(tree: Tree, index: int) -> bool:
    """ "fell on Thursday *as* investors sold": at the same time."""
    marks = {tree[i].lemma.lower() for i in tree.children(index, ("mark",))}
    return tree.base(index) == "advcl" and "as" in marks and tree[index].xpos == "VBD" == tree[tree[index].head].xpos


def same_tense(tree: Tree, clause: int, main: int) -> bool:
    """A conjunct in another tense has its time elsewhere: "He resigned on Friday and will leave", "was sold in 2016 and is owned by"."""
    if tree[clause].deprel in {"xcomp", "advcl"}:
        return True
    tensed = [next((tree[i].xpos for i in tree.children(v, ("aux", "aux:pass", "cop"))), tree[v].xpos) for v in (clause, main)]
    return tree[clause].xpos == tree[main].xpos and (tensed[0] == tensed[1] or tensed[0] == tree[clause].xpos)
