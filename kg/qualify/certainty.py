"""Predicate -> doubts: what modals, governing verbs, conditions and questions make of it, with the word and the name of the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.english.modality import (
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
    SIGNS,
    SURE,
)
from kg.english.negation import REFUSING
from kg.english.speech import speech_acts
from kg.english.tree import Node
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
AWAITING = frozenset({"until", "when", "once", "after", "before"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """`word` makes its predicate no more certain than `certainty`, by the rule of this name."""

    certainty: Certainty
    rule: str
    word: Node


def certainty(node: Node) -> Certainty:
    """The least certain of what applies: modals, governing verbs and nouns, conditions, questions, adverbs."""
    found = doubt(node)
    return found.certainty if found else Certainty.CERTAIN


def doubt(node: Node) -> Doubt | None:
    """What makes it least certain, None where nothing does."""
    found = (*_own(node), *_governed(node), *_conditions(node), *_awaited(node), *_imagined(node))
    return max(found, key=lambda d: STRENGTH.index(d.certainty), default=None)


# ------------------------------------------------------------------------------------------------ by words of its own


def _own(node: Node) -> list[Doubt]:
    """Modals and adverbs of the predicate itself, "is to", a headline's "to visit", modifiers of an event noun."""
    return [*_modals(node), *_modifiers(node), *_to_come(node), *_penalty(node)]


def _modals(node: Node) -> Iterator[Doubt]:
    for word in _auxiliaries(node):
        lemma = word.lemma.lower()
        if (word.xpos == "MD" or lemma in {"will", "would"}) and not _will_not_tell(node, lemma):
            sure = MODALS.get(word.low, MODALS.get(lemma))
            if sure is not None:
                yield Doubt(sure, "modal", word)


def _will_not_tell(node: Node, modal: str) -> bool:
    """ "The bank *would not comment*": it was asked, and did not."""
    told = modal == "would" and node.lemma in DISCLOSING and node.is_a("root", "conj")
    return told and polarity(node) is Polarity.NEGATIVE


def _auxiliaries(node: Node) -> list[Node]:
    """Its own, or those of the first conjunct where it has neither auxiliary nor subject nor tense: "will go and *inspect*"."""
    own = node.dependents("aux")
    first = node.head
    if node.deprel != "conj" or first is None or node.has("nsubj"):
        return own
    passive = node.xpos == first.xpos == "VBN" and not node.has("aux:pass")  # "will be restored and *displayed*"
    bare = all(c.xpos == "VB" for c in own) if own else node.xpos == "VB" or passive  # "will step down and *be replaced*"
    return [*own, *_auxiliaries(first)] if bare else own


def _modifiers(node: Node) -> Iterator[Doubt]:
    """ "*possibly*", "a *planned* visit"."""
    for adverb in node.dependents("advmod"):
        if adverb.lemma.lower() in LIKELY:
            yield Doubt(Certainty.POSSIBLE, "adverb", adverb)
    for adjective in node.dependents("amod"):
        sure = MODIFIERS.get(adjective.lemma.lower(), MODIFIERS.get(adjective.low))
        if sure is not None:
            yield Doubt(sure, "modifier", adjective)


def _to_come(node: Node) -> Iterator[Doubt]:
    """ "Yoon to visit Moscow" in a headline, "He is to hold talks", "had been *due* to start", "to celebrate it" as a purpose."""
    own = any(c.lemma in {"to", "due"} for c in node.dependents("mark"))
    verb = node if own else first_conjunct(node)
    marks = {c.lemma.lower(): c for c in verb.dependents("mark", "case")}
    if "due" in marks:
        yield Doubt(Certainty.PLANNED, "due-to", marks["due"])
        return
    to = next((c for c in verb.dependents("mark") if c.lemma == "to"), None)
    bare = verb.xpos == "VB" or any(c.xpos == "VB" for c in verb.dependents("aux"))  # "to *have* built"
    is_to = any(c.xpos in {"VBZ", "VBP"} for c in verb.dependents("aux", "cop"))  # "which *is to* be debated"
    if to is not None and bare and (is_to or verb.is_a("root", "advcl", "ccomp", "parataxis", "dep")) and not _is_reached(verb):
        yield Doubt(Certainty.PLANNED, "is-to" if is_to else "purpose", to)


def _is_reached(verb: Node) -> bool:
    """ "rose *to become* its head", "took an hour *to find* it", "arrived *only to find* it closed": it came about, and is no purpose."""
    governor = verb.head
    if governor is None or verb.base != "advcl":
        return False
    rising = governor.lemma in RISING and verb.lemma in {"become", "be", "see"}
    timed = governor.lemma in TAKING and any(c.lemma in DURATIONS for c in governor.dependents("obj"))
    return rising or timed or verb.has("advmod", lemma={"only"})


