"""Tree and a predicate in, its certainty out: what modals, governing verbs, conditions and questions make of it."""

from __future__ import annotations

from kg.english.speech import speech_acts
from kg.english.tree import Tree
from kg.qualify.lexicon import (
    ACHIEVED,
    CONDITIONS,
    GERUND_OF,
    GOVERNORS,
    LIKELY,
    MENTAL,
    MODALS,
    MODIFIERS,
    NEEDED,
    OPEN,
    OPEN_CONTENT,
    PLAN_NOUNS,
    REFUSING,
    SIGNS,
    SURE,
)
from kg.qualify.polarity import first_conjunct, is_negated, polarity
from kg.types import Certainty, Polarity

BINDING = frozenset("about against at by for from in into of on over to with".split())  # before a gerund; "since" and "after" set a time
WISHING = frozenset({"want", "need", "wish", "like", "demand"})  # "wanted it *renamed*"
CHOOSING = frozenset({"elect", "appoint", "choose", "pick", "hire", "select"})
MUSING = frozenset("consider contemplate envisage imagine mull risk weigh plan mention fear dread".split())  # "*considered* selling it"
RISING = frozenset({"rise", "grow", "live", "return"})
DISCLOSING = frozenset(
    """accept agree answer comment confirm disclose discuss elaborate exclude give hear identify name provide reply respond reveal rule say
    specify""".split()
)
DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
TAKING = frozenset({"take", "need", "spend"})  # with a time: "*took* an hour to put it out", and did
PENALTIES = frozenset({"year", "month", "life", "jail", "prison", "sentence", "fine", "penalty", "imprisonment"})
STRENGTH = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.PLANNED, Certainty.POSSIBLE, Certainty.CONDITIONAL)  # the weakest link counts


def certainty(tree: Tree, head: int) -> Certainty:
    """The least certain of what applies: modals, governing verbs and nouns, conditions, questions, adverbs."""
    found = [Certainty.CERTAIN, *_own(tree, head), *_governed(tree, head), *_conditions(tree, head), *_awaited(tree, head)]
    found += _imagined(tree, head)
    return max(found, key=STRENGTH.index)


def _own(tree: Tree, head: int) -> list[Certainty]:
    """Modals and adverbs of the predicate itself, "is to", a headline's "to visit", modifiers of an event noun."""
    found = []
    for index in _auxiliaries(tree, head):
        lemma = tree[index].lemma.lower()
        if (tree[index].xpos == "MD" or lemma in {"will", "would"}) and not _will_not_tell(tree, head, lemma):
            found.append(MODALS.get(tree[index].form.lower(), MODALS.get(lemma, Certainty.CERTAIN)))
    children = tree.children(head)
    found += [Certainty.POSSIBLE for i in children if tree[i].lemma.lower() in LIKELY and tree.base(i) == "advmod"]
    modifiers = [w for i in tree.children(head, ("amod",)) for w in (tree[i].lemma.lower(), tree[i].form.lower())]
    found += [MODIFIERS[word] for word in modifiers if word in MODIFIERS]
    if _is_bare_infinitive(tree, head):
        found.append(Certainty.PLANNED)
    if tree[head].lemma == "face" and any(tree[i].lemma in PENALTIES for i in tree.children(head, ("obj",))):
        found.append(Certainty.POSSIBLE)  # "faces up to 20 years in prison"
    return found


def _will_not_tell(tree: Tree, head: int, modal: str) -> bool:
    """ "The bank *would not comment*": it was asked, and did not."""
    told = modal == "would" and tree[head].lemma in DISCLOSING and tree.base(head) in {"root", "conj"}
    return told and polarity(tree, head) is Polarity.NEGATIVE


def _auxiliaries(tree: Tree, head: int) -> list[int]:
    """Its own, or those of the first conjunct where it has neither auxiliary nor subject nor tense: "will go and *inspect*"."""
    own = tree.children(head, ("aux",))
    first = tree[tree[head].head] if tree[head].head else tree[head]
    passive = tree[head].xpos == first.xpos == "VBN" and tree.child(head, "aux:pass") is None  # "will be restored and *displayed*"
    bare = tree[head].xpos == "VB" or passive if not own else all(tree[i].xpos == "VB" for i in own)  # "will step down and *be replaced*"
    if tree[head].deprel != "conj" or not bare or tree.child(head, "nsubj", "nsubj:pass") is not None:
        return own
    return [*own, *_auxiliaries(tree, tree[head].head)]


