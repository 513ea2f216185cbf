"""A tagged sentence of the model in, the same with relative clauses and participles hung on the noun that they describe out."""

from __future__ import annotations

from kg.annotate.lexicon import is_actor, noun_class
from kg.annotate.parse.appositions import is_person, is_place
from kg.annotate.parse.tagged import Tagged, turned
from kg.annotate.spans.stretches import stretches
from kg.annotate.spans.times import time_expressions
from kg.types import EntityType

PERSONAL = frozenset({"who", "whom"})
OTHER_NUMBER = {("VBP", "NN"): "NNS", ("VBZ", "NNS"): "NN"}  # tags of a verb and of a noun that do not agree, and of one that does
HAPPENING = frozenset({"come", "happen", "occur"})  # what "which" in front of them takes up is an event
HARMING = frozenset({"die", "drown", "hurt", "injure", "kill", "perish", "wound"})
ATTENDED = frozenset({"attend", "boycott", "chair", "convene", "host", "televise"})  # as participles they describe an event


def who_is_a_person(tagged: Tagged) -> Tagged:
    """ "The removal of *Djurov*, who apologised, …": "who" takes up the person in the phrase, not the event."""
    arcs = {}
    ends = {last: tagged.top(first, last) for first, last, label in stretches(tagged) if label == "PER"}
    people = list(ends.values())
    for clause, token in enumerate(tagged.tokens):
        pronoun = next((c for c in tagged.children[clause] if tagged.tokens[c].form.lower() in PERSONAL), -1)
        noun = tagged.parent(clause)
        if token.deprel != "acl:relcl" or pronoun < 0 or is_person(tagged, noun) or tagged.tokens[noun].upos != "NOUN":
            continue
        beside = ends.get(pronoun - 2, -1) if tagged.tokens[pronoun - 1].form == "," else -1
        inside = [p for p in people if noun < p < pronoun and p in set(tagged.subtree(noun)) - set(tagged.subtree(clause))]
        above = next((i for i in tagged.ancestors(noun) if i < noun and tagged.tokens[i].upos == "NOUN" and is_person(tagged, i)), -1)
        if beside >= 0 or inside:
            arcs[clause] = (inside[-1] if beside < 0 else beside, token.deprel)  # "in exchanges, said *Park*, *who was* in Addis Ababa"
        elif above >= 0 and all(tagged.tokens[i].upos != "VERB" for i in range(above, noun)):
            arcs[clause] = (above, token.deprel)  # "two people with knowledge of the talks, *who spoke* …"
    return turned(tagged, arcs) if arcs else tagged


def which_is_a_thing(tagged: Tagged) -> Tagged:
    """ "Emil Basara, the founder of *Basara Gradnja*, *which* won it": "which" takes up no person, but the name or noun right before it."""
    arcs = {}
    ends = {last: tagged.top(first, last) for first, last, _ in stretches(tagged)}
    for clause, token in enumerate(tagged.tokens):
        pronoun = next((c for c in tagged.children[clause] if tagged.tokens[c].form.lower() == "which"), -1)
        noun = tagged.parent(clause)
        if token.deprel != "acl:relcl" or pronoun < 2 or not 0 <= noun < pronoun - 2:
            continue
        if not is_person(tagged, noun) and not _is_of_a_body(tagged, clause, noun, pronoun):
            continue
        near = ends.get(pronoun - 2, pronoun - 2) if tagged.tokens[pronoun - 1].form == "," else -1
        below = near >= 0 and noun in tagged.ancestors(near) and tagged.tokens[near].deprel in ("nmod", "nmod:poss", "appos")
        if below and tagged.tokens[near].upos in ("NOUN", "PROPN") and not (near not in ends.values() and is_person(tagged, near)):
            arcs[clause] = (near, token.deprel)
    return turned(tagged, arcs) if arcs else tagged


def _is_of_a_body(tagged: Tagged, clause: int, noun: int, pronoun: int) -> bool:
    """ "the approval of *Congress*, which has yet to discuss it": a body acts, its approval does not."""
    body = tagged.names[pronoun - 2].endswith("ORG") and tagged.tokens[noun].upos == "NOUN" and tagged.tokens[clause].upos == "VERB"
    active = tagged.tokens[pronoun].deprel == "nsubj" and not any(tagged.tokens[c].deprel == "cop" for c in tagged.children[clause])
    verb = min([clause, *(c for c in tagged.children[clause] if tagged.tokens[c].deprel == "aux")])
    return body and active and (tagged.tokens[noun].xpos == "NN" or tagged.tokens[verb].xpos == "VBZ")