def _penalty(node: Node) -> Iterator[Doubt]:
    """ "faces up to 20 years in prison"."""
    if node.lemma == "face" and any(c.lemma in PENALTIES for c in node.dependents("obj")):
        yield Doubt(Certainty.POSSIBLE, "penalty", node)


# ------------------------------------------------------------------------------------------------ by what governs it


@dataclass(frozen=True, slots=True)
class _Link:
    """A clause and the verb or noun that governs it."""

    clause: Node
    governor: Node

    @property
    def lemma(self) -> str:
        return self.governor.lemma.lower()

    @property
    def marks(self) -> set[str]:
        return self.clause.lemmas("mark")

    def doubted(self, sure: Certainty, rule: str) -> list[Doubt]:
        return [Doubt(sure, rule, self.governor)]


def _governed(node: Node) -> Iterator[Doubt]:
    """What governing predicates make of an infinitive, up the chain: "is *expected* to *agree* to meet", "*plans* to visit"."""
    clause = first_conjunct(node)
    while clause.head is not None:
        link = _Link(clause, clause.head)
        ends = next((found for end in ENDS if (found := end(link)) is not None), None)
        if ends is not None:
            yield from ends
            return
        passes = next((found for passing in PASSING if (found := passing(link)) is not None), None)
        if passes is None:
            return
        yield from (*passes, *_own(link.governor))
        clause = first_conjunct(link.governor)


# ---- governors above which nothing matters; None where one is another's matter


def _open_content(link: _Link) -> Iterable[Doubt] | None:
    """ "it is *possible* that", "they *fear* that", "it is not *clear* that"."""
    if link.clause.deprel not in {"ccomp", "csubj"}:
        return None
    left_open = link.lemma in MENTAL | OPEN | NEEDED or (link.lemma in SURE | SIGNS and is_negated(link.governor))
    return link.doubted(Certainty.POSSIBLE, "open-content") if left_open else None


def _infinitive_of_noun(link: _Link) -> Iterable[Doubt] | None:
    """ "the *plan* to visit"; "forces thousands *to flee*" tells what came true."""
    if link.clause.deprel != "acl" or not link.clause.has("mark", lemma={"to"}):
        return None
    verb = link.governor.head
    if link.governor.deprel == "obj" and verb is not None and verb.lemma in ACHIEVED:
        return _own(verb)
    return link.doubted(Certainty.PLANNED if link.lemma in PLAN_NOUNS else Certainty.POSSIBLE, "infinitive-of-noun")


def _gerund_of_noun(link: _Link) -> Iterable[Doubt] | None:
    """ "comments *about improving* the shells", "the *goal* of encouraging them"."""
    if link.clause.deprel != "acl" or link.clause.xpos != "VBG":
        return None
    about = link.clause.lemmas("mark", "case") & {"about", "on", "for", "toward", "towards"}
    return link.doubted(Certainty.POSSIBLE, "gerund-of-noun") if about or link.lemma in PLAN_NOUNS else None


def _content_of_noun(link: _Link) -> Iterable[Doubt] | None:
    """ "the *risk* that it bursts"."""
    return link.doubted(Certainty.POSSIBLE, "content-of-noun") if link.clause.deprel == "acl" and link.lemma in OPEN_CONTENT else None


ENDS: tuple[Callable[[_Link], Iterable[Doubt] | None], ...] = (_open_content, _infinitive_of_noun, _gerund_of_noun, _content_of_noun)


# ---- governors that may have a governor of their own


def _bound_gerund(link: _Link) -> Iterable[Doubt] | None:
    """ "*interested* in buying"; "ordered to pay *for misusing* data": that came before."""
    if (
        link.clause.deprel != "advcl"
        or link.clause.xpos != "VBG"
        or not link.marks & BINDING
        or (link.lemma == "pay" and "for" in link.marks)
    ):
        return None
    sure = GERUND_OF.get(link.lemma)
    return link.doubted(sure, "gerund") if sure is not None else ()


def _sign(link: _Link) -> Iterable[Doubt] | None:
    """ "may *show* that": as certain as the sign."""
    return () if link.clause.deprel == "ccomp" and link.lemma in SIGNS else None


def _mused(link: _Link) -> Iterable[Doubt] | None:
    """ "*considered* selling it"."""
    mused = link.clause.is_a("ccomp", "xcomp") and link.clause.xpos == "VBG" and link.lemma in MUSING
    return link.doubted(Certainty.POSSIBLE, "musing") if mused else None


def _infinitive(link: _Link) -> Iterable[Doubt] | None:
    """ "*expected* to", "is *going to* fix it", "*has* until May to decide", "was *elected* to lead it": and did."""
    governor, lemma = link.governor, link.lemma
    if link.clause.deprel != "xcomp":
        governs = link.clause.deprel == "ccomp" and lemma in GOVERNORS and lemma not in speech_acts()
        return _by_table(link) if governs else None
    if "to" in link.marks and (lemma, governor.xpos) in {("go", "VBG"), ("have", "VBZ"), ("have", "VBP")} and not _is_yet(link.clause):
        return link.doubted(Certainty.PLANNED, "going-to" if lemma == "go" else "have-to")
    if lemma in CHOOSING and (governor.has("obj", "nsubj:pass", "aux:pass") or governor.deprel == "acl"):
        return ()
    return _by_table(link)


