"""A tagged sentence of the model in, the same with a few clauses hung on the verb that they belong to out."""

from __future__ import annotations

from kg.annotate.appositions import is_place
from kg.annotate.lexicon import PERSONAL, is_actor
from kg.annotate.name_spans import stretches
from kg.annotate.tagged import Tagged, turned

CONDITIONS = frozenset({"if", "unless", "once", "when"})
SAYING = frozenset({"confirm", "say", "add", "tell", "warn", "note", "explain", "predict", "insist", "argue", "write", "reply"})
DEMANDING = frozenset(
    {"urge", "order", "ask", "call", "recommend", "demand", "promise", "vow", "pledge", "accuse", "criticise", "criticize", "blame"}
)
COMMENTING = SAYING | DEMANDING | frozenset({"cite", "describe", "claim", "suggest", "acknowledge", "stress", "accuse", "quote"})
ENDING = SAYING | frozenset({"allege", "announce", "claim", "confirm", "report", "show", "hear", "reveal", "acknowledge"})
RELATIVES = frozenset({"who", "which", "that"})
TELLING = frozenset("comment give say elaborate discuss name answer identify specify disclose provide speculate".split())
ADVERBIAL = frozenset({"after", "before", "because", "although", "though", "unless"})
CLOSING = frozenset({"”", "''", '"', "’’"})
CHARGING = frozenset(
    "accuse acquit ban bar blame block charge clear convict deter fine prevent prohibit punish stop suspect thank".split()
)  # verbs whose "of", "from" or "for" with a gerund tells what their object does
OBJECTS = frozenset({"obj", "nsubj:pass", "iobj"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
EMBEDDED = frozenset({"ccomp", "acl", "acl:relcl", "xcomp"})
CONTENTS = frozenset(
    "accusation allegation argument assertion belief claim complaint denial evidence fact fear idea news report rumor rumour statement "
    "suggestion suspicion warning".split()
)


def rehung(tagged: Tagged) -> Tagged:
    """Still a tree: each rule hangs a clause on a verb that is not below it."""
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


def speech_of_the_speaker(tagged: Tagged) -> Tagged:
    """ "The court *ruled* that it was unlawful *and ordered* them to pay": no dismissal orders, so the order is the court's."""
    arcs = {}
    for verb, token in enumerate(tagged.tokens):
        said = tagged.parent(verb)
        speech = tagged.parent(said) if said >= 0 else -1
        if (
            token.deprel != "conj"
            or token.lemma not in SAYING | DEMANDING | {"decline", "refuse"}
            or speech < 0
            or tagged.tokens[said].deprel != "ccomp"
        ):
            continue
        alike = token.xpos in FINITE and token.xpos == tagged.tokens[speech].xpos and speech < said < verb
        own = any(tagged.tokens[c].deprel.startswith(tuple(SUBJECTS)) for c in tagged.children[verb])
        declined = token.lemma in ("decline", "refuse") and any(
            tagged.tokens[c].deprel == "xcomp" and tagged.tokens[c].lemma in TELLING for c in tagged.children[verb]
        )  # "she said they had met *but declined to give* details"
        if alike and not own and (declined or not _can_speak(tagged, said)):
            arcs[verb] = (speech, "conj")
    return turned(tagged, arcs) if arcs else tagged


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


def comment_of_the_speaker(tagged: Tagged) -> Tagged:
    """ "He *denied* that nobody had been warned, *saying* …": who comments is who can, the nearest subject above that is no thing."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        verb = tagged.parent(clause)
        first = min(tagged.subtree(clause))
        if token.deprel != "advcl" or token.xpos != "VBG" or token.lemma not in COMMENTING or not 0 <= verb < clause:
            continue
        if clause not in (first, first + 1) or "," not in (tagged.tokens[first].form, tagged.tokens[first - 1].form):
            continue
        said = [
            c
            for c in tagged.children[verb]
            if verb < c < clause and tagged.tokens[c].deprel == "parataxis" and tagged.tokens[c].lemma in SAYING
        ]
        if said:
            arcs[clause] = (said[-1], "advcl")  # "…, a spokeswoman confirmed, *adding* …"
            continue
        at = verb
        while at >= 0 and tagged.tokens[at].deprel in EMBEDDED and not (tagged.tokens[at].upos == "VERB" and _can_speak(tagged, at)):
            at = tagged.parent(at)
            while at >= 0 and tagged.tokens[at].upos != "VERB":
                at = tagged.parent(at)
        if at >= 0 and at != verb and _can_speak(tagged, at):
            arcs[clause] = (at, "advcl")
    return turned(tagged, arcs) if arcs else tagged


def _can_speak(tagged: Tagged, verb: int) -> bool:
    """Whether the active subject of a verb is a name, a person or a body, or not there to be looked at."""
    subject = next((c for c in tagged.children[verb] if tagged.tokens[c].deprel.startswith(tuple(SUBJECTS))), -1)
    if subject < 0:
        return True
    token = tagged.tokens[subject]
    lemma = token.lemma.lower()
    if token.deprel != "nsubj" or any(tagged.tokens[c].deprel == "cop" for c in tagged.children[verb]):
        return False
    if token.upos in ("PRON", "DET"):
        return lemma in PERSONAL - {"it"} or lemma in ("who", "they")
    return token.upos == "PROPN" or is_actor(lemma)


def beside_like_she_said(tagged: Tagged) -> Tagged:
    """ "we *met*, like she said, *at the academy*": what follows such an aside goes on with the clause around it."""
    arcs: dict[int, tuple[int, str]] = {}
    for clause, token in enumerate(tagged.tokens):
        verb = tagged.parent(clause)
        below = tagged.children[clause]
        aside = any(tagged.tokens[c].form.lower() == "like" and tagged.tokens[c].deprel == "mark" for c in below)
        if token.deprel == "advcl" and aside and token.lemma in SAYING and 0 <= verb < clause:
            arcs |= {c: (verb, "obl") for c in below if c > clause and tagged.tokens[c].deprel == "obl"}
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


def content_of_a_noun(tagged: Tagged) -> Tagged:
    """ "denied a *report that* Lund had threatened him": what the report says, no property of it."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        noun = tagged.parent(clause)
        below = {tagged.tokens[c].deprel.partition(":")[0] for c in tagged.children[clause]}
        that = any(tagged.tokens[c].deprel == "mark" and tagged.tokens[c].form.lower() == "that" for c in tagged.children[clause])
        if token.deprel == "acl:relcl" and that and {"nsubj"} <= below and tagged.tokens[noun].lemma.lower() in CONTENTS:
            arcs[clause] = (noun, "acl")
    return turned(tagged, arcs) if arcs else tagged


RULES = (
    subject_before_its_verb,
    outside_the_quotation,
    clause_of_time,
    condition_of_what_is_said,
    gerund_of_the_verb,
    speech_of_the_speaker,
    speech_at_the_end,
    comment_of_the_speaker,
    place_of_where,
    beside_like_she_said,
    content_of_a_noun,
)
