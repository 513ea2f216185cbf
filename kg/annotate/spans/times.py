"""Tree -> its time expressions: the model's date tags and a small grammar, one stretch per expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.annotate.spans.stretch import Stretch
from kg.english.calendar import DATE_MODIFIERS, DAY_WORDS, HOLIDAYS, MONTH_FORMS, NUMBERS, SEASONS, TIME_UNITS, WEEKDAY_FORMS
from kg.english.pronouns import ARTICLES
from kg.english.tree import Node, Tree

YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
DECADE = re.compile(r"(1[5-9]\d|20\d)0s|'?\d0s")
DAY = re.compile(r"([1-9]|[12]\d|3[01])(st|nd|rd|th)?")
CLOCK = re.compile(r"\d{1,2}([:.]\d\d)?|noon|midnight")
FRAMES = frozenset({"beginning", "start", "end", "middle", "mid", "half", "eve"})
LEADING = frozenset({"of", "in", "on", "at", "and", "by", "from", "since", "until", "for", "during", "'s", "’s", "'", "’"})
PARTS = frozenset({"morning", "afternoon", "evening", "night", "hours"}) | FRAMES | MONTH_FORMS | WEEKDAY_FORMS | frozenset(SEASONS)
COUNTED_PARTS = frozenset({"quarter", "half", "week", "weeks", "weekend", "days", "months"})  # "the *first* week of March"
ORDINALS = frozenset({"first", "second", "third", "fourth", "last", "latter"})
HOLIDAY_FORMS = tuple(tuple(name.replace("'s", " 's").split()) for name in HOLIDAYS)
PERIODS = frozenset({"months", "quarter", "year", "half", "weeks"})
ENDING = frozenset({"to", "through", "ended", "ending"})  # "the three months *ended* on 31 March"
RANGES = {"between": "and", "from": "to"}
DEICTIC = frozenset({"last", "next", "this", "past", "previous", "coming", "following", "same", "that"})
EDGES = ARTICLES | LEADING
MONEY = "$€£¥"
AMBIGUOUS = frozenset({"may", "march"})
SHARES = frozenset({"third", "quarter", "half", "fifth", "fourth", "tenth"})


Run = tuple[int, int]  # first and last position in the list of words


def time_expressions(tree: Tree) -> list[Stretch]:
    """A stretch for each expression, without a leading article; none overlap."""
    nodes, forms = tree.nodes, [n.low for n in tree.nodes]
    marked = [n.date != "O" for n in nodes]
    for i, node in enumerate(nodes):
        if _is_anchor(node, forms, i):
            first, last = _grow(forms, i)
            marked[first : last + 1] = [True] * (last + 1 - first)
        for holiday in HOLIDAY_FORMS:
            if tuple(forms[i : i + len(holiday)]) == holiday:
                marked[i : i + len(holiday)] = [True] * len(holiday)
    parts = [_counted(_trimmed(nodes[a : b + 1])) for run in _runs(marked) for a, b in _split(run, forms)]
    return _ranges(part for part in parts if part is not None and not is_vague(part.head))


def _ranges(parts: Iterable[Stretch]) -> list[Stretch]:
    """ "between *October and January*", "from *May to July*" are one expression each."""
    found: list[Stretch] = []
    for part in parts:
        before = found[-1] if found else None
        if before is not None and _is_joined(before, part):
            found[-1] = Stretch(before.first, part.last)
        else:
            found.append(part)
    return found


def _is_joined(before: Stretch, part: Stretch) -> bool:
    """Whether two expressions are the ends of a range, or one of another: "the three months *to* March", "Monday *of* last week"."""
    opened = before.first.before
    link = RANGES.get(opened.low) if opened is not None else None
    between = [n.low for n in before.first.tree.nodes[before.last.index : part.first.index - 1] if n.low != "the"]
    ends = before.last.low in PERIODS and (part.first.low in MONTH_FORMS | FRAMES or DAY.fullmatch(part.first.low) is not None)
    if ends and ENDING.intersection(between) and len(between) <= 2:
        return True
    return between in ([link], ["of"])


def _is_anchor(node: Node, forms: Sequence[str], i: int) -> bool:
    """Whether the word says a time by itself: a weekday, a month, a year, today, "last week"."""
    form, upos = node.low, node.upos
    if form in WEEKDAY_FORMS or (form in MONTH_FORMS and form not in AMBIGUOUS) or form in DAY_WORDS:
        return upos in {"PROPN", "NOUN", "ADV"}
    if form in AMBIGUOUS:
        return upos == "PROPN"
    if YEAR.fullmatch(form):
        return upos in {"NUM", "NOUN"} and not _counts(node)
    if DECADE.fullmatch(form):
        return True
    unit = form if form in TIME_UNITS else form.removesuffix("s")
    return unit in TIME_UNITS and upos == "NOUN" and i > 0 and (forms[i - 1] in DEICTIC or _is_end_of(forms, i))


def _is_end_of(forms: Sequence[str], i: int) -> bool:
    """ "by the end of the *month*"."""
    return i > 2 and forms[i - 1] == "the" and forms[i - 2] == "of" and forms[i - 3] in FRAMES


def _counts(node: Node) -> bool:
    """Whether a number counts something ("2,019 soldiers"; "2019 elections" is read as a year)."""
    counted = node.deprel == "nummod" and node.head is not None and node.head.index > node.index
    share = node.after is not None and node.after.low in {"percent", "%", "per"}
    return counted or share or (node.before or node).form in MONEY


def _grow(forms: Sequence[str], i: int) -> Run:
    """The stretch around an anchor that belongs to the expression."""
    first = last = i
    if forms[i] in MONTH_FORMS:
        first, last = _around_month(forms, i)
    elif last + 1 < len(forms) and (forms[last + 1] in {"morning", "afternoon", "evening", "night"}):
        last += 1
    first = _with_modifiers(forms, first)
    while (part := _part_before(forms, first)) is not None:
        first = _with_modifiers(forms, part)
    if first > 1 and forms[first - 1] == "-" and forms[first - 2] in FRAMES:
        first -= 2
    return first, last


def _with_modifiers(forms: Sequence[str], first: int) -> int:
    """Where the words begin that belong to a time word: "the *early* 1990s", "the *first nine* months"."""
    if first > 1 and (forms[first - 1] in NUMBERS or forms[first - 1].isdigit()) and forms[first - 2] in ORDINALS:
        first -= 2
    while first and forms[first - 1] in DATE_MODIFIERS:
        first -= 1
    return first


def _part_before(forms: Sequence[str], first: int) -> int | None:
    """The place of the word before "of" that names a part of the time that begins at `first`: "the *end* of the year"."""
    of = first - 2 if first and forms[first - 1] == "the" else first - 1
    if of < 1 or forms[of] != "of":
        return None
    counted = forms[of - 1] in COUNTED_PARTS and not ORDINALS.isdisjoint(forms[max(0, of - 3) : of - 1])
    return of - 1 if counted or forms[of - 1] in PARTS else None


def _around_month(forms: Sequence[str], i: int) -> Run:
    """ "June 18", "18 June 2019", "June 18, 2019", "June 2019"."""
    first = last = i
    if i and DAY.fullmatch(forms[i - 1]):
        first -= 1
    elif i > 2 and DAY.fullmatch(forms[i - 2]) and forms[i - 1] == "of":
        first -= 2
    if last + 1 < len(forms) and DAY.fullmatch(forms[last + 1]) and first == i:
        last += 1
    if last + 1 < len(forms) and YEAR.fullmatch(forms[last + 1]):
        return first, last + 1
    if last + 2 < len(forms) and forms[last + 1] == "," and YEAR.fullmatch(forms[last + 2]):
        return first, last + 2
    if first > 1 and forms[first - 1] == "," and forms[first - 2] in WEEKDAY_FORMS:
        first -= 2
    return first, last


def _runs(marked: Sequence[bool]) -> list[Run]:
    runs: list[Run] = []
    for i, on in enumerate(marked):
        if on and runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        elif on:
            runs.append((i, i))
    return runs


def _split(run: Run, forms: Sequence[str]) -> list[Run]:
    """Cut at "and", "or", "to" and "until" between two expressions."""
    first, last = run
    parts, start = [], first
    for i in range(first + 1, last):
        if forms[i] in {"and", "or", "to", "until"} and start < i:
            parts.append((start, i - 1))
            start = i + 1
    return [*parts, (start, last)]


def is_vague(node: Node) -> bool:
    """ "in *years*", "*years* of neglect", "at any *time*": a noun of time that says no time one could look up."""
    before = [c for c in node.children if c.index < node.index]
    told = any(c.upos in {"NUM", "ADJ", "PROPN", "NOUN"} or c.low in DEICTIC for c in before)
    unit = node.lemma.lower()
    return not told and (unit == "time" or (node.xpos == "NNS" and unit in TIME_UNITS))


def _trimmed(words: Sequence[Node]) -> Stretch | None:
    """Without article, preposition and punctuation at the ends; None if nothing is left or it is part of a name."""
    run = set(words)
    while words and _is_leading(words[0], run):
        words = words[1:]
    while words and (words[-1].low in EDGES or words[-1].upos in {"PUNCT", "ADP", "DET"}):
        words = words[:-1]
    if not words or _is_named(words[0]) or any(n.name not in {"O", "B-OTH", "I-OTH"} for n in words):
        return None
    return Stretch(words[0], words[-1])


def _is_leading(node: Node, run: set[Node]) -> bool:
    return node.low in EDGES or node.upos in {"PUNCT", "ADP"} or (node.low in SHARES and _stands_apart(node, run))


def _stands_apart(node: Node, run: set[Node]) -> bool:
    """ "fell by a *third* last year": the first word is no part of the time."""
    return node.head not in run and all(n.head is not node for n in run)


def _is_named(node: Node) -> bool:
    """ "Victory *Day*", "Black *Friday*"; "New York *Monday*" is a day."""
    before = node.before
    return before is not None and before.head is node and before.upos == "PROPN" and node.low in {"day", "eve", "week", "year"}


def _counted(part: Stretch | None) -> Stretch | None:
    """With the unit that a number counts ("ten | days"), and its number; None where the number counts no time ("four-year ban" is a phrase
    of its own)."""
    if part is None:
        return None
    head = part.head
    noun = head.head
    if head.upos != "NUM" or head.deprel not in {"nummod", "compound"} or noun is None or noun.index <= head.index:
        number = part.first.before
        counted = number is not None and number.head is head and number.deprel == "nummod"
        return Stretch(number, part.last) if counted and number is not None else part
    return Stretch(part.first, noun) if noun.lemma.lower() in TIME_UNITS and noun.deprel != "compound" else None
