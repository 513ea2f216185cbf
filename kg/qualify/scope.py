"""Tree and a predicate in, polarity and certainty out: what the words around a predicate make of it."""

from __future__ import annotations

from kg.qualify.lexicon import (
    ACHIEVED,
    ALMOST,
    CONDITIONS,
    DISCHARGING,
    FALSE,
    FORECASTING,
    GERUND_OF,
    GOVERNORS,
    LIKELY,
    MENTAL,
    MODALS,
    MODIFIERS,
    NEEDED,
    NEGATORS,
    NOBODY,
    OPEN,
    OPEN_CONTENT,
    PLAN_NOUNS,
    PROOF,
    REFUSING,
    SIGNS,
    SPEECH,
    SURE,
)
from kg.tree import Tree
from kg.types import Certainty, Polarity

ASKING = frozenset({"ask", "tell", "urge", "invite", "instruct", "advise", "request"})
WRONGLY = frozenset({"wrongly", "falsely", "incorrectly", "mistakenly", "erroneously", "untruthfully"})
BINDING = frozenset("about against at by for from in into of on over to with".split())  # before a gerund; "since" and "after" set a time
WISHING = frozenset({"want", "need", "wish", "like", "demand"})  # "wanted it *renamed*"
RISING = frozenset({"rise", "grow", "live", "return"})
STRENGTH = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.PLANNED, Certainty.POSSIBLE, Certainty.CONDITIONAL)  # the weakest link counts


def polarity(tree: Tree, head: int) -> Polarity:
    """Negative if the predicate is negated where it stands: by a word of its own, by "no" in an argument, by a verb it depends on."""
    negations = sum((_is_negated(tree, head), _is_refused(tree, head), _is_untrue(tree, head)))
    return Polarity.NEGATIVE if negations % 2 else Polarity.POSITIVE


def certainty(tree: Tree, head: int) -> Certainty:
    """The least certain of what applies: modals, governing verbs and nouns, conditions, questions, adverbs."""
    found = [Certainty.CERTAIN, *_own(tree, head), *_governed(tree, head), *_conditions(tree, head), *_awaited(tree, head)]
    return max(found, key=STRENGTH.index)


# ------------------------------------------------------------------------------------------------ negation


def _is_negated(tree: Tree, head: int) -> bool:
    """ "did not go", "no soldier went", "met nobody", "without" or "instead of meeting", "almost fell"; "not only" negates nothing."""
    children = tree.children(head)
    if any(tree[i].lemma.lower() in NEGATORS and tree.base(i) in {"advmod", "det", "cc"} and not _is_only(tree, i) for i in children):
        return True
    marks = {tree[j].lemma.lower() for i in children if tree.base(i) in {"mark", "case", "cc"} for j in tree.subtree(i)}
    if marks & {"without", "instead", "rather", "short"}:
        return True
    if tree[head].upos == "VERB" and any(tree[i].lemma.lower() in ALMOST and tree.base(i) == "advmod" for i in children):
        return True
    if any(tree[i].lemma == "to" and i > 1 and tree[i - 1].form.lower() == "yet" for i in tree.children(head, ("mark",))):
        return True  # "has yet to decide"
    if any(_is_nobody(tree, i) for i in tree.children(head, ("nsubj", "obj", "obl", "nsubj:pass", "obl:agent"))):
        return True
    if tree[head].upos in {"NOUN", "PROPN"} and tree.child(head, "cop") is not None:
        return _has_no(tree, head)
    return tree[head].deprel == "conj" and _shares_negation(tree, head)


def _is_only(tree: Tree, index: int) -> bool:
    """ "not only", "not just", "not least": the rest still holds."""
    return index < len(tree) and tree[index + 1].lemma.lower() in {"only", "just", "least", "merely"}


def _is_nobody(tree: Tree, index: int) -> bool:
    return tree[index].lemma.lower() in NOBODY or _has_no(tree, index)


def _has_no(tree: Tree, index: int) -> bool:
    if any(tree[i].lemma.lower() in {"no", "neither"} for i in tree.children(index, ("det", "cc"))):
        return True
    near = [index, *tree.children(index, ("nummod", "det", "amod"))]
    return any(tree[i].form.lower() == "not" and tree.base(i) == "advmod" for word in near for i in tree.children(word))


def _shares_negation(tree: Tree, head: int) -> bool:
    """ "did not confirm *or deny*", "neither met *nor called*"; with "and" or a subject of its own a conjunct stands alone."""
    marks = {tree[i].lemma.lower() for i in tree.children(head, ("cc",))}
    if marks & {"nor"}:
        return True
    own = tree.child(head, "nsubj", "nsubj:pass", "aux") is not None
    return bool(marks & {"or"}) and not own and _is_negated(tree, tree[head].head)


