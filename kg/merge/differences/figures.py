"""The words of a sentence -> its numbers: place, value, the least and most that it can be, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.english.telling import PART_BEFORE, PART_BEHIND, UNCOUNTED
from kg.merge.wording import lemma_of
from kg.types import Span

SMALL = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(),
        range(1, 17),
        strict=True,
    )
)
SMALL |= {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "dozen": 12}
SCALE = {"hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "m": 6, "crore": 7, "billion": 9, "bn": 9, "trillion": 12}
MONEY = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "s$": "SGD", "rs": "INR"}
MONEY_NOUNS = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "rupee": "INR",
    "won": "KRW",
    "rouble": "RUB",
    "ruble": "RUB",
}
DAYS = {"hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7), "month": Decimal(30), "year": Decimal(365)}
NUMBER = re.compile(
    r"(?P<money>(?:US|S|A|C|HK)?\$|€|£|¥|Rs\.?\s)?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(SMALL)})\b)"
    r"(?P<joined>-)?(?:\s?(?P<scale>hundred|thousand|lakh|million|crore|billion|trillion|bn|m)\b)?"
    r"(?:\s?(?P<percent>%|per cent\b|percent\b))?(?:\s*(?P<noun>(?:[A-Za-z][\w’'-]*\s){0,2}[A-Za-z][\w’'-]*))?",
    re.IGNORECASE,
)
VOTES = re.compile(
    rf"\b(?P<yes>\d+|{'|'.join(SMALL)}) votes? to (?P<no>\d+|{'|'.join(SMALL)})\b|\b(?P<for>\d{{1,3}})[-–](?P<against>\d{{1,3}})\b",
    re.IGNORECASE,
)
DATE_NOUN = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|o'clock|am\b|pm\b)", re.IGNORECASE)
# what stands before and behind a number of a score, a clock, a season, an ordinal or a name: "9-14", "18:41", "2004-05", "76ers"
PART = re.compile(r"[\w.,:/’'–-]$|\w\s?[–-]\s?$")
BROKEN = re.compile(r"\s?[-–:/]\s?\d|[A-Za-z’']|\s(?:a\.?m|p\.?m|GMT|EST|PST)\b")
EXACT = (Decimal(1), Decimal(1))
BOUNDS = (  # what stands before a number, and how many times it the least and the most are that it allows
    (re.compile(r"\b(?:at least|more than|over|above|no fewer than|not less than|exceeding)\s$", re.IGNORECASE), (Decimal(1), Decimal(2))),
    (
        re.compile(r"\b(?:at most|fewer than|less than|under|up to|as many as|as much as|no more than|below)\s$", re.IGNORECASE),
        (Decimal("0.5"), Decimal(1)),
    ),
    (
        re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|an estimated|close to)\s$", re.IGNORECASE),
        (Decimal("0.95"), Decimal("1.05")),
    ),
)
NO_COUNT = re.compile(rf"\b(?:{'|'.join(UNCOUNTED)})\s$", re.IGNORECASE)
SOME = re.compile(rf"\b(?:{'|'.join(PART_BEFORE)})\s$", re.IGNORECASE)
MORE = re.compile(rf"\s(?:{'|'.join(PART_BEHIND)})\b", re.IGNORECASE)
AGO = re.compile(r"\s(?:after|before|later|earlier|ago|since|on)\b")  # "two days after" is a time, not how long something took
VOTE = "votes"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number; of a vote, one for each side. `unit` is a currency, "%", or the noun counted in the singular."""

    span: Span
    value: tuple[Decimal, ...]
    unit: str
    least: Decimal
    most: Decimal


def figures(text: str) -> Iterator[Figure]:
    """The numbers of a sentence that count something, in order; none for dates, times, scores, ordinals and parts of a whole."""
    taken: list[Span] = []
    for match in VOTES.finditer(text):
        sides = [_number(match[g]) for g in ("yes", "no", "for", "against") if match[g]]
        if match["yes"] or re.search(r"\bvote", text, re.IGNORECASE):
            taken.append(Span(*match.span()))
            yield _figure(taken[-1], tuple(s for s in sides if s is not None), VOTE, text)
    for match in NUMBER.finditer(text):
        span, value, unit = Span(match.start(), _end(match)), _value(match), _unit(match)
        if (
            _is_part(match, text)
            or _is_some(match, text)
            or NO_COUNT.search(text[: match.start()])
            or AGO.match(text, span.end)
            or match["number"].lower() == "one"
        ):
            continue
        if value is not None and unit and not any(span.overlaps(t) for t in taken):
            yield _figure(span, (value,), unit, text)


def _figure(span: Span, value: tuple[Decimal, ...], unit: str, text: str) -> Figure:
    least, most = next((b for pattern, b in BOUNDS if pattern.search(text[: span.start])), EXACT)
    return Figure(span, value, unit, sum(value, Decimal()) * least, sum(value, Decimal()) * most)


def _is_part(match: re.Match[str], text: str) -> bool:
    """Whether the figures belong to something else: an ordinal, a score, a time of day, a season, a name."""
    start, end = match.start("money") if match["money"] else match.start("number"), match.end("number")
    return bool(PART.search(text[:start]) or (not match["scale"] and not match["joined"] and BROKEN.match(text, end)))


def _is_some(match: re.Match[str], text: str) -> bool:
    """Whether it is no total: some of many, or how often."""
    end = next(match.end(group) for group in ("percent", "scale", "number") if match[group])
    return bool(SOME.search(text[: match.start()]) or MORE.match(text, end))


def _value(match: re.Match[str]) -> Decimal | None:
    value = _number(match["number"])
    nouns = _nouns(match)
    if value is not None and nouns and (days := DAYS.get(lemma_of(nouns[0 if match["joined"] else -1].lower(), "NOUN"))):
        return value * days
    return value.scaleb(SCALE[match["scale"].lower()]) if value is not None and match["scale"] else value


def _number(text: str) -> Decimal | None:
    if text.lower() in SMALL:
        return Decimal(SMALL[text.lower()])
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def _unit(match: re.Match[str]) -> str:
    """Currency, "%" or the noun counted, in the singular; "" for dates, ordinals, times and years."""
    if match["percent"]:
        return "%"
    if match["money"]:
        return MONEY.get(match["money"].lower().strip(" ."), match["money"].strip())
    nouns = _nouns(match)
    if not nouns or DATE_NOUN.match(nouns[0]) or (re.fullmatch(r"(?:19|20)\d\d", match["number"]) and not match["joined"]):
        return ""
    head = lemma_of(nouns[0 if match["joined"] else -1].lower(), "NOUN")
    return MONEY_NOUNS.get(head, "day" if head in DAYS else head)


def _nouns(match: re.Match[str]) -> list[str]:
    """The words behind the number as far as they belong to it: "4,200 soldiers", not "4,200 soldiers and"."""
    words = (match["noun"] or "").split()
    stop = next((i for i, w in enumerate(words) if w.lower() in BREAKS), len(words))
    return words[:stop]


BREAKS = frozenset(
    """of and or in on at to from by with for as was were is are had has have who which that after before when while against than the a an
    according despite there here today yesterday tomorrow now together alone
    will would could may might died between into out up down per since later ago""".split()
)


def _end(match: re.Match[str]) -> int:
    ends = [match.end(g) for g in ("number", "scale", "percent") if match[g]]
    nouns = _nouns(match)
    if match["noun"] and nouns:
        ends.append(match.start("noun") + len(" ".join(nouns)))
    return max(ends)
