"""A tagged sentence of the model in, the same with a few phrases of source, origin and description hung where they belong out."""

from __future__ import annotations

from kg.annotate.lexicon import is_actor
from kg.annotate.parse.tagged import Tagged, turned
from kg.annotate.spans.stretches import ABBREVIATED, stretches

LONGEST_SPEAKER = 12  # words of a noun phrase
QUOTES = frozenset({'"', "“", "”", "``", "''"})
OBJECTS = frozenset({"obj", "nsubj:pass"})
RANKS = frozenset({"chief", "vice", "deputy", "managing", "assistant", "acting"})
CALLING = frozenset("brand call consider declare deem find keep label leave make think".split())
KEEPING = frozenset("ban bar block deter dismiss evict exclude expel oust prevent prohibit protect remove shield stop suspend".split())


def according_to(tagged: Tagged) -> Tagged:
    """ "*according to* her coach": one preposition of the noun that follows, whatever the parser makes of its words."""
    tokens = tagged.tokens
    arcs = {}
    for at in range(len(tokens) - 2):
        if tokens[at].form.lower() != "according" or tokens[at + 1].form.lower() != "to":
            continue
        noun = next((i for i in range(at + 2, min(at + LONGEST_SPEAKER, len(tokens))) if tokens[i].upos in ("NOUN", "PROPN", "PRON")), -1)
        while noun >= 0 and tagged.parent(noun) > noun and tokens[noun].deprel in ("compound", "amod", "nmod:poss", "nmod:desc"):
            noun = tagged.parent(noun)
        if noun < 0 or at in (tagged.parent(noun), noun):
            continue
        arcs[at] = (noun, "case")
        arcs[at + 1] = (at, "fixed")
    below = {i for i in arcs if tagged.children[i]}
    loose = [c for i in below for c in tagged.children[i] if c not in arcs]
    return turned(tagged, arcs) if arcs and not loose else tagged


def abbreviated_title(tagged: Tagged) -> Tagged:
    """ "*Cdr* Abranches": a title by its abbreviation, where it was read as a first name."""
    arcs: dict[int, tuple[int, str]] = {}
    for first, last, label in stretches(tagged):
        short = tagged.tokens[first].form.lower().rstrip(".") in ABBREVIATED
        if label != "PER" or first == last or not short or tagged.parent(first + 1) != first or tagged.tokens[first + 1].deprel != "flat":
            continue
        title = tagged.tokens[first]
        arcs |= {c: (first + 1, tagged.tokens[c].deprel) for c in tagged.children[first] if c != first + 1}
        arcs |= {first + 1: (title.head - 1, title.deprel), first: (first + 1, "nmod:desc")}
    return turned(tagged, arcs) if arcs else tagged


def preposition_of_a_noun(tagged: Tagged) -> Tagged:
    """ "guilty *to forgery*": what stands before a noun that was read as a verb is a preposition."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        noun = tagged.parent(at)
        if token.deprel != "mark" or token.xpos != "IN" or noun < at or tagged.tokens[noun].xpos not in ("NN", "NNS", "NNP"):
            continue
        predicate = any(tagged.tokens[c].deprel == "cop" for c in tagged.children[noun])
        if tagged.tokens[noun].deprel in ("obl", "nmod") and not predicate:
            arcs[at] = (noun, "case")
    return turned(tagged, arcs) if arcs else tagged


def modifier_of_the_next_noun(tagged: Tagged) -> Tagged:
    """ "handles *inter-Korean* affairs, said …": an adjective right before a noun is of that noun, not of one beyond the next verb."""
    tokens = tagged.tokens
    arcs = {}
    for at, token in enumerate(tokens[:-1]):
        head = tagged.parent(at)
        if token.deprel not in ("amod", "compound") or head <= at + 1 or tokens[at + 1].upos not in ("NOUN", "PROPN"):
            continue
        if any(t.upos in ("VERB", "AUX") for t in tokens[at + 2 : head]) and at not in tagged.ancestors(at + 1):
            arcs[at] = (at + 1, token.deprel)
    return turned(tagged, arcs) if arcs else tagged


def from_what_it_is_kept(tagged: Tagged) -> Tagged:
    """ "*bar* firms convicted of bribery *from tenders*": what somebody is barred from, not what a thing is from."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        if token.deprel not in ("nmod", "obl") or not any(tagged.tokens[c].form.lower() == "from" for c in tagged.children[at]):
            continue
        above = [i for i in tagged.ancestors(at) if tagged.tokens[i].deprel in OBJECTS]
        verb = tagged.parent(above[0]) if above else -1
        kept = verb >= 0 and tagged.tokens[verb].lemma in KEEPING and verb < at and above[0] != at
        if kept and (tagged.tokens[above[0]].upos == "PROPN" or is_actor(tagged.tokens[above[0]].lemma.lower())):
            arcs[at] = (verb, "obl")
    return turned(tagged, arcs) if arcs else tagged


