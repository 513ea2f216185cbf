"""Predicate in, its subject out: own, shared with a conjunct, controlled, the noun of a relative clause or participle.

Each finder has a name, which becomes part of the statement's rule, and a docstring with the sort of sentence that motivated it.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.english.tree import NOMINALS, RELATIVE_CLAUSES, RELATIVE_PRONOUNS, SUBJECTS, Tree
from kg.extract.lexicon import LIGHT_VERBS, POSTS

SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear", "offer"})  # with an object, still its subject
ASKED = {
    "call": frozenset({"on", "upon"}),
    "appeal": frozenset({"to"}),
    "rely": frozenset({"on"}),
    "plead": frozenset({"with"}),
    "wait": frozenset({"for"}),
}
OBJECT_GERUND = frozenset(
    """absolve accuse acquit advise ban bar blame block caution charge clear condemn convict criticise criticize deter discourage
    dissuade excuse exempt exonerate fine keep praise prevent prohibit punish save sentence stop suspect thank warn""".split()
)  # what "of", "from" or "for" says of their object
OTHERS_DO = frozenset(
    "advise advocate ban criticise criticize debate demand discuss favor favour forbid oppose propose recommend suggest support".split()
)
CRIMES = frozenset({"crime", "offence", "offense", "felony", "misdemeanour", "misdemeanor"})
HAVING = frozenset("have get win receive seek express announce need lose gain obtain renew retain".split())
ORDERING = frozenset("order ask tell urge invite instruct direct request force require advise summon authorize encourage call".split())
ALLOWING = frozenset({"allow", "give", "leave"})
HIRING = frozenset({"bribe", "hire", "pay", "recruit", "train"})
SUMS = frozenset("bill bribe compensation damages debt fee fine money penalty price ransom settlement sum tax wage".split())
GAP_LIMIT = 60  # ancestors looked at before a chain of conjuncts or complements counts as broken

Finder = Callable[[Tree, int], int | None]
Gap = tuple[str, int, tuple[int, ...]]


def find_subject(tree: Tree, head: int, *, depth: int = 0) -> tuple[int | None, str]:
    """Subject word of a predicate and the name of the finder that found it, or (None, "")."""
    if depth > GAP_LIMIT:
        return None, ""
    for name, finder in FINDERS:
        subject = finder(tree, head)
        if subject is not None:
            return subject, name
    for name, relations, source in INHERITED:
        if tree[head].deprel in relations or tree.base(head) in relations:
            found = source(tree, head, depth)
            if found is not None:
                return found, name
    return None, ""


def is_relative_pronoun(tree: Tree, index: int) -> bool:
    """Whether a word stands for the noun that its clause describes."""
    token = tree[index]
    return (
        token.lemma.lower() in RELATIVE_PRONOUNS
        and token.xpos in {"WDT", "WP", "WP$", "WRB", "IN"}
        and token.upos in {"PRON", "ADV", "SCONJ"}
    )


def relative_gap(tree: Tree, head: int, *, subject: int | None) -> Gap | None:
    """What the noun before a relative clause is in that clause, if not its subject: (role name, noun, preposition words)."""
    if tree[head].deprel not in RELATIVE_CLAUSES or tree[head].deprel.startswith("advcl"):
        return None
    antecedent = antecedent_of(tree, head)
    if antecedent is None or subject == antecedent:
        return None
    if subject is not None and any(tree[i].lemma.lower() == "whose" for i in tree.subtree(subject)):
        return None  # "Aleksa, whose government collapsed"
    for index in tree.children(head):
        if not is_relative_pronoun(tree, index):
            continue
        if tree[index].deprel == "obj":
            said = tree.child(head, "ccomp")  # "which lawyers say breaches it": of the inner clause
            return ("object", antecedent, ()) if said is None or own(tree, said) is not None else None
        if tree[index].lemma.lower() == "when":
            return "time", antecedent, ()
        if tree.base(index) == "obl":
            case = tuple(tree.children(index, ("case",)))
            return " ".join(tree[i].form.lower() for i in case), antecedent, case
        if tree[index].lemma.lower() == "where":
            return "in", antecedent, ()
        return None
    if _is_inside_quality(tree, head):
        return "object", antecedent, ()
    return _unmarked_gap(tree, head, antecedent)


def _is_inside_quality(tree: Tree, head: int) -> bool:
    """ "a price *that* the family would find *hard to refuse*"."""
    below = [j for i in tree.children(head, ("xcomp",)) if tree[i].upos == "ADJ" for j in tree.subtree(i)]
    return tree.child(head, "obj") is None and any(tree[i].deprel == "obj" and is_relative_pronoun(tree, i) and i < head for i in below)


def _unmarked_gap(tree: Tree, head: int, antecedent: int) -> Gap | None:
    """ "the shells the factory made" (object), "the town he lives in" (oblique of the stranded preposition)."""
    stranded = [
        i for i in tree.children(head) if tree[i].upos == "ADP" and tree[i].deprel not in {"compound:prt", "mark"} and not tree.children(i)
    ]
    if stranded:
        return tree[stranded[-1]].form.lower(), antecedent, (stranded[-1],)
    if tree.child(head, "obj", "ccomp", "cop", "xcomp") is None and tree[head].upos == "VERB":
        return "object", antecedent, ()
    return None


def own(tree: Tree, head: int) -> int | None:
    """ "*Kim* toured the factory"; the dummy subjects of "there is" and "it is … that" do not count."""
    found = [i for i in tree.children(head) if tree[i].deprel in SUBJECTS or tree[i].deprel == "nsubj:outer"]
    objects = [i for i in tree.children(head, ("obj",)) if i > head]
    found = [i for i in found if not objects or i < objects[0]]  # "killed 86, *most of them* in Goma": most kill nobody
    before = [i for i in found if i < head and not is_relative_pronoun(tree, i)]
    for index in before[-1:] or found:  # of two the nearest: "A graduate of the academy, *he* took part"
        if is_relative_pronoun(tree, index):
            return antecedent_of(tree, head)
        if tree[index].upos in NOMINALS or tree[index].upos in {"DET", "ADJ", "VERB", "ADV"}:
            return index
    return None


def antecedent_of(tree: Tree, head: int) -> int | None:
    """ "*Seoul*, which protested": the noun a relative clause describes; "what he saw" has none, "who left?" neither."""
    index = head
    while tree[index].deprel == "conj":
        index = tree[index].head
    if tree[index].deprel == "ccomp" and tree[tree[index].head].deprel in RELATIVE_CLAUSES:
        index = tree[index].head  # "a manager who she said *had lied*"
    noun = tree[index].head
    if tree[index].deprel not in RELATIVE_CLAUSES or not noun:
        return None
    if tree[noun].lemma.lower() not in POSTS or not any(tree[i].lemma.lower() == "which" for i in tree.children(index)):
        return noun
    bodies = [i for i in tree.children(noun, ("nmod",)) if i < index]  # "chairman of the *commission*, which steers the army"
    return bodies[-1] if bodies else noun


def whose(tree: Tree, index: int) -> int | None:
    """ "*the authority*, whose head, Ann Berg, blocked it": the noun that "whose" stands for; None where it asks."""
    clause = next((i for i in (index, *tree.ancestors(index)) if tree[i].deprel in RELATIVE_CLAUSES), None)
    return antecedent_of(tree, clause) if clause is not None else None


def existential(tree: Tree, head: int) -> int | None:
    """ "There are *fears* of a strike": what exists is the subject."""
    if tree.child(head, "expl") is None:
        return None
    return tree.child(head, "nsubj", "obj")


def described(tree: Tree, head: int) -> int | None:
    """ "*factories* producing shells", "*shells* produced there": the noun before a participle; an infinitive's subject is not its noun."""
    index = head
    while tree[index].deprel == "conj":
        index = tree[index].head
    if tree[index].deprel != "acl" or tree[index].xpos not in {"VBG", "VBN", "VBD"} or tree.child(index, "mark") is not None:
        return None
    return tree[index].head


