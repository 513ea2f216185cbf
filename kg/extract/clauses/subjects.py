"""Predicate -> its subject: own, shared with a conjunct, controlled, the noun of a relative clause or participle.

Each finder has a name, which becomes part of the statement's rule, and a docstring with the sort of sentence that motivated it.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.english import verbs
from kg.english.nouns.measures import SUMS
from kg.english.speakers import is_quoted_as
from kg.english.tree import NOMINALS, RELATIVE_CLAUSES, RELATIVE_PRONOUNS, SUBJECTS, Node, described_by
from kg.english.verbs import asked
from kg.types import Construction

SUBJECT_TAGS = NOMINALS | {"DET", "ADJ", "VERB", "ADV"}
PARTICIPLES = frozenset({"VBG", "VBN", "VBD"})
BRACKETS = frozenset({"(", "["})
CHAIN_LIMIT = 60  # heads looked at before a chain of conjuncts or complements counts as broken

Finder = Callable[[Node], Node | None]
InheritedFinder = Callable[[Node, int], Node | None]


def find_subject(verb: Node, *, depth: int = 0) -> tuple[Node | None, Construction]:
    """Subject word of a predicate, or None, and how it was found."""
    if depth <= CHAIN_LIMIT:
        for construction, finder in FINDERS:
            subject = finder(verb)
            if subject is not None:
                return subject, construction
        for construction, relation, source in INHERITED:
            found = source(verb, depth + 1) if verb.base == relation else None
            if found is not None:
                return found, construction
    return None, Construction.SUBJECT


def is_relative_pronoun(word: Node) -> bool:
    """Whether a word stands for the noun that its clause describes."""
    return (
        word.lemma.lower() in RELATIVE_PRONOUNS and word.xpos in {"WDT", "WP", "WP$", "WRB", "IN"} and word.upos in {"PRON", "ADV", "SCONJ"}
    )


# ------------------------------------------------------------------------------------------------ of its own


def existential(verb: Node) -> Node | None:
    """ "There are *fears* of a strike": what exists is the subject."""
    return verb.child("nsubj", "obj") if verb.has("expl") else None


def own(verb: Node) -> Node | None:
    """ "*Kim* toured the factory"; the dummy subjects of "there is" and "it is … that" do not count."""
    objects = [n for n in verb.dependents("obj") if verb < n]
    found = [n for n in verb.children if n.deprel in SUBJECTS or n.deprel == "nsubj:outer"]
    found = [n for n in found if not objects or n < objects[0]]  # "killed 86, *most of them* in Goma": most kill nobody
    before = [n for n in found if n < verb and not is_relative_pronoun(n)]
    for node in before[-1:] or found:  # of two the nearest: "A graduate of the academy, *he* took part"
        if is_relative_pronoun(node):
            return antecedent_of(verb)
        if node.upos in SUBJECT_TAGS:
            return node
    return None


def antecedent_of(verb: Node) -> Node | None:
    """ "*Seoul*, which protested": the noun a relative clause describes; "what he saw" has none, "who left?" neither."""
    clause = verb.first
    if clause.deprel == "ccomp" and clause.head is not None and clause.head.deprel in RELATIVE_CLAUSES:
        clause = clause.head  # "a manager who she said *had lied*"
    return described_by(clause.head) if clause.deprel in RELATIVE_CLAUSES and clause.head is not None else None


def whose(word: Node) -> Node | None:
    """ "*the authority*, whose head, Ann Berg, blocked it": the noun that "whose" stands for; None where it asks."""
    clause = next((n for n in (word, *word.ancestors()) if n.deprel in RELATIVE_CLAUSES), None)
    return antecedent_of(clause) if clause is not None else None


def described(verb: Node) -> Node | None:
    """ "*factories* producing shells", "*shells* produced there": the noun before a participle; an infinitive's subject is not its noun."""
    clause = verb.first
    if (clause.deprel != "acl" and not _is_bracketed(clause)) or clause.xpos not in PARTICIPLES or clause.has("mark"):
        return None
    return clause.head


def _is_bracketed(verb: Node) -> bool:
    """ "Ann Lund (*born* 1951)": set in brackets right behind a name."""
    opening = verb.left_edge
    noun = verb.head if verb.deprel == "parataxis" and opening.form in BRACKETS else None
    return noun is not None and noun.upos == "PROPN" and verb.xpos == "VBN" and opening.before in noun.subtree()


FINDERS: tuple[tuple[Construction, Finder], ...] = (
    (Construction.EXISTENTIAL, existential),
    (Construction.SUBJECT, own),
    (Construction.PARTICIPLE, described),
)


# ------------------------------------------------------------------------------------------------ of another predicate


def _subject(verb: Node | None, depth: int) -> Node | None:
    return find_subject(verb, depth=depth)[0] if verb is not None else None


