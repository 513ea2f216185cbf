"""A tagged sentence of the model in, the same with a few clauses hung on the verb that they belong to out."""

from __future__ import annotations

from kg.annotate.appositions import is_place
from kg.annotate.name_spans import stretches
from kg.annotate.speech_repairs import ASKING, FINITE, SUBJECTS
from kg.annotate.tagged import Tagged, turned

ADVERBIAL = frozenset({"after", "before", "because", "although", "though", "unless"})
CHARGING = frozenset(
    "accuse acquit ban bar blame block charge clear convict deter fine prevent prohibit punish stop suspect thank".split()
)  # verbs whose "of", "from" or "for" with a gerund tells what their object does
OBJECTS = frozenset({"obj", "nsubj:pass", "iobj"})


def rehung(tagged: Tagged) -> Tagged:
    """Still a tree: each rule hangs a clause on a verb that is not below it."""
    for rule in RULES:
        tagged = rule(tagged)
    return tagged


def clause_of_time(tagged: Tagged) -> Tagged:
    """ "announced yesterday, two days *after* dockers *walked* out": a clause with such a conjunction is nothing that is announced."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        marks = {tagged.tokens[c].form.lower() for c in tagged.children[clause] if tagged.tokens[c].deprel == "mark"}
        first = tagged.tokens[min(tagged.subtree(clause))].form.lower()
        asked = token.lemma in ASKING and clause < tagged.parent(clause)
        when = asked and "when" in (first, *marks)  # "*When asked* about it, he replied …"
        if token.deprel == "ccomp" and (marks & ADVERBIAL or when):
            arcs[clause] = (tagged.parent(clause), "advcl")
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


def subject_before_its_verb(tagged: Tagged) -> Tagged:
    """ "X will lead it, and *Per Brekke* will *become* its deputy", "as *Judge Lee read*": a noun right before a verb without subject."""
    tokens = tagged.tokens
    for verb, token in enumerate(tokens):
        below = tagged.children[verb]
        first = min([verb, *(c for c in below if tokens[c].deprel.startswith("aux") and c < verb)])
        if first < 1 or tokens[first].xpos not in FINITE or any(tokens[c].deprel.startswith(tuple(SUBJECTS)) for c in below):
            continue
        if token.deprel not in ("conj", "parataxis", "root", "ccomp", "advcl"):
            continue
        name = next(
            (n for n in (first - 1, *tagged.ancestors(first - 1)) if max(tagged.subtree(n)) == first - 1 and _is_stray(tagged, n, verb)), -1
        )
        if name >= 0:
            passive = any(tokens[c].deprel == "aux:pass" for c in below)
            return turned(tagged, {name: (verb, "nsubj:pass" if passive else "nsubj")})
    return tagged


def _is_stray(tagged: Tagged, name: int, verb: int) -> bool:
    """Whether a noun stands between the verb and its conjunction but hangs beside it, or a name hangs on something beyond another verb."""
    above = tagged.parent(name)
    if verb in tagged.subtree(name) or not 0 <= above < name:
        return False
    marks = [c for c in tagged.children[verb] if tagged.tokens[c].deprel == "mark" and c < name]
    if marks:
        return marks[-1] == min(tagged.subtree(name)) - 1 and tagged.tokens[name].upos in ("PROPN", "NOUN") and above == tagged.parent(verb)
    crossed = any(tagged.tokens[i].upos == "VERB" and above in tagged.subtree(i) for i in range(above + 1, name))
    return tagged.tokens[name].upos == "PROPN" and crossed and tagged.tokens[verb].deprel != "advcl"


def place_of_where(tagged: Tagged) -> Tagged:
    """ "cuts in *Scotland*, *where* both have plants": the clause describes the place right before it, not what is no place."""
    arcs = {}
    ends = {last: tagged.top(first, last) for first, last, label in stretches(tagged) if label == "LOC"}
    for clause, token in enumerate(tagged.tokens):
        noun = tagged.parent(clause)
        where = next((c for c in tagged.children[clause] if tagged.tokens[c].form.lower() == "where"), -1)
        if token.deprel != "acl:relcl" or where < 1 or not 0 <= noun < where or is_place(tagged, noun):
            continue
        place = ends.get(where - (2 if tagged.tokens[where - 1].form == "," else 1), -1)
        if place not in (-1, noun) and noun in tagged.ancestors(place):
            arcs[clause] = (place, token.deprel)
    return turned(tagged, arcs) if arcs else tagged


RULES = (
    subject_before_its_verb,
    clause_of_time,
    gerund_of_the_verb,
    place_of_where,
)
