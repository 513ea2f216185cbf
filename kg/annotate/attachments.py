"""A tagged sentence of the model in, the same with a few phrases and clauses hung where their kind says they belong out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.annotate.lexicon import MONTHS, WEEKDAYS, is_role, noun_class
from kg.annotate.name_spans import stretches
from kg.annotate.tagged import Tagged
from kg.types import EntityType, Token

PERSONAL = frozenset({"who", "whom"})
CONDITIONS = frozenset({"if", "unless", "once", "when"})
SAYING = frozenset({"say", "add", "tell", "warn", "note", "explain", "predict", "insist", "argue", "write", "reply"})
ADVERBIAL = frozenset({"after", "before", "because", "although", "though", "unless"})
CLOSING = frozenset({"”", "''", '"', "’’"})
BARE = frozenset({"obl", "obl:unmarked", "nmod:unmarked", "dep", "list"})
LONGEST_SPEAKER = 12  # words of a noun phrase
FINITE = frozenset({"VBD", "VBZ", "VBP"})
FORWARD = frozenset({"ahead", "forward", "home", "apart", "aside"})
OBJECTS = frozenset({"obj", "nsubj:pass"})
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


def reattached(tagged: Tagged) -> Tagged:
    """Still a tree: each rule hangs a phrase on a word that is not below it."""
    for rule in RULES:
        tagged = rule(tagged)
    return tagged


def turned(tagged: Tagged, arcs: dict[int, tuple[int, str]]) -> Tagged:
    """With new heads and labels for some positions (head -1 = root)."""
    change: Callable[[int, Token], Token] = lambda i, t: replace(t, head=arcs[i][0] + 1, deprel=arcs[i][1]) if i in arcs else t  # noqa: E731
    tokens = tuple(change(i, t) for i, t in enumerate(tagged.tokens))
    return Tagged(replace(tagged.sentence, tokens=tokens), tagged.names, tagged.dates, tagged.types)


def who_is_a_person(tagged: Tagged) -> Tagged:
    """ "The removal of *Djurov*, who apologised, …": "who" takes up the person in the phrase, not the event."""
    arcs = {}
    people = [tagged.top(first, last) for first, last, label in stretches(tagged) if label == "PER"]
    for clause, token in enumerate(tagged.tokens):
        pronoun = next((c for c in tagged.children[clause] if tagged.tokens[c].form.lower() in PERSONAL), -1)
        noun = tagged.parent(clause)
        if token.deprel != "acl:relcl" or pronoun < 0 or _is_person(tagged, noun) or tagged.tokens[noun].upos != "NOUN":
            continue
        inside = [p for p in people if noun < p < pronoun and p in set(tagged.subtree(noun)) - set(tagged.subtree(clause))]
        if inside:
            arcs[clause] = (inside[-1], token.deprel)
    return turned(tagged, arcs) if arcs else tagged


def apposition_of_its_kind(tagged: Tagged) -> Tagged:
    """ "preparations for *Steel Pelican*, a joint exercise": one exercise is no preparations, a soldier no town."""
    ends = {last: (tagged.top(first, last), label) for first, last, label in stretches(tagged)}
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        before = min(tagged.subtree(at)) - (0 if tagged.tokens[min(tagged.subtree(at))].form == "," else 1)
        if token.deprel != "appos" or token.upos != "NOUN" or before < 1 or tagged.tokens[before].form != ",":
            continue
        noun = tagged.parent(at)
        name, label = ends.get(before - 1, (before - 1 if tagged.tokens[before - 1].upos == "NOUN" else -1, ""))
        if name < 0 or name in (noun, at) or name in set(tagged.subtree(at)) or _is_person(tagged, at) != (label == "PER"):
            continue
        if _differs(tagged, noun, at) or _stands_over(tagged, noun, name):
            arcs[at] = (name, "appos")
    return turned(tagged, arcs) if arcs else tagged


def _differs(tagged: Tagged, noun: int, at: int) -> bool:
    """Whether two nouns cannot name one thing: one is a person and the other is not, or many and "a" single one."""
    single = tagged.tokens[at].xpos == "NN" and any(tagged.tokens[c].form.lower() in ("a", "an") for c in tagged.children[at])
    return _is_person(tagged, noun) != _is_person(tagged, at) or (single and tagged.tokens[noun].xpos in ("NNS", "NNPS"))


def _stands_over(tagged: Tagged, noun: int, name: int) -> bool:
    """Whether a clause lies between a noun and a name below it: "the *Gulf*, where he inspected *Steel Pelican*, …"."""
    up = name
    while up >= 0 and up != noun:
        if tagged.tokens[up].upos == "VERB" and up > noun:
            return any(True for k in _above(tagged, up) if k == noun)
        up = tagged.parent(up)
    return False


def _above(tagged: Tagged, i: int) -> list[int]:
    found = []
    while (i := tagged.parent(i)) >= 0:
        found.append(i)
    return found


def _is_person(tagged: Tagged, i: int) -> bool:
    """Whether a name is tagged as a person's, or a noun is one for people."""
    token = tagged.tokens[i]
    if token.upos == "PROPN" and tagged.names[i] != "O":
        return tagged.names[i].endswith("PER")
    known = noun_class(token.lemma.lower())
    return is_role(token.lemma) or known in PEOPLE or (known is None and bool(tagged.types) and tagged.types[i] == "person")


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