FINDERS: tuple[tuple[str, Finder], ...] = (("existential", existential), ("subject", own), ("participle", described))


def shared(tree: Tree, head: int, depth: int) -> int | None:
    """ "*Kim* toured the plant and praised it": a later conjunct has the first one's subject."""
    first = tree[head].head
    if tree[first].upos not in {"VERB", "AUX"} and tree.child(first, "cop") is None:
        return None
    return find_subject(tree, first, depth=depth + 1)[0]


def headline_list(tree: Tree, head: int, depth: int) -> int | None:
    """ "*Kim* pledges readiness, dismisses general": a headline strings its verbs together without "and"."""
    first = tree[head].head
    if tree[first].upos != "VERB" or tree[head].xpos != tree[first].xpos or head < first:
        return None
    return find_subject(tree, first, depth=depth + 1)[0]


def controlled(tree: Tree, head: int, depth: int) -> int | None:
    """ "Kim ordered *the army* to drill" (object), "*Yoon* plans to go" (subject), "*Kim* was seen pointing"."""
    governor = tree[head].head
    if tree[head].xpos == "VBG" and tree[governor].lemma in OTHERS_DO:
        return None  # "recommended *closing* the school" does not say who is to close it
    target = tree.child(governor, "obj", "iobj") or called_on(tree, governor)
    if target is not None and tree[governor].lemma not in SUBJECT_CONTROL:
        return target
    return find_subject(tree, governor, depth=depth + 1)[0]


def complement(tree: Tree, head: int, depth: int) -> int | None:
    """ "*Karsova* denies arming rebels", "photos showed *Kim* walking": the gerund's subject is the object or subject of its verb."""
    if tree[head].xpos != "VBG" or tree.is_finite(head) or tree.child(head, "mark") is not None:
        return None
    if tree[tree[head].head].lemma in OTHERS_DO:
        return None
    seen = tree.child(tree[head].head, "obj", "iobj")
    return seen if seen is not None else find_subject(tree, tree[head].head, depth=depth + 1)[0]