def _is_yet(clause: Node) -> bool:
    """ "has *yet to decide*", "has *still to be approved*": has not."""
    before = [c.before for c in clause.dependents("mark")]
    return any(word is not None and word.low in {"yet", "still"} for word in before)


def _by_table(link: _Link) -> Iterable[Doubt]:
    governor, lemma = link.governor, link.lemma
    bare = link.clause.xpos == "VBN" and not link.clause.has("mark", "aux:pass") and lemma not in WISHING  # "got it done"
    if lemma in GOVERNORS and not bare:
        return link.doubted(GOVERNORS[lemma], "governor")
    wanted = "to" in link.marks and link.clause.deprel == "xcomp" and governor.has("obj") and lemma not in ACHIEVED | REFUSING
    return link.doubted(Certainty.PLANNED, "wanted-of") if wanted and link.clause.xpos == "VB" else ()


PASSING: tuple[Callable[[_Link], Iterable[Doubt] | None], ...] = (_bound_gerund, _sign, _mused, _infinitive)


# ------------------------------------------------------------------------------------------------ by conditions


def _conditions(node: Node) -> Iterator[Doubt]:
    """ "if …" above or beside the predicate, and questions."""
    for above in (node, *node.ancestors()):
        mark = _condition_mark(above)
        if mark is not None:
            yield Doubt(Certainty.CONDITIONAL, "condition", mark)
        if above.deprel == "acl:relcl":
            break
    for clause in first_conjunct(node).dependents("advcl"):
        mark = next((c for c in clause.dependents("mark") if c.lemma.lower() in {"if", "unless"}), None)
        if mark is not None or is_inverted(clause):
            yield Doubt(Certainty.CONDITIONAL, "conditioned", mark or clause)
    question = next((n for n in node.tree.nodes[-2:] if n.form == "?"), None)
    if question is not None:
        yield Doubt(Certainty.CONDITIONAL, "question", question)


def _condition_mark(clause: Node) -> Node | None:
    """The word that makes a clause a condition or an open question."""
    marks = {w: c for c in clause.dependents("mark") for w in (c.lemma.lower(), c.low)}
    if "whether" in marks:
        return marks["whether"]
    if not clause.is_a("advcl", "ccomp", "csubj"):
        return None
    found = next((marks[w] for w in sorted(marks.keys() & (CONDITIONS - {"once"}))), None)
    return found or (clause if is_inverted(clause) else None)


def _imagined(node: Node) -> Iterator[Doubt]:
    """ "ruled out joining *a* government *headed* by Lund", "could not produce *a* witness *who saw* it": there may be none."""
    clause = first_conjunct(node)
    noun = clause.head
    verb = noun.head if noun is not None else None
    if noun is None or verb is None or clause.base != "acl" or noun.deprel not in {"obj", "obl"} or verb.upos != "VERB":
        return
    if not noun.has("det", form={"a", "an", "any"}) or _is_told_apart(clause):
        return
    plain = [] if clause.is_finite else [*_own(verb), *_governed(verb)]  # "would hit *a* plan *that is* being drafted"
    if plain or polarity(verb) is Polarity.NEGATIVE:
        yield Doubt(Certainty.POSSIBLE, "imagined", noun)


def _is_told_apart(clause: Node) -> bool:
    """ "a contract *signed last August*", "evidence from a partner, *who was jailed*"."""
    return (clause.deprel == "acl:relcl" and clause.is_set_off) or clause.has("obl:unmarked")


def _awaited(node: Node) -> Iterator[Doubt]:
    """ "will not sit on it *until* it has been purified": what waits for a plan, or a plan waits for, has not happened either."""
    clause = first_conjunct(node)
    governor = clause.head
    if clause.base != "advcl" or governor is None:
        return
    result = clause.xpos == "VBG" and clause.index > governor.index and not clause.has("mark") and clause.lemma not in speech_acts()
    if result or clause.lemmas("mark", "advmod") & AWAITING:  # "agreed to buy its rival, *creating* a giant"
        yield from _own(governor)
        yield from _governed(governor)


def is_inverted(clause: Node) -> bool:
    """ "*Had* Norway attacked", "*Should* talks fail": a condition without "if"."""
    subject = clause.child("nsubj")
    if clause.base != "advcl" or subject is None or clause.has("mark"):
        return False
    return any(c.lemma in {"have", "should", "be"} for c in clause.dependents("aux", "cop") if c.index < subject.index)
