"""Clause -> Source: what the word above it says of whose word it is, and by what kind of speech."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.english.modality import MENTAL
from kg.english.negation import FALSE
from kg.english.reporting import ACCUSING, FORECASTING, KNOWING, REPORTED_ACTS, SPEECH_NOUNS
from kg.english.speakers import is_quoted_as, speaker_of
from kg.english.speech import speech_acts
from kg.english.tree import Node
from kg.english.verbs import particles
from kg.qualify.polarity import polarity
from kg.types import Polarity, SpeechAct

COMPLEMENTS = ("ccomp", "xcomp", "parataxis", "csubj", "dep", "acl", "advcl")
RELATIVE_CLAUSES = ("acl:relcl", "advcl:relcl")
UNSAID = frozenset({SpeechAct.REPORT, SpeechAct.CLAIM, SpeechAct.DENY})  # acts that say nothing where they do not take place
JUDGING = frozenset({"hold", "rule"})
PORTRAYING = frozenset("describe portray depict characterise characterize brand label denounce paint".split())
AUTHORITIES = frozenset("court detective inquest inquiry investigator judge juror jury officer police prosecutor tribunal".split())
SENSING = frozenset({"see", "hear", "notice", "witness"})
CONVICTING = frozenset({"convict", "guilty"})  # what a court holds for proved; the news reports it
HOLDING = frozenset({"accept", "believe", "think"})
INFINITIVE = "told-infinitive"
TIMING = frozenset("after as because before once since until when while".split())
DENIERS = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})


@dataclass(frozen=True, slots=True)
class Source:
    """`speaker` is the head word of who speaks, None where nobody is named; `word` is the word that says so, by the rule of this name."""

    speaker: Node | None
    act: SpeechAct
    word: Node
    rule: str


@dataclass(frozen=True, slots=True)
class _Link:
    """A clause and the word above it, which may say it."""

    clause: Node
    verb: Node

    @property
    def relation(self) -> str:
        return self.clause.base

    def has_mark(self, *lemmas: str) -> bool:
        """Whether one of these introduces the clause."""
        return self.clause.has("mark", lemma=lemmas)

    def says(self, act: SpeechAct, rule: str, *, named: bool = True) -> Source:
        """The verb as a source; where it is not `named`, nobody is."""
        return Source(speaker_of(self.verb) if named else None, act, self.verb, rule)


def told_by(clause: Node) -> Source | None:
    """ "*KCNA said* that …", "*denied* selling", "the *claim* that …", "is *said* to have sold"."""
    if clause.head is None:
        return None
    link = _Link(clause, clause.head)
    if _is_portrayed(link):
        return link.says(SpeechAct.CLAIM, "portrayed-as")
    if not clause.is_a(*COMPLEMENTS) or clause.deprel in RELATIVE_CLAUSES:
        return None
    if clause.base == "acl":
        return _noun_source(link)
    return next((source for teller in TELLERS if (source := teller(link)) is not None), None)


def _is_portrayed(link: _Link) -> bool:
    """ "described him as *a liar* who had invented it"."""
    return link.verb.lemma.lower() in PORTRAYING and any(c.lemma == "as" for c in link.clause.dependents("case", "mark"))


def _heard(link: _Link) -> Source | None:
    """ "*the court heard* that he took it": what somebody told it."""
    subject = link.verb.child("nsubj")
    heard = link.verb.lemma == "hear" and link.relation == "ccomp" and subject is not None and subject.lemma.lower() in AUTHORITIES
    return link.says(SpeechAct.CLAIM, "court-heard", named=False) if heard else None


def _feared(link: _Link) -> Source | None:
    """ "the union *fears* that it would close"."""
    feared = link.verb.lemma in MENTAL and link.relation == "ccomp" and link.clause.is_finite
    return link.says(SpeechAct.REPORT, "feared") if feared else None


def _accused(link: _Link) -> Source | None:
    """ "*accused* it of lying"; "was sentenced *after* a jury found him guilty" tells when and why, "tried *to*": nobody is tried."""
    marks = {c.lemma.lower() for c in link.clause.dependents("mark", "case")}
    if link.relation not in {"advcl", "xcomp"} or link.verb.lemma not in ACCUSING or link.has_mark("to") or not marks - TIMING:
        return None
    return link.says(SpeechAct.REPORT if link.verb.lemma in CONVICTING else SpeechAct.CLAIM, "accused-of")


def _quoted_as(link: _Link) -> Source | None:
    """ "*the paper quoted* Lund as saying": who passes it on; of "Lund was quoted as saying" nobody is named."""
    quoted = link.verb.child("obj") is not None and is_quoted_as(link.clause, link.verb)
    return link.says(SpeechAct.REPORT, "told") if quoted else None


def _expected(link: _Link) -> Source | None:
    """ "*expects* Acme to close it"."""
    whose = link.verb.has("obj") if link.relation == "xcomp" else link.relation == "ccomp" and link.clause.has("nsubj")
    expected = whose and link.verb.lemma in FORECASTING and link.clause.xpos == "VB"
    return link.says(SpeechAct.REPORT, "expected") if expected else None


def _told(link: _Link) -> Source | None:
    """A verb of speech or thought with what is said."""
    act = act_of(link.verb)
    if act is None or _is_untold(link, act):
        return None
    if (link.relation == "xcomp" and act is not SpeechAct.DENY) or _is_called_on(link):
        return _told_infinitive(link, act)
    if link.verb.lemma.lower() in KNOWING:
        return None
    if link.verb.lemma in HOLDING and link.verb.has("advmod", lemma={"not", "n't"}):
        return link.says(SpeechAct.DENY, "not-believed")  # "I *do not believe* that he left"
    act = _act_with_content(link, act)
    negated = polarity(link.verb) is Polarity.NEGATIVE or _said_by_few(link.verb)  # "neither confirmed nor denied that"
    return link.says(SpeechAct.DOUBT, "unsaid") if negated and act in UNSAID else link.says(act, "told")


def _said_by_few(verb: Node) -> bool:
    """ "*Few* experts believe that the dam is safe"; "a few experts" do."""
    speaker = speaker_of(verb)
    words = (speaker, *speaker.dependents("amod", "det")) if speaker is not None else ()
    return any(w.lemma.lower() == "few" and not (w.before is not None and w.before.lemma.lower() == "a") for w in words)


def _is_untold(link: _Link, act: SpeechAct) -> bool:
    """Clauses beside a speech verb that it does not say.

    "The union is demanding 8%; the airline has offered 3%", "Kim pledges readiness, dismisses general", "rejected calls to resign,
    *saying* that …", "Peru has not accepted it, Lund *said*".
    """
    clause, verb = link.clause, link.verb
    if link.relation == "advcl" and not _is_called_on(link):
        return clause.lemma in speech_acts() or not (act is SpeechAct.DENY and clause.xpos == "VBG")
    if link.relation != "parataxis":
        return False
    between = verb.tree.nodes[min(verb.index, clause.index) - 1 : max(verb.index, clause.index) - 1]
    alone = speaker_of(verb) is None or not clause.has("nsubj", "expl", "csubj")
    return alone or clause.lemma in speech_acts() or any(n.form == ";" for n in between)


def _is_called_on(link: _Link) -> bool:
    """ "*called on* the government *to allow* it"."""
    asked = link.verb.lemma in {"call", "appeal", "prevail"} and any(
        c.has("case", lemma={"on", "upon", "to"}) for c in link.verb.dependents("obl")
    )
    return asked and link.relation == "advcl" and link.has_mark("to")


def _told_infinitive(link: _Link, act: SpeechAct) -> Source | None:
    """ "*claims* to be the heir", "*promised* to go", "is *said* to have sold it", "the blaze, *thought to* have been started"."""
    verb = link.verb
    if act in REPORTED_ACTS and link.has_mark("to"):
        return link.says(act, INFINITIVE)
    if act is SpeechAct.CLAIM and link.has_mark("to"):
        return link.says(act, "claims-to")
    reduced = verb.xpos in {"VBN", "VBD"} and verb.deprel == "acl"
    passive = reduced or verb.has("nsubj:pass", "aux:pass")
    return link.says(act, "said-to", named=False) if passive and act in {SpeechAct.REPORT, SpeechAct.CLAIM} else None


def _act_with_content(link: _Link, act: SpeechAct) -> SpeechAct:
    """A witness's word is a claim, in court or of what they saw; a promise with a finite clause reports its tense."""
    if link.verb.lemma == "testify" or any(c.lemma.lower() in AUTHORITIES for c in link.verb.dependents("obj", "iobj")):
        act = SpeechAct.CLAIM  # "*told detectives* that he had left"
    if act is SpeechAct.REPORT and link.relation == "ccomp" and link.clause.lemma in SENSING:
        return SpeechAct.CLAIM  # "said that she had *seen* him leave"
    reported = act in REPORTED_ACTS and act is not SpeechAct.DEMAND and link.clause.is_finite
    return SpeechAct.REPORT if reported else act


