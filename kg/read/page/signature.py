"""Line or start of a paragraph -> its byline or dateline: who wrote it, where and for which agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.read.dates import MONTH, WEEKDAY, parse_date
from kg.read.page.clean import ends_sentence
from kg.read.page.words import NO_PLACE, NO_PLACE_BEGINS, PARTICLES, ROLES, is_agency, is_paper

MAX_LINE = 300  # characters of a byline
MAX_BYLINE = 20  # words
MAX_NAME = 5  # words of a person's name or a place's
MAX_DATELINE = 90  # characters before the dash

BYLINE = re.compile(r"\W*(?:(?:text|story|words|report|written|reported)\s+)?by\s*:?\s+(?P<names>\S.*)", re.IGNORECASE)
JOINED = re.compile(r"[a-z]{1,4}-[A-ZÀ-Þ]")
MAIL = re.compile(r"[\[(<]?\s*[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\s*[\])>]?")
ELSEWHERE = re.compile(
    r"\s+(?:in|at|for|from|of|with)\s+\S.*|\s*[|•·/–—@].*|\s+-\s.*|\s*\(.*|\s+\d.*|\s+(?:first\s+)?(?:published|posted|updated)\b.*",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(\s*,\s+and\s+|\s*[,;]\s*|\s+(?:and|&)\s+)", re.IGNORECASE)  # split keeps what stands between
DASHED = re.compile(rf"(?P<head>\S.{{1,{MAX_DATELINE}}}?)\s*(?:—|–|--|−|\s-)\s+(?=[\"“‘'\[]?[A-Z0-9À-Þ])")
COLON = re.compile(r"(?P<head>[^\s:][^:]{1,60}):\s+(?=[\"“‘']?[A-ZÀ-Þ])")
AGENCY = re.compile(r"\s*\((?P<agency>[^()]{2,40})\)$")
A_MONTH = MONTH.replace("?P<month>", "?:")
DAY = re.compile(rf"(?:^|,?\s*)(?:{WEEKDAY})?(?:{A_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{A_MONTH})(?:,?\s+\d{{4}})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stands before the first sentence: "RIVERA, June 15 (Delmar) — ". `text` is the paragraph without it, `published` its day
    where that has a year."""

    place: str | None
    agency: str | None
    text: str
    dated: bool = False
    published: date | None = None


def byline(line: str, *, known: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    """Authors that a line names ("By Ana Ruiz and Bo Lee in Lima", "Ana Ruiz, Reuters"), perhaps none; None if it is no byline.

    A line that is nothing but the name of a `known` author is one, too.
    """
    if len(line) > MAX_LINE:
        return None
    bare = MAIL.sub(" ", line).strip(" -–—|•·")
    if len(bare.split()) > MAX_BYLINE or (ends_sentence(bare) and not bare.endswith(("Jr.", "Sr."))):
        return None
    if bare.casefold() in {name.casefold() for name in known}:
        return (bare,)
    match = BYLINE.fullmatch(bare)
    if match:
        return _leading_names(match["names"]) or (() if _is_role(match["names"]) else None)
    return _name_and_agency(bare)


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that `paragraph` begins with. Place names in capitals are given as they are written in prose."""
    for pattern in (DASHED, COLON):
        match = pattern.match(paragraph)
        found = _dateline(match["head"]) if match else None
        if match and found:
            day = DAY.search(AGENCY.sub("", match["head"]))
            published = parse_date(day.group().strip(" ,")) if day else None
            return Dateline(place=found[0], agency=found[1], text=paragraph[match.end() :], dated=day is not None, published=published)
    return None


def is_name(text: str) -> bool:
    """Whether `text` is written like the name of a person, a body or a place: capitals but for particles, no digits."""
    parts = text.split()
    if not 1 <= len(parts) <= MAX_NAME or any(c.isdigit() for c in text) or not parts[0][0].isupper():
        return False
    return all(is_capital(part) or part.lower() in PARTICLES for part in parts) and is_capital(parts[-1])


def is_capital(part: str) -> bool:
    """Whether a word begins with a capital, or with an article joined to one ("al-Rahman")."""
    return part[0].isupper() or JOINED.match(part) is not None


def _leading_names(text: str) -> tuple[str, ...]:
    """Names up to the first part of the list that is none; what stands after "in", "for" or a bar is where, not who."""
    found: list[str] = []
    parts = BETWEEN.split(ELSEWHERE.sub("", text))
    for separator, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        outlet = bool(found) and (is_agency(part) or (separator.strip() == "," and is_paper(part)))
        if outlet or not is_name(part) or part.lower() in NO_PLACE or _is_role(part):
            break
        found.append(in_prose_case(part))
    return tuple(found)


def _name_and_agency(line: str) -> tuple[str, ...] | None:
    """ "Ana Ruiz, Reuters" or "Ana Ruiz, political correspondent": a name and what makes it a signature."""
    name, separator, rest = (part.strip() for part in re.split(r"(,|\s[|/–—-]\s)", f"{line},,", maxsplit=1))
    rest = rest.rstrip(",").strip()
    signed = bool(separator and rest) and (is_agency(rest) or _is_role(rest))
    return (in_prose_case(name),) if signed and is_name(name) and " " in name else None


def _is_role(text: str) -> bool:
    """ "political correspondent", "Staff Writer": one of the words is a role, which the others may narrow."""
    parts = re.findall(r"[^\W\d_]+", text.lower())
    return 0 < len(parts) <= MAX_NAME and not ROLES.isdisjoint(parts)


def _dateline(head: str) -> tuple[str | None, str | None] | None:
    """Place and agency of what stands before the dash; None where that is the start of a sentence."""
    bracket = AGENCY.search(head)
    agency = bracket["agency"].strip() if bracket else None
    place = head[: bracket.start()] if bracket else head
    day = DAY.search(place)
    place = place[: day.start()].strip(" ,") if day else place.strip(" ,")
    if not place:
        return (None, agency) if agency and is_agency(agency) else None
    if is_agency(place) and not bracket:
        return None, place
    if not _is_place(place, capitals=not (bracket or day)):
        return None
    return in_prose_case(place), agency


def _is_place(text: str, *, capitals: bool) -> bool:
    """Names between commas or strokes, the first in capitals where nothing else marks a dateline."""
    parts = [part.strip() for part in re.split(r"[,/]", text)]
    first = parts[0]
    if len(parts) > 3 or first.lower() in NO_PLACE or first.lower().split()[0] in NO_PLACE_BEGINS or len(first) < 3:
        return False
    if capitals and not first.isupper():
        return False
    return all(is_name(part) for part in parts)


def in_prose_case(name: str) -> str:
    """ "SARAH KIM" -> "Sarah Kim", "RIO DE JANEIRO" -> "Rio de Janeiro"; short forms with a stop ("D.C.") and mixed case stay."""
    return " ".join(_word_case(word, first=i == 0) for i, word in enumerate(name.split()))


def _word_case(word: str, *, first: bool) -> str:
    if not word.isupper() or len(word) < 2 or "." in word[:-1]:
        return word
    if not first and word.lower() in PARTICLES:
        return word.lower()
    return word.title().replace("’S", "’s").replace("'S", "'s")