def bare_apposition(tagged: Tagged) -> Tagged:
    """ "blamed Acme, *the firm* that built it": a noun with an article, set off behind a name and without a preposition, describes it."""
    ends = {last: (tagged.top(first, last), label) for first, last, label in stretches(tagged)}
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        if token.deprel not in BARE or token.upos != "NOUN" or (tagged.types and tagged.types[at] == "time"):
            continue
        children = tagged.children[at]
        first = next((i for i in sorted(tagged.subtree(at)) if tagged.tokens[i].upos != "PUNCT"), at)
        article = tagged.tokens[first].form.lower() in ("a", "an", "the") and first in children
        name, label = ends.get(first - 2, (-1, ""))
        if not article or name < 0 or tagged.tokens[first - 1].form != "," or any(tagged.tokens[c].deprel == "case" for c in children):
            continue
        if _is_person(tagged, at) == (label == "PER") and name not in set(tagged.subtree(at)):
            arcs[at] = (name, "appos")
    return turned(tagged, arcs) if arcs else tagged


def subject_of_its_clause(tagged: Tagged) -> Tagged:
    """ "Skarv-2, the satellite *Frostlys* launched, …": between a noun and a verb set off together a name is the verb's subject."""
    tokens = tagged.tokens
    for verb, token in enumerate(tokens):
        above = tagged.parent(verb)
        if token.deprel not in ("parataxis", "acl:relcl") or token.xpos not in FINITE or above < 0 or tokens[verb - 1].upos != "PROPN":
            continue
        name = verb - 1
        noun = tagged.parent(name)
        if tokens[name].deprel not in ("appos", "flat", "nmod") or noun != name - 1 or tokens[noun].upos != "NOUN":
            continue
        if token.deprel == "acl:relcl" and above == noun:
            return turned(tagged, {name: (verb, "nsubj")})
        first = min(tagged.subtree(noun))
        if tagged.parent(noun) == verb and tokens[above].upos == "PROPN" and "," in (tokens[first].form, tokens[first - 1].form):
            return turned(tagged, {noun: (above, "appos"), verb: (noun, "acl:relcl"), name: (verb, "nsubj")})
    return tagged


def fronted_description(tagged: Tagged) -> Tagged:
    """ "*A graduate of the academy*, he took part": a noun before a comma and the subject says what the subject is."""
    for at, token in enumerate(tagged.tokens):
        if token.deprel != "nsubj" or token.upos != "NOUN":
            continue
        rivals = [c for c in tagged.children[token.head - 1] if c > at and tagged.tokens[c].deprel == "nsubj"]
        subject = rivals[0] if rivals else -1
        comma = max(tagged.subtree(at)) + (0 if tagged.tokens[max(tagged.subtree(at))].form == "," else 1)
        if subject > 0 and tagged.tokens[comma].form == "," and min(tagged.subtree(subject)) == comma + 1:
            return turned(tagged, {at: (subject, "appos")})
    return tagged


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


def forward_particle(tagged: Tagged) -> Tagged:
    """ "go *ahead* with", "move *forward* with": without the adverb the verb says something else."""
    after_verb = [i for i, t in enumerate(tagged.tokens) if i and tagged.parent(i) == i - 1 and tagged.tokens[i - 1].upos == "VERB"]
    found = [i for i in after_verb if tagged.tokens[i].form.lower() in FORWARD and tagged.tokens[i].deprel == "advmod"]
    arcs = {i: (i - 1, "compound:prt") for i in found}
    return turned(tagged, arcs) if arcs else tagged


RULES = (
    according_to,
    outside_the_quotation,
    clause_of_time,
    bare_apposition,
    subject_of_its_clause,
    who_is_a_person,
    apposition_of_its_kind,
    condition_of_what_is_said,
    fronted_description,
    day_of_the_verb,
    forward_particle,
)