def _is_untrue(tree: Tree, head: int) -> bool:
    """ "It is *not true* that Acme sold it", "it is *false* that …", "there is *no evidence* that …"."""
    index = _first_conjunct(tree, head)
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
    return (lemma == "true" and _is_negated(tree, governor)) or (lemma in FALSE and not _is_negated(tree, governor))


def _is_refused(tree: Tree, head: int) -> bool:
    """ "refused *to attend*", "failed *to agree*", "denied *selling*", "his refusal *to go*", "has yet *to decide*"."""
    index = _first_conjunct(tree, head)
    refused = False
    while index and tree.base(index) in {"xcomp", "acl", "advcl"} and tree[index].deprel != "acl:relcl":
        if tree.base(index) == "advcl" and tree[index].xpos != "VBG":
            break
        governor = tree[index].head
        lemma = tree[governor].lemma.lower()
        marks = {tree[i].lemma for i in tree.children(index, ("mark", "case"))}
        if lemma in PROOF or lemma in ASKING or "whether" in marks:
            break  # "no evidence that": counted as untrue; "denied having been asked *to go*": he may have gone
        if tree.base(index) == "advcl" and not marks & ({"from", "of", "to"} if lemma in DISCHARGING else {"from"}):
            break
        refused ^= (
            lemma in REFUSING
            or lemma in {"failure", "refusal", "reluctance"}
            or (not _is_surprised(tree, governor) and _is_negated(tree, governor))
        )
        index = _first_conjunct(tree, governor)
    return refused


def _is_surprised(tree: Tree, governor: int) -> bool:
    """ "We did not expect it to work": says nothing of whether it does; "is not expected to work" says that it will not."""
    return tree[governor].lemma in FORECASTING and tree.child(governor, "obj") is not None


def _first_conjunct(tree: Tree, index: int) -> int:
    while tree[index].deprel == "conj":
        index = tree[index].head
    return index


# ------------------------------------------------------------------------------------------------ certainty


def _own(tree: Tree, head: int) -> list[Certainty]:
    """Modals and adverbs of the predicate itself, "is to", a headline's "to visit", modifiers of an event noun."""
    found = []
    for index in _auxiliaries(tree, head):
        lemma = tree[index].lemma.lower()
        if tree[index].xpos == "MD" or lemma in {"will", "would"}:
            found.append(MODALS.get(tree[index].form.lower(), MODALS.get(lemma, Certainty.CERTAIN)))
    children = tree.children(head)
    found += [Certainty.POSSIBLE for i in children if tree[i].lemma.lower() in LIKELY and tree.base(i) == "advmod"]
    modifiers = [w for i in tree.children(head, ("amod",)) for w in (tree[i].lemma.lower(), tree[i].form.lower())]
    found += [MODIFIERS[word] for word in modifiers if word in MODIFIERS]
    if _is_bare_infinitive(tree, head):
        found.append(Certainty.PLANNED)
    return found


def _auxiliaries(tree: Tree, head: int) -> list[int]:
    """Its own, or those of the first conjunct where it has neither auxiliary nor subject nor tense: "will go and *inspect*"."""
    own = tree.children(head, ("aux",))
    bare = tree[head].xpos == "VB" if not own else all(tree[i].xpos == "VB" for i in own)  # "will step down and *be replaced*"
    if tree[head].deprel != "conj" or not bare or tree.child(head, "nsubj", "nsubj:pass") is not None:
        return own
    return [*own, *_auxiliaries(tree, tree[head].head)]


def _is_bare_infinitive(tree: Tree, head: int) -> bool:
    """ "Yoon to visit Moscow" in a headline, "He is to hold talks", "to celebrate the anniversary" as a purpose."""
    index = _first_conjunct(tree, head)
    to = any(tree[i].lemma == "to" for i in tree.children(index, ("mark",))) and not _is_reached(tree, index)
    return to and tree.base(index) in {"root", "advcl", "ccomp", "parataxis", "dep"} and tree[index].xpos == "VB"


def _is_reached(tree: Tree, index: int) -> bool:
    """ "rose *to become* its head", "arrived *only to find* it closed": an infinitive of what came about, not of a purpose."""
    rising = tree[tree[index].head].lemma in RISING and tree[index].lemma in {"become", "be", "see"}
    return tree.base(index) == "advcl" and (rising or any(tree[i].lemma.lower() == "only" for i in tree.children(index, ("advmod",))))


def _governed(tree: Tree, head: int) -> list[Certainty]:
    """What governing predicates make of an infinitive, up the chain: "is *expected* to *agree* to meet", "*plans* to visit"."""
    found: list[Certainty] = []
    index = _first_conjunct(tree, head)
    while tree[index].head:
        governor = tree[index].head
        ends = _ending(tree, index, governor)
        if ends is not None:
            return [*found, *ends]
        passing = _passing(tree, index, governor)
        if passing is None:
            return found
        found += passing
        index = _first_conjunct(tree, governor)
    return found