def _is_bare_infinitive(tree: Tree, head: int) -> bool:
    """ "Yoon to visit Moscow" in a headline, "He is to hold talks", "to celebrate the anniversary" as a purpose."""
    index = head if any(tree[i].lemma in {"to", "due"} for i in tree.children(head, ("mark",))) else first_conjunct(tree, head)
    if any(tree[i].lemma.lower() == "due" for i in tree.children(index, ("mark", "case"))):
        return True  # "had been due to start"
    to = any(tree[i].lemma == "to" for i in tree.children(index, ("mark",))) and not _is_reached(tree, index)
    bare = tree[index].xpos == "VB" or any(tree[i].xpos == "VB" for i in tree.children(index, ("aux", "aux:pass")))  # "to *have* built"
    is_to = any(tree[i].xpos in {"VBZ", "VBP"} for i in tree.children(index, ("aux", "cop")))  # "which *is to* be debated"
    return to and bare and (is_to or tree.base(index) in {"root", "advcl", "ccomp", "parataxis", "dep"})


def _is_reached(tree: Tree, index: int) -> bool:
    """ "rose *to become* its head", "took an hour *to find* it", "arrived *only to find* it closed": it came about, and is no purpose."""
    governor = tree[index].head
    rising = tree[governor].lemma in RISING and tree[index].lemma in {"become", "be", "see"}
    timed = tree[governor].lemma in TAKING and any(tree[i].lemma in DURATIONS for i in tree.children(governor, ("obj",)))
    only = any(tree[i].lemma.lower() == "only" for i in tree.children(index, ("advmod",)))
    return tree.base(index) == "advcl" and (rising or timed or only)


def _governed(tree: Tree, head: int) -> list[Certainty]:
    """What governing predicates make of an infinitive, up the chain: "is *expected* to *agree* to meet", "*plans* to visit"."""
    found: list[Certainty] = []
    index = first_conjunct(tree, head)
    while tree[index].head:
        governor = tree[index].head
        ends = _ending(tree, index, governor)
        if ends is not None:
            return [*found, *ends]
        passing = _passing(tree, index, governor)
        if passing is None:
            return found
        found += passing
        index = first_conjunct(tree, governor)
    return found


def _ending(tree: Tree, index: int, governor: int) -> list[Certainty] | None:
    """Governors above which nothing matters: "the *plan* to visit", "it is *possible* that", "they *fear* that"; None for any other."""
    relation, lemma = tree[index].deprel, tree[governor].lemma.lower()
    if relation in {"ccomp", "csubj"} and (lemma in MENTAL | OPEN | NEEDED or (lemma in SURE | SIGNS and is_negated(tree, governor))):
        return [Certainty.POSSIBLE]
    if relation != "acl":
        return None
    if any(tree[i].lemma == "to" for i in tree.children(index, ("mark",))):
        if tree[governor].deprel == "obj" and tree[tree[governor].head].lemma in ACHIEVED:
            return _own(tree, tree[governor].head)  # "forces thousands *to flee*"
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
    if gerund and lemma == "pay" and "for" in marks:
        return None  # "ordered to pay *for misusing* data": that came before
    if gerund and lemma in GERUND_OF:
        return [GERUND_OF[lemma]]
    if gerund or (relation == "ccomp" and lemma in SIGNS):
        return _own(tree, governor)
    if relation in {"ccomp", "xcomp"} and tree[index].xpos == "VBG" and lemma in MUSING:
        return [Certainty.POSSIBLE, *_own(tree, governor)]
    if relation != "xcomp" and not (relation == "ccomp" and lemma in GOVERNORS and lemma not in speech_acts()):
        return None
    if lemma == "go" and relation == "xcomp" and "to" in marks and tree[governor].xpos == "VBG":
        return [Certainty.PLANNED, *_own(tree, governor)]  # "is *going to* fix it"
    # "has *yet to decide*", "has *still to be approved*": has not
    yet = any(tree[i - 1].form.lower() in {"yet", "still"} for i in tree.children(index, ("mark",)) if i > 1)
    if lemma == "have" and relation == "xcomp" and "to" in marks and not yet and tree[governor].xpos in {"VBZ", "VBP"}:
        return [Certainty.PLANNED, *_own(tree, governor)]  # "has until May to decide"
    chosen = lemma in CHOOSING and (tree.child(governor, "obj", "nsubj:pass", "aux:pass") is not None or tree[governor].deprel == "acl")
    if chosen:
        return _own(tree, governor)  # "was elected to lead it": and did
    bare = tree[index].xpos == "VBN" and tree.child(index, "mark", "aux:pass") is None and lemma not in WISHING  # "got it done"
    if lemma in GOVERNORS and not bare:
        return [GOVERNORS[lemma], *_own(tree, governor)]
    wanted = "to" in marks and relation == "xcomp" and tree.child(governor, "obj") is not None and lemma not in ACHIEVED | REFUSING
    return [*([Certainty.PLANNED] if wanted and tree[index].xpos == "VB" else []), *_own(tree, governor)]