def relayed(tree: Tree, head: int, depth: int) -> int | None:
    """ "*the law*, which lawyers say breaches the treaty", "*a find* they say could rewrite history": through somebody else."""
    speech = tree[head].head
    gap = [i for i in tree.children(speech) if is_relative_pronoun(tree, i) and i < speech]
    bare = speech > 1 and not any(is_relative_pronoun(tree, i) for i in tree.subtree(speech)) and tree.child(speech, "obj") is None
    if not (gap or bare) or tree[speech].deprel not in RELATIVE_CLAUSES or not tree.is_finite(head) or own(tree, speech) is None:
        return None
    return antecedent_of(tree, speech)


def called_on(tree: Tree, governor: int) -> int | None:
    """ "called *on Norway* to withdraw", "appealed *to the army* to drill"."""
    wanted = ASKED.get(tree[governor].lemma, frozenset())
    return next((i for i in tree.children(governor, ("obl",)) if any(tree[j].lemma in wanted for j in tree.children(i, ("case",)))), None)


def adjoined(tree: Tree, head: int, depth: int) -> int | None:
    """ "*Kim* left, saying nothing", "*He* came to help": the main clause's subject; "barred *the firm* from selling": its object."""
    if tree.is_finite(head):
        return None
    governor = tree[head].head
    target = tree.child(governor, "obj", "iobj", "nsubj:pass")
    if target is not None and tree[governor].lemma in OBJECT_GERUND and tree.child(head, "mark", "case") is not None:
        return target
    hired = target is not None and tree[target].upos in {"NOUN", "PROPN", "PRON"} and tree[target].lemma not in SUMS
    if hired and tree[head].xpos == "VB" and tree[governor].lemma in HIRING:
        return tree.child(governor, "iobj") or target  # "paid *an official to leak* it"
    if target is not None and tree[head].xpos == "VB" and tree[governor].lemma in ALLOWING and _is_given_time(tree, governor):
        return tree.child(governor, "iobj") or target
    asked = called_on(tree, governor)
    if asked is not None and tree[head].xpos == "VB" and asked < head:
        return asked
    return find_subject(tree, governor, depth=depth + 1)[0]


def _is_given_time(tree: Tree, governor: int) -> bool:
    """ "gave *the airline* until June *to refund* it", "gave *them* a year to leave"."""
    until = any(tree[j].lemma.lower() == "until" for i in tree.children(governor, ("obl",)) for j in tree.children(i, ("case",)))
    return until or tree.child(governor, "iobj") is not None


def owner(tree: Tree, head: int, depth: int) -> int | None:
    """ "*Kim*'s plan to visit", "*the firm* made a promise to pay": the infinitive of a noun belongs to who has the noun."""
    noun = tree[head].head
    if tree[noun].lemma in CRIMES:
        return None  # "a crime *to suppress* complaints"
    if tree[head].xpos == "VBG" and any(tree[i].lemma == "about" for i in tree.children(head, ("mark",))):
        return None  # "Kim's comments *about improving* shells" do not say who improves them
    possessor = tree.child(noun, "nmod:poss")
    if possessor is not None:
        return possessor
    holder = next(
        (i for i in tree.children(noun, ("nmod",)) if any(tree[j].lemma == "of" for j in tree.children(i, ("case",))) and i < head), None
    )
    if holder is not None:
        return holder
    governor = tree[noun].head
    if tree[head].xpos != "VB" or tree[noun].deprel != "obj" or not governor:
        return None
    if tree[governor].lemma in ORDERING:
        return noun  # "ordered all *parties* to assemble"
    if tree[governor].lemma not in LIGHT_VERBS | HAVING:
        return None  # "stressed the need to push ahead" does not say whose need
    return find_subject(tree, governor, depth=depth + 1)[0]


def taking(tree: Tree, head: int, depth: int) -> int | None:
    """ "It took *the crew* six hours to put the fire out"."""
    verb = tree[head].head
    it = any(tree[i].lemma.lower() == "it" for i in tree.children(verb, ("expl", "nsubj")))
    return tree.child(verb, "iobj") if it and tree[verb].lemma == "take" else None


INHERITED: tuple[tuple[str, frozenset[str], Callable[[Tree, int, int], int | None]], ...] = (
    ("conjunct", frozenset({"conj"}), shared),
    ("headline", frozenset({"parataxis"}), headline_list),
    ("control", frozenset({"xcomp"}), controlled),
    ("gerund", frozenset({"ccomp"}), complement),
    ("relayed", frozenset({"ccomp"}), relayed),
    ("adverbial", frozenset({"advcl"}), adjoined),
    ("taking", frozenset({"csubj"}), taking),
    ("owner", frozenset({"acl"}), owner),
)
