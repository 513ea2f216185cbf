"""Predicate -> doubts of what governs it: "is *expected* to *agree* to meet", "the *plan* to visit", "it is *possible* that"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.english.modality import (
    ACHIEVED,
    GERUND_OF,
    GOVERNORS,
    IMPLICATIVE,
    MENTAL,
    NEEDED,
    OPEN,
    OPEN_CONTENT,
    PLAN_NOUNS,
    PLANNING_EVENTS,
    SIGNS,
    SURE,
)
from kg.english.negation import REFUSING
from kg.english.speech import speech_acts
from kg.english.tree import Node
from kg.qualify.modals import Doubt, own_doubts
from kg.qualify.polarity import first_conjunct, is_negated
from kg.types import Certainty

BINDING = frozenset("about against at by for from in into of on over to with".split())  # before a gerund; "since" and "after" set a time
WISHING = frozenset({"want", "need", "wish", "like", "demand"})  # "wanted it *renamed*"
CHOOSING = frozenset({"elect", "appoint", "choose", "pick", "hire", "select"})
MUSING = frozenset("consider contemplate envisage imagine mull risk weigh plan mention fear dread".split())  # "*considered* selling it"


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


def governed(node: Node) -> Iterator[Doubt]:
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
        yield from (*passes, *own_doubts(link.governor))
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
        return own_doubts(verb)
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
    """ "*interested* in buying"."""
    if link.clause.deprel != "advcl" or link.clause.xpos != "VBG" or not link.marks & BINDING:
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


def _planned_event(link: _Link) -> Iterable[Doubt] | None:
    """ "were *preparing* the summit", "*postponed* a visit": an event that is told by a noun."""
    planned = link.clause.upos == "NOUN" and link.clause.is_a("obj", "nsubj:pass") and link.lemma in PLANNING_EVENTS
    return link.doubted(Certainty.PLANNED, "planned-event") if planned else None


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
    infinitive = link.clause.deprel == "xcomp" and link.clause.xpos == "VB" and "to" in link.marks
    if not infinitive or lemma in ACHIEVED | REFUSING | IMPLICATIVE or lemma in speech_acts():
        return ()
    return link.doubted(Certainty.PLANNED, "wanted-of") if governor.has("obj") else link.doubted(Certainty.POSSIBLE, "prospect")


PASSING: tuple[Callable[[_Link], Iterable[Doubt] | None], ...] = (_bound_gerund, _sign, _mused, _planned_event, _infinitive)
