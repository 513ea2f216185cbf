"""Noun -> what stands beside it as its description: appositions, titles, bodies that people are of, places in places.

Every rule is a generator over one noun; its docstring holds the sort of sentence that motivated it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.english.coordination import stray_conjuncts
from kg.english.nouns.bodies import GENERIC_ORGANIZATIONS
from kg.english.nouns.classes import is_role
from kg.english.nouns.countries import nationality
from kg.english.nouns.posts import NO_POSTS
from kg.english.nouns.titles import HONORIFICS
from kg.english.prepositions import case_name, case_words, genitive
from kg.english.tree import NOUNS, SUBJECTS, Node
from kg.extract.clauses.arguments import Words, core_words, full_words
from kg.extract.clauses.find import Clause
from kg.extract.nouns.kinds import named_beside
from kg.extract.statements.propositions import Proposition, Slot
from kg.extract.statements.qualifiers import relation_of
from kg.types import Construction, EntityType, Mention, MentionKind, Voice

LONGEST_TITLE = 14  # words of a description before a name
LONGEST_HONOUR = 4  # letters of what is set behind a name and is no name: QC, MBE, PhD
OF_THE_SUBJECT = frozenset({Construction.AFFILIATION, Construction.PLACE, Construction.NOUN_PHRASE})  # what follows the noun describes it
THINGS = frozenset(EntityType) - {EntityType.DATE, EntityType.CONCEPT, EntityType.OTHER, EntityType.PERSON}
DASHES = frozenset({"-", "–"})
AGENTS = ("er", "or")  # an operator is no part of what it operates
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})
BODIES_AND_PLACES = frozenset({EntityType.ORGANIZATION, EntityType.PLACE, EntityType.FACILITY})
ABROAD = frozenset({"base", "consulate", "embassy", "mission"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
BRACKETS = frozenset({"(", "["})
WHOLES = GENERIC_ORGANIZATIONS | {"family", "parent"}
TOLD = frozenset({"obj", "iobj", "obl", "obl:agent"})
BESIDE = ("compound", "amod", "nmod:poss", "nmod:desc")


def apposition(noun: Node) -> Iterator[Proposition]:
    """ "Koo Byoungsam, *spokesperson of the ministry*", "its neighbour, *Norland*": one thing; the noun describes the name."""
    for other in noun.dependents("appos"):
        named, described = (noun, other) if noun.upos == "PROPN" or other.upos != "PROPN" else (other, noun)
        if described.upos not in NOUNS or _names_another(noun, other) or _is_no_description(named, described):
            continue
        if described.xpos == "NNS" and not _is_set_apart(noun, other):
            continue  # "names Petrov": a headline's verb read as a noun
        for name in named.conjuncts if described.xpos == "NNS" else [named]:
            yield _be(Construction.APPOSITION, name, described)
        for second in stray_conjuncts(noun):
            yield _be(Construction.APPOSITION, named, second)


def title(noun: Node) -> Iterator[Proposition]:
    """ "*North Korean leader* Kim Jong-un", "*President* Yoon"; honorifics such as "Mr" say nothing."""
    if noun.upos != "PROPN":
        return
    for other in noun.dependents("nmod:desc", "compound"):
        small = other.upos == "NOUN" and other.form.islower()  # "Government Guesthouse" is one name
        goes_on = _behind(other) in [
            w for n in noun.dependents("nmod:desc") for w in (n.left_edge, n) if w.upos != "CCONJ"
        ]  # "*Attorney* General", "*Secretary*-General", but "*founder* and chairman"
        if other < noun and (other.deprel == "nmod:desc" or small) and not goes_on and not _is_no_title(other):
            yield _titled(noun, other)


def _behind(title: Node) -> Node | None:
    """The word behind the words of a title, a hyphen left out."""
    last = title.right_edge
    return last.after.after if last.after is not None and last.after.form == "-" else last.after


def affiliation(noun: Node) -> Iterator[Proposition]:
    """ "Tor Eskeland *of Northlight Bank*", "Ana Costa *with the fire service*": a person's name and the body that the person is of."""
    if noun.upos != "PROPN":
        return
    for other in noun.dependents("nmod"):
        case = case_words(other)
        name = case_name(case)
        if other.upos in NOUNS and noun < other and name in {"of", "with", "from"}:
            body = Slot(other, name, case, core_words(other, case=case))
            yield nominal(Construction.AFFILIATION, "be", noun, core_words(noun), [body])


