"""A tagged sentence of the model in, the same with a few clauses hung on the verb that they belong to out."""

from __future__ import annotations

from kg.annotate.parse.appositions import is_person
from kg.annotate.parse.speech_repairs import ASKING, FINITE, SUBJECTS
from kg.annotate.parse.tagged import Tagged, turned

ADVERBIAL = frozenset({"after", "before", "because", "although", "though", "unless"})
CHARGING = frozenset(
    "accuse acquit ban bar blame block charge clear convict deter fine prevent prohibit punish stop suspect thank".split()
)  # verbs whose "of", "from" or "for" with a gerund tells what their object does
OBJECTS = frozenset({"obj", "nsubj:pass", "iobj"})
MAKING = frozenset({"consider", "find", "keep", "leave", "make", "render"})
RESULTS = frozenset(
    "bring cap clear close deal end force give injure kill leave make mark open pave prompt put raise send spark trigger".split()
)
PREDICATED = frozenset({"xcomp", "nmod", "obl", "obl:unmarked", "ccomp", "appos"})


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


def gerund_made_so(tagged: Tagged) -> Tagged:
    """ "made *breathing* difficult": what is made difficult, nothing that is made to breathe."""
    arcs = {}
    for gerund, token in enumerate(tagged.tokens):
        verb = tagged.parent(gerund)
        if token.deprel != "xcomp" or token.xpos != "VBG" or verb < 0 or tagged.tokens[verb].lemma not in MAKING:
            continue
        said = [c for c in tagged.children[verb] if c > gerund and tagged.tokens[c].deprel == "xcomp" and tagged.tokens[c].upos == "ADJ"]
        if said and not any(tagged.tokens[c].deprel == "obj" for c in tagged.children[verb]):
            arcs[gerund] = (verb, "obj")
    return turned(tagged, arcs) if arcs else tagged


def clause_with_its_subject(tagged: Tagged) -> Tagged:
    """ "were missing *after a ferry* carrying too many *capsized*": a finite verb read as a participle of the subject that it lacks."""
    arcs: dict[int, tuple[int, str]] = {}
    for verb, token in enumerate(tagged.tokens):
        noun = tagged.parent(verb)
        above = tagged.parent(noun) if noun >= 0 else -1
        if token.deprel != "acl" or token.xpos != "VBD" or not 0 <= above < noun < verb or tagged.tokens[noun].deprel != "nsubj":
            continue
        between = [c for c in tagged.children[noun] if noun < c < verb and tagged.tokens[c].deprel == "acl"]
        marks = [c for i in (noun, *between) for c in tagged.children[i] if tagged.tokens[c].deprel == "mark" and c < noun]
        if between and marks and any(tagged.tokens[c].deprel in SUBJECTS and c < above for c in tagged.children[above]):
            arcs |= {verb: (above, "advcl"), noun: (verb, "nsubj"), marks[0]: (verb, "mark")}
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


def verb_beside_its_verb(tagged: Tagged) -> Tagged:
    """ "*calling* it a top priority *and urging* for more": a verb goes on with the verb of its form, not with a noun below that."""
    arcs = {}
    for verb, token in enumerate(tagged.tokens):
        noun = tagged.parent(verb)
        if token.deprel != "conj" or token.upos != "VERB" or noun < 0 or tagged.tokens[noun].deprel not in PREDICATED:
            continue
        below = [tagged.tokens[c] for c in (*tagged.children[noun], *tagged.children[verb])]
        if tagged.tokens[noun].upos not in ("NOUN", "PROPN", "ADJ") or any(t.deprel in {"cop", *SUBJECTS} for t in below):
            continue
        above = next((i for i in tagged.ancestors(noun) if tagged.tokens[i].upos == "VERB"), -1)
        if 0 <= above < verb and tagged.tokens[above].xpos == token.xpos:
            arcs[verb] = (above, "conj")
    return turned(tagged, arcs) if arcs else tagged


def somebody_doing(tagged: Tagged) -> Tagged:
    """ "comes *amid the ministry confirming* that …", "*with prices rising*": the noun is the subject of the participle."""
    arcs: dict[int, tuple[int, str]] = {}
    for clause, token in enumerate(tagged.tokens):
        noun = next((i for i in (clause - 1, *tagged.ancestors(clause - 1)) if clause and max(tagged.subtree(i)) == clause - 1), -1)
        beside = noun >= 0 and tagged.tokens[noun].deprel == "obl" and tagged.parent(noun) == tagged.parent(clause)
        own = any(tagged.tokens[c].deprel in SUBJECTS for c in tagged.children[clause])
        if token.deprel != "advcl" or token.xpos != "VBG" or not beside or own:
            continue
        cases = [c for c in tagged.children[noun] if tagged.tokens[c].deprel == "case"]
        if len(cases) == 1 and tagged.tokens[cases[0]].form.lower() in ("amid", "with"):
            arcs |= {noun: (clause, "nsubj"), cases[0]: (clause, "mark")}
    return turned(tagged, arcs) if arcs else tagged


def result_of_the_main_clause(tagged: Tagged) -> Tagged:
    """ "convicted him *of taking* bribes, *ending* a long trial": the verdict ends it, not the taking."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        gerund = tagged.parent(clause)
        verb = tagged.parent(gerund) if gerund >= 0 else -1
        if token.deprel != "advcl" or token.xpos != "VBG" or token.lemma not in RESULTS or not 0 <= verb < gerund < clause:
            continue
        marked = any(tagged.tokens[c].deprel == "mark" for c in tagged.children[gerund]) and tagged.tokens[gerund].xpos == "VBG"
        if (
            marked
            and tagged.tokens[gerund].deprel == "advcl"
            and tagged.tokens[clause - 1].form == ","
            and tagged.tokens[verb].upos == "VERB"
        ):
            arcs[clause] = (verb, "advcl")
    return turned(tagged, arcs) if arcs else tagged


def participle_of_the_main_clause(tagged: Tagged) -> Tagged:
    """ "led the *meeting*, reported the agency, *aimed* at its foes": it is not the agency that is aimed at them."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        speaker = tagged.parent(clause)
        speech = tagged.parent(speaker) if speaker >= 0 else -1
        if token.deprel != "acl" or token.xpos != "VBN" or speech < 0 or not speech < speaker < clause or is_person(tagged, speaker):
            continue
        first = min(tagged.subtree(clause))
        aside = tagged.tokens[speech].deprel == "parataxis" and tagged.tokens[speaker].deprel == "nsubj"
        if not aside or "," not in (tagged.tokens[first].form, tagged.tokens[first - 1].form):
            continue
        objects = [c for c in tagged.children[tagged.parent(speech)] if tagged.tokens[c].deprel in ("obj", "obl") and c < speech]
        nouns = [c for c in objects if tagged.tokens[c].upos == "NOUN"]
        if nouns:
            arcs[clause] = (nouns[-1], "acl")
    return turned(tagged, arcs) if arcs else tagged


RULES = (
    somebody_doing,
    result_of_the_main_clause,
    verb_beside_its_verb,
    participle_of_the_main_clause,
    subject_before_its_verb,
    clause_of_time,
    gerund_of_the_verb,
    gerund_made_so,
    clause_with_its_subject,
)