def one_word_by_hyphens(tagged: Tagged) -> Tagged:
    """ "his *brother-in-law*": what hyphens join to a noun is a part of it, no phrase beside it."""
    arcs: dict[int, tuple[int, str]] = {}
    for at, token in enumerate(tagged.tokens):
        noun = tagged.parent(at)
        between = range(noun + 1, at)
        if token.deprel != "nmod" or not 0 <= noun < at - 2 or any(tagged.parent(i) not in (at, *between) for i in between):
            continue
        if all(tagged.glued(i) for i in (*between, at)) and tagged.tokens[noun + 1].form == "-":
            arcs |= {i: (noun, "punct" if tagged.tokens[i].upos == "PUNCT" else "flat") for i in (*between, at)}
    return turned(tagged, arcs) if arcs else tagged


def adjective_behind_the_object(tagged: Tagged) -> Tagged:
    """ "called the pledge *reckless*": an adjective behind the object of such a verb is what the object is called."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        noun = tagged.parent(at)
        verb = tagged.parent(noun) if noun >= 0 else -1
        called = verb >= 0 and tagged.tokens[verb].lemma in CALLING and tagged.tokens[noun].deprel == "obj"
        if token.deprel == "amod" and noun == at - 1 and called and not tagged.children[at]:
            arcs[at] = (verb, "xcomp")
    return turned(tagged, arcs) if arcs else tagged


def title_of_two_words(tagged: Tagged) -> Tagged:
    """ "*chief executive* Tor Eskeland": one title, not two."""
    arcs = {}
    for at, token in enumerate(tagged.tokens[:-1]):
        behind = tagged.tokens[at + 1]
        both = token.deprel == behind.deprel == "nmod:desc" and token.head == behind.head
        if both and token.lemma.lower() in RANKS and not tagged.children[at]:
            arcs[at] = (at + 1, "compound")
    return turned(tagged, arcs) if arcs else tagged


def object_behind_a_manner(tagged: Tagged) -> Tagged:
    """ "destroy at a blow *any attack*": a noun with an article right behind such a phrase is the object that the verb lacks."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        manner = tagged.parent(at)
        verb = tagged.parent(manner) if manner >= 0 else -1
        if token.deprel not in ("appos", "nmod") or token.upos != "NOUN" or not 0 <= verb < manner < at:
            continue
        below = [tagged.tokens[c].deprel for c in tagged.children[at]]
        first = next((i for i in sorted(tagged.subtree(at)) if tagged.tokens[i].upos != "PUNCT"), at)
        before = {tagged.tokens[i].form for i in range(manner + 1, first)}
        manner_words = {tagged.tokens[c].deprel for c in tagged.children[manner]}
        if "case" in below or tagged.tokens[first].deprel != "det" or tagged.parent(first) != at or not before <= QUOTES:
            continue
        oblique = tagged.tokens[manner].deprel == "obl" and tagged.tokens[manner].upos == "NOUN" and "case" in manner_words
        lacks = tagged.tokens[verb].upos == "VERB" and all(tagged.tokens[c].deprel != "obj" for c in tagged.children[verb])
        if oblique and lacks:
            arcs[at] = (verb, "obj")
    return turned(tagged, arcs) if arcs else tagged


RULES = (
    abbreviated_title,
    preposition_of_a_noun,
    object_behind_a_manner,
    title_of_two_words,
    adjective_behind_the_object,
    one_word_by_hyphens,
    according_to,
    from_what_it_is_kept,
    modifier_of_the_next_noun,
)
