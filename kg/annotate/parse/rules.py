"""Tree -> Tree: arcs of the parser hung elsewhere, by the few rules that act often enough on text nobody wrote them for.

The model card says how often each acts; `benchmarks/support.py` counts it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotate.spans.stretches import stretches
from kg.annotate.spans.times import YEAR, time_expressions
from kg.english.calendar import MONTH_FORMS, TIME_UNITS, WEEKDAY_FORMS
from kg.english.nouns.classes import is_role, noun_class
from kg.english.nouns.countries import adjectives
from kg.english.nouns.titles import GENERAL_OFFICES, TITLES
from kg.english.pronouns import POSSESSIVES
from kg.english.speech import stating
from kg.english.tree import SUBJECTS, Node, Tree
from kg.types import EntityType

LONGEST_SPEAKER = 12  # words of a noun phrase
WITHIN_NAME = frozenset({"compound", "amod", "nmod:poss", "nmod:desc"})
MAKING = frozenset({"appoint", "choose", "crown", "declare", "elect", "make", "name"})
OBJECTS = frozenset({"obj", "nsubj:pass"})
SPEAKERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
MISREAD = frozenset({"acl", "advcl", "appos", "fixed"})  # what a clause of who speaks is taken for
NOMINAL = frozenset({"NOUN", "PROPN"})
BEGINS = NOMINAL | {"DET", "ADJ", "NUM"}
WITHIN_PHRASE = BEGINS | {"ADP", "PART", "AUX", "ADV"}
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})

Arcs = dict[Node, tuple[Node | None, str]]


def mended(tree: Tree) -> Tree:
    """The tree with the arcs of all rules, one rule after the other."""
    for rule in RULES:
        tree = rule(tree)
    return tree


def _rehung(tree: Tree, arcs: Mapping[Node, tuple[Node | None, str]]) -> Tree:
    """With new heads and labels for some words; as it was, where there are none or a word would come to hang below itself."""
    heads = {n: arcs[n][0] if n in arcs else n.head for n in tree.nodes}
    if not arcs or any(_is_below_itself(node, heads) for node in arcs):
        return tree
    tokens = tuple(
        replace(n.token, head=head.index if (head := arcs[n][0]) is not None else 0, deprel=arcs[n][1]) if n in arcs else n.token
        for n in tree.nodes
    )
    layers = {"names": [n.name for n in tree.nodes], "dates": [n.date for n in tree.nodes], "kinds": [n.kind for n in tree.nodes]}
    return Tree(replace(tree.sentence, tokens=tokens), **layers)


def _is_below_itself(start: Node, heads: Mapping[Node, Node | None]) -> bool:
    node = heads[start]
    for _ in heads:
        if node is None or node is start:
            break
        node = heads[node]
    return node is not None


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
    return _rehung(tree, arcs)


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
    return _rehung(tree, arcs)


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
        comma = _comma_before(node) if node.deprel == "appos" and node.upos == "NOUN" else None
        if comma is None or comma.before is None or noun is None:
            continue
        name, label = ends.get(comma.before, (comma.before, ""))
        known = label or name.upos == "NOUN"
        if not known or name in {noun, node} or node in name.ancestors() or is_person(node) != (label == "PER"):
            continue
        if _differs(noun, node) or _crosses_clause(noun, name):
            arcs[node] = (name, "appos")
    return _rehung(tree, arcs)


def _bearer_above(name: Node) -> Node | None:
    """The role noun above a body or place beside which a person's name hangs between commas."""
    noun = name.head
    comma = _comma_before(name) if name.deprel == "appos" else None
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
    return _rehung(tree, arcs)


def _comma_before(node: Node) -> Node | None:
    first = node.left_edge
    comma = first if first.form == "," else first.before
    return comma if comma is not None and comma.form == "," else None


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
    return tree if loose else _rehung(tree, arcs)


def inverted_speaker(tree: Tree) -> Tree:
    """ "Kim presided over it, *reported the agency*": behind what is said and a verb of speech stands who speaks, not who is told."""
    arcs: Arcs = {}
    for verb in tree.nodes:
        noun = verb.child("iobj", "obj")
        if noun is None or verb.lemma not in stating() or verb.has(*SUBJECTS) or not _may_speak(noun):
            continue
        beside = verb.is_a("parataxis", "advcl") and not verb.has("mark") and verb.head is not None and verb.head < verb
        said = beside or any(c < verb for c in verb.dependents("ccomp"))
        if said and verb.is_finite and noun.left_edge is verb.after and verb.before is not None and verb.before.upos == "PUNCT":
            arcs |= {noun: (verb, "nsubj")} | ({verb: (verb.head, "parataxis")} if beside else {})
    return _rehung(tree, arcs)


def _may_speak(noun: Node) -> bool:
    """ "reports *the agency*", not "reports progress"."""
    return noun.upos == "PROPN" or (noun.upos == "NOUN" and (noun.deprel == "iobj" or noun_class(noun.lemma) in SPEAKERS))


