"""A tagged sentence of the model in, the same with coordinated words hung on the words that they go on with out."""

from __future__ import annotations

from kg.annotate.parse.appositions import is_person
from kg.annotate.parse.tagged import Tagged, turned
from kg.annotate.spans.stretches import stretches

BESIDE = frozenset({"appos", "acl:relcl", "acl", "punct", "nmod"})
ONE_OF_THEM = frozenset({"another", "one"})


def ampersand_in_a_name(tagged: Tagged) -> Tagged:
    """ "*Halvorsen & Lie*, the brewer": one name, and what stands behind it describes the whole."""
    arcs: dict[int, tuple[int, str]] = {}
    for first, last, _ in stretches(tagged):
        top = tagged.top(first, last)
        signs = [i for i in range(first, last + 1) if tagged.tokens[i].form == "&"]
        joined = [i for i in range(first, last + 1) if signs and tagged.tokens[i].deprel in ("conj", "cc") and i != top]
        arcs |= dict.fromkeys(joined, (top, "flat"))
        for i in (i for i in joined if tagged.tokens[i].form != "&"):
            arcs |= {c: (top, tagged.tokens[c].deprel) for c in tagged.children[i] if c > last and tagged.tokens[c].deprel in BESIDE}
    return turned(tagged, arcs) if arcs else tagged


def name_behind_the_last(tagged: Tagged) -> Tagged:
    """ "not by Lund but by her *deputy*, *Ann Berg*": a person's name behind the last of a list, without "and", describes that one."""
    arcs = {}
    for first, last, label in stretches(tagged):
        name = tagged.top(first, last)
        above = tagged.parent(name)
        before = first - 2
        if label != "PER" or tagged.tokens[name].deprel != "conj" or above < 0 or before < 1 or tagged.tokens[first - 1].form != ",":
            continue
        role = next((i for i in (before, *tagged.ancestors(before)) if tagged.tokens[i].deprel == "conj" and tagged.parent(i) == above), -1)
        joined = any(tagged.tokens[c].deprel == "cc" for c in tagged.children[name])
        if role <= above or joined or tagged.tokens[role].xpos != "NN" or not is_person(tagged, role):
            continue
        later = [c for c in tagged.children[above] if c > last and tagged.tokens[c].deprel == "conj"]
        if not later and any(tagged.tokens[c].deprel == "cc" for c in tagged.children[role]):
            arcs[name] = (role, "appos")
    return turned(tagged, arcs) if arcs else tagged


def name_of_one_of_them(tagged: Tagged) -> Tagged:
    """ "*another* of its vessels, *the Gaivota*, ran aground": the name is that of the one, which does it, not of its vessels."""
    arcs: dict[int, tuple[int, str]] = {}
    for name, token in enumerate(tagged.tokens):
        many = tagged.parent(name)
        one = tagged.parent(many) if many >= 0 else -1
        if token.deprel != "appos" or token.upos != "PROPN" or one < 0 or tagged.tokens[many].xpos != "NNS":
            continue
        if tagged.tokens[many].deprel == "nmod" and tagged.tokens[one].lemma.lower() in ONE_OF_THEM:
            arcs |= {name: (tagged.parent(one), tagged.tokens[one].deprel), one: (name, "appos")}
    return turned(tagged, arcs) if arcs else tagged


def blamed_on(tagged: Tagged) -> Tagged:
    """ "blamed the decision *on energy prices*": where the blame is put, no part of the decision."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        noun = tagged.parent(at)
        verb = tagged.parent(noun) if noun >= 0 else -1
        if token.deprel != "nmod" or verb < 0 or tagged.tokens[noun].deprel != "obj" or tagged.tokens[verb].lemma != "blame":
            continue
        if any(tagged.tokens[c].form.lower() == "on" and tagged.tokens[c].deprel == "case" for c in tagged.children[at]):
            arcs[at] = (verb, "obl")
    return turned(tagged, arcs) if arcs else tagged


def phrase_of_the_list(tagged: Tagged) -> Tagged:
    """ "*on prices*, which have doubled, *and on imports*": a phrase goes on with the one that has its preposition, not with a verb."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        verb = tagged.parent(at)
        if token.deprel != "conj" or token.upos not in ("NOUN", "PROPN") or verb < 0 or tagged.tokens[verb].deprel != "acl:relcl":
            continue
        if tagged.tokens[verb].upos != "VERB":
            continue
        noun = tagged.parent(verb)
        if _preposition(tagged, at) and _preposition(tagged, at) == _preposition(tagged, noun):
            arcs[at] = (noun, "conj")
    return turned(tagged, arcs) if arcs else tagged


def _preposition(tagged: Tagged, at: int) -> str:
    return next((tagged.tokens[c].form.lower() for c in tagged.children[at] if tagged.tokens[c].deprel == "case"), "")


RULES = (ampersand_in_a_name, name_behind_the_last, name_of_one_of_them, blamed_on, phrase_of_the_list)
