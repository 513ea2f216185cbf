"""A tagged sentence of the model in, the same with a few times, measures and ages hung where they belong out."""

from __future__ import annotations

from kg.annotate.lexicon import DAY_WORDS, MONTHS, TIME_UNITS, WEEKDAYS, noun_class
from kg.annotate.parse.tagged import Tagged, turned
from kg.annotate.spans.stretches import stretches
from kg.annotate.spans.times import YEAR
from kg.types import EntityType

OBJECTS = frozenset({"obj", "nsubj:pass"})
MEASURED = frozenset({"face", "serve", "spend", "receive"})


def measure_of_after(tagged: Tagged) -> Tagged:
    """ "*three years* before the patent was granted", "*two minutes* before touchdown": how long before, no time or object of it."""
    arcs = {}
    for mark, token in enumerate(tagged.tokens):
        unit = mark - 1
        if token.deprel not in ("mark", "case") or token.form.lower() not in ("after", "before") or unit < 1:
            continue
        if tagged.parent(mark) in tagged.children[unit]:
            continue  # "the night before he died": a clause that the night has
        counted = any(tagged.tokens[c].deprel in ("nummod", "det") for c in tagged.children[unit])
        if (
            tagged.tokens[unit].lemma.lower() in TIME_UNITS
            and (counted or tagged.tokens[unit].xpos == "NNS")
            and not any(tagged.tokens[c].deprel == "case" for c in tagged.children[unit])
        ):
            arcs[unit] = (mark, "obl:unmarked")
    return turned(tagged, arcs) if arcs else tagged


def day_of_the_verb(tagged: Tagged) -> Tagged:
    """ "announced the measures *on Wednesday*", "found him guilty of fraud *on Wednesday*": the day is the verb's, unless the noun is an
    event."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        noun = tagged.parent(at)
        if token.deprel not in ("nmod", "obl") or noun < 0:
            continue
        if token.form.lower() not in WEEKDAYS | MONTHS and not YEAR.fullmatch(token.form):
            continue
        on = any(tagged.tokens[c].form.lower() == "on" for c in tagged.children[at])
        price = noun >= 0 and tagged.tokens[noun].upos in ("SYM", "NUM") and tagged.tokens[noun].deprel in ("obl", "obj")
        year = YEAR.fullmatch(token.form) is not None
        if price and year and tagged.tokens[tagged.parent(noun)].upos == "VERB":
            arcs[at] = (tagged.parent(noun), "obl")  # "bought it for $2 billion *in 2014*"
            continue
        found = next((i for i in tagged.ancestors(at)[:2] if tagged.tokens[i].deprel == "xcomp" and tagged.tokens[i].upos == "ADJ"), -1)
        if on and found >= 0:
            arcs[at] = (tagged.parent(found), "obl")
            continue
        event = noun_class(tagged.tokens[noun].lemma.lower()) is EntityType.EVENT or (
            bool(tagged.types) and tagged.types[noun] in ("event", "time")
        )
        before = tagged.tokens[noun].deprel in ("nsubj", "nsubj:pass") and noun < at < tagged.parent(
            noun
        )  # "the court *on Tuesday* upheld"
        if on and not event and (before or tagged.tokens[noun].deprel in OBJECTS) and tagged.tokens[tagged.parent(noun)].upos == "VERB":
            arcs[at] = (tagged.parent(noun), "obl")
    return turned(tagged, arcs) if arcs else tagged


def years_as_object(tagged: Tagged) -> Tagged:
    """ "*faces* up to 15 *years* in prison": what such a verb lacks is its object, not how long it goes on."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        verb = tagged.parent(at)
        if token.deprel != "obl:unmarked" or not 0 <= verb < at or tagged.tokens[verb].lemma not in MEASURED or token.upos != "NOUN":
            continue
        if not any(tagged.tokens[c].deprel in ("obj", "ccomp", "xcomp", "nsubj:pass") for c in tagged.children[verb]):
            arcs[at] = (verb, "obj")
    return turned(tagged, arcs) if arcs else tagged


