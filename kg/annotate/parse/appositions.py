"""A tagged sentence of the model in, the same with descriptions and relative clauses hung on the name or noun that they describe out."""

from __future__ import annotations

from types import MappingProxyType

from kg.annotate.lexicon import is_role, noun_class
from kg.annotate.parse.tagged import Tagged, turned
from kg.annotate.spans.stretches import stretches
from kg.types import EntityType

PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
MOVING = frozenset({"case", "cc", "punct", "mark", "conj", "appos", "acl:relcl", "cop", "nsubj", "det"})
BARE = frozenset({"obl", "obl:unmarked", "nmod:unmarked", "dep", "list"})


def apposition_of_its_kind(tagged: Tagged) -> Tagged:
    """ "preparations for *Steel Pelican*, a joint exercise": one exercise is no preparations, a soldier no town."""
    ends = {last: (tagged.top(first, last), label) for first, last, label in stretches(tagged)}
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        if token.deprel != "appos" or token.upos != "NOUN":
            continue
        first = min(tagged.subtree(at))
        before = first - (0 if tagged.tokens[first].form == "," else 1)
        if before < 1 or tagged.tokens[before].form != ",":
            continue
        noun = tagged.parent(at)
        name, label = ends.get(before - 1, (before - 1 if tagged.tokens[before - 1].upos == "NOUN" else -1, ""))
        if name < 0 or name in (noun, at) or name in set(tagged.subtree(at)) or is_person(tagged, at) != (label == "PER"):
            continue
        if _differs(tagged, noun, at) or _stands_over(tagged, noun, name):
            arcs[at] = (name, "appos")
    return turned(tagged, arcs) if arcs else tagged


def name_of_its_kind(tagged: Tagged) -> Tagged:
    """ "a firm in the name of his *brother*, *Kofi Asante*", "at a meeting in the *capital*, *Lima*": a name behind a comma is of the
    nearest noun before it that is of its kind."""
    arcs = {}
    for first, last, label in stretches(tagged):
        name = tagged.top(first, last)
        noun = tagged.parent(name)
        start = _before_title(tagged, name, first)
        if tagged.tokens[name].deprel != "appos" or start < 2 or tagged.tokens[start - 1].form != "," or label not in KINDS:
            continue
        fits = KINDS[label]
        employer = label == "PER" and tagged.tokens[noun].upos == "PROPN" and _has_role(tagged, noun)
        if fits(tagged, noun) and not employer:
            continue
        before = (start - 2, *(i for i in tagged.ancestors(start - 2) if i < first))
        like = next((i for i in before if tagged.tokens[i].xpos == "NN" and fits(tagged, i)), -1)
        if like > noun or (like >= 0 and like in tagged.ancestors(noun)):
            arcs[name] = (like, "appos")
    return turned(tagged, arcs) if arcs else tagged


def _has_role(tagged: Tagged, name: int) -> bool:
    """ "a spokeswoman *for Harlan*, Kate Brien": for whom somebody works, even where the name was read as a person's."""
    role = tagged.parent(name)
    case = {tagged.tokens[c].form.lower() for c in tagged.children[name] if tagged.tokens[c].deprel == "case"}
    return role >= 0 and tagged.tokens[role].upos == "NOUN" and is_role(tagged.tokens[role].lemma) and bool(case & {"for", "at", "of"})


def _before_title(tagged: Tagged, name: int, first: int) -> int:
    """Where a name begins with the titles before it."""
    return min([first, *(c for c in tagged.children[name] if tagged.tokens[c].deprel == "nmod:desc" and c < first)])


def place_and_person(tagged: Tagged) -> Tagged:
    """ "In Lima, *the capital*, *President Reyes* met": the place is described, and the person behind it is the subject."""
    places = {last: tagged.top(first, last) for first, last, label in stretches(tagged) if label == "LOC"}
    for first, last, label in stretches(tagged):
        name = tagged.top(first, last)
        noun = tagged.parent(name)
        if (
            label != "PER"
            or tagged.tokens[name].deprel != "appos"
            or noun > first
            or tagged.tokens[noun].deprel not in ("nsubj", "nsubj:pass")
        ):
            continue
        start = min(i for i in tagged.subtree(noun) if tagged.tokens[i].form != ",")
        place = places.get(start - 2, -1)
        if place >= 0 and tagged.tokens[start - 1].form == "," and not is_person(tagged, noun) and place not in tagged.subtree(noun):
            above = tagged.tokens[noun]
            return turned(tagged, {name: (above.head - 1, above.deprel), noun: (place, "appos")})
    return tagged


def is_place(tagged: Tagged, i: int) -> bool:
    """Whether a name is tagged as a place's, or a noun is one for places."""
    token = tagged.tokens[i]
    if token.upos == "PROPN":
        return tagged.names[i].endswith("LOC")
    return noun_class(token.lemma.lower()) in PLACES or (bool(tagged.types) and tagged.types[i] == "place")


def _differs(tagged: Tagged, noun: int, at: int) -> bool:
    """Whether two nouns cannot name one thing: one is a person and the other is not, or many and "a" single one."""
    single = tagged.tokens[at].xpos == "NN" and any(tagged.tokens[c].form.lower() in ("a", "an") for c in tagged.children[at])
    return is_person(tagged, noun) != is_person(tagged, at) or (single and tagged.tokens[noun].xpos in ("NNS", "NNPS"))