def shared(verb: Node, depth: int) -> Node | None:
    """ "*Kim* toured the plant and praised it": a later conjunct has the first one's subject."""
    first = verb.head
    if first is None or (first.upos not in {"VERB", "AUX"} and not first.has("cop")):
        return None
    return _subject(first, depth)


def headline_list(verb: Node, depth: int) -> Node | None:
    """ "*Kim* pledges readiness, dismisses general": a headline strings its verbs together without "and"."""
    first = verb.head
    if first is None or first.upos != "VERB" or verb.xpos != first.xpos or verb < first:
        return None
    return _subject(first, depth)


def controlled(verb: Node, depth: int) -> Node | None:
    """ "Kim ordered *the army* to drill" (object), "*Yoon* plans to go" (subject), "*Kim* was seen pointing"."""
    governor = verb.head
    if governor is None or (verb.xpos == "VBG" and governor.lemma in verbs.OTHERS_DO):
        return None  # "recommended *closing* the school" does not say who is to close it
    target = governor.child("obj", "iobj") or asked(governor)
    if target is not None and governor.lemma not in verbs.SUBJECT_CONTROL:
        return target
    return _subject(governor, depth)


def complement(verb: Node, depth: int) -> Node | None:
    """ "*Norland* denies arming rebels", "photos showed *Kim* walking": the gerund's subject is the object or subject of its verb."""
    governor = verb.head
    if governor is None or verb.xpos != "VBG" or verb.is_finite or verb.has("mark") or governor.lemma in verbs.OTHERS_DO:
        return None
    return governor.child("obj", "iobj") or _subject(governor, depth)


def relayed(verb: Node, depth: int) -> Node | None:
    """ "*the law*, which lawyers say breaches the treaty", "*a find* they say could rewrite history": through somebody else."""
    speech = verb.head
    if speech is None or speech.deprel not in RELATIVE_CLAUSES or not verb.is_finite or own(speech) is None:
        return None
    gap = any(is_relative_pronoun(n) and n < speech for n in speech.children)
    bare = not speech.has("obj") and not any(is_relative_pronoun(n) for n in speech.subtree())
    return antecedent_of(speech) if gap or bare else None


def adjoined(verb: Node, depth: int) -> Node | None:
    """ "*Kim* left, saying nothing", "*He* came to help": the main clause's subject, or whom it asks, bars or hires."""
    governor = verb.head
    if governor is None or verb.is_finite:
        return None
    return _barred(verb, governor) or _made_to(verb, governor) or _subject(governor, depth)


def _barred(verb: Node, governor: Node) -> Node | None:
    """ "barred *the firm* from selling", "quoted *Lund* as saying"."""
    told = (governor.lemma in verbs.OBJECT_GERUND and verb.has("mark", "case")) or is_quoted_as(verb, governor)
    return governor.child("obj", "iobj", "nsubj:pass") if told else None


def _made_to(verb: Node, governor: Node) -> Node | None:
    """ "paid *an official* to leak it", "appealed to *the army* to drill"."""
    if verb.xpos != "VB":
        return None
    target = governor.child("obj", "iobj", "nsubj:pass")
    hired = target is not None and governor.lemma in verbs.HIRING and target.upos in PEOPLE and target.lemma not in SUMS
    if hired:
        return target
    called = asked(governor)
    return called if called is not None and called < verb else None


PEOPLE = frozenset({"NOUN", "PROPN", "PRON"})


def owner(verb: Node, depth: int) -> Node | None:
    """ "*Kim*'s plan to visit", "*the firm* made a promise to pay": the infinitive of a noun belongs to who has the noun."""
    noun = verb.head
    if noun is None:
        return None
    if verb.xpos == "VBG" and verb.has("mark", lemma={"about"}):
        return None  # "Kim's comments *about improving* shells" do not say who improves them
    holders = (n for n in noun.dependents("nmod") if n < verb and n.has("case", lemma={"of"}))
    return noun.child("nmod:poss") or next(holders, None) or _holder(verb, noun, depth)


def _holder(verb: Node, noun: Node, depth: int) -> Node | None:
    """ "*the firm* made a promise to pay", "ordered all *parties* to assemble"; "stressed the need to go" does not say whose need."""
    governor = noun.head
    if governor is None or verb.xpos != "VB" or noun.deprel != "obj":
        return None
    if governor.lemma in verbs.ORDERING:
        return noun
    return _subject(governor, depth) if governor.lemma in verbs.LIGHT | verbs.HAVING else None


INHERITED: tuple[tuple[Construction, str, InheritedFinder], ...] = (
    (Construction.CONJUNCT, "conj", shared),
    (Construction.HEADLINE, "parataxis", headline_list),
    (Construction.CONTROL, "xcomp", controlled),
    (Construction.GERUND, "ccomp", complement),
    (Construction.RELAYED, "ccomp", relayed),
    (Construction.ADVERBIAL, "advcl", adjoined),
    (Construction.OWNER, "acl", owner),
)
