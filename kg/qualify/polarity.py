"""Tree and a predicate in, its polarity out: what negates it where it stands, or leaves it open."""

from __future__ import annotations

from kg.english.tree import Tree
from kg.qualify.lexicon import ALMOST, DISCHARGING, FALSE, FORECASTING, NEGATORS, NOBODY, PROOF, REFUSING
from kg.types import Polarity

ASKING = frozenset({"ask", "tell", "urge", "invite", "instruct", "advise", "request"})
DECIDING = frozenset({"choose", "decide", "elect", "opt"})
WEIGHING = frozenset({"consider", "contemplate", "debate", "discuss", "mull", "weigh"})
WRONGLY = frozenset({"wrongly", "falsely", "incorrectly", "mistakenly", "erroneously", "untruthfully"})


def polarity(tree: Tree, head: int) -> Polarity:
    """Negative if the predicate is negated where it stands: by a word of its own, by "no" in an argument, by a verb it depends on."""
    if _is_conditional(tree, head) or _is_left_open(tree, head):
        return Polarity.POSITIVE  # "if growth *failed* to ease" neither says nor denies that it does
    negations = sum((is_negated(tree, head), _is_refused(tree, head), _is_untrue(tree, head)))
    return Polarity.NEGATIVE if negations % 2 else Polarity.POSITIVE


def _is_left_open(tree: Tree, head: int) -> bool:
    """ "*may* not attend", "*should* not pay": neither that somebody does nor that somebody does not."""
    chain = [first_conjunct(tree, head)]
    while tree.base(chain[-1]) == "xcomp":
        chain.append(first_conjunct(tree, tree[chain[-1]].head))
    return any(tree[i].form.lower() in {"may", "might", "should", "ought"} for verb in chain for i in tree.children(verb, ("aux",)))


def _is_conditional(tree: Tree, head: int) -> bool:
    """Whether it is a condition or an open question itself, or an infinitive of one: "*whether* to stop *handling* freight"."""
    index = first_conjunct(tree, head)
    while True:
        marks = {tree[i].lemma.lower() for i in tree.children(index, ("mark",))}
        if marks & {"if", "unless", "whether"} and tree.base(index) in {"advcl", "ccomp", "csubj", "acl", "nmod"}:
            return True
        if tree.base(index) != "xcomp":
            return False
        index = first_conjunct(tree, tree[index].head)


def is_negated(tree: Tree, head: int) -> bool:
    """ "did not go", "no soldier went", "met nobody", "without" or "instead of meeting", "almost fell"; "not only" negates nothing."""
    children = tree.children(head)
    if any(tree[i].lemma.lower() in NEGATORS and tree.base(i) in {"advmod", "det", "cc"} and not _is_only(tree, i) for i in children):
        return True
    marks = {tree[j].lemma.lower() for i in children if tree.base(i) in {"mark", "case", "cc"} for j in tree.subtree(i)}
    if marks & {"without", "instead", "rather", "short"}:
        return True
    if tree[head].upos == "VERB" and any(tree[i].lemma.lower() in ALMOST and tree.base(i) == "advmod" for i in children):
        return True
    if any(tree[i].lemma == "to" and i > 1 and tree[i - 1].form.lower() in {"yet", "still"} for i in tree.children(head, ("mark",))):
        return True  # "has yet to decide", "has still to be approved"
    if _is_decided_against(tree, head):
        return True
    if any(_is_nobody(tree, i) for i in tree.children(head, ("nsubj", "obj", "obl", "nsubj:pass", "obl:agent"))):
        return True
    if tree.base(head) == "acl" and _describes_none(tree, head):
        return True
    if tree[head].upos in {"NOUN", "PROPN"} and tree.child(head, "cop") is not None:
        return _has_no(tree, head)
    return tree[head].deprel == "conj" and _shares_negation(tree, head)


def _is_decided_against(tree: Tree, head: int) -> bool:
    """ "considered *stopping* the trial but decided not to"."""
    if tree[head].deprel not in {"xcomp", "ccomp"} or tree[tree[head].head].lemma not in WEIGHING:
        return False
    for verb in tree.children(tree[head].head, ("conj",)):
        ending = [tree[i].form.lower() for i in range(verb + 1, min(verb + 3, len(tree) + 1))]
        if tree[verb].lemma in DECIDING and (ending == ["not", "to"] or ending[:1] == ["against"]):
            return True
    return False


def _describes_none(tree: Tree, head: int) -> bool:
    """ "*no* evidence *tied* to it", "*no* witness *who saw* it": there is none; "no plans *to* close it" are another matter."""
    noun = tree[head].head
    marked = any(tree[i].lemma in {"to", "that"} for i in tree.children(head, ("mark",)))
    alone = tree[head].deprel == "acl:relcl" or tree[noun].lemma.lower() in PROOF  # a participle of any other noun is refused with it
    return alone and not marked and _has_no(tree, noun)