def _stands_over(tagged: Tagged, noun: int, name: int) -> bool:
    """Whether a clause lies between a noun and a name below it: "the *Gulf*, where he inspected *Steel Pelican*, …"."""
    up = name
    while up >= 0 and up != noun:
        if tagged.tokens[up].upos == "VERB" and up > noun:
            return noun in tagged.ancestors(up)
        up = tagged.parent(up)
    return False


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
        if is_person(tagged, at) == (label == "PER") and name not in set(tagged.subtree(at)):
            arcs[at] = (name, "appos")
    return turned(tagged, arcs) if arcs else tagged


def subject_of_its_clause(tagged: Tagged) -> Tagged:
    """ "Skarv-2, the satellite *Frostlys* launched, …": between a noun and a verb set off together a name is the verb's subject."""
    tokens = tagged.tokens
    for verb, token in enumerate(tokens):
        above = tagged.parent(verb)
        if (
            token.deprel not in ("parataxis", "acl:relcl")
            or token.xpos not in FINITE
            or above < 0
            or verb == 0
            or tokens[verb - 1].upos != "PROPN"
        ):
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


def list_of_names(tagged: Tagged) -> Tagged:
    """ "Norway, *Sweden* and Denmark": three places, where the second was read as describing the first."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        above = tagged.parent(at)
        first = min(tagged.subtree(at))
        apart = "," in (tagged.tokens[first].form, tagged.tokens[max(first - 1, 0)].form)
        if (
            token.deprel not in ("appos", "nmod:unmarked")
            or above < 0
            or not apart
            or not tagged.names[at][2:]
            or tagged.names[at][2:] != tagged.names[above][2:]
        ):
            continue
        later = [c for c in tagged.children[above] if c > at and tagged.tokens[c].deprel == "conj" and tagged.tokens[c].upos == "PROPN"]
        if token.upos == "PROPN" and later and not any(tagged.tokens[i].form == "," for i in range(at + 1, later[0])):
            arcs[at] = (above, "conj")
    return turned(tagged, arcs) if arcs else tagged


def names_of_many(tagged: Tagged) -> Tagged:
    """ "*brothers* Karl and Otto Brandt": the plural is a title of the names that follow it without a comma."""
    arcs: dict[int, tuple[int, str]] = {}
    for name, token in enumerate(tagged.tokens):
        noun = name - 1
        beside = token.deprel in ("appos", "flat", "compound", "nmod") and tagged.parent(name) == noun and noun >= 0
        many = any(tagged.tokens[c].deprel == "conj" and tagged.tokens[c].upos == "PROPN" for c in tagged.children[name])
        if token.upos != "PROPN" or not beside or not many or tagged.tokens[noun].xpos != "NNS":
            continue
        if any(tagged.tokens[c].deprel == "case" for c in tagged.children[name]):
            continue
        above = tagged.tokens[noun]
        moved = {c: (name, tagged.tokens[c].deprel) for c in tagged.children[noun] if c != name and tagged.tokens[c].deprel in MOVING}
        arcs |= {**moved, name: (above.head - 1, above.deprel), noun: (name, "nmod:desc")}
    return turned(tagged, arcs) if arcs else tagged


def subject_as_title(tagged: Tagged) -> Tagged:
    """ "*Hotel group* Casa Verde *reported*": a noun that hangs on a verb like a title, where the verb has no subject, is its subject."""
    arcs = {}
    for noun, token in enumerate(tagged.tokens):
        verb = tagged.parent(noun)
        if token.deprel not in ("nmod:desc", "compound", "appos") or verb <= noun or tagged.tokens[verb].xpos not in FINITE:
            continue
        if not any(tagged.tokens[c].deprel.startswith(("nsubj", "csubj", "expl")) for c in tagged.children[verb]):
            arcs[noun] = (verb, "nsubj")
    return turned(tagged, arcs) if arcs else tagged


def fronted_description(tagged: Tagged) -> Tagged:
    """ "*A graduate of the academy*, he took part": a noun before a comma and the subject says what the subject is."""
    for at, token in enumerate(tagged.tokens):
        if token.deprel != "nsubj" or token.upos != "NOUN":
            continue
        rivals = [c for c in tagged.children[token.head - 1] if c > at and tagged.tokens[c].deprel == "nsubj"]
        subject = rivals[0] if rivals else -1
        comma = max(tagged.subtree(at)) + (0 if tagged.tokens[max(tagged.subtree(at))].form == "," else 1)
        if 0 < comma < subject and tagged.tokens[comma].form == "," and min(tagged.subtree(subject)) == comma + 1:
            return turned(tagged, {at: (subject, "appos")})
    return tagged


def is_person(tagged: Tagged, i: int) -> bool:
    """Whether a name is tagged as a person's, or a noun is one for people."""
    token = tagged.tokens[i]
    if token.upos == "PROPN" and tagged.names[i] != "O":
        return tagged.names[i].endswith("PER")
    if token.lemma.lower() == "head" and any(tagged.tokens[c].deprel == "nmod" for c in tagged.children[i]):
        return True  # "the head of the bank"
    known = noun_class(token.lemma.lower())
    return is_role(token.lemma) or known in PEOPLE or (known is None and bool(tagged.types) and tagged.types[i] == "person")


KINDS = MappingProxyType({"PER": is_person, "LOC": is_place})
RULES = (
    place_and_person,
    subject_as_title,
    list_of_names,
    names_of_many,
    bare_apposition,
    subject_of_its_clause,
    apposition_of_its_kind,
    name_of_its_kind,
    fronted_description,
)
