"""Tree -> Tree: arcs of the parser hung elsewhere, by the few rules that act often enough on text nobody wrote them for.

The model card says how often each acts; `benchmarks/support.py` counts it.
"""

from __future__ import annotations

from kg.annotate.parse.arcs import Arcs, comma_before, rehung
from kg.annotate.parse.dates import date_attachment, measure_of_subordinator, relative_when_attachment
from kg.annotate.spans.stretches import stretches
from kg.english.nouns.classes import is_role, noun_class
from kg.english.nouns.countries import adjectives
from kg.english.nouns.titles import GENERAL_OFFICES, TITLES
from kg.english.pronouns import POSSESSIVES
from kg.english.tree import Node, Tree
from kg.types import EntityType

LONGEST_SPEAKER = 12  # words of a noun phrase
WITHIN_NAME = frozenset({"compound", "amod", "nmod:poss", "nmod:desc"})
MAKING = frozenset({"appoint", "choose", "crown", "declare", "elect", "make", "name"})
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


def mended(tree: Tree) -> Tree:
    """The tree with the arcs of all rules, one rule after the other."""
    for rule in RULES:
        tree = rule(tree)
    return tree


# ------------------------------------------------------------------------------------------------ names and their titles


def title_of_name(tree: Tree) -> Tree:
    """ "*spokeswoman* Ana Lund told", "and *Secretary of State* Ana Lund": a title that hangs beside its name hangs from it; one with an
    article is described by it. So does any noun for one thing, where the parser gives a verb two subjects: "oil *giant* Delmar said"."""
    arcs: Arcs = {}
    for span in stretches(tree):
        name = span.head
        role = (_role_before(span.first) if span.label == "PER" else None) or _subject_before(span.first)
        arcs |= _of_its_office(name, role) if role is not None else {}
        if role is None or role.head is not name.head or role.deprel != name.deprel or not _ends_before(role, span.first):
            continue
        if any(c.base == "det" or c.low in POSSESSIVES for c in role.children):
            arcs[name] = (role, "appos")
        else:
            arcs |= {c: (name, c.deprel) for c in role.children if c.deprel in {"case", "cc"} and c.index < role.index}
            arcs[role] = (name, "nmod:desc")
    return rehung(tree, arcs)


def _of_its_office(name: Node, role: Node) -> Arcs:
    """ "Secretary *of* State Ana Lund": the preposition belongs to the office, not to its bearer."""
    cases = (c for c in name.children if c.deprel == "case" and c.index > role.index)
    behind = ((c, c.after) for c in cases if c.after is not None and c.after is not name)
    return {c: (noun, "case") for c, noun in behind if noun.deprel == "nmod" and noun.head is role}


def _ends_before(role: Node, first: Node) -> bool:
    """Whether a role's phrase ends right before a name; "Attorney *General*" may hang half from the one, half from the other."""
    end = first.before
    if end is not None and end.low == "general" and role.lemma.lower() in GENERAL_OFFICES:
        end = end.before
    return role.right_edge in {end, first.before}


def _subject_before(first: Node) -> Node | None:
    """The noun in the singular and without article right before a name that is a subject by itself."""
    noun = first.before
    if noun is None or noun.upos != "NOUN" or noun.xpos == "NNS" or noun.deprel != "nsubj" or noun.has("det"):
        return None
    return noun


def _role_before(first: Node) -> Node | None:
    """The role noun whose phrase ends right before a name ("Secretary of State | Ana Lund")."""
    node = first.before
    while node is not None and node.upos not in {"PUNCT", "VERB", "CCONJ"}:
        noun = node.upos in {"NOUN", "PROPN"}
        if noun and node.name[2:] != "ORG" and (is_role(node.lemma) or node.low in TITLES):
            return node
        if node.low not in {"of", "the", "for", "and"} and not noun and node.upos != "ADJ":
            return None
        node = node.before
    return None