def final_speaker(tree: Tree) -> Tree:
    """ "It shut two plants, *the ministry announced on Monday*.": a noun and a verb of speech behind the last comma say what is before."""
    root = next((n for n in tree.nodes if n.head is None), None)
    last = _behind_last_comma(tree)
    if root is None or not last or not root < last[0]:
        return tree
    verb = next((n for n in last if n.lemma in stating() and n.upos == "VERB"), None)
    if verb is None or verb.base not in MISREAD or not _says_no_more([n for n in last if verb < n]):
        return tree
    noun = _head_of_phrase([n for n in last if n < verb])
    return _rehung(tree, {noun: (verb, "nsubj"), verb: (root, "parataxis")} if noun else {})


def _behind_last_comma(tree: Tree) -> list[Node]:
    comma = next((n for n in reversed(tree.nodes) if n.form == ","), None)
    return [n for n in tree.nodes if comma < n and n.upos != "PUNCT"] if comma is not None else []


def _head_of_phrase(words: Sequence[Node]) -> Node | None:
    """The noun of "a court in Lima has", whatever the parser made of it; None where the words are no such phrase."""
    if not words or words[0].upos not in BEGINS or any(n.upos not in WITHIN_PHRASE for n in words):
        return None
    return next((n for n, follows in zip(words, (*words[1:], None), strict=True) if n.upos in NOMINAL and _ends_nouns(follows)), None)


def _ends_nouns(following: Node | None) -> bool:
    return following is None or following.upos not in NOMINAL | {"PART"}


def _says_no_more(behind: Sequence[Node]) -> bool:
    """Whether behind a verb of speech stands at most when, where or how it was said."""
    if any(n.is_finite or n.upos == "SCONJ" for n in behind):
        return False
    first = behind[0] if behind else None
    return first is None or first.form in WEEKDAY_FORMS or (first.upos in {"ADP", "ADV"} and first.low not in {"by", "as"})


def measure_of_subordinator(tree: Tree) -> Tree:
    """ "*three years* before the patent was granted", "*two minutes* before touchdown": how long before, no time or object of it."""
    arcs: Arcs = {}
    for mark in tree.nodes[2:]:
        unit = mark.before
        if mark.deprel not in {"mark", "case"} or mark.low not in {"after", "before"} or unit is None or mark.head in unit.children:
            continue  # "the night before he died": a clause that the night has
        counted = unit.xpos == "NNS" or unit.has("nummod", "det")
        if counted and unit.lemma.lower() in TIME_UNITS and not any(c.deprel == "case" for c in unit.children):
            arcs[unit] = (mark, "obl:unmarked")
    return _rehung(tree, arcs)


def date_attachment(tree: Tree) -> Tree:
    """ "announced the measures *on Wednesday*", "found him guilty of fraud *on Wednesday*": the day is the verb's, unless the noun is an
    event."""
    arcs: Arcs = {}
    for node in tree.nodes:
        noun = node.head
        dated = node.low in WEEKDAY_FORMS or node.low in MONTH_FORMS or YEAR.fullmatch(node.form)
        verb = _verb_of_date(node, noun) if dated and noun is not None and node.deprel in {"nmod", "obl"} else None
        if verb is not None:
            arcs[node] = (verb, "obl")
    return _rehung(tree, arcs)


def _verb_of_date(date: Node, noun: Node) -> Node | None:
    above = noun.head
    if above is not None and noun.upos in {"SYM", "NUM"} and noun.deprel in {"obl", "obj"} and YEAR.fullmatch(date.form):
        return above if above.upos == "VERB" else None  # "bought it for $2 billion *in 2014*"
    if not date.has(form={"on"}):
        return None
    found = next((n for n in (noun, above) if n is not None and n.deprel == "xcomp" and n.upos == "ADJ"), None)
    if found is not None:
        return found.head
    event = noun_class(noun.lemma.lower()) is EntityType.EVENT or noun.kind in {"event", "time"}
    before = (
        noun.deprel in {"nsubj", "nsubj:pass"} and above is not None and noun.index < date.index < above.index
    )  # "the court *on Tuesday* upheld"
    fits = not event and (before or noun.deprel in OBJECTS)
    return above if fits and above is not None and above.upos == "VERB" else None


def relative_when_attachment(tree: Tree) -> Tree:
    """ "managed her until *2016*, *when* she dismissed him": she did so in 2016."""
    arcs: Arcs = {}
    times = {span.last: span.head for span in time_expressions(tree)}
    for clause in tree.nodes:
        comma = _comma_before(clause) if clause.deprel == "advcl" else None
        if comma is None or comma.before is None or comma.after is None or comma.after.low != "when":
            continue
        time = times.get(comma.before)
        if time is not None and time.head is clause.head and not time.has("nummod"):  # not "for one second, when nobody is looking"
            arcs[clause] = (time, "acl:relcl")
    return _rehung(tree, arcs)


RULES = (
    title_of_name,
    role_of_name,
    according_to_case,
    inverted_speaker,
    final_speaker,
    measure_of_subordinator,
    date_attachment,
    relative_when_attachment,
    relative_who_attachment,
    apposition_attachment,
)