def _conditions(tree: Tree, head: int) -> list[Certainty]:
    """ "if …" above or beside the predicate, and questions."""
    found = []
    for index in (head, *tree.ancestors(head)):
        marks = {w for i in tree.children(index, ("mark",)) for w in (tree[i].lemma.lower(), tree[i].form.lower())}
        if "whether" in marks or (
            tree.base(index) in {"advcl", "ccomp", "csubj"} and (marks & CONDITIONS - {"once"} or is_inverted(tree, index))
        ):
            found.append(Certainty.CONDITIONAL)
        if tree.base(index) == "acl" and tree[index].deprel != "acl:relcl":
            continue
        if tree[index].deprel == "acl:relcl":
            break
    first = first_conjunct(tree, head)
    conditions = [tree[i].lemma.lower() for index in tree.children(first, ("advcl",)) for i in tree.children(index, ("mark",))]
    found += [Certainty.CONDITIONAL for mark in conditions if mark in {"if", "unless"}]
    found += [Certainty.CONDITIONAL for index in tree.children(first, ("advcl",)) if is_inverted(tree, index)]
    if tree.tokens[-1].form == "?" or (len(tree) > 1 and tree.tokens[-2].form == "?"):
        found.append(Certainty.CONDITIONAL)
    return found


def _imagined(tree: Tree, head: int) -> list[Certainty]:
    """ "ruled out joining *a* government *headed* by Lund", "could not produce *a* witness *who saw* it": there may be none."""
    index = first_conjunct(tree, head)
    noun = tree[index].head
    verb = tree[noun].head if noun else 0
    some = any(tree[i].form.lower() in {"a", "an", "any"} for i in tree.children(noun, ("det",))) if noun else False
    first = min(tree.subtree(index))
    aside = tree[index].deprel == "acl:relcl" and first > 1 and "," in (tree[first].form, tree[first - 1].form)
    if aside or tree.child(index, "obl:unmarked") is not None:
        return []  # "a contract *signed last August*", "evidence from a partner, *who was jailed*"
    if tree.base(index) != "acl" or not verb or not some or tree[noun].deprel not in {"obj", "obl"} or tree[verb].upos != "VERB":
        return []
    plain = [] if tree.is_finite(index) else [*_own(tree, verb), *_governed(tree, verb)]  # "would hit *a* plan *that is* being drafted"
    open_ = any(sure is not Certainty.CERTAIN for sure in plain) or polarity(tree, verb) is Polarity.NEGATIVE
    return [Certainty.POSSIBLE] if open_ else []


def _awaited(tree: Tree, head: int) -> list[Certainty]:
    """ "will not sit on it *until* it has been purified": what waits for a plan, or a plan waits for, has not happened either."""
    index = first_conjunct(tree, head)
    marks = {tree[i].lemma.lower() for i in tree.children(index, ("mark", "advmod"))}
    governor = tree[index].head
    result = (
        tree[index].xpos == "VBG" and index > governor and not tree.children(index, ("mark",)) and tree[index].lemma not in speech_acts()
    )
    if tree.base(index) != "advcl" or not governor or not (result or marks & {"until", "when", "once", "after", "before"}):
        return []  # "agreed to buy its rival, *creating* a giant"
    return [sure for sure in (*_own(tree, governor), *_governed(tree, governor)) if sure is not Certainty.CERTAIN]


def is_inverted(tree: Tree, index: int) -> bool:
    """ "*Had* Norway attacked", "*Should* talks fail": a condition without "if"."""
    subject = tree.child(index, "nsubj", "nsubj:pass")
    before = [i for i in tree.children(index, ("aux", "aux:pass", "cop")) if subject is not None and i < subject]
    return tree.base(index) == "advcl" and any(tree[i].lemma in {"have", "should", "be"} and not tree.child(index, "mark") for i in before)