def noun_phrase(noun: Node) -> Iterator[Proposition]:
    """ "the *mine in Ghana*", "*Norwegian government*", "a *report by the agency*": a thing and what is named in its phrase; worth a fact
    only where the ontology knows the relation."""
    if noun.mention is None or not _is_described(noun, noun.mention):
        return
    for other in noun.dependents("nmod", "compound", "amod"):
        case = case_words(other)
        role = case_name(case) or ("of" if other < noun else "")
        if role and not _is_linked(other) and _belongs(noun, other) and not (case and noun < other and _is_bare(noun)):
            owner = other.mention.entity_type if other.mention is not None else EntityType.PLACE
            whose = other.deprel == "nmod:poss" and noun.mention.entity_type in BODIES and owner in BODIES  # "the bank's *board*"
            named = Slot(other, role, case, core_words(other, case=(*case, *genitive(other))))
            abroad = noun.lemma.lower() in ABROAD and role == "of"  # "the *Russian* embassy" is not in Russia
            lemma = f"be {noun.lemma.lower()}" if abroad else "be part" if whose else "be"
            yield nominal(Construction.NOUN_PHRASE, lemma, noun, core_words(noun), [named])


def people(noun: Node) -> Iterator[Proposition]:
    """ "*U.S.* officials say", "the *company's* director": people told by a common noun, and the body or place that they are of; worth a
    fact only where the ontology knows the relation."""
    if not _are_people(noun) or _is_none(noun):
        return
    for other in noun.dependents("nmod", "compound", "amod"):
        case = case_words(other)
        role = case_name(case) or relation_of(noun, other)
        if role in {"of", "from", "at", "with", "in"} and _names_body_or_country(other):
            named = Slot(other, role, case, core_words(other, case=(*case, *genitive(other))))
            yield nominal(Construction.NOUN_PHRASE, f"be {noun.lemma.lower()}", noun, core_words(noun), [named])


def place(noun: Node) -> Iterator[Proposition]:
    """ "Bergen, *Norway*": a name set behind the name of a place says where it is; "New Mexico, *Arizona* and Texas" is a list."""
    if noun.upos != "PROPN" or noun.after is None or noun.after.form != ",":
        return
    for other in noun.dependents("appos", "nmod"):
        listed = any(other < n for n in (*noun.dependents("conj"), *other.dependents("conj")))
        if other.deprel != "nmod:poss" and other.upos == "PROPN" and noun < other and not case_words(other) and not listed:
            yield nominal(Construction.PLACE, "be in", noun, core_words(noun), [Slot(other, "in", (), core_words(other))])


def nominal(construction: Construction, lemma: str, subject: Node, words: Words, slots: Sequence[Slot]) -> Proposition:
    """What is said of a noun by words beside it, without a verb."""
    head = subject if construction in OF_THE_SUBJECT else slots[0].head
    voice = Voice.ACTIVE if construction is Construction.POSSESSOR else Voice.COPULA
    clause = Clause(head, construction, voice, "be" if voice is Voice.COPULA else lemma, (), subject)
    return Proposition(clause, lemma, (), Slot(subject, "subject", (), words or (subject,)), tuple(slots))


# ------------------------------------------------------------------------------------------------ conditions


def _names_another(noun: Node, other: Node) -> bool:
    """Whether what stands beside a noun is an aside, an honour, a second name or a part of it."""
    owned = other.has("det", "nmod:poss")  # "Pike, *the town's MP*"
    honour = other.form.isupper() and len(other.form) <= LONGEST_HONOUR  # "Mark Tedeschi, QC"
    named = noun.upos == other.upos == "PROPN"  # an acronym, a second name, or a place inside another
    if ((honour or named) and not owned) or _are_two_things(noun, other):
        return True
    if other.has("nsubj") or any(n.deprel == "nmod" and n.upos == "PRON" for n in other.children):
        return True  # "40 people, *most of them* children", "three men, *two of them* wounded"
    return _is_aside(other)


def _are_two_things(noun: Node, other: Node) -> bool:
    """Names of a person and of a body or place, which are never one: "dismissed *Lund*, the *Central News Agency* said"."""
    mentions = [n.mention for n in (noun, other) if n.mention is not None and n.mention.kind is MentionKind.NAME]
    classes = {m.entity_type for m in mentions}
    return len(mentions) > 1 and EntityType.PERSON in classes and not classes.isdisjoint(BODIES_AND_PLACES)


def _is_no_description(named: Node, described: Node) -> bool:
    """A clause read as a noun phrase: "Kim's comments … communicate an intent, Cheong said"."""
    return described < named and len(full_words(described)) > LONGEST_TITLE


def _is_set_apart(noun: Node, other: Node) -> bool:
    between = noun.tree.nodes[noun.index : other.index - 1]
    return any(n.upos == "PUNCT" for n in between) or len(other.conjuncts) > 1


