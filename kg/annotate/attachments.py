"""A tagged sentence of the model in, the same with a few clauses and times hung where they belong out."""

from __future__ import annotations

from kg.annotate.lexicon import MONTHS, TIME_UNITS, WEEKDAYS, noun_class
from kg.annotate.tagged import Tagged, turned
from kg.types import EntityType

CONDITIONS = frozenset({"if", "unless", "once", "when"})
SAYING = frozenset({"say", "add", "tell", "warn", "note", "explain", "predict", "insist", "argue", "write", "reply"})
ADVERBIAL = frozenset({"after", "before", "because", "although", "though", "unless"})
CLOSING = frozenset({"”", "''", '"', "’’"})
LONGEST_SPEAKER = 12  # words of a noun phrase
CHARGING = frozenset(
    "accuse acquit ban bar blame block charge clear convict deter fine prevent prohibit punish stop suspect thank".split()
)  # verbs whose "of", "from" or "for" with a gerund tells what their object does
OBJECTS = frozenset({"obj", "nsubj:pass"})


def reattached(tagged: Tagged) -> Tagged:
    """Still a tree: each rule hangs a phrase on a word that is not below it."""
    for rule in RULES:
        tagged = rule(tagged)
    return tagged


def condition_of_what_is_said(tagged: Tagged) -> Tagged:
    """ "*If* Karsova lets them in, Seo said, the talks could *resume*": the condition is of the talks, not of Seo's speaking."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        verb = tagged.parent(clause)
        if token.deprel != "advcl" or verb < 0 or tagged.tokens[verb].lemma not in SAYING or clause > verb:
            continue
        marks = {tagged.tokens[c].form.lower() for c in tagged.children[clause] if tagged.tokens[c].deprel in ("mark", "advmod")}
        said = [c for c in tagged.children[verb] if tagged.tokens[c].deprel == "ccomp" and c > verb]
        if marks & CONDITIONS and said:
            arcs[clause] = (said[0], "advcl")
    return turned(tagged, arcs) if arcs else tagged


def outside_the_quotation(tagged: Tagged) -> Tagged:
    """ "“It will respond,” Brankova added, *without giving details*": what follows the speaker of a quotation is no part of it."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        said = tagged.parent(clause)
        verb = tagged.parent(said) if said >= 0 else -1
        if token.deprel != "advcl" or verb < 0 or not said < verb < clause or tagged.tokens[said].deprel != "ccomp":
            continue
        if any(t.form in CLOSING for t in tagged.tokens[said + 1 : verb]):
            arcs[clause] = (verb, "advcl")
    return turned(tagged, arcs) if arcs else tagged


def clause_of_time(tagged: Tagged) -> Tagged:
    """ "announced yesterday, two days *after* dockers *walked* out": a clause with such a conjunction is nothing that is announced."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        marks = {tagged.tokens[c].form.lower() for c in tagged.children[clause] if tagged.tokens[c].deprel == "mark"}
        if token.deprel == "ccomp" and marks & ADVERBIAL:
            arcs[clause] = (tagged.parent(clause), "advcl")
    return turned(tagged, arcs) if arcs else tagged


def measure_of_after(tagged: Tagged) -> Tagged:
    """ "*three years* before the patent was granted": how long before, no time or object of the granting."""
    arcs = {}
    for mark, token in enumerate(tagged.tokens):
        unit = mark - 1
        if token.deprel != "mark" or token.form.lower() not in ("after", "before") or unit < 1:
            continue
        if tagged.parent(mark) in tagged.children[unit]:
            continue  # "the night before he died": a clause that the night has
        counted = any(tagged.tokens[c].deprel in ("nummod", "det") for c in tagged.children[unit])
        if (
            tagged.tokens[unit].lemma.lower() in TIME_UNITS
            and counted
            and not any(tagged.tokens[c].deprel == "case" for c in tagged.children[unit])
        ):
            arcs[unit] = (mark, "obl:unmarked")
    return turned(tagged, arcs) if arcs else tagged


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


def day_of_the_verb(tagged: Tagged) -> Tagged:
    """ "announced the measures *on Wednesday*": the day is when they were announced, unless the noun is an event."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        noun = tagged.parent(at)
        if token.deprel != "nmod" or noun < 0 or token.form.lower() not in WEEKDAYS | MONTHS:
            continue
        on = any(tagged.tokens[c].form.lower() == "on" for c in tagged.children[at])
        event = noun_class(tagged.tokens[noun].lemma.lower()) is EntityType.EVENT or (
            bool(tagged.types) and tagged.types[noun] in ("event", "time")
        )
        if on and not event and tagged.tokens[noun].deprel in OBJECTS and tagged.tokens[tagged.parent(noun)].upos == "VERB":
            arcs[at] = (tagged.parent(noun), "obl")
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


def gerund_of_the_verb(tagged: Tagged) -> Tagged:
    """ "accused the company *of planning* a cut": what it is accused of, no property of the company."""
    arcs = {}
    for gerund, token in enumerate(tagged.tokens):
        noun = tagged.parent(gerund)
        verb = tagged.parent(noun) if noun >= 0 else -1
        if token.deprel != "acl" or token.xpos != "VBG" or verb < 0 or tagged.tokens[noun].deprel not in (*OBJECTS, "iobj"):
            continue
        marked = any(tagged.tokens[c].form.lower() in ("of", "from", "for", "with") for c in tagged.children[gerund] if c < gerund)
        if marked and tagged.tokens[verb].lemma in CHARGING:
            arcs[gerund] = (verb, "advcl")
    return turned(tagged, arcs) if arcs else tagged


RULES = (
    according_to,
    outside_the_quotation,
    clause_of_time,
    measure_of_after,
    condition_of_what_is_said,
    day_of_the_verb,
    gerund_of_the_verb,
    modifier_of_the_next_noun,
)