def _is_only(tree: Tree, index: int) -> bool:
    """ "not only", "not just", "not least": the rest still holds."""
    return index < len(tree) and tree[index + 1].lemma.lower() in {"only", "just", "least", "merely"}


def _is_nobody(tree: Tree, index: int) -> bool:
    return tree[index].lemma.lower() in NOBODY or _has_no(tree, index)


def _has_no(tree: Tree, index: int) -> bool:
    if any(tree[i].lemma.lower() in {"no", "neither"} for i in tree.children(index, ("det", "cc"))):
        return True
    if tree.is_replaced(index):
        return False
    near = [index, *tree.children(index, ("nummod", "det", "amod"))]
    return any(tree[i].form.lower() == "not" and tree.base(i) == "advmod" for word in near for i in tree.children(word))


def _shares_negation(tree: Tree, head: int) -> bool:
    """ "did not confirm *or deny*", "neither met *nor called*"; with "and" or a subject of its own a conjunct stands alone."""
    marks = {tree[i].lemma.lower() for i in tree.children(head, ("cc",))}
    if marks & {"nor"}:
        return True
    own = tree.child(head, "nsubj", "nsubj:pass", "aux") is not None
    return bool(marks & {"or"}) and not own and is_negated(tree, tree[head].head)


def _is_untrue(tree: Tree, head: int) -> bool:
    """ "It is *not true* that Acme sold it", "it is *false* that …", "there is *no evidence* that …"."""
    index = first_conjunct(tree, head)
    governor = tree[index].head
    lemma = tree[governor].lemma.lower() if governor else ""
    if lemma in PROOF and tree.base(index) in {"acl", "ccomp"} and tree.child(index, "mark") is not None:
        return _has_no(tree, governor)
    if tree[index].deprel not in {"ccomp", "csubj"}:
        return False
    if any(tree[i].lemma.lower() in WRONGLY for i in tree.children(governor, ("advmod",))):
        return True  # "*wrongly* stated that Acme employs children"
    if tree.child(governor, "expl") is not None:
        return any(_has_no(tree, i) for i in tree.children(governor, ("nsubj",)) if tree[i].lemma in PROOF)
    return (lemma == "true" and is_negated(tree, governor)) or (lemma in FALSE and not is_negated(tree, governor))


def _is_refused(tree: Tree, head: int) -> bool:
    """ "refused *to attend*", "failed *to agree*", "denied *selling*", "his refusal *to go*", "has yet *to decide*"."""
    index = first_conjunct(tree, head)
    refused = False
    while index and (tree.base(index) in {"xcomp", "acl", "advcl"} or _is_gerund(tree, index)) and tree[index].deprel != "acl:relcl":
        if tree.base(index) == "advcl" and tree[index].xpos != "VBG":
            break
        governor = tree[index].head
        lemma = tree[governor].lemma.lower()
        marks = {tree[i].lemma for i in tree.children(index, ("mark", "case"))}
        if lemma in PROOF or lemma in ASKING or "whether" in marks:
            break  # "no evidence that": counted as untrue; "denied having been asked *to go*": he may have gone
        if "of" in marks and lemma == "stop" and any(tree[i].lemma == "short" for i in tree.children(governor, ("advmod",))):
            return not refused  # "stopped *short of announcing* it"
        if tree.base(index) == "advcl" and not marks & ({"from", "of", "to"} if lemma in DISCHARGING else {"from"}):
            break
        refused ^= (
            lemma in REFUSING
            or lemma in {"failure", "refusal", "reluctance"}
            or (lemma != "hesitate" and not _is_surprised(tree, governor) and is_negated(tree, governor))
        )
        index = first_conjunct(tree, governor)
    return refused


def _is_gerund(tree: Tree, index: int) -> bool:
    """ "ruled out *joining* it": an object told by a verb."""
    return tree[index].deprel == "ccomp" and tree[index].xpos == "VBG" and not tree.is_finite(index) and not tree.children(index, ("mark",))


def _is_surprised(tree: Tree, governor: int) -> bool:
    """ "We did not expect it to work": says nothing of whether it does; "is not expected to work" says that it will not."""
    return tree[governor].lemma in FORECASTING and tree.child(governor, "obj") is not None


def first_conjunct(tree: Tree, index: int) -> int:
    """The first of a chain of conjuncts; a finite one stands alone beside an infinitive: "had been due *to start* but *was delayed*"."""
    while tree[index].deprel == "conj":
        first = tree[index].head
        if tree.is_finite(index) and any(tree[i].lemma in {"to", "due"} for i in tree.children(first, ("mark", "case"))):
            break
        index = first
    return index
