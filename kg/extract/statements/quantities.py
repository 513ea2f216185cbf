"""Head of a noun phrase -> its quantity: number as decimal string and unit (ISO 4217 currency, %, or the noun counted)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.english.tree import Node

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "dozen": 12,
}
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen"""
WORDS = {w: n for n, w in enumerate(ONES.split())}
WORDS |= {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "dollar": "USD",
    "euro": "EUR",
    "yen": "JPY",
    "won": "KRW",
    "ruble": "RUB",
    "rouble": "RUB",
    "pound": "GBP",
    "yuan": "CNY",
    "rupee": "INR",
}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
PERCENT = re.compile(r"\bper ?cent\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` is a plain decimal string without exponent; `unit` is None for a bare number."""

    value: str
    unit: str | None


def quantity(head: Node, *, text: str) -> Quantity | None:
    """Quantity of the phrase with this head word, or None; `text` is the phrase.

    Reads "4,200 soldiers", "€310 million", "$2bn", "about 80 percent", "two dozen ships"; ordinals and dates are none.
    """
    number = _number(head)
    return None if number is None else Quantity(_plain(number), _unit(head, text))


def _number(head: Node) -> Decimal | None:
    counts = head.dependents("nummod")
    words = {n for count in counts for n in count.subtree()}
    if head.upos == "SYM" or (head.upos == "NUM" and not counts):
        words |= {n for count in head.dependents("compound") for n in count.subtree()}
    if head.upos in {"NUM", "SYM"}:
        words.add(head)
    return _sum([n.low for n in sorted(words)])


def _sum(forms: list[str]) -> Decimal | None:
    """The number that "2.5 million" or "twenty two" names."""
    total: Decimal | None = None
    scale = Decimal(1)
    for form in forms:
        amount = _amount(form)
        if amount is not None:
            total = amount if total is None else total + amount
        elif form in SCALES:
            scale *= SCALES[form]
            total = Decimal(1) if total is None else total
    return None if total is None else total * scale


def _amount(form: str) -> Decimal | None:
    match = NUMBER.fullmatch(form.lstrip("$€£¥"))
    if match:
        return Decimal(match[0].replace(",", ""))
    attached = re.fullmatch(rf"({NUMBER.pattern})(m|mn|bn|tn)", form.lstrip("$€£¥"))
    if attached:
        return Decimal(attached[1].replace(",", "")) * SCALES[attached[2]]
    return Decimal(WORDS[form]) if form in WORDS else None


def _unit(head: Node, text: str) -> str | None:
    for sign, code in CURRENCIES.items():
        if not sign.isalpha() and sign in text.lower():
            return code
    lemma = head.lemma.lower()
    if "%" in text or lemma in {"percent", "percentage"} or PERCENT.search(text):
        return "%"
    return CURRENCIES.get(lemma) or (lemma if head.upos == "NOUN" else None)


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