def role_of_name(tree: Tree) -> Tree:
    """ "U.S. *Ambassador to Iraq* Ana Lund met him", "*co-founder* and chairman Bo Lind said", "elected Ana Lund *president*": a role from
    which a name hangs, but which describes the name or is what somebody is made."""
    arcs: Arcs = {}
    for span in stretches(tree):
        name, role = span.head, span.head.head
        if span.label == "PER" and role is not None and role.upos in {"NOUN", "PROPN"} and role.xpos != "NNS" and is_role(role.lemma):
            arcs |= _of_office(role, name, span.first) or _of_two_roles(role, name) or _made(role, name, span.last)
    return rehung(tree, arcs)


def _of_office(role: Node, name: Node, first: Node) -> Arcs:
    """ "*Ambassador to Iraq* Ana Lund": an office with a phrase of its own that ends right before the name."""
    if name.deprel not in {"nmod", "flat", "compound", "appos", "dep"} or role.has("det", "nmod:poss") or name.has("case"):
        return {}
    others = [c for c in role.children if c is not name]
    told = any(c.deprel == "nmod" and c.index > role.index and c.has("case", form={"to", "of", "for"}) for c in others)
    own = [n for c in others if c.index < name.index for n in c.subtree()]
    if not told or not own or max(own, key=lambda n: n.index) is not first.before:
        return {}
    moved = (c for c in others if c.deprel in {"case", "cc", "mark"} or c.index > name.index)
    return {name: (role.head, role.deprel), role: (name, "nmod:desc"), **{c: (name, c.deprel) for c in moved}}


def _of_two_roles(role: Node, name: Node) -> Arcs:
    """ "*co-founder* and chairman Bo Lind": two roles without an article are one person's."""
    second = next((c for c in name.children if c.deprel == "nmod:desc" and c.index < name.index), None)
    if name.deprel != "conj" or second is None or role.has("det", "nmod:poss") or role.has("amod", lemma=set(map(str.lower, adjectives()))):
        return {}
    if second.has("det") or name.has("punct") or any(c.deprel == "conj" and c is not name for c in role.children):
        return {}
    joined = {c: (second, "cc") for c in name.children if c.deprel == "cc"}
    return {name: (role.head, role.deprel), role: (name, "nmod:desc"), **joined, **dict.fromkeys(role.dependents("case"), (name, "case"))}


def _made(role: Node, name: Node, last: Node) -> Arcs:
    """ "elected Ana Lund *president*": the name is who, the role what somebody is made."""
    verb = role.head
    if (
        verb is None
        or verb.lemma not in MAKING
        or role.deprel not in {"obj", "xcomp"}
        or name.deprel not in WITHIN_NAME | {"flat", "appos"}
    ):
        return {}
    behind = role.form.islower() and role.index > last.index and verb.index < name.index and not role.has("det")
    return {name: (verb, "obj"), role: (verb, "xcomp")} if behind else {}


def apposition_attachment(tree: Tree) -> Tree:
    """ "preparations for *Iron Heron*, a joint exercise", "the head of the mission in Peru, *Ana Lund*": one exercise is no preparations, a
    soldier no town, and a person no mission."""
    ends = {span.last: (span.head, span.label) for span in stretches(tree)}
    arcs: Arcs = {}
    for span in stretches(tree):
        bearer = _bearer_above(span.head) if span.label == "PER" else None
        if bearer is not None:
            arcs[span.head] = (bearer, "appos")
    for node in tree.nodes:
        noun = node.head
        comma = comma_before(node) if node.deprel == "appos" and node.upos == "NOUN" else None
        if comma is None or comma.before is None or noun is None:
            continue
        name, label = ends.get(comma.before, (comma.before, ""))
        known = label or name.upos == "NOUN"
        if not known or name in {noun, node} or node in name.ancestors() or is_person(node) != (label == "PER"):
            continue
        if _differs(noun, node) or _crosses_clause(noun, name):
            arcs[node] = (name, "appos")
    return rehung(tree, arcs)


