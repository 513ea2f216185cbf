"""A tagged sentence of the model in, the same with those who speak in it as subjects of their verbs out."""

from __future__ import annotations

from kg.annotate.lexicon import is_actor
from kg.annotate.parse.speech_repairs import ENDING, RELATIVES, SUBJECTS
from kg.annotate.parse.tagged import Tagged, turned

FINITE_TAGS = ("VBD", "VBZ", "VBP")


def speech_at_the_end(tagged: Tagged) -> Tagged:
    """ "… through a firm in Cyprus, the league *alleged* on Friday": who says it all stands behind, whatever the verb hangs on."""
    root = next((i for i, t in enumerate(tagged.tokens) if t.head == 0), -1)
    for verb, token in enumerate(tagged.tokens):
        below = tagged.children[verb]
        labels = {tagged.tokens[c].deprel for c in below}
        if (
            token.deprel not in ("acl", "acl:relcl", "advcl", "dep", "appos")
            or token.lemma not in ENDING
            or token.xpos not in ("VBD", "VBZ", "VBN")
        ):
            continue
        if root < 0 or verb < root or labels & {"mark", "obj", "ccomp", "xcomp", "aux", "advcl"} or tagged.tokens[root].upos != "VERB":
            continue
        subject = next((c for c in below if tagged.tokens[c].deprel == "nsubj"), -1)
        if subject < 0:
            subject = next((i for i in (verb - 1, *tagged.ancestors(verb - 1)) if tagged.tokens[i].deprel == "appos" and i < verb), -1)
        first = min(tagged.subtree(subject)) if subject >= 0 else -1
        if first < 1 or max(tagged.subtree(subject)) + 1 != verb or tagged.tokens[subject].form.lower() in RELATIVES:
            continue
        if "," in (tagged.tokens[first].form, tagged.tokens[first - 1].form):
            return turned(tagged, {verb: (root, "parataxis"), subject: (verb, "nsubj")})
    return tagged


def inverted_speech(tagged: Tagged) -> Tagged:
    """ "Kim presided over it, *reported the agency*, …": a verb of speech between a comma and who speaks is beside the sentence."""
    root = next((i for i, t in enumerate(tagged.tokens) if t.head == 0), -1)
    for verb, token in enumerate(tagged.tokens):
        below = tagged.children[verb]
        if (
            token.deprel not in ("advcl", "acl", "parataxis", "conj", "dep")
            or token.lemma not in ENDING
            or token.xpos not in ("VBD", "VBN")
        ):
            continue
        labels = {tagged.tokens[c].deprel for c in below if c < verb}
        if verb < 2 or verb <= root or tagged.tokens[verb - 1].form != "," or labels - {"punct"} or not _is_predicate(tagged, root):
            continue
        noun = next((c for c in below if c > verb and tagged.tokens[c].deprel in ("obj", "nsubj", "obl:unmarked")), -1)
        if noun < 0 or min(tagged.subtree(noun)) != verb + 1 or any(tagged.tokens[c].deprel == "case" for c in tagged.children[noun]):
            continue
        if tagged.tokens[noun].upos == "PROPN" or is_actor(tagged.tokens[noun].lemma.lower()):
            return turned(tagged, {verb: (root, "parataxis"), noun: (verb, "nsubj")})
    return tagged


def speaker_behind_what_is_said(tagged: Tagged) -> Tagged:
    """ "They are tackling the blaze, *the minister*, Stelios Vrettos, *said*", where the minister was read as a second subject."""
    for verb, token in enumerate(tagged.tokens):
        below = tagged.children[verb]
        said = next((c for c in below if tagged.tokens[c].deprel == "ccomp" and c < verb), -1)
        if token.lemma not in ENDING or said < 0 or any(tagged.tokens[c].deprel in SUBJECTS for c in below):
            continue
        subjects = [c for c in tagged.children[said] if tagged.tokens[c].deprel.startswith("nsubj")]
        between = range(max(tagged.subtree(subjects[-1])) + 1, verb) if len(subjects) > 1 else ()
        if len(subjects) > 1 and subjects[-1] > said and all(tagged.tokens[i].upos == "PUNCT" for i in between):
            return turned(tagged, {subjects[-1]: (verb, "nsubj")})
    return tagged