def clause_of_the_name(tagged: Tagged) -> Tagged:
    """ "journalist Pavel Duric, *who was jailed*": a clause behind the name describes the name, not the title before it."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        title = tagged.parent(clause)
        name = tagged.parent(title) if title >= 0 else -1
        titled = title >= 0 and tagged.tokens[title].deprel == "nmod:desc" and title < name < clause
        if titled and token.deprel in ("acl:relcl", "acl", "appos"):
            arcs[clause] = (name, token.deprel)
    return turned(tagged, arcs) if arcs else tagged


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


def date_of_the_clause(tagged: Tagged) -> Tagged:
    """ "The office, *which began* investigating the firm, Acme, *in 2018*, welcomed it": what stands before the comma that ends the clause
    is of the clause, and what stands behind it is not: "The court, which met in Oslo, *on Tuesday* upheld it"."""
    arcs = {}
    dates = sorted({tagged.top(first, last) for first, last in time_expressions(tagged)})
    for at in (i for i in dates if tagged.tokens[i].deprel == "obl"):
        clause = tagged.parent(at)
        main = _verb_of_the_described(tagged, clause)
        first = min(tagged.subtree(at))
        behind = "," in (tagged.tokens[first].form, tagged.tokens[max(first - 1, 0)].form)
        if at > clause and behind and main >= 0 and max(tagged.subtree(at)) + 1 == min([main, *_auxiliaries(tagged, main)]):
            arcs[at] = (main, "obl")
            continue
        verb = tagged.parent(at)
        subject = (
            next((c for c in tagged.children[verb] if tagged.tokens[c].deprel.startswith("nsubj") and c < at), -1) if verb > at else -1
        )
        clauses = [c for c in tagged.children[subject] if tagged.tokens[c].deprel == "acl:relcl" and c < at] if subject >= 0 else []
        commas = [i for i in range(max(tagged.subtree(at)) + 1, max(verb, 0)) if tagged.tokens[i].form == ","]
        if clauses and commas:
            arcs[at] = (clauses[-1], "obl")
    return turned(tagged, arcs) if arcs else tagged


def _verb_of_the_described(tagged: Tagged, clause: int) -> int:
    """Position of the verb whose subject a clause between commas describes; -1 for none."""
    noun = tagged.parent(clause)
    first = min(tagged.subtree(clause)) if clause >= 0 else 0
    opened = "," in (
        tagged.tokens[first].form,
        tagged.tokens[max(first - 1, 0)].form,
    )  # not "a sample which she gave in Oslo, Norway, *on 30 July*"
    described = opened and tagged.tokens[clause].deprel == "acl:relcl" and tagged.tokens[noun].deprel.startswith("nsubj")
    return tagged.parent(noun) if described and tagged.parent(noun) > clause else -1


def _auxiliaries(tagged: Tagged, verb: int) -> list[int]:
    return [c for c in tagged.children[verb] if tagged.tokens[c].deprel.startswith("aux")]


def known_as_the_nearest(tagged: Tagged) -> Tagged:
    """ "three doses of the *vaccine*, *known as* MV-7": the noun right before the comma has the name."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        noun = tagged.parent(clause)
        comma = min(tagged.subtree(clause)) - (0 if tagged.tokens[min(tagged.subtree(clause))].form == "," else 1)
        known = token.deprel == "acl" and token.form.lower() == "known" and comma > 0 and tagged.tokens[comma].form == ","
        if known and 0 <= noun < comma - 1 and tagged.tokens[comma - 1].upos in ("NOUN", "PROPN") and noun in tagged.ancestors(comma - 1):
            arcs[clause] = (comma - 1, token.deprel)
    return turned(tagged, arcs) if arcs else tagged