def _bearer_above(name: Node) -> Node | None:
    """The role noun above a body or place beside which a person's name hangs between commas."""
    noun = name.head
    comma = comma_before(name) if name.deprel == "appos" else None
    if noun is None or comma is None or is_person(noun) or noun.upos not in {"NOUN", "PROPN"}:
        return None
    while noun is not None and noun.deprel in {"nmod", "compound", "conj"}:
        noun = noun.head
        if noun is not None and noun.upos == "NOUN" and noun.xpos == "NN" and is_person(noun):
            return noun if not any(c.deprel == "appos" for c in noun.children) else None
    return None


def relative_who_attachment(tree: Tree) -> Tree:
    """ "the removal of *General Ruiz*, who made an apology": nobody but the person right before "who" did."""
    ends = {span.last: (span.head, span.label) for span in stretches(tree)}
    arcs: Arcs = {}
    for clause in tree.nodes:
        noun = clause.head
        first = clause.left_edge if clause.deprel == "acl:relcl" else None
        who = first.after if first is not None and first.form == "," else first
        before = first.before if first is not None else None
        before = before.before if before is not None and before.form == "," else before
        if noun is None or who is None or before is None or who.low not in {"who", "whom"} or is_person(noun) or noun.upos == "PRON":
            continue
        name, label = ends.get(before, (before, ""))
        person = label == "PER" or (name.upos == "NOUN" and is_person(name))
        if person and noun in name.ancestors() and clause not in name.ancestors():
            arcs[clause] = (name, "acl:relcl")
    return rehung(tree, arcs)


def _differs(noun: Node, apposition: Node) -> bool:
    """Whether two nouns cannot name one thing: one is a person and the other is not, or many and "a" single one."""
    single = apposition.xpos == "NN" and apposition.has(form={"a", "an"})
    return is_person(noun) != is_person(apposition) or (single and noun.xpos in {"NNS", "NNPS"})


def _crosses_clause(noun: Node, name: Node) -> bool:
    """Whether a clause lies between a noun and a name below it: "the *Gulf*, where he inspected *Iron Heron*, …"."""
    between = [n for n in (name, *name.ancestors()) if n.upos == "VERB" and n.index > noun.index]
    return bool(between) and noun in between[0].ancestors()


def is_person(node: Node) -> bool:
    """Whether a name is tagged as a person's, or a noun is one for people."""
    if node.upos == "PROPN" and node.name != "O":
        return node.name.endswith("PER")
    if node.lemma.lower() == "head" and node.has("nmod"):
        return True  # "the head of the bank"
    known = noun_class(node.lemma.lower())
    return is_role(node.lemma) or known in PEOPLE or (known is None and node.kind == "person")


# ------------------------------------------------------------------------------------------------ prepositions and times


def according_to_case(tree: Tree) -> Tree:
    """ "*according to* her coach": one preposition of the noun that follows, whatever the parser makes of its words."""
    arcs: Arcs = {}
    for node in tree.nodes[:-2]:
        to = node.after
        if node.low != "according" or to is None or to.low != "to":
            continue
        noun = next((n for n in tree.nodes[to.index : node.index + LONGEST_SPEAKER - 1] if n.upos in {"NOUN", "PROPN", "PRON"}), None)
        while noun is not None and noun.deprel in WITHIN_NAME and noun.head is not None and noun.head.index > noun.index:
            noun = noun.head
        if noun is not None and node not in {noun.head, noun}:
            arcs |= {node: (noun, "case"), to: (node, "fixed")}
    loose = any(c not in arcs for node in arcs for c in node.children)
    return tree if loose else rehung(tree, arcs)


RULES = (
    title_of_name,
    role_of_name,
    according_to_case,
    measure_of_subordinator,
    date_attachment,
    relative_when_attachment,
    relative_who_attachment,
    apposition_attachment,
)