def _is_aside(other: Node) -> bool:
    """Whether what follows is in brackets: "(KCNA)"."""
    return other.left_edge.form in BRACKETS


def _belongs(noun: Node, other: Node) -> bool:
    """Whether a word in a noun's phrase names what it may be in, of or by; its owner may be any, but no role is part of its owner."""
    mention = other.mention
    if mention is None:
        return nationality(other) is not None
    if mention is named_beside(noun):
        return False  # "the *La Nación* newspaper"
    if other.deprel == "nmod:poss":
        whole = mention.kind is MentionKind.PRONOUN and noun.lemma.lower() in WHOLES  # "their *family*", "our parent *company*"
        return not whole and not is_role(noun.lemma) and not noun.lemma.endswith(AGENTS)
    return other.deprel != "nmod:desc" and mention.kind is MentionKind.NAME and mention.entity_type is not EntityType.DATE


def _is_none(noun: Node) -> bool:
    """ "*no* plant in Peru": of what is said not to be, nothing is told by the way."""
    return noun.has("det", form={"no", "neither"})


def _is_described(noun: Node, mention: Mention) -> bool:
    """Whether a noun is a thing of which its phrase may tell where or whose it is."""
    return mention.entity_type in THINGS and not _are_people(noun) and not _is_none(noun) and not _is_role_of_thing(noun)


def _is_role_of_thing(noun: Node) -> bool:
    """ "Peru, the main *broker* in Chile", "their *counterparts*": what a role says of a country or body is not where it is."""
    return noun.lemma.lower() in NO_POSTS or (noun.deprel == "appos" and is_role(noun.lemma))


def _is_bare(noun: Node) -> bool:
    """ "*facilities* in Chile", "337 *runs*": what is told of many that nobody names."""
    return noun.xpos == "NNS" and not noun.has("nmod:poss") and not noun.has("det", form=DEFINITE)


def _is_linked(other: Node) -> bool:
    """ "the *U.S.*-Peru border": two names with a dash between stand beside each other."""
    return other.after is not None and other.after.form in DASHES


def _are_people(noun: Node) -> bool:
    """Whether a common noun names people that do something, not what somebody is: "*officials* said", "Lund, *the mayor*"."""
    acts = noun.deprel in SUBJECTS or (noun.deprel in TOLD and noun.has("det", form={"the"}))
    alone = not noun.has("cop", "appos") and noun.mention is not None
    return noun.upos == "NOUN" and acts and alone and is_role(noun.lemma)


def _names_body_or_country(other: Node) -> bool:
    mention = other.mention
    if mention is None:
        return nationality(other) is not None
    return other.deprel != "nmod:desc" and mention.kind is MentionKind.NAME and mention.entity_type in THINGS


def _is_no_title(other: Node) -> bool:
    """ "*Mr* Lund"."""
    return other.lemma.lower().rstrip(".") in HONORIFICS


# ------------------------------------------------------------------------------------------------ X is Y


def _titled(noun: Node, other: Node) -> Proposition:
    """The title with what the parser hangs on the name before it: "*U.S.* President Joe Biden"."""
    found = _be(Construction.TITLE, noun, other)
    words = found.slots[0].words
    for before in reversed([n for n in noun.dependents(*BESIDE) if n < words[0]]):
        phrase = before.subtree()
        if phrase[-1] is words[0].before:
            words = (*phrase, *words)
    return replace(found, slots=(replace(found.slots[0], words=words),))


def _be(construction: Construction, named: Node, described: Node) -> Proposition:
    """X is Y, said without a verb."""
    name = core_words(named, case=(*case_words(named), *genitive(named)))
    words = full_words(described, case=case_words(described))
    if named in described.subtree():
        words = tuple(n for n in words if n not in named.subtree())
    else:
        name = tuple(n for n in name if n not in described.subtree())
    dropped = next((k for k, n in enumerate(words) if n is described or not (n.upos == "DET" or _counts_or_dates(n, described))), 0)
    if any(_counts_or_dates(n, described) for n in words[:dropped]):  # "*the two* journalists, Lund and Berg"
        words = words[dropped:]
    return nominal(construction, "be", named, name, [Slot(described, "object", (), words or (described,))])


def _counts_or_dates(word: Node, described: Node) -> bool:
    """ "*then* a student", "*two* officials": what is said of one name without it."""
    many = word.deprel == "nummod" and described.xpos == "NNS"
    lemma = word.lemma.lower()
    return word.head is described and (many or lemma in {"then", "now", "also"})
