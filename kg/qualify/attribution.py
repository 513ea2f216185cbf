"""Tree and a predicate in, attributions out, innermost first: who says that it is so, and by what kind of speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.english.speech import speech_acts
from kg.english.tree import RELATIVE_PRONOUNS, Tree
from kg.qualify.lexicon import ACCORDING, ACCUSING, FALSE, FORECASTING, HEARSAY, KNOWING, MENTAL, REPORTED_ACTS, SPEECH_NOUNS
from kg.qualify.polarity import polarity
from kg.qualify.speakers import speaker_of
from kg.types import Polarity, SpeechAct

COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis", "csubj", "dep", "acl", "advcl"})
LONGEST_AFTERTHOUGHT = 3  # words behind it that may hang elsewhere: ", according to the ministry | on Thursday"
OPEN_ACTS = frozenset({SpeechAct.DENY, SpeechAct.DOUBT, SpeechAct.ASK})  # what is told by the way is neither denied nor asked
UNSAID = frozenset({SpeechAct.REPORT, SpeechAct.CLAIM, SpeechAct.DENY})  # acts that say nothing where they do not take place
CONTRADICTING = frozenset({"deny", "dispute"})
JUDGING = frozenset({"hold", "rule"})
PORTRAYING = frozenset("describe portray depict characterise characterize brand label denounce paint".split())
ORDERING = frozenset({"force", "make", "oblige", "order", "require", "tell"})
HEARINGS = frozenset("court jury tribunal inquest inquiry hearing trial judge panel commission jurors".split()) | {"juror"}
AUTHORITIES = frozenset("court detective inquest inquiry investigator judge juror jury officer police prosecutor tribunal".split())
SENSING = frozenset({"see", "hear", "notice", "witness"})
CONVICTING = frozenset({"convict", "guilty"})  # what a court holds for proved; the news reports it
HOLDING = frozenset({"accept", "believe", "think"})
TIMING = frozenset("after as because before once since until when while".split())
DENIERS = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})


@dataclass(frozen=True, slots=True)
class Source:
    """`speaker` is the head word of who speaks, None where nobody is named; `word` is the word that says so."""

    speaker: int | None
    act: SpeechAct
    word: int


def sources(tree: Tree, head: int) -> Iterator[Source]:
    """Everybody between this predicate and the reader, innermost first."""
    seen: set[int] = set()
    for source in _all_sources(tree, head):
        if source.word not in seen and not _describes(tree, head, source):
            seen.add(source.word)
            yield source


def _describes(tree: Tree, head: int, source: Source) -> bool:
    """ "two people *briefed* on it said", "the report, *which was published* on Friday, says": no words of theirs."""
    index = head
    while source.speaker is not None and index and tree[index].head != source.speaker:
        index = tree[index].head
    if source.speaker is None or not index or index == source.word or tree.base(index) not in {"acl", "appos"}:
        return False
    pronoun = any(tree[i].lemma.lower() in RELATIVE_PRONOUNS for i in tree.children(index))
    return pronoun or not tree.is_finite(index)


def _all_sources(tree: Tree, head: int) -> Iterator[Source]:
    index = head
    aside = False  # whether the predicate is in a clause set off by a comma, which what is denied around it does not deny
    while index:
        yield from (*_adverbial(tree, index), *_beside(tree, index, head))
        above = _above(tree, index)
        if above is not None and not (aside and above.act in OPEN_ACTS):
            # what is told by the way is not what is claimed: "argues that Malloy, *who wore a wire*, lied"
            yield replace(above, act=SpeechAct.REPORT) if aside and above.act is SpeechAct.CLAIM else above
        aside = aside or _is_set_off(tree, index)
        if tree[index].deprel in {"appos", "parataxis"} and tree[index].lemma.lower() in SPEECH_NOUNS:
            break  # "…, *a claim* that the ministry dismissed": the article's own words
        index = tree[index].head
    yield from _of_the_sentence(tree)


def _is_set_off(tree: Tree, index: int) -> bool:
    """ "denied that Acme, *which Lund founded*, had bribed anybody"."""
    first = min(tree.subtree(index))
    return tree[index].deprel == "acl:relcl" and first > 1 and "," in (tree[first].form, tree[first - 1].form)


def _of_the_sentence(tree: Tree) -> Iterator[Source]:
    """ "*According to KCNA*, …" and "…, *according to KCNA*" speak of the whole sentence, whatever word the parser hangs them on."""
    for token in tree.tokens:
        if token.upos in {"NOUN", "PROPN"} and _is_according(tree, token.index):
            words = tree.subtree(token.index)
            first = next(i for i in words if tree[i].upos != "PUNCT")
            last = next(i for i in range(len(tree), 0, -1) if tree[i].upos != "PUNCT")
            if first == 1 or (tree[first - 1].form == "," and words[-1] >= last - LONGEST_AFTERTHOUGHT):
                yield Source(token.index, SpeechAct.REPORT, token.index)
    ending = [t for t in tree.tokens if t.upos != "PUNCT"][-2:]
    if len(ending) > 1 and ending[0].lemma.lower() in HEARINGS and ending[1].form.lower() in {"hears", "heard", "told"}:
        yield Source(None, SpeechAct.CLAIM, ending[1].index)  # a headline: "Mayor took cash, court hears"


def hearsay(tree: Tree, index: int) -> Iterator[Source]:
    """ "*reportedly*", "an *alleged* sale", "the *suspected* gunman": said by somebody who is not named."""
    for child in tree.children(index, ("advmod", "amod")):
        act = HEARSAY.get(tree[child].lemma.lower(), HEARSAY.get(tree[child].form.lower()))
        if act is not None:
            yield Source(None, act, child)


def _adverbial(tree: Tree, index: int) -> Iterator[Source]:
    """Hearsay, and "*according to* state media"."""
    yield from hearsay(tree, index)
    for child in tree.children(index):
        if tree.base(child) in {"obl", "nmod", "advmod", "parataxis", "obj"}:
            named = next((i for i in (child, *tree.children(child, ("nmod",))) if _is_according(tree, i)), None)
            if named is not None:  # beside an argument it still speaks of the whole clause: "of an injury, according to her coach"
                yield Source(named, SpeechAct.REPORT, named)


def _is_according(tree: Tree, index: int) -> bool:
    return " ".join(tree[j].form.lower() for i in tree.children(index, ("case",)) for j in tree.subtree(i)) in ACCORDING


def _beside(tree: Tree, index: int, own: int) -> Iterator[Source]:
    """ "…, *Koo said*", "as *KCNA reported*": a speech verb put beside what is said."""
    for child in tree.children(index, ("parataxis", "advcl", "discourse")):
        if child == own or child in set(tree.ancestors(own)):
            continue
        act = _act(tree, child)
        marked = any(tree[i].lemma.lower() == "as" for i in tree.children(child, ("mark", "advmod")))
        if act is None or (tree.base(child) == "advcl" and not marked) or _has_own_content(tree, child):
            continue
        if tree.child(child, "nsubj:pass") is not None:
            continue  # "*as the verdict was read out*"
        yield Source(speaker_of(tree, child), act, child)
    for clause in _which_is_denied(tree, index):
        yield Source(speaker_of(tree, clause), SpeechAct.DENY, clause)


def _which_is_denied(tree: Tree, index: int) -> Iterator[int]:
    """ "Critics say he wasted millions, *which he disputes*": a clause at the end of a clause that denies all of it."""
    for above in (index, *tree.children(index, ("obj", "obl"))):
        for clause in tree.children(above, ("acl", "advcl")):
            which = any(tree[i].lemma.lower() == "which" and tree.base(i) in {"obj", "mark"} for i in tree.children(clause))
            if tree[clause].deprel.endswith(":relcl") and which and tree[clause].lemma in CONTRADICTING:
                yield clause


def _has_own_content(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "ccomp", "obj") is not None


def _above(tree: Tree, index: int) -> Source | None:
    """ "*KCNA said* that …", "*denied* selling", "the *claim* that …", "is *said* to have sold"."""
    relation, verb = tree.base(index), tree[index].head
    if verb and tree[verb].lemma.lower() in PORTRAYING and any(tree[i].lemma == "as" for i in tree.children(index, ("case", "mark"))):
        return Source(speaker_of(tree, verb), SpeechAct.CLAIM, verb)  # "described him as *a liar* who had invented it"
    if not verb or relation not in COMPLEMENTS or tree[index].deprel in {"acl:relcl", "advcl:relcl"}:
        return None
    if relation == "acl":
        return _noun_source(tree, index, verb)
    return _accuser(tree, index, verb) or _teller(tree, index, verb)


def _accuser(tree: Tree, index: int, verb: int) -> Source | None:
    """Verbs that tell without a verb of speech: "*accused* it of lying", "*expects* Acme to close it", "*the court heard* that"."""
    relation, lemma = tree.base(index), tree[verb].lemma
    if lemma == "hear":
        return Source(None, SpeechAct.CLAIM, verb) if _act(tree, verb) is not None else None
    if lemma in MENTAL and relation == "ccomp" and tree.is_finite(index):
        return Source(speaker_of(tree, verb), SpeechAct.REPORT, verb)  # "the union *fears* that it would close"
    to = any(tree[i].lemma == "to" for i in tree.children(index, ("mark",)))  # "tried to": nobody is tried
    if (
        relation == "advcl"
        and lemma == "pay"
        and _is_ordered(tree, verb)
        and any(tree[i].lemma == "for" for i in tree.children(index, ("mark",)))
    ):
        return Source(None, SpeechAct.CLAIM, verb)  # "was ordered to *pay* a fine *for misusing* data"
    if relation in {"advcl", "xcomp"} and lemma in ACCUSING and not to and not _sets_a_time(tree, index):
        act = SpeechAct.REPORT if lemma in CONVICTING else SpeechAct.CLAIM
        return Source(speaker_of(tree, verb), act, verb)
    whose = tree.child(verb, "obj") if relation == "xcomp" else tree.child(index, "nsubj") if relation == "ccomp" else None
    if lemma in FORECASTING and whose is not None and tree[index].xpos == "VB":
        return Source(speaker_of(tree, verb), SpeechAct.REPORT, verb)
    return None


def _is_ordered(tree: Tree, verb: int) -> bool:
    return tree[verb].deprel == "xcomp" and tree[tree[verb].head].lemma in ORDERING


def _teller(tree: Tree, index: int, verb: int) -> Source | None:
    """A verb of speech or thought with what is said."""
    relation, act = tree.base(index), _act(tree, verb)
    if act is None or tree[verb].lemma == "hear" or (relation == "advcl" and not (act is SpeechAct.DENY and tree[index].xpos == "VBG")):
        return None
    if relation == "parataxis" and any(tree[i].form == ";" for i in range(min(verb, index), max(verb, index))):
        return None  # "The union is demanding 8%; the airline has offered 3%"
    if relation == "parataxis" and (speaker_of(tree, verb) is None or tree.child(index, "nsubj", "nsubj:pass", "expl", "csubj") is None):
        return None  # "Kim pledges readiness, dismisses general" says nothing twice
    if relation in {"advcl", "parataxis"} and tree[index].lemma in speech_acts():
        return None  # "rejected calls to resign, *saying* that …", "Peru has not accepted it, Lund *said*": neither rejects a saying
    if relation == "xcomp" and act is not SpeechAct.DENY:
        if act is SpeechAct.CLAIM and any(tree[i].lemma == "to" for i in tree.children(index, ("mark",))):
            return Source(speaker_of(tree, verb), act, verb)  # "claims to be the heir"
        reduced = tree[verb].xpos in {"VBN", "VBD"} and tree[verb].deprel == "acl"  # "the blaze, *thought to* have been started"
        passive = reduced or tree.child(verb, "nsubj:pass", "aux:pass") is not None
        return Source(None, act, verb) if passive and act in {SpeechAct.REPORT, SpeechAct.CLAIM} else None
    if tree[verb].lemma == "testify" or any(tree[i].lemma.lower() in AUTHORITIES for i in tree.children(verb, ("obj", "iobj"))):
        act = SpeechAct.CLAIM  # a witness's word: "*told detectives* that he had left"
    if act is SpeechAct.REPORT and relation == "ccomp" and tree[index].lemma in SENSING:
        act = SpeechAct.CLAIM  # "said that she had *seen* him leave"
    if act in REPORTED_ACTS and tree.is_finite(index):
        act = SpeechAct.REPORT if act is not SpeechAct.DEMAND else act
    if tree[verb].lemma.lower() in KNOWING and tree[verb].lemma.lower() in {"know", "learn", "realize", "realise", "discover", "prove"}:
        return None
    negated = polarity(tree, verb) is Polarity.NEGATIVE or _said_by_few(tree, verb)  # "neither confirmed nor denied that"
    if tree[verb].lemma in HOLDING and any(tree[i].lemma.lower() in {"not", "n't"} for i in tree.children(verb, ("advmod",))):
        return Source(speaker_of(tree, verb), SpeechAct.DENY, verb)  # "I *do not believe* that he left"
    return Source(speaker_of(tree, verb), SpeechAct.DOUBT if negated and act in UNSAID else act, verb)


def _sets_a_time(tree: Tree, index: int) -> bool:
    """ "was sentenced *after* a jury found him guilty" tells when and why, not what for; so does a clause without any such word."""
    marks = {tree[i].lemma.lower() for i in tree.children(index, ("mark", "case"))}
    return not marks - TIMING


def _said_by_few(tree: Tree, verb: int) -> bool:
    """ "*Few* experts believe that the dam is safe"; "a few experts" do."""
    speaker = speaker_of(tree, verb)
    return speaker is not None and any(
        tree[i].lemma.lower() == "few" and not (i > 1 and tree[i - 1].lemma.lower() == "a")
        for i in (speaker, *tree.children(speaker, ("amod", "det")))
    )


def _noun_source(tree: Tree, index: int, noun: int) -> Source | None:
    """ "accusations that it sold arms": claimed by their owner; if somebody denies or rejects them, denied by that one."""
    open_ = any(tree[i].lemma.lower() == "whether" for i in tree.children(index, ("mark",)))  # "no finding on *whether* it was valid"
    if open_ or (tree.child(index, "mark") is None and not tree.is_finite(index)):
        return None
    verb = tree[noun].head
    if verb and tree[noun].deprel in {"obj", "nsubj", "nsubj:pass"} and _denies(tree, verb, tree[noun].deprel):
        return Source(speaker_of(tree, verb) if tree[noun].deprel == "obj" else None, SpeechAct.DENY, verb)
    act = SPEECH_NOUNS.get(tree[noun].lemma.lower())
    if act is None:
        return None
    owner = tree.child(noun, "nmod:poss")
    if owner is None:
        owner = next((i for i in tree.children(noun, ("nmod", "compound", "amod")) if _names_a_source(tree, i)), None)
    return Source(owner, act, noun)


def _denies(tree: Tree, verb: int, relation: str) -> bool:
    """ "rejected reports that …", "called the report that … a lie", "reports that … are false"."""
    if relation == "nsubj":
        return tree[verb].lemma.lower() in FALSE
    return tree[verb].lemma.lower() in DENIERS or any(tree[i].lemma.lower() in FALSE for i in tree.children(verb, ("xcomp",)))


def _names_a_source(tree: Tree, index: int) -> bool:
    case = [tree[i].lemma for i in tree.children(index, ("case",))]
    return tree[index].upos == "PROPN" and (not case or case[0] in {"by", "from", "of"})


def _act(tree: Tree, verb: int) -> SpeechAct | None:
    if tree[verb].upos not in {"VERB", "AUX"}:
        return None
    lemma = tree[verb].lemma.lower()
    if lemma in JUDGING and (tree.child(verb, "ccomp") is None or tree.particles(verb)):
        return None  # "held the post", "ruled the country", "ruled out a run"
    if lemma == "hear":  # "the court heard that": what somebody told it
        subject = tree.child(verb, "nsubj")
        return SpeechAct.CLAIM if subject is not None and tree[subject].lemma.lower() in HEARINGS else None
    return speech_acts().get(lemma)