def _ending(tree: Tree, index: int, governor: int) -> list[Certainty] | None:
    """Governors above which nothing matters: "the *plan* to visit", "it is *possible* that", "they *fear* that"; None for any other."""
    relation, lemma = tree[index].deprel, tree[governor].lemma.lower()
    if relation in {"ccomp", "csubj"} and (lemma in MENTAL | OPEN | NEEDED or (lemma in SURE | SIGNS and _is_negated(tree, governor))):
        return [Certainty.POSSIBLE]
    if relation != "acl":
        return None
    if any(tree[i].lemma == "to" for i in tree.children(index, ("mark",))):
        return [Certainty.PLANNED if lemma in PLAN_NOUNS else Certainty.POSSIBLE]
    marks = {tree[i].lemma.lower() for i in tree.children(index, ("mark", "case"))}
    if tree[index].xpos == "VBG" and (marks & {"about", "on", "for", "toward", "towards"} or lemma in PLAN_NOUNS):
        return [Certainty.POSSIBLE]  # "comments *about improving* the shells", "the goal *of encouraging* them"
    return [Certainty.POSSIBLE] if lemma in OPEN_CONTENT else None


def _passing(tree: Tree, index: int, governor: int) -> list[Certainty] | None:
    """Governors that may have a governor of their own: "*expected* to", "*interested* in buying", "may *show* that"; None for any other."""
    relation, lemma = tree[index].deprel, tree[governor].lemma.lower()
    marks = {tree[i].lemma.lower() for i in tree.children(index, ("mark",))}
    gerund = relation == "advcl" and tree[index].xpos == "VBG" and bool(marks & BINDING)
    if gerund and lemma in GERUND_OF:
        return [GERUND_OF[lemma]]
    if gerund or (relation == "ccomp" and lemma in SIGNS):
        return _own(tree, governor)
    if relation != "xcomp" and not (relation == "ccomp" and lemma in GOVERNORS and lemma not in SPEECH):
        return None
    bare = tree[index].xpos == "VBN" and tree.child(index, "mark") is None and lemma not in WISHING  # "got it done"
    if lemma in GOVERNORS and not bare:
        return [GOVERNORS[lemma], *_own(tree, governor)]
    wanted = "to" in marks and relation == "xcomp" and tree.child(governor, "obj") is not None and lemma not in ACHIEVED | REFUSING
    return [*([Certainty.PLANNED] if wanted and tree[index].xpos == "VB" else []), *_own(tree, governor)]


def _conditions(tree: Tree, head: int) -> list[Certainty]:
    """ "if …" above or beside the predicate, and questions."""
    found = []
    for index in (head, *tree.ancestors(head)):
        marks = {tree[i].lemma.lower() for i in tree.children(index, ("mark",))}
        if "whether" in marks or (
            tree.base(index) in {"advcl", "ccomp", "csubj"} and (marks & CONDITIONS - {"once"} or _is_inverted(tree, index))
        ):
            found.append(Certainty.CONDITIONAL)
        if tree.base(index) == "acl" and tree[index].deprel != "acl:relcl":
            continue
        if tree[index].deprel == "acl:relcl":
            break
    first = _first_conjunct(tree, head)
    conditions = [tree[i].lemma.lower() for index in tree.children(first, ("advcl",)) for i in tree.children(index, ("mark",))]
    found += [Certainty.CONDITIONAL for mark in conditions if mark in {"if", "unless"}]
    found += [Certainty.CONDITIONAL for index in tree.children(first, ("advcl",)) if _is_inverted(tree, index)]
    if tree.tokens[-1].form == "?" or (len(tree) > 1 and tree.tokens[-2].form == "?"):
        found.append(Certainty.CONDITIONAL)
    return found


def _awaited(tree: Tree, head: int) -> list[Certainty]:
    """ "will not sit on it *until* it has been purified": what waits for a plan, or a plan waits for, has not happened either."""
    index = _first_conjunct(tree, head)
    marks = {tree[i].lemma.lower() for i in tree.children(index, ("mark", "advmod"))}
    governor = tree[index].head
    result = tree[index].xpos == "VBG" and index > governor and not tree.children(index, ("mark",)) and tree[index].lemma not in SPEECH
    if tree.base(index) != "advcl" or not governor or not (result or marks & {"until", "when", "once", "after", "before"}):
        return []  # "agreed to buy its rival, *creating* a giant"
    return [sure for sure in (*_own(tree, governor), *_governed(tree, governor)) if sure is not Certainty.CERTAIN]


def _is_inverted(tree: Tree, index: int) -> bool:
    """ "*Had* Norway attacked", "*Should* talks fail": a condition without "if"."""
    subject = tree.child(index, "nsubj", "nsubj:pass")
    before = [i for i in tree.children(index, ("aux", "aux:pass", "cop")) if subject is not None and i < subject]
    return tree.base(index) == "advcl" and any(tree[i].lemma in {"have", "should", "be"} and not tree.child(index, "mark") for i in before)
