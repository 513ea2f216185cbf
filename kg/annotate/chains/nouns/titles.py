"""The head of a name -> the titles and roles it bears, and the noun phrases beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate.mentions.phrases import is_plural, phrase
from kg.english.calendar import MONTH_FORMS, TIME_UNITS, WEEKDAY_FORMS
from kg.english.nouns.bodies import GENERIC_ORGANIZATIONS
from kg.english.nouns.classes import is_role
from kg.english.nouns.countries import adjectives, country_names
from kg.english.nouns.kinds import BROAD
from kg.english.nouns.titles import GENERAL_OFFICES, SHORT_TITLES, TITLES
from kg.english.tables import words
from kg.english.tree import Node

Place = tuple[int, int]
"""A sentence and the index of a word in it."""
NAME_PARTS = frozenset({"flat", "compound", "nmod", "goeswith", "nmod:unmarked"})
BEFORE = frozenset({"nmod:desc", "compound", "flat", "nmod", "amod"})
OF_PLACES = frozenset("port city town village island province state district region kingdom republic county".split())
CALLED = GENERIC_ORGANIZATIONS - {"ministry"} | BROAD | words("alliance channel daily faction magazine militia movement network")

"""Nouns for bodies that stand behind the name of the body itself: "the Delmar *group*"."""
UNIONS = frozenset({"un", "u.n.", "eu", "e.u.", "union", "world"})
PARTS_OF_LAND = OF_PLACES - {"port", "kingdom", "republic"}
NAMING = frozenset({"named", "called", "identified", "nicknamed", "dubbed", "christened"})
MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nummod", "nmod", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title or role a name bears: the words, the lemma of its head and the lemmas that narrow it down."""

    text: str
    lemma: str
    modifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A noun for what a thing is, and the lemmas that narrow it down there; `of_name`: its name alone tells ("Delmar *Bank*")."""

    noun: str
    modifiers: frozenset[str]
    of_name: bool = False


def titles_of(name: Node, first: Node, named: set[Place], sentence: int, text: str) -> Iterator[Title]:
    """Titles before a name that begins with `first`, and roles in apposition before or after it. `named` are the places of names."""
    around = {*name.children, name.head} - {None}
    for node in sorted((n for n in around if n is not None), key=lambda n: n.index):
        if _is_role_noun(node, first) and _describes(node, name, first):
            yield _title(node, named, sentence, text)


def _is_role_noun(node: Node, first: Node) -> bool:
    noun = node.upos in {"NOUN", "PROPN"} or (node is first.before and node.form[:1].isupper())  # "General Pak" may be read as an adjective
    if not noun or node.form in adjectives() or not (is_role(node.lemma) or node.low in TITLES) or is_plural(node):
        return False
    office = node.before.before if node.before is not None and node.before.form == "-" else node.before
    return not (node.low == "general" and office is not None and office.lemma.lower() in GENERAL_OFFICES)


def _describes(node: Node, name: Node, first: Node) -> bool:
    is_before = node.index < first.index
    if node.head is not name:
        return is_before and name.deprel in {"appos", "flat", "nmod:desc"}
    return (is_before and node.deprel in BEFORE) or (node.deprel == "appos" and _is_set_off(node, name))


def phrases_beside(name: Node, first: Node) -> Iterator[Node]:
    """Heads of noun phrases in apposition to the name: below it, above it and before, beside it, or before a clause that tells the name."""
    for child in name.children:
        described = child.deprel == "nmod:desc" or (child.deprel == "appos" and _is_set_off(child, name))
        if child.upos == "NOUN" and described and not _names_another(child):
            yield child
    node, above = name, name.head
    while above is not None and node.deprel in {"appos", "flat"} and above.index < first.index and above.upos == "NOUN":
        if _is_other_s(above, first):
            break
        yield above  # "his wife, the lawmaker Dinara Bek": both
        yield from _further(node, above)
        node, above = above, above.head
    yield from (noun for noun in (_told_by_name(name), _of_place(name), _called_by_name(name, first)) if noun is not None)


def _is_other_s(above: Node, first: Node) -> bool:
    """ "the *granddaughter* of the leader Bo Lind": the leader is he, whatever the parser hangs the name from."""
    noun = first.before
    return (
        noun is not None
        and noun.upos == "NOUN"
        and noun is not above
        and above in noun.ancestors()
        and noun.deprel in {"nmod", "nmod:poss"}
    )


def _further(name: Node, above: Node) -> Iterator[Node]:
    """ "his wife, Dinara Bek, *a surgeon*, …": the parser hangs the last from the first."""
    if name.deprel != "appos" or is_plural(above):
        return
    for node in above.children:
        beside = node.deprel == "appos" and node.index > name.index and node.upos == "NOUN" and not is_plural(node)
        if beside and not _names_another(node):
            yield node


def _of_place(name: Node) -> Node | None:
    """ "the port *city* of Velsk": the city is what the name is of; its port is a part of it."""
    noun, case = name.head, name.child("case")
    of = name.deprel == "nmod" and case is not None and case.low == "of" and noun is not None
    return (
        noun
        if of and noun is not None and noun.upos == "NOUN" and noun.lemma.lower() in OF_PLACES - {"port"} and not is_plural(noun)
        else None
    )


def _called_by_name(name: Node, first: Node) -> Node | None:
    """ "the Delmar *group*", "Velsk *province*": the thing itself, of the kind that the noun says; not "the U.S. company"."""
    noun = name.head
    if noun is None or name.deprel != "compound" or noun.upos != "NOUN" or name.form in country_names() or is_before_its_name(noun):
        return None
    of_another = any(c.upos == "PROPN" and c.deprel == "nmod" for c in noun.children)  # "the U.S. Gulf coast state of Florida"
    if is_plural(noun) or of_another or noun.has("nmod:poss", "nummod"):
        return None
    word, label = noun.lemma.lower(), name.name[2:]
    body = word in CALLED and noun.has("det", form={"the"}) and label not in {"LOC", "PER"} and not _has_agencies(name, first)
    return noun if body or (word in PARTS_OF_LAND and label == "LOC") else None


def _has_agencies(name: Node, first: Node) -> bool:
    """ "the *United Nations* refugee agency" is one of many."""
    return name.low in UNIONS or (first.low == "united" and name.low == "nations")


def _told_by_name(name: Node) -> Node | None:
    """ "a *man* named Karl Berg", "a *suspect* identified as Karl Berg": the noun before a participle that tells its name."""
    verb = name.head
    if verb is None or verb.low not in NAMING or verb.deprel != "acl" or name.deprel not in {"xcomp", "obj", "obl"}:
        return None
    case = name.child("case")
    noun = verb.head if case is None or case.low == "as" else None
    return noun if noun is not None and noun.upos == "NOUN" and not is_plural(noun) else None


def _names_another(noun: Node) -> bool:
    """ "the army, *the news agency ANP* said": a noun with a name right behind it is that name's, wherever the parser hangs the two."""
    behind = noun.after
    return behind is not None and behind.name[:1] == "B" and behind.head is noun and behind.is_a("appos", "flat", "nmod:desc")