TELLERS: tuple[Callable[[_Link], Source | None], ...] = (_heard, _feared, _accused, _quoted_as, _expected, _told)


def _noun_source(link: _Link) -> Source | None:
    """ "accusations that it sold arms": claimed by their owner; if somebody denies or rejects them, denied by that one."""
    noun = link.verb
    if link.has_mark("to") and noun.deprel == "obj" and noun.head is not None and act_of(noun.head) in REPORTED_ACTS:
        return Source(speaker_of(noun.head), act_of(noun.head) or SpeechAct.DEMAND, noun.head, INFINITIVE)
    if link.has_mark("whether") or not (link.clause.has("mark") or link.clause.is_finite):
        return None  # "no finding on *whether* it was valid"
    if _is_denied(noun) and noun.head is not None:
        return Source(speaker_of(noun.head) if noun.deprel == "obj" else None, SpeechAct.DENY, noun.head, "denied-noun")
    act = SPEECH_NOUNS.get(noun.lemma.lower())
    if act is None:
        return None
    owner = noun.child("nmod:poss") or next((n for n in noun.dependents("nmod", "compound", "amod") if _names_a_source(n)), None)
    return Source(owner, act, noun, "noun-of-speech")


def _is_denied(noun: Node) -> bool:
    """ "rejected *reports* that …", "called the *report* that … a lie", "*reports* that … are false"."""
    verb = noun.head
    if verb is None:
        return False
    if noun.deprel == "nsubj":
        return verb.lemma.lower() in FALSE
    denied = verb.lemma.lower() in DENIERS or any(c.lemma.lower() in FALSE for c in verb.dependents("xcomp"))
    return denied and noun.deprel in {"obj", "nsubj:pass"}


def _names_a_source(noun: Node) -> bool:
    case = noun.child("case")
    return noun.upos == "PROPN" and (case is None or case.lemma in {"by", "from", "of"})


def act_of(verb: Node) -> SpeechAct | None:
    """What a verb of speech does with its content, None for any other word: "held the post", "ruled out a run"."""
    lemma = verb.lemma.lower()
    if verb.upos not in {"VERB", "AUX"} or (lemma in JUDGING and (not verb.has("ccomp") or particles(verb))):
        return None
    return speech_acts().get(lemma)