def age_of_the_name(tagged: Tagged) -> Tagged:
    """ "the captain, Yusuf, *57*, and two sailors": a number between commas behind a person's name is the age, and counts nothing."""
    arcs = {}
    ends = {last: tagged.top(first, last) for first, last, label in stretches(tagged) if label == "PER"}
    for at in range(2, len(tagged.tokens) - 1):
        token = tagged.tokens[at]
        alone = tagged.tokens[at - 1].form == "," == tagged.tokens[at + 1].form
        name = ends.get(at - 2, -1)
        if token.upos == "NUM" and alone and name >= 0 and token.head - 1 > at and name not in tagged.subtree(at):
            arcs[at] = (name, "nummod")
    return turned(tagged, arcs) if arcs else tagged


def by_how_much(tagged: Tagged) -> Tagged:
    """ "raise pay *by 11 per cent*": how much something is raised, no part of what is raised."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        noun = tagged.parent(at)
        verb = tagged.parent(noun) if noun >= 0 else -1
        by = any(tagged.tokens[c].form.lower() == "by" for c in tagged.children[at])
        counted = token.form == "%" or token.lemma.lower() in ("percent", "cent", "point") or token.upos == "SYM"
        if token.deprel == "nmod" and by and counted and verb >= 0 and tagged.tokens[noun].deprel == "obj" and noun > verb:
            arcs[at] = (verb, "obl")
    return turned(tagged, arcs) if arcs else tagged


def time_of_the_telling(tagged: Tagged) -> Tagged:
    """ "told a rally *last night that* work would go on": what stands before "that" is the time of the telling."""
    arcs = {}
    for at, token in enumerate(tagged.tokens):
        clause = tagged.parent(at)
        verb = tagged.parent(clause) if clause >= 0 else -1
        if token.deprel != "obl:unmarked" or not 0 <= verb < at < clause or tagged.tokens[clause].deprel != "ccomp":
            continue
        marks = [c for c in tagged.children[clause] if tagged.tokens[c].deprel == "mark"]
        if marks and at < marks[0] and token.lemma.lower() in TIME_UNITS | DAY_WORDS:
            arcs[at] = (verb, "obl:unmarked")
    return turned(tagged, arcs) if arcs else tagged


def period_up_to(tagged: Tagged) -> Tagged:
    """ "in the three *months to March*": how far the period goes, not where something goes."""
    arcs = {}
    for at in range(2, len(tagged.tokens)):
        unit, month = tagged.tokens[at - 2], tagged.tokens[at]
        to = tagged.tokens[at - 1].form.lower() == "to" and tagged.parent(at - 1) == at
        period = unit.lemma.lower() in ("month", "quarter", "year", "half", "week") and tagged.parent(at) == tagged.parent(at - 2)
        if to and period and month.form.lower() in MONTHS and month.deprel == "obl":
            arcs[at] = (at - 2, "nmod")
    return turned(tagged, arcs) if arcs else tagged


def earlier_in_the_week(tagged: Tagged) -> Tagged:
    """ "*Earlier this week*, Lund said": one time, not two."""
    arcs = {}
    for at, token in enumerate(tagged.tokens[:-2]):
        unit = at + 2
        near = token.form.lower() in ("earlier", "later", "early", "late") and tagged.tokens[unit].lemma.lower() in TIME_UNITS
        if near and token.deprel == "advmod" and tagged.parent(at) == tagged.parent(unit) and tagged.parent(at + 1) == unit:
            arcs[at] = (unit, "advmod")
    return turned(tagged, arcs) if arcs else tagged


RULES = (
    time_of_the_telling,
    earlier_in_the_week,
    period_up_to,
    by_how_much,
    age_of_the_name,
    years_as_object,
    measure_of_after,
    day_of_the_verb,
)