def when_of_the_date(tagged: Tagged) -> Tagged:
    """ "managed her until *2016*, *when* she dismissed him": she did so in 2016."""
    arcs = {}
    times = time_expressions(tagged)
    for clause, token in enumerate(tagged.tokens):
        first = min(tagged.subtree(clause))
        when = first + 1 if tagged.tokens[first].form == "," and first < clause else first
        if token.deprel != "advcl" or tagged.tokens[when].form.lower() != "when" or when < 2 or tagged.tokens[when - 1].form != ",":
            continue
        time = next((tagged.top(first, last) for first, last in times if last == when - 2), -1)
        if any(tagged.tokens[c].deprel == "nummod" for c in tagged.children[time]):
            continue  # "for one second, when nobody is looking"
        if time >= 0 and tagged.parent(time) == tagged.parent(clause):
            arcs[clause] = (time, "acl:relcl")
    return turned(tagged, arcs) if arcs else tagged


def clause_of_the_event(tagged: Tagged) -> Tagged:
    """ "a *meeting* of the commission *attended* by Kim", "his presence at the *parade*, *which came* after …": only events are attended
    and come."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        noun = tagged.parent(clause)
        which = any(tagged.tokens[c].form.lower() == "which" for c in tagged.children[clause])
        takes = (token.deprel == "acl" and token.xpos == "VBN" and token.lemma in ATTENDED) or (
            token.deprel == "acl:relcl" and which and (token.lemma in HAPPENING or _happens_in(tagged, clause))
        )
        if not takes or noun < 0 or _is_event(tagged, noun):
            continue
        inside = [i for i in range(noun + 1, min(tagged.subtree(clause))) if noun in tagged.ancestors(i) and _is_event(tagged, i)]
        above = [i for i in tagged.ancestors(noun) if tagged.tokens[i].upos == "NOUN" and i < noun and _is_event(tagged, i)]
        if inside or (above and all(t.upos != "VERB" for t in tagged.tokens[above[0] + 1 : noun])):
            arcs[clause] = (inside[-1] if inside else above[0], token.deprel)
    return turned(tagged, arcs) if arcs else tagged


def _happens_in(tagged: Tagged, clause: int) -> bool:
    """ "the collapse of the stand, *in which* 14 people *died*": they died in the collapse."""
    inside = [c for c in tagged.children[clause] if tagged.tokens[c].form.lower() == "which" and tagged.tokens[c].deprel == "obl"]
    cases = {tagged.tokens[c].form.lower() for i in inside for c in tagged.children[i] if tagged.tokens[c].deprel == "case"}
    return tagged.tokens[clause].lemma in HARMING and cases == {"in"}


def clause_of_its_number(tagged: Tagged) -> Tagged:
    """ "*moves* of a neighbour *that disturb* the peace": a plural verb describes the plural; "the *number* of ships *which has*"."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        noun = tagged.parent(clause)
        pronoun = next((c for c in tagged.children[clause] if tagged.tokens[c].form.lower() in ("that", "which", "who")), -1)
        if token.deprel != "acl:relcl" or pronoun < 0 or not tagged.tokens[pronoun].deprel.startswith("nsubj"):
            continue
        first = min([clause, *(c for c in tagged.children[clause] if tagged.tokens[c].deprel.startswith(("aux", "cop")))])
        joined = any(tagged.tokens[c].deprel == "conj" for c in tagged.children[noun]) or tagged.tokens[noun].deprel == "conj"
        other = OTHER_NUMBER.get((tagged.tokens[first].xpos, tagged.tokens[noun].xpos), "")
        if not other or joined or (other == "NNS" and is_actor(tagged.tokens[noun].lemma.lower())):
            continue
        above = [noun]
        while tagged.tokens[above[-1]].deprel == "nmod" and tagged.tokens[above[-1]].xpos != other:
            above.append(tagged.parent(above[-1]))
        if tagged.tokens[above[-1]].xpos == other and above[-1] < noun:
            arcs[clause] = (above[-1], token.deprel)
    return turned(tagged, arcs) if arcs else tagged


def _is_event(tagged: Tagged, i: int) -> bool:
    token = tagged.tokens[i]
    return token.upos in ("NOUN", "PROPN") and (
        noun_class(token.lemma.lower()) is EntityType.EVENT or (bool(tagged.types) and tagged.types[i] == "event")
    )


RULES = (
    clause_of_the_name,
    who_is_a_person,
    which_is_a_thing,
    clause_of_the_event,
    clause_of_its_number,
    known_as_the_nearest,
    date_of_the_clause,
    when_of_the_date,
    place_of_where,
)
