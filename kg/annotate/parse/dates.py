"""Tree -> Tree: dates and lengths of time, and clauses that hang on them, where they belong."""

from __future__ import annotations

from kg.annotate.parse.arcs import Arcs, comma_before, rehung
from kg.annotate.spans.times import YEAR, time_expressions
from kg.english.calendar import MONTH_FORMS, TIME_UNITS, WEEKDAY_FORMS
from kg.english.nouns.classes import noun_class
from kg.english.tree import Node, Tree
from kg.types import EntityType

OBJECTS = frozenset({"obj", "nsubj:pass"})


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
    return rehung(tree, arcs)


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
    return rehung(tree, arcs)


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
        comma = comma_before(clause) if clause.deprel == "advcl" else None
        if comma is None or comma.before is None or comma.after is None or comma.after.low != "when":
            continue
        time = times.get(comma.before)
        if time is not None and time.head is clause.head and not time.has("nummod"):  # not "for one second, when nobody is looking"
            arcs[clause] = (time, "acl:relcl")
    return rehung(tree, arcs)