def subject_read_as_object(tagged: Tagged) -> Tagged:
    """ "saying *two people* listed as missing *had been found*": what is said to have happened to them, not what they were told."""
    for verb, token in enumerate(tagged.tokens):
        below = tagged.children[verb]
        thing = next((c for c in below if tagged.tokens[c].deprel == "obj" and c > verb), -1)
        said = next((c for c in below if tagged.tokens[c].deprel == "ccomp" and c > thing), -1)
        if token.lemma not in ENDING - {"tell", "show"} or thing < 0 or said < 0:
            continue
        labels = {tagged.tokens[c].deprel for c in tagged.children[said]}
        tensed = labels & {"aux", "aux:pass", "cop"} or tagged.tokens[said].xpos in FINITE_TAGS
        if tensed and not labels & (SUBJECTS | {"mark"}) and max(tagged.subtree(thing)) < min(tagged.subtree(said)):
            return turned(tagged, {thing: (said, "nsubj:pass" if "aux:pass" in labels else "nsubj")})
    return tagged


def _is_predicate(tagged: Tagged, i: int) -> bool:
    """A verb, or what somebody or something "is"."""
    return tagged.tokens[i].upos == "VERB" or any(tagged.tokens[c].deprel == "cop" for c in tagged.children[i])


def subject_of_what_is_said(tagged: Tagged) -> Tagged:
    """ "*He* also urged the factory …, the agency said": of two subjects the one before what is said belongs there."""
    for verb, token in enumerate(tagged.tokens):
        below = tagged.children[verb]
        said = next((c for c in below if tagged.tokens[c].deprel == "ccomp" and c < verb), -1)
        speakers = [c for c in below if tagged.tokens[c].deprel == "nsubj"]
        if token.lemma not in ENDING or said < 0 or len(speakers) < 2 or not speakers[0] < said < speakers[-1] < verb:
            continue
        labels = {tagged.tokens[c].deprel for c in tagged.children[said]}
        if not labels & SUBJECTS and max(tagged.subtree(speakers[0])) < min(tagged.subtree(said)):
            return turned(tagged, {speakers[0]: (said, "nsubj:pass" if "aux:pass" in labels else "nsubj")})
    return tagged


def content_before_its_speaker(tagged: Tagged) -> Tagged:
    """ "Kim's *comments*, which he called vital, *show* an intent, *Cheong* said", where Cheong was read as a name of the comments."""
    for verb, token in enumerate(tagged.tokens):
        name = verb - 1
        noun = tagged.parent(name) if name > 0 else -1
        ends = token.lemma in ENDING and token.xpos in FINITE_TAGS and token.head == 0 and name > 1 and tagged.tokens[name - 1].form == ","
        if not ends or noun < 0 or tagged.tokens[name].deprel != "appos" or tagged.tokens[name].upos != "PROPN":
            continue
        if tagged.parent(noun) != verb or tagged.tokens[noun].deprel != "nsubj":
            continue
        said = [i for i in tagged.subtree(noun) if i > noun and _may_be_main(tagged, i)]
        if said and all(tagged.tokens[c].deprel != "ccomp" for c in tagged.children[verb]):
            main = min(said, key=lambda i: (tagged.depth(i), i))
            return turned(tagged, {main: (verb, "ccomp"), noun: (main, "nsubj"), name: (verb, "nsubj")})
    return tagged


def _may_be_main(tagged: Tagged, i: int) -> bool:
    """Whether a verb has a tense, or could have one, and nothing before it that makes it depend on another."""
    token = tagged.tokens[i]
    loose = token.deprel in ("advcl", "acl", "acl:relcl", "conj", "parataxis") and token.xpos in (*FINITE_TAGS, "VB")
    return loose and not any(tagged.tokens[c].deprel in SUBJECTS | {"mark"} for c in tagged.children[i])


RULES = (
    speech_at_the_end,
    inverted_speech,
    subject_of_what_is_said,
    speaker_behind_what_is_said,
    subject_read_as_object,
    content_before_its_speaker,
)
