"""Predicate -> sources, innermost first: who says that it is so, by what kind of speech, with the word and the name of the rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.english.reporting import HEARSAY, SPEECH_NOUNS, WORDING, is_according
from kg.english.speakers import speaker_of
from kg.english.speech import speech_acts
from kg.english.tree import RELATIVE_PRONOUNS, Node, Tree
from kg.qualify.telling import INFINITIVE, TIMING, Source, act_of, told_by
from kg.types import SpeechAct

LONGEST_AFTERTHOUGHT = 3  # words behind it that may hang elsewhere: ", according to the ministry | on Thursday"
OPEN_ACTS = frozenset({SpeechAct.DENY, SpeechAct.DOUBT, SpeechAct.ASK})  # what is told by the way is neither denied nor asked
CITED = "cited"
# what a text cites for what it shows, where it says who gave it out: pictures and papers, not what its own subject says
SHOWING = frozenset("document filing footage image photo photograph picture poll recording study survey tape video".split())
GIVING = frozenset("air broadcast circulate distribute file obtain post print publish release show".split())


def sources(node: Node) -> Iterator[Source]:
    """Everybody between this predicate and the reader, innermost first."""
    seen: set[Node] = set()
    for source in _all_sources(node):
        if source.word not in seen and not _describes(node, source):
            seen.add(source.word)
            yield source


def _describes(node: Node, source: Source) -> bool:
    """ "two people *briefed* on it said", "the report, *which was published* on Friday, says": no words of theirs."""
    if source.rule == CITED:
        return source.word in node.ancestors()
    clause: Node | None = node
    while clause is not None and source.speaker is not None and clause.head is not source.speaker:
        clause = clause.head
    if source.speaker is None or clause is None or clause is source.word or not clause.is_a("acl", "appos"):
        return False
    return not clause.is_finite or any(c.lemma.lower() in RELATIVE_PRONOUNS for c in clause.children)


def _all_sources(node: Node) -> Iterator[Source]:
    clause: Node | None = node
    apart = False  # whether it is in a clause set off by a comma
    tensed = False  # whether it has a tense or time of its own below an infinitive: "urged them to halt what *hurts* the town"
    aside = False  # whether the predicate is in a clause that what is denied around it does not deny
    while clause is not None:
        yield from (*_adverbial(clause), *_beside(clause, node))
        above = told_by(clause)
        own = above is not None and above.rule == INFINITIVE and tensed
        if above is not None and not own and not (aside and above.act in OPEN_ACTS):
            # what is told by the way is not what is claimed: "argues that Malloy, *who wore a wire*, lied"
            yield replace(above, act=SpeechAct.REPORT) if apart and above.act is SpeechAct.CLAIM else above
        aside = aside or _is_aside(clause)
        tensed = tensed or clause.is_finite or (clause.base in {"acl", "advcl"} and clause.xpos in {"VBN", "VBG"})
        apart = apart or (clause.deprel == "acl:relcl" and clause.is_set_off)
        if clause.deprel in {"appos", "parataxis"} and clause.lemma.lower() in SPEECH_NOUNS:
            break  # "…, *a claim* that the ministry dismissed": the article's own words
        clause = clause.head
    yield from _of_the_sentence(node.tree)


def _is_aside(clause: Node) -> bool:
    """ "denied that it had hidden the loan *that Acme made*, *when* it *fell* due": the loan was made, and fell due."""
    if clause.deprel == "acl:relcl":
        return True
    return clause.base == "advcl" and bool(clause.lemmas("mark", "advmod") & TIMING) and clause.is_finite


# ------------------------------------------------------------------------------------------------ of a whole sentence


def _of_the_sentence(tree: Tree) -> Iterator[Source]:
    """ "*According to KCNA*, …" and "…, *according to KCNA*" speak of the whole sentence, whatever word the parser hangs them on."""
    if not any(n.low == "according" or n.lemma in WORDING for n in tree.nodes):
        return  # as in most sentences
    words = [n for n in tree.nodes if n.upos != "PUNCT"]
    for noun in tree.nodes:
        if noun.upos in {"NOUN", "PROPN"} and is_according(noun) and _frames(noun, words):
            yield Source(noun, SpeechAct.REPORT, noun, "according-to")


def _frames(noun: Node, words: list[Node]) -> bool:
    """Whether a phrase opens its sentence, or closes it behind a comma."""
    phrase = noun.subtree()
    first = next(n for n in phrase if n.upos != "PUNCT")
    behind_comma = first.before is not None and first.before.form == ","
    return first.index == 1 or (behind_comma and phrase[-1].index >= words[-1].index - LONGEST_AFTERTHOUGHT)


# ------------------------------------------------------------------------------------------------ beside a clause


def hearsay(node: Node) -> Iterator[Source]:
    """ "*reportedly*", "an *alleged* sale", "the *suspected* gunman": said by somebody who is not named."""
    for child in node.dependents("advmod", "amod"):
        act = HEARSAY.get(child.lemma.lower(), HEARSAY.get(child.low))
        if act is not None:
            yield Source(None, act, child, "hearsay")


def _adverbial(clause: Node) -> Iterator[Source]:
    """Hearsay, and "*according to* state media"."""
    yield from hearsay(clause)
    for child in clause.dependents("obl", "nmod", "advmod", "parataxis", "obj"):
        named = next((n for n in (child, *child.dependents("nmod")) if is_according(n)), None)
        if named is not None:  # beside an argument it still speaks of the whole clause: "of an injury, according to her coach"
            yield Source(named, SpeechAct.REPORT, named, "according-to")
    if clause.lemma not in speech_acts():
        yield from (Source(source, SpeechAct.REPORT, noun, CITED) for noun in clause.dependents("obl") if (source := _cited(noun)))


def _cited(noun: Node) -> Node | None:
    """ "in *photos* released by *state media*", "in a court *filing*": who gave out what shows it, else what shows it."""
    if noun.lemma.lower() not in SHOWING or not noun.has("case", lemma={"in"}):
        return None
    given = next((c for c in noun.dependents("acl") if c.lemma in GIVING and c.xpos == "VBN"), None)
    if given is None:
        return None
    return given.child("obl:agent") or next((c for c in given.dependents("obl") if c.has("case", lemma={"by"})), noun)


def _beside(clause: Node, own: Node) -> Iterator[Source]:
    """ "…, *Koo said*", "as *KCNA reported*": a speech verb put beside what is said."""
    for verb in clause.dependents("parataxis", "advcl", "discourse"):
        act = act_of(verb)
        if act is not None and verb is not own and verb not in own.ancestors() and _is_parenthesis(verb):
            yield Source(speaker_of(verb), act, verb, "parenthesis")


def _is_parenthesis(verb: Node) -> bool:
    """Whether a speech verb has no content of its own; "*as the verdict was read out*" tells the time."""
    marked = verb.base != "advcl" or verb.has("mark", "advmod", lemma={"as"})
    return marked and not verb.has("ccomp", "obj", "nsubj:pass")
