"""Values of kg.types -> RDF terms: what is written as a typed literal is checked first, what is not valid stays text."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from kg import vocab
from kg.types import Literal as TextLiteral
from kg.types import LiteralKind

Term = NamedNode | Literal
Bounds = tuple[date, date]

TYPE = NamedNode(f"{vocab.RDF}type")
INTEGER, DECIMAL = NamedNode(f"{vocab.XSD}integer"), NamedNode(f"{vocab.XSD}decimal")
DATE_TYPES = {4: NamedNode(f"{vocab.XSD}gYear"), 7: NamedNode(f"{vocab.XSD}gYearMonth"), 10: NamedNode(f"{vocab.XSD}date")}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
NUMBER = re.compile(r"[+-]?\d{1,40}(\.\d{1,40})?")
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
OPEN = ".."


@dataclass(frozen=True, slots=True)
class Amount:
    """What a quantity comes to, beside its words."""

    number: Literal
    unit: str | None


@cache
def kg(name: str) -> NamedNode:
    """A term of our ontology."""
    return NamedNode(vocab.kg(name))


def words(text: str, language: str = "en") -> Literal:
    """Text in its language; English where the language is no language tag."""
    return Literal(text, language=language.lower() if LANGUAGE.fullmatch(language) else "en")


@lru_cache(maxsize=2**14)
def number(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=INTEGER)


def decimal(value: Decimal) -> Literal:
    """A number in the one form that rdflib and Oxigraph both leave as it is: whole ones as integers, others without zeros at the end."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Literal(text, datatype=DECIMAL if "." in text else INTEGER)


@lru_cache(maxsize=2**14)
def string(text: str) -> Literal:
    """A plain string: a name of ours, no text of an article."""
    return Literal(text)


def amount(value: object) -> Amount | None:
    """Number and unit of a quantity; None for other arguments and for what is no plain decimal number."""
    if not isinstance(value, TextLiteral) or value.kind is not LiteralKind.QUANTITY or not NUMBER.fullmatch(value.value or ""):
        return None
    return Amount(decimal(Decimal(value.value or "")), value.unit)


def time(edtf: str) -> Literal | None:
    """xsd:date, xsd:gYearMonth or xsd:gYear; an interval as a string; None where it is no date at all, as 2023-02-30."""
    if bounds(edtf) is None:
        return None
    return Literal(edtf) if "/" in edtf else Literal(edtf, datatype=DATE_TYPES[len(edtf)])


@lru_cache(maxsize=2**14)
def bounds(edtf: str) -> Bounds | None:
    """First and last day of a date or interval; an open end is the first or last day there is. None where it is neither."""
    first, slash, last = edtf.partition("/")
    start = date.min if slash and first == OPEN else _day(first, last=False)
    end = date.max if slash and last == OPEN else _day(last if slash else first, last=True)
    return (start, end) if start and end and start <= end else None


def day(edtf: str) -> tuple[Literal | None, Literal | None]:
    """First and last day of a date or interval as xsd:date; None for an open end."""
    found = bounds(edtf) or (date.min, date.max)
    ends = (None if d in (date.min, date.max) else d for d in found)
    first, last = (Literal(d.isoformat(), datatype=DATE_TYPES[10]) if d else None for d in ends)
    return first, last


def literal(value: TextLiteral, language: str) -> Literal:
    """A literal argument: a time as a date where it is one, everything else as text with its white space made even."""
    if value.kind is LiteralKind.TIME and value.value and (dated := time(value.value)):
        return dated
    return words(" ".join(value.text.split()), language)


def web_address(url: str | None) -> NamedNode | None:
    """The address as an IRI if it is http or https and valid; a text can not put any other scheme into the graph."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(url)
    except ValueError:
        return None


def _day(text: str, *, last: bool) -> date | None:
    match = DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    try:
        month_ = month or (12 if last else 1)
        return date(year or 0, month_, day or (monthrange(year or 0, month_)[1] if last else 1))
    except ValueError:
        return None
