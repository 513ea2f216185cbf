"""A tagged sentence of the model in, the same with a few known parsing errors around titles and names mended out."""

from __future__ import annotations

from kg.annotate.lexicon import ARTICLES, POSSESSIVES, TITLES, is_role
from kg.annotate.parse import (
    appositions,
    clause_repairs,
    list_repairs,
    measure_repairs,
    phrase_repairs,
    relative_repairs,
    speaker_repairs,
    speech_repairs,
)
from kg.annotate.parse.tagged import Tagged, turned
from kg.annotate.spans.stretches import stretches

MOVING = frozenset({"case", "cc", "punct", "mark", "conj", "appos", "acl:relcl", "cop", "nsubj", "parataxis"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
SIDE_BY_SIDE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
LONGEST_SPEAKER = 12  # words of "the state-run Korean Central News Agency (KCNA)"
LOOSE = frozenset({"nmod", "flat", "compound", "dep", "obl", "obj", "list"})


def repaired(tagged: Tagged) -> Tagged:
    """Still a tree: each rule hangs words on others that are not below them."""
    for first, last, label in stretches(tagged):
        start = _after_title(tagged, first, last)
        if label == "PER" and start > 0:
            tagged = _with_title(tagged, start, last)
    for rule in RULES:
        tagged = rule(tagged)
    return tagged


def _after_title(tagged: Tagged, first: int, last: int) -> int:
    """Where the name begins: a title that is tagged with it, and that the tree does not join to it, is none of its words."""
    apart = first < last and tagged.tokens[first].form.lower() in TITLES and tagged.parent(first) != first + 1
    return first + 1 if apart and tagged.parent(first + 1) != first else first


def _with_title(tagged: Tagged, first: int, last: int) -> Tagged:
    """Mend the arcs between a person's name and the title or role right before it."""
    at = tagged.top(first, last)
    role = _role_before(tagged, first, at)
    tagged = _with_body(tagged, role, at, first)
    for rule in (_off_the_body, _title_below_name, _title_beside_name):
        changed = rule(tagged, role, at, first)
        if changed is not None:
            return changed
    return tagged


def _with_body(tagged: Tagged, role: int, at: int, first: int) -> Tagged:
    """ "Secretary of State | Antony Blinken": "of" belongs to the body right behind it, not to the name that follows."""
    bodies = [c for c in tagged.children[role] if role < c < first and tagged.tokens[c].deprel == "nmod"] if role >= 0 else []
    stray = [c for c in tagged.children[at] if bodies and role < c < bodies[-1] and tagged.tokens[c].deprel in ("case", "det")]
    if not stray or tagged.parent(at) != role or max(tagged.subtree(bodies[-1])) + 1 != first:
        return tagged
    return turned(tagged, {**{c: (bodies[-1], tagged.tokens[c].deprel) for c in stray}, at: (role, "flat")})


def _role_before(tagged: Tagged, first: int, at: int) -> int:
    """Position of the role noun whose phrase ends right before the name ("Secretary of State | Antony Blinken"), -1 if there is none."""
    i = first - 1
    while i >= 0 and tagged.tokens[i].upos not in ("PUNCT", "VERB", "CCONJ"):
        token = tagged.tokens[i]
        if tagged.names[i][2:] != "ORG" and token.upos in ("NOUN", "PROPN") and (is_role(token.lemma) or token.form.lower() in TITLES):
            return i
        if token.form.lower() not in ("of", "the", "for", "and") and token.upos not in ("PROPN", "ADJ", "NOUN"):
            return -1
        i -= 1
    return -1


def _off_the_body(tagged: Tagged, role: int, at: int, first: int) -> Tagged | None:
    """ "chief of the [General Staff] [Pak Su Il]": the body between "of" and the name was read as a part of the name."""
    parts = [c for c in tagged.children[at] if role < c < first and tagged.tokens[c].deprel in ("compound", "amod", "nmod:desc", "flat")]
    if role < 0 or not parts or tagged.tokens[parts[-1]].upos not in ("PROPN", "NOUN") or tagged.parent(at) != role:
        return None
    head = parts[-1]
    case = next(
        (c for c in (*tagged.children[at], *tagged.children[head]) if role < c < head and tagged.tokens[c].form.lower() == "of"), -1
    )
    if case < 0:
        return None
    moved = {c: (head, tagged.tokens[c].deprel) for c in tagged.children[at] if case <= c < head}
    return turned(tagged, {**moved, head: (role, "nmod"), at: (role, "appos")})


def _title_below_name(tagged: Tagged, role: int, at: int, first: int) -> Tagged | None:
    """ "Secretary of State Antony Blinken": the name hangs from its title; a bare title hangs from the name."""
    if role < 0 or tagged.parent(at) != role or tagged.tokens[at].deprel not in LOOSE or _is_determined(tagged, role):
        return None
    if any(tagged.tokens[c].deprel == "case" for c in tagged.children[at]):
        return None
    above = tagged.tokens[role]
    moved = {
        c: (at, tagged.tokens[c].deprel)
        for c in tagged.children[role]
        if c != at and (tagged.tokens[c].deprel in MOVING) and not role < c < first
    }
    return turned(tagged, {**moved, at: (above.head - 1, above.deprel), role: (at, "nmod:desc")})


def _title_beside_name(tagged: Tagged, role: int, at: int, first: int) -> Tagged | None:
    """ "spokeswoman Kalina Brankova told", "and Secretary of State Antony Blinken": title and name hang side by side."""
    beside = role >= 0 and tagged.parent(role) == tagged.parent(at) and tagged.tokens[role].deprel == tagged.tokens[at].deprel
    if not beside or max(tagged.subtree(role)) != first - 1:
        return None
    if _is_determined(tagged, role):
        return turned(tagged, {at: (role, "appos")})
    moved = {c: (at, tagged.tokens[c].deprel) for c in tagged.children[role] if tagged.tokens[c].deprel in ("case", "cc") and c < role}
    return turned(tagged, {**moved, role: (at, "nmod:desc")})


def _is_determined(tagged: Tagged, i: int) -> bool:
    return any(tagged.tokens[c].deprel.startswith("det") or tagged.tokens[c].form.lower() in POSSESSIVES for c in tagged.children[i])


def _with_one_subject(tagged: Tagged) -> Tagged:
    """Of two subjects, objects or agents side by side the later one names or describes the earlier ("the union SUP", "Unite, the union") or
    is its head ("Bhumitra Sensing")."""
    for i, token in enumerate(tagged.tokens[:-1]):
        after = next(
            (
                k
                for k in range(i + 1, len(tagged.tokens))
                if tagged.tokens[k].head == token.head and tagged.tokens[k].deprel == token.deprel
            ),
            -1,
        )
        if token.deprel not in SIDE_BY_SIDE or after < 0:
            continue
        bare = token.upos == "NOUN" and tagged.tokens[after].upos == "PROPN" and after == i + 1 and not _is_determined(tagged, i)
        if bare and min(tagged.subtree(i)) == i:  # "*manufacturer* Acme, which employs ten, recalled it"
            later = {c: (after, tagged.tokens[c].deprel) for c in tagged.children[i] if c > after}
            return turned(tagged, {**later, i: (after, "nmod:desc")})
        if max(tagged.subtree(i)) + 1 != min(tagged.subtree(after)):
            continue
        if token.deprel != "nsubj" and (token.upos != "NOUN" or any(tagged.tokens[c].deprel == "case" for c in tagged.children[after])):
            continue
        if token.upos == "PROPN" and tagged.tokens[after].upos == "PROPN" and after == i + 1:
            return turned(tagged, {i: (after, "compound")})
        described = any(tagged.tokens[c].form.lower() in ARTICLES for c in tagged.children[after])
        if (token.upos == "NOUN" and tagged.tokens[after].upos == "PROPN") or (token.upos == "PROPN" and described):
            return turned(tagged, {after: (i, "appos")})
    return tagged


def _with_speaker(tagged: Tagged) -> Tagged:
    """ "…, the Korean Central News Agency (KCNA) reported": the noun before a verb without subject is its subject."""
    for verb, token in enumerate(tagged.tokens):
        spoken = token.xpos in FINITE and token.deprel in ("root", "parataxis", "conj") and verb > 0
        labels = {tagged.tokens[c].deprel for c in tagged.children[verb]}
        if not spoken or labels & SUBJECTS or not (token.deprel == "parataxis" or "ccomp" in labels):
            continue
        noun = _noun_before(tagged, verb)
        if noun is not None and verb not in tagged.subtree(noun):
            return turned(tagged, {noun: (verb, "nsubj")})
    return tagged


def _noun_before(tagged: Tagged, verb: int) -> int | None:
    """Position of the head of the only noun phrase between a comma and the verb, with a bracket behind it; else None."""
    comma = next((i for i in range(verb - 1, -1, -1) if tagged.tokens[i].form in (",", "”", "''")), -1)
    inside = range(comma + 1, verb)
    if comma < 0 or not 1 <= len(inside) <= LONGEST_SPEAKER:
        return None
    tops = [i for i in inside if tagged.parent(i) not in inside]
    nouns = [i for i in tops if tagged.tokens[i].upos in ("PROPN", "NOUN", "PRON")]
    if len(nouns) != 1 or any(tagged.tokens[i].upos not in ("PUNCT", "ADV") for i in tops if i != nouns[0]):
        return None
    return (
        nouns[0]
        if tagged.tokens[nouns[0]].deprel in ("appos", "nmod", "conj", "list", "dep", "parataxis", "obl:unmarked", "flat")
        else None
    )


# clauses before phrases and descriptions, which hang on their words
RULES = (
    _with_one_subject,
    _with_speaker,
    *speaker_repairs.RULES,
    *clause_repairs.RULES,
    *speech_repairs.RULES,
    *measure_repairs.RULES,
    *phrase_repairs.RULES,
    *relative_repairs.RULES,
    *appositions.RULES,
    *list_repairs.RULES,
)
