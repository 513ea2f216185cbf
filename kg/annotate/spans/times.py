"""A tagged sentence in, its time expressions out: the model's date tags and a small grammar, one stretch per expression."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.lexicon import ARTICLES, DATE_MODIFIERS, DAY_WORDS, MONTHS, TIME_UNITS, WEEKDAYS
from kg.annotate.parse.tagged import Tagged, bio_spans

YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
DECADE = re.compile(r"(1[5-9]\d|20\d)0s|'?\d0s")
DAY = re.compile(r"([1-9]|[12]\d|3[01])(st|nd|rd|th)?")
CLOCK = re.compile(r"\d{1,2}([:.]\d\d)?|noon|midnight")
FRAMES = frozenset({"beginning", "start", "end", "middle", "mid", "half", "eve"})
LEADING = frozenset({"of", "in", "on", "at", "and", "by", "from", "since", "until", "for", "during", "'s", "’s", "'", "’"})
PERIODS = frozenset({"months", "quarter", "year", "half", "weeks"})
RANGES = {"between": "and", "from": "to"}
DEICTIC = frozenset({"last", "next", "this", "past", "previous", "coming", "following", "same", "that"})
SHARES = frozenset({"third", "quarter", "half", "fifth", "fourth", "tenth"})


def time_expressions(tagged: Tagged) -> list[tuple[int, int]]:
    """(first, last) positions of each expression, without a leading article; none overlap."""
    forms = [t.form.lower() for t in tagged.tokens]
    marked = [False] * len(forms)
    for first, last, _ in bio_spans(tagged.dates):
        marked[first : last + 1] = [True] * (last + 1 - first)
    for i in range(len(forms)):
        if _is_anchor(tagged, forms, i):
            first, last = _grow(forms, i, tagged)
            marked[first : last + 1] = [True] * (last + 1 - first)
    parts = [_counted(_trimmed(part, forms, tagged), tagged) for run in _runs(marked) for part in _split(run, forms)]
    return _ranges([part for part in parts if part is not None and not is_vague(tagged, tagged.top(*part))], forms)


def _ranges(parts: Sequence[tuple[int, int]], forms: Sequence[str]) -> list[tuple[int, int]]:
    """ "between *October and January*", "from *May to July*" are one expression each."""
    found: list[tuple[int, int]] = []
    for first, last in parts:
        before = found[-1] if found else (-1, -1)
        link = RANGES.get(forms[before[0] - 1]) if before[0] > 0 else None
        if before[1] >= 0 and forms[before[1]] in PERIODS and (forms[first] in MONTHS or forms[first] in FRAMES):
            link = "to"  # "the three months to March"
        between = [w for w in forms[before[1] + 1 : first] if w != "the"] if before[1] >= 0 else []
        if link is not None and between == [link]:
            found[-1] = (before[0], last)
        else:
            found.append((first, last))
    return found


def _is_anchor(tagged: Tagged, forms: Sequence[str], i: int) -> bool:
    """Whether the word says a time by itself: a weekday, a month, a year, today, "last week"."""
    form, upos = forms[i], tagged.tokens[i].upos
    if form in WEEKDAYS or (form in MONTHS and form not in ("may", "march")) or form in DAY_WORDS:
        return upos in ("PROPN", "NOUN", "ADV")
    if form in ("may", "march"):
        return upos == "PROPN"
    if YEAR.fullmatch(form):
        return upos in ("NUM", "NOUN") and not _counts(tagged, i)
    if DECADE.fullmatch(form):
        return True
    unit = form if form in TIME_UNITS else form.removesuffix("s")
    return unit in TIME_UNITS and upos == "NOUN" and i > 0 and (forms[i - 1] in DEICTIC or _is_end_of(forms, i))


def _is_end_of(forms: Sequence[str], i: int) -> bool:
    """ "by the end of the *month*"."""
    return i > 2 and forms[i - 1] == "the" and forms[i - 2] == "of" and forms[i - 3] in FRAMES


def _counts(tagged: Tagged, i: int) -> bool:
    """Whether a number counts something ("2,019 soldiers"; "2019 elections" is read as a year)."""
    after = tagged.tokens[i + 1].form.lower() if i + 1 < len(tagged.tokens) else ""
    token = tagged.tokens[i]
    return (
        (token.deprel == "nummod" and tagged.parent(i) > i)
        or after in ("percent", "%", "per")
        or tagged.tokens[max(i - 1, 0)].form in "$€£¥"
    )


def _grow(forms: Sequence[str], i: int, tagged: Tagged) -> tuple[int, int]:
    """The stretch around an anchor that belongs to the expression."""
    first = last = i
    if forms[i] in MONTHS:
        first, last = _around_month(forms, i)
    elif last + 1 < len(forms) and (forms[last + 1] in ("morning", "afternoon", "evening", "night")):
        last += 1
    while first and _leads(forms, first - 1):
        first -= 1
    if _is_end_of(forms, first):
        first -= 3
    elif first > 1 and forms[first - 1] in ("of", "-") and forms[first - 2] in FRAMES:
        first -= 2
    return first, last


def _around_month(forms: Sequence[str], i: int) -> tuple[int, int]:
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
    if first > 1 and forms[first - 1] == "," and forms[first - 2] in WEEKDAYS:
        first -= 2
    return first, last


def _leads(forms: Sequence[str], i: int) -> bool:
    return forms[i] in DATE_MODIFIERS or (forms[i] in ("the", "of") and i > 0 and forms[i - 1] in ("morning", "evening", "night", *FRAMES))


def _runs(marked: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i, on in enumerate(marked):
        if on and runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        elif on:
            runs.append((i, i))
    return runs


def _split(run: tuple[int, int], forms: Sequence[str]) -> list[tuple[int, int]]:
    """Cut at "and", "or", "to" and "until" between two expressions."""
    first, last = run
    parts, start = [], first
    for i in range(first + 1, last):
        if forms[i] in ("and", "or", "to", "until") and start < i:
            parts.append((start, i - 1))
            start = i + 1
    return [*parts, (start, last)]


def is_vague(tagged: Tagged, i: int) -> bool:
    """ "in *years*", "*years* of neglect", "at any *time*": a noun of time that says no time one could look up."""
    token = tagged.tokens[i]
    told = [c for c in tagged.children[i] if c < i and tagged.tokens[c].upos in ("NUM", "ADJ", "PROPN", "NOUN")]
    some = token.lemma.lower() == "time" or (token.xpos == "NNS" and token.lemma.lower() in TIME_UNITS)
    return some and not told and not any(tagged.tokens[c].form.lower() in DEICTIC for c in tagged.children[i] if c < i)


def _trimmed(run: tuple[int, int], forms: Sequence[str], tagged: Tagged) -> tuple[int, int] | None:
    """Without article, preposition and punctuation at the ends; None if nothing is left or it is part of a name."""
    first, last = run
    drop = ARTICLES | LEADING
    while first <= last and (
        forms[first] in drop or tagged.tokens[first].upos in ("PUNCT", "ADP") or (forms[first] in SHARES and _stands_apart(tagged, run))
    ):
        first += 1
    while last >= first and (forms[last] in drop or tagged.tokens[last].upos in ("PUNCT", "ADP", "DET")):
        last -= 1
    part = first > 0 and tagged.parent(first - 1) == first and tagged.tokens[first - 1].upos == "PROPN" and _is_named(forms[first])
    if first > last or part or any(tagged.names[i] not in ("O", "B-OTH", "I-OTH") for i in range(first, last + 1)):
        return None
    return first, last


def _stands_apart(tagged: Tagged, run: tuple[int, int]) -> bool:
    """ "fell by a *third* last year": the first word is no part of the time."""
    first, last = run
    return not first <= tagged.parent(first) <= last and all(tagged.parent(i) != first for i in range(first + 1, last + 1))


def _is_named(form: str) -> bool:
    """ "Victory *Day*", "Black *Friday*"; "New York *Monday*" is a day."""
    return form in ("day", "eve", "week", "year")


def _counted(run: tuple[int, int] | None, tagged: Tagged) -> tuple[int, int] | None:
    """With the unit that a number counts ("ten | days"), and its number; None where the number counts no time ("four-year ban" is a phrase
    of its own)."""
    if run is None:
        return None
    top = tagged.top(*run)
    token, parent = tagged.tokens[top], tagged.parent(top)
    if token.upos != "NUM" or token.deprel not in ("nummod", "compound") or parent <= top:
        numbers = [c for c in tagged.children[top] if tagged.tokens[c].deprel == "nummod" and c == run[0] - 1]
        return min([run[0], *numbers]), run[1]
    if tagged.tokens[parent].lemma.lower() in TIME_UNITS and tagged.tokens[parent].deprel != "compound":
        return run[0], parent
    return None