def is_before_its_name(noun: Node) -> bool:
    """Whether a name follows right behind a noun and is told by it: "the German firm *Delmar AS*"."""
    behind = noun.after
    return behind is not None and behind.name[:1] == "B" and (noun in behind.ancestors() or behind in (noun.head, *noun.ancestors()))


def _is_set_off(apposition: Node, name: Node) -> bool:
    """Whether an apposition below a name stands before it, or follows it directly: a mark, brackets or an age may stand between."""
    if apposition.index < name.index:
        return True
    first = apposition.left_edge
    behind = name.tree.nodes[name.index : first.index]  # the first word may be the mark
    between = [n for n in behind if n is not first]
    own = {n for part in name.children if part.deprel in NAME_PARTS for n in part.subtree()} | set(_marks(between))
    return any(n.upos == "PUNCT" for n in behind) and own.issuperset(between)


def _marks(between: list[Node]) -> Iterator[Node]:
    """What may stand between a name and its apposition: marks, brackets with their content, an age."""
    depth = 0
    for node in between:
        depth += node.form == "("
        if depth or node.upos in {"NUM", "PUNCT"}:
            yield node
        depth -= node.form == ")"


def _title(role: Node, named: set[Place], sentence: int, text: str) -> Title:
    """The words of a title without the names and possessors before it: "Secretary of State", "chief of the General Staff"."""
    span = phrase(role)
    told = span.nodes
    before = [k for k, n in enumerate(told) if n.xpos == "POS" and n.index < role.index]
    told = told[before[-1] + 1 :] if before else told
    while told[0].index < role.index and ((sentence, told[0].index) in named or told[0].upos == "PUNCT"):
        told = told[1:]
    told = [*told, *_general(role)] if told[-1] is role else told
    lemma = role.lemma.lower().rstrip(".")
    spelt = text[told[0].span.start : told[-1].span.end]
    return Title(" ".join(spelt.split()), SHORT_TITLES.get(lemma, lemma), modifiers(role))


def _general(role: Node) -> list[Node]:
    """ "Attorney *General*", "Secretary*-General*": the rest of such an office."""
    behind = role.tree.nodes[role.index : role.index + 2]
    behind = behind[:1] if behind and behind[0].low == "general" else behind
    office = role.lemma.lower() in GENERAL_OFFICES and bool(behind) and behind[-1].low == "general"
    return behind if office and (len(behind) == 1 or behind[0].form == "-") else []


def modifiers(node: Node) -> frozenset[str]:
    """Lemmas that narrow a noun down: adjectives, compounds, numbers, possessors, "of" phrases, and participles before it; no dates."""
    return frozenset(c.lemma.lower() for c in node.children if _narrows(c))


def _narrows(child: Node) -> bool:
    if child.deprel.startswith("acl"):
        return not (child.deprel == "acl:relcl" and child.is_set_off)
    dated = child.deprel == "nmod" and child.low in WEEKDAY_FORMS | MONTH_FORMS  # "at the museum *on Thursday*"
    lasting = child.deprel in {"compound", "amod"} and child.low in TIME_UNITS  # "the nine-*day* festival"
    return child.deprel in MODIFIERS and not dated and not lasting
